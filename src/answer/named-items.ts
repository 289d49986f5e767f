import { parseNumeral } from '../text/numerals.ts'

const ASKED = /哪([二三四五六七八九十两]{1,3}|\d{1,2})(?!年|天|月|届|次会|周|日)/u
/**
 * Of the parts between commas so many may be no items but what leads to them and follows. Of 141 questions without an
 * answer 130 are declined; 129 with none of them, 126 without counting items at all; none of 1,116 others is lost.
 */
const FRAME = 2

/** How many things a question wants named: six in 是哪六样, fifteen in 哪十五张; null if it tells no number. */
export function itemsAsked(question: string): number | null {
  const digits = ASKED.exec(question)?.[1]
  return digits === undefined ? null : parseNumeral(digits.replace('两', '二'))
}

/** A coined number that closes its row (委员素质“三大提升”) belongs to it; one inside another thing (深化“三宝”行动) does not. */
function itemsOf(row: string, coined: string | undefined): number {
  const items = row.split(/[、和及与]/u)
  const other = (item: string) => {
    const at = coined ? item.indexOf(coined) : -1
    return at >= 0 && /^[”"’」]?(?!等)\p{Script=Han}/u.test(item.slice(at + (coined?.length ?? 0)))
  }
  return items.some(other) ? 1 : items.length
}

/**
 * The most things that a text names in one row, or counts out: three in 优化开发、重点开发和限制开发; `coined` is the
 * number that sums them up.
 */
export function mostNamed(text: string, coined?: string): number {
  const rows = text
    .split(/[。！？]/u)
    .flatMap((sentence) => [
      ...sentence.split(/[；;，,：:]/u).map((row) => itemsOf(row, coined)),
      sentence.split(/[；;]/u).length,
      sentence.split(/[，,]/u).length - FRAME,
      sentence.split(/[“"「]/u).length - 1,
    ])
  const counted = text.match(
    /(?:[一二三四五六七八九十]|其[一二三四五])(?:是|要|、)|第[一二三四五六七八九十][，,、]/gu,
  )
  return Math.max(counted?.length ?? 0, ...rows)
}
