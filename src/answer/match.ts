import { type PairSieve, pairNumbers } from '../text/pair-sieve.ts'
import type { Concept } from './turn.ts'

/** From this length on a word may stand in the text with others between its parts: 营商环境监测 / 营商环境……监测. */
const SPLITTABLE = 4
/** Least share of a long word's character pairs that must stand in the text, and what that is then worth. */
const LEAST_SHARE = 0.6
const SPLIT_WORTH = 0.75

function splitMatch(word: string, text: string): number {
  if (word.length < SPLITTABLE) return 0
  const pairs = word.length - 1
  let found = pairs
  for (let i = 0; i < pairs; i += 1) {
    if (text.includes(word.slice(i, i + 2))) continue
    found -= 1
    if (found / pairs < LEAST_SHARE) return 0
  }
  return (found / pairs) * SPLIT_WORTH
}

/** Words that are another word's end: 进出口 is not 出口, 副主席 not 主席. */
const OTHER_WORD: ReadonlyMap<string, string> = new Map([['出口', '进']])
const POST = /(?:长|主席|主任|书记|总理|委员长)$/u

function says(text: string, word: string): boolean {
  const before = OTHER_WORD.get(word) ?? (POST.test(word) ? '副' : undefined)
  if (before === undefined) return text.includes(word)
  return text.replaceAll(before + word, '').includes(word)
}

/** How well a folded text speaks of a concept: 0 not at all, 1 in the question's own word. */
export function matchConcept({ words }: Sayings, text: string): number {
  let best = 0
  for (const { text: word, strength } of words) {
    if (strength <= best) continue
    if (says(text, word)) best = strength
    else {
      const split = strength * splitMatch(word, text)
      if (split > best) best = split
    }
  }
  return best
}

/** The pairs of each word of a concept, worked out once for all paragraphs it is looked for in. */
const pairsOfWords = new WeakMap<Concept['words'], number[][]>()

function pairsOf(words: Concept['words']): number[][] {
  let pairs = pairsOfWords.get(words)
  if (!pairs) {
    pairs = words.map(({ text }) => pairNumbers(text))
    pairsOfWords.set(words, pairs)
  }
  return pairs
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

/** What matching needs of a concept. */
export type Sayings = Pick<Concept, 'words'>

const NOTHING: Sayings = { words: [] }

/**
 * A concept with only those words that can stand in the text of a sieve: matched against that text or a part of it, it
 * gives what the whole concept gives, for less.
 */
export function sifted(concept: Concept, sieve: PairSieve): Sayings {
  const pairs = pairsOf(concept.words)
  const words = concept.words.filter((_, i) => maySay(pairs[i] ?? [], sieve))
  return words.length === 0 ? NOTHING : { words }
}

/** Share of the question's weight that a text covers, 0..1; `matches` are per concept, in order. */
export function coverage(concepts: readonly Concept[], matches: readonly number[]): number {
  let sum = 0
  let all = 0
  concepts.forEach((concept, i) => {
    if (!concept.bonus) all += concept.weight
    sum += concept.weight * (matches[i] ?? 0)
  })
  return all === 0 ? 0 : sum / all
}
