import { fold } from '../text/normalize.ts'
import { type Corpus, clauseOf } from './corpus.ts'
import type { Finding } from './find.ts'
import { figureTold, leavesOutNoun } from './follow-up.ts'
import { isMeasureLeft } from './helped.ts'
import { MET, matchConcept } from './match.ts'
import { namedAlike } from './named-alike.ts'
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
  const leftOut = leavesOutNoun(reading)
  const isShared = (concept: Concept) =>
    (leftOut && isMeasureLeft(concept)) || names.some((name) => matchConcept(concept, name) >= NAMED)
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

/** From this share on two figures bear one name: 满意率, 委员满意率. */
const SAME_NAME = 0.6

/**
 * A question of another year, body or place laid over the one before (`carried`), asking only what stands with the
 * figure just told (满意率 of 提案办理满意率, told as 委员满意率99.2%); null if that is all it asks anyhow.
 */
export function asTold(carried: Query, reading: Reading, previous: Turn, corpus: Corpus): Query | null {
  const told = figureTold(previous, corpus)
  const first = focusOf(previous)[0]
  const unit = first && corpus.unit(first.report.id, first.paragraph)
  if (!told || !unit || carried.intent !== 'number') return null
  const { start, end } = clauseOf(unit, told)
  const name = fold(told.what)
  // 代表建议 are a matter of 人大; of 政协 the same rate is that of its own.
  const ofOtherBody = reading.query.bodies.length > 0 && told.unit === '%'
  const beside = ofOtherBody ? name : `${name} ${unit.folded.slice(start, end)}`
  const concepts = carried.concepts.filter((concept) => matchConcept(concept, beside) >= MET)
  if (concepts.length === carried.concepts.length || !concepts.some(({ thing }) => thing)) return null
  return { ...carried, concepts, terms: concepts.map(({ said }) => said) }
}

/** Whether a finding tells the figure that was told before, of another year, body or place. */
export function isSameFigure({ ranked }: Finding, previous: Turn, corpus: Corpus): boolean {
  const told = figureTold(previous, corpus)
  const found = ranked[0]?.figure?.figure
  return !!told && !!found && found.unit === told.unit && namedAlike(told, found) >= SAME_NAME
}
