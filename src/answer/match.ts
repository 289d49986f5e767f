import { createPairSieve, type PairSieve, pairNumbers } from '../text/pair-sieve.ts'
import type { Concept } from './turn.ts'

/** From this match on a text speaks of a concept; below it a shared character or a heading far above is all. */
export const MET = 0.3

/** From this length on a word may stand in the text with others between its parts: 营商环境监测 / 营商环境……监测. */
const SPLITTABLE = 4
/** Least share of a long word's character pairs that must stand in the text, and what that is then worth. */
const LEAST_SHARE = 0.6
const SPLIT_WORTH = 0.75
/** 海洋生产总值 is not 地区生产总值, nor 农民收入 居民收入: whose measure it is, is said where its name begins. */
const MEASURE = /(?:总值|增加值|产值|收入|支出|总额|[率额])$/u

/** Words that are another word's end: 进出口 is not 出口, 副主席 not 主席. */
const OTHER_WORD: ReadonlyMap<string, string> = new Map([['出口', '进']])
const POST = /(?:长|主席|主任|书记|总理|委员长)$/u

/** A word of a concept with what looking for it in a text takes, worked out once for all paragraphs. */
interface Saying {
  text: string
  strength: number
  /** Its pairs of neighbouring characters, as a sieve knows them. */
  pairs: readonly number[]
  /** The same as characters, of a word that may stand with others between its parts; else none. */
  parts: readonly string[]
  /** Of a measure the beginning of its name, without which it is another; else null. */
  head: string | null
  /** The word with what makes it another word; null for most. */
  otherWord: string | null
}

/** The words of a concept made ready for matching, all of them or those that can stand in a text. */
export interface Sayings {
  words: readonly Saying[]
}

function sayingOf({ text, strength }: Concept['words'][number]): Saying {
  const before = OTHER_WORD.get(text) ?? (POST.test(text) ? '副' : null)
  const parts: string[] = []
  const head = MEASURE.test(text) ? text.slice(0, 2) : null
  if (text.length >= SPLITTABLE) for (let i = 0; i + 1 < text.length; i += 1) parts.push(text.slice(i, i + 2))
  return { text, strength, pairs: pairNumbers(text), parts, head, otherWord: before && before + text }
}

const sayings = new WeakMap<Concept['words'], Sayings>()

/** All words of a concept, ready for matching. */
export function sayingsOf({ words }: Pick<Concept, 'words'>): Sayings {
  let ready = sayings.get(words)
  if (!ready) {
    ready = { words: words.map(sayingOf) }
    sayings.set(words, ready)
  }
  return ready
}

function splitMatch({ parts, head }: Saying, text: string): number {
  if (head !== null && !text.includes(head)) return 0
  let found = parts.length
  for (const part of parts) {
    if (text.includes(part)) continue
    found -= 1
    if (found / parts.length < LEAST_SHARE) return 0
  }
  return (found / parts.length) * SPLIT_WORTH
}

/** How many pairs of neighbouring characters of a word a text holds at least that speaks of it as well as `worth`. */
export function leastPairs(word: string, worth: number): number {
  const pairs = word.length - 1
  return word.length < SPLITTABLE
    ? pairs
    : Math.ceil(pairs * Math.max(LEAST_SHARE, worth / SPLIT_WORTH) - 1e-9)
}

function says(text: string, word: Saying): boolean {
  if (!text.includes(word.text)) return false
  return word.otherWord === null || text.replaceAll(word.otherWord, '').includes(word.text)
}

/** How well a folded text speaks of a concept: 0 not at all, 1 in the question's own word. */
export function matchSayings({ words }: Sayings, text: string): number {
  let best = 0
  for (const word of words) {
    const { strength } = word
    if (strength <= best) continue
    if (says(text, word)) best = strength
    else if (word.parts.length > 0) {
      const split = strength * splitMatch(word, text)
      if (split > best) best = split
    }
  }
  return best
}

/** The same for a concept as it was read. */
export function matchConcept(concept: Pick<Concept, 'words'>, text: string): number {
  return matchSayings(sayingsOf(concept), text)
}

/** Whether a word may stand in the text of a sieve, whole or with others between its parts. */
function maySay(pairs: readonly number[], sieve: PairSieve): boolean {
  const least = pairs.length + 1 < SPLITTABLE ? 1 : LEAST_SHARE
  let found = pairs.length
  for (const pair of pairs) {
    if (sieve.mayHold(pair)) continue
    found -= 1
    if (found / pairs.length < least) return false
  }
  return true
}

const NOTHING: Sayings = { words: [] }

/**
 * A concept with only those words that can stand in the text of a sieve: matched against that text or a part of it, it
 * gives what the whole concept gives, for less.
 */
export function sifted(concept: Pick<Concept, 'words'>, sieve: PairSieve): Sayings {
  const all = sayingsOf(concept)
  let words: Saying[] | null = null
  for (const word of all.words)
    if (maySay(word.pairs, sieve)) {
      words ??= []
      words.push(word)
    }
  return words === null ? NOTHING : { words }
}

/** How well a text speaks of each concept of a question. */
export type Matcher = (text: string) => readonly number[]

/** Headings and titles are shared by many paragraphs: makes what matches each of them once. */
export function createMatcher(concepts: readonly Concept[]): Matcher {
  const known = new Map<string, readonly number[]>()
  return (text) => {
    let matches = known.get(text)
    if (!matches) {
      const sieve = createPairSieve([text])
      matches = concepts.map((concept) => matchSayings(sifted(concept, sieve), text))
      known.set(text, matches)
    }
    return matches
  }
}

/** Share of the question's weight that a text covers, 0..1; `matches` are per concept, in order. */
export function coverage(concepts: readonly Concept[], matches: readonly number[]): number {
  let sum = 0
  let all = 0
  for (let i = 0; i < concepts.length; i += 1) {
    const concept = concepts[i]
    if (!concept) continue
    if (!concept.bonus) all += concept.weight
    sum += concept.weight * (matches[i] ?? 0)
  }
  return all === 0 ? 0 : sum / all
}
