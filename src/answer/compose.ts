import type { Answer, Passage } from '../model.ts'
import type { Corpus, Unit } from './corpus.ts'
import { emptyAnswer } from './empty-answer.ts'
import { type Extract, extract, itemsAfter } from './extract.ts'
import type { Finding } from './find.ts'
import { LONGEST_HIGHLIGHT, passageOf } from './passage.ts'
import type { Ranked } from './rank.ts'
import type { Missing } from './scope.ts'
import { scopeLabel, sourceLine } from './source-line.ts'
import { sumsUpYears } from './time-fit.ts'
import type { Query } from './turn.ts'

/** How many passages an answer carries; a list may stand in several paragraphs of one section. */
const PASSAGES = 3
const LIST_PASSAGES = 8
/** Further passages must be at least this good against the first. */
const FURTHER = 0.45
/** A phone shows this many items without a long scroll. */
const LISTED = 10
const LONGEST_ITEM = 60
const NEARBY = 3
const LONGEST_REPLY_LINE = 220

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`
}

/** The passages of an answer: the best ones, one per paragraph, each marked for the question. */
export function passagesOf(query: Query, ranked: readonly Ranked[], limit: number): Passage[] {
  const top = ranked[0]?.score ?? 0
  return ranked
    .filter((one, i) => i < PASSAGES || one.score >= FURTHER * top)
    .slice(0, limit)
    .map((one) => passageOf(one.unit, extract(query, one).marked))
}

/** A sentence that announces a list which goes on in the next paragraphs: 今年重点抓好三件事。 主要体会是： */
const ANNOUNCES =
  /[:：]$|(?<![等\d])(?:[一二两三四五六七八九十]|\d+)(?:个|件|项|条|点|大|方面|个方面)[^，。；]{1,8}[。:：]?$|如下|以下/u
const BEGINS_ITEM =
  /^(?:要|[一二三四五六七八九十]+(?:是|要|、)|第[一二三四五六七八九十]+|（[一二三四五六七八九十]+）|\(?\d+[.)、．]|——|必须|坚持)/u

const COUNTED = /^[一二两三四五六七八九十\d]+(?:个|大|项|条|类|种)?/u
const FIRST_SENTENCE = ({ sentences, paragraph }: Unit) =>
  sentences[0] ?? { start: 0, end: paragraph.text.length }

function opened(unit: Unit): Passage {
  const first = FIRST_SENTENCE(unit)
  return passageOf(unit, { start: first.start, end: Math.min(first.end, first.start + LONGEST_HIGHLIGHT) })
}

/** “六大产业集群” under its own heading: the headings that follow name the six (打造数智产业集群). */
function namedBelow(query: Query, { unit }: Ranked, corpus: Corpus): Passage[] {
  const heading = unit.headings.at(-1) ?? ''
  const phrase = query.concepts.find(({ said }) => COUNTED.test(said) && heading.includes(said))?.said
  const core = phrase?.replace(COUNTED, '') ?? ''
  if (core.length < 2) return []
  const items: Passage[] = []
  for (let number = unit.paragraph.number + 1; items.length < LIST_PASSAGES; number += 1) {
    const next = corpus.unit(unit.report.id, number)
    const title = next?.headings.at(-1) ?? ''
    if (!next || !title.includes(core)) break
    items.push(opened(next))
  }
  return items
}

/** The paragraphs that hold the items of a list announced in the best one, in the report's order. */
function continuation(query: Query, best: Ranked, corpus: Corpus): Passage[] {
  const { unit, window } = best
  const announced = unit.paragraph.text.slice(window.span.start, window.span.end).trim()
  const named = namedBelow(query, best, corpus)
  if (named.length > 1) return named
  if (!ANNOUNCES.test(announced)) return []
  const items: Passage[] = []
  const own = unit.paragraph.section.at(-1)
  for (let number = unit.paragraph.number + 1; items.length < LIST_PASSAGES - 1; number += 1) {
    const next = corpus.unit(unit.report.id, number)
    const heading = next?.paragraph.section.at(-1) ?? ''
    const opening = heading === own ? '' : heading
    if (!next || !(BEGINS_ITEM.test(next.paragraph.text) || BEGINS_ITEM.test(opening))) break
    items.push(opened(next))
  }
  return items
}

interface Listing {
  passages: Passage[]
  /** The list's items that the first passage does not show marked, one line each. */
  items: string[]
}

/** Items after what is marked in the best paragraph, else the openings of the paragraphs that hold them. */
function listing(query: Query, ranked: readonly Ranked[], corpus: Corpus): Listing {
  const best = ranked[0]
  if (!best) return { passages: [], items: [] }
  const further = continuation(query, best, corpus)
  const { text } = best.unit.paragraph
  const own = itemsAfter(best.unit, extract(query, best).marked).map(({ start, end }) =>
    text.slice(start, end),
  )
  const items = own.length > 0 ? own : further.map(({ highlight }) => highlight)
  return {
    passages: listPassages(query, ranked, further),
    items: items.slice(0, LISTED).map((item) => `· ${cut(item.trim(), LONGEST_ITEM)}`),
  }
}

function listPassages(query: Query, ranked: readonly Ranked[], items: readonly Passage[]): Passage[] {
  const found = passagesOf(query, ranked, LIST_PASSAGES)
  const best = ranked[0]
  const shown = new Set(items.map((item) => item.paragraph))
  const [first, ...others] = found
  if (!first) return []
  const rest = others.filter((one) => one.report.id !== first.report.id || !shown.has(one.paragraph))
  const announced = best && best.window.span.end >= best.unit.paragraph.text.trimEnd().length
  // The items answer; but the sentence that announces them is the headline, and has to stand in a passage too.
  if (items.length > 1 && announced)
    return [...items.slice(0, LIST_PASSAGES - 1), first, ...rest].slice(0, LIST_PASSAGES)
  return [first, ...items, ...rest].slice(0, LIST_PASSAGES)
}

function correctionNote(query: Query): string {
  const mended = query.corrections.filter(({ from, to }) => from !== to)
  return mended.length > 0 ? `（已把“${mended[0]?.from}”理解为“${mended[0]?.to}”）` : ''
}

/** Two lines that say why this answer: words matched, scope taken and how sure. */
function reasonsOf(finding: Finding): string[] {
  const best = finding.ranked[0]
  if (!best) return ['没有找到含有这些词的段落。']
  const met = finding.query.concepts.filter((_, i) => (best.matches[i] ?? 0) >= 0.3).map(({ said }) => said)
  const unmet = finding.verdict.unmet
  const scope = scopeLabel(best.unit.report)
  return [
    `对上的词：${met.join('、') || '无'}${unmet.length > 0 ? `；没对上的词：${unmet.join('、')}` : ''}`,
    `所查范围：${scope}${finding.scope.guessed ? '（按最可能的报告推定）' : ''}；把握 ${Math.round(finding.verdict.strength * 100)}%`,
  ]
}

function years(from: number, to: number | null): string {
  return to === null || to === from ? `${from}年` : `${from}—${to}年`
}

/**
 * The time of what is quoted where it is not the year that the report reviews: 2026年计划, 2021—2025年; null where it is, or
 * is not known.
 */
function otherTime({ intent }: Query, { unit, figure }: Ranked): string | null {
  const { period } = unit.paragraph
  const { year } = unit.report
  if (intent !== 'number' || !figure)
    return period?.kind === 'plan' ? `${years(period.from, period.to)}计划` : null
  const told = figure.figure
  if (told.year === null || told.year === year) return null
  if (told.status === 'planned') return `${years(told.year, told.yearTo)}计划`
  return told.yearTo === null || !sumsUpYears(told, unit) ? null : years(told.year, told.yearTo)
}

/**
 * An answer with its passage, source and, where the report was guessed, the report it was taken from; `together` is what the
 * best paragraph tells where several figures were asked.
 */
export function composeAnswer(
  finding: Finding,
  otherYears: readonly string[],
  corpus: Corpus,
  together: Extract | null = null,
): Answer {
  const { query, ranked, scope } = finding
  const best = ranked[0]
  if (!best) return composeDecline(finding)
  const { headline, marked } = together ?? extract(query, best)
  const lists = query.intent === 'list' || query.intent === 'definition'
  const { passages, items } = lists
    ? listing(query, ranked, corpus)
    : { passages: passagesOf(query, ranked, PASSAGES), items: [] }
  if (together) passages[0] = passageOf(best.unit, marked)
  const first = passages[0]
  const lines = [headline]
  if (first && first.highlight !== headline) lines.push(`“${cut(first.highlight, LONGEST_REPLY_LINE)}”`)
  lines.push(...items)
  if (first) lines.push(sourceLine(first))
  if (scope.guessed) {
    const others = otherYears.length > 0 ? `，另有${otherYears.join('、')}` : ''
    lines.push(`按：${scopeLabel(best.unit.report, otherTime(query, best))}${others}`)
  }
  const note = correctionNote(query)
  if (note) lines.push(note)
  return {
    ...emptyAnswer(query, 'answer'),
    headline,
    reply: lines.join('\n'),
    passages,
    reasons: reasonsOf(finding),
  }
}

function missingLine(missing: Missing): string {
  const asked = missing.asked.join('、')
  const there = missing.available.slice(0, 8).join('、')
  switch (missing.kind) {
    case 'year':
      return `没有${asked}的报告；现有${missing.available
        .slice(0, 10)
        .map((year) => `${year}年`)
        .join('、')}的。`
    case 'place':
    case 'body':
    case 'session':
      return `没有${asked}的报告；现有${there}的。`
  }
}

/** A doing (任免) that weighs so much is what a question without a missing thing was about. */
const TELLING = 0.4

/** Names what no passage speaks of; where each word was met, it is the figure, name or day that is not given. */
function notWritten(query: Query, unmet: readonly string[]): string {
  const said = query.concepts.filter(({ bonus, said }) => !bonus && said.length > 1 && unmet.includes(said))
  const things = said.filter(({ thing }) => thing)
  const doings = said.filter(({ weight }) => weight >= TELLING)
  const missing = (things.length > 0 ? things : doings).map((concept) => concept.said)
  const named = missing.filter((said) => !missing.some((other) => other !== said && other.includes(said)))
  if (named.length > 0) return `报告里没有写到您问的内容（${cut(named.slice(0, 2).join('、'), 30)}）。`
  const wanted = { number: '数字', who: '姓名', when: '时间' }[query.intent as string] ?? '内容'
  const years = query.years.length > 0 && query.years.length <= 2 ? `${query.years.join('、')}年的` : ''
  return `报告里没有写到您问的${years}${wanted}。`
}

/** An honest no: what is missing, what there is, and near passages marked as such. */
export function composeDecline(finding: Finding): Answer {
  const { query, ranked, scope, verdict } = finding
  const headline = scope.missing ? missingLine(scope.missing) : notWritten(query, verdict.unmet)
  const nearby = scope.missing?.kind === 'place' ? [] : passagesOf(query, ranked, NEARBY)
  const lines = [headline]
  const near = nearby[0]
  if (near) lines.push(`仅供参考，相近的一段：“${cut(near.highlight, 90)}”`, sourceLine(near))
  return {
    ...emptyAnswer(query, 'decline'),
    headline,
    reply: lines.join('\n'),
    nearby,
    reasons: reasonsOf(finding),
  }
}
