/** A sentence as offsets in its text. */
export interface Span {
  start: number
  end: number
}

const ENDS = new Set(['。', '！', '？', '!', '?', '；', ';', '\n'])
const CLOSERS = new Set(['”', '’', '"', '）', ')', '》', '」', '』'])
const OPENERS: Readonly<Record<string, string>> = { '“': '”', '《': '》', '「': '」', '『': '』' }
/** A quotation longer than this that never closes is an OCR slip, not a quotation. */
const LONGEST_QUOTATION = 120

function closesWithin(text: string, from: number, closer: string): boolean {
  return text.slice(from, from + LONGEST_QUOTATION + 1).includes(closer)
}

/**
 * Cuts text into sentences at 。！？ and ；, closing marks kept with their sentence, a quotation or book title
 * never cut inside: '他说“好。”走了。来了' gives two spans.
 */
export function sentences(text: string): Span[] {
  const spans: Span[] = []
  let start = 0
  let awaited = ''
  for (let i = 0; i < text.length; i += 1) {
    const mark = text.charAt(i)
    if (awaited) {
      if (mark === awaited) awaited = ''
      continue
    }
    const closer = OPENERS[mark]
    if (closer && closesWithin(text, i, closer)) {
      awaited = closer
      continue
    }
    if (!ENDS.has(mark)) continue
    let end = i + 1
    while (end < text.length && (ENDS.has(text.charAt(end)) || CLOSERS.has(text.charAt(end)))) end += 1
    if (text.slice(start, end).trim()) spans.push({ start, end })
    start = end
    i = end - 1
  }
  if (text.slice(start).trim()) spans.push({ start, end: text.length })
  return spans
}

/** Cuts a sentence into clauses at commas, colons and enumeration commas outside quotation marks. */
export function clauses(text: string, span: Span): Span[] {
  const spans: Span[] = []
  let start = span.start
  let awaited = ''
  for (let i = span.start; i < span.end; i += 1) {
    const mark = text.charAt(i)
    if (awaited) {
      if (mark === awaited) awaited = ''
      continue
    }
    const closer = OPENERS[mark]
    if (closer && closesWithin(text, i, closer)) {
      awaited = closer
      continue
    }
    if (mark !== '，' && mark !== ',' && mark !== '：' && mark !== ':') continue
    if (mark === ',' && /\d/u.test(text.charAt(i - 1)) && /\d{3}(?!\d)/u.test(text.slice(i + 1, i + 5)))
      continue
    spans.push({ start, end: i + 1 })
    start = i + 1
  }
  if (start < span.end) spans.push({ start, end: span.end })
  return spans
}
