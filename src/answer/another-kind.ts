import type { Ranked } from './rank.ts'
import type { Query } from './turn.ts'

/** From this on a passage speaks of a word. */
const MET = 0.3

/** Whether another kind is told: 公益诉讼案件 are no 逮捕案件: the word that says of which kind, right before the noun counted, is told nowhere near. */
export function isOfAnotherKind({ concepts, text }: Query, { matches }: Ranked): boolean {
  const met = (i: number) => (matches[i] ?? 0) >= MET
  return concepts.some(
    ({ said: kind, thing, bonus }, i) =>
      thing &&
      !bonus &&
      !met(i) &&
      !kind.endsWith('的') &&
      concepts.some(
        ({ said, thing: counted }, j) =>
          j !== i &&
          counted &&
          said.length > 1 &&
          met(j) &&
          (kind.endsWith(said) || text.includes(kind + said)),
      ),
  )
}
