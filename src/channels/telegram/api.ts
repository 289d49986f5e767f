import type { Telegraf } from 'telegraf'
import { NoAnswer } from './failure.ts'

/** Calls a Bot API method and gives its result; rejects as telegraf does, or with NoAnswer. */
export type Call = <Result = unknown>(method: string, payload: object) => Promise<Result>

/** What `getMe` tells of the bot. */
export interface Bot {
  id: number
  username: string
  /** False in privacy mode: mentions in groups may not arrive. */
  hearsGroups: boolean
}

/**
 * Calls with a time limit of our own: telegraf waits 500 seconds, which keeps a chat waiting for a connection
 * that nobody answers. New methods pass as they are, since telegraf's types stop at Bot API 7.
 */
export function createCall(bot: Telegraf, limitMs: number): Call {
  const callApi = bot.telegram.callApi.bind(bot.telegram) as (
    method: string,
    payload: object,
    options: { signal: AbortSignal },
  ) => Promise<unknown>
  return async <Result>(method: string, payload: object) => {
    const signal = AbortSignal.timeout(limitMs)
    try {
      return (await callApi(method, payload, { signal })) as Result
    } catch (error) {
      if (signal.aborted) throw new NoAnswer(method, limitMs)
      throw error
    }
  }
}
