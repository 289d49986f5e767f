import { dict } from '@node-rs/jieba/dict.js'
import { createRecent } from '../../recent.ts'

/** Sum of all frequencies of jieba's dictionary. */
export const DICTIONARY_TOTAL = 60_101_967
/** A question needs the words of some twenty first characters; the tables of the latest ones are kept. */
const TABLES_KEPT = 800

const SPACE = 0x20
const NEWLINE = 0x0a
const text = Buffer.from(dict.buffer, dict.byteOffset, dict.byteLength)
const tables = createRecent<string, ReadonlyMap<string, number>>(TABLES_KEPT)
let last = { first: '', table: new Map<string, number>() as ReadonlyMap<string, number> }

/** The dictionary is sorted by bytes, one '提案 421 v' a line: where the words that are not before `wanted` begin. */
function lowerBound(wanted: Buffer): number {
  let low = 0
  let high = text.length
  while (low < high) {
    const middle = (low + high) >> 1
    const start = middle === 0 ? 0 : text.lastIndexOf(NEWLINE, middle - 1) + 1
    const lineEnd = text.indexOf(NEWLINE, start)
    const end = lineEnd < 0 ? text.length : lineEnd
    if (text.compare(wanted, 0, wanted.length, start, Math.max(start, text.indexOf(SPACE, start))) < 0)
      low = end + 1
    else high = start
  }
  return low
}

function readTable(first: string): ReadonlyMap<string, number> {
  const from = Buffer.from(first)
  const after = Buffer.from(from)
  after.writeUInt8((after.at(-1) ?? 0) + 1, after.length - 1)
  const lines = text.toString('utf8', lowerBound(from), lowerBound(after))
  const table = new Map<string, number>()
  for (let start = 0; start < lines.length; ) {
    const space = lines.indexOf(' ', start)
    const end = lines.indexOf('\n', space)
    if (space < 0) break
    table.set(lines.slice(start, space), Number.parseInt(lines.slice(space + 1, space + 9), 10))
    if (end < 0) break
    start = end + 1
  }
  return table
}

/** The words that begin with a character; a question looks for several in a row with the same one. */
function tableOf(first: string): ReadonlyMap<string, number> {
  if (last.first === first) return last.table
  let table = tables.get(first)
  if (!table) {
    table = readTable(first)
    tables.keep(first, table)
  }
  last = { first, table }
  return table
}

/** How often a word stands in jieba's reference text, 0 of what is no word: 就业 5847, 旧业 15, 环镜 0. */
export function frequencyOf(word: string): number {
  return word === '' ? 0 : (tableOf(word.charAt(0)).get(word) ?? 0)
}
