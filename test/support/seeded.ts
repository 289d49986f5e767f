/** Chance that is the same on every run with the same seed. */
export interface Chance {
  /** 0 up to, but not, 1. */
  real(): number
  /** A whole number from 0 up to, but not, `below`. */
  below(limit: number): number
  one<T>(values: readonly T[]): T
}

/** Makes a generator from a seed (mulberry32). */
export function seeded(seed: number): Chance {
  let state = seed >>> 0
  const real = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(real() * limit)
  return {
    real,
    below,
    one: (values) => {
      const value = values[below(values.length)]
      if (value === undefined) throw new Error('nothing to choose from')
      return value
    },
  }
}
