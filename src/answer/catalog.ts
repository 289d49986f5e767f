import type { Answer, Passage, ReportHead } from '../model.ts'
import { fold } from '../text/normalize.ts'
import type { Corpus } from './corpus.ts'
import { emptyAnswer } from './empty-answer.ts'
import { newestFirst } from './newest-first.ts'
import { identityPassage, LONGEST_PASSAGE } from './passage.ts'
import { scopeOf } from './scope.ts'
import { reportLabel, sourceLine } from './source-line.ts'
import type { Query } from './turn.ts'
import { writtenDate } from './written-date.ts'

const LISTED = 20
/** A question about one report takes those whose prior is this near to the best. */
const NEAR_BEST = 0.8

function entry(report: ReportHead, number: number): string {
  const about = report.year ? `，报告${report.year}年工作` : ''
  return `${number}. ${reportLabel(report)}${about}`
}

/** What a report says of itself: its identity lines, or where it has none its first sentence. */
function openingPassage(report: ReportHead, corpus: Corpus): Passage | null {
  const [line] = report.identity
  if (line !== undefined) return identityPassage(report, line)
  const first = corpus.library.paragraph(report.id, 1)
  if (!first) return null
  return {
    ...identityPassage(report, ''),
    text: first.text.slice(0, LONGEST_PASSAGE),
    section: first.section,
    paragraph: 1,
  }
}

function listAnswer(query: Query, reports: readonly ReportHead[], opening: string, corpus: Corpus): Answer {
  const listed = newestFirst(reports).slice(0, LISTED)
  const years = [...new Set(reports.flatMap((report) => report.year ?? []))].sort((a, b) => a - b)
  const lines = [
    opening,
    ...listed.map((report, i) => entry(report, i + 1)),
    reports.length > LISTED ? `……共${reports.length}份。` : '',
    years.length > 0 ? `涉及年份：${years.map((year) => `${year}年`).join('、')}。` : '',
  ]
  return {
    ...emptyAnswer(query, 'catalog'),
    headline: opening,
    reply: lines.filter(Boolean).join('\n'),
    passages: listed.flatMap((report) => openingPassage(report, corpus) ?? []),
    reasons: ['按报告目录回答。'],
  }
}

function identityAnswer(query: Query, report: ReportHead, headline: string): Answer {
  const marked = report.identity.find((line) => line.includes(headline)) ?? headline
  const passage = identityPassage(report, marked)
  return {
    ...emptyAnswer(query, 'catalog'),
    headline,
    reply: [headline, sourceLine(passage)].join('\n'),
    passages: report.identity.length > 0 ? [passage] : [],
    reasons: ['按报告的题头回答。'],
  }
}

/** 最新的报告是哪份, 最早的材料叫什么: of all that there are, the last or the first. */
const ONE_END =
  /(?:最新|最近|最早)的?(?:那|一)*[份篇个]?的?(?:\p{Script=Han}{2,4})?(?:报告|材料|综述)(?:是|叫)/u
const LAST = /最新|最近/u

function endAnswer(query: Query, report: ReportHead, corpus: Corpus): Answer {
  const headline = reportLabel(report)
  const opening = openingPassage(report, corpus)
  return {
    ...emptyAnswer(query, 'catalog'),
    headline,
    reply: `${LAST.test(query.text) ? '最新' : '最早'}的一份：${headline}`,
    passages: opening ? [opening] : [],
    reasons: ['按报告目录回答。'],
  }
}

/** The reports a question about reports means: those in scope, the likeliest first. */
function meant(query: Query, corpus: Corpus): ReportHead[] {
  const { reports } = scopeOf(query, corpus)
  const best = reports[0]?.prior ?? 0
  return reports.filter(({ prior }) => prior >= best * NEAR_BEST).map(({ report }) => report)
}

/** Reports whose file, title or place holds a word of the question (报纸, 版面, 综述). */
function byWords(query: Query, reports: readonly ReportHead[]): ReportHead[] {
  return reports.filter((report) =>
    query.concepts.some(({ words }) =>
      words.some(
        ({ text }) => text.length >= 2 && `${report.file}${report.title}${report.type ?? ''}`.includes(text),
      ),
    ),
  )
}

/** The meeting or session of a report as its head words it. */
function meetingIn({ identity, meeting, session }: ReportHead): string | null {
  const bare = (words: string) => words.replace(/\s/gu, '')
  const head = bare(identity.join('\n'))
  return [meeting, session].find((words) => words && head.includes(bare(words))) ?? null
}

