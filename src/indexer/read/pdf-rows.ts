import { closeHanGaps } from '../../text/normalize.ts'
import { boxOf, type Fragment, median, rowsOf } from './pdf-fragment.ts'
import { untangle } from './pdf-tangle.ts'

/** A line of text on a page. */
export interface PdfRow {
  text: string
  y: number
  left: number
  right: number
  size: number
  /** Font of most of its Chinese characters. */
  font: string
  /**
   * The layout begins a paragraph here (an indent, a larger gap above, a line above that ends early), goes on with one,
   * or (null) does not tell: centred lines, the first line of a column.
   */
  opens: boolean | null
  indented: boolean
  /** It stands off the row above by more than rows of a paragraph do. */
  apart: boolean
  /** Room left in its line, in heights of type; below 0 if marks hang over the edge. */
  rest: number
  /** A row of a table: cells parted by ' | '. */
  cells: boolean
}

/** Gaps (in heights of type) from which a space stands between, and from which two cells may. */
const SPACE_GAP = 0.4
const CELL_GAP = 0.85
/** Cells this near to one line stand under each other. */
const ALIGNED = 0.5
/** In a full cell no further character fits before the next one: less than this is left, edges included. */
const FULL_CELL = 2.2
/** A first line is indented by about two characters: from 1.5 to 2.8 heights of type. */
const INDENT = { least: 1.5, most: 2.8 }
/** Lines that end this near to the right edge (in heights of type) fill their column: no further character fits. */
const RAGGED = 1.2
/** If so many lines end at one place, that is the column's edge; else the longest line tells it. */
const LEAST_AT_EDGE = 0.25
const UNUSUAL_GAP = 1.45
/** Widths are reckoned from the text, not measured: so much room may be left in a full line. */
const SLACK = 1
/**
 * What a program keeps together at the beginning of a line: a character, word or number with the marks after it, figures
 * in a row (99.3%、93.8%，), and what a quotation mark stands between.
 */
const LEAD =
  /^[“‘（《「『(]*(?:(?:[A-Za-z0-9.,:/%‰+~-]+[，。、；：！？”’）》」』)%…]*)+|.)?[，。、；：！？”’）》」』)…]*(?:[“‘].)?/u
const OTHER_SIZE = 1.12
/** Programs leave a gap between Chinese and Latin type, which a PDF reports as a space. */
const SCRIPT_GAP =
  /(?<=[\p{Script=Han}，。；：！？、（）《》“”]) (?=[\w(])|(?<=[\w%)‰]) (?=[\p{Script=Han}，。；：！？、（）《》“”])/gu
const HAN = /\p{Script=Han}/gu

interface Cell {
  text: string
  left: number
  right: number
}

function cellsOf(row: readonly Fragment[]): Cell[] {
  const cells: Cell[] = []
  for (const { text, left, right, size } of row) {
    const last = cells.at(-1)
    const gap = last ? (left - last.right) / size : Infinity
    if (last && gap < CELL_GAP) {
      last.text += (gap >= SPACE_GAP ? ' ' : '') + text
      last.right = Math.max(last.right, right)
    } else if (text.trim()) cells.push({ text, left, right })
  }
  return cells
}

/** Font of most Chinese characters of a row; '' if it has none: digits and Latin words often have a font of their own. */
function fontOf(row: readonly Fragment[]): string {
  const counts = new Map<string, number>()
  for (const { font, text } of row) {
    const han = text.match(HAN)?.length ?? 0
    if (han > 0) counts.set(font, (counts.get(font) ?? 0) + han)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}

/** True if a cell of one row stands under one of the other: same left edge, middle, or right edge. */
function areAligned(above: readonly Cell[], below: readonly Cell[], em: number): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) <= ALIGNED * em
  return above
    .slice(1)
    .some((a) =>
      below
        .slice(1)
        .some(
          (b) => near(a.left, b.left) || near(a.right, b.right) || near(a.left + a.right, b.left + b.right),
        ),
    )
}

/**
 * The cells of the row above that the pieces of a row continue, in order; null if the row is one of its own. A wrapped
 * cell goes on at its left edge, within its width; further cells only if all of them were full.
 */
function continuedCells(
  above: readonly Cell[],
  row: readonly Cell[],
  em: number,
  inside: boolean,
): Cell[] | null {
  const found: Cell[] = []
  for (const piece of row) {
    const index = above.findIndex((cell) => Math.abs(cell.left - piece.left) <= ALIGNED * em)
    const cell = above[index]
    const next = above[index + 1]
    if (!cell || (next && piece.right >= next.left)) return null
    // Below the table's last row text goes on at the margin; only a cell that is full has more lines.
    const isFull = next ? next.left - cell.right < FULL_CELL * em : index > 0
    if (!isFull && !(inside && row.length === 1)) return null
    found.push(cell)
  }
  return row.length > 1 && row.length === above.length ? null : found
}

interface Row {
  cells: Cell[]
  fragments: Fragment[]
  isTable: boolean
}

