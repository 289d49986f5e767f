import { findDates } from './dates.ts'
import { fold } from './normalize.ts'
import { type Numeral, readNumeral } from './numerals.ts'
import type { Span } from './sentences.ts'
import { BARE_NOUNS, CLASSIFIERS, MEASURES, PER, SMALL_COUNTS } from './units.ts'

/** An amount with its unit, as offsets in the text. Scale words are in `value`: 1.2万人 is 12000 人. */
export interface Quantity {
  start: number
  end: number
  value: number
  valueTo: number | null
  unit: string
  text: string
  /** Said to be inexact: 余, 多, 左右, 以上, 超, 近. */
  approx: boolean
  /** 第13次, 第5位, 首位. */
  ordinal: boolean
}

function alternation(units: readonly string[]): string {
  const plain = (unit: string): number => unit.replace(/\(\?.*/u, '').length
  return [...units].sort((a, b) => plain(b) - plain(a)).join('|')
}

const UNIT = new RegExp(
  ` ?((?:${alternation([...MEASURES, ...CLASSIFIERS])})(?:/(?:${alternation(PER)}))*)`,
  'y',
)
const BARE = new RegExp(` ?(${alternation(BARE_NOUNS)})`, 'y')
/** 孕产妇死亡率18.6/10万. */
const PER_THOUSANDS = /\/(?:10|十)万/y
const YEARS = / ?(年)(?![代级度来内间初底末均轻龄前后期])/y
const RANK = / ?(位|名(?!单)|个(?!百年)|次|届|批|期(?!间)|例|家|站|轮|场)/y
const AFTER = /(?:及以上|及以下|以上|以下|以内|之内|左右|上下|余|多(?![个项种样元]))/y
const RANGE = / ?(?:--?|~|至|到) ?/y
const DIGIT_START = /[0-9一二两三四五六七八九十百千万亿廿卅几数壹贰叁肆伍陆柒捌玖]|首位|榜首/g
const HAN_RUN = /[〇零○一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖]+/y

const ABOUT_BEFORE =
  /(?:近|约|超|逾|超过|不低于|不少于|不超过|不高于|至少|最低|大约|接近|突破|上|多达|过) ?$/u
const LASTS_BEFORE =
  /(?:延长|缩短|达|不少于|不低于|至少|为期|任期|任期为|期限|期限为|寿命|超过|提前|有效期|承包期|期|历时)(?:了|至|到|约|近|超)? ?$/u
/** A number without unit counts when a verb of measure leads to it: 缩小至2.93. */
const LEADS = /(?:为|达|达到|至|到|是|由|从|超过|突破|约|不低于|控制在|保持在|[:]) ?$/u
const RANKS_BEFORE =
  /(?:居|列|位|排名|排|跃居|稳居|保持|跃升|升至|上升到|提升至|全国|全省|世界|全球|全市|全区|亚洲)[^,。;!?]{0,8}$/u
const BODY_AHEAD = /^[^,。;]{0,6}(?:委员会|人民代表|人大|政协|全会|全体|中央|常委|会议|大会|党代会)/u
/** 三个“…” and what is known by its number (两个维护) is a name, not an amount. */
const COINED =
  /^ ?(?:["'《]|确立|维护|意识|自信|全面|代表(?!团)|务必|结合|毫不|坚持|必由|带头|统筹|到位|转变|面向|有利|倡导|离不开|认同|没有变|决不|先行|凡是|规定(?!了)|典范)/u

const SHORT_QUOTE = 12
const QUOTES: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '「': '」', '『': '』', '《': '》' }
const OPENER = /[“‘「『《]/gu
const TITLE_LENGTH = 80

function at(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index
  return pattern.exec(text)
}

/** Coined phrases (short quotations) and book titles: numbers in them name, they do not count. */
function names(text: string): Span[] {
  const spans: Span[] = []
  let past = 0
  for (const { index, 0: opener } of text.matchAll(OPENER)) {
    if (index < past) continue
    const closer = QUOTES[opener] ?? ''
    const limit = closer === '》' ? TITLE_LENGTH : SHORT_QUOTE
    const length = text.slice(index, index + limit + 1).indexOf(closer)
    if (length < 0) continue
    spans.push({ start: index, end: index + length + 1 })
    if (closer === '》') past = index + length
  }
  return spans
}

interface Reading {
  end: number
  unit: string
}

interface Place {
  text: string
  folded: string
  start: number
  numeral: Numeral
  before: string
}

function unitText(place: Place, match: RegExpExecArray): Reading {
  const end = match.index + match[0].length
  const unit = match[1] ?? ''
  // Latin units keep their capitals: 15万P, 3GW.
  return { end, unit: /[a-z]/u.test(unit) ? place.text.slice(end - unit.length, end) : unit }
}

function arabicUnit(place: Place): Reading | null {
  const { folded, numeral, before } = place
  const digits = folded.slice(place.start, numeral.end)
  const unit = at(UNIT, folded, numeral.end)
  const next = folded.charAt(numeral.end)
  if (/[a-z]$/u.test(before) && !(unit && /[a-z]{3}$/u.test(before))) return null
  if (/[+/:∶.·]$/u.test(before) || /[\da-z]-$/u.test(before) || next === '+') return null
  if (unit) return unitText(place, unit)
  const share = at(PER_THOUSANDS, folded, numeral.end)
  if (share) return { end: PER_THOUSANDS.lastIndex, unit: share[0] }
  if (/[a-z]/u.test(next) || /^[:∶/]\d/u.test(folded.slice(numeral.end, numeral.end + 2))) return null
  const years = at(YEARS, folded, numeral.end)
  if (years) return LASTS_BEFORE.test(before) ? unitText(place, years) : null
  const bare = /^\d{1,3}$/u.test(digits) ? at(BARE, folded, numeral.end) : null
  if (bare) return unitText(place, bare)
  if (/分之/u.test(digits)) return { end: numeral.end, unit: '' }
  if (numeral.scaled && !/^[级元大]/u.test(folded.slice(numeral.end))) return { end: numeral.end, unit: '' }
  return LEADS.test(before) && /^\d+\.\d+$/u.test(digits) ? { end: numeral.end, unit: '' } : null
}

/** 25l亿元: a one that a scanner took for a letter. */
const MISREAD_ONE = /(?<=\d)[li|](?=\d|[万亿元%])/gu

/** 增长一倍, 翻一番: one of these is a figure. */
const ONE_COUNTS: ReadonlySet<string> = new Set(['倍', '番'])

function chineseUnit(place: Place): Reading | null {
  const { folded, numeral, before } = place
  const written = folded.slice(place.start, numeral.end)
  if (/分之/u.test(written)) return { end: numeral.end, unit: '' }
  if (numeral.bare && !ABOUT_BEFORE.test(before)) return null
  const match = at(UNIT, folded, numeral.end)
  if (!match) {
    const years = at(YEARS, folded, numeral.end)
    return years && LASTS_BEFORE.test(before) ? unitText(place, years) : null
  }
  const reading = unitText(place, match)
  const rest = folded.slice(reading.end, reading.end + 12)
  if (
    reading.unit === '届' &&
    (numeral.value > 9 || BODY_AHEAD.test(rest) || /[委协会代大的]$/u.test(before))
  )
    return null
  // 三次产业 are the primary, the secondary and the tertiary.
  if (reading.unit === '次' && (BODY_AHEAD.test(rest) || rest.startsWith('产业'))) return null
  if (COINED.test(rest) && numeral.value < 100) return null
  if (numeral.value >= 10 || numeral.approx)
    return numeral.value < 1000 && /^(?:[级度分层门章节字课]|里$)/u.test(reading.unit) ? null : reading
  if (numeral.value === 1 && written === '一' && !ONE_COUNTS.has(reading.unit)) return null
  return SMALL_COUNTS.has(reading.unit) ? reading : null
}

function ordinalUnit(place: Place): Reading | null {
  const { folded, numeral, before } = place
  const rank = at(RANK, folded, numeral.end)
  const rest = folded.slice(rank ? RANK.lastIndex : numeral.end)
  if (!rank) {
    const closed = /^(?:[,。;!?、:)]|$|的|和|与|,)/u.test(rest)
    return closed && RANKS_BEFORE.test(before.slice(0, -1)) ? { end: numeral.end, unit: '位' } : null
  }
  const reading = unitText(place, rank)
  if (reading.unit === '届' && BODY_AHEAD.test(rest)) return null
  if (reading.unit === '次' && numeral.chinese && BODY_AHEAD.test(rest)) return null
  if (reading.unit === '个' && numeral.value === 1) return null
  return reading
}

function readOne(text: string, folded: string, start: number, numeral: Numeral): Quantity | null {
  const before = folded.slice(Math.max(0, start - 12), start)
  const place: Place = { text, folded, start, numeral, before }
  const ordinal = /第 ?$/u.test(before)
  const from = ordinal ? folded.lastIndexOf('第', start) : start
  const scaledUnit = numeral.unit
    ? { end: numeral.end, unit: numeral.unit === '成' ? '%' : numeral.unit }
    : null
  const reading = ordinal
    ? ordinalUnit(place)
    : (scaledUnit ?? (numeral.chinese ? chineseUnit(place) : arabicUnit(place)))
  if (!reading) return null
  let { end } = reading
  const tail = ordinal ? null : at(AFTER, folded, end)
  if (tail) end = AFTER.lastIndex
  const approx = numeral.approx || tail !== null || (!ordinal && ABOUT_BEFORE.test(before))
  const negative = !numeral.chinese && /(?:[为达至到是长]|^)-$/u.test(before)
  const value = negative ? -numeral.value : numeral.value
  // 上百部 is one expression; 百部 alone would be another number.
  const lead = numeral.bare && !ordinal ? (/[上近超逾过约]$/u.exec(before)?.[0].length ?? 0) : 0
  const begin = negative ? from - 1 : from - lead
  return {
    ...{ start: begin, end, value, valueTo: null, unit: reading.unit, text: text.slice(begin, end) },
    ...{ approx, ordinal },
  }
}

/** 4.5%—5%, 3至5万元: the first number may lack the unit and scale of the second. */
function readRange(text: string, folded: string, start: number, first: Numeral): Quantity | null {
  const before = folded.slice(Math.max(0, start - 12), start)
  if (/[第从由]$/u.test(before)) return null
  const unit = first.unit ? null : at(UNIT, folded, first.end)
  const gap = at(RANGE, folded, unit ? UNIT.lastIndex : first.end)
  if (!gap) return null
  const secondStart = RANGE.lastIndex
  const second = readNumeral(folded, secondStart)
  if (!second) return null
  // Blanked, so that the first number and the stroke do not look like a code before the second.
  const high = readOne(text, ' '.repeat(secondStart) + folded.slice(secondStart), secondStart, second)
  if (!high || high.ordinal || (unit && unit[1] !== high.unit && !high.unit.startsWith(unit[1] ?? '')))
    return null
  const low = !first.scaled && !unit ? Number((first.value * second.scale).toPrecision(15)) : first.value
  if (low >= high.value || /[a-z+./]$/u.test(before)) return null
  return { ...high, start, value: low, valueTo: high.value, text: text.slice(start, high.end) }
}

/**
 * All amounts of a text in order: 363件, 1400余条, 4.5%—5%, 2.56亿元, 25微克/立方米, 第13次, 两成. No amounts are dates and
 * spans of time (2023年, 近三年), numbers of headings, coined phrases (三个“一号工程”, “1+1+4”, 两个确立).
 */
export function findQuantities(text: string): Quantity[] {
  const folded = fold(text).replace(MISREAD_ONE, '1')
  const barred = [...findDates(text), ...names(text)].sort((a, b) => a.start - b.start)
  const found: Quantity[] = []
  let next = 0
  DIGIT_START.lastIndex = 0
  for (let match = DIGIT_START.exec(folded); match; match = DIGIT_START.exec(folded)) {
    const start = match.index
    while ((barred[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1
    const bar = barred[next]
    if (bar && bar.start <= start) {
      DIGIT_START.lastIndex = bar.end
      continue
    }
    if (match[0].length > 1) {
      const end = start + match[0].length
      const leads = /(?:居|列|保持|位于)[^,。;]{0,8}$/u.test(folded.slice(Math.max(0, start - 12), start))
      if (leads)
        found.push({
          ...{ start, end, value: 1, valueTo: null, unit: '位', text: text.slice(start, end) },
          ...{ approx: false, ordinal: true },
        })
      continue
    }
    const numeral = readNumeral(folded, start)
    const quantity =
      numeral && (readRange(text, folded, start, numeral) ?? readOne(text, folded, start, numeral))
    const run = at(HAN_RUN, folded, start)
    const skip = quantity?.end ?? numeral?.end ?? start + (run?.[0].length ?? 1)
    if (quantity) found.push(quantity)
    DIGIT_START.lastIndex = Math.max(skip, start + 1)
  }
  return found
}
