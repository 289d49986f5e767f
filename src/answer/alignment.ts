import type { Figure, Passage } from '../model.ts'
import { fold } from '../text/normalize.ts'
import type { Unit } from './corpus.ts'
import { type FigureHit, figureHits } from './figure-hits.ts'
import type { Finding } from './find.ts'
import { measureFit } from './measure-fit.ts'
import { namedAlike } from './named-alike.ts'
import type { Ranked } from './rank.ts'
import type { Side } from './sides.ts'
import { sumsUpYears } from './time-fit.ts'
import type { Query } from './turn.ts'
import { measuresAlike, takenForEachOther } from './vocabulary/measure-words.ts'

/** What a side shows when its report does not give the figure. */
export const NOT_STATED = '报告未载'

/** What one side of a comparison came to. */
export interface SideResult {
  side: Side
  finding: Finding
  found: boolean
  value: string
  figure: Figure | null
  /** Where the value is not the best paragraph's: the lines that say who holds a post. */
  passage?: Passage
}

/** Least score of a side's figure, likeness to the other sides included. */
const LEAST_ALIKE = 0.3
/** How far down the ranking a figure that matches the other sides' better is looked for. */
const LOOKED_AT = 8
/** The surest side's figure is the measure unless the sides agree this much better on another's. */
const CLEARLY = 1.15
/** 哪个省GDP最高 asks for amounts, as long as half of the sides tell theirs. */
const GROWTH_UNASKED = 0.5
/** What a figure keeps that counts, measures or dates otherwise than the surest side's. */
const OTHER_UNIT = 0.5
const OTHER_KIND = 0.5
const OTHER_STATUS = 0.7
const OTHER_NAME = 0.65
/**
 * From this share on two names are of one thing, whatever it is measured in: 培训42场, 培训1800人次. It and RELATED_NAME are
 * chosen by the made-up comparisons of the tests; no question of the sets depends on them.
 */
const SAME_NAME = 0.6

function likeness(figure: Figure, other: Figure): number {
  return (
    (OTHER_NAME + (1 - OTHER_NAME) * namedAlike(figure, other)) *
    (figure.unit === other.unit ? 1 : OTHER_UNIT) *
    (figure.kind === other.kind ? 1 : OTHER_KIND) *
    (figure.status === other.status ? 1 : OTHER_STATUS)
  )
}

/** 44条建议 counts nothing that 7场协商 does, though both count. */
const RELATED_NAME = 0.3

/** A figure as one paragraph tells it. */
interface Told {
  figure: Figure
  /** It sums up several years, where the side asks for one. */
  sum: boolean
}

function toldIn(figure: Figure, unit: Unit, { query }: Side): Told {
  return { figure, sum: query.span === null && query.years.length < 2 && sumsUpYears(figure, unit) }
}

/**
 * Whether a figure is no side's beside the model: it measures something else (6280元 beside 859万人) under another name,
 * or sums up several years where the model counts one (五年新增3555万人).
 */
function isUnlike(one: Told, model: Told): boolean {
  if (one.sum !== model.sum) return true
  // 增长4.2% is no side beside 6.66万亿元.
  if ((one.figure.kind === 'change') !== (model.figure.kind === 'change')) return true
  const named = namedAlike(one.figure, model.figure)
  if (!measuresAlike(one.figure.unit, model.figure.unit)) return named < SAME_NAME
  return !takenForEachOther(one.figure.unit, model.figure.unit) && named < RELATED_NAME
}

function without(result: SideResult): SideResult {
  return { ...result, found: false, value: NOT_STATED, figure: null }
}

/** A side with the figures of its best paragraphs, which every alignment chooses from. */
interface Choice extends SideResult {
  choices: { ranked: Ranked; hits: FigureHit[] }[]
}

