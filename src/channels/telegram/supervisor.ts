import { setTimeout as sleep } from 'node:timers/promises'
import type { Telegraf } from 'telegraf'
import type { ChannelStatus, Log } from '../../chat/channel.ts'
import { describeFailure, type Failure, NoAnswer, readFailure } from './failure.ts'

export interface SupervisorOptions {
  bot: Telegraf
  log: Log
  allowedUpdates: readonly string[]
  status: (status: ChannelStatus) => void
  /** The bot knows itself and is about to poll; called at each launch. */
  launched: () => void
  /** Waits between launches; a test makes them short. */
  pauses?: Pauses
  poll?: PollSpans
}

/** Spans of one poll: held open, then called late, then given up. */
export interface PollSpans {
  seconds: number
  silentMs: number
  marginMs: number
}

export interface Pauses {
  /** After the network or Telegram failed. */
  network: readonly number[]
  /** While another process polls with the same token: each of our polls would throw out its poll. */
  conflict: readonly number[]
  /** While the token is refused. */
  refused: readonly number[]
}

/** Keeps long polling alive, whatever ends it. */
export interface Supervisor {
  start(): void
  /** Ends polling, confirming what was taken in; resolves when it has ended. */
  stop(): Promise<void>
}

/** A launch right after a restart meets the old long poll for up to 50 s, hence a short first pause at a conflict. */
const PAUSES: Pauses = {
  network: [1_000, 2_000, 4_000, 8_000, 15_000, 30_000],
  conflict: [5_000, 10_000, 20_000, 40_000, 60_000, 120_000],
  refused: [60_000, 120_000, 300_000, 600_000],
}
/**
 * `/healthz` has to be true within 5 s, and only the end of a poll shows that the line is
 * not dead: 20 small requests a minute while nobody asks.
 * A late poll may be a stall, so it is waited for before it is given up.
 */
const POLL: PollSpans = { seconds: 3, silentMs: 1_800, marginMs: 10_000 }
/** Calls at start, and the one that confirms the offset at the end. */
const SHORT_CALL_MS = 8_000

const TROUBLE: Readonly<Partial<Record<Failure['kind'], [ChannelStatus, keyof Pauses, string]>>> = {
  conflict: [
    'conflict',
    'conflict',
    'Telegram: another process polls with this token; stop it, or use another token',
  ],
  refused: [
    'refused',
    'refused',
    'Telegram refuses TELEGRAM_BOT_TOKEN; copy it again from @BotFather and restart',
  ],
}
const OUT_OF_REACH: [ChannelStatus, keyof Pauses, string] = [
  'down',
  'network',
  'Telegram cannot be reached; trying again',
]

/** Carries a failure past telegraf, which would otherwise wait and hide it. */
class PollFailed extends Error {
  constructor(cause: unknown) {
    super('polling failed', { cause })
    this.name = 'PollFailed'
  }
}

type CallApi = (method: string, payload: object, options?: { signal?: AbortSignal }) => Promise<unknown>

/** Makes the supervisor around telegraf's own polling, which ends for good at the first 409 and hides other failures. */
export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { bot, log } = options
  const pauses = options.pauses ?? PAUSES
  const poll = options.poll ?? POLL
  const stopping = new AbortController()
  let status: ChannelStatus = 'down'
  let told: ChannelStatus | null = null
  let failures = 0
  let polls = 0
  let running: Promise<void> = Promise.resolve()

  const become = (next: ChannelStatus): void => {
    status = next
    options.status(next)
  }

  const heard = (): void => {
    polls += 1
    if (status === 'up') return
    if (told !== null) log.info({}, 'Telegram is heard again')
    told = null
    become('up')
  }

  const silent = (): void => {
    if (stopping.signal.aborted) return
    become('down')
    if (told !== 'down') log.warn({}, 'Telegram has gone silent; waiting for a sign of life')
    told = 'down'
  }

  /**
   * Stands in for telegraf's call: a poll has a time limit of ours, the first one after a failure returns at once,
   * so that the status is true within a second, and any failure ends the launch, so that waiting is done in one
   * place, where it can be interrupted.
   */
  const polling =
    (original: CallApi): CallApi =>
    async (method, payload, given) => {
      const isPoll = method === 'getUpdates'
      const confirms = isPoll && !('timeout' in payload)
      const receives = isPoll && !confirms
      const seconds = receives && status === 'up' ? poll.seconds : 0
      const limitMs = seconds > 0 ? seconds * 1000 + poll.marginMs : SHORT_CALL_MS
      const ending = new AbortController()
      const end = () => ending.abort()
      let late = false
      const timer = setTimeout(() => {
        late = true
        end()
      }, limitMs)
      const silence = seconds > 0 ? setTimeout(silent, seconds * 1000 + poll.silentMs) : undefined
      given?.signal?.addEventListener('abort', end)
      if (!confirms) stopping.signal.addEventListener('abort', end)
      try {
        if (stopping.signal.aborted && !confirms) end()
        const body = receives ? { ...payload, timeout: seconds } : payload
        const result = await original(method, body, { signal: ending.signal })
        if (receives) heard()
        return result
      } catch (error) {
        const cause = late ? new NoAnswer(method, limitMs) : error
        // Telegraf takes an AbortError for the end of polling, and hides others behind pauses of its own.
        throw confirms || readFailure(cause).kind === 'stopped' ? cause : new PollFailed(cause)
      } finally {
        clearTimeout(timer)
        clearTimeout(silence)
        given?.signal?.removeEventListener('abort', end)
        stopping.signal.removeEventListener('abort', end)
      }
    }

  const trouble = async (error: unknown): Promise<void> => {
    const cause = error instanceof PollFailed ? error.cause : error
    const failure = readFailure(cause)
    const [next, row, sentence] = TROUBLE[failure.kind] ?? OUT_OF_REACH
    become(next)
    failures = polls > 1 ? 0 : failures
    polls = 0
    const steps = pauses[row]
    const pause =
      failure.kind === 'busy' ? failure.seconds * 1000 : (steps[Math.min(failures, steps.length - 1)] ?? 0)
    failures += 1
    if (told !== next) log.warn({ reason: describeFailure(cause), pauseMs: pause }, sentence)
    told = next
    // Up to a tenth more, so that two processes that lost the same server do not come back in step.
    await sleep(pause * (1 + Math.random() / 10), undefined, { signal: stopping.signal }).catch(() => {})
  }

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        // Telegraf's types name each method; here any may pass.
        await bot.launch({ allowedUpdates: [...options.allowedUpdates] as never }, options.launched)
        if (stopping.signal.aborted) return
        await trouble(new Error('polling ended by itself'))
      } catch (error) {
        if (stopping.signal.aborted) return
        await trouble(error)
      }
    }
  }

  return {
    start: () => {
      const telegram = bot.telegram as unknown as { callApi: CallApi }
      telegram.callApi = polling(telegram.callApi.bind(bot.telegram))
      running = run()
    },
    stop: async () => {
      stopping.abort()
      try {
        bot.stop('shutdown')
      } catch {
        // Telegraf throws if it never got as far as polling.
      }
      await running
      become('down')
    },
  }
}
