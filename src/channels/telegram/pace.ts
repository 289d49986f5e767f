import { watchSetBack } from '../../chat/set-back.ts'

/** How often Telegram lets a bot send; approximate by its own words, so we stay at or below each. */
export interface Pace {
  /** Between two messages to one chat: "about one per second". */
  chatMs: number
  /** Messages to one group in a minute. */
  groupPerMinute: number
  /** Messages to all chats in a second: 30 by the documentation, one less for the jitter of the network. */
  perSecond: number
}

export const TELEGRAM_PACE: Pace = { chatMs: 1_050, groupPerMinute: 20, perSecond: 29 }

/** Tells when messages may leave. All times are milliseconds of one clock. */
export interface Pacer {
  /** 0 and the slot is taken, or the milliseconds after which to ask again. */
  take(chat: string, group: boolean, now: number): number
  /** Nothing goes to this chat before `until`. */
  pause(chat: string, until: number): void
}

const MINUTE = 60_000
const SECOND = 1_000
/** Chats that have been quiet are forgotten when this many have gathered. */
const SWEEP_AT = 5_000

/** Makes the pacer. Slots are counted in sliding windows, so that no window of that length holds too many. */
export function createPacer(pace: Pace): Pacer {
  const sent = new Map<string, number[]>()
  const paused = new Map<string, number>()
  let overall: number[] = []
  const isSetBack = watchSetBack()

  const sweep = (now: number): void => {
    for (const [chat, times] of sent) if ((times.at(-1) ?? 0) < now - MINUTE) sent.delete(chat)
    for (const [chat, until] of paused) if (until <= now) paused.delete(chat)
  }

  return {
    take: (chat, group, now) => {
      if (isSetBack(now)) {
        sent.clear()
        paused.clear()
        overall = []
      }
      const times = (sent.get(chat) ?? []).filter((time) => time > now - MINUTE)
      overall = overall.filter((time) => time > now - SECOND)
      const ready = Math.max(
        now,
        paused.get(chat) ?? 0,
        (times.at(-1) ?? Number.NEGATIVE_INFINITY) + pace.chatMs,
        group ? (times.at(-pace.groupPerMinute) ?? Number.NEGATIVE_INFINITY) + MINUTE : 0,
        (overall.at(-pace.perSecond) ?? Number.NEGATIVE_INFINITY) + SECOND,
      )
      if (ready > now) return ready - now
      times.push(now)
      sent.set(chat, times)
      overall.push(now)
      if (sent.size > SWEEP_AT) sweep(now)
      return 0
    },
    pause: (chat, until) => {
      paused.set(chat, Math.max(until, paused.get(chat) ?? 0))
    },
  }
}
