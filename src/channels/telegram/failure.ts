import { TelegramError } from 'telegraf'

/**
 * What a failed call means for the next step.
 * busy: wait `seconds`; gone: this chat is lost; moved: the group has another id; markup: our HTML was refused;
 * unchanged: an edit changed nothing; unsent: the request never left; broken: the connection broke under it;
 * server: Telegram failed; unclear: no answer came in time, it may have arrived; conflict, refused: about polling;
 * stopped: we gave up ourselves; bad: the request is wrong and always will be.
 */
export type Failure =
  | { kind: 'busy'; seconds: number }
  | { kind: 'moved'; to: string }
  | {
      kind:
        | 'gone'
        | 'markup'
        | 'unchanged'
        | 'unsent'
        | 'broken'
        | 'server'
        | 'unclear'
        | 'conflict'
        | 'refused'
        | 'stopped'
        | 'bad'
    }

const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
])
const GONE =
  /chat not found|bot was (blocked|kicked)|user is deactivated|group chat was (deleted|deactivated)|not a member|have no rights to send|PEER_ID_INVALID/iu
const MARKUP = /can't parse|unsupported start tag|unclosed|entit/iu

/** A request that got no answer in our own time. */
export class NoAnswer extends Error {
  constructor(method: string, ms: number) {
    super(`${method}: no answer within ${ms / 1000} s`)
    this.name = 'NoAnswer'
  }
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}

function ofTelegram(error: TelegramError): Failure {
  const { error_code: code, description, parameters } = error.response
  if (code === 429) return { kind: 'busy', seconds: parameters?.retry_after ?? 5 }
  if (parameters?.migrate_to_chat_id) return { kind: 'moved', to: String(parameters.migrate_to_chat_id) }
  if (code >= 500) return { kind: 'server' }
  if (code === 409) return { kind: 'conflict' }
  if (code === 401 || code === 404) return { kind: 'refused' }
  if (code === 403 || GONE.test(description)) return { kind: 'gone' }
  if (/not modified/iu.test(description)) return { kind: 'unchanged' }
  if (MARKUP.test(description)) return { kind: 'markup' }
  return { kind: 'bad' }
}

/** Reads what telegraf or the network threw. */
export function readFailure(error: unknown): Failure {
  if (error instanceof TelegramError) return ofTelegram(error)
  if (error instanceof NoAnswer) return { kind: 'unclear' }
  if (!(error instanceof Error)) return { kind: 'bad' }
  if (error.name === 'AbortError') return { kind: 'stopped' }
  if (NEVER_LEFT.has(codeOf(error))) return { kind: 'unsent' }
  // node-fetch: `invalid-json` and the like mean that an answer came, but not Telegram's.
  if (error.name === 'FetchError')
    return 'type' in error && error.type === 'system' ? { kind: 'broken' } : { kind: 'server' }
  return { kind: 'bad' }
}

/** One line for the log: never the request's content, which telegraf keeps in the error. */
export function describeFailure(error: unknown): string {
  if (error instanceof TelegramError) return `${error.response.error_code} ${error.response.description}`
  if (!(error instanceof Error)) return 'unknown failure'
  return error.message.replace(/\/bot\d+:[^/\s]+/gu, '/bot[secret]').split('\n')[0] ?? error.name
}
