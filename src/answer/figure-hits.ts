import type { Figure } from '../model.ts'
import { fold } from '../text/normalize.ts'
import type { Span } from '../text/sentences.ts'
import { otherSideThan } from './contrasts.ts'
import { sentenceOf, type Unit } from './corpus.ts'
import { matchConcept, matchSayings, type Sayings, sayingsOf, sifted } from './match.ts'
import { measureFit } from './measure-fit.ts'
import {
  addedFit,
  countedFit,
  countedIn,
  doingFit,
  doingIn,
  nameAsked,
  negationFit,
  ofWhichFit,
  partFit,
  pickedFit,
  wholeFit,
} from './part-or-whole.ts'
import { figureTimeFit } from './time-fit.ts'
import type { Concept, Query } from './turn.ts'
import { countsAlike, measuresOther } from './vocabulary/measure-words.ts'

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
const OTHER_UNIT = 0.2
/** 打了多少场官司 is answered by 办理诉讼案件3件: a measure word of things for another, where the name is the asked one. */
const OTHER_COUNT = 0.6
/** How well a figure's name must say what is asked about to be meant all the same. */
const NAMED = 0.7
/** 13.07万户46万群众: of how many people families tell less. */
const PERSONS = /^[人名位口]$/u
const HOUSEHOLDS = 0.7
/** 受众达40万: the report leaves the unit out. */
const NO_UNIT = 0.8
/** The unit was only guessed from the noun. */
const OTHER_LIKELY_UNIT = 0.65
const NAMED_CHANGE = /(?:增长率|增速|增幅|涨幅|降幅)$/u
/** 多了多少人 is told by 新增就业3.7万人, in the very unit; 新增贷款增长多少 is not told by 新增贷款. */
const NAMED_ADDED = /新增|净增|增收/u
const OTHER_KIND = 0.45
const NAME_FLOOR = 0.8
const OTHER_OWNER = 0.7

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

function namesThing(query: Query, name: string): boolean {
  return query.concepts.some((concept) => concept.thing && matchConcept(concept, name) >= NAMED)
}

/** 办成了多少条 is answered by 解决1511条 rather than by 建成联络站36个, though 条 may be told in 个. */
const LIKE_UNIT = 0.93

function alikeFit(query: Query, unit: string, name: string): number {
  return query.unitsSure && query.units[0] !== unit && !namesThing(query, name) ? LIKE_UNIT : 1
}

/** 增加了几天 is not told by 提高30%, as 涨了多少钱 may be. */
function asksHowMany({ units, unitsSure }: Query): boolean {
  return unitsSure && !/[元%块]|百分点|倍/u.test(units[0] ?? '')
}

function unitFit(query: Query, figure: Figure, name: string): { fit: number; fits: boolean } {
  if (query.units.length === 0) return { fit: figure.kind === 'ordinal' ? 0.5 : 0.9, fits: true }
  if (figure.unit === '户' && PERSONS.test(query.units[0] ?? '') && query.unitsSure)
    return { fit: HOUSEHOLDS, fits: true }
  if (query.units.includes(figure.unit)) return { fit: alikeFit(query, figure.unit, name), fits: true }
  // 多少委员 may be counted in many ways, but not in days; nor does 增速连续11个季度居前 tell the growth.
  const timed = SAYS_WHEN.test(figure.unit) && !query.units.some((unit) => SAYS_WHEN.test(unit))
  if (timed) return { fit: OTHER_UNIT, fits: false }
  if (query.change && figure.kind === 'change')
    return asksHowMany(query) ? { fit: OTHER_UNIT, fits: false } : { fit: 1, fits: true }
  if (figure.unit === '' && figure.kind === 'level') return { fit: NO_UNIT, fits: true }
  if (query.unitsSure && countsAlike(query.units, figure.unit) && namesThing(query, name))
    return { fit: OTHER_COUNT, fits: true }
  const other = measuresOther(query.unitsOfNoun, figure.unit)
  return query.unitsSure || other ? { fit: OTHER_UNIT, fits: false } : { fit: OTHER_LIKELY_UNIT, fits: true }
}

