import type { Side } from './sides.ts'
import { hasSlots } from './slots.ts'
import type { Query, Slots, Turn } from './turn.ts'
import type { Reading } from './understand/read-query.ts'

/** 跟2023年差多少, 和人大比呢: what is named is set beside what was asked before. */
const WITH =
  /^(?:那|那么)?(?:[跟和与同]|相比|对比|比起|比).*?(?:比|差|相差|多|少|高|低|快|慢|增|减|变|呢|怎么?样|如何)/u
/** 2007年跟它比, 江苏比这个多多少: the same, said from the other side. */
const WITH_IT =
  /(?:[跟和与同比])(?:它|他|这个|那个|这|前面(?:的|那个)?|上面(?:的|那个)?|刚才(?:的|那个)?|之前的?)(?:来)?(?:比|相比|对比|差|相差|多|少|高|低|快|慢)/u
const THEM = '(?:年度?|边|家|份|次|者|个|地方?|省|市|县|区|届)'
/** 三年比一下, 哪年多, 差多少, 对比一下: what was asked one after the other is set side by side. */
const TOGETHER = new RegExp(
  `^(?:那|那么|把)?(?:这|那|前面?|以上|上面)?(?:[两二三四五六几](?:个)?${THEM}|它们)?(?:都|一起|放(?:在)?一起|之间)?(?:来)?(?:比一?比|比较|比一?下|对比|相比|相差|差距?|差了?|哪(?:一)?(?:个)?${THEM}?(?:的|增长|增速|增幅|涨|涨幅|增|数|数字|值)*得?(?:更|最)?[多少高低快慢大小]|(?:增长|增速|涨|增)?(?:得)?最[多少高低快慢大小]的?(?:一个)?(?:是)?哪?(?:一)?个?${THEM}?|谁(?:更|最)?[多少高低快慢大小]|(?:有)?(?:什么|啥)?(?:变化|区别|不同|不一样)|[多少增减涨降](?:了|出)?(?:多少|几(?:个?百分点|个点|[件个项条场次人名家户所起份篇元点倍])?))(?:一下|多少|一比|看|下|[呢吗啊?？])*$`,
  'u',
)
/** 比上年呢, 跟前一年比怎么样: the year before is set beside the one just told. */
const WITH_YEAR_BEFORE =
  /^(?:那|那么)?(?:跟|和|与|同|比|较|对比|相比)(?:上一?年度?|去年|前一年|头一年)(?:同期)?(?:相?比)?(?:[呢吗]|怎么?样|如何|(?:多|少|差|高|低)(?:了)?(?:多少|几[件个项条场次人名家户所起份篇元点])|(?:是)?(?:更)?(?:多|少|高|低|快|慢|好|涨|降|增加|减少|增长|下降|上升|提高)了?(?:还是.{1,4})?[吗没]?|变化(?:大吗)?)*[?？]?$/u
/** 离目标差多少, 跟年初定的目标比呢: what was planned for the year is set beside what was told of it. */
const WITH_GOAL =
  /^(?:那|那么)?(?:离|距离?|跟|和|与|同|比)(?:年初|当年|当初|原来|原定|去年|上年|预期)?(?:定|说|提|报)?的?(?:目标|计划|任务|预期)(?:值|数)?(?:相?比|差|还差|相差|多|少|高|低|有多大差距|怎么?样|如何|呢)/u
/** 四川也加上, 再加上人大: one more side beside those there are. */
const ONE_MORE = /(?:加上|算上|加进(?:来|去)|放进(?:来|去)|加进|带上)/u
const COUNT = /[两二三四五六]/u
const NUMERALS = '零一二三四五六'
const EVERYTHING = /几|都|全部|各|最/u

const LABELS: readonly [keyof Slots, (value: string) => string][] = [
  ['region', (value) => value],
  ['body', (value) => value],
  ['year', (value) => `${value}年`],
]

/** A slot left open by the one is no other than that of the other. */
function same(a: Slots, b: Slots): boolean {
  const agree = <T>(one: T | null, other: T | null) => one === null || other === null || one === other
  return agree(a.year, b.year) && agree(a.body, b.body) && agree(a.region, b.region)
}

function distinct(all: readonly Slots[]): Slots[] {
  return all.filter((one, i) => all.findIndex((other) => same(one, other)) === i)
}

/** The sides of a comparison as slots, where they differ; empty for fewer than two. */
function sidesFrom(slots: readonly Slots[], before: Query): Side[] {
  const sides = distinct(slots)
  if (sides.length < 2) return []
  const differing = LABELS.filter(([name]) => new Set(sides.map((side) => side[name])).size > 1)
  return sides.map((side) => ({
    label: differing
      .map(([name, label]) => (side[name] === null ? '' : label(String(side[name]))))
      .filter(Boolean)
      .join(''),
    query: {
      ...before,
      intent: before.intent === 'compare' ? 'number' : before.intent,
      years: side.year === null ? [] : [side.year],
      reportYears: [],
      span: null,
      each: false,
      session: null,
      bodies: side.body === null ? [] : [side.body],
      bodyHints: [],
      regions: side.region === null ? [] : [side.region],
      move: null,
    },
  }))
}

