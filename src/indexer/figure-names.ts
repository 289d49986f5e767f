import {
  ARRIVES,
  FALLS,
  FALLS_TO,
  LINKS,
  OPENINGS,
  OWN,
  OWNER,
  PREDICATES,
  RELATIVE_NAMES,
  RISES,
  VERBS,
  WEAK_VERBS,
} from './figure-words.ts'

/** What the words in front of a number say of it. */
export interface Lead {
  /** The noun phrase in front, empty if only verbs stand there. */
  name: string
  /** The verb just before the number when there is no noun between: 采纳73条. */
  verb: string
  whose: string | null
  /** A growth or fall whose size the number is. */
  change: boolean
  direction: -1 | 0 | 1
  /** The front ends so that the noun must follow: 建成…, 为…, 等…. */
  open: boolean
}

const END_LINK = new RegExp(`(?:${LINKS}|了|[约近超逾共达为至到、，,：: ])$`, 'u')
const END_ARRIVES = new RegExp(`(?:${ARRIVES})(?:了|约|近|超过|超)?$`, 'u')
const END_FALLS_TO = new RegExp(`(?:${FALLS_TO})(?:了|约|近|超过|超)?$`, 'u')
const END_RISE = new RegExp(`(?:${RISES})(?:了|约|近|超过|超|逾|达|幅度为|幅度达)?$`, 'u')
const END_FALL = new RegExp(`(?:${FALLS})(?:了|约|近|超过|超|逾|达)?$`, 'u')
const END_VERB = new RegExp(`(?:${VERBS}|${WEAK_VERBS})(?:了|好|出)?$`, 'u')
const END_OPEN =
  /(?:等|为|给|向|对|将|把|让|使|在|由|从|以|和|全国|全省|全市|全县|全区|共有|有|各|每|这|用|的)$/u
/** 一是新增…, 10.建设…: the mark of an item in a list. */
const ITEM_MARK =
  '[一二三四五六七八九十]{1,3}(?:是|、)|\\d{1,2}[.．、](?!\\d)|[（(][一二三四五六七八九十\\d]{1,3}[）)]'
const OPENING = new RegExp(
  `^(?:${OPENINGS}|${ITEM_MARK}|\\d+[多余]?年[来间]|(?:今后|未来|过去|近|这)[两三四五十]年|[两三四五六七八九十]年(?:[来内间]|(?=累计))|[、，,：:；; ])`,
  'u',
)
const STRONG_VERB = new RegExp(`^(?:${VERBS})`, 'u')
const ANY_VERB = new RegExp(VERBS, 'gu')
const START_VERB = new RegExp(`^(?:${VERBS}|${WEAK_VERBS})(?:了|好|出)?`, 'u')
const NO_NAME_AFTER = /^(?:[、，和与及的业]|[率额量数值](?![字据质子贸得])|面积|比例)/u
const LOCATIVE = /(?:[内中上里下]|(?<!时)间|期间|以来|方面|基础上)$/u
const ASIDE = /^(?:考虑|扣除|剔除|按|如果|经|在|根据|对|为|通过|围绕|面对|随着)/u
/** 新增 is part of the name when a noun stands before: 城镇新增就业. */
const ADJECTIVES = /^(?:新增|净增|拥有|新建)$/u
const RELATIVE = new RegExp(`^(?:${RELATIVE_NAMES})+$`, 'u')
const PREDICATE = new RegExp(`${PREDICATES}|${VERBS}`, 'gu')
const COMPARES =
  /(?:，|、)?(?:比|较|与|同)(?:年[初底末]|期初|上年|上届|去年|前年|上期|上一年|同期|全国|预期|原计划|年初计划|计划|“?[^，。、]{1,12}?(?:年底|年末|年初|年|末|时期|期|水平|平均))(?:的|同期|相比|相应)*/gu
