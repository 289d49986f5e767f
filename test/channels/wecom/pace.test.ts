import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPacer, WECOM_PACE } from '../../../src/channels/wecom/pace.ts'

const MINUTE = 60_000
const HOUR = 3_600_000

function most(times: readonly number[], span: number): number {
  return Math.max(0, ...times.map((end) => times.filter((time) => time > end - span && time <= end).length))
}

describe('the pacer', () => {
  it('waits for no slot of a time that the clock was put back from, and keeps what is reserved', () => {
    const pacer = createPacer({ perMinute: 2, perHour: 100 })
    const noon = 12 * 3_600_000
    for (let nth = 0; nth < 2; nth += 1) expect(pacer.take('c', noon)).toBe(0)
    pacer.pause('c', noon + 60_000)
    pacer.reserve('c')
    expect(pacer.free('c', noon - 3_600_000)).toBe(1)
    expect(pacer.take('c', noon - 3_600_000)).toBe(0)
    expect(pacer.take('c', noon - 3_599_000)).toBeGreaterThan(50_000)
  })

  it('lets 30 messages out at once and the next one a minute later', () => {
    const pacer = createPacer(WECOM_PACE)
    for (let nth = 0; nth < 30; nth += 1) expect(pacer.take('a', 1_000)).toBe(0)
    const wait = pacer.take('a', 1_000)
    expect(wait).toBeGreaterThanOrEqual(MINUTE)
    expect(pacer.take('b', 1_000)).toBe(0)
    expect(pacer.take('a', 1_000 + wait)).toBe(0)
  })

  it('never lets more out than a minute and an hour hold, reserved ones included', () => {
    const step = fc.record({
      after: fc.integer({ min: 0, max: 30_000 }),
      act: fc.constantFrom('take', 'take', 'take', 'reserve', 'use'),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const pacer = createPacer({ perMinute: 5, perHour: 40 })
        const sent: number[] = []
        let now = 0
        let reserved = 0
        for (const { after, act } of steps) {
          now += after
          if (act === 'take' && pacer.take('a', now) === 0) sent.push(now)
          if (act === 'reserve' && pacer.free('a', now) >= 1) {
            pacer.reserve('a')
            reserved += 1
          }
          if (act === 'use' && reserved > 0) {
            pacer.useReserved('a', now)
            reserved -= 1
            sent.push(now)
          }
        }
        expect(most(sent, MINUTE)).toBeLessThanOrEqual(5)
        expect(most(sent, HOUR)).toBeLessThanOrEqual(40)
      }),
    )
  })

  it('gets everybody out in the end: what it says to wait is enough', () => {
    const pacer = createPacer({ perMinute: 3, perHour: 10 })
    let now = 0
    for (let nth = 0; nth < 30; nth += 1)
      for (let wait = pacer.take('a', now); wait > 0; wait = pacer.take('a', now)) now += wait
    expect(now).toBeLessThan(3 * HOUR)
  })

  it('keeps a reserved slot from all others, and gives it back', () => {
    const pacer = createPacer({ perMinute: 2, perHour: 100 })
    pacer.reserve('a')
    expect(pacer.take('a', 0)).toBe(0)
    expect(pacer.take('a', 0)).toBeGreaterThan(0)
    pacer.release('a')
    expect(pacer.take('a', 0)).toBe(0)
  })

  it('holds a chat that was told to wait, and no other', () => {
    const pacer = createPacer(WECOM_PACE)
    pacer.pause('a', 500)
    expect(pacer.take('a', 100)).toBe(400)
    expect(pacer.free('a', 100)).toBe(0)
    expect(pacer.take('b', 100)).toBe(0)
  })
})
