import type { Period } from '../model.ts'
import { fiveYearPlans, yearsIn } from './calendar.ts'
import { type Stance, stanceByWords } from './report-time.ts'

export interface PeriodContext {
  year: number | null
  yearFrom: number | null
  planYear: number | null
  /** The whole report looks back (工作综述), whatever its headings say. */
  retrospect: boolean
}

/** Follows a report from top to bottom and tells of every text what it is about. */
export interface PeriodReader {
  heading(title: string, level: number): void
  text(text: string): Period | null
}

const THANKS = /表示[^。]{0,16}(?:感谢|谢意|敬意|问候)|致以[^。]{0,16}(?:感谢|谢意|敬意|问候)/u
/** Thanks for what was reached, not thanks to the nurses in the middle of a review. */
const THANKED = /成绩|成就|结果|归功|离不开|关心支持|大力支持/u
const CLOSING =
  /让我们[^。]{0,30}团结|让我们[^。]{0,12}(?:高举|携手)|而(?:努力|不懈|团结|共同)?奋斗[！!]?$|(?:更加)?紧密(?:地)?团结在以/u
const OPENING =
  /(?:请予|提请)(?:大会)?(?:审议|审查)|向(?:大会|各位)[^。]{0,12}报告|(?:报告|作)[^。]{0,12}工作/u
/** How far into a text its opening words are looked for. */
const REACH = 40

function stanceOf(title: string, { year, planYear }: PeriodContext): Stance | null {
  const years = yearsIn(title)
  if (years.length > 0 && year !== null) {
    if (years.every((y) => y <= year)) return 'review'
    if (years.every((y) => y > year)) return 'plan'
  }
  const plans = fiveYearPlans(title)
  const last = plans.at(-1)
  if (last && year !== null && years.length === 0) {
    if (last.from > year || (planYear !== null && last.from === planYear)) return 'plan'
    if (last.to <= year) return 'review'
  }
  return stanceByWords(title)
}

function spanIn(text: string, context: PeriodContext, stance: Stance): { from: number; to: number } | null {
  const { year, yearFrom, planYear } = context
  const plan = fiveYearPlans(text)[0]
  if (plan && year !== null && (stance === 'plan' ? plan.to > year : plan.to <= year + 1)) return plan
  if (stance === 'review' && /五年/u.test(text) && year !== null)
    return { from: yearFrom ?? year - 4, to: year }
  if (stance === 'plan' && /今后五年|未来五年/u.test(text) && planYear !== null)
    return { from: planYear, to: planYear + 4 }
  return null
}

/** Reads periods in the order of the report; in a part about two spans the opening words of a text decide. */
export function createPeriodReader(context: PeriodContext): PeriodReader {
  const { year, yearFrom, planYear } = context
  let stance: Stance | null = context.retrospect ? 'review' : null
  let span: { from: number; to: number } | null = null
  let started = false

  const period = (): Period | null => {
    if (span && stance) return { kind: stance, ...span }
    if (stance === 'review' && year !== null) return { kind: stance, from: year, to: year }
    if (stance === 'plan') {
      const to = planYear ?? (year === null ? null : year + 1)
      return to === null ? null : { kind: stance, from: to, to }
    }
    return null
  }

  const reviewText = (opening: string) => {
    if (stance !== 'review') return
    if (/(?:过去|这)(?:的)?一年|一年来/u.test(opening) || (year !== null && yearsIn(opening)[0] === year))
      span = null
    const wider = spanIn(opening, context, 'review')
    if (wider && wider.to <= (year ?? wider.to)) {
      const plan = fiveYearPlans(opening)[0]
      const own = /[\d０-９]{4}\s*年(?:是|，是)?[^，。]{0,6}$/u.test(opening.slice(0, plan?.start ?? 0))
      if (!own || /五年来|过去(?:的)?五年/u.test(opening) || /收官|完成/u.test(opening)) span = wider
    }
  }

  const planText = (opening: string) => {
    const ahead =
      /^[^，。]{0,12}(?:今年|明年|新的一年)(?:是|要|工作|政府|经济|全省|全市|全县|国民|我们)|新的一年|^(?:下一步|今后)/u.test(
        opening,
      )
    const named =
      planYear !== null &&
      year !== planYear &&
      yearsIn(opening)[0] === planYear &&
      /^.{0,12}年/u.test(opening)
    if (ahead || named) {
      if (stance !== 'plan') span = null
      stance = 'plan'
      if (named || /今年/u.test(opening)) span = null
    }
    if (stance === 'plan') {
      const wider = spanIn(opening, context, 'plan')
      if (wider && !/[今明]年(?:是)?“/u.test(opening) && !(named && /开局|第一年|首年/u.test(opening)))
        span = wider
    }
  }

  return {
    heading(title, level) {
      const own = stanceOf(title, context)
      if (level === 1) {
        if (own) {
          stance = own
          started = true
          const wide = spanIn(title, context, own)
          const bare = yearsIn(title).length === 0
          span = wide && bare ? wide : null
          if (own === 'review' && yearFrom !== null && bare && /五年|回顾/u.test(title) && !wide)
            span = { from: yearFrom, to: year ?? yearFrom }
        } else if (stance !== null && started) span = stance === 'plan' ? span : null
      } else if (stance) {
        const inner = spanIn(title, context, stance)
        if (inner) span = inner
      }
    },
    text(text) {
      const opening = text.replace(/^各位(?:代表|委员)[^！：，]{0,6}[！：:，,]?/u, '').slice(0, REACH)
      if (stance === null && OPENING.test(text) && text.length < 260) return null
      reviewText(opening)
      planText(opening)
      if (CLOSING.test(text) || (THANKS.test(text) && THANKED.test(text))) return null
      return period()
    },
  }
}
