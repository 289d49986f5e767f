import type { Segmenter } from '../../text/segment.ts'
import type { Corpus } from '../corpus.ts'
import type { Phrases } from '../phrases.ts'
import type { Concept } from '../turn.ts'
import { stripQuestionWords } from '../vocabulary/stop-words.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import { expandApart } from './closed-up.ts'
import { compounds, turned } from './compounds.ts'
import type { Kindred } from './kindred.ts'
import { partOf } from './part-played.ts'
import { otherForms } from './short-forms.ts'
import { blank, type Stretch } from './stretch.ts'
import { joinNames, tokensOf, wordsOf } from './tokens.ts'
import { fromExpansions, type Gapped, INNER, literal, type Piece, put, SAME_MEANING } from './understood.ts'

/** What concepts are made with. */
export interface ConceptTools {
  corpus: Corpus
  segmenter: Segmenter
  vocabulary: Vocabulary
  phrases: Phrases
  kindred: Kindred
  /** Whether a word is one that official reports use, here or elsewhere. */
  isOfficial(word: string): boolean
}

/** Pasted texts bring hundreds (195 took 270 ms); of the 1,000 questions of the sets none has more than eleven. */
const MOST_CONCEPTS = 40
const SINGLE_CHARACTER = 0.4
const LEAST_WEIGHT = 0.04
/** Weight of a word in every paragraph, against one in a single paragraph (1). */
const COMMONEST = 0.25
/**
 * A word that neither the reports nor the vocabulary use is mostly an everyday word nobody has told us of; a name,
 * an official word or one we understand and still do not find is a missing matter.
 */
const UNKNOWN = 0.4
/** What a word counts that is part of an everyday phrase understood as a whole (飞机 in 坐飞机). */
const COVERED = 0.25
/**
 * What a word of no report and no office counts beside a frame, and then it need not be found: 专门 in 专门做老人生意的.
 */
const BESIDE_FRAME = 0.5
/** What a word counts that stands between the parts of an everyday phrase (老人 in 骗老人钱). */
const IN_GAP = 0.5
/** Longer words are names, phrases or carry a direction (报上去): a shared character does not explain them. */
const LONGEST_KINDRED = 2
/** A word written short or in full is the word itself, a little after the one said. */
const OTHER_FORM = 0.97
const ASKS_ONLY = /^(?:有|一共|总共|共)?(?:多少|几)/u
/** 是哪三个, 哪几条: asks how many items, says nothing of them. */
const ASKED_COUNT =
  /哪[一二两三四五六七八九十几]+(?:个|项|条|张|篇|种|类|大|点|家|方面|部分|块|件事?|处|样)?/gu
/** 那本书, 这份报告: points, and only the noun behind it matters. */
const POINTING = /[这那](?:本|个|份|篇|次|场|家|位|些|种|件|条|段|部|一)/gu
const NAMED = /^(?:nr|ns|nt|nz|eng|j)/u
/** Words put together from Latin letters, digits and joining marks: 1+1+4, pm2.5, r&d. */
const COMPOUND = /[0-9a-z]+(?:[+.&\-×*/][0-9a-z]+)+|\d*[a-z][a-z0-9]+/gu

/** 政协委员: the report of a body leaves its own name out. */
const BODY_IN_FRONT = /^(?:政协|人大|政府|法院|检察院)(?=\p{Script=Han}{2})/u

const AMOUNT = /^(\p{Script=Han}{2,}?)(?:总额|总量|总数|总值|额|数量|数)$/u

function fromWords(text: string, tools: ConceptTools): Piece[] {
  const pieces: Piece[] = []
  const whole = (span: Stretch) => ({
    ...span,
    words: new Map([[text.slice(span.start, span.end), 1]]),
    part: 1,
    named: true,
  })
  for (const span of tools.phrases.find(text)) pieces.push(whole(span))
  for (const found of blank(text, pieces).matchAll(COMPOUND))
    pieces.push(whole({ start: found.index, end: found.index + found[0].length }))
  const rest = blank(text, pieces)
  for (const { word, tag, start, end } of joinNames(tokensOf(rest, tools.segmenter), tools.corpus)) {
    let part = partOf(tag, word)
    if (word.length === 1) part *= SINGLE_CHARACTER
    if (part > 0) pieces.push({ start, end, words: new Map([[word, 1]]), part, named: NAMED.test(tag) })
  }
  return pieces
}

/** 社消零增长: where a phrase of three or more characters ends inside a word (零增长), what is left of it is the word. */
const CUTS_WORDS = 3

function restOf(piece: Piece, over: Gapped, corpus: Corpus): Piece[] {
  const cut =
    over.start < piece.start && over.end < piece.end && literal(over) >= CUTS_WORDS && !over.gaps?.length
  const [said = ''] = piece.words.keys()
  const rest = said.slice(over.end - piece.start)
  // 扰民 in 油烟扰民, where 油烟扰 is understood: what is left of a word that no report uses is a character.
  if (cut && rest.length === 1 && !corpus.knowsWord(said)) return [{ ...piece, part: piece.part * COVERED }]
  return !cut || rest.length < 2
    ? [piece]
    : [{ ...piece, start: over.end, words: new Map([[rest, 1]]), named: false }]
}

