import { dict } from '@node-rs/jieba/dict.js'

/** Sum of all frequencies of jieba's dictionary. */
export const DICTIONARY_TOTAL = 60_101_967
/** A question needs the words of some twenty first characters; twice so many tables are kept at most, the latest ones. */
const TABLES_KEPT = 400

/** The words that begin with one character, and how long the longest is that goes on with another one. */
interface Table {
  frequencies: ReadonlyMap<string, number>
  longest: ReadonlyMap<string, number>
}

const SPACE = 0x20
const NEWLINE = 0x0a
const text = Buffer.from(dict.buffer, dict.byteOffset, dict.byteLength)
let latest = new Map<string, Table>()
let earlier = new Map<string, Table>()
let last: { first: string; table: Table } = {
  first: '',
  table: { frequencies: new Map(), longest: new Map() },
}

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

function readTable(first: string): Table {
  const from = Buffer.from(first)
  const after = Buffer.from(from)
  after.writeUInt8((after.at(-1) ?? 0) + 1, after.length - 1)
  const lines = text.toString('utf8', lowerBound(from), lowerBound(after))
  const frequencies = new Map<string, number>()
  const longest = new Map<string, number>()
  for (let start = 0; start < lines.length; ) {
    const space = lines.indexOf(' ', start)
    const end = lines.indexOf('\n', space)
    if (space < 0) break
    const second = lines.charAt(start + 1)
    frequencies.set(lines.slice(start, space), Number.parseInt(lines.slice(space + 1, space + 9), 10))
    longest.set(second, Math.max(longest.get(second) ?? 0, space - start))
    if (end < 0) break
    start = end + 1
  }
  return { frequencies, longest }
}

/** The words that begin with a character; a question looks for several in a row with the same one. */
function tableOf(first: string): Table {
  if (last.first === first) return last.table
  let table = latest.get(first)
  if (!table) {
    table = earlier.get(first) ?? readTable(first)
    if (latest.size >= TABLES_KEPT) {
      earlier = latest
      latest = new Map()
    }
    latest.set(first, table)
  }
  last = { first, table }
  return table
}

/** How long the longest word of jieba's reference text is that begins with two characters; 0 if none does. */
export function longestWith(pair: string): number {
  return tableOf(pair.charAt(0)).longest.get(pair.charAt(1)) ?? 0
}

/** How often a word stands in jieba's reference text, 0 of what is no word: 就业 5847, 旧业 15, 环镜 0. */
export function frequencyOf(word: string): number {
  return word === '' ? 0 : (tableOf(word.charAt(0)).frequencies.get(word) ?? 0)
}
