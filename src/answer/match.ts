import type { Concept } from './turn.ts'

/** From this length on a word may stand in the text with others between its parts: 营商环境监测 / 营商环境……监测. */
const SPLITTABLE = 4
/** Least share of a long word's character pairs that must stand in the text, and what that is then worth. */
const LEAST_SHARE = 0.6
const SPLIT_WORTH = 0.75

function splitMatch(word: string, text: string): number {
  if (word.length < SPLITTABLE) return 0
  let found = 0
  for (let i = 0; i + 1 < word.length; i += 1) if (text.includes(word.slice(i, i + 2))) found += 1
  const share = found / (word.length - 1)
  return share >= LEAST_SHARE ? share * SPLIT_WORTH : 0
}

/** Words that are another word's end: 进出口 is not 出口, 副主席 not 主席. */
const OTHER_WORD: ReadonlyMap<string, string> = new Map([
  ['出口', '进'],
  ['主席', '副'],
  ['主任', '副'],
  ['市长', '副'],
])

function says(text: string, word: string): boolean {
  const before = OTHER_WORD.get(word)
  if (before === undefined) return text.includes(word)
  return text.replaceAll(before + word, '').includes(word)
}

/** How well a folded text speaks of a concept: 0 not at all, 1 in the question's own word. */
export function matchConcept(concept: Concept, text: string): number {
  let best = 0
  for (const { text: word, strength } of concept.words) {
    if (strength <= best) continue
    if (says(text, word)) best = strength
    else {
      const split = strength * splitMatch(word, text)
      if (split > best) best = split
    }
  }
  return best
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
