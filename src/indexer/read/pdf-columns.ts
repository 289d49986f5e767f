import { type Fragment, median, rowsOf } from './pdf-fragment.ts'

/** Fragments that are read together, from top to bottom; `column` counts from the left, 1-based, 0 across columns. */
export interface Region {
  column: number
  fragments: Fragment[]
}

/** A part of a row without a gap that could be a gutter. */
interface Segment {
  fragments: Fragment[]
  left: number
  right: number
  y: number
  size: number
}

interface Gutter {
  /** Where it is cut: the part that the fewest lines cross. */
  left: number
  right: number
  crossing: number
  /** Of the whole strip. */
  width: number
}

/** Gaps narrower than this (in heights of type) are inside a line, unless a mark ends it; gutters are no narrower. */
const INNER_GAP = 0.6
const NARROWEST_GUTTER = 0.9
const NARROWEST_CUT = 0.1
/** The right half of a full-width mark is blank, and may hang into the gutter. */
const ENDING_MARK = /[，。、；：！？”’）》]$/u
/** A gutter may be crossed by headlines: by this share of the lines that stand where most do. */
const MOST_CROSSING = 0.25
/** Columns of running text are at least so wide (in heights of type); cells of tables mostly are not. */
const NARROWEST_COLUMN = 7
/** Share of the rows beside a gutter that must be running text, together and on each side: a column may hold a table. */
const LEAST_RUNNING = 0.5
const LEAST_ON_A_SIDE = 0.25
/** Running text fills this share of its column, and comes in pieces of so many heights of type. */
const FULL = 0.75
const RUNNING = 6
const LEAST_LINES = 3
const DEEPEST = 24

function segmentsOf(fragments: readonly Fragment[]): Segment[] {
  const segments: Segment[] = []
  for (const row of rowsOf(fragments)) {
    let last: Segment | undefined
    for (const fragment of row) {
      const { left, y, size } = fragment
      const right = ENDING_MARK.test(fragment.text) ? fragment.right - size / 2 : fragment.right
      if (last && left - last.right < INNER_GAP * Math.max(size, last.size)) {
        last.fragments.push(fragment)
        last.right = Math.max(last.right, right)
        last.size = Math.max(last.size, size)
      } else {
        last = { fragments: [fragment], left, right, y, size }
        segments.push(last)
      }
    }
  }
  return segments
}

/** Strips of the page, from left to right, that at most a quarter of the lines cross. */
function strips(segments: readonly Segment[]): Gutter[] {
  const edges = [...new Set(segments.flatMap((its) => [its.left, its.right]))].sort((a, b) => a - b)
  const opens = segments.map((its) => its.left).sort((a, b) => a - b)
  const closes = segments.map((its) => its.right).sort((a, b) => a - b)
  const spans: Gutter[] = []
  let opened = 0
  let closed = 0
  for (const [index, left] of edges.entries()) {
    const right = edges[index + 1]
    if (right === undefined) break
    while ((opens[opened] ?? Infinity) <= left) opened += 1
    while ((closes[closed] ?? Infinity) <= left) closed += 1
    spans.push({ left, right, crossing: opened - closed, width: right - left })
  }
  const most = Math.max(0, ...spans.map((span) => span.crossing))
  const found: Gutter[] = []
  let open = false
  for (const span of spans) {
    const isFree = span.crossing <= most * MOST_CROSSING
    const last = found.at(-1)
    if (isFree && open && last) {
      last.width += span.width
      // The line to cut along is where the fewest cross: beyond marks that hang over the column's edge.
      if (span.crossing < last.crossing) Object.assign(last, { ...span, width: last.width })
      else if (span.crossing === last.crossing && span.left === last.right) last.right = span.right
    } else if (isFree) found.push({ ...span })
    open = isFree
  }
  return found
}

/** How many rows one side of a gutter has, and how many of them are running text that fills its column. */
function runningRows(side: readonly Segment[], em: number): { rows: number; running: number } {
  const left = Math.min(...side.map((its) => its.left))
  const right = Math.max(...side.map((its) => its.right))
  const rows = rowsOf(side.flatMap((its) => its.fragments))
  if (right - left < NARROWEST_COLUMN * em) return { rows: rows.length, running: 0 }
  const wide = new Set(
    side.filter((its) => its.right - its.left >= RUNNING * its.size).flatMap((its) => its.fragments),
  )
  const running = rows.filter((row) => {
    const extent = Math.max(...row.map((its) => its.right)) - Math.min(...row.map((its) => its.left))
    return extent >= FULL * (right - left) && row.some((its) => wide.has(its))
  })
  return { rows: rows.length, running: running.length }
}

function isGutter(gutter: Gutter, segments: readonly Segment[], em: number): boolean {
  if (gutter.width < NARROWEST_GUTTER * em || gutter.right - gutter.left < NARROWEST_CUT * em) return false
  const before = segments.filter((its) => its.right <= gutter.left)
  const after = segments.filter((its) => its.left >= gutter.right)
  const [fewer, more] = before.length < after.length ? [before, after] : [after, before]
  if (more.length < LEAST_LINES || fewer.length === 0) return false
  const most = runningRows(more, em)
  // The last column of a page may hold a few short lines only.
  if (fewer.length < LEAST_LINES)
    return most.running >= LEAST_RUNNING * most.rows && fewer.some((its) => its.size <= em * 1.5)
  const least = runningRows(fewer, em)
  return (
    most.running + least.running >= LEAST_RUNNING * (most.rows + least.rows) &&
    Math.min(most.running / most.rows, least.running / least.rows) >= LEAST_ON_A_SIDE
  )
}

function bestGutter(segments: readonly Segment[]): Gutter | undefined {
  const em = median(segments.map((its) => its.size))
  const usable = strips(segments).filter((its) => isGutter(its, segments, em))
  return usable.sort((a, b) => a.crossing - b.crossing || b.width - a.width)[0]
}

/**
 * Brings the fragments of a page into reading order: cuts it at the gutter that the fewest lines cross (headlines over
 * several columns part the page into bands), left before right, each side again; a recursive X-Y cut (Nagy and Seth,
 * 1984) with crossings allowed. Tables are not cut: their cells are too narrow or do not fill their columns.
 */
export function readingOrder(fragments: readonly Fragment[]): Region[] {
  const regions: Region[] = []
  let column = 0

  function visit(segments: Segment[], depth: number, split: boolean): void {
    if (segments.length === 0) return
    const gutter = depth < DEEPEST ? bestGutter(segments) : undefined
    if (!gutter) {
      if (split) column += 1
      regions.push({ column: split ? column : 0, fragments: segments.flatMap((its) => its.fragments) })
      return
    }
    const crosses = (its: Segment) => its.left < gutter.right && its.right > gutter.left
    let band: Segment[] = []
    let across: Segment[] = []
    const closeBand = () => {
      visit(
        band.filter((its) => its.right <= gutter.left),
        depth + 1,
        true,
      )
      visit(
        band.filter((its) => its.left >= gutter.right),
        depth + 1,
        true,
      )
      band = []
    }
    const closeAcross = () => {
      visit(across, depth + 1, false)
      across = []
    }
    for (const segment of [...segments].sort((a, b) => a.y - b.y)) {
      if (crosses(segment)) {
        if (band.length > 0) closeBand()
        across.push(segment)
      } else {
        if (across.length > 0) closeAcross()
        band.push(segment)
      }
    }
    closeAcross()
    closeBand()
  }

  visit(segmentsOf(fragments), 0, false)
  return regions
}
