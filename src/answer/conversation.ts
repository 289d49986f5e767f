import type { Answer, Passage } from '../model.ts'
import type { Segmenter } from '../text/segment.ts'
import { compare } from './compare.ts'
import { sidesAgain, slotsOfSides } from './compare-again.ts'
import type { Corpus } from './corpus.ts'
import { type Finding, find } from './find.ts'
import { correctionOf, leaningOf, leanOf, mergeQueries, saysItAll, standsAlone } from './follow-up.ts'
import { answerMove } from './moves.ts'
import { findNear } from './near.ts'
import { quotedLines, quotedTurn } from './quoted.ts'
import { focusOf, hasSlots, slotsOf } from './slots.ts'
import type { Query, Slots, Turn } from './turn.ts'
import type { Reading } from './understand/read-query.ts'

/** What a conversation needs of the engine to have single questions answered. */
export interface ConversationTools {
  corpus: Corpus
  segmenter: Segmenter
  read(question: string): Reading
  /** Answers what is no search for one paragraph: catalog, outline, comparison; null for other questions. */
  special(reading: Reading): Answer | null
  compose(finding: Finding): Answer
}

/** How an exchange was answered: what of it the next one may take up. */
interface Outcome {
  query: Query
  answer: Answer
  /** Years, bodies and places it was about, one unless it compared. */
  slots?: Slots[]
  /** It leans on the turn before, so that a no leaves the conversation where it was. */
  leans: boolean
}

/** So many steps back a comparison of earlier answers may reach. */
const LONGEST_TRAIL = 8
const NO_OFFICE_UNIT = /^[个种类点项]$/u

/** A figure in another unit than the one asked for is no answer to a question that is read with help (总投资多少). */
function unitFits({ query, ranked }: Finding): boolean {
  const figure = ranked[0]?.figure?.figure
  if (query.intent !== 'number' || query.units.length === 0 || !figure) return true
  return (
    figure.unit === '' || query.units.includes(figure.unit) || query.units.some((u) => NO_OFFICE_UNIT.test(u))
  )
}

function isGood(finding: Finding): boolean {
  return finding.verdict.good && unitFits(finding)
}

function takenOver(query: Query, previous: Turn): string {
  const own = new Set(query.terms)
  const shared = previous.query.terms.filter((term) => own.has(term))
  const slots = [
    ...query.regions,
    ...query.bodies,
    ...query.years.map((year) => `${year}年`),
    ...shared.slice(0, 3),
  ]
  return slots.length > 0 ? `接着上一问，按${slots.join('、')}查；` : '接着上一问；'
}

function withReason(answer: Answer, words: string): Answer {
  const [first, ...others] = answer.reasons
  return first === undefined ? answer : { ...answer, reasons: [`${words}${first}`, ...others] }
}

