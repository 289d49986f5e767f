import { watchSetBack } from './set-back.ts'

/** Seconds to wait before the next message of `key` is heard, 0 if it is heard now. */
export type RateLimit = (key: string, now: number) => number

/** Keys are dropped when this many have gathered and their window has passed; bounds memory, not behaviour. */
const SWEEP_AT = 10_000

/** Allows `count` messages of one key in any window of `windowMs`. Messages refused do not count. */
export function createRateLimit(count: number, windowMs: number): RateLimit {
  const heard = new Map<string, number[]>()
  const isSetBack = watchSetBack()
  return (key, now) => {
    if (isSetBack(now)) heard.clear()
    const times = (heard.get(key) ?? []).filter((time) => time > now - windowMs)
    const [oldest] = times
    if (times.length >= count && oldest !== undefined)
      return Math.max(1, Math.ceil((oldest + windowMs - now) / 1000))
    times.push(now)
    heard.set(key, times)
    if (heard.size > SWEEP_AT)
      for (const [known, last] of heard) if ((last.at(-1) ?? 0) <= now - windowMs) heard.delete(known)
    return 0
  }
}
