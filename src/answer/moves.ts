import type { Answer, Passage, ReportHead } from '../model.ts'
import type { Span } from '../text/sentences.ts'
import { passagesOf } from './compose.ts'
import type { Corpus, Unit } from './corpus.ts'
import { emptyAnswer } from './empty-answer.ts'
import { extract } from './extract.ts'
import type { Finding } from './find.ts'
import { originAnswer, overviewAnswer } from './origin.ts'
import { LONGEST_HIGHLIGHT, LONGEST_PASSAGE, passageOf } from './passage.ts'
import { alikeSentences, listedIn, partsBelow } from './points.ts'
import type { Ranked } from './rank.ts'
import { scopeOf } from './scope.ts'
import { focusOf } from './slots.ts'
import { reportLabel, scopeLabel, sourceLine } from './source-line.ts'
import type { Query, Turn } from './turn.ts'

const NOTHING_BEFORE = '前面还没有回答，请先问一个问题。'
const MORE_PASSAGES = 3
/** Going on with 还有呢 ends where paragraphs have little to do with the question any more. */
const STILL_ABOUT = 0.35
/** In the report the conversation is about, also what has less to do with it is offered. */
const STILL_ABOUT_HERE = 0.15

function plain(query: Query, kind: 'clarify' | 'decline' | 'chat', text: string): Answer {
  return { ...emptyAnswer(query, kind), headline: text, reply: text }
}

function markFirst(unit: Unit): Passage {
  const first = unit.sentences[0] ?? { start: 0, end: unit.paragraph.text.length }
  return passageOf(unit, { start: first.start, end: Math.min(first.end, first.start + LONGEST_HIGHLIGHT) })
}

function whence(report: ReportHead): string {
  return `所查范围：${scopeLabel(report)}，${reportLabel(report)}`
}

/** The whole paragraph of a passage; its text is cut only where it is longer than a passage may be. */
function sourceAnswer(query: Query, shown: Passage, corpus: Corpus, neighbours: boolean): Answer {
  const report = corpus.head(shown.report.id)
  const unit = corpus.unit(shown.report.id, shown.paragraph)
  if (!report || !unit)
    return {
      ...plain(query, 'clarify', shown.text),
      kind: 'answer',
      passages: [shown],
      reasons: ['上一个回答引用的文字。'],
    }
  const { text } = unit.paragraph
  const around = neighbours ? [shown.paragraph - 1, shown.paragraph + 1] : []
  const others = around.flatMap((number) => {
    const other = corpus.unit(report.id, number)
    return other ? [markFirst(other)] : []
  })
  return {
    ...emptyAnswer(query, 'answer'),
    headline: shown.highlight,
    reply: [text, sourceLine(shown)].join('\n'),
    passages: [{ ...shown, text: text.length <= LONGEST_PASSAGE ? text : shown.text }, ...others],
    reasons: [
      neighbours ? '上一个回答所在的整段，后面附前后各一段。' : '上一个回答所在的整段。',
      whence(report),
    ],
  }
}

const NUMERALS = '一二三四五六七八九十'

function ordinalIn(text: string): number | null {
  const found = /第([一二三四五六七八九十]|\d{1,2})/u.exec(text)?.[1]
  if (found === undefined) return null
  return NUMERALS.includes(found) ? NUMERALS.indexOf(found) + 1 : Number(found)
}

function unitAnswer(query: Query, unit: Unit, corpus: Corpus): Answer {
  const answer = sourceAnswer(query, markFirst(unit), corpus, false)
  const heading = unit.paragraph.section.at(-1)
  const reply = heading && !answer.reply.includes(heading) ? `${heading}\n${answer.reply}` : answer.reply
  return { ...answer, reply, reasons: ['上一个回答里数到的那一点。', ...answer.reasons.slice(1)] }
}

