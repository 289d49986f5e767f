import type { Fragment } from './pdf-fragment.ts'

/** Natural widths in heights of type; only their proportion matters. */
const HAN_WIDTH = 1
const LATIN_WIDTH = 0.5
const SPACE_WIDTH = 0.5
/** A fragment reaches into another if it begins this far (in heights of type) before that one's end. */
const INTO = 0.3
/** How far from where a gap is reckoned the fragment may stand that fills it. */
const NEAR_GAP = 1.5

function naturalWidth(text: string): number {
  let width = 0
  for (const character of text) {
    if (character === ' ') width += SPACE_WIDTH
    else width += character > '\u2e7f' || /[“”‘’…—]/u.test(character) ? HAN_WIDTH : LATIN_WIDTH
  }
  return width
}

/** Cuts `outer` at the gap that `inner` fills, or gives null if it has none there. */
function cutAround(outer: Fragment, inner: Fragment): [Fragment, Fragment] | null {
  const scale = (outer.right - outer.left) / Math.max(naturalWidth(outer.text), 0.1)
  let best: { at: number; off: number } | null = null
  for (const { index: at } of outer.text.matchAll(/ /gu)) {
    const reckoned = outer.left + naturalWidth(outer.text.slice(0, at)) * scale
    const off = Math.abs(reckoned - inner.left)
    if (off <= NEAR_GAP * outer.size && (!best || off < best.off)) best = { at, off }
  }
  if (!best) return null
  const before = { ...outer, text: outer.text.slice(0, best.at), right: inner.left }
  const after = { ...outer, text: outer.text.slice(best.at + 1), left: inner.right }
  return [before, after]
}

/**
 * Puts the fragments of a row (sorted by their left edge) in reading order where one stands in a gap of another: programs
 * write a line first in one font, then what is in another font into its gaps: '举办 溪畔讲堂' and '“' inside it.
 */
export function untangle(row: readonly Fragment[]): Fragment[] {
  const waiting = [...row]
  const result: Fragment[] = []
  for (let outer = waiting.shift(); outer; outer = waiting.shift()) {
    const [inner] = waiting
    const reachesIn =
      inner && inner.left < outer.right - INTO * outer.size && inner.right <= outer.right + INTO * outer.size
    const parts = reachesIn ? cutAround(outer, inner) : null
    if (!inner || !parts) {
      result.push(outer)
      continue
    }
    const [before, after] = parts
    if (before.text.trim()) result.push(before)
    // What follows the gap goes on in line behind all that stands before it.
    waiting.splice(0, 1, inner, after)
    waiting.sort((a, b) => a.left - b.left)
  }
  return result
}
