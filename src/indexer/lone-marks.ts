import type { Block } from './block.ts'
import type { Cut, HeadingKind } from './headings.ts'
import { markOf } from './marks.ts'

/** Order of nesting; the level itself follows from what really occurs above a heading. */
export const RANK: Readonly<Record<HeadingKind, number>> = {
  division: 0,
  part: 0.5,
  han: 1,
  hanParen: 2,
  article: 2.5,
  ordinal: 2.6,
  plain: 2.8,
  arabic: 3,
  arabicParen: 4,
  circled: 5,
  sentence: 6,
  item: 6.2,
  dash: 6.4,
  runIn: 7,
  innerRunIn: 8,
}

/** Kinds of numbering that count out rather than divide: they name paragraphs only in a row that begins with the first. */
const COUNTING: ReadonlySet<HeadingKind> = new Set<HeadingKind>(['item', 'ordinal', 'dash'])

/** 一是… 二是… in paragraphs of their own are headings; 二是… alone, whose 一是 stands inside a paragraph, is text. */
export function dropLoneMarks(cuts: readonly Cut[], blocks: readonly Block[]): Cut[] {
  const rows = new Map<HeadingKind, number[]>()
  const kept = new Set<number>()
  const close = (rank: number) => {
    for (const [kind, row] of rows) {
      if (RANK[kind] <= rank) continue
      if (row.length > 1) for (const at of row) kept.add(at)
      rows.delete(kind)
    }
  }
  for (const [i, { kind, number, body }] of cuts.entries()) {
    if (kind === null) continue
    close(RANK[kind])
    if (!COUNTING.has(kind)) continue
    const followed = body !== null || cuts[i + 1]?.kind === null || kind === 'ordinal'
    const row = rows.get(kind)
    const last = row ? (cuts[row.at(-1) ?? 0]?.number ?? 0) : 0
    if (
      !followed ||
      (kind !== 'dash' && number !== 1 && number <= last) ||
      (kind !== 'dash' && !row && number !== 1)
    )
      continue
    if (row && (kind === 'dash' || number > 1)) row.push(i)
    else {
      if (row && row.length > 1) for (const at of row) kept.add(at)
      rows.set(kind, [i])
    }
  }
  close(Number.NEGATIVE_INFINITY)
  return cuts.map((cut, i) => {
    const block = blocks[i]
    const lone =
      cut.kind !== null &&
      block !== undefined &&
      ((COUNTING.has(cut.kind) && !kept.has(i)) || isListed(cuts, i) || isSoleText(cuts, i))
    return lone ? { kind: null, number: 0, heading: null, body: block } : cut
  })
}

/** Does the cut begin with the number after that of the other, in the same manner of numbering? */
const follows = (one: Cut | undefined, other: Cut | undefined): boolean =>
  one !== undefined && other !== undefined && one.kind === other.kind && one.number === other.number + 1

/** 4.关于…的报告 | 5.关于…的报告: items of a list, none of which has a text under it, head nothing. */
function isListed(cuts: readonly Cut[], at: number): boolean {
  const [before, cut, after] = [cuts[at - 1], cuts[at], cuts[at + 1]]
  if (cut?.kind !== 'arabic' && cut?.kind !== 'arabicParen') return false
  if (cut.body !== null) return false
  const empty = after === undefined || (after.kind !== null && RANK[after.kind] <= RANK[cut.kind])
  const sentence = before?.kind === null ? markOf(before.body?.text ?? '') : null
  const beside = sentence?.kind === cut.kind && sentence.number === cut.number - 1
  return empty && (follows(after, cut) || beside || (before?.body === null && follows(cut, before)))
}

/** 三、专题询问 | 对市容整治开展专题询问 | 四、…: the one line between two numbered headings is what the first says. */
function isSoleText(cuts: readonly Cut[], at: number): boolean {
  const before = cuts[at - 1]
  return (
    cuts[at]?.kind === 'plain' &&
    before !== undefined &&
    before.body === null &&
    follows(cuts[at + 1], before)
  )
}
