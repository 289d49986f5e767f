import { createRecent } from '../recent.ts'
import type { Candidate, CandidateSource } from './candidate-source.ts'
import type { IndexDatabase } from './index-database.ts'
import { PostingReader } from './posting-list.ts'
import { BM25, FIELD_BOOST, telling } from './scoring.ts'
import { PAIR, type PostingRow, segmentsOf, WORD } from './term-index.ts'

/** Where a report's paragraphs lie in the index. */
export interface IndexedReport {
  id: string
  first: number
  count: number
  /** Numbers of different terms in title, section, text and pairs of each paragraph, two bytes each. */
  lengths: ArrayBuffer
}

/** Character pairs of which a paragraph has to hold so many. */
export interface PairGroup {
  pairs: readonly string[]
  least: number
}

export interface SqliteSource extends CandidateSource {
  /** Numbers of the paragraphs, in the index, that hold enough of each group; at most so many, the first ones. */
  holding(groups: readonly PairGroup[], most: number): number[]
  /** Id of the report that a paragraph is of. */
  reportOf(paragraph: number): string | null
}

/** Bytes of posting lists kept in memory: those of the words that most questions share. */
const KEPT_BYTES = 24 * 1024 * 1024
/** Terms whose numbers are kept; a question looks at some hundreds. */
const KEPT_SPREADS = 40_000
const FIELDS = 4
const GONE = 0xffff_ffff

interface Term {
  text: string
  weight: number
  key: string
}

/** Saturation by field length: k(1 − b + b · length / average), for every length there is. */
function saturations(longest: number, average: number): Float64Array {
  const table = new Float64Array(longest + 1)
  for (let length = 0; length <= longest; length += 1)
    table[length] = BM25.k * (1 - BM25.b + (BM25.b * length) / Math.max(average, 1e-9))
  return table
}

function rarityOf(holding: number, size: number): number {
  return Math.log(1 + (size - holding + 0.5) / (holding + 0.5))
}

/**
 * The candidate source over an index file. It scores as MiniSearch does (BM25+ field by field, times the number of
 * different terms that match), but reads only the posting lists of the words asked for.
 */
