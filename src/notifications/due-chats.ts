import type { Delivery } from '../store/deliveries.ts'

/** Reports that come within this time are told in one message; announcements must be out within 60 s. */
export const SETTLE_MS = 5_000
const LONGEST_SETTLE_MS = 20_000
/** No delivery is put off for longer than an hour at a time. */
const LONGEST_PAUSE_MS = 2 * 3_600_000

/**
 * Milliseconds until a delivery is due, 0 when it is. One that is due later than any pause lasts was written down
 * before the clock was put back: it is due.
 */
export function waitOf({ due }: Delivery, now: number): number {
  return due > now + LONGEST_PAUSE_MS ? 0 : Math.max(0, due - now)
}

/** Groups what waits by chat; a chat is due when its first delivery is and no other has only just come. */
export function dueChats(waiting: readonly Delivery[], now: number): Delivery[][] {
  const chats = new Map<string, Delivery[]>()
  for (const delivery of waiting) {
    const key = `${delivery.channel}\n${delivery.chat}`
    chats.set(key, [...(chats.get(key) ?? []), delivery])
  }
  return [...chats.values()].flatMap((all) => {
    const due = all.filter((delivery) => waitOf(delivery, now) === 0)
    if (due.length === 0) return []
    const coming = all.some(
      (delivery) => delivery.tries === 0 && !due.includes(delivery) && delivery.due - now <= SETTLE_MS,
    )
    const oldest = Math.min(...due.map((delivery) => delivery.due))
    return coming && now - oldest < LONGEST_SETTLE_MS ? [] : [due]
  })
}