/** 高于全国8.5个百分点: against whom, not what. */
const ABOVE = /(?:高于|低于|快于|优于|好于|高出|领先)[^，、]{1,8}$/u
const MANNER =
  /(?:年均|平均(?!每年)|平均每年|每年平均|每年|同比|环比|实际|名义|累计|分别|各|再|均|总体|按可比价格计算|按可比口径|(?:扣除|剔除|考虑)\p{Script=Han}{0,4}价格\p{Script=Han}{0,4}因素|共|又|还|已|约|近|将|可)+$/u
const PARENTHESES = /（[^）]*）|\([^)]*\)/gu

function trimFront(text: string): string {
  let rest = text
  for (;;) {
    const next = rest.replace(OPENING, '')
    if (next === rest || next === '') return next
    rest = next
  }
}

/** 五年 of 五年建成新线5944公里 owns nothing. */
const TIME_ONLY =
  /^(?:[\d一二两三四五六七八九十]{1,4}(?:年|个?月|个?季度)|[上下]半年|[全去今前当本]年|年[初底末内])$/u

/** 一年来，党派团体共 gives 党派团体; what means the report's own body gives null. */
function ownerOf(text: string): string | null {
  const tail = text.split(/[，；：]/u).at(-1) ?? ''
  const name = trimFront(tail)
    .replace(MANNER, '')
    .replace(/(?:共|已|先后|联合|分别|累计|积极|专题|牵头|创新)+$/u, '')
  if (
    name.length < 2 ||
    name.length > 16 ||
    OWN.test(name) ||
    TIME_ONLY.test(name) ||
    /[的了在围绕就从被把将《》“”\d]|开始|^但|、$|年来/u.test(name)
  )
    return null
  return /(?:活动|会议|工作|建设|项目|行动|方面|时|后|中|下|上|来)$/u.test(name) ? null : name
}

/** 提高到每人每月1244元: between the verb and its number, and no part of either. */
const PER_HEAD = /(?<=[到至为达是])(?:每人)?每[月年天]$/u

/** 应到784名，实到761名: who was to come and who came. */
const TURNED_UP = /[应实]到$/u

interface Peeled {
  rest: string
  change: boolean
  direction: -1 | 0 | 1
}

/** Takes the verbs of measure off the end and keeps what they say: 收入实际增长了 leaves 收入, a rise. */
function peel(text: string): Peeled {
  let rest = text.trimEnd()
  let change = false
  let direction: -1 | 0 | 1 = 0
  for (let round = 0; round < 12; round += 1) {
    const before = rest
    if (TURNED_UP.test(rest)) break
    rest = rest.replace(PER_HEAD, '')
    rest = rest.replace(/(?:不高于|不低于|不少于|不超过|不小于|不大于|不足)$/u, '')
    if (!change && END_FALLS_TO.test(rest)) {
      rest = rest.replace(END_FALLS_TO, '')
      direction = direction || -1
      return { rest: peelLinks(rest), change, direction }
    }
    if (!change && END_ARRIVES.test(rest)) {
      const arrived = END_ARRIVES.exec(rest)?.[0] ?? ''
      rest = rest.replace(END_ARRIVES, '')
      if (!arrived.startsWith('达')) return { rest: peelLinks(rest), change, direction: 1 }
    } else if (!change && END_FALL.test(rest)) {
      const shorter = rest.replace(END_FALL, '')
      return { rest: peelLinks(shorter), change: true, direction: -1 }
    } else if (!change && END_RISE.test(rest) && !/[新净]增(?:了|超|近|约|超过|逾)?$/u.test(rest)) {
      const word = END_RISE.exec(rest)?.[0] ?? ''
      const shorter = rest.replace(END_RISE, '')
      return {
        rest: peelLinks(/^(?:增速|增幅|涨幅)/u.test(word) ? rest : shorter),
        change: true,
        direction: 1,
      }
    } else rest = rest.replace(END_LINK, '').trimEnd()
    if (rest === before) break
  }
  change = false
  direction = 0
  return { rest, change, direction }
}

