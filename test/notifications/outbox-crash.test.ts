import { describe, expect, it } from 'vitest'
import { crashOutbox } from '../support/outbox-crashes.ts'

describe('an outbox that is killed', { timeout: 120_000 }, () => {
  it.each([3, 4, 5, 6, 7, 8])(
    'at step %i loses nothing and doubles nothing that is not marked',
    async (step) => {
      const { kills, arrived, marked } = await crashOutbox([step], 2)
      expect(kills).toBe(1)
      expect(arrived.size).toBe(6)
      const doubled = [...arrived.values()].reduce((sum, times) => sum + times - 1, 0)
      expect(doubled).toBeLessThanOrEqual(marked)
      expect(Math.max(...arrived.values())).toBeLessThanOrEqual(2)
    },
  )
})
