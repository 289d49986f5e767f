import type { Figure } from '../model.ts'
import { fold } from '../text/normalize.ts'
import type { Span } from '../text/sentences.ts'
import { sentenceOf, type Unit } from './corpus.ts'
import type { Query } from './turn.ts'

/** What a paragraph keeps of its score when it speaks of another time than the one asked about. */
const OTHER_YEAR = 0.4
const OTHER_STATUS = 0.6
const UNSTATED = 0.8
/** 2004年的国债 may be what was done or what was planned in 2004; done comes first, by a little. */
const PLANNED_UNASKED = 0.93
/** Without a year what was done is meant, a little more than what is planned; when something will be is a plan. */
const PLAN_UNASKED = 0.88
/** A figure of another year is a wrong answer, so it keeps less than a paragraph would. */
const OTHER_FIGURE_YEAR = 0.22

function speaksOf(text: string, year: number): boolean {
  return text.includes(`${year}年`) || text.includes(`${year}-`) || text.includes(`-${year}`)
}

/** A paragraph about part of the span, and one about another time altogether. */
const PART_OF_SPAN = 0.85
const OUTSIDE_SPAN = 0.55

function spanFit(span: { from: number; to: number; label: string }, unit: Unit): number {
  const { period } = unit.paragraph
  if (unit.folded.includes(span.label) || unit.headings.some((heading) => heading.includes(span.label)))
    return 1
  if (!period) return UNSTATED
  if (period.from === span.from && period.to === span.to) return 1
  return period.from <= span.to && period.to >= span.from ? PART_OF_SPAN : OUTSIDE_SPAN
}

/** A paragraph of another year names the asked one, and where: in the sentence that answers, or beside it. */
const NAMED_YEAR = 0.95
const NAMED_YEAR_ELSEWHERE = 0.85

/** How well a paragraph's time, and that of the part of it that answers, fits the question's, 0..1. */
export function paragraphTimeFit(query: Query, unit: Unit, window?: Span): number {
  const { period } = unit.paragraph
  const wanted = query.years
  if (query.reportYears.length > 0 && wanted.length === 0) return 1
  if (query.span) return spanFit(query.span, unit)
  if (wanted.length === 0) {
    const coming = period?.kind === 'plan' && query.intent !== 'when'
    if (!query.status || !period) return coming && !query.status ? PLAN_UNASKED : 1
    return (query.status === 'planned') === (period.kind === 'plan') ? 1 : OTHER_STATUS
  }
  let best = 0
  for (const year of wanted) {
    let fit = period ? OTHER_YEAR : UNSTATED
    if (period && period.from <= year && year <= period.to) {
      const kind = period.kind === 'plan' ? 'planned' : 'actual'
      fit = !query.status || query.status === kind ? 1 : OTHER_STATUS
      if (!query.status && period.kind === 'plan') fit = PLANNED_UNASKED
      if (period.to - period.from >= 3 && !query.span) fit *= 0.9
    } else if (speaksOf(unit.folded, year)) {
      const said = window ? unit.folded.slice(window.start, window.end) : unit.folded
      fit = speaksOf(said, year) ? NAMED_YEAR : NAMED_YEAR_ELSEWHERE
    }
    best = Math.max(best, fit)
  }
  return best
}

/** 五年累计接待17.52亿人次 is no answer for one of the five years. */
const OF_SPAN = 0.4
const CUMULATED = /年来|累计|年均|五年|时期|期间|以来|平均每年|届/u
/** A paragraph that opens so counts what several years came to, in every sentence. */
const OF_YEARS =
  /^(?:各位(?:代表|委员)[^，：！]{0,4}[，：！])?(?:过去(?:的)?|这)?(?:[两三四五]|十)年(?:来|间)[，,]/u
/** The span is only that of the part of the report, and the asked year is its last. */
const LAST_OF_PART = 0.62

/** 达14.2万亿元: where things stand at the end of the years, no sum of them. */
const REACHED =
  /(?:达到?|超过?|突破|提高到|增加到|升至|增至|增长到|降到|降至|降为|下降到|减少到|减至)[^，。；,;]{0,4}$/u
const AT_THE_END = 0.9

function spanForYear(figure: Figure, unit: Unit, asked: number): number {
  const sentence = sentenceOf(unit, figure)
  if (figure.yearTo === asked && REACHED.test(unit.folded.slice(sentence.start, figure.start)))
    return AT_THE_END
  const counted =
    CUMULATED.test(unit.folded.slice(sentence.start, sentence.end)) || OF_YEARS.test(unit.folded)
  return figure.yearTo === asked && !counted ? LAST_OF_PART : OF_SPAN
}

/** Whether a figure sums up several years: 五年来新增就业3555万人. */
export function sumsUpYears(figure: Figure, unit: Unit): boolean {
  if (figure.yearTo === null || figure.yearTo === figure.year) return false
  const before = unit.folded.slice(sentenceOf(unit, figure).start, figure.start)
  return CUMULATED.test(before) && !REACHED.test(before)
}

/** 审议上年审计报告 in the report of the asked year: the year before is only implied, and may well be what is meant. */
const IMPLIED_OTHER_YEAR = 0.55

