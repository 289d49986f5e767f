import type { Figure } from '../model.ts'
import { fold } from '../text/normalize.ts'
import type { Span } from '../text/sentences.ts'
import type { Unit } from './corpus.ts'
import { matchConcept } from './match.ts'
import type { Query } from './turn.ts'
import { countsAlike, measuresOther } from './vocabulary/measure-words.ts'

/** How well a figure's name must say what is asked about to be meant all the same. */
export const NAMED = 0.7
const OTHER_UNIT = 0.2
/** 打了多少场官司 is answered by 办理诉讼案件3件: a measure word of things for another, where the name is the asked one. */
const OTHER_COUNT = 0.6
/** 13.07万户46万群众: of how many people families tell less. */
const PERSONS = /^[人名位口]$/u
const HOUSEHOLDS = 0.7
/** 受众达40万: the report leaves the unit out. */
const NO_UNIT = 0.8
/** 提起公诉1658件2030人: of two figures for one thing a follow-up wants the unit asked for before. */
const NOT_AS_BEFORE = 0.97
/** The unit was only guessed from the noun. */
const OTHER_LIKELY_UNIT = 0.65
/** 居民消费价格总指数为100.8% tells by how much prices rose. */
const PRICE_INDEX = /(?:价格|物价).{0,6}指数$/u
const NAMED_CHANGE = /(?:增长率|增速|增幅|涨幅|降幅)$/u
/** 多了多少人 is told by 新增就业3.7万人, in the very unit; 新增贷款增长多少 is not told by 新增贷款. */
const NAMED_ADDED = /新增|净增|增收/u
/** 新增学位2100个 tells by how many they grew; of money and shares 新增 is another measure. */
const MEASURED = /[元%‰]|百分点/u
const OTHER_KIND = 0.45
const NAME_FLOOR = 0.8

function namesThing(query: Query, name: string): boolean {
  return query.concepts.some((concept) => concept.thing && matchConcept(concept, name) >= NAMED)
}

/** 办成了多少条 is answered by 解决1511条 rather than by 建成联络站36个, though 条 may be told in 个. */
const LIKE_UNIT = 0.93

function alikeFit(query: Query, unit: string, name: string): number {
  return query.unitsSure && query.units[0] !== unit && !namesThing(query, name) ? LIKE_UNIT : 1
}

const BESIDE_ASKED = 0.7

function namesAny(query: Query, name: string): boolean {
  return query.concepts.some(
    (concept) => !concept.bonus && concept.said.length > 1 && matchConcept(concept, name) >= NAMED,
  )
}

/** 办理提案了多少件: 80个部门 of 80个部门办理提案591件 gives way to what its sentence counts in the very measure word, by the very name. */
export function besideFit(query: Query, unit: Unit, sentence: Span, figure: Figure, name: string): number {
  const [asked] = query.units
  if (!query.unitsSure || asked === figure.unit || namesAny(query, name)) return 1
  const told = unit.paragraph.figures.some(
    (other, i) =>
      other.unit === asked &&
      sentence.start <= other.start &&
      other.start < sentence.end &&
      namesAny(query, unit.figureNames[i] ?? ''),
  )
  return told ? BESIDE_ASKED : 1
}

/** 多少个村子 is asked of things one by one. */
const ASKS_THINGS = /(?:多少|几)[个种类](?![亿万千百]|百分点|小时|月|季度|点)/u

/** 增加了几天 is not told by 提高30%, as 涨了多少钱 may be. */
function asksHowMany({ units, unitsSure }: Query): boolean {
  return unitsSure && !/[元%块]|百分点|倍/u.test(units[0] ?? '')
}

/** 学位, 床位: what schools and hospitals hold, and never those themselves. */
const PLACE_IN = /(?:学|床|车|岗|托|园|泊|摊)位$|名额$/u
const ASKED_PLACES = /^[个张人名位]$/u

