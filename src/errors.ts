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
