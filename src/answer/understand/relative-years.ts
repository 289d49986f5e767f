import { free, type Stretch } from './stretch.ts'
import { FROM_PREVIOUS, FROM_TODAY } from './time-words.ts'

/** A word that counts from today, or from the year of the previous question. */
export interface RelativeYear {
  word: string
  offset: number
  base: 'today' | 'previous'
}

const HAN_NUMBERS = '零一二三四五六七八九十'
/** Two and more, as people count years. */
export const SMALL = '(?:[2-9]|10|[二两三四五六七八九十])'
const ANY = '(?:\\d{1,2}|[一二两三四五六七八九十])'
const YEARS_AFTER = new RegExp(
  `(?<![\\d近过用隔一二三四五六七八九十])(\\d{1,2}|${SMALL})年(?:之|以)?后(?!的今天)`,
  'gu',
)
const YEARS_BEFORE = new RegExp(
  `(?<![\\d近早前退推倒一二三四五六七八九十])(\\d{1,2}|${SMALL})年(?:之|以)?前`,
  'gu',
)
/** 再早三年, 往前一年, 倒推两年: so many years before the one just spoken of; 前两年 and 早几年 are times of their own. */
const STEP_BACK = new RegExp(
  `(?:(?:再|还|又)(?:往|向)?(?:早|前|之前|倒)|(?:往|向)(?:前|回|早)|倒|(?<![最更提清一])早)(?:个|推|数|退|倒|上|了)*(${ANY})年(?:之前|以前|前)?`,
  'gu',
)
/** 过了一年, 再往后两年, 隔三年, 晚一年: so many years after it; 过去五年, 超过三年 and 去过一年 are none of it. */
const STEP_ON = new RegExp(
  `(?:(?<=^|[那再又么,，。 ])过|(?<![间相分])隔|(?:再|又)(?:往|向)?(?:后|晚|下|之后)|(?:往|向)(?:后|下)|(?<![最傍夜早])晚)(?:个|推|数|了|上)*(${ANY})年(?:之后|以后|后)?`,
  'gu',
)
/** 比上年, 与去年相比: what a figure is measured against is no year asked about. */
const MEASURED_AGAINST = /[比较](?:起)?$/u
/** 今年比去年, 2023年比去年: two years side by side, both asked about. */
const SIDE_BY_SIDE = /年(?:度|底)?比$/u
const WITH = /[跟与和同]$/u
const AGAINST_AFTER = /^(?:同期)?相?比/u
/** 去年2023年, 今年（2024）: the year itself says better which one is meant. */
const SPELT_OUT = /^[(（:：,，]?(?:19|20)\d{2}/u

/** The number that a short word for it stands for: 3 of 三, 2 of 两. */
export function small(word: string): number {
  if (/^\d+$/u.test(word)) return Number(word)
  return word === '两' ? 2 : HAN_NUMBERS.indexOf(word)
}

/**
 * Finds the words that count years from the present one (去年, 两年后) or from that of the question before (上一年,
 * 再早三年, 过了一年), and adds them to what is taken of the question; `year` is the present one.
 */
export function relativeWords(
  question: string,
  taken: Stretch[],
  year: number,
): (RelativeYear & Stretch & { years: number[] })[] {
  const found: (RelativeYear & Stretch & { years: number[] })[] = []
  const claim = (
    word: string,
    start: number,
    offset: number,
    base: RelativeYear['base'],
    years: number[],
  ) => {
    const end = start + word.length
    if (!free(taken, start, end)) return
    if (/学$/u.test(question.slice(0, start)) && word.startsWith('前')) return
    const before = question.slice(0, start)
    if (MEASURED_AGAINST.test(before) && !(base === 'today' && SIDE_BY_SIDE.test(before))) return
    if (WITH.test(before) && AGAINST_AFTER.test(question.slice(end))) return
    taken.push({ start, end })
    if (SPELT_OUT.test(question.slice(end))) return
    found.push({ word, offset, base, years, start, end })
  }
  for (const match of question.matchAll(STEP_BACK))
    claim(match[0], match.index, -small(match[1] ?? ''), 'previous', [])
  for (const match of question.matchAll(STEP_ON))
    claim(match[0], match.index, small(match[1] ?? ''), 'previous', [])
  for (const match of question.matchAll(YEARS_BEFORE))
    claim(match[0], match.index, -small(match[1] ?? ''), 'previous', [])
  for (const match of question.matchAll(YEARS_AFTER)) {
    const offset = small(match[1] ?? '')
    claim(match[0], match.index, offset, 'today', offset <= 2 ? [year + offset] : [])
  }
  for (const [words, base] of [
    [FROM_TODAY, 'today'],
    [FROM_PREVIOUS, 'previous'],
  ] as const)
    for (const [word, offset] of words)
      for (let at = question.indexOf(word); at >= 0; at = question.indexOf(word, at + word.length))
        if (!(word === '前年' && question[at - 1] === '年'))
          claim(word, at, offset, base, base === 'today' ? [year + offset] : [])
  return found.sort((a, b) => a.start - b.start)
}
