import type { CleanLine } from './block.ts'
import { endsSentence } from './marks.ts'

/** A column narrower than this is no column (a list of short lines). */
export const NARROWEST = 8

/** The column around a line: its most usual width, or null where every line is a paragraph of its own. */
export function columnWidth(lines: readonly CleanLine[], from: number, to: number): number | null {
  const near = lines.slice(Math.max(0, from), to + 1).filter((line) => line.width >= NARROWEST)
  if (near.length < 3) return null
  let best = { alike: 0, same: 0, width: 0 }
  for (const { width } of near) {
    const alike = near.filter((other) => Math.abs(other.width - width) <= 1).length
    const same = near.filter((other) => other.width === width).length
    const better = alike - best.alike || same - best.same || width - best.width
    if (better > 0) best = { alike, same, width }
  }
  if (near.filter((line) => line.width > best.width * 1.3).length > best.alike / 3) return null
  const running = near.filter((line) => line.width >= best.width - 1 && !endsSentence(line.text)).length
  return best.alike < Math.max(3, near.length * 0.4) || running < best.alike / 2 ? null : best.width
}
