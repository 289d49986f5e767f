import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { fold } from './normalize.ts'

/** Text to terms; one and the same for reports and questions. */
export interface Segmenter {
  /** Words of the text, overlapping ones included (jieba's search mode), folded, marks dropped. */
  words(text: string): string[]
  /** Words of the text without overlaps, in order, folded, marks dropped. */
  cut(text: string): string[]
  /** Words of the dictionary only, nothing guessed, each with jieba's part-of-speech tag (n, v, ns, nr, m …). */
  tag(text: string): { word: string; tag: string }[]
  /** Pairs of neighbouring Chinese characters: 政协委员 gives 政协, 协委, 委员. */
  bigrams(text: string): string[]
}

const MARK = /^[^\p{L}\p{N}%‰]+$/u
const HAN_RUN = /\p{Script=Han}{2,}/gu

let shared: Jieba | undefined

function bigramsOf(folded: string): string[] {
  const grams: string[] = []
  for (const [run] of folded.matchAll(HAN_RUN))
    for (let i = 0; i + 1 < run.length; i += 1) grams.push(run.slice(i, i + 2))
  return grams
}

/**
 * Makes the segmenter over jieba's own dictionary plus `extra` words (kept whole: coined phrases, local names).
 * The dictionary is loaded once per process; words added by one segmenter are known to all.
 */
export function createSegmenter(extra: Iterable<string> = []): Segmenter {
  shared ??= Jieba.withDict(dict)
  const jieba = shared
  const lines = [...extra].map((word) => `${fold(word)} 100 nz`)
  if (lines.length > 0) jieba.loadDict(Buffer.from(lines.join('\n')))
  return {
    words: (text) => jieba.cutForSearch(fold(text), true).filter((word) => !MARK.test(word)),
    cut: (text) => jieba.cut(fold(text), true).filter((word) => !MARK.test(word)),
    tag: (text) => jieba.tag(fold(text), false).filter(({ word }) => !MARK.test(word)),
    bigrams: (text) => bigramsOf(fold(text)),
  }
}
