import type { Answer } from '../model.ts'
import { parseNumeral } from '../text/numerals.ts'
import type { Corpus } from './corpus.ts'
import { emptyAnswer } from './empty-answer.ts'
import { type Enumeration, enumerationsOf } from './enumeration.ts'
import type { Finding } from './find.ts'
import { coverage, matchConcept } from './match.ts'
import { LONGEST_HIGHLIGHT, passageOf } from './passage.ts'
import { sourceLine } from './source-line.ts'
import { paragraphTimeFit } from './time-fit.ts'
import type { Query } from './turn.ts'

/** 四项工作, 六方面, 哪五招, 十件实事: how many are asked for. */
const ASKED =
  /([二三四五六七八九十两]{1,2}|\d{1,2})(?:大|个|项|点|条|招|样|件|类|种|块|方面|部分)(?!月|人大|百分点)/gu
/** The count itself, and what only asks for items of it. */
const COUNT = /^[一二三四五六七八九十两几\d]+(?:大|个|项|点|条|招|样|件|类|种|块|方面|部分)?$/u
/** Least share of the question that headings and announcement of a list must cover when the count agrees. */
const LEAST = 0.6
/** What the best single passage may cover more, and the list still be the better answer. */
const SHORT_OF_BEST = 0.15
/** Reports looked into: those of the best paragraphs. */
const MOST_REPORTS = 4
const MOST_PASSAGES = 10
/** 丰富了我们加强宏观管理的经验。第一，…: what is listed is the last word before the list. */
const LAST_WORDS = 8

/** 办好10件民生实事: a list that is announced with the number of its items. */
function saysItsCount({ title, items }: Enumeration): boolean {
  return countsAsked(title).includes(items.length)
}

/** 哪几条体会, 有几个方面的经验: items are asked for, and the report is to say how many. */
const ASKS_ITEMS = /哪几[条点个项样]|几个?(?:大?方面)|几[条点](?!建议|意见|提案)/u
/** Whether items of something are asked for, and their number is left to the report. */
export function asksItems({ text }: Query): boolean {
  return ASKS_ITEMS.test(text) && countsAsked(text).length === 0
}

/** 我们的主要体会是：, 有以下几个方面。: a list follows. */
const LIST_FOLLOWS = /(?:是|为|有|即|如下|以下[^。：:]{0,8}|几个方面|几点|工作)[：:。]?$/u

/** Whether a list is announced as one of the thing that is asked for. */
function announces({ announced }: Enumeration, concepts: Query['concepts']): boolean {
  const main = [...concepts].filter(({ thing }) => thing).sort((a, b) => b.weight - a.weight)[0]
  if (main === undefined || matchConcept(main, announced) < LEAST) return false
  return LIST_FOLLOWS.test(announced.trim()) || matchConcept(main, announced.slice(-LAST_WORDS)) >= LEAST
}

function countsAsked(text: string): number[] {
  return [...text.matchAll(ASKED)].flatMap(
    ([, digits = '']) => parseNumeral(digits.replace('两', '二')) ?? [],
  )
}

interface Found {
  reportId: string
  list: Enumeration
  score: number
}

function bestOf(query: Query, finding: Finding, counts: readonly number[], corpus: Corpus): Found | null {
  // What is counted out is the list itself, not a word to be found in it.
  const concepts = query.concepts.filter(({ said }) => !COUNT.test(said))
  if (!concepts.some(({ thing }) => thing)) return null
  const ids = [...new Set(finding.ranked.map(({ unit }) => unit.report.id))].slice(0, MOST_REPORTS)
  // Words that stand together count beyond the whole.
  const ofBest = Math.min(1, finding.ranked[0]?.window.coverage ?? 0)
  const least = Math.max(LEAST, ofBest - SHORT_OF_BEST)
  let best: Found | null = null
  for (const id of ids) {
    const report = corpus.report(id)
    const prior = finding.scope.reports.find((one) => one.report.id === id)?.prior ?? 0
    if (!report) continue
    for (const list of enumerationsOf(report)) {
      // 哪几件实事 leaves the number to the report.
      const announced = asksItems(query) && announces(list, concepts)
      const counted = counts.length > 0 ? counts.includes(list.items.length) : saysItsCount(list)
      if (!announced && !counted) continue
      // 积累了哪几条经验: that they were gathered need not be said again where they are announced.
      const asked = announced ? concepts.filter(({ thing }) => thing) : concepts
      const first = corpus.unit(id, list.items[0]?.paragraph ?? 1)
      const covered = coverage(
        asked,
        asked.map((concept) => matchConcept(concept, list.title)),
      )
      const score = covered * prior * (first ? paragraphTimeFit(query, first) : 1)
      if (covered >= least && score > (best?.score ?? 0)) best = { reportId: id, list, score }
    }
  }
  return best
}

/** As many items as fit, each verbatim. */
function fitting(heads: readonly string[], limit: number): string {
  const taken: string[] = []
  for (const head of heads) {
    if (taken.join('；').length + head.length + 1 > limit) break
    taken.push(head)
  }
  return taken.join('；') || (heads[0] ?? '').slice(0, limit)
}

/**
 * 防范金融风险的四项工作, 五点体会: the list of just so many items whose headings or announcement say what is asked,
 * item by item; 哪几件实事 is answered by a list that is announced with its number. Null where no such list is found.
 */
export function countedListAnswer(query: Query, finding: Finding, corpus: Corpus): Answer | null {
  if (query.intent !== 'list' && query.intent !== 'section') return null
  const counts = countsAsked(query.text)
  if (finding.scope.missing) return null
  const best = bestOf(query, finding, counts, corpus)
  if (!best) return null
  const numbers = [...new Set(best.list.items.map(({ paragraph }) => paragraph))]
  const passages = numbers.slice(0, MOST_PASSAGES).flatMap((paragraph) => {
    const unit = corpus.unit(best.reportId, paragraph)
    if (!unit) return []
    const { start, end } = unit.sentences[0] ?? { start: 0, end: unit.paragraph.text.length }
    return [passageOf(unit, { start, end: Math.min(end, start + LONGEST_HIGHLIGHT) })]
  })
  const [first] = passages
  if (!first) return null
  const heads = best.list.items.map(({ head }) => head)
  return {
    ...emptyAnswer(query, 'answer'),
    headline: fitting(heads, LONGEST_HIGHLIGHT),
    reply: [...heads.map((head) => `· ${head}`), sourceLine(first)].join('\n'),
    passages,
    reasons: [`按报告里一一列出的${heads.length}项回答。`],
  }
}
