import type { Line } from '../lines.ts'

/** A column of spaces parts cells only where so many of them stand in a row; tabs always do. */
const LEAST_CELLS = { tabbed: 2, spaced: 3 }
/** So many lines alike are a table. */
const LEAST_ROWS = { tabbed: 2, spaced: 3 }
const NUMBER = /^[-+−]?[\d０-９][^，。；]{0,12}$/u

function isTabbed(text: string): boolean {
  return text.trim().includes('\t')
}

function cellsOf(text: string): string[] {
  const inner = text.trim()
  return (isTabbed(text) ? inner.split('\t') : inner.split(/[ \u3000]{2,}/u)).map((cell) => cell.trim())
}

/** The number of lines from `at` on that are rows of one table: alike in cells, with numbers under the first row. */
function tableLength(lines: readonly Line[], at: number): number {
  const first = lines[at]?.text ?? ''
  const kind = isTabbed(first) ? 'tabbed' : 'spaced'
  const width = cellsOf(first).length
  if (width < LEAST_CELLS[kind]) return 0
  let end = at + 1
  while (lines[end]?.blankBefore === 0 && cellsOf(lines[end]?.text ?? '').length === width) end += 1
  const rows = lines.slice(at + 1, end).map(({ text }) => cellsOf(text).slice(1))
  const counted = rows.filter((row) => row.some((cell) => NUMBER.test(cell))).length
  return end - at >= LEAST_ROWS[kind] && counted * 2 > rows.length ? end - at : 0
}

/**
 * Tables of a plain text, their cells parted by tabs or by columns of spaces, with ' | ' between the cells, as the other
 * readers give them.
 */
export function withRows(lines: readonly Line[]): Line[] {
  const read: Line[] = []
  for (let at = 0; at < lines.length; ) {
    const length = tableLength(lines, at)
    for (const line of lines.slice(at, at + length))
      read.push({ ...line, text: cellsOf(line.text).join(' | ') })
    const plain = length === 0 ? lines[at] : undefined
    if (plain) read.push(plain)
    at += Math.max(1, length)
  }
  return read
}
