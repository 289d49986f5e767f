import { clauseOf } from './corpus.ts'
import { judge } from './evidence.ts'
import type { Finding } from './find.ts'
import { leavesOutNoun, pointsBack } from './follow-up.ts'
import { MET, matchConcept } from './match.ts'
import { hasSlots } from './slots.ts'
import type { Concept, Query } from './turn.ts'
import type { Reading } from './understand/read-query.ts'

/** 几个, 几项 are asked of whatever is counted. */
const VAGUE_UNIT = /^[个种类点项]$/u
/** Sums and measures are no count: 还有几个没整改 is not told by 整改金额2.56亿元. */
const SUM = /元|吨|斤|亩|公顷|公里|平方|立方|千瓦/u

/** A figure in another unit than the one asked for is no answer to a question that is read with help (总投资多少). */
export function unitFits({ query, ranked }: Finding): boolean {
  const figure = ranked[0]?.figure?.figure
  if (query.intent !== 'number' || query.units.length === 0 || !figure) return true
  // 贫困人口减少了多少 is answered by 减少245万人, whatever it is counted in.
  if (query.change && !query.unitsSure && figure.kind === 'change') return true
  // 505万下岗失业人员 bear no measure word, and are no rate.
  if (figure.unit === '') return query.units[0] !== '%'
  if (query.units.includes(figure.unit)) return true
  return !SUM.test(figure.unit) && query.units.some((unit) => VAGUE_UNIT.test(unit))
}

/** Least fit of the best paragraph to a year that was asked for or taken over. */
const OF_THE_YEAR = 0.45
/** Least share of its own things that a question read with help must find. */
const OWN_SHARE = 0.5
/** A message that may be a question of its own is one if it is met so much better alone (五型机关指什么). */
const BETTER_ALONE = 0.15
/** A word so long (五型机关, 霍主任) names something; shorter ones (租金) are of what was told as well. */
const LEAST_NAME = 3

function shareMet(
  { query, ranked }: Finding,
  concepts: readonly { concept: Concept; i: number }[],
  near: boolean,
): number {
  const best = ranked[0]
  if (!best || concepts.length === 0) return 1
  const window = best.unit.folded.slice(best.window.span.start, best.window.span.end)
  let met = 0
  let all = 0
  for (const { concept, i } of concepts) {
    all += concept.weight
    // 租金 of what was just told may stand there as 免租; a figure is taken by its own name only.
    const alike =
      near && query.intent !== 'number' && [...concept.said].some((character) => window.includes(character))
    if ((best.matches[i] ?? 0) >= MET || alike) met += concept.weight
  }
  return met / all
}

const POINTING = /[这那该此](?:个|项|些|种|家|条)?$/u

function isPointedAt({ said, thing }: Concept, text: string): boolean {
  const at = text.indexOf(said)
  return thing && at > 0 && POINTING.test(text.slice(0, at))
}

const CLOSES = /呢[?？]*$/u

/**
 * 公益诉讼呢 is not told by 报告公益诉讼工作，办理代表建议46件: neither what is asked for nor what is carried along stands with the
 * figure, in its name, clause or heading.
 */
function isOfOthers(
  finding: Finding,
  own: readonly { concept: Concept }[],
  things: readonly { concept: Concept }[],
): boolean {
  const beside = own.length === 0 ? null : besideFigure(finding)
  return beside !== null && things.every(({ concept }) => matchConcept(concept, beside) < MET)
}

/** Name, clause and headings of the figure found; null without one. */
function besideFigure({ ranked: [best] }: Finding): string | null {
  const figure = best?.figure?.figure
  if (!best || !figure) return null
  const clause = clauseOf(best.unit, figure)
  const { folded, allHeadings, figureNames, paragraph } = best.unit
  const name = figureNames[paragraph.figures.indexOf(figure)] ?? ''
  return `${name} ${folded.slice(clause.start, clause.end)} ${allHeadings}`
}

const MEASURE = /(?:收入|支出|产值|投资|消费|存款|贷款|工资|产量)$/u

/** Whether a word names what is measured in money or yield, of whatever: 收入, 支出. */
export function isMeasureLeft({ said, bonus }: Concept): boolean {
  return !bonus && MEASURE.test(said)
}

/** 城镇的呢 after 农民收入: another measure of the towns than the one left out. */
function lacksMeasure(finding: Finding): boolean {
  const measures = finding.query.concepts.filter(isMeasureLeft)
  const beside = measures.length === 0 ? null : besideFigure(finding)
  return beside !== null && measures.every((concept) => matchConcept(concept, beside) < MET)
}

/**
 * Whether a finding answers a question that is read with help, which must be surer than for one in full: its unit, its
 * year and the things it names itself, and away from what was told (not `near`) also the things carried along.
 */