/** Plain words that an understood phrase covers count a little beside it, those it cuts into count in full. */
function besides(words: readonly Piece[], understood: readonly Piece[], corpus: Corpus): Piece[] {
  return words.flatMap((piece) => {
    const over = understood.find((other) => piece.start < other.end && other.start < piece.end)
    if (!over) return [piece]
    const within = (outer: Stretch) => outer.start <= piece.start && piece.end <= outer.end
    if (!within(over)) return restOf(piece, over, corpus)
    if (over.gaps?.some(within)) return [{ ...piece, part: piece.part * IN_GAP }]
    const said = [...piece.words.keys()][0] ?? ''
    const same = over.start === piece.start && over.end === piece.end
    return same || piece.part < 1 || !corpus.knowsWord(said) ? [] : [{ ...piece, part: piece.part * COVERED }]
  })
}

/** Rarity of what a concept may be called, by its rarest name; null if the library knows none of its names. */
function rarityOf(words: ReadonlyMap<string, number>, tools: ConceptTools): number | null {
  const rarities: number[] = []
  for (const [word, strength] of words) {
    if (strength <= INNER || !tools.corpus.knows(word)) continue
    const parts = tools.corpus.terms(word)
    rarities.push(Math.max(...parts.map((one) => tools.corpus.rarity(one)), 0))
  }
  return rarities.length === 0 ? null : Math.max(...rarities)
}

function weightOf(piece: Piece, tools: ConceptTools): number {
  const rarity = rarityOf(piece.words, tools)
  if (rarity === null) {
    const understood = piece.words.size > 1 || [...piece.words.keys()].some((word) => tools.isOfficial(word))
    return piece.part * (piece.named || understood ? 1 : UNKNOWN)
  }
  return piece.part * (COMMONEST + (1 - COMMONEST) * rarity)
}

/** A word nobody has told us of: neither the reports nor the vocabulary use it, and it is no name. */
function isStrange({ bonus, named, words }: Piece, said: string, tools: ConceptTools): boolean {
  const alone = !bonus && !named && words.size === 1 && said.length >= 2 && said.length <= LONGEST_KINDRED
  return alone && !tools.corpus.knows(said) && !tools.isOfficial(said)
}

/** A plain word that nobody has explained, in a question of which a frame tells who and what. */
function isAside({ bonus, named, words, frame }: Piece, said: string, tools: ConceptTools): boolean {
  return !bonus && !named && !frame && words.size === 1 && !tools.isOfficial(said)
}

/** Question words inside a coined phrase are part of it: 请你来协商. */
function keepPhrases(plain: string, open: string, coined: readonly Stretch[]): string {
  let text = plain
  for (const { start, end } of coined) text = text.slice(0, start) + open.slice(start, end) + text.slice(end)
  return text
}

/**
 * Reads what a question is about: everyday phrases the vocabulary knows become one concept with their official
 * words, the remaining words one each; years, places, bodies (`taken`) and question words are left out.
 */
export function readConcepts(text: string, taken: readonly Stretch[], tools: ConceptTools): Concept[] {
  const asked = [...text.matchAll(ASKED_COUNT), ...text.matchAll(POINTING)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }))
  const open = blank(text, [...taken, ...asked])
  const plain = stripQuestionWords(open).text
  const cut = (one: string) => wordsOf(one, tools.segmenter)
  const expansions = [
    ...tools.vocabulary.expand(open, cut(open)),
    ...expandApart(open, tools.vocabulary, cut),
  ]
  const telling = expansions.filter(({ said }) => !ASKS_ONLY.test(said))
  const coined = tools.phrases.find(open)
  const cuts = (span: Stretch, other: Stretch) =>
    span.start < other.end && other.start < span.end && !(span.start <= other.start && other.end <= span.end)
  const free = (span: Stretch) => !coined.some((other) => cuts(span, other))
  const words = fromWords(keepPhrases(plain, open, coined), tools)
  const bare = telling.length === 0 && !words.some((piece) => piece.part >= 1)
  const understood = fromExpansions(
    (bare ? expansions : telling).filter(free),
    tokensOf(open, tools.segmenter),
    tools.corpus,
  )
  const beside = besides(words, understood, tools.corpus)
  const pieces = [...understood, ...beside, ...compounds(words, text), ...turned(text, tools.corpus)].sort(
    (a, b) => a.start - b.start,
  )
  const framed = pieces.some(({ frame }) => frame)
  const concepts = new Map<string, Concept>()
  for (const piece of pieces) {
    const { start, end, words, part } = piece
    const said = text.slice(start, end)
    const aside = framed && isAside(piece, said, tools)
    const weight = weightOf(piece, tools) * (aside ? BESIDE_FRAME : 1)
    if (weight < LEAST_WEIGHT || concepts.has(said)) continue
    const bare = said.replace(BODY_IN_FRONT, '')
    if (bare !== said) put(words, bare, SAME_MEANING)
    for (const [word, strength] of [...words])
      for (const form of otherForms(word)) put(words, form, strength * OTHER_FORM)
    // 出口额 is told as 出口31.4亿元: the amount says of itself that it is one.
    const counted = AMOUNT.exec(said)?.[1]
    if (counted !== undefined && !tools.corpus.knows(said)) put(words, counted, SAME_MEANING)
    if (isStrange(piece, said, tools))
      for (const { word, strength } of tools.kindred.of(said)) put(words, word, strength)
    const sorted = [...words].sort((a, b) => b[1] - a[1])
    concepts.set(said, {
      said,
      words: sorted.map(([word, strength]) => ({ text: word, strength })),
      weight,
      bonus: piece.bonus ?? false,
      thing: part >= 1 && !aside,
    })
  }
  const all = [...concepts.values()]
  if (all.length <= MOST_CONCEPTS) return all
  const least = all.map(({ weight }) => weight).sort((a, b) => b - a)[MOST_CONCEPTS - 1] ?? 0
  return all.filter(({ weight }) => weight >= least).slice(0, MOST_CONCEPTS)
}
