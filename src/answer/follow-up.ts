import type { Figure } from '../model.ts'
import { otherThingThan, withoutOtherSides } from './contrasts.ts'
import type { Corpus } from './corpus.ts'
import type { Leaning } from './find.ts'
import { focusOf, hasSlots, hasTime, settleSlots } from './slots.ts'
import type { Concept, Query, Turn } from './turn.ts'
import { type Reading, settleForFigures } from './understand/read-query.ts'
import { unitsLike } from './vocabulary/measure-words.ts'

/** How surely a question leans on the one before: not at all, perhaps, or plainly. */
export type Lean = 'none' | 'perhaps' | 'plainly'

const OPENS =
  /^(?:那|那么|其中|里面|里头|这(?!里|儿|边)|它|他|她|最后|后来|实际|结果|另外|同期|此外|剩下|其余)/u
const CLOSES = /呢[?？。！!]*$/u
/** 备案审查呢 市政府报来几件: the matter first, then what is asked of it. */
const NAMED_FIRST = /^[^,，。 ]{1,10}呢(?![子绒料?？。！!]).{2,}/u
/** 人大对这个有啥意见, 哪个杂志登过这做法: points back at what was told; 坦桑尼亚那本书 points at what it names itself. */
const POINTS_BACK =
  /(?:^|[对跟给把在有为从向让由过了于,，。 是问])(?:[这此该](?:个|件|项|些|次|家|条|种|方面|一块|块|点|事|做法|办法|活动|平台|工程|工作|制度)|那(?:个|件|项|些|事))|[它他她]们?的/u
const SHORT = 9
/** From this length on 当年 may be told of the matter itself: 当年给老人送药的那支队带头的是谁. */
const LONG = 14
/** What the previous question's words still count. */
const CARRIED = 0.55
const CARRIED_WITHOUT_OWN = 1
/** Words carried along (a quoted sentence has many) count at most so much of what the question says itself. */
const MOST_CARRIED = 1.2
/** A heading asked for before is where to look now, not what to look for. */
const BELOW_HEADING = 0.2
/** A doing said anew (采纳, 带队) is what is asked now, no less than a thing would be. */
const TELLING = 0.3

const CORRECTION =
  /^(?:不是(?:这个|那个|的)?|不对|错了|搞错了|弄错了|不)?[,，。!！ ]*(?:我(?:是)?)?(?:刚才)?(?:要|想)?(?:问|说|指|讲|要|查|看)的(?:不是.{1,12}[,，]?)?(?:而)?(?:是)(.+)$|^(?:不是(?:这个|那个|的)?|不对|错了|搞错了|弄错了)[,，。!！ ]+(?:是)?(.+)$/u

/** 不是问2023，问的是2020年; 我要的不是永康，是义乌: what is not meant is named as well. */
const NOT_THIS_BUT =
  /^(?:我)?(?:刚才)?(?:(?:问|说|指|讲|要|查|看)的)?(?:不是|没)(?:问|说|指|讲|要|查|看)?(?:的)?[^,，。]{1,12}[,，。 ]+(?:我)?(?:而)?(?:(?:是)?(?:问|说|指|讲|要|查|看)的?)?(?:是)?(.+)$/u

/** What a correction puts right: 永康政协 of 不是，我问的是永康政协; null if the message corrects nothing. */
export function correctionOf(question: string): string | null {
  const found = CORRECTION.exec(question.trim()) ?? NOT_THIS_BUT.exec(question.trim())
  const right = (found?.[1] ?? found?.[2])?.trim()
  return right ? right : null
}

const SAID_OTHERWISE = 0.25
/** 目标完成, 涨了多少, 叫什么名字: what of a matter is asked; the matter itself is that of the question before. */
const FRAME =
  /^(?:目标|任务|指标|计划|预期|打算|安排|准备|实际|完成|实现|达到|结果|情况|增长|增加|下降|提高|上升|增幅|涨幅|比例|数量|数字|涨|跌|降|升|增|减|变化|名字|名称|时间|地点|原因|理由|人数|金额|进展|进度|效果|总数|几|个|了|的|得|没|吗|到|多|少|有|是|省|市|县|区|地方|年份|年度|加上|算上|加进来|放进来|高|低|快|慢|大|小|最)+$/u

