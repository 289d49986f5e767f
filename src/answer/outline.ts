import type { Answer, Period, ReportHead, ReportIdentity, Section } from '../model.ts'
import type { Outline } from '../search/library.ts'
import { fold } from '../text/normalize.ts'
import type { Corpus } from './corpus.ts'
import { emptyAnswer } from './empty-answer.ts'
import { coverage, matchConcept } from './match.ts'
import { LONGEST_HIGHLIGHT, passageOf } from './passage.ts'
import { scopeOf } from './scope.ts'
import { reportLabel, sourceLine } from './source-line.ts'
import type { Concept, Query } from './turn.ts'

/** A section is meant from this share of the question's weight on. */
const LEAST_MATCH = 0.3
const SHOWN_PARAGRAPHS = 6
const LISTED = 30
const REVIEW = /回顾|回望|主要工作|工作情况|总结|成绩|成效/u
const PLAN = /任务|安排|打算|计划|目标|重点|部署|展望|怎么干/u
/** 接下来忙些啥, 往后抓哪几样, 新的一年准备干什么: the part on what is to come, in words that no heading has. */
const COMING =
  /(?:接下来|下一?步|往后|今后|以后|后面|新的?一年|来年|下一?年|明年).{0,8}(?:干|做|忙|抓|搞|弄|办|打算|准备|想|要)/u
const WANTS_TITLES =
  /标题|目录|提纲|大纲|结构|哪[几一二三四五六七八九十]+个?(?:大?块|大?部分|方面|条|项)|(?:分|有)(?:成|为)?(?:哪)?几|(?:是|有)哪[一二三四五六七八九十]+(?:条|项|块|部分)/u

/** A heading asked for stands in one of the likeliest reports; reading the outlines of thousands would take long. */
const MOST_OUTLINES = 60

interface Place {
  report: ReportHead
  sections: readonly Section[]
  section: Section
  index: number
  score: number
}

function childrenOf(sections: readonly Section[], index: number): Section[] {
  const parent = sections[index]
  if (!parent) return []
  const below: Section[] = []
  for (const section of sections.slice(index + 1)) {
    if (section.level <= parent.level) break
    below.push(section)
  }
  const nearest = Math.min(...below.map((section) => section.level))
  return below.filter((section) => section.level === nearest)
}

function partFit(query: Query, section: Section, period: Period | null): number {
  const title = fold(section.title)
  const wantsReview = REVIEW.test(query.text) || query.status === 'actual'
  const wantsPlan = PLAN.test(query.text) || COMING.test(query.text) || query.status === 'planned'
  let fit = 0
  if (wantsReview && (REVIEW.test(title) || period?.kind === 'review')) fit += 0.5
  if (wantsPlan && ((PLAN.test(title) && period?.kind !== 'review') || period?.kind === 'plan')) fit += 0.5
  // 2023年政协接下来打算怎么干: the report on 2023 is meant, and not its part that looks back.
  if (wantsPlan && !wantsReview && (period?.kind === 'review' || REVIEW.test(title))) return fit
  if (period && query.years.includes(period.from)) fit += 0.2
  if (query.years.some((year) => title.includes(`${year}年`))) fit += 0.5
  return fit
}

function matter(query: Query): Concept[] {
  return query.concepts.filter(
    ({ said, bonus }) =>
      !bonus &&
      said.length >= 2 &&
      !/^[一二两三四五六七八九十几\d]/u.test(said) &&
      !/^(?:标题|小标题|综述|文章|报道|要点|方面|打算|安排|计划|工作安排|工作打算|工作任务|接下来(?:打算|准备)?|下一?步|往后|今后|以后|后面|新的?一年|一年|来年|下一?年|准备|忙|抓|几块|目录|部分|工作|任务|重点|要重点|重点干|重点工作|几件事|回顾|主要|报告|结构|提纲|那节|那段|内容|情况|讲|说|发|看)$/u.test(
        said,
      ),
  )
}

interface Likely extends Outline {
  report: ReportHead
  prior: number
}

/** The reports in scope with their headings, the likeliest first, read one by one. */
function* likeliest(query: Query, corpus: Corpus): Generator<Likely> {
  for (const { report, prior } of scopeOf(query, corpus).reports.slice(0, MOST_OUTLINES)) {
    const outline = corpus.outline(report.id)
    if (outline) yield { ...outline, report, prior }
  }
}

function bestPlace(query: Query, corpus: Corpus): Place | null {
  const concepts = matter(query)
  let best: Place | null = null
  for (const { report, prior, sections, periods } of likeliest(query, corpus))
    sections.forEach((section, index) => {
      const title = fold(section.title)
      const named = coverage(
        concepts,
        concepts.map((concept) => matchConcept(concept, title)),
      )
      const above = section.path
        .slice(0, -1)
        .some((one) => query.years.some((year) => fold(one).includes(`${year}年`)))
      const fit = partFit(query, section, periods[index] ?? null)
      if (concepts.length > 0 ? named < LEAST_MATCH : fit === 0) return
      const score = (named * 2 + fit + (above ? 0.2 : 0) - section.level * 0.05) * prior
      if (!best || score > best.score) best = { report, sections, section, index, score }
    })
  return best
}

