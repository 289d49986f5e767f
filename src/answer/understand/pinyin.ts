import { createRequire } from 'node:module'

type PinyinPro = typeof import('pinyin-pro')

const OPTIONS = { toneType: 'none', type: 'array', v: true } as const
/** Words are read in batches of this many, which is ten times as fast as one by one, and takes 4 to 10 ms. */
const BATCH = 400
const MARK = '\n'

let library: PinyinPro | undefined
const readings = new Map<string, readonly string[]>()

/** Loaded on first use (40 ms), since most processes never meet a slip. */
function pinyinPro(): PinyinPro {
  library ??= createRequire(import.meta.url)('pinyin-pro') as PinyinPro
  return library
}

/** The common readings of a character without tones, the commonest first, at most two: 长 is chang, zhang. */
export function readingsOf(character: string): readonly string[] {
  const known = readings.get(character)
  if (known) return known
  const { pinyin } = pinyinPro()
  const found = [...new Set(pinyin(character, { ...OPTIONS, multiple: true }))].slice(0, 2)
  readings.set(character, found)
  return found
}

/** Syllables of each word without tones, read as words: 银行 is yin hang. Same order as given, in batches. */
export function* syllablesInBatches(words: readonly string[]): Generator<string[][]> {
  const { pinyin } = pinyinPro()
  for (let from = 0; from < words.length; from += BATCH) {
    const batch = words.slice(from, from + BATCH)
    const read = pinyin(batch.join(MARK), OPTIONS)
    let at = 0
    yield batch.map((word) => {
      const start = at
      at += word.length + MARK.length
      return read.slice(start, start + word.length)
    })
  }
}

/** The same at once. */
export const syllablesOf = (words: readonly string[]): string[][] => [...syllablesInBatches(words)].flat()

/** Takes together what dialects and fingers confuse: z/zh, c/ch, s/sh, n/l, in/ing, en/eng, an/ang. */
export function blur(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/u, '$1')
    .replace(/^n(?=.)/u, 'l')
    .replace(/([ae]n|in)g$/u, '$1')
}
