import type { Figure, Passage } from '../model.ts'
import { fold } from '../text/normalize.ts'
import type { Unit } from './corpus.ts'
import { type FigureHit, figureHits } from './figure-hits.ts'
import type { Finding } from './find.ts'
import { measureFit } from './measure-fit.ts'
import { namedAlike } from './named-alike.ts'
import { saysAdded } from './part-or-whole.ts'
import type { Ranked } from './rank.ts'
import type { Side } from './sides.ts'
import type { Steps } from './steps.ts'
import { sumsUpYears } from './time-fit.ts'
import type { Query } from './turn.ts'
import { endsAsMeasure } from './understand/intent.ts'
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
/** What an alignment is worth to a figure that is only of a part, or only of what was added, where it can be otherwise. */
const OF_PARTS = 0.6
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

/** A thing is named by a word as sure as this, and a part of it picked out by one as long as that. */
const NAMED = 0.7
const LEAST_PART = 2

const POINTS = '个百分点'

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
  // 增速高于全国8.4个百分点 is no side beside 增长4.4%.
  if ((one.figure.unit === POINTS) !== (model.figure.unit === POINTS)) return true
  const named = namedAlike(one.figure, model.figure)
  if (!measuresAlike(one.figure.unit, model.figure.unit)) return named < SAME_NAME
  return !takenForEachOther(one.figure.unit, model.figure.unit) && named < RELATED_NAME
}

/** What may stand before the name of a thing and leaves it the whole. */
const WHOLE_OF =
  /^(?:全[国省市县区州旗镇乡年]|全社会|我[国省市县区州旗镇乡]|设区|城[市镇乡]|规模以上|规上|限上|地区|地方|货物|外贸|对外|社会|实现|完成|预计|年|总|的|达到?|和|[新改扩]建|改造|提升|建[设成]|修建|开工|实施|推进|开展|新一轮|新增|净增|累计|[现拥]?有|[省市县区])+$/u

/** What a name says before the thing asked about: 跨境电商平台 of 跨境电商平台进出口; null if it does not name the thing. */
function beforeThing({ concepts }: Query, name: string): string | null {
  let at = -1
  for (const { words, bonus, thing } of concepts)
    if (thing && !bonus)
      for (const { text, strength } of words) {
        const found = strength >= NAMED ? name.indexOf(text) : -1
        if (found >= 0 && (at < 0 || found < at)) at = found
      }
  return at < 0 ? null : name.slice(0, at)
}

/** What a figure's name picks out of the thing asked about: 跨境电商 of 跨境电商进出口; null if it is all of it. */
function pickedOut(query: Query, { what }: Figure): string | null {
  const part = beforeThing(query, fold(what))
  return part === null || part.length < LEAST_PART || WHOLE_OF.test(part) ? null : part
}

/** 跨境电商进出口增长27.4% is only a part beside another side's 进出口总额: its name picks out what the other does not. */
function isPart(query: Query, one: Figure, model: Figure): boolean {
  if (beforeThing(query, fold(model.what)) === null) return false
  const part = pickedOut(query, one)
  return part !== null && namedAlike({ what: part }, { what: fold(model.what) }) === 0
}

/** 增长 before a figure, where the question asks for an amount and the report tells how much it grew. */
const GREW = /(?:增长|增加|提高|上升|下降|减少|降低)了?[约近超]?$/u

/** GDP目标 means how much it is to grow. */
const GOAL = /目标|预期|计划|完成/u

/** A figure as a cell of the table: with its 增长, where it is a change and an amount was asked for. */
export function cellOf(
  { change, text: asked }: Query,
  { kind, text, start }: Figure,
  { paragraph }: Unit,
): string {
  const grew =
    kind === 'change' && !change && !GOAL.test(asked)
      ? GREW.exec(paragraph.text.slice(0, start))?.[0]
      : undefined
  return `${grew ?? ''}${text}`
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
  // A page of no place is no side's where the side's own place is told.
  const placed = finding.ranked[0]?.unit.report.region
  const choices = finding.ranked
    .slice(0, LOOKED_AT)
    .filter(({ unit }) => !placed || side.query.regions.length === 0 || unit.report.region !== null)
    .map((ranked) => ({ ranked, hits: figureHits(side.query, ranked.unit, ranked.matches) }))
  return { ...result, choices }
}

/** The surest side, to which the others are aligned. */
interface Model extends Told {
  query: Query
  hit: FigureHit
  /** It counts only what was added. */
  added: boolean
}

/** Least share of the question that a figure must be about, against the model's: 重点产业项目投资 is no 固定资产投资. */
const LEAST_ABOUT = 0.5