/** Answers questions about the reports themselves: which there are, of which years, their titles and sessions. */
export function catalogAnswer(query: Query, corpus: Corpus): Answer {
  const all = corpus.library.reports
  const scope = scopeOf(query, corpus)
  if (scope.missing) {
    const { kind, asked, available } = scope.missing
    const there = kind === 'year' ? available.map((year) => `${year}年`) : available
    return {
      ...emptyAnswer(query, 'decline'),
      headline: `没有${asked.join('、')}的报告。`,
      reply: `没有${asked.join('、')}的报告；现有${there.join('、')}的。`,
    }
  }
  const narrowed =
    query.bodies.length + query.regions.length + query.years.length + query.reportYears.length > 0
  const reports = narrowed ? meant(query, corpus) : all
  const given = all.find(({ presenter }) => presenter && query.text.includes(presenter))
  const first = given ?? reports[0]
  if (
    /第?几届|哪一?届|第几次|几届几次|哪一?次(?:会议|大会|会)|(?:哪|什么|啥)(?:个|次)?(?:大会|会)上?/u.test(
      query.text,
    ) &&
    first
  ) {
    // The newest may not say it in its head: then the next one that does, unless one report is meant.
    const one = given !== undefined || query.years.length + query.reportYears.length > 0
    for (const report of one ? [first] : reports) {
      const meeting = meetingIn(report)
      if (meeting) return identityAnswer(query, report, meeting)
    }
    const no = '报告的题头没有写明是哪次会议。'
    return { ...emptyAnswer(query, 'decline'), headline: no, reply: no }
  }
  const end = LAST.test(query.text) ? newestFirst(reports)[0] : newestFirst(reports).at(-1)
  if (end && ONE_END.test(query.text)) return endAnswer(query, end, corpus)
  if (/叫什么|标题|题目|全称|名字/u.test(query.text) && first)
    return identityAnswer(query, first, first.title)
  if (/新闻|文章|报纸|版面/u.test(query.text)) {
    const named = byWords(query, all)
    if (named.length > 0) return listAnswer(query, named, `共${named.length}篇：`, corpus)
  }
  if (narrowed && reports.length > 0) return listAnswer(query, reports, `有，共${reports.length}份：`, corpus)
  return listAnswer(query, all, `现有${all.length}份报告，新的在前：`, corpus)
}

/** 报告是哪天作的, 台上念稿子的是谁, 哪天开的会: the giving of a report, or the meeting it was given at. */
const PRESENTED = [
  /(?:(?:作|做|念|宣读|讲|给出|通过)(?:的|了)?|谁报告|报告人|主讲|日期).*(?:报告|综述)|(?:报告|综述).*(?:作|做|念|宣读|讲|给出|通过|日期|主讲|人)|谁报告/u,
  /(?:台上|上台|主席台).{0,4}(?:讲|念|作|做|说|读)|(?:讲|念|作|做|说|读).{0,2}稿/u,
  /谁.{0,3}代表.{0,6}(?:汇报|讲|念|说)|谁(?:来|去|向大会|给大家|跟大家)*汇报的?$/u,
  /哪(?:一)?天.{0,2}开的?大?会|大?会(?:议)?(?:是)?(?:哪(?:一)?天|几号|几月几号|什么时候|啥时候)开/u,
]
/** Words that say no more than that a report was given. */
const ABOUT_GIVING =
  /报告|工作|大会|会议|上作|作的|那次|那份|常委会|日期|时间|时候|台上|上台|主席台|稿子?$|汇报|开的?会|会.{0,3}开|^(?:代表|代表大家|大家|会|开会)$/u

const NEWS = '新闻报道'

/** 提案工作报告 and 常委会工作报告 are two reports of one meeting; whoever signs a news item gave neither. */
function isOfKind({ text }: Query, { type }: ReportHead): boolean {
  return type !== NEWS && /提案/u.test(text) === /提案/u.test(type ?? '')
}

/** Who gave a report, and when: answered from its identity lines. Null if the question asks something else. */
export function presentationAnswer(query: Query, corpus: Corpus): Answer | null {
  const presented = PRESENTED.some((pattern) => pattern.test(query.text))
  if (!presented || (query.intent !== 'who' && query.intent !== 'when')) return null
  const likely = meant(query, corpus)
  const title = fold(likely[0]?.title ?? '')
  const matter = query.concepts.filter(
    ({ said, thing }) =>
      thing &&
      !ABOUT_GIVING.test(said) &&
      !title.includes(said) &&
      !(likely[0]?.presenterPost ?? '').endsWith(said),
  )
  const named = [...likely, ...corpus.library.reports].filter(
    (report) => report.presenter && matter.some(({ said }) => said === report.presenter),
  )
  if (matter.length > 0 && named.length === 0) return null
  const report =
    named[0] ?? likely.find((one) => isOfKind(query, one)) ?? likely.find(({ type }) => type !== NEWS)
  if (!report) return null
  if (query.intent === 'who') {
    if (!report.presenter) return null
    const line = report.identity.find((one) => one.includes(report.presenter ?? '')) ?? report.presenter
    const headline = report.presenterPost ? `${report.presenterPost} ${report.presenter}` : report.presenter
    return {
      ...identityAnswer(query, report, headline),
      kind: 'answer',
      passages: [identityPassage(report, line)],
    }
  }
  const given = writtenDate(report)
  if (!given) return null
  const passages = [identityPassage(report, given.line)]
  return { ...identityAnswer(query, report, given.words), kind: 'answer', passages }
}
