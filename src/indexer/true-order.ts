import type { Warning } from '../model.ts'
import { fold } from '../text/normalize.ts'
import { type Block, lineAt } from './block.ts'
import type { Cut } from './headings.ts'

/** So many characters in a row that heading and text share prove that they belong together: 固本强基补短板 has 7. */
const PROOF = 5

function shared(heading: string, text: string): boolean {
  const clean = fold(heading).replace(/[^\p{L}\p{N}]/gu, '')
  const body = fold(text)
  for (let i = 0; i + PROOF <= clean.length; i += 1) if (body.includes(clean.slice(i, i + PROOF))) return true
  return false
}

/**
 * Puts right a page whose last column was read first: a title that ends the file with nothing under it takes back
 * the text that stands before the first title and speaks in its words. Returns the order of the blocks, or null if
 * nothing is to be moved.
 */
export function trueOrder(
  cuts: readonly Cut[],
  blocks: readonly Block[],
): { order: number[]; note: Warning } | null {
  const last = cuts.length - 1
  const dangling = blocks[last]
  if (!dangling || cuts[last]?.kind !== 'plain') return null
  const first = cuts.findIndex((cut) => cut.heading !== null)
  if (first <= 1 || first >= last) return null
  const from = blocks.slice(0, first).findIndex((block, i) => i > 0 && shared(dangling.text, block.text))
  if (from < 0) return null
  const order = [...blocks.keys()]
  const moved = order.splice(from, first - from)
  order.push(...moved)
  const start = blocks[from]
  const end = blocks[first - 1]
  if (!start || !end) return null
  const lines = `第${lineAt(start, 0)}行至第${lineAt(end, end.text.length)}行`
  const message = `${lines}按内容移到了标题“${dangling.text}”之下`
  const note = { code: 'reordered', message, line: lineAt(start, 0) }
  return { order, note }
}
