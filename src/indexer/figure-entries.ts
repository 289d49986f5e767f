import { findDates } from '../text/dates.ts'
import { findQuantities, type Quantity } from '../text/quantities.ts'
import { type Span, sentences } from '../text/sentences.ts'
import { type Lead, nameAfter, readLead } from './figure-names.ts'

/** Text between two numbers of one list: 75.1%、99.1%; 2050万吨、4200万吨和19万吨. */
const LIST_GAP = /^(?:[、，和与及]|以及)?(?:约|近|超|超过|达|分别)?(?:每人)?(?:每[月年天])?$/u
const ARRIVES_GAP =
  /^(?:左右)?(?:的水平)?[，]?(?:大幅|迅速|进一步|逐步|稳步|分别|又|已|再)?(?:增加|提高|上升|提升|扩大|增长|减少|下降|降低|缩小|缩短|降|升|增|减|跃升|回落|调整|扩展|发展|压缩|精简|收窄|达|恢复|突破|变)+(?:到了?|至|为)?(?:了|近|约|超|超过)?(?:[^，。；、]{0,10}年[底末]?的?)?(?:约|近|超|超过)?(?:每人)?(?:每[月年天])?$/u
const BOUNDARY = /[，,；;。：:！？!?\n]/u
const STARTS_PAIR = /(?:由|从|自)(?:每人)?(?:每[月年])?$/u
export const POINTS = /百分点|基点/u
/** 100所海拔1500米以上农村中小学: the second number describes, the noun comes after it. */
const ATTRIBUTE = /^(?:海拔|年龄|面积|长度|高度|直径|年满|满|超|超过)?$/u

/** No name is longer; what a broken text runs on before a number must not cost time. */
const FRONT = 200

/** A number at its place in a paragraph. */
export interface Entry {
  quantity: Quantity
  sentence: Span
  /** Where the text that may name it begins: after the previous number or the last boundary. */
  from: number
  left: string
  right: string
  /** The dates of the whole paragraph. */
  dates: readonly Span[]
  /** The noun after the next number when that follows at once: 13.07万户46万群众. */
  beyond: string
  /** The number right before in the same clause, if no comma stands between. */
  adjacent: Quantity | null
}

/** Where the clause begins that `to` stands in: after the last mark outside quotation marks. */
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

/** The text without its dates and the 的, 底, 末 after them: 国家外汇储备2000年底达 is 国家外汇储备达. */
export function undated(text: string, dates: readonly Span[], from: number, to: number): string {
  let rest = ''
  let at = from
  for (const date of dates) {
    if (date.start < at || date.end > to) continue
    rest += text.slice(at, date.start).replace(/(?:比|较|与|同|自|由|从)$/u, '')
    at = date.end
    const tail = /^(?:期?[底末初]|时期|期间|以来|相比)?的?/u.exec(text.slice(at, to))?.[0] ?? ''
    at += tail.length
  }
  return rest + text.slice(at, to)
}

/** 连续迈上4个万亿元台阶、达14.2万亿元: what comes after the mark and names nothing goes on with the subject before. */
function goesOn(left: string): string {
  const tail = left.slice(left.lastIndexOf('、') + 1)
  return tail !== left && tail.trim() !== '' && readLead(tail).name === '' ? tail : left
}

/** 生产总值超千亿元县, 百亿元级产业: a class that things are sorted into, and no amount of anything. */
const CLASS = /^(?:级|强?[县市区镇村](?![\p{Script=Han}]{0,2}资金)|(?:产业)?集群|园区|俱乐部)/u
const REACHED = /[超过破]/u

function isClass(text: string, { unit, start, end }: Quantity): boolean {
  return (
    unit.endsWith('元') &&
    REACHED.test(text.slice(Math.max(0, start - 1), end)) &&
    CLASS.test(text.slice(end))
  )
}

const STEPS = /^(?:大|新|[百千万亿]+[元吨斤]?)*(?:台阶|大关|关口)/u

/** 连续迈上4个万亿元台阶 counts steps, and nothing that was asked for. */
export function countsSteps(text: string, { unit, end }: Pick<Quantity, 'unit' | 'end'>): boolean {
  return unit === '个' && STEPS.test(text.slice(end))
}

