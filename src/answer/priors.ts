import type { ReportHead } from '../model.ts'
import type { Holding } from './holdings.ts'
import type { Query } from './turn.ts'
import { bodiesOf } from './understand/bodies.ts'
import { contains } from './understand/places.ts'

/** A page or report that names no body or place may still speak of the one asked about. */
export const UNSTATED = 0.5
/** What a report of another body keeps when a word only hints at one (委员, 代表). */
const OTHER_BODY = 0.6
/** Priors of a report for a year it was given in, plans, or reaches back to. */
const GIVEN_IN = 0.45
const PLANS = 0.85
const REACHES_BACK = 0.75
/** A plan for a year also sets goals for the years that five-year plans end with: in 2026 for 2030 and 2035. */
const REACHES_AHEAD = 0.7
const FURTHEST_GOAL = 10
const LAST_YEAR = /去年|上年|前年/u

/** 去年 is never a goal. */
export const looksBack = ({ text }: Pick<Query, 'text'>): boolean => LAST_YEAR.test(text)

/** Reports of other years stay searchable: one may state the asked year's figure in so many words. */
const OTHER_YEAR = 0.12
/** From this prior on a report is about the year. */
export const COVERS = 0.4
/** 2023年的报告 is the one given in 2023, but some mean the one about 2023; where none was given then, all do. */
const SAID_OF_ITS_YEAR = 0.2

/** How likely a question means a report by the bodies it names or hints at. */
export function bodyPrior(query: Query, report: ReportHead): number {
  const own: readonly string[] = bodiesOf(report)
  if (query.bodies.length === 0) {
    if (query.bodyHints.length === 0 || own.length === 0) return 1
    return query.bodyHints.some((body) => own.includes(body)) ? 1 : OTHER_BODY
  }
  if (own.length === 0) return UNSTATED
  return query.bodies.some((body) => own.includes(body)) ? 1 : 0
}

/** The same by the places it names: a report of the place itself, of one around it, of one within. */
export function placePrior(asked: readonly string[], { region }: ReportHead): number {
  if (asked.length === 0) return 1
  if (!region) return UNSTATED
  if (asked.some((place) => place === region)) return 1
  if (asked.some((place) => contains(region, place))) return 0.9
  return asked.some((place) => contains(place, region)) ? UNSTATED : 0
}

/** 报纸上讲的, 新闻里说: a page is meant, if there are any. */
const ON_PAPER = /报纸|[登见]报|报上|版面|新闻(?:里|上|中|说|讲|报道)|[商日晚时]报(?:上|里|说|讲|那)/u
const PAGE = '新闻报道'
const NO_PAGE = 0.6

/** Whether a question means what stood in a newspaper. */
export function asksForPage({ text }: Query): boolean {
  return ON_PAPER.test(text)
}

/** How likely a report is meant where a page is. */
export function pagePrior({ type }: ReportHead): number {
  return type === PAGE ? 1 : NO_PAGE
}

/** How much a report is about a year: it reviews it, plans it, was given in it, or reaches back to it. */
function yearAffinity(query: Query, { report, given }: Holding, year: number): number {
  if (report.year === year) return query.status === 'planned' ? PLANS : 1
  if (report.planYear === year) return query.status === 'planned' ? 1 : PLANS
  const from = report.yearFrom
  if (from !== null && report.year !== null && from <= year && year <= report.year) return REACHES_BACK
  if (given === year) return GIVEN_IN
  const ahead = report.planYear === null || looksBack(query) ? 0 : year - report.planYear
  return ahead > 0 && ahead <= FURTHEST_GOAL && year % 5 === 0 ? REACHES_AHEAD : 0
}

/** The same by its years; `givenThen` where a report was given in a year that is named as a report's own. */
export function yearPrior(query: Query, holding: Holding, givenThen: boolean): number {
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
export function once(shared: (holding: Holding) => number, prior: (holding: Holding) => number) {
  const known: number[] = []
  return (holding: Holding): number => {
    const number = shared(holding)
    known[number] ??= prior(holding)
    return known[number]
  }
}
