import type { Answer, ComparisonRow, Figure, Passage } from '../model.ts'
import type { Segmenter } from '../text/segment.ts'
import type { Corpus } from './corpus.ts'
import { emptyAnswer } from './empty-answer.ts'
import { extract } from './extract.ts'
import { type FigureHit, figureHits } from './figure-hits.ts'
import { type Finding, find } from './find.ts'
import { officeHolder } from './office.ts'
import { passageOf } from './passage.ts'
import type { Ranked } from './rank.ts'
import type { Side } from './sides.ts'
import { sourceLine } from './source-line.ts'
import type { Query } from './turn.ts'

/** What a side shows when its report does not give the figure. */
export const NOT_STATED = '报告未载'
const LONGEST_VALUE = 60
/** Least score of a side's figure, likeness to the other sides included. */
const LEAST_ALIKE = 0.3
/** A passage about another year is no side's. */
const LEAST_TIME = 0.5

interface SideResult {
  side: Side
  finding: Finding
  found: boolean
  value: string
  figure: Figure | null
  /** Where the value is not the best paragraph's: the lines that say who holds a post. */
  passage?: Passage
}

/** A sentence as a table cell: cut after a clause, never inside a figure or a name. */
function shortened(text: string): string {
  if (text.length <= LONGEST_VALUE) return text
  const end = Math.max(
    ...['，', '、', '；', ',', '。'].map((mark) => text.lastIndexOf(mark, LONGEST_VALUE - 1)),
  )
  return end > 0 ? text.slice(0, end) : text.slice(0, LONGEST_VALUE)
}

/** Asked how or what, a figure is no answer; else a figure is looked for first. */
const ASKS_HOW = /怎么|怎样|如何|做了(?:啥|什么)|干了(?:啥|什么)|不一样|不同|区别|同一个|是谁|哪位/u

function resultOf(side: Side, corpus: Corpus, segmenter: Segmenter): SideResult {
  const holder = officeHolder(side.query, corpus)
  if (holder) {
    const { headline, passage } = holder
    const finding = find(side.query, corpus, segmenter, null)
    return { side, finding, found: true, value: headline, figure: null, passage }
  }
  if (side.query.intent !== 'number' && !ASKS_HOW.test(side.query.text)) {
    const counted = resultAs({ ...side, query: { ...side.query, intent: 'number' } }, corpus, segmenter)
    if (counted.found) return counted
  }
  return resultAs(side, corpus, segmenter)
}

function resultAs(side: Side, corpus: Corpus, segmenter: Segmenter): SideResult {
  const finding = find(side.query, corpus, segmenter, null)
  const best = finding.ranked[0]
  const fit = best?.timeFit ?? 0
  const missing =
    (finding.scope.missing?.kind === 'year' && fit < 0.9) || (side.query.years.length > 0 && fit < LEAST_TIME)
  const figured = side.query.intent === 'number' && best?.figure?.figure.status === 'planned'
  const onlyPlanned = side.query.status === 'actual' && figured
  if (!best || !finding.verdict.good || missing || onlyPlanned)
    return { side, finding, found: false, value: NOT_STATED, figure: null }
  const { headline } = extract(side.query, best)
  const figure = side.query.intent === 'number' ? (best.figure?.figure ?? null) : null
  const value = figure ? figure.text : shortened(headline)
  return { side, finding, found: true, value, figure }
}

/** How far down the ranking a figure that matches the other sides' better is looked for. */
const LOOKED_AT = 8
/** The surest side's figure is the measure unless the sides agree this much better on another's. */
const CLEARLY = 1.15
/** What a figure keeps that counts, measures or dates otherwise than the surest side's. */
const OTHER_UNIT = 0.5
const OTHER_KIND = 0.5
const OTHER_STATUS = 0.7
const OTHER_NAME = 0.65

function likeness(figure: Figure, other: Figure): number {
  const pairs = (name: string) => new Set([...name].slice(1).map((end, i) => `${name.charAt(i)}${end}`))
  const [mine, theirs] = [pairs(figure.what), pairs(other.what)]
  const shared = [...mine].filter((pair) => theirs.has(pair)).length
  const name = shared / Math.max(1, Math.min(mine.size, theirs.size))
  return (
    (OTHER_NAME + (1 - OTHER_NAME) * name) *
    (figure.unit === other.unit ? 1 : OTHER_UNIT) *
    (figure.kind === other.kind ? 1 : OTHER_KIND) *
    (figure.status === other.status ? 1 : OTHER_STATUS)
  )
}

/** A side's figure that fits its question and the model best, and how well; null if none is alike enough. */
function mostAlike({ side, finding }: SideResult, model: Figure, modelStatus: Query['status']) {
  const asked = side.query.status
  const contrasted = asked && modelStatus && asked !== modelStatus
  let best: { ranked: Ranked; hit: FigureHit; score: number } | null = null
  for (const ranked of finding.ranked.slice(0, LOOKED_AT))
    for (const hit of figureHits(side.query, ranked.unit, ranked.matches)) {
      if (contrasted && hit.figure.status !== asked) continue
      const figure = contrasted ? { ...hit.figure, status: model.status } : hit.figure
      const score = hit.score * likeness(figure, model) * Math.sqrt(ranked.prior * ranked.timeFit)
      if (score > (best?.score ?? LEAST_ALIKE)) best = { ranked, hit, score }
    }
  return best
}

interface Alignment {
  results: SideResult[]
  score: number
}

