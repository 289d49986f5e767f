/** A stretch of a text, as UTF-16 offsets. */
export interface Span {
  start: number
  end: number
}

/** Words at either end that an address holds: enough to be found again, short enough for a QR code. */
const END = 12
const GAP = '…'

/**
 * The words an address carries so that the page can mark a sentence: the sentence itself, or its two ends with …
 * between: 全年共收到提案363件…满意率98.5%。
 */
export function markOf(sentence: string): string {
  const words = [...sentence.replace(/\s+/gu, '')]
  if (words.length <= END * 2 + 1) return words.join('')
  return `${words.slice(0, END).join('')}${GAP}${words.slice(-END).join('')}`
}

/** The text without white space, and where each of its units stands in the text. */
function squeezed(text: string): { text: string; at: number[] } {
  const at: number[] = []
  let kept = ''
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charAt(i)
    if (/\s/u.test(unit)) continue
    kept += unit
    at.push(i)
  }
  return { text: kept, at }
}

/** Where the words of a mark stand in a paragraph, white space aside; null if they do not. */
export function findMark(text: string, mark: string): Span | null {
  const wanted = mark.replace(/\s+/gu, '')
  if (wanted === '') return null
  const { text: plain, at } = squeezed(text)
  const span = (from: number, to: number): Span | null => {
    const start = at[from]
    const last = at[to - 1]
    return start === undefined || last === undefined ? null : { start, end: last + 1 }
  }
  const whole = plain.indexOf(wanted)
  if (whole >= 0) return span(whole, whole + wanted.length)
  const gap = wanted.indexOf(GAP, 1)
  if (gap < 0) return null
  const head = wanted.slice(0, gap)
  const tail = wanted.slice(gap + GAP.length)
  const from = plain.indexOf(head)
  const to = from < 0 || tail === '' ? -1 : plain.indexOf(tail, from + head.length)
  return to < 0 ? null : span(from, to + tail.length)
}

/** Every place of a word in a text, letters alike in either case. */
export function findAll(text: string, word: string): Span[] {
  const wanted = word.trim().toLowerCase()
  if (wanted === '') return []
  // A few letters change their length in lower case; then the offsets would lie, so the text is taken as it is.
  const lower = text.toLowerCase()
  const plain = lower.length === text.length ? lower : text
  const spans: Span[] = []
  for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + wanted.length))
    spans.push({ start: at, end: at + wanted.length })
  return spans
}

/** A stretch of text and which kinds of spans cover it. */
export interface Piece {
  text: string
  cited: boolean
  hit: boolean
}

/** The text cut where the cited sentence or a hit begins or ends. */
export function pieces(text: string, cited: Span | null, hits: readonly Span[]): Piece[] {
  const covers = (span: Span, at: number): boolean => span.start <= at && at < span.end
  const cuts = new Set([0, text.length])
  for (const span of cited ? [cited, ...hits] : hits) cuts.add(span.start).add(span.end)
  const bounds = [...cuts].sort((a, b) => a - b)
  return bounds.slice(0, -1).map((start, i) => ({
    text: text.slice(start, bounds[i + 1]),
    cited: cited !== null && covers(cited, start),
    hit: hits.some((span) => covers(span, start)),
  }))
}
