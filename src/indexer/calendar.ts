import { fold } from '../text/normalize.ts'
import { hanNumber } from './marks.ts'

const ZERO = '〇零○ＯOo0'
const DIGITS = '一二三四五六七八九'

/** A year in digits or Chinese digits: 2021, ２００１, 二〇二六; null if it is no year from 1900 to 2099. */
export function yearFrom(text: string): number | null {
  let digits = ''
  for (const unit of fold(text)) {
    const han = DIGITS.indexOf(unit)
    digits += ZERO.includes(unit) ? '0' : han >= 0 ? String(han + 1) : unit
  }
  const year = Number(digits)
  return digits.length === 4 && year >= 1900 && year <= 2099 ? year : null
}

function smallNumber(text: string): number {
  const arabic = Number(fold(text))
  return Number.isNaN(arabic) ? digitNumber(text) : arabic
}

function digitNumber(text: string): number {
  const at = DIGITS.indexOf(text)
  return at >= 0 && text.length === 1 ? at + 1 : hanNumber(text)
}

const YEAR = '[12１２][\\d０-９]{3}|[一二][〇零○ＯOo一二三四五六七八九]{3}'
/** 20261月5日: pages lose the 年 of a date. */
const DATE = new RegExp(
  `(${YEAR})(?:\\s*年|(?=\\d{1,2}月\\d{1,2}日))(?:\\s*([\\d０-９]{1,2}|[一二三四五六七八九十]{1,3})\\s*月(?:\\s*([\\d０-９]{1,2}|[一二三四五六七八九十]{1,3})\\s*日)?)?|(?<!\\d)(20\\d\\d|19\\d\\d)[-./](\\d{1,2})[-./](\\d{1,2})(?!\\d)`,
  'u',
)

const pad = (n: number) => String(n).padStart(2, '0')

/** The first date of a text as ISO, as exact as it is stated: 2021年1月20日 is 2021-01-20, 二〇二四年 is 2024. */
export function isoDate(text: string): string | null {
  const match = DATE.exec(text)
  if (!match) return null
  const year = yearFrom(match[1] ?? match[4] ?? '')
  if (year === null) return null
  const month = match[2] ? smallNumber(match[2]) : Number(match[5] ?? 0)
  const day = match[3] ? smallNumber(match[3]) : Number(match[6] ?? 0)
  if (month < 1 || month > 12) return String(year)
  if (day < 1 || day > 31) return `${year}-${pad(month)}`
  return `${year}-${pad(month)}-${pad(day)}`
}

/** Every year a text names with 年, before 工作回顾 or as part of a span: '2025年和2026-2030年' gives 2025, 2026, 2030. */
export function yearsIn(text: string): number[] {
  const years: number[] = []
  for (const match of text.matchAll(
    new RegExp(`(${YEAR})(?=\\s*(?:年|[-—–~至到])|(?:主要)?工作(?:回顾|总结|情况|安排|打算|任务))`, 'gu'),
  )) {
    const year = yearFrom(match[1] ?? '')
    if (year !== null) years.push(year)
  }
  return years
}

/** A year that stands alone, as in names of files: 云溪法院2019.docx; null if there is none or several. */
export function bareYear(text: string): number | null {
  const [only, other] = [...text.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/gu)]
  return only && !other ? Number(only[0]) : null
}

const FIRST_PLAN = 1953
const PLAN_WORDS =
  /[“"‘']([一二三四五六七八九十]{1,3})五[”"’']|第([一二三四五六七八九十]{1,3})个五年(?:计划|规划)/gu

/**
 * The five-year plans a text names, by arithmetic from the first (1953–1957), with the years of 1963–1965 between
 * the second and the third: “十五五” is 2026–2030, “九五” 1996–2000.
 */
export function fiveYearPlans(text: string): { from: number; to: number; start: number }[] {
  const plans: { from: number; to: number; start: number }[] = []
  for (const match of text.matchAll(PLAN_WORDS)) {
    const number = digitNumber(match[1] ?? match[2] ?? '')
    if (number < 1 || number > 30) continue
    const from = number <= 2 ? FIRST_PLAN + (number - 1) * 5 : 1966 + (number - 3) * 5
    plans.push({ from, to: from + 4, start: match.index })
  }
  return plans
}
