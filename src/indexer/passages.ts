import { type Span, sentences } from '../text/sentences.ts'

/** A passage longer than this is cut in two: about what a phone shows without scrolling. */
const LONG = 350
/** No passage is longer, save a single sentence without a semicolon. */
const LONGEST = 600
/** Cutting inside an item, or anywhere but before one, costs as much as being so many characters off the mean. */
const OFF_ITEM = 60
const INSIDE_ITEM = 130

/** A sentence that passes all bounds (a list, a damaged text) is cut at a comma, at worst anywhere. */
function cutEndless(text: string, span: Span): Span[] {
  const parts: Span[] = []
  let start = span.start
  while (span.end - start > LONGEST) {
    const window = text.slice(start, start + LONGEST)
    const comma = Math.max(...['；', '，', '、', ',', '：', ' '].map((mark) => window.lastIndexOf(mark)))
    const end = start + (comma > LONGEST / 2 ? comma + 1 : LONGEST)
    parts.push({ start, end })
    start = end
  }
  return [...parts, { start, end: span.end }]
}

/** Whole sentences: semicolons join, unless the sentence would pass all bounds. */
function wholeSentences(text: string): Span[] {
  const spans: Span[] = []
  for (const span of sentences(text)) {
    const before = spans.at(-1)
    const open = before && /[；;]$/u.test(text.slice(before.start, before.end))
    if (before && open && span.end - before.start <= LONGEST) before.end = span.end
    else spans.push({ ...span })
  }
  return spans.flatMap((span) => (span.end - span.start > LONGEST ? cutEndless(text, span) : [span]))
}

/** What it costs to have one passage of this length where `wanted` is the mean. */
function lengthCost(length: number, wanted: number): number {
  const over = Math.max(0, length - LONG)
  const far = Math.max(0, length - LONGEST)
  return (length - wanted) ** 2 + 4 * over ** 2 + 40 * far ** 2
}

/**
 * Cuts a text at sentence ends into parts of about equal length, none over 350 characters where sentences allow,
 * rather before an item (二是…) than inside one. The cheapest of all ways to cut, found from the end forward.
 */
export function passages(text: string, items: readonly Span[] = []): Span[] {
  if (text.length <= LONG) return [{ start: 0, end: text.length }]
  const spans = wholeSentences(text)
  const wanted = text.length / Math.ceil(text.length / LONG)
  const starts = new Set(items.map((item) => item.start))
  const cutCost = (at: number) => {
    if (starts.has(at) || items.length === 0) return 0
    return items.some((item) => at > item.start && at < item.end && item.end - item.start <= LONG)
      ? INSIDE_ITEM ** 2
      : OFF_ITEM ** 2
  }
  const best: { cost: number; next: number }[] = Array.from({ length: spans.length + 1 }, () => ({
    cost: 0,
    next: 0,
  }))
  for (let i = spans.length - 1; i >= 0; i -= 1) {
    const start = i === 0 ? 0 : (spans[i]?.start ?? 0)
    let cheapest = { cost: Number.POSITIVE_INFINITY, next: spans.length }
    for (let j = i + 1; j <= spans.length; j += 1) {
      const end = spans[j]?.start ?? text.length
      const rest = j < spans.length ? cutCost(end) + (best[j]?.cost ?? 0) : 0
      const cost = lengthCost(end - start, wanted) + rest
      if (cost < cheapest.cost) cheapest = { cost, next: j }
      if (end - start > 2 * LONGEST) break
    }
    best[i] = cheapest
  }
  const cut: Span[] = []
  for (let i = 0; i < spans.length; i = best[i]?.next ?? spans.length) {
    const next = best[i]?.next ?? spans.length
    cut.push({
      start: i === 0 ? 0 : (spans[i]?.start ?? 0),
      end: next < spans.length ? (spans[next]?.start ?? text.length) : text.length,
    })
  }
  return cut
}
