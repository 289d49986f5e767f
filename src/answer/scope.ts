import type { ReportHead } from '../model.ts'
import { createRecent, type Recent } from '../recent.ts'
import type { Corpus } from './corpus.ts'
import { type Holding, type Holdings, holdingsOf } from './holdings.ts'
import {
  asksForPage,
  bodyPrior,
  COVERS,
  looksBack,
  once,
  pagePrior,
  placePrior,
  UNSTATED,
  yearPrior,
} from './priors.ts'
import type { Query } from './turn.ts'
import { bodiesOf } from './understand/bodies.ts'
import { contains, shortName } from './understand/places.ts'

/** A report that a question may mean, and how likely (0..1]. */
export interface ScopedReport {
  report: ReportHead
  prior: number
  /** What the report leaves unsaid of body and place; a paragraph that says it is as good as a report that does. */
  unsaid: readonly string[]
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

/** Where no year is asked, each older report of a series counts less than the next newer one. */
const AGEING = 0.95
/** Everything lies within it, so a report from within says nothing of it. */
const NATION = '全国'

const NOTHING: readonly string[] = []

function unsaidBy(query: Query, report: ReportHead): readonly string[] {
  if (query.bodies.length === 0 && query.regions.length === 0) return NOTHING
  const words: string[] = []
  if (query.bodies.length > 0 && bodiesOf(report).length === 0) words.push(...query.bodies)
  if (query.regions.length > 0 && !report.region) words.push(...query.regions.map(shortName))
  return words
}

/** Whether a report was given in the session and meeting asked for; what nothing tells does not count against it. */
function inSession(query: Query, { sitting }: Holding): boolean {
  if (!query.session) return true
  const { session, meeting } = query.session
  // The first meeting of a session hears what the one before has done: 十六届五年 is told at 十七届一次会议.
  const before = sitting.meeting === 1 && meeting === null && sitting.session === (session ?? 0) + 1
  return (
    (session === null || sitting.session === null || sitting.session === session || before) &&
    (meeting === null || sitting.meeting === null || sitting.meeting === meeting)
  )
}

/** 五年来, 这一届: what a whole term has done is told by the report that looks back on it. */
const OF_TERM =
  /(?:这|那|过去|[一二三四五六七八九十]届.{0,12})五年|五年(?:来|间|里|一共|总共|共)|[这整]一?届(?!会议)/u
const OF_ONE_YEAR = 0.7

function termPrior({ text }: Query, reports: readonly Holding[]): (holding: Holding) => number {
  const looksBack = ({ report }: Holding) => report.yearFrom !== null
  if (!OF_TERM.test(text) || !reports.some(looksBack)) return () => 1
  return (holding) => (looksBack(holding) ? 1 : OF_ONE_YEAR)
}

/** A report that states no session is one of the session asked for only if no other is. */
function inDoubt(query: Query, { sitting }: Holding): number {
  return query.session !== null && query.session.session !== null && sitting.session === null ? UNSTATED : 1
}

function sessionLabel({ session, meeting }: NonNullable<Query['session']>): string {
  return `${session === null ? '' : `第${session}届`}${meeting === null ? '' : `第${meeting}次会议`}`
}

function unique(values: Iterable<string | number | null>): string[] {
  return [...new Set([...values].filter((value) => value !== null).map(String))]
}

/** The reports of places asked for, the newest first, with their priors. */
interface Placed {
  reports: readonly Holding[]
  prior(holding: Holding): number
}

/** Places asked for lately; what may follow an answer is looked for in each of the other places. */
const KEPT_PLACES = 500
const keptPlaces = new WeakMap<Holdings, Recent<string, Placed>>()

function findPlaced(asked: readonly string[], holdings: Holdings): Placed {
  const prior = once(
    ({ place }) => place,
    ({ report }) => placePrior(asked, report),
  )
  if (asked.length === 0) return { reports: holdings.newestFirst, prior }
  const reports: Holding[] = []
  for (const there of holdings.byPlace.values())
    if (there[0] && prior(there[0]) > 0) for (const holding of there) reports.push(holding)
  return { reports: reports.sort((a, b) => a.rank - b.rank), prior }
}

function placedIn(asked: readonly string[], holdings: Holdings): Placed {
  const kept = keptPlaces.get(holdings) ?? createRecent<string, Placed>(KEPT_PLACES)
  keptPlaces.set(holdings, kept)
  const key = asked.join('\n')
  let placed = kept.get(key)
  if (!placed) {
    placed = findPlaced(asked, holdings)
    kept.keep(key, placed)
  }
  return placed
}

/** What is missing is known before the reports are weighed; who asks only for that need not wait for them. */
interface Narrowed {
  missing: Missing | null
  weigh(): Omit<Scope, 'missing'>
}

/** The reports of the highest prior first, those of one prior in their order: there are many reports and few priors. */
function likeliestFirst(reports: readonly ScopedReport[]): ScopedReport[] {
  const byPrior = new Map<number, ScopedReport[]>()
  for (const one of reports) {
    const same = byPrior.get(one.prior)
    if (same) same.push(one)
    else byPrior.set(one.prior, [one])
  }
  return [...byPrior].sort(([a], [b]) => b - a).flatMap(([, same]) => same)
}

function narrow(query: Query, corpus: Corpus): Narrowed {
  const holdings = holdingsOf(corpus.library)
  const { reports: placed, prior: priorOfPlace } = placedIn(query.regions, holdings)
  if (query.regions.length > 0 && !placed.some((holding) => priorOfPlace(holding) > UNSTATED)) {
    const available = unique(holdings.newestFirst.map(({ report }) => report.region))
    const within = query.regions.includes(NATION)
      ? []
      : placed.filter(
          ({ report }) =>
            !report.region || query.regions.some((place) => contains(place, report.region ?? '')),
        )
    const unsaid = query.regions.map(shortName)
    return {
      missing: { kind: 'place', asked: query.regions, available },
      weigh: () => ({
        reports: within.map(({ report }) => ({ report, prior: UNSTATED, unsaid })),
        guessed: false,
      }),
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
      missing: {
        kind: 'body',
        asked: query.bodies.map((body) => `${query.regions.join('、')}${body}`),
        available,
      },
      weigh: () => ({
        reports: placed.map((holding) => ({
          report: holding.report,
          prior: priorOfPlace(holding) * UNSTATED,
          unsaid: NOTHING,
        })),
        guessed: false,
      }),
    }
  }
  const attended = query.session ? embodied.filter((holding) => inSession(query, holding)) : embodied
  if (query.session && attended.length === 0)
    return {
      missing: {
        kind: 'session',
        asked: [sessionLabel(query.session)],
        available: unique(embodied.map(({ report }) => report.meeting)),
      },
      weigh: () => ({
        reports: embodied.map(({ report }) => ({ report, prior: UNSTATED, unsaid: NOTHING })),
        guessed: false,
      }),
    }
  const givenThen =
    query.reportYears.length > 0 && embodied.some(({ given }) => query.reportYears.includes(given ?? 0))
  const priorOfTime = once(
    ({ times }) => times,
    (holding) => yearPrior(query, holding, givenThen),
  )
  const settled = query.years.length > 0 || query.reportYears.length > 0 || query.span !== null
  // A page of no place does not make up for the year that the reports of the place asked about leave out, nor does a
  // province's report for that of a county that has its own.
  const anyPlace = query.regions.length === 0 || holdings.regions.size <= 1
  const ownPlace = embodied.some((holding) => priorOfPlace(holding) === 1)
  const placeTold = (holding: Holding) =>
    anyPlace || (holding.report.region !== null && (!ownPlace || priorOfPlace(holding) === 1))
  const covered = !settled || embodied.some((holding) => placeTold(holding) && priorOfTime(holding) >= COVERS)
  const page = asksForPage(query)
  const weigh = () => {
    const seen: number[] = []
    const priorOfTerm = termPrior(query, attended)
    // Where the place asked about has its own reports, a page of no place is hardly meant.
    const placeInDoubt = ({ report }: Holding) => (ownPlace && !report.region ? UNSTATED : 1)
    const timely = attended.filter((holding) => priorOfTime(holding) > 0)
    const reports = timely.map((holding) => {
      const older = seen[holding.series] ?? 0
      seen[holding.series] = older + 1
      const age = settled ? 1 : AGEING ** older
      const kind = page ? pagePrior(holding.report) : 1
      const told = inDoubt(query, holding) * priorOfTerm(holding) * placeInDoubt(holding)
      const prior = priorOfBody(holding) * priorOfPlace(holding) * priorOfTime(holding) * age * kind * told
      return { report: holding.report, prior, unsaid: unsaidBy(query, holding.report) }
    })
    const several =
      query.regions.length === 0 && new Set(embodied.map(({ report }) => report.region)).size > 1
    const told = query.session?.meeting != null && attended.every(({ sitting }) => sitting.session !== null)
    return { reports: likeliestFirst(reports), guessed: !(settled || told) || several }
  }
  if (covered) return { missing: null, weigh }
  const available = unique(embodied.map(({ report }) => report.year))
  const years = [...query.years, ...query.reportYears].map((year) => `${year}年`)
  const asked = years.length === 0 && query.span ? [query.span.label] : years
  return { missing: { kind: 'year', asked, available: available.sort().reverse() }, weigh }
}

/** One question looks for its scope several times: alone, for its kind of answer, for what may follow. */
const KEPT_SCOPES = 8
const keptScopes = new WeakMap<Corpus, Recent<string, Scope>>()

/** All of a query that decides which reports it means. */
function keyOf(query: Query): string {
  const { bodies, bodyHints, regions, session, years, reportYears, span, status } = query
  return JSON.stringify([
    ...[bodies, bodyHints, regions, session, years, reportYears, span, status],
    looksBack(query),
    asksForPage(query),
  ])
}

/** What may follow an answer is looked for in every other place, and most questions are of the same few years. */
const KEPT_MISSING = 500
const keptMissing = new WeakMap<Corpus, Recent<string, Map<string, boolean>>>()

/** Tells of places whether no report covers what is asked if it is asked of them, as `scopeOf(…).missing` tells. */
export function missingIn(query: Query, corpus: Corpus): (place: string) => boolean {
  const kept = keptMissing.get(corpus) ?? createRecent<string, Map<string, boolean>>(KEPT_MISSING)
  keptMissing.set(corpus, kept)
  const key = keyOf({ ...query, regions: [] })
  const known = kept.get(key) ?? new Map<string, boolean>()
  kept.keep(key, known)
  const holdings = holdingsOf(corpus.library)
  const settled = query.years.length > 0 || query.span !== null
  /** A report of the very place, of the body and the year, as nearly every place has: then nothing is missing for sure. */
  const holds = (place: string): boolean =>
    query.reportYears.length === 0 &&
    (holdings.byPlace.get(place) ?? []).some(
      (holding) =>
        bodyPrior(query, holding.report) === 1 &&
        inSession(query, holding) &&
        (!settled || yearPrior(query, holding, false) >= COVERS),
    )
  return (place) => {
    const missing =
      known.get(place) ?? !(holds(place) || narrow({ ...query, regions: [place] }, corpus).missing === null)
    known.set(place, missing)
    return missing
  }
}

/** Which reports a question means: by body, place and year, from the catalog alone. */
export function scopeOf(query: Query, corpus: Corpus): Scope {
  const key = keyOf(query)
  const kept = keptScopes.get(corpus) ?? createRecent<string, Scope>(KEPT_SCOPES)
  keptScopes.set(corpus, kept)
  let scope = kept.get(key)
  if (!scope) {
    const { missing, weigh } = narrow(query, corpus)
    scope = { ...weigh(), missing }
    kept.keep(key, scope)
  }
  return scope
}
