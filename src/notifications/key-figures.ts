import type { Figure, Paragraph, Report } from '../model.ts'
import { sentences } from '../text/sentences.ts'

/** A figure worth knowing, in the report's own words around it: 共立提案363件. */
export interface KeyFigure {
  paragraph: number
  /** Verbatim; `start` and `end` of the figure in it. */
  text: string
  start: number
  end: number
  what: string
  /** The thing stands right before its number: 提案363件. */
  adjoins: boolean
  unit: string
  value: number
}

const MOST = 10
/** A paragraph of totals holds many; more than five of one would hide the others. */
const MOST_OF_ONE = 5
const LONGEST = 24
const SHORTEST_WHAT = 2
const LONGEST_WHAT = 14
/** An age, a term and the like are no results; 方面, 类 and 批 count how things were grouped. */
const NO_RESULT = /^(?:周年|周岁|岁|周岁以上|岁以上|天|小时|分钟|年|个月|月|年多|类|批|期|届|倍|时|字)$/u
/** 蓝莓1153斤 is a story, 粮食产量12万吨 a result. */
const GOODS = /^(?:公?斤|千克|克|两|吨|瓶|只|头|棵|株)$/u
const LEAST_GOODS = 10_000
const GROUPING = /方面|主线|维度|主题|环节|阶段|层面|原则|抓手|之际|节点|周年|方向|领域/u
const BREAK = /[，。；：！？、,;:!?\n]/u
/** Opening words that say nothing a list needs: 全年共, 一年来先后. */
const OPENING =
  /^(?:(?:全年|一年来|今年|去年|年内|期间|其中|并|先后|还|已|分别|全市|本届|积极|认真|扎实|开展了)(?=[\p{Script=Han}“]{2}))+/u

interface Rated {
  figure: Figure
  paragraph: Paragraph
  shown: { start: number; end: number }
  rating: number
}

/** Whether the report says the thing and at once its number: 提案363件. */
function adjoins({ text }: Paragraph, { what, start }: Figure): boolean {
  return text.slice(Math.max(0, start - what.length), start) === what
}

/** The clause of a figure without its opening words; from the thing itself where the clause is long. */
function shownOf(paragraph: Paragraph, figure: Figure): { start: number; end: number } | null {
  const { text } = paragraph
  let start = figure.start
  while (start > 0 && !BREAK.test(text.charAt(start - 1))) start -= 1
  let end = figure.end
  while (end < text.length && !BREAK.test(text.charAt(end))) end += 1
  // 调研报告、专题纪要34件: the mark inside the name of the thing is none of a clause.
  if (adjoins(paragraph, figure)) {
    start = Math.min(start, figure.start - figure.what.length)
    while (start > 0 && !BREAK.test(text.charAt(start - 1))) start -= 1
  }
  // 心理健康、法律服务等线上讲座14场: only the end of the list stands in the clause.
  if (text.charAt(start - 1) === '、')
    start +=
      /^.*等(?:主题|内容|方面|领域|课题|问题|议题|重点)?/u.exec(text.slice(start, figure.start))?.[0]
        .length ?? 0
  start += OPENING.exec(text.slice(start, figure.start))?.[0].length ?? 0
  if (end - start <= LONGEST && figure.start - start >= SHORTEST_WHAT) return { start, end }
  if (!adjoins(paragraph, figure)) return null
  return { start: figure.start - figure.what.length, end: figure.end }
}

function isResult({ kind, status, what, unit, value, year }: Figure, report: Report): boolean {
  if (status !== 'actual' || (kind !== 'level' && kind !== 'share')) return false
  if (year !== null && report.year !== null && year !== report.year) return false
  if (what.length < SHORTEST_WHAT || what.length > LONGEST_WHAT || GROUPING.test(what)) return false
  if (unit === '' || NO_RESULT.test(unit) || (GOODS.test(unit) && value < LEAST_GOODS)) return false
  return value >= 3 || unit.includes('%') || unit.includes('元')
}

/**
 * Marks out of five: said at once (提案363件), in a paragraph of totals, near the front, the body's own, and large
 * enough to be a year's total.
 */
function rate(figure: Figure, paragraph: Paragraph, results: number, report: Report): number {
  const totals = Math.min(1, (results - 1) / 4)
  const front = 1 - paragraph.number / Math.max(1, report.paragraphs.length)
  const large = figure.unit.includes('%') ? 1 : Math.min(1, Math.log10(Math.max(1, figure.value)) / 3)
  const said = adjoins(paragraph, figure) ? 1 : 0
  const own = figure.whose === null ? 1 : 0
  const sentence = sentences(paragraph.text).find(
    (span) => span.start <= figure.start && figure.end <= span.end,
  )
  const opens =
    sentence && /全年|一年来|累计/u.test(paragraph.text.slice(sentence.start, figure.start)) ? 0.5 : 0
  return 1.2 * said + 1.5 * totals + 0.6 * front + 0.8 * large + own + opens
}

/** Up to ten figures of what was done in the year, in the report's order; none for a report that gives none. */
export function keyFigures(report: Report): KeyFigure[] {
  const rated: Rated[] = report.paragraphs.flatMap((paragraph) => {
    if (paragraph.period?.kind === 'plan') return []
    const results = paragraph.figures.filter((figure) => isResult(figure, report))
    return results.flatMap((figure) => {
      const shown = shownOf(paragraph, figure)
      return shown
        ? [{ figure, paragraph, shown, rating: rate(figure, paragraph, results.length, report) }]
        : []
    })
  })
  const taken: Rated[] = []
  for (const one of rated.sort((a, b) => b.rating - a.rating)) {
    if (taken.length === MOST) break
    const sameClause = taken.some(
      (other) =>
        other.paragraph === one.paragraph &&
        other.shown.start < one.shown.end &&
        one.shown.start < other.shown.end,
    )
    const sameThing = taken.some(({ figure }) => figure.what === one.figure.what)
    const ofParagraph = taken.filter(({ paragraph }) => paragraph === one.paragraph).length
    if (!sameClause && !sameThing && ofParagraph < MOST_OF_ONE) taken.push(one)
  }
  return taken
    .sort((a, b) => a.paragraph.number - b.paragraph.number || a.figure.start - b.figure.start)
    .map(({ figure, paragraph, shown }) => ({
      paragraph: paragraph.number,
      text: paragraph.text.slice(shown.start, shown.end),
      start: figure.start - shown.start,
      end: figure.end - shown.start,
      what: figure.what,
      adjoins: adjoins(paragraph, figure),
      unit: figure.unit,
      value: figure.value,
    }))
}
