/** Every way an operation can fail that an operator can do something about. */
export type ErrorCode =
  | 'CONFIG'
  | 'USAGE'
  | 'DATA_DIR_MISSING'
  | 'DATA_DIR_EMPTY'
  | 'FILE_UNREADABLE'
  | 'FILE_TOO_LARGE'
  | 'FILE_TYPE'
  | 'FILE_NO_TEXT'
  | 'FILE_ENCRYPTED'
  | 'FILE_DAMAGED'
  | 'FILE_TIMEOUT'
  | 'INDEX_VERSION'
  | 'INDEX_DAMAGED'
  | 'INDEX_WRITE'
  | 'PORT_IN_USE'
  | 'STATE_LOCKED'
  | 'STATE_DAMAGED'
  | 'STATE_WRITE'
  | 'CHANNEL'

/** A failure with its cure: `message` is one sentence for the operator, `cause` what lies beneath. */
export class AppError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
  }
}

/** SQLite's own number for a file that cannot be opened, as the driver gives it in its words only. */
const CANNOT_OPEN = /Unable to open connection to local database .*: 14"?\)?$/u

/** What SQLite calls a failure of its driver, such as SQLITE_FULL; empty for any other error. */
export function sqliteCode(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string' && error.code !== '') return error.code
  return CANNOT_OPEN.test(error.message) ? 'SQLITE_CANTOPEN' : ''
}