function peelLinks(text: string): string {
  let rest = text
  for (;;) {
    const next = rest
      .replace(MANNER, '')
      .replace(/[、，,：: ]$/u, '')
      .replace(/(?:由|从|每人每[月年]|每[月年]|连续[\d两三四五六七八九十]{1,2}年)$/u, '')
    if (next === rest) return rest
    rest = next
  }
}

/** Words in the title of a book or paper do nothing: 《亲历改革开放》1部. */
function insideTitle(text: string, at: number): boolean {
  return text.lastIndexOf('《', at) > text.lastIndexOf('》', at)
}

/** The part of a clause front that names: behind its last strong verb, weak verbs only at its head. */
function nounPart(text: string): { name: string; front: string; verb: string } {
  let cut = 0
  let front = ''
  let verb = ''
  // 听取和审议 is one chain: the subject ends before its first verb.
  let chain = 0
  let chainEnd = -1
  for (const match of text.matchAll(ANY_VERB)) {
    if (insideTitle(text, match.index)) continue
    const end = match.index + match[0].length
    const rest = text.slice(end)
    if (ADJECTIVES.test(match[0]) && trimFront(text.slice(cut, match.index))) continue
    if (chainEnd < 0 || !/^[、和与及]*$/u.test(text.slice(chainEnd, match.index))) chain = match.index
    chainEnd = end
    if (!rest || NO_NAME_AFTER.test(rest)) continue
    if (cut === 0) front = text.slice(0, chain)
    cut = end
    verb = match[0]
  }
  let name = trimFront(cut === 0 ? text : text.slice(cut).replace(/^[了好出](?![栏口租生境行让])/u, ''))
  const listed = /(?:等|在内的)(?!方面|领域|级|次)(?:一批|相关|各类|共)?(?=.{2})/u.exec(name)
  if (listed && listed.index > 1) name = name.slice(listed.index + listed[0].length)
  for (let round = 0; round < 3; round += 1) {
    const shorter = name.replace(START_VERB, '')
    if (shorter === name || shorter.length < 2 || NO_NAME_AFTER.test(shorter)) break
    name = trimFront(shorter)
  }
  return { name, front, verb }
}

const CLAUSE_OF_WHICH = /[^，。；：]{4,24}的\s*$/u

/** Reads the text between the last boundary and a number. */
export function readLead(left: string): Lead {
  const plain = left.replace(PARENTHESES, '')
  const open = END_OPEN.test(plain.trimEnd())
  const peeled = peel(plain)
  const compared = peeled.rest.replace(COMPARES, '').replace(ABOVE, '')
  const rest = peelLinks(compared)
  const endVerb = peeled.change ? null : END_VERB.exec(rest)
  const bare = endVerb ? rest.slice(0, endVerb.index) : rest
  const topic = endVerb ? topicOf(bare) : ''
  // 已经解决或基本解决的124件: the whole clause before 的 says which ones.
  const clause = CLAUSE_OF_WHICH.test(plain) ? tidy(trimFront(plain.trimEnd().slice(0, -1))) : ''
  const named = !endVerb || (topic !== '' && !STRONG_VERB.test(endVerb[0]))
  const noun = named ? nounPart(rest) : { name: topic, front: '', verb: endVerb?.[0] ?? '' }
  if (LOCATIVE.test(noun.name)) noun.name = ''
  const placed = OWNER.exec(noun.name)?.[0] ?? null
  const whose = clause
    ? null
    : ((/等$/u.test(plain.trim()) ? null : ownerOf(noun.front)) ??
      (placed && placed.length < noun.name.length ? placed : null))
  return {
    name: clause || tidy(noun.name),
    verb: noun.verb,
    whose,
    change: peeled.change,
    direction: peeled.direction,
    open: open || endVerb !== null || noun.name === '',
  }
}

