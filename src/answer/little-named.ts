import { MET } from './match.ts'
import type { Ranked } from './rank.ts'
import type { Query } from './turn.ts'

/**
 * Whether a passage names hardly anything of what is asked: 什么是双随机 is not told by a passage that speaks of 双 alone, nor 引大入秦 by one that has 引, 大 and 入 and not the most
 * telling 秦.
 */
export function namesLittle({ intent, concepts }: Query, { matches }: Ranked): boolean {
  const own = concepts.filter(({ bonus }) => !bonus)
  const met = new Set(concepts.filter((_, i) => (matches[i] ?? 0) >= MET))
  const most = [...own].sort((a, b) => b.weight - a.weight)[0]
  const missed = intent === 'definition' ? own.some((one) => !met.has(one)) : most && !met.has(most)
  return Boolean(missed) && own.every((one) => !met.has(one) || one.said.length === 1)
}
