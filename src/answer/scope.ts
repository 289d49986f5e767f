import type { ReportHead } from '../model.ts'
import { parseNumeral } from '../text/numerals.ts'
import type { Corpus } from './corpus.ts'
import { type Holding, type Holdings, holdingsOf } from './holdings.ts'
import type { Query } from './turn.ts'
import { bodiesOf } from './understand/bodies.ts'
import { contains } from './understand/places.ts'

/** A report that a question may mean, and how likely (0..1]. */
export interface ScopedReport {
  report: ReportHead
  prior: number
  /** What the report leaves unsaid of body and place; a paragraph that says it is as good as a report that does. */
  unsaid: string[]
}

/** What was asked for and no report covers. */
export interface Missing {
  kind: 'year' | 'place' | 'body' | 'session'
  asked: string[]
  /** What there is instead, newest first. */
  available: string[]
}

/** The reports a question means, and why. Kept for the next one that means them; nobody changes it. */
export interface Scope {
  reports: readonly ScopedReport[]
  /** The question itself did not settle which report; the newest likely one leads. */
  guessed: boolean
  missing: Missing | null
}

/** A page or report that names no body or place may still speak of the one asked about. */
const UNSTATED = 0.5
/** Everything lies within it, so a report from within says nothing of it. */
const NATION = '全国'
/** What a report of another body keeps when a word only hints at one (委员, 代表). */
const OTHER_BODY = 0.6
/** Priors of a report for a year it was given in, plans, or reaches back to. */
const GIVEN_IN = 0.45
const PLANS = 0.85
const REACHES_BACK = 0.75
/** A plan for a year also sets goals for the years that five-year plans end with: in 2026 for 2030 and 2035. */
const REACHES_AHEAD = 0.7
const FURTHEST_GOAL = 10
/** Reports of other years stay searchable: one may state the asked year's figure in so many words. */
const OTHER_YEAR = 0.12
/** From this prior on a report is about the year. */
const COVERS = 0.4
/** 2023年的报告 is the one given in 2023, but some mean the one about 2023; where none was given then, all do. */
const SAID_OF_ITS_YEAR = 0.2
/** Where no year is asked, each older report of a series counts less than the next newer one. */
const AGEING = 0.95

function bodyPrior(query: Query, report: ReportHead): number {
  const own: readonly string[] = bodiesOf(report)
  if (query.bodies.length === 0) {
    if (query.bodyHints.length === 0 || own.length === 0) return 1
    return query.bodyHints.some((body) => own.includes(body)) ? 1 : OTHER_BODY
  }
  if (own.length === 0) return UNSTATED
  return query.bodies.some((body) => own.includes(body)) ? 1 : 0
}

function placePrior(query: Query, report: ReportHead): number {
  if (query.regions.length === 0) return 1
  if (!report.region) return UNSTATED
  const region = report.region
  if (query.regions.some((place) => place === region)) return 1
  if (query.regions.some((place) => contains(region, place))) return 0.9
  return query.regions.some((place) => contains(place, region)) ? UNSTATED : 0
}

function unsaidBy(query: Query, report: ReportHead): string[] {
  const words: string[] = []
  if (query.bodies.length > 0 && bodiesOf(report).length === 0) words.push(...query.bodies)
  if (query.regions.length > 0 && !report.region) words.push(...query.regions.map(shortPlace))
  return words
}

/** 义乌市 as people write it: 义乌. */
export function shortPlace(name: string): string {
  return name.length > 2 ? name.replace(/(?:省|市|县|区|州|自治区|自治州|自治县)$/u, '') : name
}

/** The number in 第十六届 or 第三次会议. */
export function numberIn(text: string | null, mark: RegExp): number | null {
  const found = mark.exec(text ?? '')?.[1]
  return found === undefined ? null : parseNumeral(found)
}

/** Where a report names its session. */
export const SESSION = /第?([一二三四五六七八九十\d]+)届/u
const MEETING = /第?([一二三四五六七八九十\d]+)次/u

/** Whether a report was given in the session and meeting asked for; what a report leaves unsaid does not count against it. */
function inSession(query: Query, report: ReportHead): boolean {
  if (!query.session) return true
  const { session, meeting } = query.session
  const own = numberIn(report.session ?? report.meeting, SESSION)
  const held = numberIn(report.meeting, MEETING)
  return (
    (session === null || own === null || own === session) &&
    (meeting === null || held === null || held === meeting)
  )
}

function sessionLabel({ session, meeting }: NonNullable<Query['session']>): string {
  return `${session === null ? '' : `第${session}届`}${meeting === null ? '' : `第${meeting}次会议`}`
}

/** How much a report is about a year: it reviews it, plans it, was given in it, or reaches back to it. */
function yearAffinity(query: Query, { report, given }: Holding, year: number): number {
  if (report.year === year) return query.status === 'planned' ? PLANS : 1
  if (report.planYear === year) return query.status === 'planned' ? 1 : PLANS
  const from = report.yearFrom
  if (from !== null && report.year !== null && from <= year && year <= report.year) return REACHES_BACK
  if (given === year) return GIVEN_IN
  const ahead = report.planYear === null ? 0 : year - report.planYear
  return ahead > 0 && ahead <= FURTHEST_GOAL && year % 5 === 0 ? REACHES_AHEAD : 0
}

