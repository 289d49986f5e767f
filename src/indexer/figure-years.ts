import type { Period } from '../model.ts'
import { type FoundDate, findDates } from '../text/dates.ts'
import type { Quantity } from '../text/quantities.ts'

/** What is known of a paragraph before its sentences are read. */
export interface FigureContext {
  period: Period | null
  year: number | null
  planYear: number | null
  section: string[]
}

/** Years of a number; `yearTo` is null unless it is about a span. */
export interface Years {
  year: number | null
  yearTo: number | null
}

const COMPARED = /(?:比|由|较|为|相当于|超过|与|同|自|从|高于|低于|好于)$/u
const SPAN =
  /(?:过去|近|前|这|最近|头)?([两二三四五六七八九十]|十五)年(?:来|间|内|累计|共|合计|时间|新增|全国|全省|完成|全社会|获得)/u
/** 五年年均增长13.2%: the mean is of the years that its own clause names. */
const MEAN = /([两二三四五六七八九十])年(?:年均|平均)[^，；。]{0,12}$/u
/** A sentence that picks a part out of the one before it. */
const PICKS_OUT = /^\s*其中/u
const COMING = /(?:今后|未来|下一个|接下来)(?:的)?五年/u
/** 是1998年的6.2倍: the year is only what another is measured by. */
const MEASURES = /^(?:年?[底末])?的(?:近|约)?[\d.]+多?[倍成%％]/u
const COUNT: Readonly<Record<string, number>> = {
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
}
const PLANNED_WORDS =
  /(?:力争|预期|拟|争取|预算安排|计划(?:到|新增|安排|完成|建成|用|投入|在)|目标(?:是|为|：|:|定)|到20\d\d年|要达到|将达|要超过|确保)/u
const REACHED = /(?:超过|完成|实现|达到|高于|低于|好于|超额完成)[^，。；]{0,8}(?:预期目标|预期|目标|计划)/u
const DONE_WORDS = /(?:已经|已达|已建成|去年|上年|截至|目前|现有|累计已)/u
const PLAN_SECTION = /(?:目标|任务|安排|打算|计划|部署|展望|要求|重点工作)/u
const REVIEW_SECTION = /(?:回顾|总结|完成情况|成就|成效|过去|主要工作)/u

/** How far back in its sentence a number looks for its years, in characters. */
const REACH = 600

/** Resolves the years and the status of each number of a paragraph, in reading order. */
export interface YearReader {
  /** The years of the number and whether it is planned; `sentence` is where the sentence starts and ends. */
  at(quantity: Quantity, sentence: { start: number; end: number }): Years & { status: 'actual' | 'planned' }
  /** A year that stands right before the number (由1997年的5160元), else null. */
  own(quantity: Quantity): number | null
}

/** The year in which the report is given, from which 去年 and 今年 are counted. */
export function speakingYear(context: FigureContext): number | null {
  return context.planYear ?? context.year
}

function sectionYears(context: FigureContext): Years | null {
  for (const title of [...context.section].reverse()) {
    const dates = findDates(title, speakingYear(context)).filter(
      (date) => date.year !== null && date.kind !== 'day' && !isName(title, date),
    )
    const [first, second] = dates
    if (first && !second) return { year: first.year, yearTo: first.yearTo }
    if (COMING.test(title) && context.planYear !== null)
      return { year: context.planYear, yearTo: context.planYear + 4 }
    const span = /(?:过去|近|前|这)(?:的)?五年/u.test(title)
    if (span && context.year !== null) return { year: context.year - 4, yearTo: context.year }
    if (first) return null
  }
  return null
}

function defaultYears(context: FigureContext): Years {
  const { period } = context
  const title = sectionYears(context)
  if (title) return title
  if (period) return { year: period.from, yearTo: period.to === period.from ? null : period.to }
  return { year: context.year, yearTo: null }
}

/** Whether the part of the report is about what is to come. */
function plannedPart(context: FigureContext, years: Years): boolean {
  if (context.period) return context.period.kind === 'plan'
  for (const title of [...context.section].reverse()) {
    if (REVIEW_SECTION.test(title)) return false
    if (PLAN_SECTION.test(title))
      return years.year === null || context.year === null || years.year > context.year
  }
  return false
}

