import { ChatGone, type Log, NotSent, type Outgoing, type Progress } from '../chat/channel.ts'
import type { Deliveries, Delivery } from '../store/deliveries.ts'
import { dueChats, waitOf } from './due-chats.ts'

/** Where notifications go: a chat channel, or the webhooks. `progress` is told when a message really leaves. */
export interface Target {
  push(chat: string, message: Outgoing, progress: Progress): Promise<void>
}

/** Not taken for now: it is to be tried again after `waitMs`. */
export class Busy extends NotSent {
  readonly waitMs: number

  constructor(reason: string, waitMs: number) {
    super(reason)
    this.name = 'Busy'
    this.waitMs = waitMs
  }
}

/** What is said to a chat of some of its deliveries; `missing` ones are about reports that are not there (now). */
export interface Composed {
  message: Outgoing | null
  missing: Delivery[]
}

export interface OutboxOptions {
  deliveries: Deliveries
  compose(channel: string, deliveries: readonly Delivery[]): Composed
  /** Null while the channel is out of reach or not configured. */
  target(channel: string): Target | null
  /** Whether this chat may (still) hear of reports. */
  mayHear(channel: string, chat: string): boolean
  /** The end of the quiet hours, null outside them. */
  quietUntil(now: number): number | null
  now(): number
  log: Log
}

/** Sends each delivery once, through refusals, crashes and quiet hours. */
export interface Outbox {
  /** Takes up what the last process left, and sends whenever something is due. */
  start(): void
  /** Something new waits. */
  poke(): void
  /** Sends what is due now; resolves when that has come to an end. */
  pass(): Promise<void>
  /** Begins nothing new; resolves when what is under way is done. */
  stop(): Promise<void>
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** After a failed try; the last one again and again, until the news is old. */
const PAUSES = [5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR]
const AWAY_MS = 10 * SECOND
const MISSING_MS = MINUTE
/** A report taken away again is waited for: it may be on its way to another name. */
const MISSING_DAYS = 1
/** News of last week is none; who wants to know says 报告. */
const STALE_DAYS = 7
/**
 * What may have arrived is sent once more and never oftener, whether the platform was silent or the process died. Two
 * deaths in the moment between writing 'sending' and the request lose a notification; three repeats would fill a chat.
 */
const REPEATS = 1
/** Chats served at the same time: one that has to wait must not hold up the others. */
const PARALLEL = 16
const LONGEST_SLEEP_MS = 30 * SECOND

function placesOf(deliveries: readonly Delivery[]): number[] {
  return deliveries.map(({ place }) => place)
}

function pauseAfter(tries: number): number {
  return PAUSES[Math.min(tries, PAUSES.length - 1)] ?? HOUR
}

/** Makes the outbox. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { deliveries, now, log } = options
  const underWay = new Map<string, Promise<void>>()
  /** What became of a request but could not be written down yet. */
  let owed: (() => void)[] = []
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  /** Writes what became of a request, later if it cannot be written now: asking the chat again would double it. */
  const settle = (write: () => void): void => {
    try {
      write()
    } catch (error) {
      owed.push(write)
      log.error({ err: error }, 'the fate of a notification could not be written; it is tried again')
    }
  }

  const failed = (all: readonly Delivery[], error: unknown): void => {
    const [first] = all
    if (!first) return
    const { channel, chat } = first
    const reason = error instanceof Error ? error.message : 'unknown failure'
    if (error instanceof ChatGone) {
      settle(() => deliveries.dropChat(channel, chat, 'the chat is gone'))
      log.warn({ channel, reason }, 'a subscribed chat is gone; it gets no more notifications')
      return
    }
    const pause = error instanceof Busy ? error.waitMs : pauseAfter(Math.min(...all.map((one) => one.tries)))
    const due = now() + pause
    settle(() => deliveries.postpone(placesOf(all), due, true))
    log.warn({ channel, reason, pauseMs: pause }, 'a notification could not be sent; it is tried again')
  }

  /** The mark in the log comes before the write: a process killed between them marks once too often, never too seldom. */
  const doubted = (all: readonly Delivery[], why: string): void => {
    const due = now() + pauseAfter(0)
    const repeated = all.filter((one) => one.doubts < REPEATS)
    const channel = all[0]?.channel
    if (repeated.length > 0)
      log.warn(
        { channel, ambiguous: repeated.length, places: placesOf(repeated), why },
        'a notification may have arrived; it is sent again and may show twice',
      )
    if (repeated.length < all.length)
      log.warn(
        { channel, givenUp: all.length - repeated.length, why },
        'a notification was never confirmed, nor was its repetition; it is not sent again',
      )
    settle(() => deliveries.doubt(all, due, REPEATS))
  }

