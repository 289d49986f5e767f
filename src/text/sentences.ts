/** A sentence as offsets in its text. */
export interface Span {
  start: number
  end: number
}

/** What a mark does, by its UTF-16 number: paragraphs are read one number after the other. */
const MARKS = new Uint8Array(0x10000)
const ENDS = 1
const CLOSES = 2
const OPENS = 4
const PARTS = 8
const mark = (marks: string, what: number): void => {
  for (let i = 0; i < marks.length; i += 1)
    MARKS[marks.charCodeAt(i)] = (MARKS[marks.charCodeAt(i)] ?? 0) | what
}
mark('。！？!?；;\n', ENDS)
mark('”’"）)》」』', CLOSES)
mark('“《「『', OPENS)
mark('，,：:', PARTS)
const CLOSER: Readonly<Record<string, string>> = { '“': '”', '《': '》', '「': '」', '『': '』' }
/** A quotation longer than this that never closes is an OCR slip, not a quotation. */
const LONGEST_QUOTATION = 120

/** Where the quotation that opens at `from` closes; `from` itself where it does not within reach. */
function closing(text: string, from: number): number {
  const within = text.slice(from + 1, from + LONGEST_QUOTATION + 1)
  return from + 1 + within.indexOf(CLOSER[text.charAt(from)] ?? '')
}

/**
 * Cuts text into sentences at 。！？ and ；, closing marks kept with their sentence, a quotation or book title
 * never cut inside: '他说“好。”走了。来了' gives two spans.
 */
export function sentences(text: string): Span[] {
  const spans: Span[] = []
  let start = 0
  for (let i = 0; i < text.length; i += 1) {
    const does = MARKS[text.charCodeAt(i)] ?? 0
    if (does === 0) continue
    if (does & OPENS) {
      i = closing(text, i)
      continue
    }
    if (!(does & ENDS)) continue
    let end = i + 1
    while (end < text.length && (MARKS[text.charCodeAt(end)] ?? 0) & (ENDS | CLOSES)) end += 1
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
  for (let i = span.start; i < span.end; i += 1) {
    const does = MARKS[text.charCodeAt(i)] ?? 0
    if (does & OPENS) {
      i = closing(text, i)
      continue
    }
    if (!(does & PARTS)) continue
    const splitsNumber =
      text.charAt(i) === ',' &&
      /\d/u.test(text.charAt(i - 1)) &&
      /\d{3}(?!\d)/u.test(text.slice(i + 1, i + 5))
    if (splitsNumber) continue
    spans.push({ start, end: i + 1 })
    start = i + 1
  }
  if (start < span.end) spans.push({ start, end: span.end })
  return spans
}
