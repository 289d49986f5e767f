import type { ReportHead } from '../model.ts'
import type { Corpus } from './corpus.ts'
import { holdingsOf } from './holdings.ts'
import type { Query } from './turn.ts'
import { bodiesOf } from './understand/bodies.ts'

/** A news article is of a year but reviews none. */
const NEWS = '新闻报道'

/** The reports of the places, of all if none is named. */
export function reportsOf(regions: readonly string[], corpus: Corpus): readonly ReportHead[] {
  if (regions.length === 0) return corpus.library.reports
  const { byPlace } = holdingsOf(corpus.library)
  return regions.flatMap((place) => byPlace.get(place) ?? []).map(({ report }) => report)
}

/** Whether a report is of a body, and of one that is asked for if any is. */
function isAsked({ bodies }: Query, report: ReportHead): boolean {
  const own: readonly string[] = bodiesOf(report)
  if (own.length === 0 || report.type === NEWS) return false
  return bodies.length === 0 || own.some((body) => bodies.includes(body))
}

/** The years that reports of the asked body and place review, oldest first. */
export function yearsThereAre(query: Query, corpus: Corpus): number[] {
  const years = reportsOf(query.regions, corpus)
    .filter((report) => isAsked(query, report))
    .flatMap((report) => report.year ?? [])
  return [...new Set(years)].sort((a, b) => a - b)
}

/** The places that have reports of the asked body. */
export function placesThereAre(query: Query, corpus: Corpus): string[] {
  const regions = corpus.library.reports
    .filter((report) => isAsked(query, report))
    .flatMap((report) => report.region ?? [])
  return [...new Set(regions)]
}

/** The years of the place asked for, else of the one with the most: figures of different places make no years of one. */
export function yearsOfOnePlace(query: Query, corpus: Corpus): { year: number; region: string }[] {
  const places = query.regions.length > 0 ? query.regions.slice(0, 1) : placesThereAre(query, corpus)
  const all = places.map((region) =>
    yearsThereAre({ ...query, regions: [region] }, corpus).map((year) => ({ year, region })),
  )
  return all.sort((a, b) => b.length - a.length)[0] ?? []
}

/** A term of government and its first report's sitting: the report at a first meeting reviews the five years before it. */
const FIRST_MEETING = 1
const TERM = 5

/** The terms of the asked government that a report reviews as a whole, oldest first, as first and last year. */
export function termsReviewed(query: Pick<Query, 'regions'>, corpus: Corpus): { from: number; to: number }[] {
  const holdings = holdingsOf(corpus.library)
  const asked = query.regions.length > 0 ? query.regions : [...holdings.regions]
  if (asked.length !== 1) return []
  const terms = (holdings.byPlace.get(asked[0] ?? '') ?? []).flatMap(({ report, sitting }) => {
    const { yearFrom, year } = report
    const whole = yearFrom !== null && year !== null && year - yearFrom + 1 === TERM
    const ofGovernment = bodiesOf(report).some((body) => body === '政府')
    return whole && ofGovernment && sitting.meeting === FIRST_MEETING ? [{ from: yearFrom, to: year }] : []
  })
  return terms.sort((a, b) => a.from - b.from)
}