/** “十四五”规划, 2022年度审计报告: the years belong to the name of a plan or paper, not to what is counted. */
function isName(text: string, date: FoundDate): boolean {
  const rest = text.slice(date.end, date.end + 9)
  if (date.kind === 'plan')
    return (
      /(?:规划|计划|纲要)$/u.test(date.text) || /^["”]?\p{Script=Han}{0,5}?(?:规划|计划|纲要)/u.test(rest)
    )
  return date.text.endsWith('度') && /^\p{Script=Han}/u.test(rest)
}

/** 7月18日, 3月28日至4月12日: in a part on work done they are days of the year it tells of, not of the year it is told in. */
function namesNoYear(date: FoundDate): boolean {
  return (date.kind === 'day' || date.kind === 'month') && !/年|\d{4}/u.test(date.text)
}

/** Prepares a paragraph; the first date that opens one of its sentences holds for those after it. */
export function createYearReader(text: string, context: FigureContext): YearReader {
  const base = defaultYears(context)
  const plan = plannedPart(context, base)
  const dates = findDates(text, speakingYear(context))
    .filter((date) => date.kind !== 'lunar' && date.kind !== 'decade' && !isName(text, date))
    .map((date) => (plan || !namesNoYear(date) ? date : { ...date, year: base.yearTo ?? base.year }))
  const before = (date: FoundDate): string => text.slice(Math.max(0, date.start - 3), date.start)
  const compared = (date: FoundDate): boolean =>
    COMPARED.test(before(date)) || MEASURES.test(text.slice(date.end, date.end + 12))
  let opening: Years | null = null
  let sentenceStart = -1
  let sentenceBefore = 0

  /** 2000年底达… tells when; 征集2021年民生实事 only names. A year to come must be led to (到2030年) in a part on work done. */
  function adverbial(date: FoundDate): boolean {
    const lead = text.slice(Math.max(0, date.start - 3), date.start)
    const led = /(?:到|至|在|于|从|由|自)$/u.test(lead)
    const future = !plan && context.year !== null && date.year !== null && date.year > context.year
    // An item of a list names its year with it: 乡村产业、2025年政府投资计划等主题.
    if (future && /、$/u.test(lead)) return false
    const head = /(?:^|[，。；：、！？（“"\s]|其中|截至|截止|全国|全省|全市)$/u.test(lead)
    if (future && !led && !(head && /^(?:今年|明年|20\d\d年)/u.test(date.text))) return false
    const clause = /^[^，。；]*/u.exec(text.slice(date.end))?.[0] ?? ''
    if (/(?:基础上|相比|情况下)$/u.test(clause)) return false
    const rest = clause.slice(0, 3) || '，'
    return (
      led ||
      head ||
      /^(?:的?[底末初达为增下分实完全，,、的 ]|\d|已|将|计划|预期|拟|力争|时期|期间|以来)/u.test(rest) ||
      /[底末初]$/u.test(date.text)
    )
  }

  function resolve(date: FoundDate): Years {
    if (/^(?:上年|上年度)/u.test(date.text)) {
      const said = dates.filter(
        (other) => other.end <= date.start && other.start >= sentenceStart && !compared(other),
      )
      const year = said.at(-1)?.year ?? opening?.year ?? base.yearTo ?? base.year
      return { year: year === null ? null : year - 1, yearTo: null }
    }
    return { year: date.year, yearTo: date.yearTo }
  }

  function enter(sentence: { start: number; end: number }): void {
    if (sentence.start === sentenceStart) return
    sentenceBefore = PICKS_OUT.test(text.slice(sentence.start)) ? sentenceBefore : sentence.start
    sentenceStart = sentence.start
    const first = dates.find((date) => date.start >= sentence.start && date.end <= sentence.end)
    // 与2020年相比，两年平均增长2.5%: what follows is not about the year compared with.
    if (!first || first.year === null || first.start - sentence.start > 2 || compared(first)) return
    // 到2010年翻一番: an aim of its own sentence; the next one is of the time of the part again.
    if (/[到至]$/u.test(text.slice(sentence.start, first.start))) return
    if (first.kind === 'year' || first.kind === 'relative' || first.kind === 'plan' || first.kind === 'span')
      opening = resolve(first)
  }

  function spanOf(lead: string, pattern = SPAN): Years | null {
    if (COMING.test(lead) && context.planYear !== null)
      return { year: context.planYear, yearTo: context.planYear + 4 }
    const match = pattern.exec(lead)
    const end = base.yearTo ?? base.year
    const length = COUNT[match?.[1] ?? '']
    if (length === undefined || end === null || plan) return null
    return { year: end - length + 1, yearTo: end }
  }

  return {
    own(quantity) {
      const date = dates.find((other) => other.end <= quantity.start && other.end >= quantity.start - 3)
      if (
        !date ||
        /倍/u.test(quantity.unit) ||
        !/^(?:的|底的|末的|为|底|末)?$/u.test(text.slice(date.end, quantity.start).trim())
      )
        return null
      // The end of a plan is its last year.
      return date.kind === 'plan' ? date.yearTo : resolve(date).year
    },
    at(quantity, sentence) {
      enter(sentence)
      const lead = text.slice(Math.max(sentence.start, quantity.start - REACH), quantity.start)
      // 2005年…增长13.2%；其中第一产业…: what picks a part out is of the time of the whole.
      const from = PICKS_OUT.test(text.slice(sentence.start)) ? sentenceBefore : sentence.start
      const near = dates.filter((date) => date.start >= from && date.end <= quantity.start)
      const said = near.filter((date) => !compared(date) && date.year !== null && adverbial(date)).at(-1)
      const own = this.own(quantity)
      const years =
        own !== null
          ? { year: own, yearTo: null }
          : ((MEAN.test(lead) ? spanOf(lead, MEAN) : null) ??
            (said ? resolve(said) : null) ??
            spanOf(lead) ??
            opening ??
            base)
      const clause =
        lead
          .split(/[，；]/u)
          .slice(-2)
          .join('，') + text.slice(quantity.start, quantity.end)
      const now = context.year
      const future = now !== null && years.year !== null && (years.yearTo ?? years.year) > now
      const past = now !== null && years.year !== null && (years.yearTo ?? years.year) <= now
      const wants = PLANNED_WORDS.test(clause) && !REACHED.test(clause)
      const done = DONE_WORDS.test(lead) || (said !== undefined && past)
      const planned = plan ? !done : wants && (future || !past || said === undefined)
      // 拟发行… in a part that tells no year is meant for the year planned.
      if (planned && !plan && said === undefined && own === null && past && context.planYear !== null)
        return { year: context.planYear, yearTo: null, status: 'planned' }
      return { ...years, status: planned || (!plan && future && said !== undefined) ? 'planned' : 'actual' }
    },
  }
}
