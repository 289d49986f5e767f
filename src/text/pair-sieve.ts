/** Tells quickly which words cannot stand in a text, by its pairs of neighbouring characters. */
export interface PairSieve {
  /** False only if the pair does not stand in the text; true now and then where it does not either. */
  mayHold(pair: number): boolean
}

/** Bits per character of the text: with eight one pair in nine that is not there slips through. */
const BITS_PER_CHARACTER = 8
const SMALLEST = 32

/** A pair of neighbouring characters as a number, the same for a text and for a word. */
function pairNumber(text: string, at: number): number {
  const hash = Math.imul(text.charCodeAt(at), 0x9e3779b1) ^ Math.imul(text.charCodeAt(at + 1), 0x85ebca6b)
  return (hash ^ (hash >>> 15)) >>> 0
}

/** The pairs of a word, for a sieve; none of a single character. */
export function pairNumbers(word: string): number[] {
  const pairs: number[] = []
  for (let at = 0; at + 1 < word.length; at += 1) pairs.push(pairNumber(word, at))
  return pairs
}

/** Makes the sieve of all texts together. */
export function createPairSieve(texts: readonly string[]): PairSieve {
  let bits = SMALLEST
  const length = texts.reduce((sum, text) => sum + text.length, 0)
  while (bits < length * BITS_PER_CHARACTER) bits *= 2
  const words = new Uint32Array(bits / 32)
  const mask = bits - 1
  for (const text of texts)
    for (let at = 0; at + 1 < text.length; at += 1) {
      const bit = pairNumber(text, at) & mask
      words[bit >>> 5] = (words[bit >>> 5] ?? 0) | (1 << (bit & 31))
    }
  return { mayHold: (pair) => (((words[(pair & mask) >>> 5] ?? 0) >>> (pair & 31)) & 1) === 1 }
}
