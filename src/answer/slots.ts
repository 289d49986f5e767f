import type { Answer, Passage, ReportHead } from '../model.ts'
import type { Corpus } from './corpus.ts'
import { scopeOf } from './scope.ts'
import { numberIn, SESSION } from './sittings.ts'
import type { Query, Slots, Turn } from './turn.ts'
import { bodiesOf } from './understand/bodies.ts'
import type { Reading } from './understand/read-query.ts'

/** The part of a query that tells which reports are meant. */
export type ScopeSlots = Pick<
  Query,
  'years' | 'reportYears' | 'span' | 'each' | 'session' | 'bodies' | 'bodyHints' | 'regions'
>

type Time = Pick<Query, 'years' | 'reportYears' | 'span' | 'each' | 'session'>

const NO_TIME: Time = { years: [], reportYears: [], span: null, each: false, session: null }

/** The passages a conversation is about, the answering one first; empty at its start. */
export function focusOf(previous: Turn | null): Passage[] {
  return previous?.focus ?? previous?.answer.passages ?? []
}

/** An article speaks for no body and no year: what it says of them is a chance find. */
const LONGEST_ARTICLE = 11

/** Whether a report is rather an article, by its length. */
export function isArticle(report: Pick<ReportHead, 'paragraphCount'> | undefined): boolean {
  return report !== undefined && report.paragraphCount <= LONGEST_ARTICLE
}

/** Whether a question names a time, or a session, which is one. */
export function hasTime(query: Query): boolean {
  const { years, reportYears, span, each, session } = query
  return years.length > 0 || reportYears.length > 0 || span !== null || each || session !== null
}

/** Whether a question says which report it means: by time, body or place. */
export function hasSlots({ query, times }: Reading): boolean {
  const relative = times.relative?.base === 'previous'
  return hasTime(query) || relative || query.bodies.length > 0 || query.regions.length > 0
}

function timeOf({ years, reportYears, span, each, session }: Query): Time {
  return { years, reportYears, span, each, session }
}

/** 两年后呢: by itself counted from today, in a conversation from the year it is at. */
const BARE_LATER = /^(?:那|那么)?(?:\d{1,2}|\p{Script=Han})年(?:之|以)?后的?呢?[?？]?$/u

/** 上一届 as a number, counted from the session of the report the conversation is at; null without one. */
function sessionBeside(offset: number, at: ReportHead | null): number | null {
  const own = at ? numberIn(at.session ?? at.meeting, SESSION) : null
  return own === null ? null : own + offset
}

/** The time a question names, 上一年 and 上一届 counted from where the conversation is; null if it names none. */
function saidTime({ query, times, sessionOffset }: Reading, previous: Turn, corpus: Corpus): Time | null {
  const { relative } = times
  const at = focusOf(previous)[0]?.report ?? null
  if (sessionOffset !== null) {
    const session = sessionBeside(sessionOffset, corpus.head(at?.id ?? ''))
    if (session !== null) return { ...NO_TIME, session: { session, meeting: null } }
  }
  if (relative && (relative.base === 'previous' || BARE_LATER.test(query.text))) {
    const base = previous.query.years[0] ?? at?.year ?? null
    if (base !== null) return { ...NO_TIME, years: [base + relative.offset] }
  }
  return hasTime(query) ? timeOf(query) : null
}

interface Choice<T> {
  value: T
  /** What it costs not to take over what was there: nothing for what is said or kept. */
  cost: number
}

/** What may be given up, the likelier the cheaper; what was only implied by the answering report is the cheapest. */
const GIVEN_UP = { implied: 1, year: 2, region: 3, body: 4 }

function choices<T>(said: T | null, asked: T | null, implied: T | null, none: T, cost: number): Choice<T>[] {
  if (said !== null) return [{ value: said, cost: 0 }]
  if (asked !== null)
    return [
      { value: asked, cost: 0 },
      { value: none, cost },
    ]
  const nothing = { value: none, cost: implied === null ? 0 : GIVEN_UP.implied }
  return implied === null ? [nothing] : [{ value: implied, cost: 0 }, nothing]
}

