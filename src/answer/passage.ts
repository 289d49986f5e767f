import type { Citation, Passage, ReportIdentity } from '../model.ts'
import { clauses, type Span, sentences } from '../text/sentences.ts'
import type { Unit } from './corpus.ts'

/** Limits of contracts.md: a passage and the sentence marked in it, in characters. */
export const LONGEST_PASSAGE = 600
export const LONGEST_HIGHLIGHT = 160

export function citationOf(report: ReportIdentity): Citation {
  const { id, file, title, institution, region, year, date } = report
  return { id, file, title, institution, region, year, date }
}

function widen(all: readonly Span[], span: Span, limit: number): Span {
  let { start, end } = span
  const before = all.filter((one) => one.end <= span.start).reverse()
  const after = all.filter((one) => one.start >= span.end)
  for (let grown = true; grown; ) {
    grown = false
    const next = after.shift()
    if (next && next.end - start <= limit) {
      end = next.end
      grown = true
    }
    const previous = before.shift()
    if (previous && end - previous.start <= limit) {
      start = previous.start
      grown = true
    }
  }
  return { start, end }
}

/**
 * The part of a long sentence to be marked: whole clauses around `focus`, at most LONGEST_HIGHLIGHT characters; a
 * sentence that fits is kept whole.
 */
export function highlightAround(text: string, sentence: Span, focus: Span): Span {
  if (sentence.end - sentence.start <= LONGEST_HIGHLIGHT) return sentence
  const parts = clauses(text, sentence)
  const holding = parts.filter((part) => part.start < focus.end && focus.start < part.end)
  const first = holding[0] ?? parts[0]
  const last = holding.at(-1) ?? first
  if (!first || !last) return { start: sentence.start, end: sentence.start + LONGEST_HIGHLIGHT }
  const held = { start: first.start, end: last.end }
  if (held.end - held.start > LONGEST_HIGHLIGHT) {
    const start = Math.max(held.start, Math.min(focus.start, held.end - LONGEST_HIGHLIGHT))
    return { start, end: Math.min(held.end, start + LONGEST_HIGHLIGHT) }
  }
  return widen(parts, held, LONGEST_HIGHLIGHT)
}

/** A paragraph as it is shown: verbatim, whole if short enough, else whole sentences around what is marked. */
export function passageOf(unit: Unit, marked: Span): Passage {
  const { text } = unit.paragraph
  const shown =
    text.length <= LONGEST_PASSAGE
      ? { start: 0, end: text.length }
      : widen(sentences(text), marked, LONGEST_PASSAGE)
  return {
    text: text.slice(shown.start, Math.min(shown.end, shown.start + LONGEST_PASSAGE)),
    highlight: text.slice(marked.start, marked.end).trim(),
    report: citationOf(unit.report),
    section: unit.paragraph.section,
    paragraph: unit.paragraph.number,
    warnings: unit.paragraph.warnings,
  }
}

/** The lines that state a report's identity, as a passage of their own (paragraph 0). */
export function identityPassage(report: ReportIdentity, marked: string): Passage {
  return {
    text: report.identity.join('\n').slice(0, LONGEST_PASSAGE),
    highlight: marked.slice(0, LONGEST_HIGHLIGHT),
    report: citationOf(report),
    section: [],
    paragraph: 0,
    warnings: [],
  }
}
