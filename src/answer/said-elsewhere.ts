import { sentenceOf } from './corpus.ts'
import type { FigureHit } from './figure-hits.ts'
import { MET, matchConcept } from './match.ts'
import type { Ranked } from './rank.ts'
import type { Query } from './turn.ts'

/** What a figure says of the question, against the sentence that says most of it; chosen with the near misses of the tests. */
const SAYS_LESS = 0.75
/** A thing asked about is surely said from here on, and not at all below that. */
const SURE = 0.9
/** Least share of the question that such a thing makes up. */
const LEAST_SHARE = 0.25

/**
 * Whether the sentence that speaks of what is asked holds no figure, and the best one stands in another that does not
 * speak of a main thing: 粮食单产刷新纪录 beside 粮食增量39.7亿斤, where 亩产 is asked.
 */
export function saysElsewhere(
  { concepts }: Query,
  { unit, window: { span, coverage } }: Ranked,
  { figure, about, beside }: FigureHit,
): boolean {
  if ((span.start <= figure.start && figure.end <= span.end) || about >= SAYS_LESS * coverage) return false
  // 开通三条低空物流线。……年内飞行632架次: what follows goes on with the thing.
  if (beside || figure.start >= span.end) return false
  const sentence = sentenceOf(unit, figure)
  const near = unit.folded.slice(sentence.start, sentence.end) + unit.allHeadings
  const told = unit.folded.slice(span.start, span.end)
  const total = concepts.reduce((sum, { weight, bonus }) => sum + (bonus ? 0 : weight), 0)
  return concepts.some(
    (concept) =>
      concept.thing &&
      !concept.bonus &&
      concept.weight >= LEAST_SHARE * total &&
      matchConcept(concept, told) >= SURE &&
      matchConcept(concept, near) < MET,
  )
}
