import type { Figure } from '../model.ts'
import { fold } from '../text/normalize.ts'
import type { Unit } from './corpus.ts'
import type { Query } from './turn.ts'
import { contains, shortName } from './understand/places.ts'

/**
 * Whether a paragraph tells of a place around the one asked about without naming that one: what a province tells of its
 * figures, people and council is not the county's.
 */
export function ofWiderPlace({ regions, bodies, intent }: Query, unit: Unit): boolean {
  const own = unit.report.region
  if (!own || regions.length === 0 || regions.includes(own)) return false
  if (bodies.length === 0 && intent !== 'number' && intent !== 'who' && intent !== 'when') return false
  const inner = regions.filter((place) => contains(own, place))
  return (
    inner.length > 0 && !inner.some((place) => (unit.folded + unit.allHeadings).includes(shortName(place)))
  )
}

/** Whether a figure says itself that it is of all the place around the one asked: 全省地区生产总值 is not 兰州's. */
export function saysWiderPlace(
  { regions }: Query,
  { report }: Unit,
  { what }: Pick<Figure, 'what'>,
): boolean {
  const own = report.region
  if (!own || regions.includes(own) || !regions.some((place) => contains(own, place))) return false
  return fold(what).startsWith(`全${own.slice(-1)}`)
}