  const send = async (target: Target, all: readonly Delivery[], message: Outgoing): Promise<void> => {
    const [first] = all
    if (!first) return
    const places = placesOf(all)
    let left = false
    let doubtful = false
    const progress: Progress = {
      sending: () => {
        deliveries.sending(places)
        left = true
      },
      unsent: () => {
        deliveries.unsent(places)
        left = false
      },
      doubtful: () => {
        doubtful = true
      },
    }
    try {
      await target.push(first.chat, message, progress)
    } catch (error) {
      if (!left || error instanceof ChatGone || error instanceof NotSent) failed(all, error)
      else doubted(all, error instanceof Error ? error.message : 'unknown failure')
      return
    }
    if (doubtful) doubted(all, 'not confirmed')
    else {
      settle(() => deliveries.sent(places))
      log.info({ channel: first.channel, reports: all.length }, 'told a chat of new reports')
    }
  }

  const deliver = async (all: readonly Delivery[]): Promise<void> => {
    const [first] = all
    if (!first) return
    const { channel, chat } = first
    if (!options.mayHear(channel, chat)) {
      deliveries.dropChat(channel, chat, 'the chat may not hear of reports')
      return
    }
    const stale = all.filter((one) => now() - one.at > STALE_DAYS * DAY)
    if (stale.length > 0) deliveries.drop(placesOf(stale), 'too late')
    const fresh = all.filter((one) => !stale.includes(one))
    if (fresh.length === 0) return
    const target = options.target(channel)
    if (!target) {
      deliveries.postpone(placesOf(fresh), now() + AWAY_MS, false)
      return
    }
    const { message, missing } = options.compose(channel, fresh)
    const lost = missing.filter((one) => now() - one.at > MISSING_DAYS * DAY)
    const awaited = missing.filter((one) => !lost.includes(one))
    if (lost.length > 0) deliveries.drop(placesOf(lost), 'the report was taken away')
    if (awaited.length > 0) deliveries.postpone(placesOf(awaited), now() + MISSING_MS, false)
    const told = fresh.filter((one) => !missing.includes(one))
    if (message && told.length > 0) await send(target, told, message)
  }

  /** A state that cannot be written, or a bug in the words, hurts no other chat. */
  const safely = async (all: readonly Delivery[]): Promise<void> => {
    try {
      await deliver(all)
    } catch (error) {
      log.error({ err: error }, 'a notification failed; it is tried again')
      const due = now() + MINUTE
      settle(() => deliveries.postpone(placesOf(all), due, true))
    }
  }

  /** Begins with every chat that is due; true if there was one. */
  const begin = (): boolean => {
    const writes = owed
    owed = []
    for (const write of writes) settle(write)
    if (stopped || options.quietUntil(now()) !== null) return false
    let begun = false
    for (const all of dueChats(deliveries.waiting(), now())) {
      const key = `${all[0]?.channel}\n${all[0]?.chat}`
      if (underWay.has(key)) continue
      if (underWay.size >= PARALLEL) break
      begun = true
      const work = safely(all).finally(() => {
        underWay.delete(key)
        if (timer) schedule()
      })
      underWay.set(key, work)
    }
    return begun
  }

  const sleepMs = (): number => {
    const at = now()
    const quiet = options.quietUntil(at)
    if (quiet !== null) return Math.min(LONGEST_SLEEP_MS, quiet - at)
    if (underWay.size >= PARALLEL) return LONGEST_SLEEP_MS
    const dues = deliveries
      .waiting()
      .filter(({ channel, chat }) => !underWay.has(`${channel}\n${chat}`))
      .map((delivery) => waitOf(delivery, at))
    return Math.max(SECOND / 4, Math.min(LONGEST_SLEEP_MS, ...dues))
  }

  const schedule = (): void => {
    clearTimeout(timer)
    if (stopped) return
    let ms = LONGEST_SLEEP_MS
    try {
      ms = sleepMs()
    } catch (error) {
      log.error({ err: error }, 'what waits to be sent could not be read; it is tried again')
    }
    timer = setTimeout(run, ms)
  }

  const run = (): void => {
    try {
      begin()
    } catch (error) {
      log.error({ err: error }, 'notifications could not be sent; it is tried again')
    }
    schedule()
  }

  const recover = (): void => {
    const left = deliveries.interrupted()
    if (left.length > 0) doubted(left, 'the last process died while it was being sent')
  }

  return {
    start: () => {
      recover()
      run()
    },
    poke: () => {
      if (timer) schedule()
    },
    pass: async () => {
      while (begin() || underWay.size > 0) await Promise.all(underWay.values())
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await Promise.all(underWay.values())
    },
  }
}