function yearPrior(query: Query, holding: Holding, givenThen: boolean): number {
  const { report, given } = holding
  if (query.reportYears.length > 0) {
    if (query.reportYears.includes(given ?? 0)) return 1
    if (!query.reportYears.includes(report.year ?? 0)) return 0
    return givenThen ? SAID_OF_ITS_YEAR : 1
  }
  if (query.span) {
    const { from, to } = query.span
    const year = report.year ?? given
    if (year === null) return UNSTATED
    if (year === to || report.planYear === from) return 1
    return year >= from - 1 && year <= to + 1 ? REACHES_BACK : OTHER_YEAR
  }
  if (query.years.length === 0) return 1
  if (report.year === null && !report.date) return UNSTATED
  return Math.max(OTHER_YEAR, ...query.years.map((year) => yearAffinity(query, holding, year)))
}

/** A prior that depends on something many reports share is worked out once for each. */
function once(shared: (holding: Holding) => number, prior: (holding: Holding) => number) {
  const known: number[] = []
  return (holding: Holding): number => {
    const number = shared(holding)
    known[number] ??= prior(holding)
    return known[number]
  }
}

function unique(values: Iterable<string | number | null>): string[] {
  return [...new Set([...values].filter((value) => value !== null).map(String))]
}

/** The reports of the places with a prior, the newest first. */
function placedBy(holdings: Holdings, priorOfPlace: (holding: Holding) => number): readonly Holding[] {
  const placed: Holding[] = []
  for (const [first, ...others] of holdings.byPlace.values())
    if (first && priorOfPlace(first) > 0) placed.push(first, ...others)
  return placed.sort((a, b) => a.rank - b.rank)
}

function findScope(query: Query, corpus: Corpus): Scope {
  const holdings = holdingsOf(corpus.library)
  const priorOfPlace = once(
    ({ place }) => place,
    ({ report }) => placePrior(query, report),
  )
  const placed = query.regions.length > 0 ? placedBy(holdings, priorOfPlace) : holdings.newestFirst
  if (query.regions.length > 0 && !placed.some((holding) => priorOfPlace(holding) > UNSTATED)) {
    const available = unique(holdings.newestFirst.map(({ report }) => report.region))
    const within = query.regions.includes(NATION)
      ? []
      : placed.filter(({ report }) => query.regions.some((place) => contains(place, report.region ?? '')))
    return {
      reports: within.map(({ report }) => ({
        report,
        prior: UNSTATED,
        unsaid: query.regions.map(shortPlace),
      })),
      guessed: false,
      missing: { kind: 'place', asked: query.regions, available },
    }
  }
  const priorOfBody = once(
    ({ bodies }) => bodies,
    ({ report }) => bodyPrior(query, report),
  )
  const embodied = placed.filter((holding) => priorOfBody(holding) > 0)
  if (query.bodies.length > 0 && !placed.some((holding) => priorOfBody(holding) === 1)) {
    const available = unique(placed.flatMap(({ report }) => bodiesOf(report)))
    return {
      reports: placed.map((holding) => ({
        report: holding.report,
        prior: priorOfPlace(holding) * UNSTATED,
        unsaid: [],
      })),
      guessed: false,
      missing: {
        kind: 'body',
        asked: query.bodies.map((body) => `${query.regions.join('、')}${body}`),
        available,
      },
    }
  }
  const attended = query.session ? embodied.filter(({ report }) => inSession(query, report)) : embodied
  if (query.session && attended.length === 0)
    return {
      reports: embodied.map(({ report }) => ({ report, prior: UNSTATED, unsaid: [] })),
      guessed: false,
      missing: {
        kind: 'session',
        asked: [sessionLabel(query.session)],
        available: unique(embodied.map(({ report }) => report.meeting)),
      },
    }
  const givenThen =
    query.reportYears.length > 0 && embodied.some(({ given }) => query.reportYears.includes(given ?? 0))
  const priorOfTime = once(
    ({ times }) => times,
    (holding) => yearPrior(query, holding, givenThen),
  )
  const timely = attended.filter((holding) => priorOfTime(holding) > 0)
  const settled = query.years.length > 0 || query.reportYears.length > 0 || query.span !== null
  const covered = !settled || embodied.some((holding) => priorOfTime(holding) >= COVERS)
  const seen: number[] = []
  const reports = timely.map((holding) => {
    const older = seen[holding.series] ?? 0
    seen[holding.series] = older + 1
    const age = settled ? 1 : AGEING ** older
    const prior = priorOfBody(holding) * priorOfPlace(holding) * priorOfTime(holding) * age
    return { report: holding.report, prior, unsaid: unsaidBy(query, holding.report) }
  })
  const asked = [...query.years, ...query.reportYears].map(String)
  return {
    reports: reports.sort((a, b) => b.prior - a.prior),
    guessed:
      !settled || (query.regions.length === 0 && unique(embodied.map((r) => r.report.region)).length > 1),
    missing: covered
      ? null
      : {
          kind: 'year',
          asked,
          available: unique(embodied.map(({ report }) => report.year))
            .sort()
            .reverse(),
        },
  }
}

/** One question looks for its scope several times: alone, for its kind of answer, for what may follow. */
const KEPT_SCOPES = 8
const keptScopes = new WeakMap<Corpus, Map<string, Scope>>()

/** Which reports a question means: by body, place and year, from the catalog alone. */
export function scopeOf(query: Query, corpus: Corpus): Scope {
  const { bodies, bodyHints, regions, session, years, reportYears, span, status } = query
  const key = JSON.stringify([bodies, bodyHints, regions, session, years, reportYears, span, status])
  const kept = keptScopes.get(corpus) ?? new Map<string, Scope>()
  keptScopes.set(corpus, kept)
  const scope = kept.get(key) ?? findScope(query, corpus)
  kept.delete(key)
  kept.set(key, scope)
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT_SCOPES) break
    kept.delete(oldest)
  }
  return scope
}
