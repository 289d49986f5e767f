import { createHash } from 'node:crypto'
import type { IngestedFile, Report, ReportIdentity } from '../../model.ts'
import type { IndexDatabase } from '../../search/index-database.ts'
import { coinedBy, outlineOf, textsOf } from '../../search/library.ts'
import { paragraphTerms, titleTerms } from '../../search/paragraph-terms.ts'
import type { FileStamp } from '../../search/snapshot.ts'
import { paragraphOf, type StoredParagraph, storedParagraph } from '../../search/stored-paragraph.ts'
import { createTermIndex, joinSegments, segmentsOf, WORD } from '../../search/term-index.ts'
import { wordSieve } from '../../search/word-sieve.ts'
import { fold } from '../../text/normalize.ts'
import { createSegmenter } from '../../text/segment.ts'
import { createEditionBook } from './edition-book.ts'

interface ReportRow {
  number: number
  id: string
  file: string
  written: number
  first: number
  count: number
  state: 'fresh' | 'used' | 'twin'
  version: string
  identity: string
}

/** What is kept of a file beside its reports, as JSON. */
export interface FileNotes {
  summary: string
  faults: string
}

/** Segments that questions may have to look into one after the other. */
const MOST_SEGMENTS = 5
/** Share of paragraphs that are gone from which on their postings are worth clearing away. */
const MOST_GONE = 0.2
/** Words that slips are mended to: the most frequent ones. More of them cost memory and mend nothing. */
const LEXICON = 30_000
const REPORT_COLUMNS = 'number, id, file, written, first, count, state, version, identity'

/** Reports on their way into an index file. All that happens between two commits is kept together or not at all. */
export interface IndexFile {
  stamps(): Map<string, FileStamp>
  /** Stores what was read of a file in place of what was stored of it before. */
  put(stamp: FileStamp, ingested: IngestedFile, notes: FileNotes): void
  /**
   * A file that can no longer be read keeps the reports that were read of it, if there were any, and is told with
   * `error`; false if there were none.
   */
  keep(stamp: FileStamp, error: string): boolean
  touch(stamp: FileStamp): void
  drop(file: string): void
  /** Finds out which of several editions is used, and takes the others out. Gives back what to tell of them. */
  settle(): string[]
  /** Makes the stored reports findable one by one, and gives back after each how many of how many are done. */
  indexFresh(): Generator<{ done: number; total: number; file: string }>
  /** The index can be asked: words for slips, one list per word, the version. */
  finish(): void
}

/** The stamps of the files that an index database was made of. */
export function stampsIn(database: IndexDatabase): Map<string, FileStamp> {
  const rows = database.all<FileStamp>('SELECT file, size, mtime AS mtimeMs, sidecar, hash FROM file')
  return new Map(rows.map((stamp) => [stamp.file, stamp]))
}