/** Marks the rows of tables (neighbours whose cells stand under each other) and joins the lines of wrapped cells. */
function joinTables(fragments: readonly Fragment[]): Row[] {
  const rows: Row[] = rowsOf(fragments).map((row) => ({
    cells: cellsOf(untangle(row)),
    fragments: row,
    isTable: false,
  }))
  const em = median(fragments.map((its) => its.size))
  const result: Row[] = []
  for (const [index, row] of rows.entries()) {
    const last = result.at(-1)
    const following = rows[index + 1]
    const inside = !!following && !!last && areAligned(last.cells, following.cells, em)
    const mayContinue = last && last.cells.length > 1 && (last.isTable || inside)
    const continued = mayContinue ? continuedCells(last.cells, row.cells, em, inside) : null
    if (last && continued) {
      for (const [i, cell] of continued.entries()) cell.text += row.cells[i]?.text ?? ''
      last.fragments.push(...row.fragments)
      continue
    }
    if (last && areAligned(last.cells, row.cells, em)) {
      last.isTable = true
      row.isTable = true
    }
    result.push(row)
  }
  return result
}

function isSpacedOut(text: string): boolean {
  const spaced = text.match(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu)?.length ?? 0
  const close = text.match(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu)?.length ?? 0
  return spaced >= 2 && spaced > close
}

function textOf({ cells, isTable }: Row, fills: boolean): string {
  const texts = cells.map((cell) => cell.text.replace(/\s+/gu, ' ').trim())
  if (isTable) return texts.map((text) => text.replace(SCRIPT_GAP, '')).join(' | ')
  // A line that fills its column is justified, and a spaced-out one is set so: the spaces are not the author's.
  return texts
    .map((text) => (fills || isSpacedOut(text) ? closeHanGaps(text) : text.replace(SCRIPT_GAP, '')))
    .join(' ')
}

/**
 * Where the lines of a column end. Most end at one place; marks hang over it, and the last lines of paragraphs do not
 * reach it.
 */
function rightEdge(rows: readonly Row[]): number {
  const ends = rows.filter((row) => !row.isTable).map((row) => boxOf(row.fragments).right)
  const em = median(rows.flatMap((row) => row.fragments.map((its) => its.size)))
  let edge = Math.max(...(ends.length > 0 ? ends : rows.map((row) => boxOf(row.fragments).right)))
  let most = Math.max(1, ends.length * LEAST_AT_EDGE)
  for (const end of ends) {
    const near = ends.filter((its) => Math.abs(its - end) <= em / 4).length
    if (near > most) [edge, most] = [end, near]
  }
  return edge
}

/** What the place of a row in its column says. */
interface Place {
  left: number
  right: number
  y: number
  size: number
  indented: boolean
  apart: boolean
  rest: number
  centred: boolean
}

/**
 * Room (in heights of type) that the beginning of a text needs in a line: a character with the marks that must not begin
 * a line, or a whole word or number. '略”，牢牢' needs 3.
 */
export function leadWidth(text: string): number {
  const lead = LEAD.exec(text.trimStart())?.[0] ?? ''
  let width = 0
  for (const character of lead) width += character > '\u2e7f' || /[“”‘’…]/u.test(character) ? 1 : 0.5
  return width
}

/** True if the text of `next` would have begun in the line of `row`, had it been the same paragraph. */
export function endsEarly(row: { rest: number }, next: string): boolean {
  return row.rest >= leadWidth(next) + SLACK
}

/** Does the layout begin a paragraph with `row`? Null if it does not tell: lines of a centred title, or two of them. */
function opensParagraph(above: Place, row: Place, text: string): boolean | null {
  if (row.apart) return true
  if (Math.max(row.size, above.size) > Math.min(row.size, above.size) * OTHER_SIZE) return true
  if (above.centred && row.centred) return null
  return row.indented || endsEarly(above, text)
}

/**
 * Makes lines of the fragments of one column, from top to bottom. An indented first line begins with two ideographic
 * spaces, as it does in a text file.
 */
export function readRows(fragments: readonly Fragment[]): PdfRow[] {
  const rows = joinTables(fragments)
  const { left: margin } = boxOf(fragments)
  const edge = rightEdge(rows)
  const tops = rows.map((row) => Math.min(...row.fragments.map((its) => its.y)))
  const pitch = median(tops.slice(1).map((y, i) => y - (tops[i] ?? 0)))
  const places = rows.map((row, index): Place => {
    const { left, right } = boxOf(row.fragments)
    const size = Math.max(...row.fragments.map((its) => its.size))
    const indent = (left - margin) / size
    const rest = (edge - right) / size
    const y = tops[index] ?? 0
    return {
      left,
      right,
      y,
      size,
      indented: !row.isTable && indent >= INDENT.least && indent <= INDENT.most,
      apart: index > 0 && y - (tops[index - 1] ?? y) > pitch * UNUSUAL_GAP,
      rest,
      centred: !row.isTable && indent > 1 && Math.abs(indent - rest) <= 1.5,
    }
  })
  return rows.flatMap((row, index) => {
    const place = places[index]
    const above = places[index - 1]
    if (!place) return []
    const fills = rows.length > 1 && (place.left - margin) / place.size <= INDENT.most && place.rest <= RAGGED
    const text = textOf(row, fills)
    const { centred: _, ...where } = place
    return {
      ...where,
      text: (place.indented ? '　　' : '') + text,
      font: fontOf(row.fragments),
      opens: above ? opensParagraph(above, place, text) : place.indented || null,
      cells: row.isTable,
    }
  })
}
