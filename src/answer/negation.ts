import type { Figure } from '../model.ts'
import type { Span } from '../text/sentences.ts'
import type { Unit } from './corpus.ts'
import type { Query } from './turn.ts'

/** 8个未整改到位问题 are not those that were put right, unless those left over are asked for. */
const NEGATED = /未|不予|不属|没有/u
const ASKS_LEFT = /[没未不剩差欠]/u
const LEFT_OVER = 0.6
const NOT_LEFT = 0.3

/** 没提过建议的有几个, 没及格几人: only a figure whose clause says 未 or 没 tells it. */
const ASKS_NOT =
  /没(?!有?[?？]?$)(?:有)?[^就便\s]{0,3}(?:过|完|成|到|上|格|交|办|修|建|通|立|批|摘帽|脱贫|解决|落实|整改)|(?:解决|办|落实|整改|处理)不了/u
const SAYS_NOT = /未|没|不(?!动产|断|仅|少于|低于|小于|超过)|无|尚|零/u

/** 没就业的有多少人: those of whom something is not so are counted. */
const NOT_SO = /没(?!有)\p{Script=Han}{1,4}的(?:一共|总共|还)?(?:有|是)?(?:多少|几)/u
const LEFT = /剩|余下|其余|还有|尚|存|留/u

/** 还剩多少户没领证 is not told by how many got it. */
const ASKS_REST = /还?剩下?(?:多少|几)|还有(?:多少|几)\p{Script=Han}{0,4}[没未]/u

/** Whether those are asked for of whom something is not so, and the clause of a figure says of nobody that it is not. */
export function lacksNegation(query: Query, { folded }: Unit, clause: Span): boolean {
  const told = folded.slice(clause.start, clause.end)
  return (NOT_SO.test(query.text) || ASKS_REST.test(query.text)) && !SAYS_NOT.test(told) && !LEFT.test(told)
}

/** What a figure is worth by whether it counts those of which something is not so, and whether these are asked for. */
export function negationFit(query: Query, { folded }: Unit, clause: Span, { what }: Figure): number {
  if (ASKS_NOT.test(query.text) && !/有没有/u.test(query.text))
    return SAYS_NOT.test(folded.slice(clause.start, clause.end)) ? 1 : NOT_LEFT
  return NEGATED.test(what) && !ASKS_LEFT.test(query.text) ? LEFT_OVER : 1
}
