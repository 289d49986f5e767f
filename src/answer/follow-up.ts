import type { Corpus } from './corpus.ts'
import type { Leaning } from './find.ts'
import type { Query, Turn } from './turn.ts'
import { type Reading, settleForFigures } from './understand/read-query.ts'

/** How surely a question leans on the one before: not at all, perhaps, or plainly. */
export type Lean = 'none' | 'perhaps' | 'plainly'

const OPENS =
  /^(?:那|那么|其中|里面|里头|这|它|他|她|最后|后来|实际|结果|另外|同期|不是|不对|我(?:问|说)的是)/u
const CLOSES = /呢[?？。！!]*$/u
const SHORT = 9
/** What the previous question's words still count. */
const CARRIED = 0.55
const CARRIED_WITHOUT_OWN = 1

function hasTime(query: Query): boolean {
  return query.years.length > 0 || query.reportYears.length > 0 || query.span !== null || query.each
}

/** Whether a question can only be understood with the one before it. */
export function leanOf(reading: Reading, previous: Turn | null): Lean {
  const { query, times } = reading
  if (!previous || previous.query.concepts.length === 0) return 'none'
  if (query.intent === 'smalltalk' || query.intent === 'meta') return 'none'
  const things = query.concepts.filter(({ thing }) => thing)
  if (query.concepts.length === 0) return 'plainly'
  if (times.relative?.base === 'previous') return 'plainly'
  if (CLOSES.test(query.text) && query.text.length <= 14) return 'plainly'
  if (OPENS.test(query.text)) return 'plainly'
  if (things.length === 0) return 'plainly'
  const bare = query.bodies.length === 0 && query.regions.length === 0 && !hasTime(query)
  return bare && query.text.length <= SHORT && things.length <= 1 ? 'perhaps' : 'none'
}

/** The year the previous turn was about: asked for, or that of the report it was answered from. */
function yearOf(previous: Turn): number | null {
  return previous.query.years[0] ?? previous.answer.passages[0]?.report.year ?? null
}

function yearsAfter(
  reading: Reading,
  previous: Turn,
): Pick<Query, 'years' | 'reportYears' | 'span' | 'each'> {
  const { query, times } = reading
  const { relative } = times
  const base = yearOf(previous)
  if (relative?.base === 'previous' && base !== null)
    return { years: [base + relative.offset], reportYears: [], span: null, each: false }
  const { years, reportYears, span, each } = hasTime(query) ? query : previous.query
  return { years, reportYears, span, each }
}

/** Lays a short question over the previous one: its own slots replace, what it leaves unsaid stays. */
export function mergeQueries(reading: Reading, previous: Turn): Query {
  const { query } = reading
  const before = previous.query
  const own = settleForFigures(query.concepts, before.intent, query.text, reading.times)
  const said = new Set(own.map((concept) => concept.said))
  const factor = own.some(({ thing }) => thing) ? CARRIED : CARRIED_WITHOUT_OWN
  const carried = before.concepts
    .filter((concept) => !said.has(concept.said))
    .map((concept) => ({ ...concept, weight: concept.weight * factor }))
  const concepts = [...own, ...carried]
  const bareSlots = own.length === 0
  const intent =
    query.intent === 'topic' || (bareSlots && query.intent === 'section') ? before.intent : query.intent
  return {
    ...query,
    intent: intent === 'compare' ? 'number' : intent,
    text: `${before.text}${query.text}`,
    ...yearsAfter(reading, previous),
    status: query.status ?? before.status,
    bodies: query.bodies.length > 0 ? query.bodies : before.bodies,
    bodyHints: query.bodyHints.length > 0 ? query.bodyHints : before.bodyHints,
    regions: query.regions.length > 0 ? query.regions : before.regions,
    session: query.session ?? before.session,
    concepts,
    terms: concepts.map((concept) => concept.said),
    units:
      query.units.length > 0 || intent !== before.intent
        ? query.units
        : own.some(({ thing }) => thing)
          ? []
          : before.units,
    unitsSure: query.units.length > 0 ? query.unitsSure : before.unitsSure && !own.some(({ thing }) => thing),
    change: query.change || (before.change && own.every(({ thing }) => !thing)),
  }
}

/** Where the previous turn was answered, if the new question does not move elsewhere. */
export function leaningOf(query: Query, previous: Turn | null, corpus: Corpus): Leaning | null {
  const first = previous?.answer.passages[0]
  if (!previous || !first || !corpus.report(first.report.id)) return null
  const moved =
    JSON.stringify([query.years, query.bodies, query.regions, query.reportYears]) !==
    JSON.stringify([
      previous.query.years,
      previous.query.bodies,
      previous.query.regions,
      previous.query.reportYears,
    ])
  return moved && (query.years.length > 0 || query.bodies.length > 0 || query.regions.length > 0)
    ? null
    : { reportId: first.report.id, paragraph: first.paragraph }
}
