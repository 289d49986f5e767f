import type { Answer, Passage } from '../model.ts'
import { passagesOf } from './compose.ts'
import type { Corpus, Unit } from './corpus.ts'
import { emptyAnswer } from './empty-answer.ts'
import { extract } from './extract.ts'
import type { Finding } from './find.ts'
import { LONGEST_HIGHLIGHT, passageOf } from './passage.ts'
import { sourceLine } from './source-line.ts'
import type { Query, Turn } from './turn.ts'

const NOTHING_BEFORE = '前面还没有回答，请先问一个问题。'
const MORE_PASSAGES = 3
/** Going on with 还有呢 ends where paragraphs have little to do with the question any more. */
const STILL_ABOUT = 0.35

function plain(query: Query, text: string): Answer {
  return { ...emptyAnswer(query, 'chat'), headline: text, reply: text }
}

function markFirst(unit: Unit): Passage {
  const first = unit.sentences[0] ?? { start: 0, end: unit.paragraph.text.length }
  return passageOf(unit, { start: first.start, end: Math.min(first.end, first.start + LONGEST_HIGHLIGHT) })
}

function sourceAnswer(query: Query, shown: Passage, corpus: Corpus, neighbours: boolean): Answer {
  const report = corpus.report(shown.report.id)
  const unit = corpus.unit(shown.report.id, shown.paragraph)
  if (!report || !unit) return { ...plain(query, shown.text), kind: 'answer', passages: [shown] }
  const around = neighbours ? [shown.paragraph - 1, shown.paragraph + 1] : []
  const others = around.flatMap((number) => {
    const other = corpus.unit(report.id, number)
    return other ? [markFirst(other)] : []
  })
  return {
    ...emptyAnswer(query, 'answer'),
    headline: shown.highlight,
    reply: [unit.paragraph.text, sourceLine(shown)].join('\n'),
    passages: [{ ...shown, text: unit.paragraph.text.slice(0, 600) }, ...others],
    reasons: ['上一个回答所在的整段。'],
  }
}

function itemAnswer(query: Query, previous: Turn, corpus: Corpus): Answer | null {
  const ordinal = query.ordinal
  if (ordinal === null) return null
  for (const shown of previous.answer.passages) {
    const unit = corpus.unit(shown.report.id, shown.paragraph)
    const item = unit?.paragraph.items.find(({ number }) => number === ordinal)
    if (!unit || !item) continue
    const marked = { start: item.start, end: Math.min(item.end, item.start + LONGEST_HIGHLIGHT) }
    const passage = passageOf(unit, marked)
    return {
      ...emptyAnswer(query, 'answer'),
      headline: passage.highlight,
      reply: [unit.paragraph.text.slice(item.start, item.end), sourceLine(passage)].join('\n'),
      passages: [passage],
    }
  }
  const nth = previous.answer.passages[ordinal - 1]
  return nth ? sourceAnswer(query, nth, corpus, false) : null
}

function moreAnswer(query: Query, again: Finding): Answer {
  const seen = new Set(query.seen)
  const top = again.ranked[0]?.score ?? 0
  const rest = again.ranked.filter(
    (one) =>
      !seen.has(`${one.unit.report.id}#${one.unit.paragraph.number}`) && one.score >= STILL_ABOUT * top,
  )
  const best = rest[0]
  if (!best) return { ...plain(query, '没有更多相关的段落了。'), kind: 'decline' }
  const passages = passagesOf(again.query, rest, MORE_PASSAGES)
  const { headline } = extract({ ...again.query, intent: 'topic' }, best)
  return {
    ...emptyAnswer(query, 'answer'),
    headline,
    reply: passages.map((one) => `“${one.highlight}”\n${sourceLine(one)}`).join('\n'),
    passages,
    reasons: ['同一问题的下几段。'],
  }
}

/**
 * Answers 原文, 还有呢, 出处呢, 第二点展开说说 from the previous turn; `again` repeats its search. Null if the
 * previous turn has nothing of the kind, so that the words are taken as a question.
 */
export function answerMove(
  query: Query,
  previous: Turn | null,
  corpus: Corpus,
  again: () => Finding,
): Answer | null {
  if (!query.move) return null
  if (!previous) return plain(query, NOTHING_BEFORE)
  const first = previous.answer.passages[0] ?? previous.answer.nearby[0]
  switch (query.move) {
    case 'source':
      return first ? sourceAnswer(query, first, corpus, true) : plain(query, NOTHING_BEFORE)
    case 'detail':
      return first ? sourceAnswer(query, first, corpus, false) : null
    case 'cite': {
      const shown = previous.answer.passages.length > 0 ? previous.answer.passages : previous.answer.nearby
      if (!first) return plain(query, NOTHING_BEFORE)
      return {
        ...emptyAnswer(query, 'answer'),
        headline: sourceLine(first),
        reply: shown.map((one) => `“${one.highlight}”\n${sourceLine(one)}`).join('\n'),
        passages: shown,
        reasons: ['上一个回答的出处。'],
      }
    }
    case 'why':
      return plain(query, previous.answer.reasons.join('\n') || NOTHING_BEFORE)
    case 'item':
      return itemAnswer(query, previous, corpus)
    case 'more':
      return first ? moreAnswer(query, again()) : plain(query, NOTHING_BEFORE)
  }
}
