import { normalizeQuestion } from '../text/normalize.ts'
import type { Segmenter } from '../text/segment.ts'
import { type Span, sentences } from '../text/sentences.ts'
import type { Corpus, Unit } from './corpus.ts'
import { emptyAnswer } from './empty-answer.ts'
import { find } from './find.ts'
import { LONGEST_HIGHLIGHT, passageOf } from './passage.ts'
import type { Query, Turn } from './turn.ts'

/** Shorter lines (363件) stand in many paragraphs. */
const SHORTEST = 6
/** Of a long message so many of its longest lines are looked for, and so many characters of each. */
const LINES = 3
const LONGEST = 120

/** The text without white space, with the offset of each of its characters in the original. */
function squeezed(text: string): { text: string; at: number[] } {
  const at = [...Array(text.length).keys()].filter((i) => !/\s/u.test(text.charAt(i)))
  return { text: at.map((i) => text.charAt(i)).join(''), at }
}

function spanOf(unit: Unit, words: string): Span | null {
  const { text, at } = squeezed(unit.folded)
  const found = text.indexOf(words)
  const start = at[found]
  const end = at[found + words.length - 1]
  return found < 0 || start === undefined || end === undefined ? null : { start, end: end + 1 }
}

/** The lines of a message that may be words of a report, the longest first: quotation marks and source lines go. */
export function quotedLines(quote: string): string[] {
  return quote
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^["“>\s]+|["”…\s]+$/gu, '')
        .slice(0, LONGEST),
    )
    .filter((line) => line.replace(/\s/gu, '').length >= SHORTEST && !/^(?:出处|按)[:：]/u.test(line))
    .sort((a, b) => b.length - a.length)
    .slice(0, LINES)
}

/**
 * Takes a quoted message as the last answer: the turn of the paragraph its words stand in. `read` reads a line as a
 * question. Null if no report holds them.
 */
export function quotedTurn(
  quote: string,
  read: (line: string) => Query,
  corpus: Corpus,
  segmenter: Segmenter,
): Turn | null {
  for (const line of quotedLines(quote)) {
    const said = read(line)
    const query: Query = {
      ...said,
      intent: 'topic',
      years: [],
      reportYears: [],
      span: null,
      each: false,
      status: null,
      bodies: [],
      bodyHints: [],
      regions: [],
      session: null,
      units: [],
      unitsSure: false,
      unitsOfNoun: [],
      change: false,
      ordinal: null,
      move: null,
    }
    // The reading writes numerals as digits and mends slips; what is looked for are the words as they stand.
    const words = squeezed(normalizeQuestion(line)).text
    for (const { unit } of find(query, corpus, segmenter, null).ranked) {
      const span = spanOf(unit, words)
      if (!span) continue
      const sentence = sentences(unit.paragraph.text).find(
        ({ start, end }) => start <= span.start && span.start < end,
      )
      const start =
        sentence && sentence.end - sentence.start <= LONGEST_HIGHLIGHT ? sentence.start : span.start
      const end = Math.min(Math.max(span.end, sentence?.end ?? 0), start + LONGEST_HIGHLIGHT)
      const passages = [passageOf(unit, { start, end })]
      return {
        question: line,
        query,
        answer: { ...emptyAnswer(query, 'answer'), headline: line, reply: line, passages },
        focus: passages,
        trail: [],
      }
    }
  }
  return null
}
