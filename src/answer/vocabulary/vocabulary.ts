import { fold } from '../../text/normalize.ts'
import type { Span } from '../../text/sentences.ts'
import type { Expansion, VocabularyFault } from './expansion.ts'
import { createFrames } from './frames.ts'
import { acrossWords, partOf, wordStarts } from './word-edges.ts'

export interface Vocabulary {
  /**
   * Everyday phrases found in a folded text, longest first; one inside another is kept if it is of another line, so
   * that the reader may weigh it less (老人 in 老人食堂). With the text's words (in order, as the segmenter
   * cuts them) a phrase of two characters that lies across a word's edge is no phrase: 生意 in 学生|意见.
   */
  expand(folded: string, cut?: readonly string[]): Expansion[]
  /** Every official word, for a segmenter that should keep them whole. */
  official: string[]
  /** Number of lines in use. */
  size: number
  faults: VocabularyFault[]
}

interface Line {
  official: string[]
  oneWay: boolean
}

interface Phrase {
  /** The literal it begins with, up to its first '*'. */
  first: string
  line: Line
  /** What must follow the first literal, each within GAP characters of the one before. */
  rest: string[]
}

interface Hit extends Expansion {
  line: Line
}

/** Phrases by their first two characters, or by the one that their first literal is. */
type Phrases = Map<string, Phrase[]>

const HEAD = 2

/** '*' covers at most this many characters: 修*路 is 修村里的路, and not two sentences apart. */
const GAP = 4
/** One character alone (钱, 路) stands in too many other words. */
const SHORTEST = 2
/** A blank stands for words understood already (经济每年涨 without its year). */
const LETTER = /[\p{L}\p{N}% ]/u

function words(side: string): string[] {
  return side.split(/\s+/u).filter(Boolean)
}

function literalLength(phrase: string): number {
  return phrase.includes('*') ? phrase.replaceAll('*', '').length : phrase.length
}

/** The words of a line before and after its '>'; without one they are the same. */
interface Sides {
  left: string[]
  right: string[]
  oneWay: boolean
}

function readLine(content: string): Sides | string {
  const [before = '', after, more] = content.split('>')
  if (more !== undefined) return 'more than one >'
  const left = words(before)
  const right = after === undefined ? left : words(after)
  if (left.length === 0 || right.length === 0) return 'one side of > is empty'
  if (after === undefined && left.length < 2) return 'one word alone means nothing new'
  const short = left.find((phrase) => literalLength(phrase) < SHORTEST)
  if (short) return `${short} is shorter than ${SHORTEST} characters`
  if (left.some((phrase) => phrase.startsWith('*') || phrase.endsWith('*')))
    return 'a * stands at the edge of a phrase'
  if (after?.includes('*')) return 'a * stands in an official word'
  return { left, right, oneWay: after !== undefined }
}

function add<Kept>(table: Map<string, Kept[]>, key: string, value: Kept): void {
  const same = table.get(key)
  if (same) same.push(value)
  else table.set(key, [value])
}

function plant(phrases: Phrases, phrase: string, line: Line): void {
  const [first = '', ...rest] = phrase.includes('*') ? phrase.split('*').filter(Boolean) : [phrase]
  add(phrases, first.slice(0, HEAD), { first, line, rest })
}

/** The phrases whose first literal stands in a text at an offset, the shortest first. */
function beginningAt(text: string, start: number, phrases: Phrases): Phrase[] {
  const all: Phrase[] = []
  for (let length = 1; length <= HEAD && start + length <= text.length; length += 1)
    for (const phrase of phrases.get(text.slice(start, start + length)) ?? [])
      if (text.startsWith(phrase.first, start)) all.push(phrase)
  return all.length < 2 ? all : all.sort((a, b) => a.first.length - b.first.length)
}

/** The gaps of a wildcard phrase whose rest begins at `from`, and its end; null if it does not go on. A gap never crosses a mark. */
function readRest(text: string, from: number, rest: string[]): { end: number; gaps: Span[] } | null {
  let at = from
  const gaps: Span[] = []
  for (const piece of rest) {
    let gap = 0
    while (!text.startsWith(piece, at + gap)) {
      if (gap === GAP || !LETTER.test(text.charAt(at + gap))) return null
      gap += 1
    }
    if (gap > 0) gaps.push({ start: at, end: at + gap })
    at += gap + piece.length
  }
  return { end: at, gaps }
}

function found(text: string, phrases: Phrases): Hit[] {
  const all: Hit[] = []
  for (let start = 0; start < text.length; start += 1)
    for (const { first, line, rest } of beginningAt(text, start, phrases)) {
      const read = readRest(text, start + first.length, rest)
      // 减少多 in 减少多少 and 会议多 in 会议多久 ask, and say nothing.
      if (!read || (text[read.end - 1] === '多' && /[少久大长高远重]/u.test(text.charAt(read.end)))) continue
      // Nor is 案件*少 said in 案件多少.
      if (rest.at(-1) === '少' && text[read.end - 2] === '多') continue
      const said = text.slice(start, read.end)
      const official = line.official.filter((word) => word !== said)
      all.push({ start, end: read.end, gaps: read.gaps, said, official, oneWay: line.oneWay, line })
    }
  return all
}