function isFrame(concept: Concept): boolean {
  return FRAME.test(concept.said)
}

function ownOf(reading: Reading, previous: Turn): Concept[] {
  const { query, times } = reading
  return settleForFigures(query.concepts, previous.query.intent, query.text, times).map((concept) =>
    isFrame(concept) && concept.thing
      ? { ...concept, weight: concept.weight * SAID_OTHERWISE, thing: false }
      : concept,
  )
}

/** Least weight of a word that is no thing (提案 may be cut as a verb) to be the matter of a question. */
const LEAST_MATTER = 0.12

/** Whether a question brings a matter of its own: a word that is not only how much, planned or done. */
export function hasMatter(concepts: readonly Concept[]): boolean {
  return concepts.some(
    (concept) =>
      !isFrame(concept) && (concept.thing || (concept.said.length > 1 && concept.weight >= LEAST_MATTER)),
  )
}

/** 还有谁立了功: asks on; what is asked begins behind it. */
const ASKS_ON = /^(?:还有|另外|此外|再就是)[,，]?(?=谁|哪|什么|啥|几|多少|怎)/u

/** The question behind the words that join it to the one before: 谁立了功 of 还有谁立了功; null if there are none. */
export function joinedOn(question: string): string | null {
  const rest = question.trim().replace(ASKS_ON, '')
  return rest === question.trim() || rest.length < 4 ? null : rest
}

/** 2020年政协也加上: joins what is compared. */
const ADDS = /(?:也|再|一起)?(?:加上|算上|带上|加进[来去]|放进[来去])[吧呢了看]*[。?？]?$/u

/** Whether a question can only be understood with the one before it. */
export function leanOf(reading: Reading, previous: Turn | null): Lean {
  const { query, times } = reading
  if (!previous || (previous.query.concepts.length === 0 && focusOf(previous).length === 0)) return 'none'
  if (query.intent === 'smalltalk' || query.intent === 'meta') return 'none'
  const things = query.concepts.filter(({ thing }) => thing)
  if (query.concepts.length === 0 || ADDS.test(query.text)) return 'plainly'
  if (times.relative?.base === 'previous') return 'plainly'
  if (CLOSES.test(query.text) && query.text.length <= 14) return 'plainly'
  if (OPENS.test(query.text) || NAMED_FIRST.test(query.text) || POINTS_BACK.test(query.text)) return 'plainly'
  // 政协2021年任务是哪五条 names its report and asks for a part of it.
  if (query.intent !== 'number' && query.bodies.length > 0 && hasTime(query)) return 'none'
  if (!hasMatter(query.concepts)) return 'plainly'
  return !hasSlots(reading) && query.text.length <= SHORT && things.length <= 1 ? 'perhaps' : 'none'
}

/** Whether a question that leans could also be one of its own (那无废城市盯了几年, but not 镇街的呢 or 人大对这个有啥意见). */
export function standsAlone({ query, times }: Reading): boolean {
  if (times.relative?.base === 'previous' && query.text.length < LONG) return false
  return hasMatter(query.concepts) && !CLOSES.test(query.text) && !POINTS_BACK.test(query.text)
}

/** Whether a question points back with a word: 人大对这个有啥意见. */
export function pointsBack({ query }: Reading): boolean {
  return POINTS_BACK.test(query.text)
}

/** Whether a body said behind the matter may be part of it: 备案审查呢 市政府报来几件. */
export function namesMatterFirst({ query }: Reading): boolean {
  return NAMED_FIRST.test(query.text)
}

/** 镇街的呢, 没改到位的呢: leaves out the noun, which is that of the question before. */
export function leavesOutNoun({ query }: Reading): boolean {
  return /的呢?[?？]*$/u.test(query.text) && CLOSES.test(query.text)
}

/** Whether a question names nothing but another time, body or place: 2006年, 人大呢. */
export function onlySlots(reading: Reading): boolean {
  return hasSlots(reading) && !hasMatter(reading.query.concepts) && reading.query.status === null
}

