/** Most addresses remembered; when more come within a minute, those silent for longest are forgotten. */
const MOST_ADDRESSES = 10_000
const MINUTE = 60_000

/** Says how many seconds `address` has to wait before its next question, 0 if it may go on. */
export type RateLimit = (address: string, now: number) => number

/**
 * A bucket of `perMinute` questions per address that fills up evenly; `now` in milliseconds. One person reading
 * never meets it, a script asking in a loop does.
 */
export function createRateLimit(perMinute: number): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>()
  return (address, now) => {
    const bucket = buckets.get(address) ?? { left: perMinute, at: now }
    buckets.delete(address)
    const left = Math.min(perMinute, bucket.left + ((now - bucket.at) * perMinute) / MINUTE)
    const allowed = left >= 1
    buckets.set(address, { left: allowed ? left - 1 : left, at: now })
    for (const oldest of buckets.keys()) {
      if (buckets.size <= MOST_ADDRESSES) break
      buckets.delete(oldest)
    }
    return allowed ? 0 : Math.max(1, Math.ceil(((1 - left) * MINUTE) / perMinute / 1000))
  }
}