/** GDP is a word by itself also in 占GDP. */
const LATIN = /^[a-z]+$/u
/** What makes no other word of a noun: 乡下人, 穷人家. */
const SAME_WORD = /[人家们里儿]/u

/** 农民 of 农民*钱 is not said in 农民工的钱: a part of two characters and more ends where a word does. */
function endsInsideWord(text: string, starts: readonly boolean[], { start, gaps }: Expansion): boolean {
  let from = start
  return gaps.some((gap) => {
    const long = gap.start - from >= SHORTEST
    from = gap.end
    return long && !starts[gap.start] && !SAME_WORD.test(text.charAt(gap.start))
  })
}

/** Official words that stand in the text as they are, the longest at each place; `formal` by their first two characters. */
function officialSpans(text: string, formal: ReadonlyMap<string, string[]>): Span[] {
  const spans: Span[] = []
  for (let start = 0; start + HEAD <= text.length; start += 1) {
    let longest = 0
    for (const word of formal.get(text.slice(start, start + HEAD)) ?? [])
      if (word.length > longest && text.startsWith(word, start)) longest = word.length
    if (longest > 0) spans.push({ start, end: start + longest })
  }
  return spans
}

/** 长了多少 in 增长|了|多少: begins with the end of an official word that the segmenter keeps whole. */
function cutsInto(starts: readonly boolean[], { start, end }: Expansion, spans: readonly Span[]): boolean {
  return spans.some(
    (span) =>
      span.start < start && start < span.end && span.end < end && starts[span.start] && starts[span.end],
  )
}

/** Says the question already what the line would add? 养老金 inside 基础养老金 needs no hint towards 基础养老金. */
function spokenOfficially(text: string, hit: Expansion): boolean {
  return hit.official.some((word) => {
    if (word === hit.said || !word.includes(hit.said)) return false
    const from = Math.max(0, hit.end - word.length)
    const at = text.indexOf(word, from)
    return at >= 0 && at <= hit.start && at + word.length >= hit.end
  })
}

/**
 * Reads vocabulary lines and finds their everyday phrases in questions.
 * '挣的钱 挣*钱 > 人均可支配收入' leads one way; '提案 议案' (no '>') means the same both ways; '#' begins a
 * comment; '{老人} = 老头 爹妈' and '{老人} + 照顾/伺候 > 养老服务' are a class and a frame (`frames.ts`). Lines that say
 * nothing are left out and reported in `faults`.
 */
export function createVocabulary(sources: string[]): Vocabulary {
  const phrases: Phrases = new Map()
  const formal = new Map<string, string[]>()
  const written = new Set<string>()
  const said = new Set<string>()
  const faults: VocabularyFault[] = []
  const official = new Set<string>()
  const frames = createFrames()
  let size = 0
  for (const [source, text] of sources.entries()) {
    const lines = fold(text).split('\n')
    for (const [index, raw] of text.split('\n').entries()) {
      const comment = raw.indexOf('#')
      const content = (lines[index] ?? '').slice(0, comment < 0 ? raw.length : comment).trim()
      if (!content) continue
      if (frames.owns(content)) {
        const why = frames.read(content, source, index + 1)
        if (why !== null) faults.push({ source, line: index + 1, why })
        else size += 1
        continue
      }
      const sides = readLine(content)
      if (typeof sides === 'string') {
        faults.push({ source, line: index + 1, why: sides })
        continue
      }
      const { left, right, oneWay } = sides
      const line: Line = { official: oneWay ? right : right.filter((word) => !word.includes('*')), oneWay }
      for (const word of line.official) (oneWay ? written : official).add(word)
      for (const phrase of new Set(left)) {
        plant(phrases, phrase, line)
        said.add(phrase)
      }
      size += 1
    }
  }
  faults.push(...frames.settle())
  for (const word of frames.official()) official.add(word)
  // People say 看病难 too, and reports write it: only what nobody says silences its parts.
  for (const word of written) {
    official.add(word)
    if (!said.has(word)) add(formal, word.slice(0, HEAD), word)
  }

  function expand(folded: string, cut: readonly string[] = []): Expansion[] {
    const starts = wordStarts(folded, cut)
    const spoken = officialSpans(folded, formal)
    const hits = found(folded, phrases)
      .filter(
        (hit) =>
          hit.official.length > 0 &&
          !spokenOfficially(folded, hit) &&
          !acrossWords(starts, hit) &&
          !endsInsideWord(folded, starts, hit) &&
          !cutsInto(starts, hit, spoken) &&
          (LATIN.test(hit.said) || !partOf(hit, spoken)),
      )
      .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
    const ofLine = new Map<Line, Expansion[]>()
    const kept: Expansion[] = []
    for (const { line, ...hit } of hits) {
      const longer = ofLine.get(line) ?? []
      if (longer.some((other) => other.start <= hit.start && other.end >= hit.end)) continue
      ofLine.set(line, [...longer, hit])
      kept.push(hit)
    }
    // 经济 of 数字经济 is part of a term, though people say that term as well.
    const terms = hits.filter(({ said, gaps, line }) => gaps.length === 0 && line.official.includes(said))
    return [...kept, ...frames.find(folded, starts, [...spoken, ...terms])].sort(
      (a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start,
    )
  }

  return { expand, official: [...official], size, faults }
}
