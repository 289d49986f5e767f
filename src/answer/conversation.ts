import type { Answer, Passage } from '../model.ts'
import type { Segmenter } from '../text/segment.ts'
import { createComparing } from './comparing.ts'
import type { Corpus } from './corpus.ts'
import { asTold, inPlaceOfTold, isSameFigure } from './counterpart.ts'
import { type Finding, find, finding } from './find.ts'
import {
  behind,
  correctionOf,
  figureTold,
  hasMatter,
  joinedOn,
  leaningOf,
  leanOf,
  leavesOutNoun,
  mergeQueries,
  namesMatterFirst,
  onlySlots,
  pointsBack,
  saysItAll,
  standsAlone,
  toldOfPlan,
} from './follow-up.ts'
import { isBetterAlone, isGood, ofTheYear, refused, staysHere, unitFits, withoutUnmet } from './helped.ts'
import { answerMove } from './moves.ts'
import { findHere, findNear } from './near.ts'
import { newestFirst } from './newest-first.ts'
import { overviewAnswer } from './origin.ts'
import type { Outcome } from './outcome.ts'
import { quotedLines, quotedTurn } from './quoted.ts'
import { lacksReason } from './reason-asked.ts'
import { focusOf, hasSlots, settleSlots, slotsOf, slotsOfRows } from './slots.ts'
import type { Steps } from './steps.ts'
import { toldOfBody } from './told-of-body.ts'
import type { Concept, Query, ToldFigure, Turn } from './turn.ts'
import type { Reading } from './understand/read-query.ts'

/** What a conversation needs of the engine to have single questions answered. */
export interface ConversationTools {
  corpus: Corpus
  segmenter: Segmenter
  read(question: string): Reading
  /** Answers what is no search for one paragraph: catalog, outline, comparison; null for other questions. */
  special(reading: Reading): Steps<Answer | null>
  compose(finding: Finding): Answer
  /** Questions that can follow a turn. */
  suggest(turn: Turn): Steps<string[]>
}

/** The things a message names, where only a figure, name or date of its sentence was told before. */
function untold({ query }: Reading, previous: Turn): string[] {
  const { intent } = previous.query
  if (intent !== 'number' && intent !== 'who' && intent !== 'when') return []
  return query.concepts.flatMap(({ said, thing, bonus }) => (thing && !bonus ? [said] : []))
}

const HINT = 0.5
/** So many steps back a comparison of earlier answers may reach. */
const LONGEST_TRAIL = 12
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

/** 街道议政会 of 意见多少条 told beside it: no matter of what is asked next, but a hint where it stands. */
function withHints(query: Query, line: readonly Concept[]): Query {
  if (line.length === 0) return query
  const hints = line.map((one) => ({ ...one, weight: one.weight * HINT, bonus: true, thing: false }))
  const concepts = [...query.concepts, ...hints]
  return { ...query, concepts, terms: concepts.map(({ said }) => said) }
}

function withReason(answer: Answer, words: string): Answer {
  const [first, ...others] = answer.reasons
  return first === undefined ? answer : { ...answer, reasons: [`${words}${first}`, ...others] }
}

