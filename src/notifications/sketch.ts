import { createHash } from 'node:crypto'
import type { Report } from '../model.ts'
import { fold } from '../text/normalize.ts'

/** Letters of one shingle; eight are seldom shared by chance, and an edit of a word spoils only a few. */
const SHINGLE = 8
/** Bottom-k sketch (Broder 1997): with 200 hashes a share is told to about ±4 %. */
const SIZE = 200
/**
 * From this share on it is the same text: corrected, under another name, or the first half of a file still being
 * copied. Two years of one body share at most 7 % of their sentences, so anything from a fifth to four fifths would do.
 */
const SAME = 0.5
/** With fewer hashes to compare, a stock phrase that both use could decide. */
const LEAST = 8

/** Changes with the report's words; cheap. */
export function markOf(report: Report): string {
  const hash = createHash('sha256').update(`${report.title}\n${report.date}\n${report.year}`)
  for (const { id } of report.paragraphs) hash.update(`\n${id}`)
  return hash.digest('base64url').slice(0, 16)
}

/** What the text is like, as the smallest hashes of its eight-letter pieces (FNV-1a), so that two can be compared. */
export function sketchOf(report: Report): string {
  const text = fold(report.paragraphs.map((paragraph) => paragraph.text).join('')).replace(
    /[^\p{L}\p{N}]/gu,
    '',
  )
  const hashes = new Set<number>()
  for (let start = 0; start + SHINGLE <= text.length; start += 1) {
    let hash = 0x811c9dc5
    for (let at = start; at < start + SHINGLE; at += 1)
      hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    hashes.add(hash >>> 0)
  }
  return [...hashes]
    .sort((a, b) => a - b)
    .slice(0, SIZE)
    .map((hash) => hash.toString(36))
    .join(' ')
}

/** Whether two sketches are of one text, or one of them of a part of the other's. */
export function sameText(a: string, b: string): boolean {
  const read = (sketch: string) =>
    sketch
      .split(' ')
      .filter(Boolean)
      .map((hash) => Number.parseInt(hash, 36))
  const [left, right] = [read(a), read(b)]
  // Up to here both sketches hold every hash of their text.
  const reach = (hashes: number[]) => (hashes.length < SIZE ? Number.POSITIVE_INFINITY : (hashes.at(-1) ?? 0))
  const limit = Math.min(reach(left), reach(right))
  const own = left.filter((hash) => hash <= limit)
  const other = new Set(right.filter((hash) => hash <= limit))
  const shared = own.filter((hash) => other.has(hash)).length
  const smaller = Math.min(own.length, other.size)
  const base = smaller >= LEAST ? smaller : Math.max(own.length, other.size)
  return base > 0 && shared / base >= SAME
}
