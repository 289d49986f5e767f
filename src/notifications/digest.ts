import { bodiesOf } from '../answer/understand/bodies.ts'
import type { Report } from '../model.ts'
import { type Changes, changesSince, previousReport } from './changes.ts'
import { type Asking, type DigestQuestion, digestQuestions } from './digest-questions.ts'
import { type KeyFigure, keyFigures } from './key-figures.ts'

/** A heading with how much stands under it. */
export interface OutlineEntry {
  title: string
  level: number
  /** The first paragraph under it, and how many there are up to the next heading of its rank. */
  paragraph: number
  paragraphs: number
}

/** What a group wants to read of a new report on a phone. Everything stands in the report, or is marked as computed. */
export interface Digest {
  report: Report
  outline: OutlineEntry[]
  figures: KeyFigure[]
  changes: Changes | null
  questions: DigestQuestion[]
}

const MOST_ENTRIES = 14

/** The two upper ranks of headings; the first alone if both are too many. Run-in headings belong to paragraphs. */
export function outlineOf(report: Report): OutlineEntry[] {
  const headings = report.sections.filter((section) => !section.runIn)
  const levels = [...new Set(headings.map(({ level }) => level))].sort((a, b) => a - b)
  const upTo = (level: number) => headings.filter((section) => section.level <= level)
  const wanted = [levels[1], levels[0]].find(
    (level) => level !== undefined && upTo(level).length <= MOST_ENTRIES,
  )
  const shown = wanted === undefined ? headings.slice(0, MOST_ENTRIES) : upTo(wanted)
  const end = report.paragraphs.length + 1
  return shown.map(({ title, level, paragraph }, index) => {
    const next = shown.slice(index + 1).find((other) => other.level <= level)
    return { title, level, paragraph, paragraphs: Math.max(0, (next?.paragraph ?? end) - paragraph) }
  })
}

/** 义乌市政协, 义乌市人大: how people call whose report it is. */
export function shortBody(report: Report): string {
  const [body] = bodiesOf(report)
  const place = report.region ?? ''
  return body ? `${place === '全国' ? '全国' : place}${body}` : (report.institution ?? '')
}

/** Makes the digest of a report; `reports` are all there are, among them the same body's report before it. */
export function digestOf(report: Report, reports: readonly Report[], ask: Asking): Digest {
  const previous = previousReport(report, reports)
  const figures = keyFigures(report)
  const changes = previous && changesSince(report, previous)
  const questions = digestQuestions({ report, whose: shortBody(report), figures, changes }, ask)
  return { report, outline: outlineOf(report), figures, changes, questions }
}
