import type { Span } from '../../text/sentences.ts'

/** Shorter phrases than this stand by chance across the edge of two words. */
const SHORTEST = 2

/** Whether a character begins a word: one flag per offset, and one for the end. Words not found are skipped. */
export function wordStarts(text: string, cut: readonly string[]): boolean[] {
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
export function acrossWords(starts: readonly boolean[], { start, end }: Span): boolean {
  if (end - start > SHORTEST + 1 || (starts[start] && (starts[end] || end - start > SHORTEST))) return false
  return starts.slice(start + 1, end).includes(true)
}

/** A part of an official word is no everyday phrase: 消费 in 居民消费价格, 农村 in 农村危房. */
export function partOf({ start, end }: Span, spans: readonly Span[]): boolean {
  return spans.some((span) => span.start <= start && span.end >= end && span.end - span.start > end - start)
}
