import type { ParagraphTerms } from './candidate-source.ts'
import type { IndexDatabase } from './index-database.ts'
import { PostingWriter, type TermSpread } from './posting-list.ts'

/** Words and character pairs are kept apart by this first character. */
export const WORD = 'w'
export const PAIR = 'p'

/** Postings that are gathered in memory before they are written: some 30,000 paragraphs, 100 MB. */
const GATHERED = 2_500_000
/** Rows of one segment read at a time while segments are joined. */
const ROWS = 400

export interface PostingRow extends TermSpread {
  term: string
  data: ArrayBuffer
}

/** Numbers of different terms in the four fields of a paragraph, as BM25 takes them for lengths. */
export type FieldLengths = [title: number, section: number, text: number, grams: number]

/** Writes the terms of paragraphs into an index file, segment by segment. */
export interface TermIndex {
  /** Paragraphs come in the order of their numbers. */
  add(paragraph: number, terms: Omit<ParagraphTerms, 'id'>): FieldLengths
  /** Takes a paragraph out of the counts; its postings go with the next joining. */
  retire(terms: Omit<ParagraphTerms, 'id'>): void
  /** Whether so much is gathered that it should be written. */
  full(): boolean
  /** Writes what was gathered as a segment of its own. */
  write(): void
}

function counted(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

/** Makes the writer of terms; each `write` adds a segment behind the last one. */
export function createTermIndex(database: IndexDatabase): TermIndex {
  let lists = new Map<string, PostingWriter>()
  let gathered = 0
  const listOf = (term: string): PostingWriter => {
    let list = lists.get(term)
    if (!list) {
      list = new PostingWriter()
      lists.set(term, list)
    }
    return list
  }
  return {
    add(paragraph, { title, section, text, grams }) {
      const [inTitle, inSection, inText, pairs] = [
        counted(title),
        counted(section),
        counted(text),
        counted(grams),
      ]
      for (const term of new Set([...inText.keys(), ...inSection.keys(), ...inTitle.keys()]))
        listOf(WORD + term).add(paragraph, {
          title: inTitle.get(term) ?? 0,
          section: inSection.get(term) ?? 0,
          text: inText.get(term) ?? 0,
        })
      for (const [pair, count] of pairs)
        listOf(PAIR + pair).add(paragraph, { title: 0, section: 0, text: count })
      gathered += inText.size + pairs.size
      return [inTitle.size, inSection.size, inText.size, pairs.size]
    },
    retire({ title, section, text, grams }) {
      const fields: [keyof TermSpread, string, readonly string[]][] = [
        ['title', WORD, title],
        ['section', WORD, section],
        ['text', WORD, text],
        ['any', WORD, [...text, ...section]],
        ['text', PAIR, grams],
        ['any', PAIR, grams],
      ]
      for (const [field, kind, terms] of fields)
        for (const term of new Set(terms)) listOf(kind + term).spread[field] -= 1
      gathered += text.length + grams.length
    },
    full: () => gathered >= GATHERED,
    write() {
      const last =
        database.get<{ last: number | null }>('SELECT max(segment) AS last FROM posting')?.last ?? 0
      const terms = [...lists].sort(([a], [b]) => (a < b ? -1 : 1))
      for (const [term, list] of terms) insert(database, last + 1, term, list)
      lists = new Map()
      gathered = 0
    },
  }
}

function insert(database: IndexDatabase, segment: number, term: string, list: PostingWriter): void {
  const { any, title, section, text } = list.spread
  database.run(
    'INSERT INTO posting VALUES (?, ?, ?, ?, ?, ?, ?)',
    segment,
    term,
    any,
    title,
    section,
    text,
    list.toBytes(),
  )
}

/** The rows of one segment by term, read some at a time. */
class SegmentRows {
  private rows: PostingRow[] = []
  private at = 0
  private after = ''
  private ended = false
  private readonly database: IndexDatabase
  private readonly segment: number

  constructor(database: IndexDatabase, segment: number) {
    this.database = database
    this.segment = segment
  }

  peek(): PostingRow | null {
    if (this.at >= this.rows.length && !this.ended) {
      this.rows = this.database.all<PostingRow>(
        `SELECT term, any, title, section, text, data FROM posting WHERE segment = ? AND term > ? ORDER BY term LIMIT ${ROWS}`,
        this.segment,
        this.after,
      )
      this.at = 0
      this.after = this.rows.at(-1)?.term ?? this.after
      this.ended = this.rows.length < ROWS
    }
    return this.rows[this.at] ?? null
  }

  take(): void {
    this.at += 1
  }
}

/** The numbers of the segments, the oldest first. */
export function segmentsOf(database: IndexDatabase): number[] {
  // Steps from one to the next: the table has many rows, and few segments.
  const found: number[] = []
  for (let after = -1; ; ) {
    const next = database.get<{ segment: number | null }>(
      'SELECT min(segment) AS segment FROM posting WHERE segment > ?',
      after,
    )?.segment
    if (next === null || next === undefined) return found
    found.push(next)
    after = next
  }
}

/** Joins all segments into one; what `keep` refuses is gone after that. */
export function joinSegments(database: IndexDatabase, keep: (paragraph: number) => boolean): void {
  const segments = segmentsOf(database)
  const last = segments.at(-1)
  if (last === undefined) return
  const inputs = segments.map((segment) => new SegmentRows(database, segment))
  for (;;) {
    let least: string | null = null
    for (const input of inputs) {
      const term = input.peek()?.term
      if (term !== undefined && (least === null || term < least)) least = term
    }
    if (least === null) break
    const list = new PostingWriter()
    for (const input of inputs) {
      const row = input.peek()
      if (row?.term !== least) continue
      for (const field of ['any', 'title', 'section', 'text'] as const) list.spread[field] += row[field]
      list.append(row.data, keep)
      input.take()
    }
    if (list.toBytes().length > 0) insert(database, last + 1, least, list)
  }
  database.run('DELETE FROM posting WHERE segment <= ?', last)
}