function spanAnswer(query: Query, unit: Unit, { start, end }: Span, ordinal: number): Answer {
  const passage = passageOf(unit, { start, end: Math.min(end, start + LONGEST_HIGHLIGHT) })
  return {
    ...emptyAnswer(query, 'answer'),
    headline: passage.highlight,
    reply: [unit.paragraph.text.slice(start, end).trim(), sourceLine(passage)].join('\n'),
    passages: [passage],
    reasons: [`上一个回答里的第${ordinal}点。`, whence(unit.report)],
  }
}

/**
 * The nth point of what was shown: a counted item (一是… 二是…), a part below or beside the heading that was shown, a
 * sentence of a row that begins alike, or else the nth passage.
 */
function itemAnswer(query: Query, shown: readonly Passage[], corpus: Corpus): Answer | null {
  const ordinal = ordinalIn(query.text)
  const first = shown[0]
  const report = first ? corpus.head(first.report.id) : null
  if (ordinal === null || !first) return null
  const units = shown.flatMap((one) => corpus.unit(one.report.id, one.paragraph) ?? [])
  const counted = (unit: Unit | undefined) => unit?.paragraph.items.find(({ number }) => number === ordinal)
  const [told, ...others] = units
  const item = counted(told)
  if (told && item) return spanAnswer(query, told, item, ordinal)
  const listed = told ? listedIn(told, first.highlight)[ordinal - 1] : undefined
  if (told && listed) return spanAnswer(query, told, listed, ordinal)
  if (report) {
    const below = partsBelow(first.section, report, corpus)
    const beside = partsBelow(first.section.slice(0, -1), report, corpus)
    const several = shown.filter((one) => beside.some((unit) => isOf(unit, one))).length > 1
    const part = below[ordinal - 1] ?? (several || shown.length === 1 ? beside[ordinal - 1] : undefined)
    if (part) return unitAnswer(query, part, corpus)
  }
  for (const unit of others) {
    const other = counted(unit)
    if (other) return spanAnswer(query, unit, other, ordinal)
  }
  for (const unit of units) {
    const point = alikeSentences(unit, corpus)[ordinal - 1]
    if (point) return spanAnswer(query, point.unit, point.span, ordinal)
  }
  const inOrder = shown.every(({ report: { id } }) => id === first.report.id)
    ? [...shown].sort((a, b) => a.paragraph - b.paragraph)
    : shown
  const nth = inOrder[ordinal - 1]
  return nth ? sourceAnswer(query, nth, corpus, false) : null
}

function isOf(unit: Unit, passage: Passage): boolean {
  return unit.report.id === passage.report.id && unit.paragraph.number === passage.paragraph
}

/** The unseen paragraph nearest to what was shown, below the same heading or else in the same part; those behind come first. */
function goingOn(shown: readonly Passage[], seen: ReadonlySet<string>, corpus: Corpus): Unit | null {
  const first = shown[0]
  if (!first) return null
  const fresh = corpus
    .units(first.report.id)
    .filter(({ report, paragraph }) => !seen.has(`${report.id}#${paragraph.number}`))
  const distance = (unit: Unit) => {
    const steps = unit.paragraph.number - first.paragraph
    return steps > 0 ? steps : 0.5 - steps
  }
  for (const level of [first.section.length, 1]) {
    const here = first.section.slice(0, level).join('\n')
    const same = fresh.filter(({ paragraph }) => paragraph.section.slice(0, level).join('\n') === here)
    const nearest = same.sort((a, b) => distance(a) - distance(b))[0]
    if (nearest) return nearest
  }
  return null
}

