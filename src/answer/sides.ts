import type { Corpus } from './corpus.ts'
import { ownMatters } from './own-matter.ts'
import { placesThereAre, reportsOf, termsReviewed, yearsOfOnePlace, yearsThereAre } from './reported.ts'
import { differing, distinct, fill, group, labelOf, mentionsOf, type Slots, secondAt } from './side-slots.ts'
import type { Query } from './turn.ts'
import { bodiesOf } from './understand/bodies.ts'
import { asksComparison } from './understand/intent.ts'
import type { Reading } from './understand/read-query.ts'

/** One side of a comparison: the question narrowed to it, and what tells it from the others. */
export interface Side {
  label: string
  query: Query
  /** Each side asks about a thing of its own, so that nothing is to be compared. */
  own?: true
}

/** More rows than this is no comparison but a table; the newest are kept. */
const MOST_SIDES = 12
const COMPARING_WORDS =
  /(?:哪个|最|各|每个|对比|相比|比较|比一比|同一个|不一样|不同|区别|差距|差|变化|相差|谁|哪边|哪家|哪个|比|多|少|高|低|快|慢|涨|各|分别)/gu
/** What belongs to the other side where plan and result are set beside each other. */
const OTHERS_WORDS = {
  actual: /^(?:目标|预期目标|预期|计划|打算|任务)$/u,
  planned: /^(?:实际|结果|完成|完成情况|后来|最后|到底|最终)$/u,
} as const

/** 哪年最多, 增长最快的是哪年: which of several it is. */
const MOST = /最[多少高低快慢大小长短]/u
/** 谁多, 哪年高, 差多少 want figures, whatever else the wording is. */
const NUMERIC =
  /多少|最[多少高低快慢大小长短]|几|多(?:少)?[?？]?$|[更]?[多少高低快慢大小][?？]?$|比.{1,12}[多少高低快慢]|增速|总额|产量|浓度|目标|预期|计划|次数|件数|人数|每年列|每年|历年|差/u

/** 哪个省最多, 各省多少, 八个省都列一下: every place of the library is a side. */
const EVERY_PLACE =
  /^(?:(?:\d{2,4}|今|去|前|明)年)?(?:各|每个|所有|全部)(?:个)?(?:省|市|县|区)(?!级|域|政|属|直|里|内|长|委)|最[多高大快好少低小慢长短]的?(?:省|市|县|区|地方|地区)|哪(?:一)?个?(?:省|市|县|区|地方|地区|镇)(?:份)?.{0,16}(?:最|第一)|(?:各|每个|所有|全部|[几两三四五六七八九十\d]+个)(?:省|市|县|区|地方|地区|镇)(?:份)?.{0,12}(?:多少|几|各|分别|都|列|比|排|谁|哪个)|(?:多少|几|各|分别|列|比).{0,4}(?:各|每个|所有|全部)(?:省|市|县|区)/u

/** 哪年最多, 增长最快的是哪年: every year there is, though no word says so. */
const WHICH_YEAR =
  /哪(?:一)?年.{0,10}(?:最[多少高低快慢大小长短]|(?<!多)[多少高低快慢大小][呢啊]?[?？]?$)|最[多少高低快慢大小长短].{0,3}哪(?:一)?年/u

/** 两届政府, 上届和本届政府: the last two terms that reports review. */
const TERMS = /[两二2]届政府|上[一1]?届.{0,8}[本这][一1]?届|[本这][一1]?届.{0,8}上[一1]?届/u

/** 每年 alone may mean a yearly amount (每年减轻负担); these ask for one answer a year. */
const EVERY_YEAR_THERE_IS = /历年|逐年|各年|每一年|(?:最近|近|这)几年|年年|每年(?:的|各|都|列|是|分别)/u

function spanOf(run: string | undefined): Query['span'] {
  const [from, to] = (run ?? '').split('-').map(Number)
  return from && to ? { from, to, label: `${from}年至${to}年` } : null
}

function yearsOf(run: string | undefined): number[] {
  const span = spanOf(run)
  return span ? Array.from({ length: span.to - span.from + 1 }, (_, i) => span.from + i) : []
}

