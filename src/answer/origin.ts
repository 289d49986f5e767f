import type { Answer, Passage, ReportHead } from '../model.ts'
import type { Corpus } from './corpus.ts'
import { emptyAnswer } from './empty-answer.ts'
import { reportOutline } from './outline.ts'
import { identityPassage, LONGEST_HIGHLIGHT, passageOf } from './passage.ts'
import { chineseDate, scopeLabel, sourceLine } from './source-line.ts'
import type { Query } from './turn.ts'
import { writtenDate } from './written-date.ts'

const SHOWN_PARTS = 6

function stated(query: Query, report: ReportHead, headline: string, line: string, asked: string): Answer {
  const passage = identityPassage(report, line)
  return {
    ...emptyAnswer(query, 'answer'),
    headline,
    reply: [headline, sourceLine(passage)].join('\n'),
    passages: [passage],
    reasons: [`问的是上一个回答出自的报告：${asked}。`, `取自${scopeLabel(report)}报告的题头。`],
  }
}

function lineWith(report: ReportHead, words: string): string {
  const squeezed = words.replace(/\s/gu, '')
  const line = report.identity.find((one) => one.replace(/\s/gu, '').includes(squeezed))
  return line ?? report.identity[0] ?? ''
}

function unstated(query: Query, report: ReportHead, what: string): Answer {
  const words = `这份报告没有写明${what}。`
  return {
    ...emptyAnswer(query, 'decline'),
    headline: words,
    reply: words,
    reasons: [`问的是上一个回答出自的报告：${what}。`, `${scopeLabel(report)}报告的题头里没有。`],
  }
}

/**
 * Who gave the report that answered, when, at which meeting, or of which year it is: 谁说的, 哪天说的, 在什么会上, 哪一年的.
 * Null where only the text can tell (谁说的 of a newspaper article).
 */
export function originAnswer(query: Query, shown: readonly Passage[], corpus: Corpus): Answer | null {
  const first = shown[0]
  const report = first ? corpus.head(first.report.id) : null
  if (!first || !report) return null
  switch (query.move) {
    case 'speaker': {
      const { presenter, presenterPost } = report
      if (!presenter) return null
      const headline = presenterPost ? `${presenterPost} ${presenter}` : presenter
      return stated(query, report, headline, lineWith(report, presenter), '谁作的')
    }
    case 'day': {
      // 哪天 without 说 or 作 may mean the day of what was told; the report's own only after a question about the report.
      const ofReport = first.paragraph === 0 || /[说讲念作做]|宣读|报告/u.test(query.text)
      if (!ofReport) return null
      // A date told by the page as a whole, or by a meta file, stands in no line that could be quoted.
      const said = writtenDate(report)
      return said ? stated(query, report, said.words, said.line, '哪天作的') : unstated(query, report, '日期')
    }
    case 'meeting': {
      const { meeting } = report
      if (!meeting) return unstated(query, report, '会议')
      return stated(query, report, meeting, lineWith(report, meeting), '在什么会上')
    }
    case 'year': {
      if (report.year === null && !report.date) return null
      const when = report.date ? `${chineseDate(report.date)}的报告` : ''
      const year = report.year === null ? '' : `${report.year}年`
      const headline = year && when ? `${year}（${when}）` : year || when
      return {
        ...emptyAnswer(query, 'answer'),
        headline,
        reply: [headline, sourceLine(first)].join('\n'),
        passages: [...shown],
        reasons: [
          `问的是上一个回答属于哪一年。`,
          `按${scopeLabel(report)}报告的题头；引文里另写了年份的，以引文为准。`,
        ],
      }
    }
    default:
      return null
  }
}

/** What a report is about, for 那份讲了什么: its headings, with the opening of each part. */
export function overviewAnswer(query: Query, report: ReportHead, corpus: Corpus): Answer {
  const sections = corpus.outline(report.id)?.sections ?? []
  const top = Math.min(...sections.map(({ level }) => level))
  const parts = sections.filter(({ level }) => level === top)
  const deeper = parts.length < 3 ? sections.filter(({ level }) => level === top + 1) : []
  const numbers = [...parts, ...deeper].map(({ paragraph }) => paragraph)
  const opening = [...new Set(numbers.length > 0 ? numbers : [1])].slice(0, SHOWN_PARTS)
  const passages = opening.flatMap((number) => {
    const unit = corpus.unit(report.id, number)
    const first = unit?.sentences[0]
    return unit && first
      ? [passageOf(unit, { start: first.start, end: Math.min(first.end, first.start + LONGEST_HIGHLIGHT) })]
      : []
  })
  return {
    ...reportOutline(query, report, sections),
    passages,
    reasons: ['问的是一份报告讲了什么，列出它的标题。', `所查范围：${scopeLabel(report)}`],
  }
}
