import { fold } from './normalize.ts'

/** A date, a span of years or a relative day, as offsets in the text. */
export interface FoundDate {
  start: number
  end: number
  text: string
  /** day, month and year as far as they are said; plan: a five-year plan; relative: 去年, 昨日; lunar: 年初二. */
  kind: 'day' | 'month' | 'year' | 'span' | 'plan' | 'decade' | 'relative' | 'lunar'
  /** First year; null when neither the text nor the context year tells. */
  year: number | null
  /** Last year of a span, else null. */
  yearTo: number | null
  month: number | null
  day: number | null
  /** 2021-01-20, 2021-01, 2021, 2021/2025 for spans; null if not determined. */
  iso: string | null
}

const CHINESE_DIGITS: Readonly<Record<string, string>> = {
  〇: '0',
  零: '0',
  '○': '0',
  o: '0',
  '0': '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
}
/** The words a five-year plan is called by; 十五 alone is a number, so it wants quotes or a word after it. */
const PLAN_NUMBERS: Readonly<Record<string, number>> = {
  一五: 1,
  二五: 2,
  三五: 3,
  四五: 4,
  五五: 5,
  六五: 6,
  七五: 7,
  八五: 8,
  九五: 9,
  十五: 10,
  十一五: 11,
  十二五: 12,
  十三五: 13,
  十四五: 14,
  十五五: 15,
  十六五: 16,
}
const RELATIVE_YEARS: Readonly<Record<string, number>> = {
  今年: 0,
  本年: 0,
  本年度: 0,
  去年: -1,
  上年: -1,
  上年度: -1,
  前年: -2,
  明年: 1,
  来年: 1,
}

const DIGIT = '[0-9〇零○一二三四五六七八九o]'
const YEAR = `(?<![0-9.a-z+])(?:[12] ?\\d ?\\d ?\\d|[一二][〇零○九八o0]${DIGIT}{2})`
const SMALL = '(?:\\d ?\\d?|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])'
const DATES = new RegExp(
  [
    `(?<spanFrom>${YEAR}) ?年? ?(?:--?|~|至|到) ?(?<spanTo>[12]\\d{3}|[一二][〇零○九八o]${DIGIT}{2}) ?年`,
    `(?<year>${YEAR}) ?年(?! ?(?:代|期|制))(?:[度底末初])?(?: ?(?<month>${SMALL}) ?月(?:份)?(?: ?(?<day>${SMALL}) ?[日号])?)?`,
    `(?<listed>${YEAR})(?=(?: ?、 ?[12]\\d{3})+ ?年)`,
    `(?<![0-9.第])(?<isoYear>[12]\\d{3})[-/.](?<isoMonth>0?[1-9]|1[0-2])[-/.](?<isoDay>0?[1-9]|[12]\\d|3[01])(?![0-9])`,
    `(?<century>(?:\\d\\d|二十)世纪|上世纪|本世纪)?(?<decade>\\d0|[一二三四五六七八九]十)年代`,
    `(?<![0-9.个十])(?<soleMonth>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])(?:(?:--?|~|至|到) ?(?<lastMonth>1[0-2]|[1-9]))? ?月(?![饼球光亮经])(?:份)?(?: ?(?<soleDay>${SMALL}) ?[日号])?`,
    `(?<![0-9.第月])(?<bareDay>3[01]|[12]\\d|[1-9]) ?日(?![元均常产报夜])`,
    `(?<![0-9.])(?<shortYear>0\\d|[89]\\d)年(?!代|级|[来间内前后多])`,
    `(?<lunar>(?:大?年|正月|腊月|农历[一二三四五六七八九十正腊]+月)(?:初[一二三四五六七八九十]|[一二]?十[一二三四五六七八九]?|三十))`,
    `(?<planQuoted>["'](?:十[一二三四五六]?|[一二三四五六七八九])五["'])(?:时期|期间|规划|计划)?`,
    `(?<planBare>(?:十[一二三四五六]五|十五|[一二三四五六七八九]五)(?=时期|期间|规划|计划|目标|末|以来|开局|收官|纲要|这五年))`,
    `(?<planLong>第(?:十[一二三四五六七]?|[一二三四五六七八九])个五年(?:规划|计划))`,
    `(?<relativeYear>本年度|上年度|今年|去年|上年|前年|明年|来年|(?<!根)本年)(?:[底末初])?(?: ?(?<relMonth>1[0-2]|[1-9]) ?月(?:份)?(?: ?(?<relDay>3[01]|[12]\\d|[1-9]) ?[日号])?)?`,
    `(?<relativeDay>昨日|昨天|前日|前天|今日|今天|明日|明天|日前|近日|当日|当天)`,
  ].join('|'),
  'g',
)

function yearNumber(text: string): number {
  let digits = ''
  for (const char of text) digits += /\d/u.test(char) ? char : (CHINESE_DIGITS[char] ?? '')
  return Number(digits)
}

