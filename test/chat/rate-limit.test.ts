import { describe, expect, it } from 'vitest'
import { createRateLimit } from '../../src/chat/rate-limit.ts'

describe('createRateLimit', () => {
  it('hears twenty a minute, then says how many seconds to wait', () => {
    const limit = createRateLimit(20, 60_000)
    for (let i = 0; i < 20; i += 1) expect(limit('a', i * 100)).toBe(0)
    expect(limit('a', 2_000)).toBe(58)
    expect(limit('a', 59_999)).toBe(1)
    expect(limit('a', 60_000)).toBe(0)
    expect(limit('a', 60_001)).toBe(1)
  })

  it('hears again at once when the clock was put back, and not for a correction of a moment', () => {
    const limit = createRateLimit(1, 60_000)
    expect(limit('a', 3_600_000)).toBe(0)
    expect(limit('a', 3_599_900)).toBe(61)
    expect(limit('a', 1_000)).toBe(0)
    expect(limit('a', 2_000)).toBe(59)
  })

  it('counts each person apart, and what was refused not at all', () => {
    const limit = createRateLimit(1, 1_000)
    expect(limit('a', 0)).toBe(0)
    expect(limit('b', 0)).toBe(0)
    for (let i = 1; i < 10; i += 1) expect(limit('a', i * 100)).toBe(1)
    expect(limit('a', 1_000)).toBe(0)
  })
})