/** How much of the figure's own name the question explains: 提案 fits 提案 better than 提案建议. */
function nameFit(query: Query, name: string): number {
  if (!name) return NAME_FLOOR
  // Words may lie in each other (国内, 国内生产总值, 生产总值): each character of the name is explained once.
  const explained = new Set<number>()
  for (const { words } of query.concepts) {
    const word = words.find(({ text }) => name.includes(text))
    const at = word ? name.indexOf(word.text) : 0
    for (let i = 0; i < (word?.text.length ?? 0); i += 1) explained.add(at + i)
  }
  return NAME_FLOOR + ((1 - NAME_FLOOR) * explained.size) / name.length
}

/** 稳定在1300亿斤以上 says less than 1350.97亿斤, where both are told as done or years are set side by side. */
const ROUND = /(?:以上|左右|以下|以内)$/u

/** 12.4 in a cell is told in full by the sentence that says 12.4亿元. */
const BARE = /^[\d.,]+$/u
const WITHOUT_UNIT = 0.9

function exactness(query: Query, { status, text, unit }: Figure): number {
  if (unit !== '' && BARE.test(text)) return WITHOUT_UNIT
  const done = status === 'actual' || (query.intent === 'compare' && query.status === null)
  return done && ROUND.test(text) ? 0.92 : 1
}

/** The figure counts another side of what is asked (城镇 for 农村), by its name, else by its clause. */
const OTHER_SIDE = 0.2

/** 从7248亿元增加到8865亿元: the first is what it was, and answers only who asks for that. */
const FROM = /[从由][^，。；从由]{0,12}$/u
const TO = /^[^，。；]{0,10}[到至为]/u
const ASKS_BEFORE = /原来|以前|之前|此前|原先|从多少|由多少|起点|基数/u
const WHAT_IT_WAS = 0.6
/** 突破2万亿元、达到23562亿元, 接连跨越7万亿、8万亿、9万亿: only the last is where it stands. */
const PASSED = /(?:突破|超过|跨越|迈上|跨过|超)(?:[\d.]+[万亿元]+、)*$/u
const THEN_REACHED = /^[^，。；]{0,4}[、，](?:达|为|\d)/u

function movedFit(query: Query, unit: Unit, figure: Figure): number {
  if (ASKS_BEFORE.test(query.text)) return 1
  const { text } = unit.paragraph
  const [before, behind] = [text.slice(0, figure.start), text.slice(figure.end)]
  const was = (FROM.test(before) && TO.test(behind)) || (PASSED.test(before) && THEN_REACHED.test(behind))
  return was ? WHAT_IT_WAS : 1
}

/** 市中级人民法院, 市中级法院 and 中院 are one. */
function plainOwner(name: string): string {
  return name
    .replace(/^[省市县区州](?=中|高|法|检|政|人)/u, '')
    .replace(/中级(?:人民)?法院/u, '中院')
    .replace(/高级(?:人民)?法院/u, '高院')
    .replace(/人民(?=法院|检察院|政府)/u, '')
}

/** 市法院4件，市检察院3件，共9件: asked for one owner, a figure without one is the whole or another's. */
const UNOWNED = 0.85

/** 75周年, 第三届 and spans of time answer only who asks for them. */
const SAYS_WHEN = /^(?:周年|届|年|个季度|季度|个月|月|天|日|小时|分钟|周)$/u
const NOT_ASKED_WHEN = 0.4

function kindFit(query: Query, figure: Figure): number {
  if (query.units.length === 0 && SAYS_WHEN.test(figure.unit) && !query.text.includes(figure.unit))
    return NOT_ASKED_WHEN
  if (figure.kind === 'ordinal' && !query.text.includes('第')) return OTHER_KIND
  // 人口自然增长率10.06‰ is an amount by form and a growth by name.
  if (query.change) {
    const added = NAMED_ADDED.test(figure.what) && query.unitsSure && query.units[0] === figure.unit
    return figure.kind === 'change' || NAMED_CHANGE.test(figure.what) || added ? 1 : OTHER_KIND
  }
  return figure.kind === 'change' ? OTHER_KIND + 0.2 : 1
}

function clauseAround(unit: Unit, sentence: Span, figure: Figure): Span {
  return (
    unit.clausesAt(sentence).find((span) => span.start <= figure.start && figure.start < span.end) ?? sentence
  )
}