/** Opens the writer over an index database. */
export function createIndexFile(database: IndexDatabase): IndexFile {
  const segmenter = createSegmenter()
  const terms = createTermIndex(database)
  const editions = createEditionBook(database)
  const one = (sql: string): number => database.get<{ n: number | null }>(sql)?.n ?? 0
  let nextParagraph = Math.max(
    one('SELECT max(number) + 1 AS n FROM paragraph'),
    one('SELECT max(first + count) AS n FROM report'),
  )
  let nextReport = one('SELECT max(number) + 1 AS n FROM report')

  const paragraphsOf = ({ first, count }: ReportRow) =>
    database
      .all<StoredParagraph>(
        'SELECT content, figures FROM paragraph WHERE number >= ? AND number < ? ORDER BY number',
        first,
        first + count,
      )
      .map((row, i) => paragraphOf(row, i + 1))

  /** Takes the words of a report out of the counts. */
  const unindex = (row: ReportRow): void => {
    const title = titleTerms(segmenter, JSON.parse(row.identity))
    for (const paragraph of paragraphsOf(row)) terms.retire(paragraphTerms(segmenter, title, paragraph))
  }

  const remove = (row: ReportRow): void => {
    if (row.state === 'used') unindex(row)
    const identity: ReportIdentity = JSON.parse(row.identity)
    for (const phrase of coinedBy({ ...identity, paragraphs: paragraphsOf(row) }))
      database.run('DELETE FROM coined WHERE phrase = ? AND report = ?', phrase, row.number)
    editions.forget(row.number)
    database.run('DELETE FROM paragraph WHERE number >= ? AND number < ?', row.first, row.first + row.count)
    for (const table of ['body', 'heading']) database.run(`DELETE FROM ${table} WHERE report = ?`, row.number)
    database.run('DELETE FROM report WHERE number = ?', row.number)
  }

  const dropReports = (file: string): void => {
    for (const row of database.all<ReportRow>(`SELECT ${REPORT_COLUMNS} FROM report WHERE file = ?`, file))
      remove(row)
  }

  const store = (report: Report, written: number): void => {
    const { sections, paragraphs, warnings, ...identity } = report
    const number = nextReport
    nextReport += 1
    const first = nextParagraph
    nextParagraph += paragraphs.length
    const contents = paragraphs.map(storedParagraph)
    const version = createHash('sha256').update(JSON.stringify([identity, sections, warnings]))
    for (const { content, figures } of contents) version.update(content).update(figures)
    database.run(
      `INSERT INTO report (${REPORT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      number,
      report.id,
      report.file,
      written,
      first,
      paragraphs.length,
      'fresh',
      version.digest('hex').slice(0, 16),
      JSON.stringify(identity),
    )
    database.run(
      'INSERT INTO body (report, outline, warnings, texts) VALUES (?, ?, ?, ?)',
      number,
      JSON.stringify(outlineOf(report)),
      JSON.stringify(warnings),
      JSON.stringify(textsOf(paragraphs)),
    )
    database.run(
      'INSERT INTO heading VALUES (?, ?)',
      number,
      sections.map(({ title }) => fold(title)).join('\n'),
    )
    contents.forEach(({ content, figures }, i) => {
      database.run('INSERT INTO paragraph VALUES (?, ?, ?)', first + i, content, figures)
    })
    for (const phrase of new Set(coinedBy(report)))
      database.run('INSERT OR IGNORE INTO coined VALUES (?, ?)', phrase, number)
    editions.enter(number, report)
  }

  const stampFile = (
    { file, size, mtimeMs, sidecar, hash }: FileStamp,
    { summary, faults }: FileNotes,
  ): void =>
    database.run(
      'INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?)',
      file,
      size,
      mtimeMs,
      sidecar,
      hash,
      summary,
      faults,
    )

  const indexReport = (row: ReportRow): void => {
    const title = titleTerms(segmenter, JSON.parse(row.identity))
    const lengths = new Uint16Array(row.count * 4)
    paragraphsOf(row).forEach((paragraph, i) => {
      lengths.set(terms.add(row.first + i, paragraphTerms(segmenter, title, paragraph)), i * 4)
    })
    database.run(
      "UPDATE report SET state = 'used', lengths = ? WHERE number = ?",
      new Uint8Array(lengths.buffer),
      row.number,
    )
  }

  /** Posting lists go up: a report that was stored before others were indexed moves behind them. */
  const moveToEnd = (row: ReportRow): ReportRow => {
    const first = nextParagraph
    nextParagraph += row.count
    database.run(
      'UPDATE paragraph SET number = number + ? WHERE number >= ? AND number < ?',
      first - row.first,
      row.first,
      row.first + row.count,
    )
    database.run('UPDATE report SET first = ? WHERE number = ?', first, row.number)
    return { ...row, first }
  }

  return {
    stamps: () => stampsIn(database),
    put(stamp, ingested, notes) {
      dropReports(stamp.file)
      for (const report of ingested.reports) store(report, stamp.mtimeMs)
      stampFile(stamp, notes)
    },
    keep(stamp, error) {
      const held = database.get<FileNotes>('SELECT summary, faults FROM file WHERE file = ?', stamp.file)
      const summary = held && JSON.parse(held.summary)
      if (!summary || summary.reports.length === 0) return false
      stampFile(stamp, { ...held, summary: JSON.stringify({ ...summary, error }) })
      return true
    },
    touch: ({ file, mtimeMs }) => {
      database.run('UPDATE file SET mtime = ? WHERE file = ?', mtimeMs, file)
      database.run('UPDATE report SET written = ? WHERE file = ?', mtimeMs, file)
    },
    drop(file) {
      dropReports(file)
      database.run('DELETE FROM file WHERE file = ?', file)
    },
    settle() {
      const { left, notes } = editions.settle()
      const rows = database.all<ReportRow>(`SELECT ${REPORT_COLUMNS} FROM report WHERE state <> 'fresh'`)
      for (const row of rows) {
        const isLeft = left.has(row.number)
        if (row.state === 'used' && isLeft) unindex(row)
        if (isLeft !== (row.state === 'twin'))
          database.run('UPDATE report SET state = ? WHERE number = ?', isLeft ? 'twin' : 'fresh', row.number)
      }
      for (const number of left) database.run("UPDATE report SET state = 'twin' WHERE number = ?", number)
      return notes
    },
    *indexFresh() {
      const total = one("SELECT count(*) AS n FROM report WHERE state = 'fresh'")
      let last = one("SELECT max(first + count) AS n FROM report WHERE state = 'used'")
      for (let done = 1; done <= total; done += 1) {
        const row = database.get<ReportRow>(
          `SELECT ${REPORT_COLUMNS} FROM report WHERE state = 'fresh' ORDER BY first LIMIT 1`,
        )
        if (!row) break
        const placed = row.first < last ? moveToEnd(row) : row
        indexReport(placed)
        last = placed.first + placed.count
        if (terms.full()) {
          terms.write()
          database.commit()
        }
        yield { done, total, file: row.file }
      }
      terms.write()
      database.commit()
    },
    finish() {
      const used = one("SELECT sum(count) AS n FROM report WHERE state = 'used'")
      const ever = one('SELECT max(first + count) AS n FROM report')
      if (segmentsOf(database).length > MOST_SEGMENTS || ever - used > ever * MOST_GONE) {
        const alive = new Uint8Array(ever)
        const rows = database.all<ReportRow>("SELECT first, count FROM report WHERE state = 'used'")
        for (const { first, count } of rows) alive.fill(1, first, first + count)
        joinSegments(database, (paragraph) => alive[paragraph] === 1)
      }
      database.run('DELETE FROM lexicon')
      database.run(
        `INSERT INTO lexicon SELECT substr(term, 2), sum(any) AS weight FROM posting
         WHERE term > '${WORD}' AND any <> 0 GROUP BY term HAVING weight >= 2 ORDER BY weight DESC LIMIT ${LEXICON}`,
      )
      const phrases = database.all<{ phrase: string }>('SELECT DISTINCT phrase FROM coined')
      const coined = wordSieve(
        phrases.map(({ phrase }) => phrase),
        phrases.length,
      )
      database.run('INSERT OR REPLACE INTO sieve VALUES (?, ?)', 'coined', coined)
      const hash = createHash('sha256')
      const versions = database.all<{ version: string; alsoIn: string }>(
        "SELECT version, json_extract(identity, '$.alsoIn') AS alsoIn FROM report WHERE state = 'used' ORDER BY file, id",
      )
      for (const { version, alsoIn } of versions) hash.update(`${version} ${alsoIn}\n`)
      database.run("INSERT OR REPLACE INTO meta VALUES ('library', ?)", hash.digest('hex').slice(0, 12))
      database.commit()
    },
  }
}
