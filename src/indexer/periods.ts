import type { Period } from '../model.ts'
import { fiveYearPlans, yearsIn } from './calendar.ts'
import { isClosingPart } from './headings.ts'
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

interface Span {
  from: number
  to: number
}

interface State {
  stance: Stance | null
  span: Span | null
}

const THANKS = /表示[^。]{0,16}(?:感谢|谢意|敬意|问候)|致以[^。]{0,16}(?:感谢|谢意|敬意|问候)/u
/** Thanks for what was reached, not thanks to the nurses in the middle of a review. */
const THANKED_REACH = 80
const THANKED = /成绩|成就|结果|归功|离不开|来之不易|根本在于|感到|感受|体会|支持/u
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

/** A five-year plan as a span of time: “十四五”时期, “十五五”的主要目标; not “十三五”末, not 落实“十四五”规划. */
const AS_SPAN =
  /(?:[”"’'](?:时期|期间|以来|发展|经济社会发展|五年|的?主要目标|的?目标|的?主要任务|（\d{4}))|标志着[“"‘']/u

/** 为“十一五”发展打好基础 is about the year before it. */
const ONLY_PREPARED = /为[“"‘][^”"’]{1,6}[”"’][^，。]{0,8}(?:打|奠|开|创造)/gu

function planSpan(text: string, { year }: PeriodContext, stance: Stance, named: boolean): Span | null {
  const said = text.replace(ONLY_PREPARED, '')
  if (year === null || !(named || AS_SPAN.test(said))) return null
  const spans = fiveYearPlans(said).filter(({ from, to }) =>
    stance === 'plan' ? from >= year : to <= year + 1 && to >= year - 1,
  )
  const [first] = spans
  return first ? { from: first.from, to: Math.min(first.to, stance === 'plan' ? first.to : year) } : null
}

/** Five years as the time of what follows; not 近五年来首次负增长, 五年来最好, which tell of the one year. */
const SPAN_OF_FIVE =
  /(?:(?:过去|这|近)(?:的)?五年来?|五年(?:来|间|多来)|的五年)(?!来|[间的]?(?:首次|首度|首现|最|新[高低]|同期))/u

function spanIn(text: string, context: PeriodContext, stance: Stance, named: boolean): Span | null {
  const { year, yearFrom, planYear } = context
  const plan = planSpan(text, context, stance, named)
  if (plan) return plan
  if (stance === 'review' && year !== null && SPAN_OF_FIVE.test(text))
    return { from: yearFrom ?? year - 4, to: year }
  if (stance === 'plan' && planYear !== null && /(?:今后|未来)五年/u.test(text))
    return { from: planYear, to: planYear + 4 }
  return null
}

/** Words that turn a text to the single year, in a part that is about more. */
function isAboutYear(opening: string, year: number | null): boolean {
  if (/(?:刚刚)?过去(?:的)?一年|一年来|这一年/u.test(opening)) return true
  const [first] = yearsIn(opening)
  return (
    year !== null &&
    first === year &&
    /^(?:刚刚)?(?:过去的)?[\d０-９]{4}\s*年(?:是|，|在|很|极)|过去的[\d０-９]{4}/u.test(opening)
  )
}

const AHEAD =
  /^(?:[^，。]{0,16}，)?[^，。]{0,6}今年(?:要|的?重点|工作)|^[^，。]{0,12}(?:今年|明年|新的一年)，?(?:是|要|工作|政府|经济|全省|全市|全县|国民|我们|还要)|^.{0,10}新的一年|^(?:下一步|今后(?!五年))/u
const LOOKS_BACK = /^(?:各位代表[！，：]?)?(?:一年来|五年来|过去(?:的)?[一五]年|[几多]年来)/u

/** 过去的五年极不寻常。 opens what follows by its sentence, though it stands as a heading of its own paragraph. */
const OPENS_SPAN = /^(?:过去(?:的)?|这)五年[^，。]{0,14}[。！]$/u

/** Reads periods in the order of the report; in a part about two spans the opening words of a text decide. */
export function createPeriodReader(context: PeriodContext): PeriodReader {
  const { year, planYear } = context
  let state: State = { stance: context.retrospect ? 'review' : null, span: null }
  /** What held before a heading below the first level changed it, and the level of that heading. */
  let outer: { state: State; level: number } | null = null

  let closed = false

  const periodOf = ({ stance, span }: State): Period | null => {
    if (!stance) return null
    if (span) return { kind: stance, ...span }
    const one = stance === 'review' ? year : (planYear ?? (year === null ? null : year + 1))
    return one === null ? null : { kind: stance, from: one, to: one }
  }

  const part = (title: string) => {
    outer = null
    const stance = isClosingPart(title) ? null : stanceOf(title, context)
    if (isClosingPart(title)) {
      state = { stance: null, span: null }
      closed = true
    } else if (stance) {
      const bare = yearsIn(title).length === 0
      state = { stance, span: bare ? spanIn(title, context, stance, true) : null }
    }
    // Parts without a clue before any plan tell of the work done: 一、提案的基本情况.
    else if (state.stance === null && !closed) state = { stance: 'review', span: null }
  }

  const below = (title: string, level: number) => {
    if (outer && level <= outer.level) {
      state = outer.state
      outer = null
    }
    const dated = yearsIn(title).length > 0 || fiveYearPlans(title).length > 0
    const stance = dated ? (stanceOf(title, context) ?? state.stance) : state.stance
    if (!stance) return
    const span = spanIn(title, context, stance, AS_SPAN.test(title))
    if (!span || (span.from === state.span?.from && stance === state.stance)) return
    if (OPENS_SPAN.test(title)) outer = null
    else outer ??= { state, level }
    state = { stance, span }
  }

  return {
    heading(title, level) {
      if (level === 1) part(title)
      else below(title, level)
    },
    text(text) {
      const opening = text.replace(/^各位(?:代表|委员)[^！：，]{0,6}[！：:，,]?/u, '').slice(0, REACH)
      if (state.stance === null && OPENING.test(text) && text.length < 260) return null
      const named = planYear !== null && year !== planYear && yearsIn(opening)[0] === planYear
      const ahead = AHEAD.test(opening) || (named && /^.{0,12}年/u.test(opening))
      if (ahead && !context.retrospect) state = { stance: 'plan', span: null }
      else if (ahead && /^.{0,12}新的一年/u.test(opening)) return periodOf({ stance: 'plan', span: null })
      else if (state.stance === 'review') {
        if (isAboutYear(opening, year)) state = { stance: 'review', span: null }
        const span = spanIn(opening, context, 'review', false)
        if (span) state = { stance: 'review', span }
      } else if (state.stance === 'plan') {
        const span = spanIn(opening, context, 'plan', false)
        if (span) state = { stance: 'plan', span }
      }
      if (CLOSING.test(text) || (THANKS.test(text) && THANKED.test(text.slice(0, THANKED_REACH)))) return null
      if (state.stance === 'plan' && LOOKS_BACK.test(opening))
        return periodOf({ stance: 'review', span: spanIn(opening, context, 'review', false) })
      return periodOf(state)
    },
  }
}
