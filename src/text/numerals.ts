import { fold } from './normalize.ts'

/** A number at a place of a folded text. `end` is the offset after it. */
export interface Numeral {
  end: number
  value: number
  /** %, ‰ or 成 when the number itself says so (百分之五, 两成), else empty. */
  unit: '%' | '‰' | '成' | ''
  /** Said to be inexact: 余, 多, 来, 几, 数. */
  approx: boolean
  /** Written in Chinese characters from its first one on. */
  chinese: boolean
  /** Begins with a scale word and no digit: 百, 千亿. */
  bare: boolean
  /** Carries a scale word: 40万, 三百. */
  scaled: boolean
  /** What the scale words after the digits multiply by: 10000 in 1.2万, else 1. */
  scale: number
}

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
}
const TENS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const SCORES: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 }
const SCALES: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }

/** Thousands are set apart by a comma or, as GB/T 15835 has it, by a space: 25,030 and 25 030. */
const ARABIC =
  /\d{1,3}(?: \d{3})+(?!\d)(?:\.\d+)?|\d(?: \d)+(?![\d.])|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.·]\d+)?/y
/** Scale words after a number; 千瓦, 千米, 百分 are units and stay. */
const SCALE_RUN = / ?(?:百(?!分)|千(?![瓦米克伏卡赫焦帕])|万|亿)+/y
const ABOUT = / ?[余多来几]/y
const CHINESE_RUN = /[〇零○一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟万亿廿卅]+/y
const PARTS = /(百|千|万)分之/y
const FRACTION = /分之/y
/** 成 as ten per cent; not the word that 成员, 成果, 成为 begin with. */
const TENTHS = /成(?![员为果立功效长分都本年品就名])/y

function at(pattern: RegExp, text: string, index: number): string {
  pattern.lastIndex = index
  return pattern.exec(text)?.[0] ?? ''
}

/** Multiplies without the dust of binary fractions: 1.1 * 1e8 is 110000000. */
function times(a: number, b: number): number {
  return Number((a * b).toPrecision(15))
}

function scaleOf(run: string): number {
  let scale = 1
  for (const word of run) scale *= SCALES[word] ?? TENS[word] ?? 1
  return scale
}

function positional(run: string): number | null {
  let value = 0
  for (const char of run) {
    const digit = DIGITS[char]
    if (digit === undefined || char === '两') return null
    value = value * 10 + digit
  }
  return value
}

/** 三百六十三, 廿三, 一千零五, 千万; null for what is no one number (三四十). */
function chineseValue(run: string): number | null {
  const first = DIGITS[run]
  if (first !== undefined) return first
  if (!/[十拾百佰千仟万亿廿卅]/u.test(run)) return positional(run)
  let total = 0
  let section = 0
  let digit: number | null = null
  for (const char of run) {
    const value = DIGITS[char]
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null
      digit = value
      continue
    }
    const score = SCORES[char]
    if (score !== undefined) {
      if (digit !== null) return null
      section += score
      continue
    }
    const ten = TENS[char]
    if (ten !== undefined) {
      section += (digit === null || (digit === 0 && section > 0 && ten === 10) ? 1 : digit) * ten
      digit = null
      continue
    }
    const scale = SCALES[char] ?? 1
    section += digit ?? 0
    digit = null
    // 万亿: the second scale word multiplies all that came before it.
    if (section === 0) total = (total === 0 ? 1 : total) * scale
    else total = scale === 1e8 && total > 0 ? (total + section) * scale : total + section * scale
    section = 0
  }
  return total + section + (digit ?? 0)
}

interface Plain {
  end: number
  value: number
  chinese: boolean
  bare: boolean
  scaled: boolean
}

/** The whole run as one number; null for what only looks like one (十五五). */
function readChinese(text: string, index: number): Plain | null {
  const run = at(CHINESE_RUN, text, index)
  if (!run) return null
  const value = chineseValue(run)
  if (value === null) return null
  const end = index + run.length
  const scaled = /[十拾百佰千仟万亿廿卅]/u.test(run)
  const bare = /^[百佰千仟万亿]/u.test(run)
  if (text.charAt(end) !== '点' || bare) return { end, value, chinese: true, bare, scaled }
  const fraction = at(CHINESE_RUN, text, end + 1)
  const digits = fraction ? positional(fraction) : null
  if (digits === null) return { end, value, chinese: true, bare, scaled }
  const decimals = Number((digits / 10 ** fraction.length).toFixed(fraction.length))
  return { end: end + 1 + fraction.length, value: value + decimals, chinese: true, bare, scaled }
}

function readArabic(text: string, index: number): Plain | null {
  const digits = at(ARABIC, text, index)
  if (!digits) return null
  const value = Number(digits.replace(/[ ,]/gu, '').replace('·', '.'))
  return { end: index + digits.length, value, chinese: false, bare: false, scaled: false }
}

function readPlain(text: string, index: number): Plain | null {
  return readArabic(text, index) ?? readChinese(text, index)
}

