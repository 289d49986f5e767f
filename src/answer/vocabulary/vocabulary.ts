import { fold } from '../../text/normalize.ts'
import type { Span } from '../../text/sentences.ts'

/** What a question said in everyday words at `start`..`end`, and the words that reports use for it. */
export interface Expansion {
  start: number
  end: number
  said: string
  official: string[]
  /** From a line with '>': the official words never lead back to the everyday ones. */
  oneWay: boolean
  /** What '*' stood for: words of their own, which the phrase does not explain (打工的 in 欠打工的工钱). */
  gaps: Span[]
}

/** A line that says nothing: its 1-based number in its source (counted from the top), and why. */
export interface VocabularyFault {
  source: number
  line: number
  why: string
}

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

interface Ending {
  line: Line
  /** What must follow the first literal, each within GAP characters of the one before. */
  rest: string[]
}

interface Hit extends Expansion {
  line: Line
}

interface Node {
  next: Map<string, Node>
  endings: Ending[]
}

/** '*' covers at most this many characters: 修*路 is 修村里的路, and not two sentences apart. */
const GAP = 4
/** One character alone (钱, 路) stands in too many other words. */
const SHORTEST = 2
/** A blank stands for words understood already (经济每年涨 without its year). */
const LETTER = /[\p{L}\p{N}% ]/u

function newNode(): Node {
  return { next: new Map(), endings: [] }
}

function words(side: string): string[] {
  return side.split(/\s+/u).filter(Boolean)
}

function literalLength(phrase: string): number {
  return phrase.replaceAll('*', '').length
}

function faultOf(line: string): string | null {
  const sides = line.split('>')
  if (sides.length > 2) return 'more than one >'
  if (sides.some((side) => words(side).length === 0)) return 'one side of > is empty'
  const all = sides.flatMap(words)
  if (all.length < 2) return 'one word alone means nothing new'
  const everyday = sides.length === 2 ? words(sides[0] ?? '') : all
  const short = everyday.find((phrase) => literalLength(phrase) < SHORTEST)
  if (short) return `${short} is shorter than ${SHORTEST} characters`
  if (everyday.some((phrase) => phrase.startsWith('*') || phrase.endsWith('*')))
    return 'a * stands at the edge of a phrase'
  if (sides.length === 2 && sides[1]?.includes('*')) return 'a * stands in an official word'
  return null
}

function plant(root: Node, phrase: string, line: Line): void {
  const [first = '', ...rest] = phrase.split('*').filter(Boolean)
  let node = root
  for (const unit of first.split('')) {
    let child = node.next.get(unit)
    if (!child) {
      child = newNode()
      node.next.set(unit, child)
    }
    node = child
  }
  node.endings.push({ line, rest })
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

function found(text: string, root: Node): Hit[] {
  const all: Hit[] = []
  for (let start = 0; start < text.length; start += 1) {
    let node = root.next.get(text.charAt(start))
    for (let end = start + 1; node; end += 1) {
      for (const { line, rest } of node.endings) {
        const read = readRest(text, end, rest)
        // 减少多 in 减少多少 and 会议多 in 会议多久 ask, and say nothing.
        if (!read || (text[read.end - 1] === '多' && /[少久大长高远重]/u.test(text.charAt(read.end))))
          continue
        const said = text.slice(start, read.end)
        const official = line.official.filter((word) => word !== said)
        all.push({ start, end: read.end, gaps: read.gaps, said, official, oneWay: line.oneWay, line })
      }
      node = node.next.get(text.charAt(end))
    }
  }
  return all
}

/** Whether a character begins a word: one flag per offset, and one for the end. Words not found are skipped. */
function wordStarts(text: string, cut: readonly string[]): boolean[] {
  const starts = new Array<boolean>(text.length + 1).fill(true)
  let from = 0
  for (const word of cut) {
    const at = text.indexOf(word, from)
    if (at < 0) continue
    starts.fill(false, at + 1, at + word.length)
    from = at + word.length
  }
  return starts
}

/**
 * A short phrase across the edge of a word: the edge lies inside it, but its own ends are inside words. A phrase of
 * three that begins inside a word is none either (高工资 in 提高|工资); one that ends in one may be (看病难|题).
 */
function acrossWords(starts: readonly boolean[], { start, end }: Expansion): boolean {
  if (end - start > SHORTEST + 1 || (starts[start] && (starts[end] || end - start > SHORTEST))) return false
  return starts.slice(start + 1, end).includes(true)
}

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

/** Official words that stand in the text as they are, the longest at each place. */
function officialSpans(text: string, root: Node): Span[] {
  const spans: Span[] = []
  for (let start = 0; start < text.length; start += 1) {
    let longest = 0
    let node = root.next.get(text.charAt(start))
    for (let end = start + 1; node; end += 1) {
      if (node.endings.length > 0) longest = end
      node = node.next.get(text.charAt(end))
    }
    if (longest > 0) spans.push({ start, end: longest })
  }
  return spans
}

/** A part of an official word is no everyday phrase: 消费 in 居民消费价格, 农村 in 农村危房. */
function partOf({ start, end }: Expansion, spans: readonly Span[]): boolean {
  return spans.some((span) => span.start <= start && span.end >= end && span.end - span.start > end - start)
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
 * comment. Lines that say nothing are left out and reported in `faults`.
 */
export function createVocabulary(sources: string[]): Vocabulary {
  const root = newNode()
  const formal = newNode()
  const written = new Map<string, Line>()
  const said = new Set<string>()
  const faults: VocabularyFault[] = []
  const official = new Set<string>()
  let size = 0
  for (const [source, text] of sources.entries()) {
    for (const [index, raw] of text.split('\n').entries()) {
      const content = fold(raw.replace(/#.*$/u, '')).trim()
      if (!content) continue
      const why = faultOf(content)
      if (why) {
        faults.push({ source, line: index + 1, why })
        continue
      }
      const [left = '', right] = content.split('>')
      const line: Line = {
        official: words(right ?? left).filter((word) => !word.includes('*')),
        oneWay: right !== undefined,
      }
      for (const word of line.official) official.add(word)
      if (line.oneWay) for (const word of line.official) written.set(word, line)
      for (const phrase of new Set(words(left))) {
        plant(root, phrase, line)
        said.add(phrase)
      }
      size += 1
    }
  }
  // People say 看病难 too, and reports write it: only what nobody says silences its parts.
  for (const [word, line] of written) if (!said.has(word)) plant(formal, word, line)

  function expand(folded: string, cut: readonly string[] = []): Expansion[] {
    const starts = wordStarts(folded, cut)
    const spoken = officialSpans(folded, formal)
    const hits = found(folded, root)
      .filter(
        (hit) =>
          hit.official.length > 0 &&
          !spokenOfficially(folded, hit) &&
          !acrossWords(starts, hit) &&
          !endsInsideWord(folded, starts, hit) &&
          !cutsInto(starts, hit, spoken) &&
          !partOf(hit, spoken),
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
    return kept
  }

  return { expand, official: [...official], size, faults }
}
