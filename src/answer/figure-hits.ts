import type { Figure } from '../model.ts'
import { otherSideThan } from './contrasts.ts'
import { clauseOf, sentenceOf, type Unit } from './corpus.ts'
import { countedIn, countedNouns } from './counted-noun.ts'
import { besideFit, exactness, kindFit, movedFit, NAMED, nameFit, unitFit } from './figure-fits.ts'
import { limitFit } from './limit-asked.ts'
import { createMatcher, type Matcher, matchSayings, type Sayings, sifted } from './match.ts'
import { measureFit } from './measure-fit.ts'
import { negationFit } from './negation.ts'
import { isOfPart } from './of-part.ts'
import { sortFit } from './one-sort.ts'
import { ownersIn } from './owners.ts'
import {
  addedFit,
  addingWord,
  countedFit,
  doingFit,
  doingIn,
  nameAsked,
  ofWhichFit,
  pickedFit,
  wholeFit,
} from './part-or-whole.ts'
import { partFit } from './picked-out.ts'
import { figureTimeFit } from './time-fit.ts'
import type { Concept, Query } from './turn.ts'

/** A figure that may be the one asked for. */
export interface FigureHit {
  figure: Figure
  /** 0..1: what it counts, its unit, its year and its kind against the question. */
  score: number
  /** Share of the question that the figure's own name and clause cover. */
  about: number
  /** A thing asked about, or a doing in a report's own word for it, is named by the figure itself or in its own clause. */
  beside: boolean
  unitFits: boolean
  timeFit: number
}

/** How much a word of the question is worth by where it stands from the figure. */
const IN_NAME = 1
const IN_CLAUSE = 0.9
const BEFORE_IN_SENTENCE = 0.7
const AFTER_IN_SENTENCE = 0.45
/** The heading right above (often the paragraph's own opening words) names what its figures are about. */
const IN_NEAREST_HEADING = 0.75
const IN_HEADING = 0.55
const IN_PARAGRAPH = 0.3
const IN_IDENTITY = 0.35

interface Place {
  text: string
  worth: number
}

function aboutOf(concept: Sayings, places: readonly Place[], least: number): number {
  let best = least
  for (const { text, worth } of places) {
    if (worth <= best) continue
    best = Math.max(best, worth * matchSayings(concept, text))
  }
  return best
}

/** The figure counts another side of what is asked (城镇 for 农村), by its name, else by its clause. */
const OTHER_SIDE = 0.2

/** 经济增长5%左右 names what grows by the growth. */
const ECONOMY = '经济'
/** The figure is of a kind of what is asked as a whole. */
const OF_PART = 0.7

/** What each concept is worth for every figure of a paragraph by its headings and the identity of its report. */
function aroundFigures(unit: Unit, shared: Matcher): number[] {
  const [nearest, all, identity] = [shared(unit.heading), shared(unit.allHeadings), shared(unit.identity)]
  return nearest.map((match, i) =>
    Math.max(IN_NEAREST_HEADING * match, IN_HEADING * (all[i] ?? 0), IN_IDENTITY * (identity[i] ?? 0)),
  )
}

/** 脱盲 is a doing, but what it is in the words of reports (扫除青壮年文盲) tells as much as a thing. */
function isUnderstood({ words }: Concept): boolean {
  return words.some(({ strength }, i) => i > 0 && strength >= NAMED)
}

/** 立案 may be told as 提案, but not where the question says both and the paragraph 立案 too: 提案218件，立案193件. */
function ownWords(concept: Concept, { concepts }: Query, unit: Unit): Pick<Concept, 'words'> {
  if (concept.words.length === 1 || !unit.folded.includes(concept.said)) return concept
  const others = concepts.flatMap(({ said, bonus }) => (bonus || said === concept.said ? [] : [said]))
  if (!concept.words.some(({ text }) => others.includes(text))) return concept
  return { words: concept.words.filter(({ text }) => !others.includes(text)) }
}

