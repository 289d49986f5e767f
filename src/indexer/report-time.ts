import { fiveYearPlans, yearsIn } from './calendar.ts'

/** What a report reports on and plans for; every year may be unknown. */
export interface ReportTime {
  year: number | null
  yearFrom: number | null
  planYear: number | null
  /** The year it was given, as far as can be told. */
  given: number | null
  conflicts: string[]
  derived: boolean
}

export type Stance = 'review' | 'plan'

/** 主要举措和成效: what was done and what came of it. */
const WITH_RESULTS = /(?:举措|措施|做法|工作)[和及与](?:主要)?成效/u
const REVIEW =
  /工作成效|回顾|总结|成就|成绩|过去|[一五]年来|去年|上一?年|主要工作|所做的工作|工作情况|总体态势/u
/** 重点工作完成情况 looks back, whatever was to be done. */
const HOW_IT_WENT = /(?:完成|开展|执行|进展|推进|落实|运行)情况/u
const PLAN =
  /任务|安排|部署|建议|打算|目标|总体要求|思路|举措|考虑|展望|谋划|要点|草案|今后|下一[年步]|重点工作|新的一年|明年|今年|计划|规划/u

/** Does a heading (or one half of it) look back or ahead, by its words alone? */
export function stanceByWords(title: string): Stance | null {
  if (HOW_IT_WENT.test(title)) return 'review'
  if (/重点工作|工作(?:安排|任务|打算|部署|建议|思路)/u.test(title)) return 'plan'
  if (WITH_RESULTS.test(title) || REVIEW.test(title)) return 'review'
  return PLAN.test(title) ? 'plan' : null
}

interface Clue {
  stance: Stance | null
  years: number[]
  plans: { from: number; to: number }[]
  words: string
}

/** Until this month a report tells of the year before. */
const LAST_EARLY_MONTH = 5
/** A text that tells its year at once does so within its first characters. */
const OPENING_YEAR = 12
const LOOKS_BACK = /回顾|总结|成就|成绩/u
/** A report given from this month on may be about the year it is given in. */
const FIRST_LATE_MONTH = 11

const isEarly = (date: string) => Number(date.slice(5, 7) || 12) <= LAST_EARLY_MONTH

/** 2025年工作回顾和“十四五”发展主要成绩: each half is a clue of its own. */
function clues(titles: readonly string[]): Clue[] {
  return titles.flatMap((title) => {
    const whole = stanceByWords(title)
    return title.split(/[和与及暨、，,]/u).map((words) => ({
      stance: WITH_RESULTS.test(title) ? 'review' : (stanceByWords(words) ?? whole),
      years: yearsIn(words),
      plans: fiveYearPlans(words),
      words,
    }))
  })
}

const only = (years: readonly number[]): number | null => (years.length > 0 ? Math.max(...years) : null)

/** A paragraph that begins with its year (2023年，我院…; 2017-2021年，), or says of which year a report tells. */
const TOLD =
  /(?:^|[。：！]|[说称解]，)(?:(?<from>(?:19|20)\d\d)年?[-—–~至到])?(?<to>(?:19|20)\d\d)年(?<since>以来)?，|(?:总结|回顾|报告了)了?[^。；，]{0,20}?(?<told>(?:19|20)\d\d)年/u

/** The year an opening tells of; 2017年以来 begins a term where five years are told. */
function toldIn(opening: string, five: boolean): { from: number | null; to: number } | null {
  const { from, to, since, told } = TOLD.exec(opening)?.groups ?? {}
  const year = told ?? to
  if (year === undefined || (five && since)) return null
  return { from: from ? Number(from) : null, to: Number(year) }
}

export interface TimeEvidence {
  /** Headings of the first level, in order. */
  parts: readonly string[]
  title: string
  date: string | null
  /** When the page was put up, where it says so. */
  published: string | null
  /** First paragraphs of the report. */
  opening: string
  /** It is given at a meeting early in the year about the year before (work reports), not written within the year. */
  annual: boolean
}

/**
 * Finds the year reported on: of the review's heading, else the year before it was given. A report given in early
 * 2021 that says 2020年工作回顾 has year 2020 and planYear 2021; 过去五年 makes yearFrom; a collector's 2026年 in
 * a title is the year it was given when the headings say so.
 */
