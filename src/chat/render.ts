import { type Block, type Run, runsText } from './blocks.ts'
import { type Format, rowLine, utf16 } from './format.ts'

const SEPARATOR = '\n\n'
/** Room for 「（12/34）」 and its line feed, in UTF-8 bytes. */
const NUMBER_ROOM = 20
const CUT_AFTER = /[。！？；!?;\n]/u
const CUT_AFTER_WEAK = /[，、,：: ]/u

/** Second half of a pair, a mark put on the letter before, a joiner. */
const INSIDE = /[\udc00-\udfff]|\p{M}|\u200d|\ufe0f/u

function write(block: Block, format: Format): string {
  if (block.kind === 'table') return format.table(block.head, block.rows)
  const inner = block.runs.map((run) => format.run(run)).join('')
  return block.kind === 'quote' ? format.quote(inner, block.folded) : format.text(inner)
}

/**
 * The last place at or before `at` that is no inside of a character: not between a letter and its marks, nor in
 * an emoji of several; if one such fills all the room, at least not in a surrogate pair.
 */
function safeCut(text: string, at: number): number {
  let cut = at
  while (cut > 0 && (INSIDE.test(text.charAt(cut)) || text.charAt(cut - 1) === '\u200d')) cut -= 1
  if (cut > 0) return cut
  return /[\udc00-\udfff]/u.test(text.charAt(at)) ? at - 1 : at
}

/** Where to cut text of which `fits` units fit: after a sentence, else after a comma, else anywhere. */
function cutPlace(text: string, fits: number): number {
  for (const [mark, least] of [
    [CUT_AFTER, fits / 3],
    [CUT_AFTER_WEAK, fits / 2],
  ] as const)
    for (let i = fits - 1; i >= least; i -= 1) if (mark.test(text.charAt(i))) return i + 1
  return Math.max(1, safeCut(text, fits))
}

function sliceRuns(runs: readonly Run[], start: number, end: number): Run[] {
  const result: Run[] = []
  let at = 0
  for (const run of runs) {
    const piece = run.text.slice(Math.max(0, start - at), Math.max(0, end - at))
    if (piece) result.push({ ...run, text: piece })
    at += run.text.length
  }
  return result
}

type Prose = Extract<Block, { kind: 'text' | 'quote' }>

function splitProse(block: Prose, format: Format, room: number): Block[] {
  const whole = runsText(block.runs)
  const part = (start: number, end: number): Block => ({ ...block, runs: sliceRuns(block.runs, start, end) })
  const fitsIn = (start: number, end: number) => format.measure(write(part(start, end), format)) <= room
  const parts: Block[] = []
  let start = 0
  while (start < whole.length) {
    if (fitsIn(start, whole.length)) {
      parts.push(part(start, whole.length))
      break
    }
    let low = 1
    let high = whole.length - start
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (fitsIn(start, start + middle)) low = middle
      else high = middle - 1
    }
    const end = start + cutPlace(whole.slice(start, start + low + 1), low)
    parts.push(part(start, end))
    start = end
  }
  return parts
}

function splitTable(block: Extract<Block, { kind: 'table' }>, format: Format, room: number): Block[] {
  const groups: string[][][] = []
  for (const row of block.rows) {
    const last = groups.at(-1)
    if (last && format.measure(format.table(block.head, [...last, row])) <= room) last.push(row)
    else groups.push([row])
  }
  return groups.flatMap((rows) =>
    format.measure(format.table(block.head, rows)) <= room
      ? [{ ...block, rows }]
      : // A single row that fills a message is no table any more.
        splitProse(
          { kind: 'text', runs: [{ text: rows.map((row) => rowLine(block.head, row)).join('\n') }] },
          format,
          room,
        ),
  )
}

/**
 * Writes blocks as one or more messages, each within the format's limit, cut at block ends, else at sentence
 * ends, never inside a table row, a mark-up pair or a character. Several messages are numbered （1/3）.
 */
export function render(blocks: readonly Block[], format: Format): string[] {
  const room = format.limit - NUMBER_ROOM
  const shows = (block: Block) =>
    block.kind === 'table' ? block.rows.length > 0 : runsText(block.runs).trim() !== ''
  const pieces = blocks
    .filter(shows)
    .flatMap((block) => {
      if (format.measure(write(block, format)) <= room) return [block]
      return block.kind === 'table' ? splitTable(block, format, room) : splitProse(block, format, room)
    })
    .filter(shows)
    .map((block) => write(block, format))
  const messages: string[] = []
  for (const piece of pieces) {
    const last = messages.at(-1)
    const joined = last === undefined ? piece : `${last}${SEPARATOR}${piece}`
    if (last !== undefined && format.measure(joined) <= room) messages[messages.length - 1] = joined
    else messages.push(piece)
  }
  if (messages.length < 2) return messages
  return messages.map((message, index) => `${message}\n（${index + 1}/${messages.length}）`)
}

/** Cuts `text` to `limit` by `measure`, ending in …, never inside a character. */
export function shorten(text: string, limit: number, measure: (text: string) => number = utf16): string {
  if (measure(text) <= limit) return text
  let low = 0
  let high = text.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (measure(`${text.slice(0, middle)}…`) <= limit) low = middle
    else high = middle - 1
  }
  const cut = low === 0 ? 0 : safeCut(text, low)
  return cut === 0 && measure('…') > limit ? '' : `${text.slice(0, cut)}…`
}