/** All numbers of a paragraph with the text around them. */
export function entriesOf(text: string): Entry[] {
  const quantities = findQuantities(text).filter((quantity) => !isClass(text, quantity))
  const dates = quantities.length > 0 ? findDates(text) : []
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
    // 5个国家中心、6个省级中心: what stands before the mark belongs to the number before it.
    const listed =
      before?.end === from && /[\p{Script=Han}”）][、和及与]$/u.test(text.slice(from, quantity.start).trim())
    entries.push({
      ...{ quantity, sentence, from, dates },
      left: listed
        ? ''
        : goesOn(undated(text, dates, Math.max(from, quantity.start - FRONT), quantity.start)),
      right: text.slice(quantity.end, Math.min(to, quantity.end + FRONT)),
      beyond:
        next && ATTRIBUTE.test(text.slice(quantity.end, next.start))
          ? nameAfter(text.slice(next.end, Math.min(sentence.end, next.end + FRONT)))
          : '',
      adjacent: before && before.end === from ? before : null,
    })
  }
  return entries
}

/** Entries that stand in one list and share their front. */
export function listFrom(text: string, entries: readonly Entry[], index: number): Entry[] {
  const list: Entry[] = []
  for (let i = index; i < entries.length; i += 1) {
    const entry = entries[i]
    const previous = list.at(-1)
    if (!entry) break
    if (previous) {
      const gap = text.slice(previous.quantity.end, entry.quantity.start).replace(/\s/gu, '')
      const alike =
        previous.quantity.unit === entry.quantity.unit ||
        previous.quantity.unit === '' ||
        /分别/u.test(list[0]?.left ?? '')
      if (gap === '' || !LIST_GAP.test(gap) || !alike || entry.quantity.ordinal !== previous.quantity.ordinal)
        break
      if (entry.sentence.start !== previous.sentence.start) break
    }
    list.push(entry)
  }
  return list
}

/** Up or down, by the verb between the numbers of a pair. */
export function pairDirection(text: string, first: Entry, second: Entry): -1 | 0 | 1 {
  const gap = text.slice(first.quantity.end, second.quantity.start)
  if (/减|降|缩|落|窄/u.test(gap)) return -1
  return /增|提|升|扩|涨|恢复|发展/u.test(gap) ? 1 : 0
}

/**
 * The numbers of 由40个减少到29个 as pairs of before and after, when the entry at `index` is the first; two pairs for
 * 分别从209元、280元提高到217元、292元. Empty if no pair begins here.
 */
export function pairsAt(text: string, entries: readonly Entry[], index: number): [Entry, Entry][] {
  const first = entries[index]
  if (!first || !startsPair(text, first.quantity, first.sentence.start)) return []
  for (const before of [listFrom(text, entries, index), [first]]) {
    const after = listFrom(text, entries, index + before.length).slice(0, before.length)
    const [last, next] = [before.at(-1), after[0]]
    if (!last || !next || after.length < before.length || next.sentence.start !== first.sentence.start)
      continue
    const gap = text.slice(last.quantity.end, next.quantity.start).replace(/\s/gu, '')
    if (!ARRIVES_GAP.test(gap)) continue
    return before.flatMap((entry, place): [Entry, Entry][] => {
      const target = after[place]
      return target ? [[entry, target]] : []
    })
  }
  return []
}

/** Did the number come from a pair: 由…增加到…? True for the first of it. */
function startsPair(text: string, quantity: Quantity, sentenceStart: number): boolean {
  const lead = text.slice(Math.max(sentenceStart, quantity.start - 40), quantity.start)
  if (STARTS_PAIR.test(lead.trimEnd())) return true
  return /(?:由|从)[^，。；]{0,14}(?:年|年底|年末|末|时)的?$/u.test(lead.trimEnd())
}

/** 高于全国平均1.2个百分点, 低于全国1个百分点. */
export function pointsDirection(entry: Entry): -1 | 0 | 1 {
  if (!POINTS.test(entry.quantity.unit)) return 0
  if (/低|降|减|落|少/u.test(entry.left)) return -1
  return /高|快|多|优|增|升/u.test(entry.left) ? 1 : 0
}

/** Whether what a length is told of stands behind it: 长达3500多公里的长江干堤和近90公里的湖堤. */
export function isSoLong({ quantity, left, right }: Entry, lead: Lead): boolean {
  if (!/米$|里$/u.test(quantity.unit) || !/^ ?的/u.test(right)) return false
  return /^(?:[全总]?[长高宽深])?$/u.test(lead.name) || /^ ?的.*(?:和|与|及|、)[近约超逾]?$/u.test(left)
}

/** With no noun in sight the predicate is what was counted: 全国有8400多万人受益. */
export function predicate(right: string): string {
  return /^[\p{Script=Han}“”]{2,10}/u.exec(right.trim())?.[0] ?? ''
}
