import type { ApiCall, Fault } from './api-call.ts'

/** The updates that wait for the bot, and the poll that waits for updates. */
export interface UpdateQueue {
  push(body: Record<string, unknown>): number
  /** Puts an update that has been confirmed in line once more. */
  again(updateId: number): void
  /** Answers `getUpdates`: a higher offset confirms, a newer poll ends the older one. */
  poll(call: ApiCall, reply: (body: object | Fault) => void): void
  /** The waiting poll's connection is gone. */
  hangUp(): void
  unconfirmed(): number
}

const CONFLICT = {
  error: 409,
  description:
    'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
}

/** Makes the queue. */
export function createUpdateQueue(): UpdateQueue {
  const archive = new Map<number, Record<string, unknown>>()
  let updates: { update_id: number; [key: string]: unknown }[] = []
  let next = 1000
  let waiting: { finish: (fault?: Fault) => void } | null = null
  return {
    push: (body) => {
      const update_id = next
      next += 1
      updates.push({ update_id, ...body })
      archive.set(update_id, body)
      waiting?.finish()
      return update_id
    },
    again: (updateId) => {
      updates.push({ update_id: updateId, ...archive.get(updateId) })
      waiting?.finish()
    },
    poll: (call, reply) => {
      const { offset = 0, timeout = 0, limit = 100 } = call.payload
      if (offset > 0) updates = updates.filter((update) => update.update_id >= offset)
      waiting?.finish(CONFLICT)
      if (updates.length > 0 || timeout === 0) {
        reply({ ok: true, result: updates.slice(0, limit) })
        return
      }
      const timer = setTimeout(() => finish(), timeout * 1000)
      const finish = (fault?: Fault) => {
        clearTimeout(timer)
        waiting = null
        reply(fault ?? { ok: true, result: updates.slice(0, limit) })
      }
      waiting = { finish }
    },
    hangUp: () => {
      waiting = null
    },
    unconfirmed: () => updates.length,
  }
}
