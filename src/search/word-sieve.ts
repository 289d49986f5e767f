/**
 * Bits per word. A question has some hundred stretches that might be a coined phrase, and one in 300 that is none slips
 * through to the file.
 */
const BITS_PER_WORD = 12
const PROBES = 8
const SMALLEST = 64

function* bitsOf(word: string, bits: number): Generator<number> {
  let one = 0x811c9dc5
  let other = 0x9e3779b1
  for (let i = 0; i < word.length; i += 1) {
    one = Math.imul(one ^ word.charCodeAt(i), 0x01000193)
    other = Math.imul(other ^ word.charCodeAt(i), 0x85ebca6b)
    other ^= other >>> 13
  }
  for (let i = 0; i < PROBES; i += 1) yield ((one + Math.imul(i, other | 1)) >>> 0) % bits
}

/** The bits that tell quickly which words are none of these; `count` is about how many there are. */
export function wordSieve(words: Iterable<string>, count: number): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(Math.max(SMALLEST, count * BITS_PER_WORD) / 8))
  for (const word of words)
    for (const bit of bitsOf(word, bytes.length * 8))
      bytes[bit >>> 3] = (bytes[bit >>> 3] ?? 0) | (1 << (bit & 7))
  return bytes
}

/** Whether the word may be one of those the bits were made of; false is sure. */
export function mayBe(word: string, bytes: Uint8Array): boolean {
  for (const bit of bitsOf(word, bytes.length * 8))
    if ((((bytes[bit >>> 3] ?? 0) >>> (bit & 7)) & 1) === 0) return false
  return true
}
