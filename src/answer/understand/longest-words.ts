/** How long the longest of some words is that begins with two characters: where none does, no longer one need be looked for. */
export function longestByHead(words: Iterable<string>): ReadonlyMap<string, number> {
  const longest = new Map<string, number>()
  for (const word of words) {
    const head = word.slice(0, 2)
    if (word.length > (longest.get(head) ?? 0)) longest.set(head, word.length)
  }
  return longest
}
