import type { Steps } from '../steps.ts'
import { syllablesInBatches, syllablesOf } from './pinyin.ts'

/** A word that can be typed by its sound: its share of all words of the library, as a logarithm. */
export interface Entry {
  word: string
  syllables: string[]
  logShare: number
}

/** Characters of the longest word that is typed by its sound or mended. */
export const LONGEST_SOUNDED = 6
/** Of a library of 100,000 paragraphs all entries at once take 70 ms, so many at a time 10. */
const ENTRIES_A_STEP = 4_000

/** How the words of the last library sound: the next one of a running bot has nearly all of them too. */
let sounding: Map<string, string[]> = new Map()

/** Whether a word is read by its characters' sounds. */
export const canSound = (word: string): boolean =>
  word.length >= 2 && word.length <= LONGEST_SOUNDED && /^\p{Script=Han}+$/u.test(word)

/** Learns in batches how those words sound that no library had before. */
function* hear(words: Iterable<string>): Steps<void> {
  const fresh = [...words].filter((word) => canSound(word) && !sounding.has(word))
  let at = 0
  for (const batch of syllablesInBatches(fresh)) {
    for (const syllables of batch) {
      sounding.set(fresh[at] ?? '', syllables)
      at += 1
    }
    yield
  }
}

/** The words of a library that can be typed by their sound; what only the library before had is let go. */
export function* soundedWords(shares: ReadonlyMap<string, number>): Steps<Entry[]> {
  yield* hear(shares.keys())
  const entries: Entry[] = []
  const own: typeof sounding = new Map()
  let looked = 0
  for (const [word, share] of shares) {
    looked += 1
    if (looked % ENTRIES_A_STEP === 0) yield
    if (!canSound(word)) continue
    const syllables = sounding.get(word) ?? []
    own.set(word, syllables)
    entries.push({ word, syllables, logShare: Math.log(share) })
  }
  sounding = own
  return entries
}

/** The syllables of words that are looked at one by one, in the order given. */
export function heard(words: readonly string[]): string[][] {
  const fresh = words.filter((word) => !sounding.has(word))
  if (fresh.length > 0)
    syllablesOf(fresh).forEach((syllables, i) => void sounding.set(fresh[i] ?? '', syllables))
  return words.map((word) => sounding.get(word) ?? [])
}