/** Makes the turns of conversations: `asking(question, previous, quote)` as in Engine. Pure. */
export function createConversation(tools: ConversationTools) {
  const { corpus, segmenter, read, special, compose, suggest } = tools
  const { compared, alongside } = createComparing(corpus, segmenter, compose)

  /** The question by itself; `wary` where it may have been meant otherwise, so that no figure of another unit answers. */
  const alone = function* (reading: Reading, wary: boolean, previous: Turn | null): Steps<Outcome> {
    const { query } = reading
    const answer = yield* special(reading)
    if (answer) return { query, answer, leans: false }
    const found = yield* finding(query, corpus, segmenter, null)
    const here = previous && !hasSlots(reading) ? stayed(reading, previous, found) : null
    if (here) return here
    const elsewhere = found.verdict.good ? null : yield* toldOfBody(query, corpus, segmenter)
    if (elsewhere) return { query, answer: compose(elsewhere), leans: false }
    return { query, answer: compose(wary && !unitFits(found) ? refused(found) : found), leans: false }
  }

  /** 失业率要控制在多少 after a question about 浙江: the report the conversation is about, if it says it as well. */
  const stayed = (reading: Reading, previous: Turn, elsewhere: Finding): Outcome | null => {
    const at = focusOf(previous)[0]
    if (!at || elsewhere.ranked[0]?.unit.report.id === at.report.id) return null
    const here = findNear(reading.query, at, corpus, segmenter, untold(reading, previous))
    if (!here || !staysHere(here, reading, elsewhere)) return null
    return {
      query: { ...here.query, ...settleSlots(reading, previous, corpus) },
      answer: compose(here),
      leans: true,
    }
  }

  /** The searches that a leaning question may mean, the likeliest first. */
  const attempts = function* (
    reading: Reading,
    previous: Turn,
  ): Generator<{ finding: Finding; near: boolean; line?: Concept[] }> {
    const carried = mergeQueries(reading, previous, corpus, true)
    const own = mergeQueries(reading, previous, corpus, false)
    const at = focusOf(previous)[0]
    const ownMatter = hasMatter(own.concepts) && !leavesOutNoun(reading) && !pointsBack(reading)
    const near = function* (query: Query) {
      const finding = at ? findNear(query, at, corpus, segmenter, untold(reading, previous)) : null
      if (finding) yield { finding, near: true }
    }
    const wide = (query: Query) => ({
      finding: ofTheYear(find(query, corpus, segmenter, leaningOf(query, previous, corpus))),
      near: false,
    })
    if (!hasSlots(reading)) {
      const other = inPlaceOfTold(carried, reading, previous, corpus)
      const here = other && at ? findHere(other, at, corpus) : null
      const line = other ? carried.concepts.filter((one) => !other.concepts.includes(one)) : []
      if (here) yield { finding: here, near: true, line }
      yield* near(carried)
      if (ownMatter) yield* near(own)
      yield wide(carried)
      // 宪法宣誓的呢 names a matter of its own after all, if what was asked before is not told of it.
      const declined = previous.answer.kind === 'decline' && hasMatter(own.concepts) && !pointsBack(reading)
      if (declined && !ownMatter) yield* near(own)
      // 没整改的呢 after 整改金额 may be counted in another unit.
      if (leavesOutNoun(reading)) yield* near({ ...carried, units: [], unitsSure: false })
      if (declined || ownMatter) yield wide(own)
      return
    }
    if (saysItAll(reading)) yield wide(own)
    // A plan was asked for, though no word said so: of another year the plan is asked for as well.
    const planned = onlySlots(reading) && carried.status === null && toldOfPlan(previous, corpus)
    if (planned) yield wide({ ...carried, status: 'planned' })
    yield wide(carried)
    const told = onlySlots(reading) ? asTold(carried, reading, previous, corpus) : null
    const same = told && wide(told)
    if (same && isSameFigure(same.finding, previous, corpus)) yield same
    if (ownMatter && !saysItAll(reading)) yield wide(own)
    // 25年打算咋弄 after 第三条采纳没有 goes on with what the line of questions is about, not with its last detail.
    const line = carried.concepts.filter((concept) => concept.carried)
    // How many persons another body tells of besides is no answer to how many were 任免.
    const ofDetail = (carried.intent === 'number' && reading.query.bodies.length > 0) || line.length === 0
    if (!ownMatter && !ofDetail && line.length < carried.concepts.length)
      yield wide({ ...carried, concepts: line, terms: line.map(({ said }) => said) })
    if (namesMatterFirst(reading) && reading.query.regions.length === 0) yield* near({ ...own, bodies: [] })
  }

  const withHelp = function* (reading: Reading, previous: Turn, mayStand: boolean): Steps<Outcome | null> {
    const query = mergeQueries(reading, previous, corpus, true)
    const part = hasSlots(reading) || query.intent === 'section'
    const kept = part ? yield* special(behind(reading, query)) : null
    if (kept && kept.kind !== 'decline') return { query, answer: kept, leans: true }
    for (const { finding, near, line = [] } of attempts(reading, previous)) {
      yield
      if (!isGood(finding, reading, near)) continue
      if (mayStand && isBetterAlone(finding, reading, () => find(reading.query, corpus, segmenter, null)))
        return null
      const answer = withReason(compose(finding), takenOver(finding.query, previous))
      return { query: withHints(withoutUnmet(finding, reading), line), answer, leans: true }
    }
    const other = part ? null : yield* special(behind(reading, query))
    if (other && other.kind !== 'decline') return { query, answer: other, leans: true }
    // 那检察长呢 after 院长是谁: who holds another post, which may be of another body.
    const own: Query = { ...mergeQueries(reading, previous, corpus, false), bodies: reading.query.bodies }
    const held = own.intent !== 'who' ? null : yield* special({ ...reading, query: own })
    return held && held.kind !== 'decline' ? { query: own, answer: held, leans: true } : null
  }

  const refusal = (reading: Reading, previous: Turn): Outcome => {
    const query = mergeQueries(reading, previous, corpus, true)
    const answer = compose(refused(find(query, corpus, segmenter, null)))
    return { query, answer: withReason(answer, takenOver(query, previous)), leans: true }
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
    // What a report is about opens a line of questions about that report.
    const about =
      query.move === 'overview' ? { ...query, intent: 'section' as const, concepts: [], terms: [] } : before
    return (
      answer && { query: { ...about, move: null }, answer, leans: true, goesOn: query.move !== 'overview' }
    )
  }

  /** 目录 2: the outline of the second report of the list, newest first. */
  const listed = ({ query }: Reading): Outcome | null => {
    const number = /^目录第?(\d{1,3})[份篇个]?$/u.exec(query.text)?.[1]
    const report = number === undefined ? undefined : newestFirst(corpus.library.reports)[Number(number) - 1]
    const asked: Query = { ...query, intent: 'section', concepts: [], terms: [] }
    return report ? { query: asked, answer: overviewAnswer(asked, report, corpus), leans: false } : null
  }

  const answered = function* (reading: Reading, previous: Turn | null, dependent: boolean): Steps<Outcome> {
    const settled = listed(reading) ?? moved(reading, previous)
    if (settled) return settled
    const lean = dependent && previous ? 'plainly' : leanOf(reading, previous)
    if (!previous || lean === 'none') return yield* alone(reading, false, previous)
    const again = yield* compared(reading, previous)
    if (again) return again
    const both = yield* alongside(reading, previous)
    if (both) return both
    const found = yield* withHelp(reading, previous, lean === 'perhaps')
    if (found) return lacksReason(reading, previous, found.answer) ? refusal(reading, previous) : found
    if (lean === 'plainly' && !standsAlone(reading)) return refusal(reading, previous)
    const own = yield* alone(reading, true, previous)
    return { ...own, leans: own.answer.kind === 'decline' }
  }

  /** Where the figure stands that an answer told, if it told one. */
  const toldBy = (question: string, query: Query, answer: Answer): { told?: ToldFigure } => {
    const [first] = answer.passages
    const figure = answer.kind === 'answer' ? figureTold({ question, query, answer }, corpus) : null
    return figure && first
      ? {
          told: { report: first.report.id, paragraph: first.paragraph, start: figure.start, asked: question },
        }
      : {}
  }

  const keep = (question: string, outcome: Outcome, previous: Turn | null): Turn => {
    const { query, answer, leans } = outcome
    const no = answer.passages.length === 0
    const before = leans ? focusOf(previous) : []
    const focus: Passage[] = no ? before : answer.passages
    const shown = answer.passages.map((passage) => `${passage.report.id}#${passage.paragraph}`)
    const seen = [...new Set([...(outcome.goesOn ? (previous?.query.seen ?? []) : []), ...shown])]
    const compares = answer.kind === 'compare' && !outcome.slots
    const slots =
      outcome.slots ??
      (compares
        ? slotsOfRows(query, answer, corpus)
        : [
            {
              ...slotsOf(query, answer.passages[0] ?? before[0], corpus),
              ...toldBy(question, query, answer),
            },
          ])
    const trail = [...(leans ? (previous?.trail ?? []) : []), ...slots].slice(-LONGEST_TRAIL)
    return { question, query: { ...query, seen }, answer, focus, trail }
  }

  const quoted = function* (quote: string | undefined, previous: Turn | null): Steps<Turn | null> {
    if (quote === undefined || quote.trim() === '') return previous
    const turn = quotedTurn(quote, (line) => read(line).query, corpus, segmenter)
    if (turn) return turn
    // No words of a report: an earlier question, perhaps; asked again, it is what the message is about.
    const [line] = quotedLines(quote)
    if (line === undefined) return previous
    const asked = keep(line, yield* answered(read(line), null, false), null)
    return asked.answer.kind === 'answer' || asked.answer.kind === 'compare' ? asked : previous
  }

  return {
    /** Answers a message that is no greeting, as read; `previous` and `quote` as in Engine.ask. */
    *asking(question: string, reading: Reading, previous: Turn | null, quote?: string): Steps<Turn> {
      const before = yield* quoted(quote, previous)
      const rest = before ? (correctionOf(question) ?? joinedOn(question)) : null
      const outcome = yield* answered(rest === null ? reading : read(rest), before, rest !== null)
      const turn = keep(question, outcome, before)
      return { ...turn, answer: { ...turn.answer, suggestions: yield* suggest(turn) } }
    },
  }
}
