import type { Figure } from '../model.ts'
import { findQuantities, type Quantity } from '../text/quantities.ts'
import { type Span, sentences } from '../text/sentences.ts'
import { CLASSIFIERS } from '../text/units.ts'
import { isRelative, type Lead, nameAfter, readLead, splitNames, subjectOf } from './figure-names.ts'
import { createYearReader, type FigureContext, startsPair, type YearReader } from './figure-years.ts'

export type { FigureContext } from './figure-years.ts'

/** Text between two numbers of one list: 75.1%、99.1%; 2050万吨、4200万吨和19万吨. */
const LIST_GAP = /^(?:[、，和与及]|以及)?(?:约|近|超|超过|达|分别)?$/u
const ARRIVES_GAP =
  /^(?:左右)?(?:的水平)?[，]?(?:大幅|迅速|进一步|逐步|稳步|分别|又|已|再)?(?:增加|提高|上升|提升|扩大|增长|减少|下降|降低|缩小|缩短|降|升|增|减|跃升|回落|调整|扩展|发展|压缩|收窄|达|恢复|突破|变)+(?:到了?|至|为)?(?:了|近|约|超|超过)?(?:[^，。；、]{0,10}年[底末]?的?)?(?:约|近|超|超过)?$/u
const BOUNDARY = /[，,；;。：:！？!?\n]/u
const COUNTS = new Set(CLASSIFIERS.map((unit) => unit.replace(/\(\?.*/u, '')))
const TIME_UNITS = /^(?:天|小时|个月|年|分钟|秒|周|个工作日|个季度|星期|个星期)$/u
const SHARE = /占|比重|占比|份额/u

interface Entry {
  quantity: Quantity
  sentence: Span
  /** Where the text that may name it begins: after the previous number or the last boundary. */
  from: number
  left: string
  right: string
}

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
  levels: Naming[]
  pair: { from: number; to: number } | null
}

function lastBoundary(text: string, from: number, to: number): number {
  let quoted = false
  for (let i = to - 1; i >= from; i -= 1) {
    const char = text.charAt(i)
    if (char === '”') quoted = true
    else if (char === '“') quoted = false
    else if (!quoted && BOUNDARY.test(char) && !(char === ',' && /\d/u.test(text.charAt(i + 1)))) return i + 1
  }
  return from
}

function entriesOf(text: string): Entry[] {
  const quantities = findQuantities(text)
  const spans = sentences(text)
  const entries: Entry[] = []
  let at = 0
  for (const [index, quantity] of quantities.entries()) {
    while (at < spans.length - 1 && (spans[at]?.end ?? 0) <= quantity.start) at += 1
    const sentence = spans[at] ?? { start: 0, end: text.length }
    const before = quantities[index - 1]
    const floor = before && before.end > sentence.start ? before.end : sentence.start
    const from = Math.max(floor, lastBoundary(text, floor, quantity.start))
    const next = quantities[index + 1]
    const to = Math.min(sentence.end, next && next.start < sentence.end ? next.start : sentence.end)
    entries.push({
      ...{ quantity, sentence, from },
      ...{ left: text.slice(from, quantity.start), right: text.slice(quantity.end, to) },
    })
  }
  return entries
}

/** Entries that stand in one list and share their front. */
function listFrom(text: string, entries: readonly Entry[], index: number): Entry[] {
  const list: Entry[] = []
  for (let i = index; i < entries.length; i += 1) {
    const entry = entries[i]
    const previous = list.at(-1)
    if (!entry) break
    if (previous) {
      const gap = text.slice(previous.quantity.end, entry.quantity.start).replace(/\s/gu, '')
      const alike = previous.quantity.unit === entry.quantity.unit || previous.quantity.unit === ''
      if (gap === '' || !LIST_GAP.test(gap) || !alike || entry.quantity.ordinal !== previous.quantity.ordinal)
        break
      if (entry.sentence.start !== previous.sentence.start) break
    }
    list.push(entry)
  }
  return list
}

function earlierSubject(text: string, entry: Entry): string {
  const clauses = text
    .slice(entry.sentence.start, entry.from)
    .split(/[，；：]/u)
    .filter((part) => part.trim())
  for (const clause of clauses.reverse()) {
    const subject = subjectOf(clause)
    if (subject) return subject
  }
  return ''
}

function wantsAfter(entry: Entry, lead: Lead, after: string): boolean {
  const { unit, ordinal } = entry.quantity
  if (!after || ordinal || lead.change || unit === '%' || unit === '‰' || unit === '倍') return false
  if (TIME_UNITS.test(unit)) return false
  return lead.open || (COUNTS.has(unit) && lead.name.length < 2)
}