function withChoices(result: SideResult): Choice {
  const { side, finding } = result
  const choices = finding.ranked
    .slice(0, LOOKED_AT)
    .map((ranked) => ({ ranked, hits: figureHits(side.query, ranked.unit, ranked.matches) }))
  return { ...result, choices }
}

/** A side's figure that fits its question and the model best, and how well; null if none is alike enough. */
function mostAlike({ side, choices }: Choice, model: Told, modelStatus: Query['status']) {
  const asked = side.query.status
  const contrasted = asked && modelStatus && asked !== modelStatus
  const modelMeasure = measureFit(side.query, fold(model.figure.what))
  let best: { ranked: Ranked; hit: FigureHit; score: number } | null = null
  for (const { ranked, hits } of choices)
    for (const hit of hits) {
      if (contrasted && hit.figure.status !== asked) continue
      if (isUnlike(toldIn(hit.figure, ranked.unit, side), model)) continue
      if (measureFit(side.query, fold(hit.figure.what)) < modelMeasure) continue
      const figure = contrasted ? { ...hit.figure, status: model.figure.status } : hit.figure
      const score = hit.score * likeness(figure, model.figure) * Math.sqrt(ranked.prior * ranked.timeFit)
      if (score > (best?.score ?? LEAST_ALIKE)) best = { ranked, hit, score }
    }
  return best
}

interface Alignment {
  results: SideResult[]
  score: number
  /** Growth is set beside growth, though the question asks for none. */
  grown: boolean
}

/** Every other side takes the figure that is most like the one of side `at`. */
function alignTo(results: readonly Choice[], at: number): Alignment {
  const surest = results[at]
  const unit = surest?.finding.ranked[0]?.unit
  if (!surest?.figure || !unit) return { results: [...results], score: 0, grown: false }
  const model = toldIn(surest.figure, unit, surest.side)
  const grown = surest.figure.kind === 'change' && !surest.side.query.change
  let score = surest.finding.ranked[0]?.figure?.score ?? 0
  const aligned = results.map((result) => {
    if (result === surest || result.passage) return result
    const best = mostAlike(result, model, surest.side.query.status)
    const own = result.finding.ranked[0]?.unit
    if (!best)
      return result.figure && own && isUnlike(toldIn(result.figure, own, result.side), model)
        ? without(result)
        : result
    score += best.score
    const first: Ranked = { ...best.ranked, figure: best.hit }
    const others = result.finding.ranked.filter((one) => one.unit !== first.unit)
    const finding = { ...result.finding, ranked: [first, ...others] }
    const side = { ...result.side, query: { ...result.side.query, intent: 'number' as const } }
    return { side, finding, found: true, value: best.hit.figure.text, figure: best.hit.figure }
  })
  return { results: aligned, score, grown }
}

/** Half of the sides, at least two, tell an amount when amounts are set beside each other. */
function tellsAmounts({ results, grown }: Alignment): boolean {
  return !grown && results.filter(({ figure }) => figure).length >= Math.max(2, results.length / 2)
}

/** Like is set beside like: the sides take the figures that fit their questions and each other best. */
export function alike(results: readonly SideResult[]): SideResult[] {
  const sureness = ({ finding }: SideResult) => finding.ranked[0]?.figure?.score ?? 0
  const choices = results.map(withChoices)
  const all = results
    .map((_, at) => at)
    .sort((a, b) => {
      const [one, other] = [results[a], results[b]]
      return (other?.figure ? sureness(other) : 0) - (one?.figure ? sureness(one) : 0)
    })
    .map((at) => alignTo(choices, at))
  const amounts = all.some(tellsAmounts)
  const [first, ...others] = all.map((one) => ({
    ...one,
    score: one.grown && amounts ? one.score * GROWTH_UNASKED : one.score,
  }))
  if (!first) return []
  const best = others.reduce((one, other) => (other.score > one.score ? other : one), {
    ...first,
    score: first.score * CLEARLY,
  })
  return best.score > first.score * CLEARLY ? best.results : first.results
}
