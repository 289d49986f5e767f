import type { Answer, Figure } from '../model.ts'
import { type Corpus, sentenceOf, type Unit } from './corpus.ts'
import { differenceOf, foremost } from './difference.ts'
import { emptyAnswer } from './empty-answer.ts'
import { highlightAround, passageOf } from './passage.ts'
import { sourceLine } from './source-line.ts'
import type { Query, ToldFigure, Turn } from './turn.ts'

interface Told {
  label: string
  unit: Unit
  figure: Figure
}

/** 那专委会的呢, 教育呢: what a question says of its side. */
const AROUND = /^(?:那|那么)|(?:的)?(?:呢|吗|啊|呀)?[?？。！!]*$/gu

function toldIn({ report, paragraph, start, asked }: ToldFigure, corpus: Corpus): Told | null {
  const unit = corpus.unit(report, paragraph)
  const figure = unit?.paragraph.figures.find((one) => one.start === start)
  return unit && figure ? { label: figure.what || asked.replace(AROUND, ''), unit, figure } : null
}

/**
 * The figures of the last two answers side by side, where both are of one report's time, body and place and only their
 * matters differ: 教育呢 after 三农花了多少钱, then 哪个多. Null where there are no two, or they are counted otherwise.
 */
export function toldBeside(query: Query, previous: Turn, corpus: Corpus): Answer | null {
  const [earlier, later] = (previous.trail ?? []).slice(-2)
  if (!earlier?.told || !later?.told) return null
  const [a, b] = [toldIn(earlier.told, corpus), toldIn(later.told, corpus)]
  if (!a || !b || (a.unit === b.unit && a.figure === b.figure)) return null
  if (a.figure.unit !== b.figure.unit || a.figure.kind !== b.figure.kind) return null
  const alike = a.label === b.label
  const results = [a, b].map(({ label, unit, figure }, i) => ({
    side: {
      label: alike ? ((i === 0 ? earlier : later).told?.asked ?? label).replace(AROUND, '') : label,
      query,
    },
    figure,
    unit,
    value: figure.text,
  }))
  const top = foremost(query.text, results)
  const rows = results.map(({ side, value }) => `${side.label} ${value}`).join('；')
  const leads = top ? `${top.label}${top.least ? '最低' : '最高'}：${top.value}` : ''
  const passages = results.map(({ unit, figure }) =>
    passageOf(unit, highlightAround(unit.paragraph.text, sentenceOf(unit, figure), figure)),
  )
  return {
    ...emptyAnswer({ ...query, intent: 'compare' }, 'compare'),
    headline: rows.slice(0, 160),
    reply: [
      leads && `${leads}（由程序比较）`,
      ...results.map(({ side, value }) => `${side.label}：${value}`),
      differenceOf(results),
      ...passages.map((passage, i) => `${i + 1}. ${sourceLine(passage)}`),
    ]
      .filter(Boolean)
      .join('\n'),
    passages,
    comparison: results.map(({ side, value }, i) => ({ label: side.label, value, passage: i })),
    reasons: ['前面两个回答里的数字放在一起比。'],
  }
}
