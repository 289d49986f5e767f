/** Things worked out or read lately, by a key; those longest not asked for go first. */
export interface Recent<Key, Value> {
  get(key: Key): Value | undefined
  keep(key: Key, value: Value): void
  forget(key: Key): void
}

/** Keeps things up to `most` in all, each counting one or what `sizeOf` says; the last one stays whatever its size. */
export function createRecent<Key, Value>(
  most: number,
  sizeOf: (value: Value) => number = () => 1,
): Recent<Key, Value> {
  // A Map iterates in order of insertion: re-inserting makes the first entry the one longest not asked for.
  const kept = new Map<Key, Value>()
  let size = 0
  const forget = (key: Key): void => {
    const value = kept.get(key)
    if (value !== undefined && kept.delete(key)) size -= sizeOf(value)
  }
  return {
    get(key) {
      const value = kept.get(key)
      if (value === undefined) return undefined
      kept.delete(key)
      kept.set(key, value)
      return value
    },
    keep(key, value) {
      forget(key)
      kept.set(key, value)
      size += sizeOf(value)
      for (const oldest of kept.keys()) {
        if (size <= most || oldest === key) break
        forget(oldest)
      }
    },
    forget,
  }
}