/** What a question asks of figures, worked out once for all paragraphs. */
interface Asked {
  query: Query
  /** Weight of all that is asked. */
  total: number
  /** Above the score of any figure, by a hair for what rounding adds: one that is about all that is asked, hints included. */
  most: number
  /** The words whose amount is asked. */
  nouns: readonly Concept[]
  doing: Concept | null
  isOtherSide: (text: string) => boolean
}

const askedBy = new WeakMap<Query, Asked>()

function askedOf(query: Query): Asked {
  let asked = askedBy.get(query)
  if (!asked) {
    const total = query.concepts.reduce((sum, { weight, bonus }) => sum + (bonus ? 0 : weight), 0)
    const withHints = query.concepts.reduce((sum, { weight }) => sum + weight, 0)
    asked = {
      query,
      total,
      most: total === 0 ? 0 : (withHints / total) * (1 + 1e-9),
      nouns: countedNouns(query),
      doing: doingIn(query),
      isOtherSide: otherSideThan(query.text),
    }
    askedBy.set(query, asked)
  }
  return asked
}

/** Above the score of any figure against the question. */
export function mostScore(query: Query): number {
  return askedOf(query).most
}

/** What the figures of one paragraph are weighed with, worked out once for all of them. */
interface Scale {
  asked: Asked
  unit: Unit
  /** Per concept: its words that can stand in the paragraph, null where it speaks of none; and what it is worth everywhere. */
  sayings: readonly (Sayings | null)[]
  around: readonly number[]
  ownerFit(figure: Figure): number
  called: string | null
  counted: Concept | null
}

function scaleOf(query: Query, unit: Unit, matches: readonly number[], shared: Matcher): Scale {
  // What the whole paragraph does not speak of no figure in it is about.
  const sieve = unit.figureSieve()
  const sayings = query.concepts.map((concept, i) =>
    (matches[i] ?? 0) > 0 ? sifted(ownWords(concept, query, unit), sieve) : null,
  )
  const outside = aroundFigures(unit, shared)
  const inParagraph = [{ text: unit.folded, worth: IN_PARAGRAPH }]
  const around = sayings.map((inText, i) => (inText ? aboutOf(inText, inParagraph, outside[i] ?? 0) : 0))
  const asked = askedOf(query)
  const called = nameAsked(query, unit.figureNames)
  return {
    asked,
    unit,
    sayings,
    around,
    called,
    ownerFit: ownersIn(query, unit),
    counted: called === null ? countedIn(asked.nouns, unit.figureNames) : null,
  }
}

function sideFit({ isOtherSide }: Asked, name: string, before: string): number {
  return isOtherSide(name) || isOtherSide(`${name}${before}`) ? OTHER_SIDE : 1
}

/** 新增学位2100个: whether the name of a figure is said to count only what was added. */
function isAdded(unit: Unit, figure: Figure, name: string): boolean {
  const before = unit.folded.slice(clauseOf(unit, figure).start, figure.start)
  const at = name === '' ? -1 : before.lastIndexOf(name)
  return at >= 0 && addingWord(before.slice(0, at)) !== ''
}