/** The figure that answered the turn before; null if none did. */
export function figureTold({ answer, query }: Turn, corpus: Corpus): Figure | null {
  const [first] = answer.passages
  const unit = first && query.intent === 'number' ? corpus.unit(first.report.id, first.paragraph) : null
  const shown = unit?.paragraph.figures.filter(({ text }) => answer.headline.includes(text)) ?? []
  // 市政协 3件建议: the figure itself stands at the end of a headline or, before its name, at the beginning.
  const at = ({ text }: Figure) => answer.headline.endsWith(text) || answer.headline.startsWith(text)
  return shown.filter(at).sort((a, b) => b.text.length - a.text.length)[0] ?? null
}

/** Whether the figure that answered the turn before is one of a plan. */
export function toldOfPlan(previous: Turn, corpus: Corpus): boolean {
  return figureTold(previous, corpus)?.status === 'planned'
}

/** Whether a question says its matter and its report, so that the words of the one before matter less: 那2023年科技做了什么. */
export function saysItAll(reading: Reading): boolean {
  const { query } = reading
  return (
    hasSlots(reading) &&
    hasMatter(query.concepts) &&
    !CLOSES.test(query.text) &&
    !POINTS_BACK.test(query.text)
  )
}

/** 帮了哪个县, 有啥奖 want something of their own, whatever was wanted before. */
const WANTS = /哪|什么|啥|谁|怎|咋|如何|几|多少|吗|没[?？]?$/u
/** 一共 in a follow-up sums up what was just told; the report need not say 共 once more. */
const IN_ALL = /一共|总共|共有|合计|总计/gu
const VAGUE = /几个|多少个?$/u
/** 还有几个没整改 counts something, and is told in no sum of money. */
const COUNTED = /几个|多少个/u
/** 无废城市呢 after 监督几年了: how long is asked of the other thing as well. */
const LASTS = /^(?:年|个月|月|天|小时)$/u

/** 叫什么名字 after 处分了几个人 asks who they are; said of nobody yet it may ask what a thing is called. */
const NAMES =
  /^(?:他们?|她们?|都|分别)?(?:叫(?:什么|啥)(?:名字)?|姓(?:什么|啥)|(?:是)?谁|(?:是)?哪几[位个]|名字|姓名)[呢啊?？]*$/u

/** 为什么, 具体怎么做的 want no figure, though one was asked for before. */
const ASKS_HOW = /为什么|为啥|为何|原因|怎么(?!样)|怎样|如何|咋|在哪(?!年)|哪[里儿]|哪些?方面/u

function intentOf(query: Query, before: Query, own: readonly Concept[]): Query['intent'] {
  if (NAMES.test(query.text) && (before.intent === 'who' || before.units.includes('人'))) return 'who'
  if (query.intent === 'section' && own.length === 0) return before.intent
  if (query.intent === 'topic' && ASKS_HOW.test(query.text)) return 'topic'
  if (query.intent !== 'topic' || (WANTS.test(query.text) && !own.every(isFrame))) return query.intent
  return before.intent === 'section' && own.length > 0 ? 'topic' : before.intent
}

const RATE = /率$/u

/** 解决率呢 after 代表建议满意率: one rate is asked instead of another, which no other word may stand for either. */
function withoutRates(before: Query, own: readonly Concept[]): Pick<Query, 'text' | 'concepts'> {
  const { text, concepts } = before
  if (!own.some(({ said }) => RATE.test(said))) return { text, concepts }
  const rates = concepts.filter(({ said }) => RATE.test(said))
  return {
    text: rates.reduce((left, { said }) => left.replaceAll(said, ''), text),
    concepts: concepts.flatMap((concept) => {
      const words = concept.words.filter((word) => !RATE.test(word.text))
      return RATE.test(concept.said) || words.length === 0 ? [] : [{ ...concept, words }]
    }),
  }
}

/** 收入 of 农民收入 before 城镇的呢. */
function restOf(concept: Concept, next: string): Concept[] {
  const rest = withoutOtherSides(concept.said, next)
  const words = [{ text: rest, strength: 1 }]
  return rest.length < 2 ? [] : [{ ...concept, said: rest, words, weight: concept.weight * SAID_OTHERWISE }]
}

function weightOf(concepts: readonly Concept[]): number {
  return concepts.reduce((sum, { weight, bonus }) => sum + (bonus ? 0 : weight), 0)
}

