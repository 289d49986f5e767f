import { describe, expect, it } from 'vitest'
import type { Mark } from '../../src/evaluation/score.ts'
import { percentile, totals } from '../../src/evaluation/totals.ts'

const NONE: Mark = {
  hit1: null,
  hit3: null,
  direct: null,
  decline: null,
  falseDecline: null,
  chat: null,
  fault: null,
}

describe('totals', () => {
  it('shares each measure out over the questions it applies to', () => {
    const sums = totals([
      { ...NONE, hit1: true, hit3: true, direct: false, falseDecline: false },
      { ...NONE, hit1: false, hit3: true, falseDecline: true },
      { ...NONE, decline: true },
    ])
    expect(sums).toEqual({ n: 3, hit1: 0.5, hit3: 1, direct: 0, falseDecline: 0.5, decline: 1, chat: null })
  })
})

describe('percentile', () => {
  it('gives the value that so many do not exceed', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i)
    expect(percentile(values, 0.5)).toBe(50)
    expect(percentile(values, 0.99)).toBe(99)
    expect(percentile([7], 0.99)).toBe(7)
    expect(percentile([], 0.5)).toBe(0)
  })
})
