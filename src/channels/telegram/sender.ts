import { setMaxListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { ChatGone, type Log, NotSent, type Progress } from '../../chat/channel.ts'
import type { Call } from './api.ts'
import { describeFailure, readFailure } from './failure.ts'
import type { Pacer } from './pace.ts'

/** One request to a chat; `plain` is sent instead if Telegram cannot read our HTML. */
export interface Request {
  method: string
  payload: Record<string, unknown>
  plain: Record<string, unknown> | null
}

export interface SenderOptions {
  call: Call
  pacer: Pacer
  log: Log
  /** A group has become another chat: 400 with migrate_to_chat_id. */
  moved: (from: string, to: string) => void
  /** Waits before the next try after Telegram or the network failed. */
  retryMs?: readonly number[]
}

/** Sends requests one after the other per chat, within the pace, trying again where that cannot double a message. */
export interface Sender {
  /** Resolves with Telegram's result; rejects with ChatGone, NotSent, or an Error without the message's content. */
  send(chat: string, group: boolean, request: Request, progress: Progress): Promise<unknown>
  /** Requests waiting or under way. */
  pending(): number
  /** Gives up waiting ones; what is under way may finish. */
  stop(): void
}

/** About two minutes in all, after which the person has given up as well. */
const RETRY_MS = [500, 1_000, 2_000, 5_000, 10_000, 20_000, 40_000, 40_000]
/** Telegram once asked for hours; an answer that late is none. */
const LONGEST_BUSY_S = 600
/** Telegram counts whole seconds; a little more is never too early. */
const BUSY_MARGIN_MS = 100

/** A failed request without what was in it. */
class SendFailed extends Error {
  constructor(method: string, reason: string) {
    super(`${method}: ${reason}`)
    this.name = 'SendFailed'
  }
}

/** Makes the sender. */
export function createSender(options: SenderOptions): Sender {
  const { call, pacer, log } = options
  const retryMs = options.retryMs ?? RETRY_MS
  const stopping = new AbortController()
  // Each chat that waits listens to it; Node would take the eleventh for a leak.
  setMaxListeners(0, stopping.signal)
  const tails = new Map<string, Promise<unknown>>()
  let pending = 0

  const wait = async (ms: number): Promise<void> => {
    await sleep(ms, undefined, { signal: stopping.signal }).catch(() => {
      throw new NotSent('the bot stops')
    })
  }

  const turn = async (chat: string, group: boolean): Promise<void> => {
    if (stopping.signal.aborted) throw new NotSent('the bot stops')
    for (let ms = pacer.take(chat, group, Date.now()); ms > 0; ms = pacer.take(chat, group, Date.now()))
      await wait(ms)
  }

  const attempt = async (
    to: string,
    group: boolean,
    request: Request,
    progress: Progress,
  ): Promise<unknown> => {
    let chat = to
    let payload = request.payload
    let failures = 0
    let broken = 0
    const again = async (error: unknown): Promise<void> => {
      const ms = retryMs[failures]
      failures += 1
      if (ms === undefined) throw new NotSent(`${request.method}: ${describeFailure(error)}`)
      await wait(ms)
    }
    for (;;) {
      await turn(chat, group)
      progress.sending()
      try {
        return await call(request.method, payload)
      } catch (error) {
        const failure = readFailure(error)
        switch (failure.kind) {
          case 'unchanged':
            return true
          case 'busy':
            progress.unsent()
            if (failure.seconds > LONGEST_BUSY_S) throw new SendFailed(request.method, describeFailure(error))
            log.debug({ seconds: failure.seconds }, 'Telegram asks to wait')
            pacer.pause(chat, Date.now() + failure.seconds * 1000 + BUSY_MARGIN_MS)
            break
          case 'moved':
            progress.unsent()
            options.moved(chat, failure.to)
            chat = failure.to
            payload = { ...payload, chat_id: failure.to }
            break
          case 'markup':
            progress.unsent()
            if (!request.plain || payload.parse_mode === undefined)
              throw new SendFailed(request.method, describeFailure(error))
            log.warn(
              { reason: describeFailure(error) },
              'Telegram could not read our HTML; sent as plain text',
            )
            payload = { ...request.plain, chat_id: chat }
            break
          case 'server':
          case 'unsent':
            progress.unsent()
            await again(error)
            break
          case 'broken':
            // Mostly a connection that never stood; once more is worth the small risk of a double message. Who keeps
            // account of doubts repeats by itself.
            broken += 1
            if (broken > 1 || progress.doubtful) throw new SendFailed(request.method, describeFailure(error))
            await again(error)
            break
          case 'gone':
            throw new ChatGone(describeFailure(error))
          default:
            throw new SendFailed(request.method, describeFailure(error))
        }
      }
    }
  }

  return {
    send: (chat, group, request, progress) => {
      pending += 1
      const before = tails.get(chat) ?? Promise.resolve()
      const result = before.then(() => attempt(chat, group, request, progress))
      const tail = result
        .catch(() => {})
        .then(() => {
          pending -= 1
          if (tails.get(chat) === tail) tails.delete(chat)
        })
      tails.set(chat, tail)
      return result
    },
    pending: () => pending,
    stop: () => stopping.abort(),
  }
}