/** 新增高速公路2600公里 is nothing beside another side's 通车里程1.2万公里. */
function addsOnly(unit: Unit, { kind, start }: Figure): boolean {
  if (kind === 'change') return false
  const { text } = unit.paragraph
  return saysAdded(
    text
      .slice(0, start)
      .split(/[，。；、！,;!]/u)
      .at(-1) ?? '',
  )
}

/** Whether a side's figure can stand beside the model: the same measure of the same whole, as done as the model's. */
function canStand({ query, ...side }: Side, ranked: Ranked, hit: FigureHit, model: Model): boolean {
  if (isUnlike(toldIn(hit.figure, ranked.unit, { query, ...side }), model)) return false
  const asked = query.status
  if (asked && model.query.status && asked !== model.query.status) return hit.figure.status === asked
  const ofPlaces = query.regions.join() !== model.query.regions.join()
  if (!ofPlaces || query.years.join() !== model.query.years.join()) return true
  // Two places at one time: the plan of one is nothing beside the result of the other, nor a part beside the whole.
  if (!asked && !model.query.status && hit.figure.status !== model.figure.status) return false
  const measured = endsAsMeasure(fold(model.figure.what))
  if (measured && !measuresAlike(hit.figure.unit, model.figure.unit)) return false
  if (hit.about < LEAST_ABOUT * model.hit.about || (model.hit.beside && !hit.beside)) return false
  return (model.added || !addsOnly(ranked.unit, hit.figure)) && !isPart(query, hit.figure, model.figure)
}

/** A side's figure that fits its question and the model best, and how well; null if none is alike enough. */
function mostAlike({ side, choices }: Choice, model: Model) {
  const contrasted = side.query.status && model.query.status && side.query.status !== model.query.status
  const modelMeasure = measureFit(side.query, fold(model.figure.what))
  let best: { ranked: Ranked; hit: FigureHit; score: number } | null = null
  for (const { ranked, hits } of choices)
    for (const hit of hits) {
      if (!canStand(side, ranked, hit, model)) continue
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
  const { unit, figure: hit } = surest?.finding.ranked[0] ?? {}
  if (!surest?.figure || !unit || !hit) return { results: [...results], score: 0, grown: false }
  const model: Model = {
    ...toldIn(surest.figure, unit, surest.side),
    query: surest.side.query,
    hit,
    added: addsOnly(unit, surest.figure),
  }
  const grown = surest.figure.kind === 'change' && !surest.side.query.change
  const part = model.added || beforeThing(model.query, fold(model.figure.what)) === null
  const picked = pickedOut(model.query, model.figure) !== null
  let score = surest.finding.ranked[0]?.figure?.score ?? 0
  const aligned = results.map((result) => {
    if (result === surest || result.passage) return result
    const best = mostAlike(result, model)
    const own = result.finding.ranked[0]
    if (!best)
      return result.figure && own?.figure && !canStand(result.side, own, own.figure, model)
        ? without(result)
        : result
    score += best.score
    const first: Ranked = { ...best.ranked, figure: best.hit }
    const others = result.finding.ranked.filter((one) => one.unit !== first.unit)
    const finding = { ...result.finding, ranked: [first, ...others] }
    const side = { ...result.side, query: { ...result.side.query, intent: 'number' as const } }
    const { figure } = best.hit
    return { side, finding, found: true, value: cellOf(side.query, figure, first.unit), figure }
  })
  return { results: aligned, score: part || picked ? score * OF_PARTS : score, grown }
}

/** Half of the sides, at least two, tell an amount when amounts are set beside each other. */
function tellsAmounts({ results, grown }: Alignment): boolean {
  return !grown && results.filter(({ figure }) => figure).length >= Math.max(2, results.length / 2)
}

/** Like is set beside like, a step for each side: the sides take the figures that fit their questions and each other best. */
export function* alike(results: readonly SideResult[]): Steps<SideResult[]> {
  const sureness = ({ finding }: SideResult) => finding.ranked[0]?.figure?.score ?? 0
  const choices: Choice[] = []
  for (const result of results) {
    choices.push(withChoices(result))
    yield
  }
  const surestFirst = results
    .map((_, at) => at)
    .sort((a, b) => {
      const [one, other] = [results[a], results[b]]
      return (other?.figure ? sureness(other) : 0) - (one?.figure ? sureness(one) : 0)
    })
  const all: Alignment[] = []
  for (const at of surestFirst) {
    all.push(alignTo(choices, at))
    yield
  }
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
