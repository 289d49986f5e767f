/**
 * What a failed frame means for the next step.
 * unsent: no connection, nothing left; broken: the connection closed before the answer came; unclear: no answer
 * within the SDK's 5 s, it has probably arrived; used: the req_id takes nothing (more); expired: the stream is too
 * old; unsubscribed: the server has forgotten this connection; unwelcome: the spam check refused the words;
 * busy: too many messages; server: the platform failed; gone: no such chat or person; refused: anything else.
 */
export interface Failure {
  kind:
    | 'unsent'
    | 'broken'
    | 'unclear'
    | 'used'
    | 'expired'
    | 'unsubscribed'
    | 'unwelcome'
    | 'busy'
    | 'server'
    | 'gone'
    | 'refused'
  /** One line for the log, without the frame's content. */
  reason: string
}

const BY_CODE: Readonly<Record<number, Failure['kind']>> = {
  846605: 'used',
  846608: 'expired',
  846609: 'unsubscribed',
  40201: 'unwelcome',
  45009: 'busy',
  [-1]: 'server',
  93006: 'gone',
  81013: 'gone',
  60111: 'gone',
}

/** The code of a refused subscription, which the SDK hides in a sentence; null for any other error. */
export function subscribeCode(error: Error): number | null {
  const code = /^Authentication failed:.*\(code: (-?\d+)\)$/su.exec(error.message)?.[1]
  if (code !== undefined) return Number(code)
  return error.message.startsWith('Authentication failed') ? 0 : null
}

/** Reads what the SDK rejected with: the server's answer frame, which is no Error, or an Error of its own. */
export function readFailure(error: unknown): Failure {
  if (error instanceof Error) {
    const [reason = ''] = error.message.split(/,? (?:reply )?for reqId/u)
    if (/ack timeout/iu.test(reason)) return { kind: 'unclear', reason }
    if (/not connected/iu.test(reason)) return { kind: 'unsent', reason }
    return { kind: 'broken', reason }
  }
  if (typeof error === 'object' && error !== null && 'errcode' in error) {
    const code = Number(error.errcode)
    const words = 'errmsg' in error && typeof error.errmsg === 'string' ? error.errmsg.slice(0, 120) : ''
    return { kind: BY_CODE[code] ?? 'refused', reason: `${code} ${words}`.trim() }
  }
  return { kind: 'refused', reason: 'unknown failure' }
}

/** A frame that the platform will not take, without what was in it. */
export class SendFailed extends Error {
  readonly failure: Failure

  constructor(cmd: string, failure: Failure) {
    super(`${cmd}: ${failure.reason}`)
    this.name = 'SendFailed'
    this.failure = failure
  }
}

/** The channel stops: what waited was given up. */
export class Stopped extends Error {
  constructor() {
    super('the channel stops')
    this.name = 'Stopped'
  }
}

/** Failures that pass by themselves, and say nothing about the message or its stream. */
const PASSING: ReadonlySet<Failure['kind']> = new Set(['unsent', 'unsubscribed', 'busy', 'server'])

/** Nothing was said, and it can be said another time. */
export function isForNow(error: unknown): boolean {
  return error instanceof Stopped || (error instanceof SendFailed && PASSING.has(error.failure.kind))
}
