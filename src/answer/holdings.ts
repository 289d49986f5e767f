import type { ReportHead } from '../model.ts'
import { givenOn, type Library } from '../search/library.ts'
import { type Given, type Sitting, sittingBeside, statedSitting } from './sittings.ts'
import { bodiesOf } from './understand/bodies.ts'

/** A report with what scope asks of it. What many reports share has a number, so that it is weighed once for all of them. */
export interface Holding {
  report: ReportHead
  /** Place in the order of all holdings, the newest first. */
  rank: number
  /** The year it was given in. */
  given: number | null
  /** Numbers of its place, its bodies, its times (of what year, for what year, since when, given when) and its series. */
  place: number
  bodies: number
  times: number
  series: number
  /** The session and meeting it was given at, stated or told by its neighbours. */
  sitting: Sitting
}

/** What a library holds, by what questions ask of its catalog; a question looks at no report that it does not mean. */
export interface Holdings {
  newestFirst: readonly Holding[]
  /** The places that have reports, in the catalog's order. */
  regions: ReadonlySet<string>
  bodies: ReadonlySet<string>
  /** The reports of each place, the newest first; those of no place under the empty string. */
  byPlace: ReadonlyMap<string, readonly Holding[]>
}

type Held = Pick<Library, 'reports'>

const held = new WeakMap<Held, Holdings>()

/** Numbers things in the order of their coming. */
function numbering(): (thing: string) => number {
  const known = new Map<string, number>()
  return (thing) => {
    const number = known.get(thing) ?? known.size
    known.set(thing, number)
    return number
  }
}

function holdingsFrom(reports: readonly ReportHead[]): Holdings {
  const [places, bodies, times, series] = [numbering(), numbering(), numbering(), numbering()]
  const dated = reports.map((report) => ({ report, on: givenOn(report) }))
  dated.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
  const bySeries = new Map<number, Given[]>()
  const placed = dated.map(({ report, on }) => {
    const { region, type } = report
    const given = on ? Number(on.slice(0, 4)) : null
    const own = bodiesOf(report).join()
    const number = series(`${region} ${own} ${type}`)
    const stated = { year: given, region, stated: statedSitting(report) }
    const known = bySeries.get(number)
    if (known) known.push(stated)
    else bySeries.set(number, [stated])
    return { report, given, own, number, stated }
  })
  const newestFirst = placed.map(({ report, given, own, number, stated }, rank): Holding => {
    const { region, year, planYear, yearFrom, date } = report
    return {
      ...{ report, rank, given, place: places(region ?? ''), bodies: bodies(own) },
      times: times([year, planYear, yearFrom, given, date === null || date === ''].join()),
      series: number,
      sitting: sittingBeside(stated, bySeries.get(number) ?? []),
    }
  })
  const byPlace = new Map<string, Holding[]>()
  for (const holding of newestFirst) {
    const place = holding.report.region ?? ''
    const there = byPlace.get(place)
    if (there) there.push(holding)
    else byPlace.set(place, [holding])
  }
  return {
    newestFirst,
    regions: new Set(reports.flatMap(({ region }) => region ?? [])),
    bodies: new Set(reports.flatMap((report) => bodiesOf(report))),
    byPlace,
  }
}

/** The holdings of a library, worked out once: a library never changes. */
export function holdingsOf(library: Held): Holdings {
  let holdings = held.get(library)
  if (!holdings) {
    holdings = holdingsFrom(library.reports)
    held.set(library, holdings)
  }
  return holdings
}
