import { type Span, sentences } from '../text/sentences.ts'

/** A passage longer than this is cut in two: about what a phone shows without scrolling. */
const LONG = 350
/** No passage is longer, save a single sentence without a semicolon. */
const LONGEST = 600

/** Whole sentences: semicolons join, unless the sentence would pass all bounds. */
function wholeSentences(text: string): Span[] {
  const spans: Span[] = []
  for (const span of sentences(text)) {
    const before = spans.at(-1)
    const open = before && /[；;]$/u.test(text.slice(before.start, before.end))
    if (before && open && span.end - before.start <= LONGEST) before.end = span.end
    else spans.push({ ...span })
  }
  return spans
}

/**
 * Cuts a text at sentence ends into parts of about equal length, none over 350 characters where sentences allow, at
 * the beginning of an item (二是…) if one is near.
 */
export function passages(text: string, itemStarts: readonly number[] = []): Span[] {
  if (text.length <= LONG) return [{ start: 0, end: text.length }]
  const spans = wholeSentences(text)
  const parts = Math.ceil(text.length / LONG)
  const wanted = text.length / parts
  const inside = new Set(itemStarts)
  const cut: Span[] = []
  let start = 0
  for (const [i, span] of spans.entries()) {
    const next = spans[i + 1]
    if (!next) break
    const length = span.end - start
    const withNext = next.end - start
    const atItem = inside.size > 1 && inside.has(next.start)
    const over = withNext > LONG && length >= wanted / 3
    const nearer = Math.abs(length - wanted) < Math.abs(withNext - wanted)
    const within =
      inside.size > 1 &&
      !atItem &&
      withNext <= LONGEST &&
      span.end > Math.min(...inside) &&
      text.length - span.end < LONG
    if (
      (over || (nearer && length >= wanted * 0.6) || (atItem && length > wanted * 0.6)) &&
      !(within && !over)
    ) {
      cut.push({ start, end: span.end })
      start = next.start
    }
  }
  cut.push({ start, end: text.length })
  return cut
}
