import type { Answer } from '../model.ts'
import type { Segmenter } from '../text/segment.ts'
import { compare } from './compare.ts'
import { asksTogether, asksYearBefore, sidesAgain, sidesAskedAnew, slotsOfSides } from './compare-again.ts'
import { type Corpus, sentenceOf } from './corpus.ts'
import type { Finding } from './find.ts'
import { figureTold, hasMatter, mergeQueries } from './follow-up.ts'
import { isGood } from './helped.ts'
import { namedAlike } from './named-alike.ts'
import { findHere } from './near.ts'
import type { Outcome } from './outcome.ts'
import { focusOf, hasSlots } from './slots.ts'
import type { Steps } from './steps.ts'
import { toldBeside } from './told-beside.ts'
import type { Query, Turn } from './turn.ts'
import type { Reading } from './understand/read-query.ts'

/** From this share on two figures bear one name. */
const SAME_NAME = 0.6

/** Whether a side of a comparison is not told. */
function lacksRow({ kind, comparison }: Answer): boolean {
  return kind !== 'compare' || comparison.some(({ passage }) => passage === null)
}

/** Whether the last two answers are of one year, body and place, and so differ in their matter. */
function ofOneReport({ trail = [] }: Turn): boolean {
  const [a, b] = trail.slice(-2)
  return !!a && !!b && a.year === b.year && a.body === b.body && a.region === b.region
}

/** Makes comparisons that go on with what a conversation told before; `compose` as in ConversationTools. Pure. */
export function createComparing(corpus: Corpus, segmenter: Segmenter, compose: (finding: Finding) => Answer) {
  /** What was told before set side by side: 差多少, 哪年多, 比上年呢; null where nothing of the kind is asked. */
  const compared = function* (reading: Reading, previous: Turn): Steps<Outcome | null> {
    const matters =
      ofOneReport(previous) && asksTogether(reading) ? toldBeside(reading.query, previous, corpus) : null
    if (matters)
      return {
        query: { ...previous.query, text: `${previous.query.text}，${reading.query.text}` },
        answer: matters,
        slots: (previous.trail ?? []).slice(-2),
        leans: true,
      }
    const sides = sidesAgain(reading, previous)
    if (sides.length < 2) return null
    const told = asksYearBefore(reading) ? toldChange(reading, previous) : null
    if (told) return told
    const query: Query = {
      ...previous.query,
      text: `${previous.query.text}，${reading.query.text}`,
      years: [...new Set(sides.flatMap((side) => side.query.years))],
      bodies: [...new Set(sides.flatMap((side) => side.query.bodies))],
      regions: [...new Set(sides.flatMap((side) => side.query.regions))],
    }
    const answer = yield* compare(query, sides, corpus, segmenter, reading.query.text)
    return { query, answer, slots: slotsOfSides(sides), leans: true }
  }

  /** 同比上升4.7%, said of the very figure just told, answers 比上年呢 before any other report does. */
  const toldChange = (reading: Reading, previous: Turn): Outcome | null => {
    const at = focusOf(previous)[0]
    const query: Query = {
      ...previous.query,
      text: `${previous.query.text}，比上年增长多少`,
      change: true,
      units: [],
      unitsSure: false,
      move: null,
    }
    const finding = at && previous.query.intent === 'number' ? findHere(query, at, corpus) : null
    const best = finding?.ranked[0]
    const figure = best?.figure?.figure
    const before = figureTold(previous, corpus)
    if (!finding || !best || !before || !isGood(finding, reading, true) || figure?.kind !== 'change')
      return null
    const together = sentenceOf(best.unit, figure).start === sentenceOf(best.unit, before).start
    if (!together || before.kind === 'change' || namedAlike(before, figure) < SAME_NAME) return null
    // The conversation stays about what was told, not about how it grew.
    return { query: previous.query, answer: compose(finding), leans: true }
  }

  /** 财政收入呢 after GDP of two provinces was compared: of both as well, if both tell it. */
  const alongside = function* (reading: Reading, previous: Turn): Steps<Outcome | null> {
    const { intent, concepts, move } = reading.query
    const own = hasMatter(concepts)
    // 为什么, 谁提的 ask for no figure of both.
    if (hasSlots(reading) || move || !(intent === 'number' || (intent === 'topic' && own))) return null
    const merged = mergeQueries(reading, previous, corpus, !own)
    const query: Query = { ...merged, intent: 'number' }
    const sides = sidesAskedAnew(query, previous)
    if (sides.length < 2) return null
    const answer = yield* compare(query, sides, corpus, segmenter, reading.query.text)
    return lacksRow(answer) ? null : { query, answer, slots: slotsOfSides(sides), leans: true }
  }

  return { compared, alongside }
}