/** Weighs the figure at a place in the paragraph; null as soon as it cannot come to `least`, since no factor is above 1. */
function weighed(scale: Scale, at: number, least: number): FigureHit | null {
  const { asked, unit, sayings } = scale
  const { query, total } = asked
  const figure = unit.paragraph.figures[at]
  if (!figure) return null
  const name = unit.figureNames[at] ?? ''
  const { fit, fits } = unitFit(query, figure, name)
  const kind = kindFit(query, figure, query.change && isAdded(unit, figure, name))
  // Most figures of another unit need not be looked at any closer.
  if (asked.most * fit * kind < least) return null
  const sentence = sentenceOf(unit, figure)
  const clause = clauseOf(unit, figure)
  const inClause = unit.folded.slice(clause.start, clause.end)
  const places = [
    { text: name === ECONOMY && figure.kind === 'change' ? `${name}增长` : name, worth: IN_NAME },
    { text: inClause, worth: IN_CLAUSE },
    { text: unit.folded.slice(sentence.start, figure.start), worth: BEFORE_IN_SENTENCE },
    { text: unit.folded.slice(figure.end, sentence.end), worth: AFTER_IN_SENTENCE },
  ]
  let sum = 0
  query.concepts.forEach(({ weight }, i) => {
    const inText = sayings[i]
    if (inText) sum += weight * aboutOf(inText, places, scale.around[i] ?? 0)
  })
  const about = total === 0 ? 0 : sum / total
  if (about < least) return null
  const timeFit = figureTimeFit(query, figure, unit)
  let score = about * fit * kind * timeFit * nameFit(query, name) * measureFit(query, name)
  if (score < least) return null
  score *= wholeFit(query, unit, clause, figure, about)
  score *= partFit(query, unit, clause, figure)
  score *= negationFit(query, unit, clause, figure)
  score *= countedFit(query, scale.counted, scale.called, figure, name)
  if (score < least) return null
  score *= ofWhichFit(query, unit, figure)
  score *= doingFit(asked.doing, unit, sentence, clause)
  score *= exactness(query, figure)
  score *= besideFit(query, unit, sentence, figure, name)
  score *= movedFit(query, unit, figure)
  score *= isOfPart(query, figure) ? OF_PART : 1
  score *= addedFit(query, unit, sentence, clause, figure)
  score *= pickedFit(query, unit, sentence, figure)
  score *= limitFit(query, unit, sentence, figure)
  score *= sideFit(asked, name, unit.folded.slice(clause.start, figure.start))
  score *= sortFit(query, unit, sentence, figure)
  score *= scale.ownerFit(figure)
  if (score < least) return null
  const beside = query.concepts.some((concept, i) => {
    const inText = sayings[i]
    return (
      (concept.thing || isUnderstood(concept)) &&
      inText &&
      [name, inClause].some((text) => matchSayings(inText, text) >= NAMED)
    )
  })
  return { figure, score, about, beside, unitFits: fits, timeFit }
}

const bestFirst = (a: FigureHit, b: FigureHit): number => b.score - a.score || a.figure.start - b.figure.start

/** The figures of a paragraph against the question, best first; `matches` are the paragraph's own, per concept. */
export function figureHits(query: Query, unit: Unit, matches: readonly number[]): FigureHit[] {
  const scale = scaleOf(query, unit, matches, createMatcher(query.concepts))
  return unit.paragraph.figures.flatMap((_, at) => weighed(scale, at, 0) ?? []).sort(bestFirst)
}

/** The places of a paragraph's figures, those in a unit asked for first: after them few others can be the best. */
function inUnitFirst({ units }: Query, figures: readonly Figure[]): number[] {
  const all = figures.map((_, at) => at)
  if (units.length === 0) return all
  const isAsked = (at: number) => units.includes(figures[at]?.unit ?? '')
  return [...all.filter(isAsked), ...all.filter((at) => !isAsked(at))]
}

/**
 * The first of `figureHits`, for a third of the work: a figure is given up once it cannot be it, or comes to less than
 * `least`. `shared` tells what headings and titles match, for all paragraphs of a question.
 */
export function bestFigure(
  query: Query,
  unit: Unit,
  matches: readonly number[],
  shared: Matcher = createMatcher(query.concepts),
  least = 0,
): FigureHit | null {
  const { figures } = unit.paragraph
  if (figures.length === 0) return null
  const scale = scaleOf(query, unit, matches, shared)
  let best: FigureHit | null = null
  for (const at of inUnitFirst(query, figures)) {
    const hit = weighed(scale, at, best?.score ?? least)
    if (hit && (best === null || bestFirst(hit, best) < 0)) best = hit
  }
  return best
}
