import { parseNumeral } from '../text/numerals.ts'

const ASKED = /哪([二三四五六七八九十两]{1,3}|\d{1,2})(?!年|天|月|届|次会|周|日)/u
/** Of the parts between commas so many may be no items but what leads to them and follows. */
const FRAME = 2

/** How many things a question wants named: six in 是哪六样, fifteen in 哪十五张; null if it tells no number. */
export function itemsAsked(question: string): number | null {
  const digits = ASKED.exec(question)?.[1]
  return digits === undefined ? null : parseNumeral(digits.replace('两', '二'))
}

/** The most things that a text names in one row, or counts out: three in 优化开发、重点开发和限制开发. */
export function mostNamed(text: string): number {
  const rows = text
    .split(/[。！？]/u)
    .flatMap((sentence) => [
      ...sentence.split(/[；;，,：:]/u).map((part) => part.split(/[、和及与]/u).length),
      sentence.split(/[；;]/u).length,
      sentence.split(/[，,]/u).length - FRAME,
      sentence.split(/[“"「]/u).length - 1,
    ])
  const counted = text.match(
    /(?:[一二三四五六七八九十]|其[一二三四五])(?:是|要|、)|第[一二三四五六七八九十][，,、]/gu,
  )
  return Math.max(counted?.length ?? 0, ...rows)
}
