/** Where something stands in a question; offsets are UTF-16. */
export interface Stretch {
  start: number
  end: number
}

/** Whether a stretch overlaps none of those that are taken already. */
export function free(taken: readonly Stretch[], start: number, end: number): boolean {
  return taken.every((other) => end <= other.start || start >= other.end)
}