function ordinalPlace(query: Query, corpus: Corpus): Place | null {
  const ordinal = query.ordinal
  if (ordinal === null) return null
  for (const { report, prior, sections, periods } of likeliest(query, corpus)) {
    const parts = sections
      .map((section, index) => ({ section, index, fit: partFit(query, section, periods[index] ?? null) }))
      .filter(({ section }) => section.level === 1)
    const part = [...parts].sort((a, b) => b.fit - a.fit)[0]
    const within = part && part.fit > 0 ? childrenOf(sections, part.index) : []
    const section = within[ordinal - 1] ?? parts[ordinal - 1]?.section
    if (section) return { report, sections, section, index: sections.indexOf(section), score: prior }
  }
  return null
}

/** The first paragraphs below a heading, as many as are shown. */
function paragraphsUnder({ report, sections, section, index }: Place): number[] {
  const next = sections.slice(index + 1).find((other) => other.level <= section.level)
  const end = Math.min(
    next ? next.paragraph : report.paragraphCount + 1,
    section.paragraph + SHOWN_PARAGRAPHS,
  )
  return Array.from({ length: Math.max(0, end - section.paragraph) }, (_, i) => section.paragraph + i)
}

function textAnswer(query: Query, place: Place, corpus: Corpus): Answer | null {
  const passages = paragraphsUnder(place).flatMap((number) => {
    const unit = corpus.unit(place.report.id, number)
    if (!unit) return []
    const first = unit.sentences[0] ?? { start: 0, end: unit.paragraph.text.length }
    return [
      passageOf(unit, { start: first.start, end: Math.min(first.end, first.start + LONGEST_HIGHLIGHT) }),
    ]
  })
  const first = passages[0]
  if (!first) return null
  const children = childrenOf(place.sections, place.index)
  const body = children.length > 0 ? children.map(({ title }) => title).join('；') : first.text
  return {
    ...emptyAnswer(query, 'answer'),
    headline: place.section.title.slice(0, LONGEST_HIGHLIGHT),
    reply: [place.section.title, body, sourceLine(first)].join('\n'),
    passages,
    reasons: ['按标题找到这一部分。'],
  }
}

function titlesAnswer(
  query: Query,
  report: ReportIdentity,
  titles: readonly Section[],
  heading: string,
): Answer {
  return {
    ...emptyAnswer(query, 'outline'),
    headline: heading.slice(0, LONGEST_HIGHLIGHT),
    reply: [
      heading,
      ...titles.slice(0, LISTED).map(({ title }) => title),
      `出处：${reportLabel(report)}`,
    ].join('\n'),
    reasons: ['按报告的目录回答。'],
  }
}

/** Whether nothing is asked but what a part of a report holds: 24年打算干的五项是哪些, 工作安排的要点. */
export function asksForPart(query: Query): boolean {
  // 青蓝计划是啥 asks for a name, 今年的工作安排是什么 for a part.
  const defined = query.intent === 'definition' && /工作|任务|年|部分|下一步/u.test(query.text)
  const open = query.intent === 'list' || query.intent === 'topic' || defined
  return (
    open &&
    matter(query).length === 0 &&
    (REVIEW.test(query.text) || PLAN.test(query.text) || COMING.test(query.text))
  )
}

/** 今年，区政协将…, 新的一年，我们要…: how a text without headings tells what is to come. */
const TELLS_COMING =
  /^(?:[^，。：]{2,12}(?:指出|表示|强调|提出)，)?(?:今年|明年|新的一年|下一步|今后|接下来|20\d\d年)[^。；]{0,40}?(?:将|要|计划|打算|拟)(?!求)/u

/** The first paragraph of the likeliest report that tells what is to come; null if none does. */
function comingAnswer(query: Query, report: ReportHead, corpus: Corpus): Answer | null {
  if (!(PLAN.test(query.text) || COMING.test(query.text)) || REVIEW.test(query.text)) return null
  for (let number = 1; number <= report.paragraphCount; number += 1) {
    const unit = corpus.unit(report.id, number)
    const span = unit?.sentences.find(({ start, end }) =>
      TELLS_COMING.test(unit.paragraph.text.slice(start, end).replace(/,/gu, '，')),
    )
    if (!unit || !span) continue
    const passage = passageOf(unit, {
      start: span.start,
      end: Math.min(span.end, span.start + LONGEST_HIGHLIGHT),
    })
    return {
      ...emptyAnswer(query, 'answer'),
      headline: passage.highlight,
      reply: [passage.text, sourceLine(passage)].join('\n'),
      passages: [passage],
      reasons: ['报告没有标题，按说今后的一段回答。'],
    }
  }
  return null
}

/** A report's outline, its part asked for, or the text of one section. Null if no heading fits the question. */
export function outlineAnswer(query: Query, corpus: Corpus): Answer | null {
  const place = ordinalPlace(query, corpus) ?? bestPlace(query, corpus)
  if (place && !WANTS_TITLES.test(query.text) && !asksForPart(query)) return textAnswer(query, place, corpus)
  if (place) {
    const children = childrenOf(place.sections, place.index)
    if (children.length > 0) return titlesAnswer(query, place.report, children, place.section.title)
    return textAnswer(query, place, corpus)
  }
  const report = scopeOf(query, corpus).reports[0]?.report
  const sections = (report && corpus.outline(report.id)?.sections) ?? []
  if (!report || matter(query).length > 0) return null
  const coming = comingAnswer(query, report, corpus)
  if (coming) return coming
  if (sections.length === 0) return null
  const top = sections.filter(({ level }) => level <= 2)
  return titlesAnswer(query, report, top, report.title)
}

/** The outline of one report, for 目录 N. */
export function reportOutline(query: Query, report: ReportHead, sections: readonly Section[]): Answer {
  return titlesAnswer(
    query,
    report,
    sections.filter(({ level }) => level <= 2),
    report.title,
  )
}