export function reportTime({ parts, title, date, published, opening, annual }: TimeEvidence): ReportTime {
  const dated = date ? Number(date.slice(0, 4)) : null
  // 2022年主要工作 in a report of January 2022 is what is to be done.
  const early = date !== null && isEarly(date)
  const found = clues(parts).map((clue): Clue => {
    const ahead = annual && early && dated !== null && clue.years.some((one) => one >= dated)
    return ahead && clue.stance === 'review' && !LOOKS_BACK.test(clue.words)
      ? { ...clue, stance: 'plan' }
      : clue
  })
  const term =
    (found.some(({ words }) => /届.{0,16}工作.{0,3}回顾/u.test(words)) && /五年来|的五年/u.test(opening)) ||
    /报告[^。；]{0,16}五年(?:来的?|的)[^。；]{0,12}工作/u.test(opening)
  const review = found.filter((clue) => clue.stance === 'review')
  const plan = found.filter((clue) => clue.stance === 'plan')
  const titled = only(yearsIn(title))
  // 2023年度…工作报告, 2023年…情况报告: told when the year was over; 2023年政府工作报告 is given in it.
  const titledOver = only(yearsIn(/\d{4}年(?=度|[^年]{0,24}情况的?(?:年度)?报告)/u.exec(title)?.[0] ?? ''))
  const late = date !== null && Number(date.slice(5, 7)) >= FIRST_LATE_MONTH
  // 2021年工作总结及2022年工作谋划: the half that looks back.
  const titledReview = clues([title]).flatMap(({ stance, years }) => (stance === 'review' ? years : []))
  const titledPlan = clues([title]).flatMap(({ stance, years }) => (stance === 'plan' ? years : []))
  let year = only(review.flatMap((clue) => clue.years))
  let planYear = only(plan.flatMap((clue) => clue.years))
  const conflicts: string[] = []
  let derived = false
  const now = dated ?? planYear ?? (annual ? titled : null)
  const ended = review.flatMap((clue) => clue.plans).filter((p) => now === null || p.to <= now)
  const five =
    review.some((clue) => /五年/u.test(clue.words) && clue.plans.length === 0) ||
    (review.length === 0 && /过去五年的工作/u.test(opening)) ||
    /五年[^，。]{0,6}(?:综述|纪实|述评|回眸)/u.test(title) ||
    term
  if (year === null && ended.length > 0) year = Math.max(...ended.map((p) => p.to))
  if (year === null && titledReview.length > 0 && titledPlan.length > 0) {
    year = only(titledReview)
    planYear ??= only(titledPlan)
  }
  year ??= annual ? titledOver : only(yearsIn(title.split(/[及和暨与]/u)[0] ?? ''))
  if (year === null && planYear !== null) year = planYear - 1
  // Put up early in 2022, 2021年…工作报告 is about 2021, not given in it.
  const shown = annual && published !== null && isEarly(published) ? Number(published.slice(0, 4)) : null
  if (year === null && dated === null && titled !== null && shown === titled + 1) year = titled
  const told = toldIn(opening, five)
  if (year === null && told !== null && (now === null || (told.to <= now && told.to >= now - 1))) {
    year = told.to
    derived = true
  }
  if (year === null && now === null && shown !== null) {
    year = shown - 1
    derived = true
  }
  if (year === null && now !== null && annual) {
    year = titled !== null && dated !== null && titled < dated ? titled : late ? now : now - 1
    derived = review.every((clue) => !/去年|过去|[一五]年来/u.test(clue.words))
  }
  if (year === null && annual) {
    year = only(yearsIn(opening.slice(0, 200)))
    derived = year !== null
  }
  // 2021年，面对…，全县经济稳定恢复: a bulletin or a summary without a title.
  if (year === null) {
    year = yearsIn(opening.slice(0, OPENING_YEAR))[0] ?? null
    derived = year !== null
  }
  // 今年，区纪委监委…1至4月受理举报178件: what an office tells within the year.
  if (year === null && dated !== null && /^今年(?:以来)?，/u.test(opening)) {
    year = dated
    derived = true
  }
  const given =
    dated ??
    (year === null
      ? null
      : shown === year + 1
        ? shown
        : planYear === year + 1
          ? planYear
          : titled !== null && titled > year
            ? titled
            : null)
  if (planYear === null && given !== null && year === given - 1 && (plan.length > 0 || annual))
    planYear = given
  if (planYear === null && late && annual && plan.length > 0 && year !== null && year === given)
    planYear = year + 1
  if (planYear !== null && year !== null && planYear <= year) planYear = null
  let yearFrom: number | null = null
  if (ended.length > 0) yearFrom = Math.min(...ended.map((p) => p.from))
  else if (five && year !== null) yearFrom = year - 4
  else if (told?.from && year === told.to) yearFrom = told.from
  if (dated !== null && year !== null && (year > dated || dated - year > 2))
    conflicts.push(`报告日期是${dated}年，而回顾的是${year}年`)
  if (titled !== null && year !== null && titled !== year && titled !== year + 1)
    conflicts.push(`标题写${titled}年，而回顾的是${year}年`)
  return { year, yearFrom: yearFrom === year ? null : yearFrom, planYear, given, conflicts, derived }
}
