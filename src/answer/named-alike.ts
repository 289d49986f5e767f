import type { Figure } from '../model.ts'

function pairsOf(name: string): Set<string> {
  return new Set([...name].slice(1).map((end, i) => `${name.charAt(i)}${end}`))
}

/** Share of the shorter name that the other has as well, by pairs of characters. */
export function namedAlike(
  { what: one }: Pick<Figure, 'what'>,
  { what: other }: Pick<Figure, 'what'>,
): number {
  const [mine, theirs] = [pairsOf(one), pairsOf(other)]
  const shared = [...mine].filter((pair) => theirs.has(pair)).length
  return shared / Math.max(1, Math.min(mine.size, theirs.size))
}
