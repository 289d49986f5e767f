import type { Mark } from './score.ts'

/** Shares from 0 to 1 over the questions a measure applies to; null if there are none. */
export interface Totals {
  n: number
  hit1: number | null
  hit3: number | null
  direct: number | null
  falseDecline: number | null
  decline: number | null
  chat: number | null
}

const MEASURES = ['hit1', 'hit3', 'direct', 'falseDecline', 'decline', 'chat'] as const

/** Adds the marks of one type, or of a whole set, up. */
export function totals(marks: readonly Mark[]): Totals {
  const sums: Totals = {
    n: marks.length,
    hit1: null,
    hit3: null,
    direct: null,
    falseDecline: null,
    decline: null,
    chat: null,
  }
  for (const measure of MEASURES) {
    const asked = marks.filter((mark) => mark[measure] !== null)
    if (asked.length > 0) sums[measure] = asked.filter((mark) => mark[measure]).length / asked.length
  }
  return sums
}

/** The value that a share `p` of the sorted-or-not `values` does not exceed (nearest rank); 0 of none. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? 0
}
