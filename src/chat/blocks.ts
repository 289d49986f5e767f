/** A stretch of text with one look. */
export interface Run {
  text: string
  bold?: boolean
  href?: string
}

/** A message as a tree; each platform writes it in its own markup. */
export type Block =
  | { kind: 'text'; runs: Run[] }
  /** Words of a report; `folded` ones open on a tap where the platform can do that. */
  | { kind: 'quote'; runs: Run[]; folded: boolean }
  | { kind: 'table'; head: string[]; rows: string[][] }

/** A block of plain text. */
export function text(content: string): Block {
  return { kind: 'text', runs: [{ text: content }] }
}

/** The runs of `content` with each of the `marked` words bold where it first stands; overlaps are marked once. */
export function markedRuns(content: string, marked: readonly string[]): Run[] {
  const spans = marked
    .filter((word) => word.trim() !== '')
    .map((word) => ({ start: content.indexOf(word), length: word.length }))
    .filter((span) => span.start >= 0)
    .sort((a, b) => a.start - b.start)
  const runs: Run[] = []
  let at = 0
  for (const { start, length } of spans) {
    if (start < at) continue
    if (start > at) runs.push({ text: content.slice(at, start) })
    runs.push({ text: content.slice(start, start + length), bold: true })
    at = start + length
  }
  if (at < content.length) runs.push({ text: content.slice(at) })
  return runs
}

/** The text of runs without their looks. */
export function runsText(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('')
}
