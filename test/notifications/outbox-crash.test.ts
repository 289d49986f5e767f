import { describe, expect, it } from 'vitest'
import type { CrashKind } from '../support/crash-servers.ts'
import { crashOutbox, type Tally } from '../support/outbox-crashes.ts'

function repeats({ arrived }: Tally): number {
  return [...arrived.values()].reduce((sum, times) => sum + Math.max(0, times - 1), 0)
}

/**
 * Of a run for three chats: 6 has written 'sending' and not asked yet, 12 has asked and not been answered, 15 has been
 * answered and not written it down. `npm run bench:crashes` takes every step.
 */
const STEPS = (['webhook', 'telegram', 'wecom'] as const).flatMap((kind) =>
  [6, 12, 15].map((step): [CrashKind, number] => [kind, step]),
)

describe('an outbox that is killed', { timeout: 120_000 }, () => {
  it.each(STEPS)(
    'over %s, at step %i, loses nothing and doubles nothing that is not marked',
    async (kind, step) => {
      const tally = await crashOutbox([step], { kind, reports: 2 })
      expect(tally.kills).toBe(1)
      expect(Math.min(...tally.arrived.values())).toBeGreaterThanOrEqual(1)
      expect(Math.max(...tally.arrived.values())).toBeLessThanOrEqual(2)
      expect(repeats(tally)).toBeLessThanOrEqual(tally.marked)
      expect(tally.violations).toEqual([])
    },
  )

  it('again and again while its requests are under way repeats each of them once at the most', async () => {
    const tally = await crashOutbox([12, 10, 10], { kind: 'webhook', reports: 1 })
    expect(tally.kills).toBeGreaterThanOrEqual(2)
    expect(Math.max(...tally.arrived.values())).toBeLessThanOrEqual(2)
    expect(repeats(tally)).toBeLessThanOrEqual(tally.marked)
  })
})