/** Makes the turns of conversations: `ask(question, previous, quote)` as in Engine. Pure. */
export function createConversation(tools: ConversationTools) {
  const { corpus, segmenter, read, special, compose } = tools

  const alone = (reading: Reading, leans: boolean): Outcome => {
    const { query } = reading
    const answer = special(reading) ?? compose(find(query, corpus, segmenter, null))
    return { query, answer, leans }
  }

  /** The searches that a leaning question may mean, the likeliest first. */
  const attempts = function* (reading: Reading, previous: Turn): Generator<Finding> {
    const carried = mergeQueries(reading, previous, corpus, true)
    const own = mergeQueries(reading, previous, corpus, false)
    const at = focusOf(previous)[0]
    const ownMatter = own.concepts.some(({ thing }) => thing)
    const near = function* (query: Query): Generator<Finding> {
      const finding = at ? findNear(query, at, corpus, segmenter) : null
      if (finding) yield finding
    }
    const wide = (query: Query) => find(query, corpus, segmenter, leaningOf(query, previous, corpus))
    if (!hasSlots(reading)) {
      yield* near(carried)
      if (ownMatter) yield* near(own)
    }
    if (saysItAll(reading)) yield wide(own)
    yield wide(carried)
    if (ownMatter && !saysItAll(reading)) yield wide(own)
    // 备案审查呢 市政府报来几件: the body named may be part of the matter after all.
    if (ownMatter && own.bodies.length > 0 && reading.query.regions.length === 0)
      yield* near({ ...own, bodies: [] })
  }

  const leaning = (reading: Reading, previous: Turn): { found: Outcome | null; no: () => Outcome } => {
    const merged = mergeQueries(reading, previous, corpus, true)
    const answer = special({ ...reading, query: merged })
    if (answer && answer.kind !== 'decline')
      return { found: { query: merged, answer, leans: true }, no: refuse }
    for (const finding of attempts(reading, previous)) {
      if (isGood(finding)) {
        const said = withReason(compose(finding), takenOver(finding.query, previous))
        return { found: { query: finding.query, answer: said, leans: true }, no: refuse }
      }
    }
    function refuse(): Outcome {
      const finding = find(merged, corpus, segmenter, null)
      const bad = { ...finding, verdict: { ...finding.verdict, good: false } }
      return {
        query: merged,
        answer: withReason(compose(bad), takenOver(merged, previous)),
        leans: true,
      }
    }
    return { found: null, no: refuse }
  }

  const compared = (reading: Reading, previous: Turn): Outcome | null => {
    const sides = sidesAgain(reading, previous)
    if (sides.length < 2) return null
    const query: Query = {
      ...previous.query,
      years: [...new Set(sides.flatMap((side) => side.query.years))],
      bodies: [...new Set(sides.flatMap((side) => side.query.bodies))],
      regions: [...new Set(sides.flatMap((side) => side.query.regions))],
    }
    const answer = compare(query, sides, corpus, segmenter)
    return { query, answer, slots: slotsOfSides(sides), leans: true }
  }

  const moved = (reading: Reading, previous: Turn | null): Outcome | null => {
    const { query } = reading
    if (!query.move) return null
    if (!previous) {
      const answer = answerMove(query, null, corpus, () => null)
      return answer && { query: { ...query, move: null }, answer, leans: false }
    }
    const before = previous.query
    const asked = query.move === 'overview' ? query : { ...before, text: query.text }
    const carried: Query = { ...asked, move: query.move, ordinal: query.ordinal, seen: before.seen }
    const again = () => find({ ...before, move: null }, corpus, segmenter, null)
    const answer = answerMove(carried, previous, corpus, again)
    return answer && { query: { ...before, move: null }, answer, leans: true }
  }

  const answered = (reading: Reading, previous: Turn | null, corrects: boolean): Outcome => {
    const move = moved(reading, previous)
    if (move) return move
    const lean = corrects && previous ? 'plainly' : leanOf(reading, previous)
    if (!previous || lean === 'none') return alone(reading, false)
    const again = compared(reading, previous)
    if (again) return again
    const { found, no } = leaning(reading, previous)
    if (found) return found
    if (lean === 'plainly' && !standsAlone(reading)) return no()
    const own = alone(reading, true)
    return own.answer.kind === 'decline' ? { ...own, leans: true } : { ...own, leans: false }
  }

  const keep = (question: string, outcome: Outcome, previous: Turn | null): Turn => {
    const { query, answer, leans } = outcome
    const no = answer.passages.length === 0
    const before = leans ? focusOf(previous) : []
    const focus: Passage[] = no ? before : answer.passages
    const shown = answer.passages.map((passage) => `${passage.report.id}#${passage.paragraph}`)
    const seen = [...new Set([...(leans ? (previous?.query.seen ?? []) : []), ...query.seen, ...shown])]
    const compares = answer.kind === 'compare' && !outcome.slots
    const slots =
      outcome.slots ??
      (compares
        ? answer.passages.map((passage) =>
            slotsOf({ ...query, years: [], bodies: [], regions: [] }, passage, corpus),
          )
        : [slotsOf(query, answer.passages[0] ?? before[0], corpus)])
    const trail = [...(leans ? (previous?.trail ?? []) : []), ...slots].slice(-LONGEST_TRAIL)
    return { question, query: { ...query, seen }, answer, focus, trail }
  }

  const quoted = (quote: string | undefined, previous: Turn | null): Turn | null => {
    if (quote === undefined || quote.trim() === '') return previous
    const turn = quotedTurn(quote, (line) => read(line).query, corpus, segmenter)
    if (turn) return turn
    // No words of a report: an earlier question, perhaps; asked again, it is what the message is about.
    const [line] = quotedLines(quote)
    if (line === undefined) return previous
    const asked = keep(line, answered(read(line), null, false), null)
    return asked.answer.kind === 'answer' || asked.answer.kind === 'compare' ? asked : previous
  }

  return {
    /** Answers a message that is no greeting; `previous` and `quote` as in Engine.ask. */
    ask(question: string, previous: Turn | null, quote?: string): Turn {
      const before = quoted(quote, previous)
      const right = before ? correctionOf(question) : null
      return keep(question, answered(read(right ?? question), before, right !== null), before)
    },
  }
}
