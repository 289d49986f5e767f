import Libsql from 'libsql'
import { AppError, sqliteCode } from '../errors.ts'

export type Cell = string | number | null | Uint8Array

/** SQL over one index file; a blob comes back as an ArrayBuffer. */
export interface IndexDatabase {
  /** A blob is never the only value: the library takes an object that stands alone for values by name. */
  run(sql: string, ...values: Cell[]): void
  get<Row>(sql: string, ...values: Cell[]): Row | null
  all<Row>(sql: string, ...values: Cell[]): Row[]
  /** Bytes that the file has if it is whole. */
  fileSize(): number
  /** Everything since the last commit becomes lasting, together. */
  commit(): void
  close(): void
}

/**
 * A paragraph's number in the index is its report's `first` plus its place in the report. Nothing is ever renumbered:
 * a changed report gets new numbers at the end, and its old ones stay unused. What is long of a report lies in `body`:
 * the rows of `report` are all read when the index is opened.
 */
const SCHEMA = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE file (file TEXT PRIMARY KEY, size INTEGER, mtime REAL, sidecar TEXT, hash TEXT, summary TEXT,
  faults TEXT) WITHOUT ROWID;
CREATE TABLE report (number INTEGER PRIMARY KEY, id TEXT, file TEXT, written REAL, first INTEGER, count INTEGER,
  state TEXT, version TEXT, identity TEXT, lengths BLOB);
CREATE INDEX report_of_file ON report (file);
CREATE TABLE body (report INTEGER PRIMARY KEY, sentences BLOB, outline TEXT, warnings TEXT, texts TEXT);
CREATE TABLE heading (report INTEGER PRIMARY KEY, titles TEXT);
CREATE TABLE paragraph (number INTEGER PRIMARY KEY, content TEXT, figures TEXT);
CREATE TABLE sentence (hash INTEGER, report INTEGER, PRIMARY KEY (hash, report)) WITHOUT ROWID;
CREATE TABLE twin (newer INTEGER, older INTEGER, share REAL, PRIMARY KEY (newer, older)) WITHOUT ROWID;
CREATE TABLE coined (phrase TEXT, report INTEGER, PRIMARY KEY (phrase, report)) WITHOUT ROWID;
CREATE TABLE posting (segment INTEGER, term TEXT, any INTEGER, title INTEGER, section INTEGER, text INTEGER,
  data BLOB, PRIMARY KEY (segment, term)) WITHOUT ROWID;
CREATE TABLE sieve (name TEXT PRIMARY KEY, bits BLOB) WITHOUT ROWID;
CREATE TABLE lexicon (word TEXT PRIMARY KEY, weight INTEGER) WITHOUT ROWID;
`

/** Pages of the file that are kept in memory, in kB: questions read little, a build writes all over the file. */
const CACHE_KB = { reading: 8_000, writing: 48_000 }

function explained(error: unknown, path: string): unknown {
  const code = sqliteCode(error)
  if (/^SQLITE_(CORRUPT|NOTADB|ERROR)/u.test(code))
    return new AppError('INDEX_DAMAGED', 'The index is damaged; it is built again.', { cause: error })
  if (/^SQLITE_(FULL|READONLY|IOERR|CANTOPEN|PERM)/u.test(code))
    return new AppError(
      'INDEX_WRITE',
      `The index could not be written to ${path} (${code}): give that folder space and write permission, or choose another with INDEX_DIR.`,
      { cause: error },
    )
  return error
}

/**
 * Opens an index file, to write it (made if missing) or only to ask it. What is being written has no journal on disk
 * that another process would need: a file becomes the index only by its last renaming.
 */
export function openIndexDatabase(path: string, use: 'writing' | 'reading'): IndexDatabase {
  const guarded = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw explained(error, path)
    }
  }
  const handle = guarded(() => {
    const opened = new Libsql(path, { timeout: 0 })
    opened.exec(`PRAGMA page_size = 8192; PRAGMA cache_size = -${CACHE_KB[use]}; PRAGMA temp_store = MEMORY`)
    if (use === 'writing') {
      opened.exec('PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE')
      const { tables } = opened.prepare('SELECT count(*) AS tables FROM sqlite_schema').get() as {
        tables: number
      }
      if (tables === 0) opened.exec(`BEGIN; ${SCHEMA} COMMIT`)
    } else opened.exec('PRAGMA query_only = ON')
    return opened
  })
  const statements = new Map<string, Libsql.Statement<unknown[]>>()
  const prepared = (sql: string) => {
    let statement = statements.get(sql)
    if (!statement) {
      statement = handle.prepare<unknown[]>(sql)
      statements.set(sql, statement)
    }
    return statement
  }
  return {
    run: (sql, ...values) =>
      guarded(() => {
        if (!handle.inTransaction) handle.exec('BEGIN')
        prepared(sql).run(...values)
      }),
    get: <Row>(sql: string, ...values: Cell[]) =>
      // Not the library's own `get`: it gives blobs as another type, and ends the process over one without values.
      guarded(() => (prepared(sql).all(...values)[0] ?? null) as Row | null),
    all: <Row>(sql: string, ...values: Cell[]) => guarded(() => prepared(sql).all(...values) as Row[]),
    fileSize: () =>
      guarded(() => {
        const { bytes } = handle
          .prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size')
          .get() as { bytes: number }
        return bytes
      }),
    commit: () => guarded(() => void (handle.inTransaction && handle.exec('COMMIT'))),
    close() {
      statements.clear()
      if (handle.open) handle.close()
    },
  }
}
