import type { Concept } from '../turn.ts'

const OUTPUT = '地区生产总值'
const GROWTH_OF_OUTPUT = { text: '经济增长', strength: 0.8 }

/** GDP目标多少 is told by 经济增长5%左右 as well: in a goal or a growth the economy stands for what it makes. */
export function withGrowth(concepts: readonly Concept[], text: string): Concept[] {
  if (!/目标|预期|增[长速幅]|涨/u.test(text)) return [...concepts]
  return concepts.map((concept) =>
    concept.words.some((word) => word.text === OUTPUT) &&
    concept.words.every((word) => word.text !== GROWTH_OF_OUTPUT.text)
      ? { ...concept, words: [...concept.words, GROWTH_OF_OUTPUT] }
      : concept,
  )
}

/** What is aimed at for what the economy makes is its growth, unless an amount is asked. */
export function asksGrowthAimedAt(concepts: readonly Concept[], text: string): boolean {
  return (
    /目标|预期/u.test(text) &&
    !/[万亿]元|总量|规模|达到/u.test(text) &&
    concepts.some(({ words }) => words.includes(GROWTH_OF_OUTPUT))
  )
}