/** What stands before a verb that ends the front is its object by topic: 中央财政赤字拟安排2450亿元. */
function topicOf(bare: string): string {
  // 被有关部门采纳91条: who does it is not what is counted.
  if (/^[、，]?(?:被|由|经|交|转)/u.test(bare.trim())) return ''
  const plain = trimFront(bare.replace(/^[、，]/u, ''))
  if (ASIDE.test(bare.trim()) || LOCATIVE.test(plain) || plain.length < 3) return ''
  return nounPart(plain).name
}

/** Cuts what cannot belong to a name off its ends. */
function tidy(name: string): string {
  const cut = name
    .replace(/\s+/gu, '')
    .replace(/^[、，和与及的了：“]+(?=[^”]*$)/u, '')
    .replace(/[、，和与及的：]+$/u, '')
  return /^(?:[两三四五六七八九十]年|等|其|其中|分别|年|月|日|个|这|各|全国|全省|全市)$/u.test(cut)
    ? ''
    : trimFront(cut)
}

/** 由369位上升到235位: what follows tells where the number went. */
const MOVES =
  /^(?:增加|提高|上升|提升|扩大|增长|减少|下降|降低|缩小|缩短|跃升|扩展|恢复|调整|压缩|精简|收窄|[增减升降扩]至?到?)(?:到|至|为|$)/u

/** The noun that follows a number, up to its predicate: 35名|政协委员|从年初二. Empty if none follows. */
export function nameAfter(right: string): string {
  const plain = right.replace(/^[\s]+/u, '').replace(/^(?:左右|以上|以下)?的/u, '')
  const stop = /[，。；：！？、,;:!?（(\n]/u.exec(plain)
  const phrase = plain.slice(0, Math.min(stop?.index ?? plain.length, 30))
  if (!/^[\p{Script=Han}“A-Za-z]/u.test(phrase) || MOVES.test(phrase)) return ''
  for (const match of phrase.matchAll(PREDICATE)) {
    const inside = phrase.slice(0, match.index)
    if ((inside.match(/“/gu)?.length ?? 0) > (inside.match(/”/gu)?.length ?? 0)) continue
    if (match.index < 2 && match.index > 0 && match[0].length === 1) continue
    return tidyAfter(inside)
  }
  return tidyAfter(phrase)
}

function tidyAfter(name: string): string {
  const cut = name.replace(/\s+/gu, '').replace(/[的等之]+$/u, '')
  if (/^(?:个|大|新|的|[百千万亿]+[元吨斤]?)*(?:台阶|大关|关口|行列|水平|区间)/u.test(cut)) return ''
  return cut.length < 2 && !/[县市省镇乡村国人]/u.test(cut) ? '' : cut
}

/** Does the name only say how much of something named before: 总量, 增速? */
export function isRelative(name: string): boolean {
  return RELATIVE.test(name)
}

/** 完成年度目标的106.7%, 为年初预算的103.8%: how far the indicator before it came, no indicator of its own. */
const TARGET = /(?:目标|预算|计划|任务|目标任务|任务目标|预期)(?:数|任务)?$/u

/** Does the name only say against what target an indicator is measured? */
export function isTarget(name: string, unit: string): boolean {
  return unit === '%' && TARGET.test(name)
}

/** The head of a clause without figure, as the subject of what follows: 外贸出口由负转正，全年达到…. */
export function subjectOf(clause: string): string {
  if (ASIDE.test(clause.trim())) return ''
  const plain = trimFront(clause.replace(PARENTHESES, '').trim())
  let match: RegExpMatchArray | undefined
  for (const found of plain.matchAll(PREDICATE))
    if (found.index > 1 && !/^[和与及]$/u.test(found[0])) {
      match = found
      break
    }
  const head = tidy(plain.slice(0, match?.index ?? plain.length))
  return head.length > 1 && head.length <= 24 ? head : ''
}
