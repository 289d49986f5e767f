/** Words that share a telling character with one the reports do not use: 裁掉 → 裁减, 裁军; 堵车 → 拥堵, 疏堵. */
export interface Kindred {
  of(word: string): { word: string; strength: number }[]
}

/** A character in more of the library's words than this (人, 大, 设) tells nothing of the meaning it adds. */
const MOST_WORDS = 50
const LONGEST = 4
/** What sharing one character of two is worth, at the most. */
const SHARED = 0.29

const HAN = /^\p{Script=Han}+$/u

/** Reads the words of a library by their characters. */
export function createKindred(lexicon: Iterable<[string, number]>): Kindred {
  const byCharacter = new Map<string, string[]>()
  for (const [word] of lexicon) {
    if (word.length < 2 || word.length > LONGEST || !HAN.test(word)) continue
    for (const character of new Set(word)) {
      const known = byCharacter.get(character)
      if (known) known.push(word)
      else byCharacter.set(character, [word])
    }
  }
  return {
    of(word) {
      const found = new Map<string, number>()
      for (const character of new Set(word)) {
        const words = byCharacter.get(character) ?? []
        if (words.length === 0 || words.length > MOST_WORDS) continue
        const strength = SHARED * (1 - (words.length - 1) / (2 * MOST_WORDS))
        for (const one of words) found.set(one, Math.max(found.get(one) ?? 0, strength))
      }
      return [...found].map(([one, strength]) => ({ word: one, strength }))
    },
  }
}