/** What a figure is worth by its unit, and whether that is the asked one. */
export function unitFit(query: Query, figure: Figure, name: string): { fit: number; fits: boolean } {
  if (query.units.length === 0) {
    const other = query.unitBefore !== undefined && figure.unit !== query.unitBefore
    return { fit: (figure.kind === 'ordinal' ? 0.5 : 0.9) * (other ? NOT_AS_BEFORE : 1), fits: true }
  }
  if (figure.unit === '户' && PERSONS.test(query.units[0] ?? '') && query.unitsSure)
    return { fit: HOUSEHOLDS, fits: true }
  // 新建几所学校 is not told by 新增学位3.2万个: places are never counted in 所.
  const [asked = ''] = query.units
  if (query.unitsSure && figure.unit !== asked && PLACE_IN.test(name) && !ASKED_PLACES.test(asked))
    return { fit: OTHER_UNIT, fits: false }
  if (query.units.includes(figure.unit)) return { fit: alikeFit(query, figure.unit, name), fits: true }
  // 多少委员 may be counted in many ways, but not in days; nor does 增速连续11个季度居前 tell the growth.
  const timed = SAYS_WHEN.test(figure.unit) && !query.units.some((unit) => SAYS_WHEN.test(unit))
  if (timed) return { fit: OTHER_UNIT, fits: false }
  if (query.change && figure.kind === 'change')
    return asksHowMany(query) ? { fit: OTHER_UNIT, fits: false } : { fit: 1, fits: true }
  if (figure.unit === '' && figure.kind === 'level') return { fit: NO_UNIT, fits: true }
  if (query.unitsSure && countsAlike(query.units, figure.unit) && namesThing(query, name))
    return { fit: OTHER_COUNT, fits: true }
  const things = ASKS_THINGS.test(query.text) ? query.units : query.unitsOfNoun
  const other = measuresOther(things, figure.unit)
  return query.unitsSure || other ? { fit: OTHER_UNIT, fits: false } : { fit: OTHER_LIKELY_UNIT, fits: true }
}

/** How much of the figure's own name the question explains: 提案 fits 提案 better than 提案建议. */
export function nameFit(query: Query, name: string): number {
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

/** What a figure is worth by whether it is told in full: with its unit, not rounded. */
export function exactness(query: Query, { status, text, unit }: Figure): number {
  if (unit !== '' && BARE.test(text)) return WITHOUT_UNIT
  const done = status === 'actual' || (query.intent === 'compare' && query.status === null)
  return done && ROUND.test(text) ? 0.92 : 1
}

/** 从7248亿元增加到8865亿元: the first is what it was, and answers only who asks for that. */
const FROM = /[从由将把][^，。；,;从由]{0,12}$/u
const TO = /^[^，。；,;]{0,10}(?:[到至为]|[整合压缩减调归并]成)/u
const ASKS_BEFORE = /原来|以前|之前|此前|原先|从多少|由多少|起点|基数/u
const AHEAD = /(?:高于|低于|快于|慢于|好于|高出|领先)[^，。；,;]{1,8}$/u
const ASKS_AHEAD = /[高低快慢好超差]|百分点|领先|比/u
const WHAT_IT_WAS = 0.6
/** 突破2万亿元、达到23562亿元, 接连跨越7万亿、8万亿、9万亿: only the last is where it stands. */
const PASSED = /(?:突破|超过|跨越|迈上|跨过|超)(?:[\d.]+[万亿元]+、)*$/u
const THEN_REACHED = /^[^，。；,;]{0,4}[、，,](?:达|为|\d)/u

/** What a figure is worth by whether it is only what something was before. */
export function movedFit(query: Query, unit: Unit, figure: Figure): number {
  if (ASKS_BEFORE.test(query.text)) return 1
  const { text } = unit.paragraph
  const [before, behind] = [text.slice(0, figure.start), text.slice(figure.end)]
  const was = (FROM.test(before) && TO.test(behind)) || (PASSED.test(before) && THEN_REACHED.test(behind))
  // 增长8.5%，高于全省1.7个百分点: by how much it is ahead of others answers only who asks for that.
  const ahead = AHEAD.test(before) && !ASKS_AHEAD.test(query.text)
  return was || ahead ? WHAT_IT_WAS : 1
}

/** 75周年, 第三届 and spans of time answer only who asks for them. */
const SAYS_WHEN = /^(?:周年|届|年|个季度|季度|个月|月|天|日|小时|分钟|周)$/u
const NOT_ASKED_WHEN = 0.4

/** 进出口总额比上年增长37.1%，达到8512亿美元: a sum is told by the second. */
export const ASKS_SUM = /(?:额|总值|总量)(?:是|有|为|达到?)*(?:多少|几)?[?？]?$|多少[万亿]*元|多少钱/u

/** What a figure is worth by its kind (amount, growth, order, span of time) against the asked one. */
export function kindFit(query: Query, figure: Figure, added: boolean): number {
  if (query.units.length === 0 && SAYS_WHEN.test(figure.unit) && !query.text.includes(figure.unit))
    return NOT_ASKED_WHEN
  if (figure.kind === 'ordinal' && !query.text.includes('第')) return OTHER_KIND
  // 人口自然增长率10.06‰ is an amount by form and a growth by name.
  if (query.change) {
    const inUnit = query.unitsSure && query.units[0] === figure.unit
    const isAdded = (NAMED_ADDED.test(figure.what) && inUnit) || (added && !MEASURED.test(figure.unit))
    const named = NAMED_CHANGE.test(figure.what) || PRICE_INDEX.test(fold(figure.what))
    return figure.kind === 'change' || named || isAdded ? 1 : OTHER_KIND
  }
  if (figure.kind !== 'change') return 1
  return ASKS_SUM.test(query.text) && figure.unit === '%' ? OTHER_KIND : OTHER_KIND + 0.2
}
