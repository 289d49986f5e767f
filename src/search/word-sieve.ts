/**
 * Bits per word. A question has some hundred stretches that might be a coined phrase, and one in 300 that is none slips
 * through to the file.
 */
const BITS_PER_WORD = 12
const PROBES = 8
const SMALLEST = 64

/** Two numbers of a word that tell where its bits lie. */
function hashesOf(word: string): [one: number, step: number] {
  let one = 0x811c9dc5
  let other = 0x9e3779b1
  for (let i = 0; i < word.length; i += 1) {
    one = Math.imul(one ^ word.charCodeAt(i), 0x01000193)
    other = Math.imul(other ^ word.charCodeAt(i), 0x85ebca6b)
    other ^= other >>> 13
  }
  return [one, other | 1]
}

/** The bits that tell quickly which words are none of these; `count` is about how many there are. */
export function wordSieve(words: Iterable<string>, count: number): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(Math.max(SMALLEST, count * BITS_PER_WORD) / 8))
  const bits = bytes.length * 8
  for (const word of words) {
    const [one, step] = hashesOf(word)
    for (let i = 0; i < PROBES; i += 1) {
      const bit = ((one + Math.imul(i, step)) >>> 0) % bits
      bytes[bit >>> 3] = (bytes[bit >>> 3] ?? 0) | (1 << (bit & 7))
    }
  }
  return bytes
}

/** Whether the word may be one of those the bits were made of; false is sure. */
export function mayBe(word: string, bytes: Uint8Array): boolean {
  const bits = bytes.length * 8
  const [one, step] = hashesOf(word)
  for (let i = 0; i < PROBES; i += 1) {
    const bit = ((one + Math.imul(i, step)) >>> 0) % bits
    if ((((bytes[bit >>> 3] ?? 0) >>> (bit & 7)) & 1) === 0) return false
  }
  return true
}
