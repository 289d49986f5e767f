/** Where something stands in a question; offsets are UTF-16. */
export interface Stretch {
  start: number
  end: number
}

/** Whether a stretch overlaps none of those that are taken already. */
export function free(taken: readonly Stretch[], start: number, end: number): boolean {
  return taken.every((other) => end <= other.start || start >= other.end)
}

/** A text with blanks where the stretches stand; offsets stay. */
export function blank(text: string, spans: readonly Stretch[]): string {
  const characters = [...Array(text.length).keys()].map((i) => text.charAt(i))
  for (const { start, end } of spans) for (let i = start; i < end; i += 1) characters[i] = ' '
  return characters.join('')
}