export function isGood(finding: Finding, reading: Reading, near: boolean): boolean {
  const { query, ranked, verdict } = finding
  const best = ranked[0]
  if (!verdict.good || !best || !unitFits(finding)) return false
  if (query.years.length > 0 && best.timeFit < OF_THE_YEAR) return false
  // 那目标呢 after a result: the result once more is none.
  const status = query.intent === 'number' ? reading.query.status : null
  const planned = best.figure?.figure.status === 'planned' || best.unit.paragraph.period?.kind === 'plan'
  if (status === 'planned' && best.figure && !planned) return false
  const things = query.concepts
    .map((concept, i) => ({ concept, i }))
    .filter(({ concept }) => concept.thing && !concept.bonus)
  const said = reading.query.terms
  const own = things.filter(({ concept }) => said.includes(concept.said))
  if (!pointsBack(reading) && shareMet(finding, own, near) < OWN_SHARE) return false
  if (near && CLOSES.test(reading.query.text) && isOfOthers(finding, own, things)) return false
  if (leavesOutNoun(reading) && lacksMeasure(finding)) return false
  // 永康有这个联盟吗: what is pointed back at must be met where it is looked for now.
  const pointed =
    hasSlots(reading) && reading.query.concepts.find((one) => isPointedAt(one, reading.query.text))
  const met = pointed && query.concepts.findIndex(({ said }) => said === pointed.said)
  if (typeof met === 'number' && (best.matches[met] ?? 0) < MET) return false
  if (near || (hasSlots(reading) && !pointsBack(reading))) return true
  const carried = things.filter(({ concept }) => !said.includes(concept.said))
  return shareMet(finding, carried, false) >= OWN_SHARE
}

/**
 * How well the best paragraph speaks of the things the message itself names, 0..1; 1 if it names none. What is only
 * done or wanted (控制在多少) is said otherwise in another report, and tells nothing of which one is meant.
 */
function ownCoverage({ query, ranked }: Finding, reading: Reading): number {
  const things = reading.query.concepts.filter(({ thing, bonus }) => thing && !bonus)
  let met = 0
  let all = 0
  query.concepts.forEach(({ said }, i) => {
    // The weight as read, not as merged: a finding alone and one with help are measured alike.
    const own = things.find((concept) => concept.said === said)
    if (!own) return
    all += own.weight
    met += own.weight * (ranked[0]?.matches[i] ?? 0)
  })
  return all === 0 ? 1 : met / all
}

/**
 * An answer whose best paragraph is of another year than the one asked, judged by the best of the asked year instead:
 * 政协呢 after 2023年科技做了什么 is told by what was done, though what is planned says more of it.
 */
export function ofTheYear(finding: Finding): Finding {
  const { query, ranked } = finding
  const timely = ranked.filter(({ timeFit }) => timeFit >= OF_THE_YEAR)
  const asksText = query.intent !== 'number' && query.intent !== 'who' && query.intent !== 'when'
  if (!asksText || query.years.length === 0 || timely.length === 0 || timely[0] === ranked[0]) return finding
  const verdict = judge(query, timely[0], timely[1])
  return { ...finding, ranked: timely, verdict: { ...verdict, good: finding.verdict.good && verdict.good } }
}

/** The same finding as a no. */
export function refused(finding: Finding): Finding {
  return { ...finding, verdict: { ...finding.verdict, good: false } }
}

/** Whether a message that may be a question of its own (五型机关指什么) is met so much better `alone` that it is one. */
export function isBetterAlone(helped: Finding, reading: Reading, alone: () => Finding): boolean {
  const named = reading.query.concepts.some(
    ({ said, thing, bonus }) => thing && !bonus && said.length >= LEAST_NAME,
  )
  if (!named) return false
  const finding = alone()
  return finding.verdict.good && ownCoverage(finding, reading) > ownCoverage(helped, reading) + BETTER_ALONE
}

/**
 * So much better must another report speak of it to be meant by a question that names no report at all; chosen by the
 * made-up conversations of the tests, no turn of the sets depends on it.
 */
const BETTER_ELSEWHERE = 0.05

/** Whether a question of its own that names no report is answered as well in the one the conversation is about. */
export function staysHere(here: Finding, reading: Reading, elsewhere: Finding): boolean {
  if (!here.verdict.good || !unitFits(here)) return false
  if (!elsewhere.verdict.good) return true
  const [one, other] = [here.ranked[0], elsewhere.ranked[0]]
  if (!one || !other || ownCoverage(here, reading) < ownCoverage(elsewhere, reading) - BETTER_ELSEWHERE)
    return false
  return one.coverage >= other.coverage - BETTER_ALONE
}

/**
 * The query of an answer without what it did not meet, but for the things the message itself names: the conversation is
 * no longer about the rest.
 */
export function withoutUnmet({ query, ranked }: Finding, reading: Reading): Query {
  const best = ranked[0]
  const said = new Set(reading.query.terms)
  const concepts = query.concepts.filter(
    (concept, i) => (concept.thing && said.has(concept.said)) || (best?.matches[i] ?? 0) >= MET,
  )
  return concepts.some(({ thing }) => thing)
    ? { ...query, concepts, terms: concepts.map((concept) => concept.said) }
    : query
}
