import type { Segmenter } from '../../text/segment.ts'
import type { Corpus } from '../corpus.ts'
import type { Concept } from '../turn.ts'
import { stripQuestionWords } from '../vocabulary/stop-words.ts'
import type { Expansion, Vocabulary } from '../vocabulary/vocabulary.ts'
import type { Stretch } from './years.ts'

/** What concepts are made with. */
export interface ConceptTools {
  corpus: Corpus
  segmenter: Segmenter
  vocabulary: Vocabulary
}

/** Strength of a report's word for an everyday one: when the everyday word is unknown to the reports, and when not. */
const OFFICIAL_ONLY = 0.95
const OFFICIAL_BESIDE = 0.85
const SAME_MEANING = 0.75
/** Official words of a shorter phrase inside a longer understood one. */
const INNER = 0.6

/** What part a word plays by its part of speech (ICTCLAS tags): things say what is asked, the rest helps. */
const PART: readonly [RegExp, number][] = [
  [/^(?:n|vn|an|i|l|j|eng|x|nz|nr|ns|nt|s)/u, 1],
  [/^v/u, 0.5],
  [/^(?:a|b|z)/u, 0.45],
  [/^t/u, 0.2],
  [/^m/u, 0.3],
]
const SINGLE_CHARACTER = 0.4
const LEAST_WEIGHT = 0.04
/** Weight of a word in every paragraph, against one in a single paragraph (1). */
const COMMONEST = 0.25
/** A word no report uses is mostly an everyday word nobody has told us of; a name nobody uses is a missing matter. */
const UNKNOWN = 0.6
const NAMED = /^(?:nr|ns|nt|nz|eng|j)/u
/** Words put together from Latin letters, digits and joining marks: 1+1+4, pm2.5, r&d. */
const COMPOUND = /[0-9a-z]+(?:[+.&\-×*/][0-9a-z]+)+|\d*[a-z][a-z0-9]+/gu

interface Piece extends Stretch {
  words: Map<string, number>
  part: number
  /** A name or a term put together, which has no other word. */
  named: boolean
}

function blank(text: string, spans: readonly Stretch[]): string {
  const characters = [...Array(text.length).keys()].map((i) => text.charAt(i))
  for (const { start, end } of spans) for (let i = start; i < end; i += 1) characters[i] = ' '
  return characters.join('')
}

function partOf(tag: string): number {
  return PART.find(([pattern]) => pattern.test(tag))?.[1] ?? 0
}

function put(words: Map<string, number>, word: string, strength: number): void {
  words.set(word, Math.max(words.get(word) ?? 0, strength))
}

function fromExpansions(expansions: readonly Expansion[], corpus: Corpus): Piece[] {
  const pieces: Piece[] = []
  for (const expansion of [...expansions].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    const around = pieces.find((piece) => expansion.start < piece.end && piece.start < expansion.end)
    const known = corpus.knows(expansion.said)
    const strength = !expansion.oneWay ? SAME_MEANING : known ? OFFICIAL_BESIDE : OFFICIAL_ONLY
    if (around) {
      const same = around.start === expansion.start && around.end === expansion.end
      for (const word of expansion.official) put(around.words, word, same ? strength : INNER)
      continue
    }
    const words = new Map([[expansion.said, 1]])
    for (const word of expansion.official) put(words, word, strength)
    pieces.push({ start: expansion.start, end: expansion.end, words, part: 1, named: false })
  }
  return pieces
}

function fromWords(text: string, segmenter: Segmenter): Piece[] {
  const pieces: Piece[] = []
  for (const found of text.matchAll(COMPOUND)) {
    const start = found.index
    pieces.push({
      start,
      end: start + found[0].length,
      words: new Map([[found[0], 1]]),
      part: 1,
      named: true,
    })
  }
  const rest = blank(text, pieces)
  let at = 0
  for (const { word, tag } of segmenter.tag(rest)) {
    const start = rest.indexOf(word, at)
    if (start < 0) continue
    at = start + word.length
    let part = partOf(tag)
    if (word.length === 1) part *= SINGLE_CHARACTER
    if (part > 0 && word.trim())
      pieces.push({ start, end: at, words: new Map([[word, 1]]), part, named: NAMED.test(tag) })
  }
  return pieces
}

/** Rarity of what a concept may be called, by its rarest name; null if the library knows none of its names. */
function rarityOf(words: ReadonlyMap<string, number>, tools: ConceptTools): number | null {
  const rarities: number[] = []
  for (const [word, strength] of words) {
    if (strength <= INNER || !tools.corpus.knows(word)) continue
    const parts = tools.segmenter.cut(word)
    rarities.push(Math.max(...parts.map((one) => tools.corpus.rarity(one)), 0))
  }
  return rarities.length === 0 ? null : Math.max(...rarities)
}

function weightOf(piece: Piece, tools: ConceptTools): number {
  const rarity = rarityOf(piece.words, tools)
  if (rarity === null) return piece.part * (piece.named ? 1 : UNKNOWN)
  return piece.part * (COMMONEST + (1 - COMMONEST) * rarity)
}

/**
 * Reads what a question is about: everyday phrases the vocabulary knows become one concept with their official
 * words, the remaining words one each; years, places, bodies (`taken`) and question words are left out.
 */
export function readConcepts(text: string, taken: readonly Stretch[], tools: ConceptTools): Concept[] {
  const open = blank(text, taken)
  const understood = fromExpansions(tools.vocabulary.expand(open), tools.corpus)
  const rest = blank(stripQuestionWords(open).text, understood)
  const pieces = [...understood, ...fromWords(rest, tools.segmenter)].sort((a, b) => a.start - b.start)
  const concepts = new Map<string, Concept>()
  for (const piece of pieces) {
    const { start, end, words, part } = piece
    const said = text.slice(start, end)
    const weight = weightOf(piece, tools)
    if (weight < LEAST_WEIGHT || concepts.has(said)) continue
    const sorted = [...words].sort((a, b) => b[1] - a[1])
    concepts.set(said, {
      said,
      words: sorted.map(([word, strength]) => ({ text: word, strength })),
      weight,
      thing: part >= 1,
    })
  }
  return [...concepts.values()]
}
