import { parseNumeral } from '../text/numerals.ts'
import { itemsAsked } from './named-items.ts'
import type { Ranked } from './rank.ts'
import type { Query } from './turn.ts'

const NAME =
  '(?<![第一二三四五六七八九十])([两二三四五六七八九十])[个大](?:(?!的)\\p{Script=Han}){0,4}?(\\p{Script=Han}{2})["”’]?'
/** 四个确保指哪几个, 什么是四大体系: a number with a noun that is a name, and is to be told. */
const ASKED: readonly RegExp[] = [
  new RegExp(`${NAME}(?:分别|具体|到底)?(?:都)?(?:是指|指的是|指|是|包括)(?:的)?(?:什么|啥|哪)`, 'u'),
  new RegExp(`(?:什么|啥)(?:是|叫)["“‘]?${NAME}[?？]?$`, 'u'),
]
/** 三大特色品牌: so many characters may stand between number and noun. */
const BETWEEN = 8

/** 擦亮“甲”“乙”“丙”品牌 names three brands without counting them. */
function namesUncounted(folded: string, noun: string): number {
  const rows = folded.match(new RegExp(`(?:"[^"]+"[、和与及]?)+[^，。；,;"]{0,4}${noun}`, 'gu')) ?? []
  return Math.max(0, ...rows.map((row) => (row.split('"').length - 1) / 2))
}

/**
 * Whether a passage lacks the coined number whose meaning is asked: 四大文化工程 is not 四大体系, and a row of three things
 * beside 三大提升 does not tell 三大品牌.
 */
export function lacksCoinedNumber({ intent, text }: Query, { unit }: Ranked): boolean {
  if (intent !== 'definition' && intent !== 'list') return false
  // 是哪三个 tells itself how many are to be named.
  if (itemsAsked(text) !== null) return false
  const found = ASKED.map((pattern) => pattern.exec(text)).find((one) => one !== null)
  const [, numeral, noun] = found ?? []
  if (!numeral || !noun) return false
  // 统筹城乡发展、统筹区域发展…… tells 五个统筹 without the number.
  const count = parseNumeral(numeral === '两' ? '二' : numeral) ?? 0
  if (Math.max(namesUncounted(unit.folded, noun), unit.folded.split(noun).length - 1) >= count) return false
  const letters = numeral === '两' || numeral === '二' ? '[两二2]' : `[${numeral}${count}]`
  const stands = new RegExp(`${letters}[^，。；,;]{0,${BETWEEN}}${noun}`, 'u')
  return !stands.test(unit.folded) && !unit.headings.some((heading) => stands.test(heading))
}
