/** One call of the Bot API as the server saw it. */
export interface ApiCall {
  method: string
  // biome-ignore lint/suspicious/noExplicitAny: payloads are as many as there are methods
  payload: any
  at: number
}

/** What a planned fault does: an API error, raw bytes, a broken connection, or an answer that comes late. */
export type Fault =
  | { error: number; description?: string; parameters?: object }
  | { raw: string; status?: number }
  | { reset: true }
  | { stallMs: number /** Carry the call out before stalling. */; afterMs?: number }
  | { never: true }
