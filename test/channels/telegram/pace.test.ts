import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPacer, TELEGRAM_PACE } from '../../../src/channels/telegram/pace.ts'

/** Sends `messages` (chat numbers; below zero are groups) as fast as the pacer lets them, and gives the times. */
function run(messages: readonly number[]): { chat: number; at: number }[] {
  const pacer = createPacer(TELEGRAM_PACE)
  const waiting = messages.map((chat) => ({ chat, ready: 0 }))
  const sent: { chat: number; at: number }[] = []
  for (let now = 1_000_000; waiting.length > 0; now = Math.min(...waiting.map(({ ready }) => ready))) {
    for (const one of [...waiting]) {
      if (one.ready > now) continue
      const ms = pacer.take(String(one.chat), one.chat < 0, now)
      if (ms > 0) one.ready = now + ms
      else {
        sent.push({ chat: one.chat, at: now })
        waiting.splice(waiting.indexOf(one), 1)
      }
    }
    if (waiting.length === 0) break
  }
  return sent
}

function mostWithin(times: readonly number[], windowMs: number): number {
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + windowMs).length))
}

describe('createPacer', () => {
  it('waits for no slot of a time that the clock was put back from', () => {
    const pacer = createPacer(TELEGRAM_PACE)
    const noon = 12 * 3_600_000
    expect(pacer.take('5', false, noon)).toBe(0)
    pacer.pause('5', noon + 30_000)
    expect(pacer.take('5', false, noon - 3_600_000)).toBe(0)
    expect(pacer.take('5', false, noon - 3_599_500)).toBe(550)
  })

  it('keeps every limit, and sends everything', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -2, max: 40 }), { maxLength: 120 }), (messages) => {
        const sent = run(messages)
        expect(sent).toHaveLength(messages.length)
        expect(
          mostWithin(
            sent.map(({ at }) => at),
            1_000,
          ),
        ).toBeLessThanOrEqual(29)
        for (const chat of new Set(messages)) {
          const times = sent.filter((one) => one.chat === chat).map(({ at }) => at)
          expect(mostWithin(times, 1_000)).toBeLessThanOrEqual(1)
          if (chat < 0) expect(mostWithin(times, 60_000)).toBeLessThanOrEqual(20)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('lets other chats go on while one is paused', () => {
    const pacer = createPacer(TELEGRAM_PACE)
    pacer.pause('5', 3_000)
    expect(pacer.take('5', false, 1_000)).toBe(2_000)
    expect(pacer.take('6', false, 1_000)).toBe(0)
    expect(pacer.take('5', false, 3_000)).toBe(0)
  })
})