export function createSqliteSource(database: IndexDatabase, reports: readonly IndexedReport[]): SqliteSource {
  /** One statement for all segments: each costs 30 µs before it reads anything. */
  const segments = `segment IN (${segmentsOf(database).join()})`
  const top = reports.reduce((most, { first, count }) => Math.max(most, first + count), 0)
  const size = reports.reduce((sum, { count }) => sum + count, 0)
  /** Index of the report that a paragraph is of. */
  const owner = new Uint32Array(top).fill(GONE)
  const lengths = new Uint16Array(top * FIELDS)
  const totals = [0, 0, 0, 0]
  let longest = 0
  const numbers = new Map<string, number>()
  reports.forEach(({ id, first, count, lengths: bytes }, index) => {
    numbers.set(id, index)
    owner.fill(index, first, first + count)
    const own = new Uint16Array(bytes, 0, count * FIELDS)
    lengths.set(own, first * FIELDS)
    own.forEach((length, i) => {
      totals[i % FIELDS] = (totals[i % FIELDS] ?? 0) + length
      if (length > longest) longest = length
    })
  })
  const saturation = totals.map((total) => saturations(longest, total / Math.max(size, 1)))
  const scores = new Float64Array(top)
  /** Which of the terms matched, a bit each. */
  const matchedLow = new Uint32Array(top)
  const matchedHigh = new Uint32Array(top)
  const touched = new Uint32Array(top)

  const bytesOf = (rows: readonly PostingRow[]) =>
    rows.reduce((sum, { data }) => sum + data.byteLength + 200, 0)
  const lists = createRecent<string, PostingRow[]>(KEPT_BYTES, bytesOf)
  const rowsOf = (key: string): PostingRow[] => {
    const known = lists.get(key)
    if (known) return known
    const rows = database.all<PostingRow>(`SELECT * FROM posting WHERE ${segments} AND term = ?`, key)
    lists.keep(key, rows)
    return rows
  }

  let lexicon: ReadonlyMap<string, number> | undefined
  /** The commonest words with the number of paragraphs they stand in; what each question looks for is mostly among them. */
  const common = (): ReadonlyMap<string, number> => {
    lexicon ??= new Map(
      database
        .all<{ word: string; weight: number }>('SELECT * FROM lexicon')
        .map(({ word, weight }) => [word, weight]),
    )
    return lexicon
  }

  const spreads = new Map<string, number>()
  const spreadOf = (word: string): number => {
    let spread = common().get(word) ?? spreads.get(word)
    if (spread === undefined) {
      const sum = `SELECT sum(any) AS spread FROM posting WHERE ${segments} AND term = ?`
      spread = database.get<{ spread: number | null }>(sum, WORD + word)?.spread ?? 0
      if (spreads.size >= KEPT_SPREADS) spreads.clear()
      spreads.set(word, spread)
    }
    return spread
  }

  /** Adds what one term is worth to every paragraph in scope; gives back how many are touched now. */
  const score = ({ key, weight }: Term, bit: number, inScope: Uint8Array | null, already: number): number => {
    const rows = rowsOf(key)
    const holding = { title: 0, section: 0, text: 0 }
    for (const row of rows)
      for (const field of ['title', 'section', 'text'] as const) holding[field] += row[field]
    const isPair = key.startsWith(PAIR)
    const [titles, sections, texts, pairs] = saturation
    const inText = isPair ? pairs : texts
    if (!titles || !sections || !inText) return already
    const worth = {
      title: weight * FIELD_BOOST.title * rarityOf(holding.title, size),
      section: weight * FIELD_BOOST.section * rarityOf(holding.section, size),
      text: weight * (isPair ? FIELD_BOOST.grams : FIELD_BOOST.text) * rarityOf(holding.text, size),
    }
    const textAt = isPair ? 3 : 2
    const matched = bit < 32 ? matchedLow : matchedHigh
    const mask = 1 << (bit % 32)
    const k1 = BM25.k + 1
    let count = already
    for (const { data } of rows) {
      const list = new PostingReader(data)
      while (list.next()) {
        const { paragraph, counts } = list
        const report = owner[paragraph] ?? GONE
        if (report === GONE || (inScope !== null && inScope[report] === 0)) continue
        const [text, section, title] = [counts & 15, (counts >> 4) & 3, counts >> 6]
        const at = paragraph * FIELDS
        let sum = 0
        if (text > 0)
          sum += worth.text * (BM25.d + (text * k1) / (text + (inText[lengths[at + textAt] ?? 0] ?? 0)))
        if (section > 0)
          sum += worth.section * (BM25.d + (section * k1) / (section + (sections[lengths[at + 1] ?? 0] ?? 0)))
        if (title > 0)
          sum += worth.title * (BM25.d + (title * k1) / (title + (titles[lengths[at] ?? 0] ?? 0)))
        if ((matchedLow[paragraph] ?? 0) === 0 && (matchedHigh[paragraph] ?? 0) === 0) {
          touched[count] = paragraph
          count += 1
        }
        scores[paragraph] = (scores[paragraph] ?? 0) + sum
        matched[paragraph] = (matched[paragraph] ?? 0) | mask
      }
    }
    return count
  }

  /** The best of the touched paragraphs, best first; what was noted of them is forgotten. */
  const best = (count: number, limit: number): { paragraph: number; score: number }[] => {
    const kept: { paragraph: number; score: number }[] = []
    for (let i = 0; i < count; i += 1) {
      const paragraph = touched[i] ?? 0
      const terms = bitsIn(matchedLow[paragraph] ?? 0) + bitsIn(matchedHigh[paragraph] ?? 0)
      const total = (scores[paragraph] ?? 0) * terms
      scores[paragraph] = 0
      matchedLow[paragraph] = 0
      matchedHigh[paragraph] = 0
      const least = kept[kept.length - 1]
      const full = kept.length >= limit
      if (full && least && (total < least.score || (total === least.score && paragraph > least.paragraph)))
        continue
      if (full) kept.pop()
      let low = 0
      let high = kept.length
      while (low < high) {
        const middle = (low + high) >> 1
        const other = kept[middle]
        if (other && (other.score > total || (other.score === total && other.paragraph < paragraph)))
          low = middle + 1
        else high = middle
      }
      kept.splice(low, 0, { paragraph, score: total })
    }
    return kept
  }

  return {
    search(terms, scope, limit) {
      const words = telling(
        terms.filter(({ kind }) => kind === 'word'),
        size,
        spreadOf,
      )
      const pairs = terms.filter(({ kind }) => kind === 'gram')
      const all = [
        ...words.map(({ text, weight }): Term => ({ text, weight, key: WORD + text })),
        ...pairs.map(({ text, weight }): Term => ({ text, weight, key: PAIR + text })),
      ]
      let inScope: Uint8Array | null = null
      if (scope) {
        inScope = new Uint8Array(reports.length)
        for (const id of scope.keys()) {
          const number = numbers.get(id)
          if (number !== undefined) inScope[number] = 1
        }
      }
      const bits = new Map<string, number>()
      let count = 0
      for (const term of all) {
        const bit = bits.get(term.text) ?? Math.min(bits.size, 63)
        bits.set(term.text, bit)
        count = score(term, bit, inScope, count)
      }
      return best(count, limit).flatMap(({ paragraph, score: value }): Candidate[] => {
        const report = reports[owner[paragraph] ?? GONE]
        return report ? [{ reportId: report.id, paragraph: paragraph - report.first + 1, score: value }] : []
      })
    },
    documentFrequency: spreadOf,
    frequencies: common,
    size: () => size,
    reportOf: (paragraph) => reports[owner[paragraph] ?? GONE]?.id ?? null,
    holding(groups, most) {
      let held: Uint16Array | null = null
      for (const { pairs, least } of groups) {
        const counts = new Uint16Array(top)
        for (const pair of pairs)
          for (const { data } of rowsOf(PAIR + pair)) {
            const list = new PostingReader(data)
            while (list.next()) counts[list.paragraph] = (counts[list.paragraph] ?? 0) + 1
          }
        for (let at = 0; at < top; at += 1)
          counts[at] = (counts[at] ?? 0) >= least && (held === null || held[at] === 1) ? 1 : 0
        held = counts
      }
      const found: number[] = []
      for (let at = 0; at < top && found.length < most; at += 1)
        if (held?.[at] === 1 && owner[at] !== GONE) found.push(at)
      return found
    },
  }
}

function bitsIn(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