/** 征集2021年民生实事，梳理出15件 in the report on 2020: the thing counted is that of the asked year. */
const OF_NAMED_THING = 0.8
const THING_BEHIND = /^年(?:度)?[“"]?\p{Script=Han}{2}/u
/** 比2021年增长, 2021年以来, 2021年底: the year is a date there. */
const DATED = /^年(?:度)?(?:[底末初中]|以来|之?后|之?前|内|间|同期|增|下降|[共累总]|全|上半|下半|第|的)/u

function countsThingOf(figure: Figure, unit: Unit, asked: number): boolean {
  const before = unit.folded.slice(sentenceOf(unit, figure).start, figure.start)
  const at = before.lastIndexOf(`${asked}年`)
  const behind = before.slice(at + String(asked).length)
  if (at < 0 || DATED.test(behind) || !THING_BEHIND.test(behind)) return false
  // 审议2022年度审计报告，整改事项168个: what is counted has a name of its own.
  const [thing = ''] = behind.split(/[,，、;；]/u)
  return figure.what === '' || figure.what.endsWith('等') || thing.includes(fold(figure.what))
}

function otherYear(figure: Figure, unit: Unit, asked: number): number {
  const { period } = unit.paragraph
  if (countsThingOf(figure, unit, asked)) return OF_NAMED_THING
  const said = unit.folded.includes(`${figure.year}年`)
  const inReview = period !== null && period.from === asked && period.to === asked
  return inReview && !said ? IMPLIED_OTHER_YEAR : OTHER_FIGURE_YEAR
}

/** 2005年与2000年相比增长57.3% is the growth of five years, and what is asked of 2000年到2005年. */
const AGAINST_EARLIER = 0.4
const AGAINST = /(?:与|比|较|跟|同)(\d{4})年/gu

const MULTIPLE = /^[倍番]$/u

function againstAnEarlierYear({ span, units }: Query, figure: Figure, unit: Unit): boolean {
  if (figure.kind !== 'change' || figure.year === null) return false
  // 比2000年翻一番: whoever asks for a multiple means that of many years.
  if (MULTIPLE.test(figure.unit) && units.includes(figure.unit)) return false
  const sentence = sentenceOf(unit, figure)
  const before = unit.folded.slice(sentence.start, figure.start)
  return [...before.matchAll(AGAINST)].some(
    ([, year]) => Number(year) < (figure.year ?? 0) - 1 && Number(year) !== span?.from,
  )
}

/** A review of five years says of none amid them what it says without a year: 外汇储备由194亿美元增加到1399亿美元. */
function amidSpan({ paragraph, folded }: Unit, asked: number): boolean {
  const { period } = paragraph
  if (period === null || period.to - period.from < 3 || asked >= period.to) return false
  return period.from <= asked && !folded.includes(`${asked}年`)
}

/** Without a year the last one reported on is meant: what several years came to (年均增长5.7%) says less of it. */
const OF_YEARS_UNASKED = 0.9
/** What they reached at their end is a state, and the same as that of the last year, only often rounder. */
const REACHED_UNASKED = 0.97
const ASKS_SUM = /累计|年均|平均每年|每年|总共|一共|合计|年来|以来|时期|期间|[两二三四五六七八九十\d]年|届/u

/** Whether a question asks for what several years came to: 五年累计, 年均, 十三五以来. */
export function asksSumOfYears({ text, span }: Query): boolean {
  return span !== null || ASKS_SUM.test(text)
}

/** 五年新增就业多少: what one of the years alone came to is no answer. */
const LENGTH_ASKED =
  /(?<![第\d一二两三四五六七八九十])([两二三四五十])年(?:来|间|内)?(?![前后级制期规计义以之多])/u
const LENGTHS: Readonly<Record<string, number>> = { 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 十: 10 }
const OF_ONE_YEAR = 0.8

const OF_YEARS_AHEAD = 0.9

function lengthFit(query: Query, { year, yearTo, status }: Figure): number {
  const asked = LENGTHS[LENGTH_ASKED.exec(query.text)?.[1] ?? '']
  if (asked === undefined || year === null) return 1
  if ((yearTo ?? year) - year + 1 !== asked) return OF_ONE_YEAR
  return status === 'planned' && query.status !== 'planned' ? OF_YEARS_AHEAD : 1
}

function unaskedSpanFit(query: Query, figure: Figure, unit: Unit): number {
  const length = lengthFit(query, figure)
  if (length < 1) return length
  if (figure.yearTo === null || figure.yearTo === figure.year || ASKS_SUM.test(query.text)) return 1
  const before = unit.folded.slice(sentenceOf(unit, figure).start, figure.start)
  return REACHED.test(before) ? REACHED_UNASKED : OF_YEARS_UNASKED
}

/** How well a figure's own year and state fit the question's, 0..1. */
export function figureTimeFit(query: Query, figure: Figure, unit: Unit): number {
  let fit = 1
  if (query.span) {
    const { from, to } = query.span
    // 十五计划为2010年定了多少: the plan is of one time, the figure of another, and both are named.
    const named = query.years.some((year) => year === figure.year && (year < from || year > to))
    const overlaps = figure.year !== null && figure.year <= to && (figure.yearTo ?? figure.year) >= from
    const whole = figure.year === from && figure.yearTo === to
    const atEnd = figure.year === to && figure.yearTo === null
    fit =
      figure.year === null ? UNSTATED : whole || named ? 1 : atEnd ? 0.95 : overlaps ? 0.6 : OTHER_FIGURE_YEAR
  } else if (query.years.length > 0) {
    fit = Math.max(
      ...query.years.map((year) => {
        if (figure.year === null) return amidSpan(unit, year) ? OF_SPAN : UNSTATED
        if (figure.yearTo === null) return figure.year === year ? 1 : otherYear(figure, unit, year)
        return figure.year <= year && year <= figure.yearTo
          ? spanForYear(figure, unit, year)
          : OTHER_FIGURE_YEAR
      }),
    )
  }
  if (query.years.length > 0 && againstAnEarlierYear(query, figure, unit)) fit *= AGAINST_EARLIER
  if (query.years.length === 0 && !query.span) fit *= unaskedSpanFit(query, figure, unit)
  if (query.status && figure.status !== query.status) fit *= OTHER_STATUS
  if (!query.status && figure.status === 'planned' && query.years.length === 0) fit *= 0.92
  return fit
}
