import type { Report, ReportHead, ReportIdentity } from '../model.ts'
import { createRecent } from '../recent.ts'
import { createSegmenter } from '../text/segment.ts'
import { openIndexDatabase } from './index-database.ts'
import type { Library, Outline, ParagraphPlace } from './library.ts'
import { createSqliteSource } from './sqlite-source.ts'
import { paragraphOf, type StoredParagraph } from './stored-paragraph.ts'
import { mayBe } from './word-sieve.ts'

interface HeadRow {
  number: number
  id: string
  first: number
  count: number
  identity: string
  lengths: ArrayBuffer
}

interface BodyRow {
  outline: string
  warnings: string
}

/** So many whole reports are kept; a conversation goes round in one or a few. */
const KEPT_REPORTS = 24
/** Paragraphs read to see whether characters stand in one of them, where their pairs do. */
const MOST_READ = 200
const KEPT_PHRASES = 20_000

const ORDER = new Intl.Collator()
const HAN = /^\p{Script=Han}{2,}$/u

/** Opens the library of a finished index file. Throws INDEX_DAMAGED. */
export function openSqliteLibrary(path: string): Library {
  const database = openIndexDatabase(path, 'reading')
  const version =
    database.get<{ value: string }>("SELECT value FROM meta WHERE name = 'library'")?.value ?? ''
  const rows = database
    .all<HeadRow>("SELECT number, id, first, count, identity, lengths FROM report WHERE state = 'used'")
    .map((row) => ({
      row,
      head: { ...(JSON.parse(row.identity) as ReportIdentity), paragraphCount: row.count },
    }))
    .sort((a, b) => ORDER.compare(a.head.file, b.head.file) || ORDER.compare(a.head.id, b.head.id))
  const places = new Map<string, HeadRow>(rows.map(({ row }) => [row.id, row]))
  const heads: ReportHead[] = rows.map(({ head }) => head)
  const headById = new Map(heads.map((head) => [head.id, head]))
  const source = createSqliteSource(
    database,
    rows.map(({ row }) => row),
  )
  const segmenter = createSegmenter()
  const reports = createRecent<string, Report>(KEPT_REPORTS)
  const phrases = new Map<string, boolean>()
  const coined = new Uint8Array(
    database.get<{ bits: ArrayBuffer }>("SELECT bits FROM sieve WHERE name = 'coined'")?.bits ?? [],
  )

  const paragraph = (reportId: string, number: number) => {
    const place = places.get(reportId)
    if (!place || number < 1 || number > place.count) return null
    const row = database.get<StoredParagraph>(
      'SELECT content, figures FROM paragraph WHERE number = ?',
      place.first + number - 1,
    )
    return row && paragraphOf(row, number)
  }

  const paragraphs = (asked: readonly ParagraphPlace[]) => {
    const numbers = asked.map(({ reportId, paragraph: number }) => {
      const place = places.get(reportId)
      return place && number >= 1 && number <= place.count ? place.first + number - 1 : -1
    })
    // One statement for all: each costs 30 µs before it reads anything.
    const rows = database.all<StoredParagraph & { number: number }>(
      'SELECT number, content, figures FROM paragraph WHERE number IN (SELECT value FROM json_each(?))',
      JSON.stringify(numbers),
    )
    const stored = new Map(rows.map((row) => [row.number, row]))
    return asked.map(({ paragraph: number }, i) => {
      const row = stored.get(numbers[i] ?? -1)
      return row === undefined ? null : paragraphOf(row, number)
    })
  }

  const readReport = (id: string): Report | null => {
    const place = places.get(id)
    const head = headById.get(id)
    const body =
      place && database.get<BodyRow>('SELECT outline, warnings FROM body WHERE report = ?', place.number)
    if (!place || !head || !body) return null
    const { paragraphCount: _count, ...identity } = head
    const paragraphs = database
      .all<StoredParagraph>(
        'SELECT content, figures FROM paragraph WHERE number >= ? AND number < ? ORDER BY number',
        place.first,
        place.first + place.count,
      )
      .map((row, i) => paragraphOf(row, i + 1))
    const { sections } = JSON.parse(body.outline) as Report & Outline
    return {
      ...identity,
      sections,
      paragraphs,
      warnings: JSON.parse(body.warnings),
    }
  }

  return {
    version,
    reports: heads,
    head: (id) => headById.get(id) ?? null,
    report(id) {
      const report = reports.get(id) ?? readReport(id)
      if (!report) return null
      reports.keep(id, report)
      return report
    },
    outline(id) {
      const place = places.get(id)
      const body = place && database.get<BodyRow>('SELECT outline FROM body WHERE report = ?', place.number)
      return body ? JSON.parse(body.outline) : null
    },
    texts(id) {
      const place = places.get(id)
      const body =
        place && database.get<{ texts: string }>('SELECT texts FROM body WHERE report = ?', place.number)
      return body ? JSON.parse(body.texts) : []
    },
    paragraph,
    paragraphs,
    mentions(characters) {
      const pairs = segmenter.bigrams(characters)
      if (pairs.length === 0) return source.documentFrequency(characters) > 0
      const group = { pairs, least: pairs.length }
      const found = source.holding([group], pairs.length === 1 ? 1 : MOST_READ)
      if (pairs.length === 1) return found.length > 0
      return found.some((number) =>
        database
          .get<{ content: string }>('SELECT content FROM paragraph WHERE number = ?', number)
          ?.content.includes(characters),
      )
    },
    holders(words, heading) {
      // Pairs are indexed of Chinese characters only.
      const groups = words
        .filter(({ word }) => HAN.test(word))
        .map(({ word, least }) => ({ pairs: segmenter.bigrams(word), least }))
      if (groups.length === 0) return null
      const ids = new Set<string>()
      for (const number of source.holding(groups, Number.POSITIVE_INFINITY)) {
        const id = source.reportOf(number)
        if (id !== null) ids.add(id)
      }
      const headed = 'SELECT id FROM heading JOIN report ON number = report WHERE instr(titles, ?)'
      for (const { id } of database.all<{ id: string }>(headed, heading)) ids.add(id)
      return ids
    },
    coins(phrase) {
      if (!mayBe(phrase, coined)) return false
      let known = phrases.get(phrase)
      if (known === undefined) {
        known = database.get('SELECT 1 FROM coined WHERE phrase = ? LIMIT 1', phrase) !== null
        if (phrases.size >= KEPT_PHRASES) phrases.clear()
        phrases.set(phrase, known)
      }
      return known
    },
    paragraphCount: source.size(),
    engine: 'sqlite',
    source,
    close: () => database.close(),
  }
}
