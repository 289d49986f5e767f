import type { Expansion } from '../vocabulary/expansion.ts'
import { ASKED_AMOUNT } from '../vocabulary/measure-words.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'

/** What stands between a doing and its thing in a question: 栽(了多少亩)树, 新栽(的)树. */
const BETWEEN = new RegExp(
  `(?:了|过|着|出|上|好|完)?${ASKED_AMOUNT.source}|[的了过得]|到底|一共|总共|各(?=[有多少新增添花收])`,
  'gu',
)

/** A text without what asks and joins, and where each of its characters stood. */
function closeUp(text: string): { text: string; at: number[] } {
  let closed = ''
  const at: number[] = []
  let from = 0
  const keep = (start: number, end: number) => {
    closed += text.slice(start, end)
    for (let i = start; i < end; i += 1) at.push(i)
  }
  for (const match of text.matchAll(BETWEEN)) {
    keep(from, match.index)
    from = match.index + match[0].length
  }
  keep(from, text.length)
  return { text: closed, at }
}

/**
 * Everyday phrases whose parts a question sets apart by asking between them: 栽了多少亩树 is understood as 栽树.
 * Only those that do not stand in the text as they are.
 */
export function expandApart(
  text: string,
  vocabulary: Vocabulary,
  cut: (text: string) => readonly string[],
): Expansion[] {
  const closed = closeUp(text)
  if (closed.text.length === text.length) return []
  return vocabulary.expand(closed.text, cut(closed.text)).flatMap((expansion) => {
    const start = closed.at[expansion.start]
    const last = closed.at[expansion.end - 1]
    if (start === undefined || last === undefined) return []
    const end = last + 1
    if (end - start === expansion.end - expansion.start) return []
    const gaps = expansion.gaps.flatMap((gap) => {
      const [from, to] = [closed.at[gap.start], closed.at[gap.end - 1]]
      return from === undefined || to === undefined ? [] : [{ start: from, end: to + 1 }]
    })
    return [{ ...expansion, start, end, gaps }]
  })
}