/** Every other side takes the figure that is most like the one of side `at`. */
function alignTo(results: readonly SideResult[], at: number): Alignment {
  const surest = results[at]
  const model = surest?.figure
  if (!surest || !model) return { results: [...results], score: 0 }
  let score = surest.finding.ranked[0]?.figure?.score ?? 0
  const aligned = results.map((result) => {
    if (result === surest || result.side.query.intent !== 'number') return result
    const best = mostAlike(result, model, surest.side.query.status)
    if (!best) return result
    score += best.score
    const first: Ranked = { ...best.ranked, figure: best.hit }
    const others = result.finding.ranked.filter((one) => one.unit !== first.unit)
    const finding = { ...result.finding, ranked: [first, ...others] }
    return { ...result, finding, found: true, value: best.hit.figure.text, figure: best.hit.figure }
  })
  return { results: aligned, score }
}

/** Like is set beside like: the sides take the figures that fit their questions and each other best. */
function alike(results: readonly SideResult[]): SideResult[] {
  const sureness = ({ finding }: SideResult) => finding.ranked[0]?.figure?.score ?? 0
  const [surest = 0, ...others] = results
    .map((_, at) => at)
    .sort((a, b) => {
      const [one, other] = [results[a], results[b]]
      return (other?.figure ? sureness(other) : 0) - (one?.figure ? sureness(one) : 0)
    })
  const first = alignTo(results, surest)
  const best = others
    .map((at) => alignTo(results, at))
    .reduce((one, other) => (other.score > one.score ? other : one), {
      ...first,
      score: first.score * CLEARLY,
    })
  return best.score > first.score * CLEARLY ? best.results : first.results
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100)
}

/** Measure words that count the same thing one for one; 亩 and 公顷, 人 and 人次 do not. */
const SAME_COUNT = [
  ['人', '名', '位'],
  ['场', '次', '场次'],
  ['个', '家', '所', '座', '处'],
  ['篇', '份'],
]

function amountOf(unit: string): string {
  return SAME_COUNT.find((words) => words.includes(unit))?.[0] ?? unit
}

/** The difference of two figures in words, marked as computed; empty where units differ or there is nothing to subtract. */
function differenceOf(results: readonly SideResult[]): string {
  const [a, b] = results
  if (results.length !== 2 || !a?.figure || !b?.figure) return ''
  const alike = amountOf(a.figure.unit) === amountOf(b.figure.unit)
  if (!alike) return '两边单位不同，不能直接相减。'
  if (a.figure.valueTo !== null || b.figure.valueTo !== null || a.figure.kind !== b.figure.kind) return ''
  const difference = Math.abs(a.figure.value - b.figure.value)
  if (difference === 0) return '两边相同（由程序计算）。'
  const more = a.figure.value > b.figure.value ? a : b
  const less = more === a ? b : a
  const units = [...new Set([more.figure?.unit, less.figure?.unit])].join('/')
  const unit = a.figure.unit === '%' ? '个百分点' : units
  const percent =
    a.figure.unit !== '%' && less.figure && less.figure.value > 0
      ? `，多${rounded((difference / less.figure.value) * 100)}%`
      : ''
  return `${more.side.label}比${less.side.label}多${scaled(difference)}${unit}${percent}（由程序计算）。`
}

function scaled(value: number): string {
  if (value >= 1e8) return `${rounded(value / 1e8)}亿`
  return value >= 1e5 ? `${rounded(value / 1e4)}万` : rounded(value)
}

function quoted(name: string): string {
  return /[“”]/u.test(name) ? name : `“${name}”`
}

/** What differs in the naming of the two figures, so that nobody takes unlike things for like. */
function wordingNote(results: readonly SideResult[]): string {
  const [a, b] = results
  if (results.length !== 2 || !a?.figure?.what || !b?.figure?.what) return ''
  const [one, other] = [a.figure.what, b.figure.what]
  if (one.includes(other) || other.includes(one)) return ''
  return `注意口径：${a.side.label}写的是${quoted(one)}，${b.side.label}写的是${quoted(other)}。`
}

/** Answers each side on its own and sets the results side by side; a side without a figure says so. */
export function compare(query: Query, sides: readonly Side[], corpus: Corpus, segmenter: Segmenter): Answer {
  const results = alike(sides.map((side) => resultOf(side, corpus, segmenter)))
  const passages: Passage[] = []
  const comparison: ComparisonRow[] = results.map(({ side, finding, found, value, passage }) => {
    const best = finding.ranked[0]
    if (!found || !(passage || best)) return { label: side.label, value: NOT_STATED, passage: null }
    if (passage) passages.push(passage)
    else if (best) passages.push(passageOf(best.unit, extract(side.query, best).marked))
    return { label: side.label, value, passage: passages.length - 1 }
  })
  const understood = { ...query, intent: 'compare' as const }
  const headline = comparison
    .map(({ label, value }) => `${label} ${value}`)
    .join('；')
    .slice(0, 160)
  if (passages.length === 0)
    return {
      ...emptyAnswer(understood, 'decline'),
      headline: `报告里没有可以比较的内容：${sides.map(({ label }) => `${label}${NOT_STATED}`).join('；')}。`,
      reply: `报告里没有可以比较的内容：${sides.map(({ label }) => `${label}${NOT_STATED}`).join('；')}。`,
    }
  const lines = [
    ...comparison.map(({ label, value }) => `${label}：${value}`),
    differenceOf(results),
    wordingNote(results),
    ...passages.map((passage, i) => `${i + 1}. ${sourceLine(passage)}`),
  ]
  return {
    ...emptyAnswer(understood, 'compare'),
    headline,
    reply: lines.filter(Boolean).join('\n'),
    passages,
    comparison,
    reasons: [`逐项查找：${sides.map(({ label }) => label).join('、')}`],
  }
}
