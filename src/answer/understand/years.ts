import { type RelativeYear, relativeWords, SMALL, small } from './relative-years.ts'
import { free, type Stretch } from './stretch.ts'
import {
  ACTUAL,
  ACTUAL_WEAK,
  EVENT_YEARS,
  EVERY_YEAR,
  FIVE_YEAR_PLANS,
  PLANNED,
  TARGET_MET,
} from './time-words.ts'
import { mentionYears, namesReport, type YearMention } from './year-mentions.ts'

export type Status = 'actual' | 'planned'

/** A run of years that the question names as one: 十四五, 过去五年, 2004到2007年. */
export interface YearSpan {
  from: number
  to: number
  label: string
  /** One figure for the whole run is wanted (这五年一共), not one per year. */
  total: boolean
}

/** What a question says of time. */
export interface TimesAsked {
  /** Calendar years asked about, in question order, without duplicates. */
  years: number[]
  span: YearSpan | null
  /** Years named as the report's own (2004年的报告), not as the year the figure is of. */
  reportYears: number[]
  /** Null when nothing tells, or when plan and result are both asked for (then see `statuses`). */
  status: Status | null
  /** Every sign of plan or result, in question order. */
  statuses: (Stretch & { status: Status })[]
  relative: RelativeYear | null
  /** One answer per year is wanted: 每年, 历年, 2004和2005年各多少. */
  each: boolean
  /** The event that stands for a year (非典那年); its year is the last resort of `years`. */
  hint: string | null
  hintYear: number | null
  /** Each naming of a year, in question order, with the years it stands for. */
  mentions: (Stretch & { years: number[] })[]
  /** Where all this stands in the question, so that it can be left out of the search terms. */
  spans: Stretch[]
}

interface Found extends Stretch {
  years: number[]
}