/** Name, owner and direction of one number from its own front and back, and what the sentence said before. */
function nameOne(text: string, entry: Entry, lead: Lead, memory: Memory): Naming {
  const { quantity } = entry
  const base = { whose: lead.whose, change: lead.change, direction: lead.direction }
  const after = nameAfter(entry.right)
  if (wantsAfter(entry, lead, after)) return { ...base, what: after }
  if (lead.name && memory.unit === quantity.unit && COUNTS.has(quantity.unit) && OWNER_ONLY.test(lead.name)) {
    return { ...base, what: memory.subject, whose: lead.name }
  }
  if (lead.name) {
    if (isRelative(lead.name) && memory.subject)
      return { ...base, what: `${memory.subject}${lead.name}`, whose: memory.whose }
    return { ...base, what: lead.name }
  }
  if (after && COUNTS.has(quantity.unit)) return { ...base, what: after }
  const subject = memory.subject || earlierSubject(text, entry)
  const what =
    lead.verb && !lead.change && subject && memory.subject ? `${subject}${lead.verb}` : subject || lead.verb
  return { ...base, what, whose: lead.whose ?? memory.whose }
}

/** A body and nothing else stands before the number: 市法院4件. */
const OWNER_ONLY = /^[^、]{1,8}(?:法院|检察院|政府|监委|人大|政协|公司|集团|银行|大学|医院|局|委)$/u

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
    if (!lead.name && memory.levels.length >= list.length)
      return memory.levels
        .slice(-list.length)
        .map((level) => ({ ...base, what: level.what, whose: level.whose }))
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
  if (naming.change) return 'change'
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
    ...{ kind: kindOf(naming, entry), direction: naming.direction, ...years, whose: naming.whose },
  }
}

/**
 * Every amount of a paragraph with what it counts: 共立提案363件 is 提案 363 件; 首次反馈解决率、满意率达75.1%、99.1% is two
 * figures. Years come from the sentence, else the section, the period, the report; `yearTo` is null for a single year.
 */
export function findFigures(text: string, context: FigureContext): Figure[] {
  const entries = entriesOf(text)
  const reader = createYearReader(text, context)
  const figures: Figure[] = []
  let memory: Memory = { subject: '', whose: null, unit: '', levels: [], pair: null }
  let sentenceStart = -1
  for (let i = 0; i < entries.length; ) {
    const entry = entries[i]
    if (!entry) break
    if (entry.sentence.start !== sentenceStart) {
      const goesOn = /[；;]\s*$/u.test(
        text.slice(Math.max(0, entry.sentence.start - 2), entry.sentence.start),
      )
      memory = { subject: '', whose: null, unit: '', levels: [], pair: goesOn ? memory.pair : null }
      sentenceStart = entry.sentence.start
    }
    const pair = pairAt(text, entries, i)
    const list = pair ? [entry] : listFrom(text, entries, i)
    const names = nameList(text, list, memory)
    for (const [index, item] of list.entries()) {
      const naming = names[index]
      if (!naming) continue
      const figure = figureOf(item, naming, reader)
      figures.push(figure)
      if (figure.kind === 'level' || figure.kind === 'share') memory.levels.push(naming)
      if (naming.what && !item.quantity.ordinal)
        memory = { ...memory, subject: naming.what, whose: naming.whose, unit: item.quantity.unit }
    }
    i += list.length
    if (!pair) continue
    const first = figures.at(-1)
    const from = reader.own(entry.quantity)
    if (first) {
      first.kind = 'level'
      first.direction = 0
      first.year = from
      first.yearTo = null
    }
    const target = figureOf(
      pair,
      { ...(names[0] ?? EMPTY), change: false, direction: pairDirection(text, entry, pair) },
      reader,
    )
    const to = reader.own(pair.quantity)
    if (to !== null) Object.assign(target, { year: to, yearTo: null })
    figures.push(target)
    i += 1
  }
  return figures
}

const EMPTY: Naming = { what: '', whose: null, change: false, direction: 0 }

function pairDirection(text: string, first: Entry, second: Entry): -1 | 0 | 1 {
  const gap = text.slice(first.quantity.end, second.quantity.start)
  if (/减|降|缩|落|窄/u.test(gap)) return -1
  return /增|提|升|扩|涨|恢复|发展/u.test(gap) ? 1 : 0
}

/** The second number of 由40个减少到29个, when the entry at `index` is the first. */
function pairAt(text: string, entries: readonly Entry[], index: number): Entry | null {
  const first = entries[index]
  const second = entries[index + 1]
  if (!first || !second || first.sentence.start !== second.sentence.start) return null
  if (!startsPair(text, first.quantity, first.sentence.start)) return null
  const gap = text.slice(first.quantity.end, second.quantity.start).replace(/\s/gu, '')
  return ARRIVES_GAP.test(gap) ? second : null
}

/** The clause in which a figure stands, as offsets in the text: between the commas around it. */
export function clauseOf(text: string, figure: Pick<Figure, 'start' | 'end'>): Span {
  const sentence = sentences(text).find((span) => span.start <= figure.start && span.end >= figure.end)
  const bounds = sentence ?? { start: 0, end: text.length }
  const start = lastBoundary(text, bounds.start, figure.start)
  let end = figure.end
  while (end < bounds.end && !BOUNDARY.test(text.charAt(end))) end += 1
  return { start, end }
}
