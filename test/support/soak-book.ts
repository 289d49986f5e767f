/** What a soak run counts, and what went wrong in it. */
export interface Book {
  count(what: string, by?: number): void
  /** Worth telling once with its number, but no fault. */
  note(what: string): void
  fault(kind: string, detail: string): void
  faults(): string[]
  line(): string
  rows(): string[][]
}

/** Makes the book. */
export function createBook(): Book {
  const counts = new Map<string, number>()
  const notes = new Map<string, number>()
  const faults: string[] = []
  const add = (to: Map<string, number>, what: string, by: number) => to.set(what, (to.get(what) ?? 0) + by)
  return {
    count: (what, by = 1) => add(counts, what, by),
    note: (what) => add(notes, what, 1),
    fault: (kind, detail) => {
      faults.push(`${kind}: ${detail}`)
      process.stderr.write(`FAULT ${kind}: ${detail}\n`)
    },
    faults: () => faults,
    line: () => [...counts].map(([what, count]) => `${count} ${what}`).join(', '),
    rows: () => [...counts, ...notes].map(([what, count]) => [what, String(count)]),
  }
}