/** A quotation of a plan that is being written is a topic, not a time: 编十四五规划那会儿. */
const PLAN_AS_TOPIC = /(?:编|编制|谋划|起草|制定|制订|审议|研究)(?:好|了)?["《]?$/u
/** 十四五座谈会, 十四五规划编制: the same, told behind it. */
const PLAN_MADE =
  /^["》]?的?(?:编制|编写|起草|谋划|制定|座谈|研讨|调研|调查|征求|协商|建言|视察|审议|写|开了|中期评估|建议稿|草案)/u
const PLAN =
  /(?<![一二三四五六七八九十百\d])(["'《]?)(十[一二三四六七]五|十五五|[一二三四五六七八九十]五)(["'》]?)(期间|时期|规划纲要|计划纲要|规划|计划|纲要|(?:那|这)?五年|期末|末|收官|开局)?(?:的?(?:那|这)五年)?/gu
const PAST_SPAN = new RegExp(
  `(?:(?:过去|最近|近|这|(?<![往再])前)(?:的)?(${SMALL})年(?:来|间|里|以来)?|(?<![\\d一二三四五六七八九十])(${SMALL})年(?:以?来|间)(?!的历史)|(?<![\\d一二三四五六七八九十])(${SMALL})年(?:里|内|间)?(?=一共|总共|累计|合计|共))`,
  'gu',
)
const COMING_SPAN = new RegExp(`(?:未来|今后|接下来|(?<!再)往后|下一个)(?:的)?(${SMALL})年`, 'gu')
const EVENT_TAIL = /^(?:的)?(?:那|当|这)(?:一)?(?:年|阵子?|会儿|时候|段时间)/u
/** 1998到2002这五年: the length said after a run of years. */
const RUN_TAIL = /^(?:的)?(?:这|那)?[二三四五六七八九十\d]{1,2}年(?:间|里|来)?/u
const TOTAL = /一共|总共|累计|合计|共计|加起来|(?<!公)共(?=有|多少|新增|投|建|修)/u

function planSpan(question: string): (YearSpan & Stretch) | null {
  for (const match of question.matchAll(PLAN)) {
    const [text, open, name = '', , tail] = match
    const first = FIVE_YEAR_PLANS.get(name)
    if (first === undefined) continue
    const after = question.slice(match.index + text.length)
    // 九五积累了哪些经验: no number is written so; 十五 may be fifteen.
    const noNumber = /^[六七八九]五$/u.test(name) && /^\p{Script=Han}/u.test(after) && !/^[折后]/u.test(after)
    const safe = name.length === 3 || Boolean(tail) || open !== '' || noNumber
    if (!safe || (!tail && /^[年个件条项场次名%天日号]/u.test(after))) continue
    if (PLAN_MADE.test(after)) continue
    if (tail && /规划|计划|纲要/u.test(tail) && PLAN_AS_TOPIC.test(question.slice(0, match.index))) continue
    const stretch = { start: match.index, end: match.index + text.length }
    return { from: first, to: first + 4, label: name, total: TOTAL.test(question), ...stretch }
  }
  return null
}

function countedSpan(question: string, taken: Stretch[], base: number): (YearSpan & Stretch) | null {
  for (const match of question.matchAll(PAST_SPAN)) {
    const count = small(match[1] ?? match[2] ?? match[3] ?? '')
    const stretch = { start: match.index, end: match.index + match[0].length }
    if (count < 2 || !free(taken, stretch.start, stretch.end)) continue
    if (match[2] !== undefined && count !== 5) continue
    return { from: base - count, to: base - 1, label: match[0], total: TOTAL.test(question), ...stretch }
  }
  for (const match of question.matchAll(COMING_SPAN)) {
    const count = small(match[1] ?? '')
    const stretch = { start: match.index, end: match.index + match[0].length }
    if (count < 2 || !free(taken, stretch.start, stretch.end)) continue
    return { from: base, to: base + count - 1, label: match[0], total: TOTAL.test(question), ...stretch }
  }
  return null
}

/** 五年后 said in 2026 means the end of the plan that runs to 2030, since that is what reports set goals for. */
function planEndNear(year: number): number | null {
  for (const first of FIVE_YEAR_PLANS.values()) if (Math.abs(first + 4 - year) <= 1) return first + 4
  return null
}

function readEvent(question: string): { word: string; year: number; stretch: Stretch } | null {
  for (const [event, year] of EVENT_YEARS) {
    const match = event.exec(question)
    if (!match) continue
    const tail = EVENT_TAIL.exec(question.slice(match.index + match[0].length))
    const dated = /^(?:98|九八)/u.test(match[0])
    if (!tail && !dated) continue
    const word = match[0] + (tail?.[0] ?? '')
    return { word, year, stretch: { start: match.index, end: match.index + word.length } }
  }
  return null
}

function readStatuses(question: string, taken: readonly Stretch[]): TimesAsked['statuses'] {
  const marks: TimesAsked['statuses'] = []
  const add = (pattern: RegExp, status: Status) => {
    for (const match of question.matchAll(pattern)) {
      const end = match.index + match[0].length
      if (free(taken, match.index, end)) marks.push({ status, start: match.index, end })
    }
  }
  add(PLANNED, 'planned')
  add(ACTUAL, 'actual')
  if (marks.length === 0) add(ACTUAL_WEAK, 'actual')
  return marks.sort((a, b) => a.start - b.start)
}

function oneStatus(question: string, statuses: TimesAsked['statuses']): Status | null {
  if (TARGET_MET.test(question)) return 'actual'
  const first = statuses[0]
  if (!first || statuses.some((mark) => mark.status !== first.status)) return null
  return first.status
}

/** 去年, 前年: what was done is meant, though nothing else says so. */
function isPast(relative: RelativeYear | undefined): boolean {
  return relative?.base === 'today' && relative.offset < 0
}

function spanOfMentions(mentions: YearMention[], question: string): YearSpan | null {
  const range = mentions.find((mention) => mention.to !== null)
  if (!range || range.to === null) return null
  const label = question.slice(range.start, range.end)
  const cumulated = TOTAL.test(question) || RUN_TAIL.test(question.slice(range.end))
  return { from: range.year, to: range.to, label, total: cumulated && !/各|每年/u.test(question) }
}

function expand(mention: YearMention): number[] {
  const to = mention.to ?? mention.year
  return Array.from({ length: to - mention.year + 1 }, (_, i) => mention.year + i)
}

/**
 * Reads all times of a normalized question, with `today` for 去年 and two-digit years: '23年比20年多多少' gives
 * years 2023 and 2020, '2004年的报告' a report's year, '十四五' a span; '20年来' and '延长30年' are durations.
 */
export function readTimes(question: string, today: Date): TimesAsked {
  const year = today.getFullYear()
  const event = readEvent(question)
  const taken: Stretch[] = event ? [event.stretch] : []
  const plan = planSpan(question)
  if (plan) taken.push({ start: plan.start, end: plan.end })
  const mentions = mentionYears(question, year).filter((mention) => free(taken, mention.start, mention.end))
  for (const { start, end, to } of mentions) {
    const tail = to === null ? null : RUN_TAIL.exec(question.slice(end))
    taken.push({ start, end: end + (tail?.[0].length ?? 0) })
  }
  const written = mentions.filter((one) => one.ofReport).map((one) => one.year)
  const counted = plan ? null : countedSpan(question, taken, written[0] ?? year)
  if (counted) taken.push({ start: counted.start, end: counted.end })
  const relatives = relativeWords(question, taken, year)
  const spoken = relatives.filter((one) => one.base === 'today' && namesReport(question.slice(one.end)))
  const ahead = relatives.find((one) => one.base === 'today' && one.years.length === 0)
  const statuses = readStatuses(question, taken)
  if (ahead) statuses.push({ status: 'planned', start: ahead.start, end: ahead.end })
  const everyYear = [...question.matchAll(EVERY_YEAR)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
  }))

  const dated: Found[] = [
    ...mentions.filter((one) => !one.ofReport).map((one) => ({ ...one, years: expand(one) })),
    ...relatives.filter((one) => !spoken.includes(one)),
  ].sort((a, b) => a.start - b.start)
  // 比前五年增长多少 measures by those years; 这五年 that are named as well (98到02年) are the ones named.
  const compared = counted !== null && /[比较跟与]$/u.test(question.slice(0, counted.start))
  const run = spanOfMentions(mentions, question)
  // 比十三五末增加多少: the same of a plan's end.
  const measured = plan !== null && /[比较]["“]?$/u.test(question.slice(0, plan.start))
  const named = measured ? null : (plan ?? (compared || run ? null : counted))
  let span: YearSpan | null = run
  if (named) span = { from: named.from, to: named.to, label: named.label, total: named.total }
  if (!span && ahead) {
    const end = planEndNear(year + ahead.offset)
    if (end === null) dated.push({ years: [year + ahead.offset], start: ahead.start, end: ahead.end })
    else span = { from: end - 4, to: end, label: ahead.word, total: false }
  }
  const years = dated.flatMap((one) => one.years)
  if (event) years.push(event.year)
  const distinct = [...new Set(years)]
  const first = relatives[0]
  const severally = distinct.length > 1 && /各(?:是|有|自|安排|新增|为|多少|几|完成|发|花|要)/u.test(question)
  return {
    years: distinct,
    span,
    reportYears: [...new Set([...written, ...spoken.flatMap((one) => one.years)])],
    status: oneStatus(question, statuses) ?? (statuses.length === 0 && isPast(first) ? 'actual' : null),
    statuses,
    relative: first ? { word: first.word, offset: first.offset, base: first.base } : null,
    each: everyYear.length > 0 || severally,
    hint: event?.word ?? null,
    hintYear: event?.year ?? null,
    mentions: [...dated, ...(event ? [{ ...event.stretch, years: [event.year] }] : [])]
      .map(({ start, end, years: named }) => ({ start, end, years: named }))
      .sort((a, b) => a.start - b.start),
    spans: [...taken, ...everyYear.filter((one) => free(taken, one.start, one.end))].sort(
      (a, b) => a.start - b.start,
    ),
  }
}
