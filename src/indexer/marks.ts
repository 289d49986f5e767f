/** How a heading is marked, from the outermost kind to the innermost. */
export type MarkKind =
  | 'division'
  | 'han'
  | 'hanParen'
  | 'ordinal'
  | 'article'
  | 'arabic'
  | 'arabicParen'
  | 'circled'
  | 'item'
  | 'dash'

export interface Mark {
  kind: MarkKind
  /** The mark as written, with the space or mark of punctuation after it: '一、', '（二）', '1. ', '第三，'. */
  text: string
  /** 1 for 一 or 1; 0 where a mark does not count (——). */
  number: number
}

const HAN_DIGITS = '一二三四五六七八九'

/** 1–99 in Chinese: 十一 is 11, 二十 is 20; 0 if it is not such a numeral. */
export function hanNumber(text: string): number {
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(text)
  if (!match || !text) return 0
  const [, tens, ten, ones] = match
  const digit = (c: string | undefined) => (c ? HAN_DIGITS.indexOf(c) + 1 : 0)
  if (!ten) return ones ? 0 : digit(tens)
  return (tens ? digit(tens) : 1) * 10 + digit(ones)
}

const HAN = '[一二三四五六七八九十]{1,3}'
const PATTERNS: readonly [MarkKind, RegExp][] = [
  ['division', new RegExp(`^第(${HAN}|\\d{1,2})(?:部分|章|编|篇)[：:、，,\\s]*`, 'u')],
  ['han', new RegExp(`^(${HAN})(?:、|．|\\.(?!\\d)|\\s+(?=\\p{Script=Han}))`, 'u')],
  ['hanParen', new RegExp(`^[（(]\\s*(${HAN})\\s*[）)][、，,\\s]*`, 'u')],
  ['article', new RegExp(`^第(${HAN}|\\d{1,2})(?:条|节|款)[：:、，,\\s]*`, 'u')],
  ['ordinal', new RegExp(`^第(${HAN})[，,、：:]`, 'u')],
  ['arabicParen', /^[（(]\s*([\d０-９]{1,2})\s*[）)][、，,\s]*/u],
  ['arabic', /^([\d０-９]{1,2})(?:[、．]\s*|\.\s*(?![\d０-９])|[）)]\s*)/u],
  ['circled', /^([①-⑳])\s*/u],
  ['item', new RegExp(`^(${HAN})(?:是|要(?!求|素|点|件|务|害|闻))`, 'u')],
  ['dash', /^(?:—|─|－|--){1,4}\s*/u],
]

function numberOf(kind: MarkKind, digits: string | undefined): number {
  if (!digits) return 0
  if (kind === 'circled') return digits.charCodeAt(0) - 0x245f
  const arabic = Number(digits.normalize('NFKC'))
  return Number.isNaN(arabic) ? hanNumber(digits) : arabic
}

/** The numbering a line begins with, or null: '（三）深化改革' has hanParen 3; '三农工作' and '2.5亿元' have none. */
export function markOf(text: string): Mark | null {
  for (const [kind, pattern] of PATTERNS) {
    const match = pattern.exec(text)
    if (!match || match[0].length === text.length) continue
    const number = numberOf(kind, match[1])
    if (kind !== 'dash' && number === 0) continue
    return { kind, text: match[0], number }
  }
  return null
}

/** Does a mark stand for what follows another: 8. after 7., 二、 after 13., （二） after 12.? */
export function beginsNext(mark: Mark, above: Mark): boolean {
  const outer = mark.kind === 'han' || mark.kind === 'hanParen'
  return outer || (mark.kind === above.kind && mark.number === above.number + 1)
}

const SALUTATION =
  /^(?:(?:尊敬的)?(?:各位|同志们|主席团)(?:代表|委员|同志|领导|来宾|列席人员|老领导)?(?:(?:[、，,]|和)?(?:各位)?(?:代表|委员|同志们?|领导|来宾|朋友们?|列席人员|老领导))*)\s*[：:！!，,]?$/u

/** Is the text only an address to those present: 各位代表：, 各位委员、同志们！ */
export function isSalutation(text: string): boolean {
  return text.length <= 24 && SALUTATION.test(text)
}

/** Closing marks behind the end of a sentence are few. */
const TAIL = 8

/** Does the text end a sentence (closing quotation marks and brackets aside)? */
export function endsSentence(text: string): boolean {
  return /[。！？!?…⋯][”’"）)》」』]*$/u.test(text.slice(-TAIL))
}