function narrow(query: Query, side: Slots, status: Query['status']): Query {
  const others = side.status ? OTHERS_WORDS[side.status] : null
  const concepts = query.concepts.filter(
    ({ said }) => said.replace(COMPARING_WORDS, '').length > 0 && !others?.test(said),
  )
  return {
    ...query,
    intent: NUMERIC.test(query.text) || EVERY_PLACE.test(query.text) ? 'number' : query.intent,
    years: side.year === undefined ? yearsOf(side.run) : [side.year],
    span: side.year === undefined ? (spanOf(side.run) ?? query.span) : null,
    each: false,
    bodies: side.body === undefined ? query.bodies.slice(0, 1) : [side.body],
    regions: side.region === undefined ? query.regions.slice(0, 1) : [side.region],
    status: side.status ?? status,
    concepts,
    terms: concepts.map(({ said }) => said),
  }
}

/** Two places make sides if set beside each other; 广东东莞, 浙江给四川投了多少 and 占全国多少 are about one. */
const BESIDE = /[和与跟同及、,， ]|还是|以及|比|各|分别/u

const TOGETHER = /^(?:省|市|县|区)?(?:一起|一道)?(?:共建|合作|联合|携手|共同|签|联手|牵手|协同|对接)/u

function setsPlacesBeside({ query, places }: Reading): boolean {
  const named = places.filter(({ name }) => query.regions.includes(name))
  const from = Math.min(...named.map(({ end }) => end))
  const to = Math.max(...named.map(({ start }) => start))
  // A blank between two names is gone by now: 黑龙江 河南.
  // 甘肃和四川共建了啥: what they do together is one thing.
  if (TOGETHER.test(query.text.slice(Math.max(...named.map(({ end }) => end))))) return false
  const [first, second] = named
  if (first && second && first.end === second.start && first.level === second.level) return true
  return BESIDE.test(query.text.slice(from, Math.max(from, to))) || asksComparison(query.text)
}

const COUNTED_YEARS = /([两二三四五六])年/u
const COUNT = '零一二三四五六'

/** 三年分别开了几场, where there are reports of just three years. */
function countsAllYears(query: Query, corpus: Corpus): boolean {
  const said = COUNTED_YEARS.exec(query.text)?.[1]
  if (said === undefined) return false
  const count = said === '两' ? 2 : COUNT.indexOf(said)
  return count >= 2 && yearsThereAre(query, corpus).length === count
}

/** The one body that has a report of every side; null if none or several do. */
function sharedBody(query: Query, sides: readonly Slots[], corpus: Corpus): string | null {
  const perSide = sides.map((side) =>
    reportsOf(query.regions, corpus)
      .filter(
        (report) => side.year === undefined || report.year === side.year || report.planYear === side.year,
      )
      .filter((report) => side.region === undefined || report.region === side.region)
      .flatMap((report) => bodiesOf(report)),
  )
  const [first = [], ...others] = perSide
  const everywhere = [...new Set(first)].filter((body) => others.every((bodies) => bodies.includes(body)))
  return everywhere.length === 1 ? (everywhere[0] ?? null) : null
}

/** The newest year that every side has a report of; null if there is none, and each side takes its own newest. */
function sharedYear(query: Query, sides: readonly Slots[], corpus: Corpus): number | null {
  const perSide = sides.map((side) =>
    yearsThereAre(
      {
        ...query,
        bodies: side.body === undefined ? query.bodies.slice(0, 1) : [side.body],
        regions: side.region === undefined ? query.regions.slice(0, 1) : [side.region],
      },
      corpus,
    ),
  )
  const [first = [], ...others] = perSide
  return [...first].reverse().find((year) => others.every((years) => years.includes(year))) ?? null
}

/** 计划2004和2005年各建多少: said before the first year, a plan or result is of all years. */
function saysStatusFirst({ times }: Reading): boolean {
  const status = times.statuses[0]
  const year = times.mentions[0]
  return status !== undefined && (year === undefined || status.start < year.start)
}

