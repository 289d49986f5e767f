import type { Figure } from '../model.ts'
import type { Span } from '../text/sentences.ts'
import { CLASSIFIERS } from '../text/units.ts'
import {
  countsSteps,
  type Entry,
  entriesOf,
  isSoLong,
  listFrom,
  POINTS,
  pairDirection,
  pairsAt,
  pointsDirection,
  predicate,
  undated,
} from './figure-entries.ts'
import { splitNames } from './figure-lists.ts'
import { isRelative, isTarget, type Lead, nameAfter, readLead, subjectOf } from './figure-names.ts'
import { findTableFigures } from './figure-tables.ts'
import { countsBodies } from './figure-words.ts'
import { createYearReader, type FigureContext, type YearReader } from './figure-years.ts'

export type { FigureContext } from './figure-years.ts'

/** With the empty unit of 46万群众. */
const COUNTS = new Set(['', ...CLASSIFIERS.map((unit) => unit.replace(/\(\?.*/u, ''))])
const TIME_UNITS = /^(?:天|小时|个月|年|分钟|秒|周|个工作日|个季度|星期|个星期)$/u
const SHARES = /^[%‰倍成]/u
/** What is counted by these stands before them, behind comes the predicate: 下沉一线督查1100多人次. */
const EVENT_UNITS = /次$|^场$/u
/** 城镇居民…面积8.7平方米，农村22平方米: a group alone stands for the same indicator of that group. */
const GROUP = /^(?:城镇|农村|城市|乡村|东部|中部|西部)$/u
const GROUP_HEAD = /^(?:城镇|农村|城市|乡村|东部|中部|西部)/u
const SHARE = /占|比重|占比|份额/u

interface Naming {
  what: string
  whose: string | null
  change: boolean
  direction: -1 | 0 | 1
}

/** What earlier numbers of the sentence leave to the later ones. */
interface Memory {
  subject: string
  whose: string | null
  unit: string
  levels: (Naming & { unit: string })[]
}

/** How far back in its sentence a subject is looked for, in characters. */
const REACH = 400

function earlierSubject(text: string, entry: Entry): string {
  const clauses = undated(text, entry.dates, Math.max(entry.sentence.start, entry.from - REACH), entry.from)
    .split(/[，；：]/u)
    .filter((part) => part.trim())
  for (const clause of clauses.reverse()) {
    const subject = subjectOf(clause)
    if (subject) return subject
  }
  return ''
}

/** 民生实事10项，其中农村公路工程得票最高，为221票: counted otherwise, and told of in a clause of its own since. */
function between(text: string, entry: Entry, memory: Memory): string {
  const { quantity, sentence, from } = entry
  if (!COUNTS.has(quantity.unit) || !memory.unit || memory.unit === quantity.unit) return ''
  const clause = /[，；]其中([^，；：\d]{2,20})，$/u.exec(
    text.slice(Math.max(sentence.start, from - REACH), from),
  )?.[1]
  return clause ? subjectOf(clause) : ''
}

function wantsAfter(entry: Entry, lead: Lead, after: string): boolean {
  const { unit, ordinal } = entry.quantity
  if (!after || ordinal || lead.change) return false
  // 7%左右的增长速度: the number describes the noun.
  if (unit === '%' || unit === '‰' || unit === '倍') return lead.name === '' && /^ ?的/u.test(entry.right)
  if (TIME_UNITS.test(unit)) return false
  return lead.open || (COUNTS.has(unit) && !EVENT_UNITS.test(unit))
}

/** Name, owner and direction of one number from its front and back and the sentence so far; examples (体检等13件) are no name. */
function nameOne(text: string, entry: Entry, lead: Lead, memory: Memory): Naming {
  const { quantity, adjacent } = entry
  const base = { whose: lead.whose, change: lead.change, direction: lead.direction }
  const after = entry.beyond || nameAfter(entry.right)
  if (quantity.ordinal) return { ...base, ...nameRank(entry, lead, memory) }
  if (adjacent && base.whose && !/[、，]/u.test(entry.left)) base.whose = `${adjacent.text}${base.whose}`
  if (adjacent && after && isNounBetween(entry.left) && COUNTS.has(quantity.unit))
    return { ...base, what: after, whose: `${adjacent.text}${entry.left.trim()}` }
  if (wantsAfter(entry, lead, after)) {
    const owner = lead.name && !lead.whose && OWNER_ONLY.test(lead.name) ? lead.name : base.whose
    return { ...base, what: after, whose: owner }
  }
  if (lead.name.endsWith('等')) return { ...base, what: '' }
  if (after && isSoLong(entry, lead)) return { ...base, what: after }
  const owns = OWNER_ONLY.test(lead.name) && !countsBodies(lead.name, quantity.unit)
  if (lead.name && memory.unit === quantity.unit && COUNTS.has(quantity.unit) && owns)
    return { ...base, what: memory.subject, whose: lead.name }
  if (lead.name) {
    // 完成8.19亿元，占计划9亿元的90.96%: what the share is taken of.
    if (lead.name.startsWith('占') && !SHARES.test(quantity.unit))
      return { ...base, what: lead.name.slice(1) }
    if (GROUP.test(lead.name) && memory.subject)
      return { ...base, what: `${lead.name}${memory.subject.replace(GROUP_HEAD, '')}` }
    if (
      (isRelative(lead.name) || lead.name.startsWith('占') || isTarget(lead.name, quantity.unit)) &&
      memory.subject
    )
      return { ...base, what: `${memory.subject}${lead.name}`, whose: memory.whose }
    return { ...base, what: lead.name }
  }
  // 提升39个县…质效 raises what the counted things have, not their number.
  if (after && COUNTS.has(quantity.unit)) return { ...base, what: after, change: false, direction: 0 }
  if (after && quantity.unit === '%' && !lead.change && !memory.subject) return { ...base, what: after }
  if (TIME_UNITS.test(quantity.unit) && !lead.change) return { ...base, what: predicate(entry.right) }
  const subject = between(text, entry, memory) || memory.subject || earlierSubject(text, entry)
  const what =
    lead.verb && !lead.change && subject && memory.subject ? `${subject}${lead.verb}` : subject || lead.verb
  return { ...base, what: what || predicate(entry.right), whose: lead.whose ?? memory.whose }
}

function isNounBetween(left: string): boolean {
  return /^\p{Script=Han}{2,8}$/u.test(left.trim()) && readLead(left).name === left.trim()
}

const RANKING =
  /(?:连续|均|稳居|跃居|位居|居|排名|位列|列|保持|跃升|上升|升|由|从|排|跃|在|全国|世界|全球|全省)/u

/** 总量连续8年居全国第5位 ranks 地区生产总值总量; 总书记第13次亲临义乌 counts 总书记亲临义乌. */
function nameRank(entry: Entry, lead: Lead, memory: Memory): Pick<Naming, 'what' | 'whose'> {
  const cut = RANKING.exec(entry.left)
  const name = cut ? readLead(entry.left.slice(0, cut.index)).name : lead.name
  if (entry.quantity.unit === '位' || entry.quantity.unit === '名' || entry.quantity.unit === '') {
    if (!name) return { what: memory.subject, whose: memory.whose }
    return { what: isRelative(name) ? `${memory.subject}${name}` : name, whose: lead.whose }
  }
  if (entry.quantity.unit !== '次') return { what: nameAfter(entry.right) || name, whose: null }
  const event = /^[^，。；、：！？（]{0,12}/u.exec(entry.right.trim())?.[0] ?? ''
  return { what: `${lead.name || name}${event}`, whose: null }
}

/** A body and nothing else stands before the number: 市法院4件. */
const OWNER_ONLY = /^[^、]{1,8}(?:法院|检察院|政府|监委|人大|政协|公司|集团|银行|大学|医院|局|委)$/u

/** 代表建议286件、政协提案341件，满意率分别为97.2%和98.1%: the things counted before it own the rates. */
function ownersOf(first: Entry, count: number, { levels }: Memory): string[] | null {
  if (first.quantity.unit !== '%' || !/分别/u.test(first.left)) return null
  const counted = levels.filter(({ unit, what }) => what && COUNTS.has(unit)).slice(-count)
  const alike = counted.length === count && counted.every(({ unit }) => unit === counted[0]?.unit)
  return alike ? counted.map(({ what }) => what) : null
}

function nameList(text: string, list: readonly Entry[], memory: Memory): Naming[] {
  const [first] = list
  if (!first) return []
  const lead = readLead(first.left)
  const base = { whose: lead.whose, change: lead.change, direction: lead.direction }
  if (list.length > 1) {
    const name =
      lead.name || (/分别|年均|平均|增长|下降/u.test(first.left) ? '' : earlierSubject(text, first))
    const names = name && !isRelative(name) ? splitNames(name, list.length) : null
    if (names) return names.map((what) => ({ ...base, what }))
    const target = isTarget(lead.name, first.quantity.unit) ? lead.name : ''
    if ((!lead.name || target) && memory.levels.length >= list.length)
      return memory.levels
        .slice(-list.length)
        .map((level) => ({ ...base, what: `${level.what}${target}`, whose: level.whose }))
    const owners = names || !lead.name || isRelative(lead.name) ? null : ownersOf(first, list.length, memory)
    if (owners) return owners.map((whose) => ({ ...base, what: lead.name, whose }))
    const earlier = lead.name ? null : splitNames(earlierSubject(text, first), list.length)
    if (earlier) return earlier.map((what) => ({ ...base, what }))
  }
  return list.map((entry, index) => {
    if (index === 0) return nameOne(text, entry, lead, memory)
    return nameOne(text, { ...entry, left: first.left }, lead, memory)
  })
}

function kindOf(naming: Naming, entry: Entry): Figure['kind'] {
  if (entry.quantity.ordinal) return 'ordinal'
  if (naming.change || POINTS.test(entry.quantity.unit)) return 'change'
  const rate = entry.quantity.unit === '%' || entry.quantity.unit === '‰'
  return rate && SHARE.test(`${naming.what}${entry.left}`) ? 'share' : 'level'
}

function figureOf(entry: Entry, naming: Naming, reader: YearReader): Figure {
  const { quantity } = entry
  const years = reader.at(quantity, entry.sentence)
  return {
    what: naming.what.slice(0, 40),
    ...{ value: quantity.value, valueTo: quantity.valueTo, unit: quantity.unit, text: quantity.text },
    ...{ start: quantity.start, end: quantity.end },
    ...{
      kind: kindOf(naming, entry),
      direction: naming.direction || pointsDirection(entry),
      ...years,
      whose: naming.whose,
    },
  }
}

/** Years that 由1997年的…增加到2002年的… says for itself and for the pairs after it that say none. */
interface PairYears {
  from: number
  to: number
  sentence: Span
}

/** The numbers where indicators came from, then those where they arrived. */
function figuresOfPairs(
  text: string,
  pairs: readonly (readonly [Entry, Entry])[],
  names: readonly Naming[],
  reader: YearReader,
  past: PairYears | null,
): Figure[] {
  const [head] = pairs
  if (!head) return []
  const ownFrom = reader.own(head[0].quantity)
  const ownTo = reader.own(head[1].quantity)
  const to = ownTo ?? (ownFrom === null ? (past?.to ?? null) : null)
  const direction = pairDirection(text, pairs.at(-1)?.[0] ?? head[0], head[1])
  const starts: Figure[] = []
  const targets: Figure[] = []
  for (const [index, [first, second]] of pairs.entries()) {
    const naming = { ...(names[index] ?? UNNAMED), change: false }
    const start = figureOf(first, { ...naming, direction: 0 }, reader)
    const target = figureOf(second, { ...naming, direction }, reader)
    starts.push({ ...start, year: ownFrom ?? past?.from ?? null, yearTo: null, status: 'actual' })
    targets.push(to === null ? target : { ...target, year: to, yearTo: null })
  }
  return [...starts, ...targets]
}

/** No 分别 looks back at more numbers than this. */
const LEVELS_KEPT = 12

/** What the sentence may lean on after these numbers. */
function remember(
  memory: Memory,
  list: readonly Entry[],
  names: readonly Naming[],
  figures: readonly Figure[],
): Memory {
  let next = memory
  for (const [index, naming] of names.entries()) {
    const figure = figures[index]
    const quantity = list[index]?.quantity
    if (!quantity || isTarget(naming.what, quantity.unit)) continue
    if (naming.what && !quantity.ordinal)
      next = { ...next, subject: naming.what, whose: naming.whose, unit: figure?.unit ?? '' }
    if (figure?.kind === 'level' || figure?.kind === 'share')
      next = { ...next, levels: [...next.levels.slice(-LEVELS_KEPT), { ...naming, unit: quantity.unit }] }
  }
  return next
}

const UNNAMED: Naming = { what: '', whose: null, change: false, direction: 0 }

/** The figures of a legible text, each with its years, in reading order. */
export function figuresIn(text: string, context: FigureContext): Figure[] {
  const table = text.includes('|') ? findTableFigures(text, context) : null
  if (table) return table
  const entries = entriesOf(text)
  const reader = createYearReader(text, context)
  const figures: Figure[] = []
  let memory: Memory = NOTHING
  let years: PairYears | null = null
  let sentence: Span | null = null
  for (let i = 0; i < entries.length; ) {
    const entry = entries[i]
    if (!entry) break
    if (entry.sentence.start !== sentence?.start) memory = NOTHING
    sentence = entry.sentence
    const pairs = pairsAt(text, entries, i)
    const list = pairs.length > 0 ? pairs.map(([first]) => first) : listFrom(text, entries, i)
    const names = nameList(text, list, memory)
    const added: Figure[] =
      pairs.length > 0
        ? figuresOfPairs(text, pairs, names, reader, years)
        : list.map((item, index) => figureOf(item, names[index] ?? UNNAMED, reader))
    const [start, target, pair] = [added[0], added[pairs.length], pairs[0]]
    if (pair && start?.year && target?.year && reader.own(pair[1].quantity) !== null)
      years = { from: start.year, to: target.year, sentence }
    for (const figure of added)
      if (figure.kind === 'change' && years && years.sentence.start === sentence.start)
        Object.assign(figure, { year: years.from, yearTo: years.to })
    figures.push(...added.filter((figure) => !countsSteps(text, figure)))
    memory = remember(memory, list, names, added)
    i += list.length + pairs.length
  }
  return figures
}

const NOTHING: Memory = { subject: '', whose: null, unit: '', levels: [] }