/** What a concept is worth for every figure of a paragraph, wherever it stands there. */
function aroundFigures(concept: Sayings, inText: Sayings, unit: Unit): number {
  const outside = [
    { text: unit.heading, worth: IN_NEAREST_HEADING },
    { text: unit.allHeadings, worth: IN_HEADING },
    { text: unit.identity, worth: IN_IDENTITY },
  ]
  return aboutOf(inText, [{ text: unit.folded, worth: IN_PARAGRAPH }], aboutOf(concept, outside, 0))
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

/** The figures of a paragraph against the question, best first; `matches` are the paragraph's own, per concept. */
export function figureHits(query: Query, unit: Unit, matches: readonly number[]): FigureHit[] {
  const total = query.concepts.reduce((sum, { weight, bonus }) => sum + (bonus ? 0 : weight), 0)
  // What the whole paragraph does not speak of no figure in it is about.
  const sieve = unit.figureSieve()
  const sayings = query.concepts.map((concept, i) =>
    (matches[i] ?? 0) > 0 ? sifted(ownWords(concept, query, unit), sieve) : null,
  )
  const around = sayings.map((inText, i) => {
    const concept = query.concepts[i]
    return inText && concept ? aroundFigures(sayingsOf(concept), inText, unit) : 0
  })
  const asked = plainOwner(query.text)
  const owners = unit.paragraph.figures.flatMap(({ whose }) => (whose ? [plainOwner(fold(whose))] : []))
  const ownerAsked = owners.some((whose) => asked.includes(whose))
  const called = nameAsked(query, unit.figureNames)
  const counted = called === null ? countedIn(query, unit.figureNames) : null
  const doing = doingIn(query)
  const isOtherSide = otherSideThan(query.text)
  return unit.paragraph.figures
    .map((figure, at): FigureHit => {
      const name = unit.figureNames[at] ?? ''
      const sentence = sentenceOf(unit, figure)
      const clause = clauseAround(unit, sentence, figure)
      const places = [
        { text: name, worth: IN_NAME },
        { text: unit.folded.slice(clause.start, clause.end), worth: IN_CLAUSE },
        { text: unit.folded.slice(sentence.start, figure.start), worth: BEFORE_IN_SENTENCE },
        { text: unit.folded.slice(figure.end, sentence.end), worth: AFTER_IN_SENTENCE },
      ]
      let sum = 0
      query.concepts.forEach(({ weight }, i) => {
        const inText = sayings[i]
        if (inText) sum += weight * aboutOf(inText, places, around[i] ?? 0)
      })
      const about = total === 0 ? 0 : sum / total
      const near = places.slice(0, 2)
      const beside = query.concepts.some((concept, i) => {
        const inText = sayings[i]
        return (
          (concept.thing || isUnderstood(concept)) &&
          inText &&
          near.some(({ text }) => matchSayings(inText, text) >= NAMED)
        )
      })
      const { fit, fits } = unitFit(query, figure, name)
      const timeFit = figureTimeFit(query, figure, unit)
      const whose = figure.whose ? plainOwner(fold(figure.whose)) : ''
      const owner = whose && !asked.includes(whose) ? OTHER_OWNER : 1
      const ownerFit =
        owner === 1 || query.concepts.some((c) => matchConcept(c, fold(figure.whose ?? '')) > 0.5)
      return {
        figure,
        score:
          about *
          fit *
          kindFit(query, figure) *
          timeFit *
          nameFit(query, name) *
          measureFit(query, name) *
          wholeFit(query, unit, clause, figure, about) *
          partFit(query, unit, clause, figure) *
          negationFit(query, unit, clause, figure) *
          countedFit(counted, called, name) *
          ofWhichFit(query, unit, figure) *
          doingFit(doing, unit, sentence, clause) *
          exactness(query, figure) *
          movedFit(query, unit, figure) *
          addedFit(query, unit, sentence, clause, figure) *
          pickedFit(query, unit, sentence, figure) *
          (isOtherSide(name) || isOtherSide(`${name}${unit.folded.slice(clause.start, figure.start)}`)
            ? OTHER_SIDE
            : 1) *
          (ownerAsked && !figure.whose ? UNOWNED : 1) *
          (ownerFit ? 1 : owner),
        about,
        beside,
        unitFits: fits,
        timeFit,
      }
    })
    .sort((a, b) => b.score - a.score || a.figure.start - b.figure.start)
}