/**
 * Lays a short question over the previous one: its own slots replace, what it leaves unsaid stays. Without `carry` it
 * brings its own matter and takes over only year, body and place.
 */
export function mergeQueries(reading: Reading, previous: Turn, corpus: Corpus, carry: boolean): Query {
  const { query } = reading
  const before = previous.query
  const own = ownOf(reading, previous)
  const said = new Set(own.map((concept) => concept.said))
  const ownThing = own.some(({ thing }) => thing)
  const telling = own.some((concept) => concept.weight >= TELLING && !isFrame(concept))
  const pointing = POINTS_BACK.test(query.text)
  const below = before.intent === 'section' && own.length > 0
  const isReplaced = otherThingThan(query.text)
  const earlier = withoutRates(before, own)
  const kept = earlier.concepts
    .filter((concept) => !said.has(concept.said) && !(telling && concept.carried))
    .flatMap((concept) => (isReplaced(concept.said) ? restOf(concept, query.text) : [concept]))
  const most = (MOST_CARRIED * weightOf(own)) / Math.max(weightOf(kept), Number.EPSILON)
  const usual = below ? BELOW_HEADING : telling && !pointing ? CARRIED : CARRIED_WITHOUT_OWN
  const factor = telling && !pointing ? Math.min(usual, most) : usual
  const carried = carry
    ? kept.map((concept) => ({
        ...concept,
        weight: concept.weight * factor,
        ...(telling ? { carried: true } : {}),
      }))
    : []
  const concepts = [...own, ...carried]
  const found = intentOf(query, before, own)
  const intent = found === 'compare' ? 'number' : found
  const vague = !ownThing && VAGUE.test(query.text) && query.units[0] !== '%'
  const units =
    query.units.length > 0 || intent !== before.intent
      ? query.units
      : query.change || (ownThing && !LASTS.test(before.units[0] ?? ''))
        ? []
        : before.units
  // 那2006年呢 after 859万人 wants people as well, though nobody has named a unit.
  const told =
    units.length === 0 && !hasMatter(own) && intent === 'number' ? figureTold(previous, corpus) : null
  return {
    ...query,
    intent,
    text: `${carry ? withoutOtherSides(earlier.text, query.text) : ''}${query.text}`.replace(IN_ALL, ''),
    ...settleSlots(reading, previous, corpus),
    status: query.status ?? (hasTime(query) && own.length > 0 ? null : before.status),
    concepts,
    terms: concepts.map((concept) => concept.said),
    ...(ownThing && before.unitsSure && before.units[0] ? { unitBefore: before.units[0] } : {}),
    units: vague
      ? COUNTED.test(query.text)
        ? [...unitsLike('个'), '人', '名', '位', '人次']
        : []
      : told
        ? unitsLike(told.unit)
        : units,
    unitsSure: query.units.length > 0 ? query.unitsSure : before.unitsSure && !ownThing,
    change: query.change || (before.change && !ownThing && !/多少|几/u.test(query.text)),
  }
}

/** A reading for a query laid over the one before, whose text stands in front: what it names stands so much further on. */
export function behind(reading: Reading, query: Query): Reading {
  const by = query.text.length - reading.query.text.length
  const moved = <T extends { start: number; end: number }>(all: readonly T[]): T[] =>
    all.map((one) => ({ ...one, start: one.start + by, end: one.end + by }))
  const { times, places } = reading
  return {
    ...reading,
    query,
    times: { ...times, mentions: moved(times.mentions), statuses: moved(times.statuses) },
    places: moved(places),
  }
}

/** Where the previous turn was answered, if the new question does not move elsewhere. */
export function leaningOf(query: Query, previous: Turn | null, corpus: Corpus): Leaning | null {
  const first = focusOf(previous)[0]
  if (!previous || !first || !corpus.head(first.report.id)) return null
  const moved =
    JSON.stringify([query.years, query.bodies, query.regions, query.reportYears]) !==
    JSON.stringify([
      previous.query.years,
      previous.query.bodies,
      previous.query.regions,
      previous.query.reportYears,
    ])
  return moved && (query.years.length > 0 || query.bodies.length > 0 || query.regions.length > 0)
    ? null
    : { reportId: first.report.id, paragraph: first.paragraph }
}