function some(values: string[]): string[] | null {
  return values.length > 0 ? values : null
}

/**
 * Time, body and place of a question that leans on the one before: what it says itself replaces, the rest is taken
 * over as far as there is a report of all of it together. 永康呢 gives up the year that 永康 has no report of; 那2022年呢
 * gives up nothing that was asked, so that a year without report is told.
 */
export function settleSlots(reading: Reading, previous: Turn, corpus: Corpus): ScopeSlots {
  const { query } = reading
  const before = previous.query
  const said = {
    time: saidTime(reading, previous, corpus),
    bodies: some(query.bodies),
    regions: some(query.regions),
  }
  const nothingSaid = said.time === null && said.bodies === null && said.regions === null
  const report: ReportHead | null = nothingSaid ? null : corpus.head(focusOf(previous)[0]?.report.id ?? '')
  const impliedYear = report?.year && said.time === null ? { ...NO_TIME, years: [report.year] } : null
  const times = choices(
    said.time,
    hasTime(before) ? timeOf(before) : null,
    impliedYear,
    NO_TIME,
    GIVEN_UP.year,
  )
  const bodies = choices(
    said.bodies,
    some(before.bodies),
    report ? some([...bodiesOf(report)]) : null,
    [],
    GIVEN_UP.body,
  )
  const regions = choices(
    said.regions,
    some(before.regions),
    report?.region ? [report.region] : null,
    [],
    GIVEN_UP.region,
  )
  const hints = query.bodyHints.length > 0 ? query.bodyHints : before.bodyHints
  const combined = regions.flatMap((region) =>
    bodies.flatMap((body) =>
      times.flatMap((time) => {
        const movedAway = said.regions !== null || region.cost === GIVEN_UP.region
        if (time.cost === GIVEN_UP.year && !movedAway) return []
        if (region.cost === GIVEN_UP.region && said.bodies === null) return []
        if (body.cost === GIVEN_UP.body && said.regions === null) return []
        const slots: ScopeSlots = {
          ...time.value,
          bodies: body.value,
          bodyHints: said.bodies === null ? hints : query.bodyHints,
          regions: region.value,
        }
        return [{ slots, time: time.value, cost: time.cost + body.cost + region.cost }]
      }),
    ),
  )
  const kept = {
    ...(said.time ?? timeOf(before)),
    bodies: said.bodies ?? before.bodies,
    bodyHints: hints,
    regions: said.regions ?? before.regions,
  }
  if (nothingSaid) return kept
  const cheapest = combined.sort((a, b) => a.cost - b.cost)
  const covered = ({ slots, time }: (typeof combined)[number]): boolean => {
    const scope = scopeOf({ ...query, ...slots }, corpus)
    if (scope.missing !== null) return false
    // A year that nobody asked for counts only where a report is of that year, not where one plans it.
    const likeliest = scope.reports[0]?.report
    return time !== impliedYear || (likeliest?.year === report?.year && !isArticle(likeliest))
  }
  return cheapest.find(covered)?.slots ?? kept
}

/** Year, body and place of an answered question, from the report that answered where the question left them open. */
export function slotsOf(query: Query, first: Passage | undefined, corpus: Corpus): Slots {
  const report = first ? corpus.head(first.report.id) : null
  return {
    year: query.years[0] ?? report?.year ?? null,
    body: query.bodies[0] ?? (report ? (bodiesOf(report)[0] ?? null) : null),
    region: query.regions[0] ?? report?.region ?? null,
  }
}

/** What the rows of a comparison were about; a year is that of its label, since a plan stands in the report before. */
export function slotsOfRows(query: Query, { comparison, passages }: Answer, corpus: Corpus): Slots[] {
  const open = { ...query, years: [], bodies: [], regions: [] }
  return comparison.flatMap(({ label, passage }) => {
    const shown = passage === null ? undefined : passages[passage]
    const year = /(\d{4})年$/u.exec(label)?.[1]
    const slots = shown ? slotsOf(open, shown, corpus) : null
    return slots ? [year === undefined ? slots : { ...slots, year: Number(year) }] : []
  })
}
