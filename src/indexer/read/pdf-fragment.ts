/** A stretch of text on a page, in points; y grows downwards. */
export interface Fragment {
  text: string
  left: number
  right: number
  /** Baseline. */
  y: number
  /** Height of the type. */
  size: number
  font: string
}

/** A rectangle of a page that holds fragments. */
export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

/** The middle one of some numbers; 0 for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** The smallest box around the fragments. */
export function boxOf(fragments: readonly Fragment[]): Box {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }
  for (const { left, right, y, size } of fragments) {
    box.left = Math.min(box.left, left)
    box.right = Math.max(box.right, right)
    box.top = Math.min(box.top, y - size)
    box.bottom = Math.max(box.bottom, y)
  }
  return box
}

/** Baselines that differ by less than this share of the type's height are one row: raised and mixed type. */
const SAME_ROW = 0.45

/** Groups fragments into rows from top to bottom, each from left to right. */
export function rowsOf(fragments: readonly Fragment[]): Fragment[][] {
  const rows: Fragment[][] = []
  let y = -Infinity
  let size = 0
  for (const fragment of [...fragments].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1)
    if (row && Math.abs(fragment.y - y) <= SAME_ROW * Math.max(size, fragment.size)) {
      row.push(fragment)
      // The largest type leads: a raised mark must not draw the row up.
      if (fragment.size > size) [y, size] = [fragment.y, fragment.size]
    } else {
      rows.push([fragment])
      y = fragment.y
      size = fragment.size
    }
  }
  for (const row of rows) row.sort((a, b) => a.left - b.left)
  return rows
}