function goalBeside(slots: Slots, before: Query): Side[] {
  const [side] = sidesFrom([slots, { ...slots, year: (slots.year ?? 0) - 1 }], before)
  if (!side) return []
  const { query } = side
  return [
    { label: `${slots.year}年目标`, query: { ...query, status: 'planned' } },
    { label: `${slots.year}年完成`, query: { ...query, status: 'actual' } },
  ]
}

function laidOver(slots: Slots, { query, times }: Reading): Slots {
  const base = times.relative?.base === 'previous' ? times.relative.offset : null
  return {
    year: query.years[0] ?? (base !== null && slots.year !== null ? slots.year + base : slots.year),
    body: query.bodies[0] ?? slots.body,
    region: query.regions[0] ?? slots.region,
  }
}

/** Whether the question has no matter of its own besides words of comparing. */
function bare({ query }: Reading): boolean {
  return query.concepts.every(
    ({ said, thing }) =>
      !thing || TOGETHER.test(said) || /^[多少差比]|年$/u.test(said) || ONE_MORE.test(said),
  )
}

/**
 * The sides to be compared when a question asks to set earlier answers of the conversation side by side, or asks the
 * last comparison again of another year, body or place; empty if it does not.
 */
export function sidesAgain(reading: Reading, previous: Turn): Side[] {
  const trail = previous.trail ?? []
  const last = trail.at(-1)
  if (!last || !bare(reading)) return []
  const { text } = reading.query
  if (last.year !== null && WITH_YEAR_BEFORE.test(text))
    return sidesFrom([last, { ...last, year: last.year - 1 }], previous.query)
  if (hasSlots(reading)) {
    if (reading.query.each) return []
    if (WITH.test(text) || WITH_IT.test(text))
      return sidesFrom([last, laidOver(last, reading)], previous.query)
    if (ONE_MORE.test(text)) return sidesFrom([...trail, laidOver(last, reading)], previous.query)
    const compared = previous.answer.kind === 'compare' ? previous.answer.comparison.length : 0
    const sides = compared < 2 ? [] : trail.slice(-compared).map((slots) => laidOver(slots, reading))
    return sidesFrom(sides, { ...previous.query, status: reading.query.status ?? previous.query.status })
  }
  if (last.year !== null && WITH_GOAL.test(text)) return goalBeside(last, previous.query)
  if (!TOGETHER.test(text)) return []
  const said = COUNT.exec(text)?.[0]
  const compared = previous.answer.kind === 'compare' ? previous.answer.comparison.length : 0
  const count = said === undefined ? Math.max(2, compared) : NUMERALS.indexOf(said)
  const before = { ...previous.query, text: `${previous.query.text}，${text}` }
  const told = distinct(trail)
  // 2003到2006年国内生产总值, then 哪年最多: one question named all the years.
  const { years } = previous.query
  const named = told.length < 2 && years.length > 1 ? years.map((year) => ({ ...last, year })) : told
  const inOrder = (all: readonly Slots[]) =>
    all.length > 2 && all.every(({ body, region }) => body === last.body && region === last.region)
      ? [...all].sort((a, b) => (a.year ?? 0) - (b.year ?? 0))
      : all
  const meant = said === undefined && EVERYTHING.test(text) ? named : named.slice(-(count < 2 ? 2 : count))
  return sidesFrom(inOrder(meant), { ...before, change: before.change || reading.query.change })
}

/**
 * The sides of the comparison just told, each asked `query` instead: 增速呢, 财政收入呢 after GDP of two provinces; empty
 * where nothing was compared.
 */
export function sidesAskedAnew(query: Query, previous: Turn): Side[] {
  const compared = previous.answer.kind === 'compare' ? previous.answer.comparison.length : 0
  return compared < 2 ? [] : sidesFrom((previous.trail ?? []).slice(-compared), query)
}

/** Whether earlier answers are to be set side by side, of whatever they were: 差多少, 哪个多, but not 哪年多. */
export function asksTogether(reading: Reading): boolean {
  const { text } = reading.query
  return TOGETHER.test(text) && bare(reading) && !hasSlots(reading) && !/[年省市县区]|[三四五六]/u.test(text)
}

/** Whether what was told is to be set beside the year before: 比上年呢. */
export function asksYearBefore({ query }: Reading): boolean {
  return WITH_YEAR_BEFORE.test(query.text)
}

/** What the sides of a comparison were about, for the trail of the conversation. */
export function slotsOfSides(sides: readonly Side[]): Slots[] {
  return sides.map(({ query }) => ({
    year: query.years[0] ?? null,
    body: query.bodies[0] ?? null,
    region: query.regions[0] ?? null,
  }))
}