function smallNumber(text: string): number {
  const compact = text.replace(/ /gu, '')
  if (/^\d+$/u.test(compact)) return Number(compact)
  const [tens = '', units = ''] = compact.includes('十') ? compact.split('十') : ['', compact]
  const ten = compact.includes('十') ? Number(CHINESE_DIGITS[tens] ?? 1) * 10 : 0
  return ten + Number(CHINESE_DIGITS[units] ?? 0)
}

/** The years of the N-th five-year plan: 14 gives 2021 and 2025. */
export function planYears(number: number): [number, number] {
  // The third plan began in 1966, three years after the second one ended.
  const from = number >= 3 ? 1951 + 5 * number : 1948 + 5 * number
  return [from, from + 4]
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

type Parts = Pick<FoundDate, 'kind' | 'year' | 'yearTo' | 'month' | 'day'>

function dated(year: number | null, month?: string, day?: string): Parts {
  const monthNumber = month ? smallNumber(month) : null
  const dayNumber = day ? smallNumber(day) : null
  return {
    kind: dayNumber ? 'day' : monthNumber ? 'month' : 'year',
    year,
    yearTo: null,
    month: monthNumber,
    day: dayNumber,
  }
}

function spanned(kind: 'span' | 'plan' | 'decade', [year, yearTo]: [number, number]): Parts {
  return { kind, year, yearTo, month: null, day: null }
}

function partsOf(groups: Record<string, string | undefined>, context: number | null): Parts | null {
  const g = groups
  if (g.spanFrom && g.spanTo) return spanned('span', [yearNumber(g.spanFrom), yearNumber(g.spanTo)])
  if (g.year) return dated(yearNumber(g.year), g.month, g.day)
  if (g.listed) return dated(yearNumber(g.listed))
  if (g.isoYear) return dated(Number(g.isoYear), g.isoMonth, g.isoDay)
  if (g.decade) {
    const tens = smallNumber(g.decade)
    const century = g.century === '本世纪' || g.century?.startsWith('21') ? 2000 : 1900
    return spanned('decade', [century + tens, century + tens + 9])
  }
  if (g.soleMonth) return dated(context, g.soleMonth, g.soleDay)
  if (g.bareDay) return { ...dated(context, undefined, g.bareDay), month: null }
  if (g.shortYear) return dated(Number(g.shortYear) + (Number(g.shortYear) >= 50 ? 1900 : 2000))
  if (g.lunar) return { kind: 'lunar', year: context, yearTo: null, month: null, day: null }
  if (g.planQuoted ?? g.planBare ?? g.planLong) {
    const name = (g.planQuoted ?? g.planBare ?? '').replace(/["']/gu, '')
    const long = g.planLong?.replace(/第|个五年(?:规划|计划)/gu, '')
    const number = long ? smallNumber(long) : PLAN_NUMBERS[name]
    return number === undefined ? null : spanned('plan', planYears(number))
  }
  if (g.relativeYear) {
    const shift = RELATIVE_YEARS[g.relativeYear] ?? 0
    const year = context === null ? null : context + shift
    return g.relMonth ? dated(year, g.relMonth, g.relDay) : { ...dated(year), kind: 'relative' }
  }
  return { kind: 'relative', year: context, yearTo: null, month: null, day: null }
}

function isoOf(parts: Parts, known: boolean): string | null {
  if (!known || parts.year === null) return null
  if (parts.yearTo !== null) return `${parts.year}/${parts.yearTo}`
  if (parts.kind === 'day' && parts.month === null) return null
  if (parts.day !== null && parts.month !== null) return `${parts.year}-${pad(parts.month)}-${pad(parts.day)}`
  return parts.month === null ? String(parts.year) : `${parts.year}-${pad(parts.month)}`
}

function possible(parts: Parts): boolean {
  if (parts.year !== null && (parts.year < 1000 || parts.year > 2999)) return false
  if (parts.month !== null && (parts.month < 1 || parts.month > 12)) return false
  return parts.day === null || (parts.day >= 1 && parts.day <= 31)
}

/**
 * All dates of a text in order. `contextYear` is the year the text speaks in: with 2024, 去年 is 2023 and 11月13日 is
 * 2024-11-13; without it their ISO value is null. Days such as 昨日 are found, their ISO value stays null.
 */
export function findDates(text: string, contextYear: number | null = null): FoundDate[] {
  const found: FoundDate[] = []
  for (const match of fold(text).matchAll(DATES)) {
    const groups = match.groups ?? {}
    const parts = partsOf(groups, contextYear)
    if (!parts || !possible(parts)) continue
    const start = match.index
    const end = start + match[0].trimEnd().length
    // 1—9月 is a span within a year; no single ISO value tells it.
    const known = parts.kind !== 'lunar' && !groups.relativeDay && !groups.lastMonth
    found.push({ start, end, text: text.slice(start, end), ...parts, iso: isoOf(parts, known) })
  }
  return found
}
