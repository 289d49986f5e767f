import { dict } from '@node-rs/jieba/dict.js'

/** Sum of all frequencies of jieba's dictionary. */
export const DICTIONARY_TOTAL = 60_101_967
/** A question needs the words of some twenty first characters; the tables of the latest ones are kept. */
const TABLES_KEPT = 800

const SPACE = 0x20
const NEWLINE = 0x0a
const text = Buffer.from(dict.buffer, dict.byteOffset, dict.byteLength)
const tables = new Map<string, ReadonlyMap<string, number>>()

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

function tableOf(first: string): ReadonlyMap<string, number> {
  const known = tables.get(first)
  if (known) return known
  const from = Buffer.from(first)
  const after = Buffer.from(from)
  after.writeUInt8((after.at(-1) ?? 0) + 1, after.length - 1)
  const table = new Map<string, number>()
  for (const line of text.toString('utf8', lowerBound(from), lowerBound(after)).split('\n')) {
    const [word = '', frequency = ''] = line.split(' ', 2)
    if (word) table.set(word, Number(frequency))
  }
  const oldest = tables.keys().next()
  if (tables.size >= TABLES_KEPT && !oldest.done) tables.delete(oldest.value)
  tables.set(first, table)
  return table
}

/** How often a word stands in jieba's reference text, 0 of what is no word: 就业 5847, 旧业 15, 环镜 0. */
export function frequencyOf(word: string): number {
  return word === '' ? 0 : (tableOf(word.charAt(0)).get(word) ?? 0)
}
