import type { SearchTerm } from './candidate-source.ts'

/**
 * Measured on public Chinese question sets (reference figures in src/README.md): flatter saturation than the
 * BM25 default is worth 0.5–2.5 points of hit@1, bigrams beside words 1–3 points.
 */
export const BM25 = { k: 0.6, b: 0.3, d: 0.5 }
export const FIELD_BOOST = { title: 0.6, section: 1.2, text: 1, grams: 0.5 }

/** Words in more than this share of all paragraphs tell little and cost most; rarer ones beside them find alone. */
const COMMON_SHARE = 0.2
const RARER_ENOUGH = 3
/** Below this many paragraphs every word is cheap, and few are rare. */
const LARGE = 1000

/** The words worth looking for in a library of `size` paragraphs: without the common ones, if enough others remain. */
export function telling(
  words: readonly SearchTerm[],
  size: number,
  frequency: (word: string) => number,
): SearchTerm[] {
  if (size < LARGE) return [...words]
  const most = size * COMMON_SHARE
  const rarer = words.filter(({ text }) => frequency(text) <= most)
  return rarer.length >= RARER_ENOUGH ? rarer : [...words]
}
