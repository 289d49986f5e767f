import type { ReportHead } from '../model.ts'
import { givenOn } from '../search/library.ts'
import { parseNumeral } from '../text/numerals.ts'
import type { Corpus } from './corpus.ts'
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

/** The reports a question means, and why. */
export interface Scope {
  reports: ScopedReport[]
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

function givenYear(report: ReportHead): number | null {
  const given = givenOn(report).slice(0, 4)
  return given ? Number(given) : null
}

/** How much a report is about a year: it reviews it, plans it, was given in it, or reaches back to it. */
function yearAffinity(query: Query, report: ReportHead, year: number): number {
  if (report.year === year) return query.status === 'planned' ? PLANS : 1
  if (report.planYear === year) return query.status === 'planned' ? 1 : PLANS
  const from = report.yearFrom
  if (from !== null && report.year !== null && from <= year && year <= report.year) return REACHES_BACK
  if (givenYear(report) === year) return GIVEN_IN
  const ahead = report.planYear === null ? 0 : year - report.planYear
  return ahead > 0 && ahead <= FURTHEST_GOAL && year % 5 === 0 ? REACHES_AHEAD : 0
}

function yearPrior(query: Query, report: ReportHead, givenThen: boolean): number {
  if (query.reportYears.length > 0) {
    if (query.reportYears.includes(givenYear(report) ?? 0)) return 1
    if (!query.reportYears.includes(report.year ?? 0)) return 0
    return givenThen ? SAID_OF_ITS_YEAR : 1
  }
  if (query.span) {
    const { from, to } = query.span
    const year = report.year ?? givenYear(report)
    if (year === null) return UNSTATED
    if (year === to || report.planYear === from) return 1
    return year >= from - 1 && year <= to + 1 ? REACHES_BACK : OTHER_YEAR
  }
  if (query.years.length === 0) return 1
  if (report.year === null && !report.date) return UNSTATED
  return Math.max(OTHER_YEAR, ...query.years.map((year) => yearAffinity(query, report, year)))
}

const sorted = new WeakMap<Corpus['library'], readonly ReportHead[]>()

/** The catalog, newest first; sorted once for a library, which never changes. */
function newestFirst(library: Corpus['library']): readonly ReportHead[] {
  let catalog = sorted.get(library)
  if (!catalog) {
    const given = library.reports.map((report) => ({ report, on: givenOn(report) }))
    catalog = given.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)).map(({ report }) => report)
    sorted.set(library, catalog)
  }
  return catalog
}

/** A prior that depends on something many reports share is worked out once for each. */
function once(key: (report: ReportHead) => string, prior: (report: ReportHead) => number) {
  const known = new Map<string, number>()
  return (report: ReportHead): number => {
    const shared = key(report)
    let value = known.get(shared)
    if (value === undefined) {
      value = prior(report)
      known.set(shared, value)
    }
    return value
  }
}

function unique(values: Iterable<string | number | null>): string[] {
  return [...new Set([...values].filter((value) => value !== null).map(String))]
}

/** Which reports a question means: by body, place and year, from the catalog alone. */
export function scopeOf(query: Query, corpus: Corpus): Scope {
  const catalog = newestFirst(corpus.library)
  const priorOfPlace = once(
    ({ region }) => region ?? '',
    (report) => placePrior(query, report),
  )
  const placed = catalog.filter((report) => priorOfPlace(report) > 0)
  if (query.regions.length > 0 && !catalog.some((report) => priorOfPlace(report) > UNSTATED)) {
    const available = unique(catalog.map((report) => report.region))
    const within = query.regions.includes(NATION)
      ? []
      : placed.filter(({ region }) => query.regions.some((place) => contains(place, region ?? '')))
    return {
      reports: within.map((report) => ({ report, prior: UNSTATED, unsaid: query.regions.map(shortPlace) })),
      guessed: false,
      missing: { kind: 'place', asked: query.regions, available },
    }
  }
  const embodied = placed.filter((report) => bodyPrior(query, report) > 0)
  if (query.bodies.length > 0 && !placed.some((report) => bodyPrior(query, report) === 1)) {
    const available = unique(placed.flatMap((report) => bodiesOf(report)))
    return {
      reports: placed.map((report) => ({ report, prior: priorOfPlace(report) * UNSTATED, unsaid: [] })),
      guessed: false,
      missing: {
        kind: 'body',
        asked: query.bodies.map((body) => `${query.regions.join('、')}${body}`),
        available,
      },
    }
  }
  const attended = embodied.filter((report) => inSession(query, report))
  if (query.session && attended.length === 0)
    return {
      reports: embodied.map((report) => ({ report, prior: UNSTATED, unsaid: [] })),
      guessed: false,
      missing: {
        kind: 'session',
        asked: [sessionLabel(query.session)],
        available: unique(embodied.map((report) => report.meeting)),
      },
    }
  const givenThen = embodied.some((report) => query.reportYears.includes(givenYear(report) ?? 0))
  const timePrior = (report: ReportHead) => yearPrior(query, report, givenThen)
  const timely = attended.filter((report) => timePrior(report) > 0)
  const settled = query.years.length > 0 || query.reportYears.length > 0 || query.span !== null
  const covered = !settled || embodied.some((report) => timePrior(report) >= COVERS)
  const seen = new Map<string, number>()
  const reports = timely.map((report) => {
    const series = `${report.region} ${bodiesOf(report).join()} ${report.type}`
    const older = seen.get(series) ?? 0
    seen.set(series, older + 1)
    const age = settled ? 1 : AGEING ** older
    const prior = bodyPrior(query, report) * priorOfPlace(report) * timePrior(report) * age
    return { report, prior, unsaid: unsaidBy(query, report) }
  })
  const asked = [...query.years, ...query.reportYears].map(String)
  return {
    reports: reports.sort((a, b) => b.prior - a.prior),
    guessed: !settled || (query.regions.length === 0 && unique(embodied.map((r) => r.region)).length > 1),
    missing: covered
      ? null
      : {
          kind: 'year',
          asked,
          available: unique(embodied.map((report) => report.year))
            .sort()
            .reverse(),
        },
  }
}
