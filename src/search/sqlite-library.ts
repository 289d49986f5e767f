import type { Report, ReportHead, ReportIdentity } from '../model.ts'
import { createRecent } from '../recent.ts'
import { createSegmenter } from '../text/segment.ts'
import { openIndexDatabase } from './index-database.ts'
import type { Library, ParagraphPlace } from './library.ts'
import { createSqliteSource, type IndexedReport } from './sqlite-source.ts'
import { paragraphOf } from './stored-paragraph.ts'

interface HeadRow {
  id: string
  first: number
  count: number
  identity: string
  lengths: ArrayBuffer
}

interface BodyRow {
  sections: string
  warnings: string
}

/** So many whole reports are kept; a conversation goes round in one or a few. */
const KEPT_REPORTS = 24
/** Paragraphs read to see whether characters stand in one of them, where their pairs do. */
const MOST_READ = 200
const KEPT_PHRASES = 20_000

const ORDER = new Intl.Collator()

/** Opens the library of a finished index file. Throws INDEX_DAMAGED. */
export function openSqliteLibrary(path: string): Library {
  const database = openIndexDatabase(path, 'reading')
  const version =
    database.get<{ value: string }>("SELECT value FROM meta WHERE name = 'library'")?.value ?? ''
  const rows = database
    .all<HeadRow>("SELECT id, first, count, identity, lengths FROM report WHERE state = 'used'")
    .map((row) => ({
      row,
      head: { ...(JSON.parse(row.identity) as ReportIdentity), paragraphCount: row.count },
    }))
    .sort((a, b) => ORDER.compare(a.head.file, b.head.file) || ORDER.compare(a.head.id, b.head.id))
  const places = new Map<string, IndexedReport>(rows.map(({ row }) => [row.id, row]))
  const heads: ReportHead[] = rows.map(({ head }) => head)
  const headById = new Map(heads.map((head) => [head.id, head]))
  const source = createSqliteSource(
    database,
    rows.map(({ row }) => row),
  )
  const segmenter = createSegmenter()
  const reports = createRecent<string, Report>(KEPT_REPORTS)
  const phrases = new Map<string, boolean>()

  const paragraph = (reportId: string, number: number) => {
    const place = places.get(reportId)
    if (!place || number < 1 || number > place.count) return null
    const row = database.get<{ content: string }>(
      'SELECT content FROM paragraph WHERE number = ?',
      place.first + number - 1,
    )
    return row && paragraphOf(row.content, number)
  }

  const paragraphs = (asked: readonly ParagraphPlace[]) => {
    const numbers = asked.map(({ reportId, paragraph: number }) => {
      const place = places.get(reportId)
      return place && number >= 1 && number <= place.count ? place.first + number - 1 : -1
    })
    // One statement for all: each costs 30 µs before it reads anything.
    const rows = database.all<{ number: number; content: string }>(
      'SELECT number, content FROM paragraph WHERE number IN (SELECT value FROM json_each(?))',
      JSON.stringify(numbers),
    )
    const contents = new Map(rows.map(({ number, content }) => [number, content]))
    return asked.map(({ paragraph: number }, i) => {
      const content = contents.get(numbers[i] ?? -1)
      return content === undefined ? null : paragraphOf(content, number)
    })
  }

  const readReport = (id: string): Report | null => {
    const place = places.get(id)
    const head = headById.get(id)
    const body =
      place && database.get<BodyRow>('SELECT sections, warnings FROM report WHERE first = ?', place.first)
    if (!place || !head || !body) return null
    const { paragraphCount: _count, ...identity } = head
    const paragraphs = database
      .all<{ content: string }>(
        'SELECT content FROM paragraph WHERE number >= ? AND number < ? ORDER BY number',
        place.first,
        place.first + place.count,
      )
      .map(({ content }, i) => paragraphOf(content, i + 1))
    return {
      ...identity,
      sections: JSON.parse(body.sections),
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
    paragraph,
    paragraphs,
    mentions(characters) {
      const pairs = segmenter.bigrams(characters)
      if (pairs.length === 0) return source.documentFrequency(characters) > 0
      const found = source.holding(pairs, pairs.length === 1 ? 1 : MOST_READ)
      if (pairs.length === 1) return found.length > 0
      return found.some((number) =>
        database
          .get<{ content: string }>('SELECT content FROM paragraph WHERE number = ?', number)
          ?.content.includes(characters),
      )
    },
    coins(phrase) {
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