/** 20年市委书记和24年政协主席分别是谁: two sides, each with a thing of its own; an empty list where they share it. */
function ownSides(reading: Reading): Side[] {
  const mentions = mentionsOf(reading)
  const sides = group(mentions)
  const at = secondAt(mentions)
  const matters =
    sides.length === 2 && at !== null ? ownMatters(reading.query, mentions[0]?.start ?? 0, at) : null
  if (!matters) return []
  // A year or place said once is of both; a body is only of the thing it is said of.
  const full: Slots[] = fill(sides).map((side, i) => {
    const { body: _, ...others } = side
    const body = sides[i]?.body
    return body === undefined ? others : { ...others, body }
  })
  return matters.map(({ query, label }, i) => {
    const side: Slots = full[i] ?? {}
    const asked = narrow(
      { ...query, bodies: side.body === undefined ? [] : query.bodies },
      side,
      query.status,
    )
    const own = { ...asked, intent: query.intent, concepts: query.concepts, terms: query.terms }
    return { label: `${labelOf(side, ['region', 'year', 'body'])}${label}`, query: own, own: true }
  })
}

/**
 * The sides of a comparison, or an empty list for a question about one thing. Years, bodies, places, or plan and
 * result named in turn make sides; 每年 and 历年 make one per year there is.
 */
export function sidesOf(reading: Reading, corpus: Corpus): Side[] {
  const { query, times } = reading
  const terms =
    TERMS.test(query.text) && query.years.length === 0 ? termsReviewed(query, corpus).slice(-2) : []
  if (terms.length === 2)
    return terms.map(({ from, to }) => {
      const side = { run: `${from}-${to}` }
      return { label: labelOf(side, ['run']), query: narrow(query, side, query.status) }
    })
  if (times.span?.total) return []
  const own = ownSides(reading)
  if (own.length > 0) return own
  const runs = times.mentions.filter(({ years }) => years.length > 2).length
  if (query.span !== null && query.years.length > 2 && !query.each && runs < 2) return []
  let slots: Slots[]
  const everyYear = query.each && (query.span !== null || EVERY_YEAR_THERE_IS.test(query.text))
  if (everyYear && query.years.length < 2) {
    const { span } = query
    const years = yearsThereAre(query, corpus).filter(
      (year) => !span || (span.from <= year && year <= span.to),
    )
    slots = years.map((year) => ({ year }))
  } else if (query.years.length === 0 && query.span === null && countsAllYears(query, corpus)) {
    slots = yearsThereAre(query, corpus).map((year) => ({ year }))
  } else if (query.years.length === 0 && query.span === null && WHICH_YEAR.test(query.text)) {
    slots = yearsOfOnePlace(query, corpus)
  } else if (query.regions.length === 0 && EVERY_PLACE.test(query.text)) {
    slots = placesThereAre(query, corpus).map((region) => ({ region }))
  } else slots = distinct(fill(group(mentionsOf(reading))))
  const names = differing(slots)
  if (slots.length < 2 || names.length === 0) return []
  const onlyStatus = names.length === 1 && names[0] === 'status'
  if (onlyStatus && !/和|与|跟|及|、|，|,| |对比|多少.{1,8}多少|几.{1,8}几|最后|后来/u.test(query.text))
    return []
  const allPlaces = query.regions.length === 0
  if (names.length === 1 && names[0] === 'region' && !allPlaces && !setsPlacesBeside(reading)) return []
  if (query.intent === 'when' && !asksComparison(query.text) && !MOST.test(query.text)) return []
  // A plan or result belongs to the year it is said of (去年添了多少今年打算添多少), to all sides only if said before any.
  const ofItsYear = names.includes('year') && !saysStatusFirst(reading)
  const status = times.statuses.length > 1 || ofItsYear ? null : query.status
  const shared =
    query.span !== null ||
    query.status === 'planned' ||
    names.includes('year') ||
    slots.some((side) => side.year !== undefined)
      ? null
      : sharedYear(query, slots, corpus)
  const body =
    slots.some((side) => side.body !== undefined) || query.intent === 'who'
      ? null
      : sharedBody(query, slots, corpus)
  const common = { ...(shared === null ? {} : { year: shared }), ...(body === null ? {} : { body }) }
  return slots.slice(-MOST_SIDES).map((side) => ({
    label: labelOf(side, names),
    query: narrow(query, { ...side, ...common }, status),
  }))
}
