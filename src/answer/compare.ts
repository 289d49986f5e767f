import type { Answer, ComparisonRow, Passage } from '../model.ts'
import type { Segmenter } from '../text/segment.ts'
import { alike, cellOf, NOT_STATED, type SideResult } from './alignment.ts'
import type { Corpus } from './corpus.ts'
import { differenceOf, foremost, wordingNote } from './difference.ts'
import { emptyAnswer } from './empty-answer.ts'
import { extract } from './extract.ts'
import { finding } from './find.ts'
import { officeHolder } from './office.ts'
import { passageOf } from './passage.ts'
import type { Side } from './sides.ts'
import { sourceLine } from './source-line.ts'
import type { Steps } from './steps.ts'
import type { Query } from './turn.ts'

const LONGEST_VALUE = 60
/** A passage about another year is no side's. */
const LEAST_TIME = 0.5

/** A sentence as a table cell: cut after a clause, never inside a figure or a name. */
function shortened(text: string): string {
  if (text.length <= LONGEST_VALUE) return text
  const end = Math.max(
    ...['，', '、', '；', ',', '。'].map((mark) => text.lastIndexOf(mark, LONGEST_VALUE - 1)),
  )
  return end > 0 ? text.slice(0, end) : text.slice(0, LONGEST_VALUE)
}

/** Asked how or what, a figure is no answer; else a figure is looked for first. */
const ASKS_HOW = /怎么|怎样|如何|做了(?:啥|什么)|干了(?:啥|什么)|不一样|不同|区别|同一个|是谁|哪位/u

/** Says who compared, and how many sides could be, where it is not plain to see. */
function comparedBy(results: readonly SideResult[]): string {
  if (results.length === 2) return '由程序比较'
  return `由程序比较，只比报告里有数的${results.filter(({ figure }) => figure).length}项`
}

/** 哪年最多 wants one of them first, however few there are. */
const ASKS_MOST = /最[多少高低快慢大小长短]|哪(?:一)?年/u

function* resultOf(side: Side, corpus: Corpus, segmenter: Segmenter): Steps<SideResult> {
  const holder = officeHolder(side.query, corpus)
  if (holder) {
    const { headline, passage } = holder
    const found = yield* finding(side.query, corpus, segmenter, null)
    return { side, finding: found, found: true, value: headline, figure: null, passage }
  }
  if (side.query.intent !== 'number' && !ASKS_HOW.test(side.query.text)) {
    const counted = yield* resultAs(
      { ...side, query: { ...side.query, intent: 'number' } },
      corpus,
      segmenter,
    )
    if (counted.found) return counted
  }
  return yield* resultAs(side, corpus, segmenter)
}

function* resultAs(side: Side, corpus: Corpus, segmenter: Segmenter): Steps<SideResult> {
  const result = yield* finding(side.query, corpus, segmenter, null)
  const best = result.ranked[0]
  const fit = best?.timeFit ?? 0
  const missing =
    (result.scope.missing?.kind === 'year' && fit < 0.9) || (side.query.years.length > 0 && fit < LEAST_TIME)
  const figured = side.query.intent === 'number' && best?.figure?.figure.status === 'planned'
  const onlyPlanned = side.query.status === 'actual' && figured
  // 目标 of a year is not told by what was done in it.
  const onlyDone =
    side.query.status === 'planned' &&
    side.query.intent === 'number' &&
    best?.figure?.figure.status === 'actual' &&
    best.unit.paragraph.period?.kind === 'review'
  if (!best || !result.verdict.good || missing || onlyPlanned || onlyDone)
    return { side, finding: result, found: false, value: NOT_STATED, figure: null }
  const { headline } = extract(side.query, best)
  const figure = side.query.intent === 'number' ? (best.figure?.figure ?? null) : null
  const value = figure ? cellOf(side.query, figure, best.unit) : shortened(headline)
  return { side, finding: result, found: true, value, figure }
}

/**
 * Answers each side on its own, a step each, and sets the results side by side; a side without a figure says so. `asked`
 * are the words of the message itself, where the query goes on with an earlier one.
 */
export function* compare(
  query: Query,
  sides: readonly Side[],
  corpus: Corpus,
  segmenter: Segmenter,
  asked = query.text,
): Steps<Answer> {
  const found: SideResult[] = []
  for (const side of sides) {
    found.push(yield* resultOf(side, corpus, segmenter))
    yield
  }
  const apart = sides.every(({ own }) => own)
  const results = apart ? found : yield* alike(found)
  yield
  const passages: Passage[] = []
  const comparison: ComparisonRow[] = results.map(({ side, finding, found, value, passage }) => {
    const best = finding.ranked[0]
    if (!found || !(passage || best)) return { label: side.label, value: NOT_STATED, passage: null }
    if (passage) passages.push(passage)
    else if (best) passages.push(passageOf(best.unit, extract(side.query, best).marked))
    return { label: side.label, value, passage: passages.length - 1 }
  })
  const understood = { ...query, intent: 'compare' as const }
  const top = !apart && (results.length > 2 || ASKS_MOST.test(asked)) ? foremost(asked, results) : null
  const rows = comparison.map(({ label, value }) => `${label} ${value}`).join('；')
  const leads = top ? `${top.label}${top.least ? '最低' : '最高'}：${top.value}` : ''
  const headline = (leads ? `${leads}（${rows}）` : rows).slice(0, 160)
  if (passages.length === 0)
    return {
      ...emptyAnswer(understood, 'decline'),
      headline: `报告里没有可以比较的内容：${sides.map(({ label }) => `${label}${NOT_STATED}`).join('；')}。`,
      reply: `报告里没有可以比较的内容：${sides.map(({ label }) => `${label}${NOT_STATED}`).join('；')}。`,
    }
  const lines = [
    top ? `${leads}（${comparedBy(results)}）` : '',
    ...comparison.map(({ label, value }) => `${label}：${value}`),
    ...(apart ? [] : [differenceOf(results), wordingNote(results)]),
    ...passages.map((passage, i) => `${i + 1}. ${sourceLine(passage)}`),
  ]
  return {
    ...emptyAnswer(understood, 'compare'),
    headline,
    reply: lines.filter(Boolean).join('\n'),
    passages,
    comparison,
    reasons: [`逐项查找：${sides.map(({ label }) => label).join('、')}`],
  }
}
