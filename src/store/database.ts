import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Libsql from 'libsql'
import { AppError, sqliteCode } from '../errors.ts'
import { MIGRATIONS } from './schema.ts'

export type Value = string | number | null

/** SQL with its values; every failure that an operator can mend is an AppError. */
export interface Database {
  /** Runs a statement and gives the number of rows it changed. */
  run(sql: string, ...values: Value[]): number
  get<Row>(sql: string, ...values: Value[]): Row | null
  all<Row>(sql: string, ...values: Value[]): Row[]
  /** All of `work` happens, or nothing of it. */
  atomically<T>(work: () => T): T
  close(): void
}

type Handle = InstanceType<typeof Libsql>

const FILE = 'wenbao.db'
const LOCK = 'wenbao.lock'

function explain(error: unknown, file: string): unknown {
  const code = sqliteCode(error)
  if (/^SQLITE_(CORRUPT|NOTADB)/u.test(code))
    return new AppError(
      'STATE_DAMAGED',
      `${file} is damaged and has been left as it is; put back a backup, or move the file away to start with empty state`,
      { cause: error },
    )
  if (/^SQLITE_(FULL|READONLY|IOERR|CANTOPEN|PERM)/u.test(code))
    return new AppError(
      'STATE_WRITE',
      `${file} cannot be written (${code}); free space on the disk or make the folder writable`,
      { cause: error },
    )
  return error
}

/**
 * Takes the lock of the folder until `release`. It is a transaction on a file of its own: the system gives the
 * lock back when the process dies, however it dies, which no file with a process number in it can promise.
 */
function takeLock(file: string, dir: string): () => void {
  const lock = new Libsql(file, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (!sqliteCode(error).startsWith('SQLITE_BUSY')) throw error
    throw new AppError(
      'STATE_LOCKED',
      `${dir} is in use by another running wenbao; stop that one first, or set STATE_DIR to another folder`,
      { cause: error },
    )
  }
  return () => {
    lock.exec('ROLLBACK')
    lock.close()
  }
}

function migrate(handle: Handle, file: string): void {
  const { user_version: found } = handle.prepare('PRAGMA user_version').get() as { user_version: number }
  if (found > MIGRATIONS.length)
    throw new AppError(
      'STATE_DAMAGED',
      `${file} was written by a newer wenbao (state version ${found}, this one knows ${MIGRATIONS.length}); install the newer version`,
    )
  for (let version = found; version < MIGRATIONS.length; version += 1)
    handle.exec(`BEGIN IMMEDIATE; ${MIGRATIONS[version]}; PRAGMA user_version = ${version + 1}; COMMIT`)
}

function prepareHandle(file: string): Handle {
  const handle = new Libsql(file, { timeout: 5000 })
  try {
    const checked = handle.prepare('PRAGMA quick_check(1)').get() as { quick_check: string }
    if (checked.quick_check !== 'ok')
      throw Object.assign(new Error(checked.quick_check), { code: 'SQLITE_CORRUPT' })
    // NORMAL: a killed process loses nothing; only a power cut may lose the last commits, never the file.
    handle.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
    migrate(handle, file)
    return handle
  } catch (error) {
    handle.close()
    throw error
  }
}

/**
 * Opens the state in `dir` (made if missing) for this process alone, brought to the newest version. Throws
 * AppError STATE_LOCKED, STATE_DAMAGED or STATE_WRITE; a damaged file is never touched.
 */
export function openDatabase(dir: string): Database {
  const file = join(dir, FILE)
  try {
    mkdirSync(dir, { recursive: true })
  } catch (error) {
    throw new AppError(
      'STATE_WRITE',
      `${dir} cannot be made; make its parent folder writable, or set STATE_DIR`,
      {
        cause: error,
      },
    )
  }
  let release = () => {}
  let handle: Handle
  try {
    release = takeLock(join(dir, LOCK), dir)
    handle = prepareHandle(file)
  } catch (error) {
    release()
    throw explain(error, file)
  }
  const statements = new Map<string, ReturnType<Handle['prepare']>>()
  const prepared = (sql: string) => {
    const known = statements.get(sql) ?? handle.prepare(sql)
    statements.set(sql, known)
    return known
  }
  const guarded = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw explain(error, file)
    }
  }
  let depth = 0
  return {
    run: (sql, ...values) => guarded(() => prepared(sql).run(...values).changes),
    get: <Row>(sql: string, ...values: Value[]) =>
      guarded(() => (prepared(sql).get(...values) ?? null) as Row | null),
    all: <Row>(sql: string, ...values: Value[]) => guarded(() => prepared(sql).all(...values) as Row[]),
    atomically: (work) => {
      if (depth > 0) return work()
      depth += 1
      try {
        guarded(() => handle.exec('BEGIN IMMEDIATE'))
        const result = work()
        guarded(() => handle.exec('COMMIT'))
        return result
      } catch (error) {
        if (handle.inTransaction) handle.exec('ROLLBACK')
        throw error
      } finally {
        depth -= 1
      }
    },
    close: () => {
      statements.clear()
      if (handle.open) {
        try {
          // The driver lets go of its files only when it is collected: all is to stand in the one file before that.
          handle.exec('PRAGMA wal_checkpoint(TRUNCATE)')
        } catch {
          // A full disk: what is in the log is read at the next start.
        }
        handle.close()
        release()
      }
    },
  }
}