function moreAnswer(query: Query, shown: readonly Passage[], again: Finding, corpus: Corpus): Answer {
  const seen = new Set(query.seen)
  const top = again.ranked[0]?.score ?? 0
  const here = (one: Ranked) => one.unit.report.id === shown[0]?.report.id
  const fresh = again.ranked.filter(({ unit }) => !seen.has(`${unit.report.id}#${unit.paragraph.number}`))
  const near = fresh.filter((one) => one.score >= STILL_ABOUT * top)
  const rest =
    near.length > 0
      ? [...near.filter(here), ...near.filter((one) => !here(one))]
      : fresh.filter((one) => here(one) && one.score >= STILL_ABOUT_HERE * top)
  const best = rest[0]
  if (best) {
    const passages = passagesOf(again.query, rest, MORE_PASSAGES)
    const { headline } = extract({ ...again.query, intent: 'topic' }, best)
    return {
      ...emptyAnswer(query, 'answer'),
      headline,
      reply: passages.map((one) => `“${one.highlight}”\n${sourceLine(one)}`).join('\n'),
      passages,
      reasons: ['同一问题的下几段，前面给过的不再给。', whence(best.unit.report)],
    }
  }
  const next = goingOn(shown, seen, corpus)
  if (!next) return plain(query, 'decline', '没有更多相关的段落了。')
  const passage = markFirst(next)
  return {
    ...emptyAnswer(query, 'answer'),
    headline: passage.highlight,
    reply: [
      '没有更多直接相关的段落，报告同一部分还写了：',
      `“${passage.highlight}”`,
      sourceLine(passage),
    ].join('\n'),
    passages: [passage],
    reasons: ['没有更多直接相关的段落，这是报告同一部分里的另一段。', whence(next.report)],
  }
}

function citeAnswer(query: Query, shown: readonly Passage[]): Answer {
  const [first] = shown
  return {
    ...emptyAnswer(query, 'answer'),
    headline: first ? sourceLine(first).slice(0, LONGEST_HIGHLIGHT) : '',
    reply: shown.map((one) => `“${one.highlight}”\n${sourceLine(one)}`).join('\n'),
    passages: [...shown],
    reasons: ['上一个回答的出处。', `共引用${shown.length}段，按相关程度排列。`],
  }
}

/** The report that 那份讲了什么 means: the one named, the nth of the list shown, else the one that answered. */
function overview(query: Query, shown: readonly Passage[], corpus: Corpus): Answer | null {
  const ordinal = ordinalIn(query.text)
  const named = query.years.length + query.bodies.length + query.regions.length + query.reportYears.length > 0
  const nth = ordinal === null ? undefined : shown[ordinal - 1]
  const scope = named ? scopeOf(query, corpus) : null
  if (scope && (scope.missing || scope.reports.length === 0)) return null
  const report = scope?.reports[0]?.report ?? corpus.head((nth ?? shown[0])?.report.id ?? '')
  return report ? overviewAnswer(query, report, corpus) : null
}

/**
 * Answers 原文, 还有呢, 出处呢, 谁说的, 第二点展开说说 from what the conversation is about; `again` repeats its search.
 * Null if there is nothing of the kind, so that the words are taken as a question.
 */
export function answerMove(
  query: Query,
  previous: Turn | null,
  corpus: Corpus,
  again: () => Finding | null,
): Answer | null {
  if (!query.move) return null
  const focus = focusOf(previous)
  const shown = focus.length > 0 ? focus : (previous?.answer.nearby ?? [])
  if (query.move === 'overview') return overview(query, shown, corpus)
  const first = shown[0]
  if (!previous || !first) {
    const open = query.move === 'day' || query.move === 'meeting' || query.move === 'item'
    return open ? null : plain(query, 'clarify', NOTHING_BEFORE)
  }
  switch (query.move) {
    case 'source':
      return sourceAnswer(query, first, corpus, true)
    case 'detail':
      return sourceAnswer(query, first, corpus, false)
    case 'cite':
      return citeAnswer(query, shown)
    case 'why': {
      const { reasons } = previous.answer
      return { ...plain(query, 'chat', reasons.join('\n') || NOTHING_BEFORE), reasons }
    }
    case 'item':
      return itemAnswer(query, shown, corpus)
    case 'more': {
      const finding = again()
      return finding ? moreAnswer(query, shown, finding, corpus) : null
    }
    case 'speaker':
    case 'day':
    case 'meeting':
    case 'year':
      return originAnswer(query, shown, corpus)
  }
}