/** Scale words, with 余, 多 before or after them: 90多万, 65万余, 2万5千. */
function withScale(text: string, plain: Plain): Numeral {
  let { end, value } = plain
  let approx = false
  let scaled = plain.scaled
  let scale = 1
  const about = at(ABOUT, text, end)
  if (about && !about.endsWith('来')) {
    const run = at(SCALE_RUN, text, end + about.length)
    if (run) {
      end += about.length + run.length
      scale = scaleOf(run)
      value = times(value, scale)
      approx = true
      scaled = true
    }
  } else {
    const run = at(SCALE_RUN, text, end)
    if (run) {
      end += run.length
      scale = scaleOf(run)
      value = times(value, scale)
      scaled = true
      const rest = readArabic(text, end)
      const restRun = rest ? at(SCALE_RUN, text, rest.end) : ''
      if (rest && restRun && scaleOf(restRun) < scaleOf(run)) {
        end = rest.end + restRun.length
        value += times(rest.value, scaleOf(restRun))
      }
    }
  }
  const more = approx ? '' : at(ABOUT, text, end)
  if (more && (scaled || !plain.chinese)) {
    approx = true
    end += more.length
  }
  return { end, value, unit: '', approx, chinese: plain.chinese, bare: plain.bare, scaled, scale }
}

/** Reads the number that begins at `index` of a folded text (see `fold`), null if there is none. */
export function readNumeral(text: string, index: number): Numeral | null {
  const parts = at(PARTS, text, index)
  if (parts) {
    const plain = readPlain(text, index + parts.length)
    if (!plain) return null
    const unit = parts.startsWith('百') ? '%' : '‰'
    const value = parts.startsWith('万') ? plain.value / 10 : plain.value
    return { ...plain, value, unit, approx: false, scale: 1 }
  }
  if (/[几数]/u.test(text.charAt(index))) {
    const run = at(/[十百千万亿]+/y, text, index + 1)
    const value = run ? chineseValue(run) : null
    if (value === null) return null
    const end = index + 1 + run.length
    return { end, value, unit: '', approx: true, chinese: true, bare: false, scaled: true, scale: 1 }
  }
  const plain = readPlain(text, index)
  if (!plain) return null
  if (at(FRACTION, text, plain.end)) {
    const above = readPlain(text, plain.end + 2)
    if (above && plain.value > 0) {
      return { ...above, value: above.value / plain.value, unit: '', approx: false, scaled: true, scale: 1 }
    }
  }
  if (plain.value < 11 && at(TENTHS, text, plain.end)) {
    const half = at(/[一二三四五六七八九半]/y, text, plain.end + 1)
    const more = half === '半' ? 5 : (DIGITS[half] ?? 0)
    const value = times(plain.value, 10) + more
    return { ...plain, end: plain.end + 1 + half.length, value, unit: '成', approx: false, scale: 1 }
  }
  return withScale(text, plain)
}

/**
 * The value of a text that is one number, else null: 363, 1,500, 三百六十三, 二〇二〇, 廿三, 1.2万, 18.23万亿;
 * 百分之五点五 is 5.5 (of a hundred), 两成 is 20, 三分之一 is 0.333….
 */
export function parseNumeral(text: string): number | null {
  const folded = fold(text).trim()
  const numeral = readNumeral(folded, 0)
  if (!numeral || numeral.end !== folded.length) return null
  return numeral.value
}

const YEAR_DIGITS = /[一二][〇零○九八][〇零○一二三四五六七八九]{2}/gu
/** 二0二0年, 2O24年: typed half in one script, half in the other. */
const MIXED_YEAR = /[一二12][〇零○九八oO089][〇零○oO一二三四五六七八九\d]{2}(?=年)/gu
const SHORT_YEAR =
  /(?<![近这过前后头第〇零○一二两三四五六七八九十百千])[〇零○一二七八九][〇零○一二三四五六七八九](?=年)/gu
/** Two neighbours in rising order are "a few" more often than a year: 三四年, 七八年. */
const A_FEW = /^(?:三四|四五|五六|六七|七八)$/u
/** No counted number has more characters; without a bound a row of thousands takes seconds. */
const COUNTED =
  /(?:[一二两三四五六七八九]?[百千][〇零○]?){0,3}(?:[一二三四五六七八九]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九](?=[月日届]|次会议))(?=[个件条项场次名位家所座篇份类种户人元岁吨亩月日届年])/gu
const LARGE =
  /[一二两三四五六七八九][一二两三四五六七八九〇零○十百千]{0,8}[百千][一二三四五六七八九〇零○十百千]{0,8}(?=[个件条项场次名位家所座篇份期类种户人元岁吨亩年万亿])/gu

/**
 * Chinese years and counted numerals of a question in Arabic digits where that is safe: 二〇二〇年 gives 2020年, 二三年
 * gives 23年, 十五个 gives 15个; 一般, 三农, 十五五, 第一议题, 一府两院, 三个, 第十五个五年 stay.
 */
export function chineseToArabic(text: string): string {
  const digits = (run: string): string => [...run].map((char) => String(DIGITS[char] ?? char)).join('')
  return text
    .replace(YEAR_DIGITS, digits)
    .replace(MIXED_YEAR, (run) => digits(run.replace(/o/giu, '0')))
    .replace(SHORT_YEAR, (run) => (A_FEW.test(run) ? run : digits(run)))
    .replace(LARGE, (run) => String(chineseValue(run) ?? run))
    .replace(COUNTED, (run, offset: number, whole: string) => {
      const before = whole.charAt(offset - 1)
      const after = whole.charAt(offset + run.length)
      if (/[“"‘一二三四五六七八九十]/u.test(before)) return run
      if (before === '第' && after !== '届' && after !== '次') return run
      if (after === '日' && before !== '月' && !/\d月$/u.test(whole.slice(0, offset))) return run
      // 二十年 is how long, as 三年 is; the year 2020 is 二〇年.
      if (after === '年' && (/^[一二三四五六七八九]$/u.test(run) || run === '二十')) return run
      if (after === '人' && whole.charAt(offset + run.length + 1) === '大') return run
      return String(chineseValue(run) ?? run)
    })
}
