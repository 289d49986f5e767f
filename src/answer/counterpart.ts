import { fold } from '../text/normalize.ts'
import type { Corpus } from './corpus.ts'
import { figureTold } from './follow-up.ts'
import { matchConcept } from './match.ts'
import { focusOf } from './slots.ts'
import type { Concept, Query, Turn } from './turn.ts'
import type { Reading } from './understand/read-query.ts'

/** How well the name of a figure must say a word to be named by it. */
const NAMED = 0.7

/**
 * A leaning question laid over the one before (`carried`), where it names another figure of the paragraph just told
 * (大会发言呢 after 提案28件): what was counted is replaced, only whose and when are kept. Null if it names none.
 */
export function inPlaceOfTold(
  carried: Query,
  reading: Reading,
  previous: Turn,
  corpus: Corpus,
): Query | null {
  const told = figureTold(previous, corpus)
  const first = focusOf(previous)[0]
  const unit = first && corpus.unit(first.report.id, first.paragraph)
  if (!told || !unit || carried.intent !== 'number') return null
  const said = new Set(reading.query.terms)
  // 金额呢, 视察呢: what is left open elsewhere, or cut as a doing, is a name where a figure bears it.
  const own = carried.concepts.filter((one) => !one.bonus && said.has(one.said))
  const isNamed = (name: string) => own.some((concept) => matchConcept(concept, name) >= NAMED)
  const counted = fold(told.what)
  const names = unit.paragraph.figures.flatMap(({ start }, i) => {
    const name = unit.figureNames[i] ?? ''
    return start !== told.start && isNamed(name) ? [name] : []
  })
  if (isNamed(counted) || names.length === 0) return null
  // 收入 is counted of 农村居民 as it was of 城镇居民.
  const isShared = (concept: Concept) => names.some((name) => matchConcept(concept, name) >= NAMED)
  const concepts = carried.concepts.filter(
    (concept) => said.has(concept.said) || matchConcept(concept, counted) < NAMED || isShared(concept),
  )
  if (concepts.length === carried.concepts.length) return null
  const { units, unitsSure, unitsOfNoun } = reading.query
  return {
    ...carried,
    concepts,
    terms: concepts.map((concept) => concept.said),
    units,
    unitsSure,
    unitsOfNoun,
  }
}
