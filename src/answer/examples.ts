import type { Figure, Paragraph, ReportHead } from '../model.ts'
import { givenOn, type Library } from '../search/library.ts'
import { isAskable } from './askable.ts'
import type { Steps } from './steps.ts'
import { bodiesOf } from './understand/bodies.ts'

/** How many examples are offered, and how many figures are tried for them, of a report and of all. */
const OFFERED = 3
const TRIED = 24
const TRIED_IN_ALL = 96
/** Things that are counted, in words a member would use. */
const COUNTED = /^(?:件|场|次|条|篇|家|人|名|个|期|份|项|元|%|人次|户|套|公里|亩|吨|斤)$/u
const PLAIN_NAME = /^\p{Script=Han}{2,8}$/u

function worthAsking({ text }: Paragraph, figure: Figure): boolean {
  const { kind, status, unit, what } = figure
  return (
    kind === 'level' &&
    status === 'actual' &&
    COUNTED.test(unit) &&
    PLAIN_NAME.test(what) &&
    isAskable(text, figure)
  )
}

function questionOf(report: ReportHead, figure: Figure): string {
  const whose = bodiesOf(report)[0] ?? ''
  const year = report.year === null ? '' : `${report.year}年`
  const unit = figure.unit === '%' ? '百分之几' : figure.unit === '元' ? '多少钱' : `多少${figure.unit}`
  return `${year}${whose}${figure.what}有${unit}`
}

/**
 * Questions that the newest report of a body answers, for a greeting: each is asked first (`answers` tells whether it
 * finds the very figure), so that none leads to a no. In steps, since other work may be waiting.
 */
export function* exampleQuestions(
  library: Library,
  answers: (question: string, figure: Figure) => Steps<boolean>,
): Steps<string[]> {
  const newestFirst = [...library.reports]
    .filter((report) => bodiesOf(report).length > 0)
    .sort((a, b) => givenOn(b).localeCompare(givenOn(a)))
  const found: string[] = []
  let tried = 0
  for (const report of newestFirst) {
    const figures = (library.report(report.id)?.paragraphs ?? []).flatMap((paragraph) =>
      paragraph.figures.filter((figure) => worthAsking(paragraph, figure)),
    )
    for (const figure of figures.slice(0, TRIED)) {
      const question = questionOf(report, figure)
      if (!found.includes(question) && (yield* answers(question, figure))) found.push(question)
      tried += 1
      if (found.length === OFFERED || tried === TRIED_IN_ALL) return found
      yield
    }
  }
  return found
}
