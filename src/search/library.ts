import type { Paragraph, Period, Report, ReportHead, Section } from '../model.ts'
import { fold } from '../text/normalize.ts'
import { quotedPhrases } from '../text/quoted-phrases.ts'
import type { CandidateSource } from './candidate-source.ts'

/** Where a paragraph stands: report id and 1-based number. */
export interface ParagraphPlace {
  reportId: string
  paragraph: number
}

/** A word, and how many of its pairs of neighbouring characters must stand in a text. */
export interface HeldWord {
  word: string
  least: number
}

/** The headings of a report, and for each the time that its first paragraph speaks of. */
export interface Outline {
  sections: readonly Section[]
  periods: readonly (Period | null)[]
}

/**
 * One state of the reports folder, ready to be asked. Never changed once made; a new state is a new Library.
 * Heads are always at hand; text may have to be fetched from disk, so nothing that a question waits for goes over
 * the text of all reports.
 */
export interface Library {
  /** Changes whenever a report does. */
  version: string
  /** Every report without its text, by file. */
  reports: readonly ReportHead[]
  head(id: string): ReportHead | null
  /** A whole report; what needs only its headings or its words asks for these. */
  report(id: string): Report | null
  outline(id: string): Outline | null
  /** The folded texts of a report's paragraphs, in order; empty where there is no such report. */
  texts(id: string): readonly string[]
  /** One paragraph by its 1-based number. */
  paragraph(reportId: string, number: number): Paragraph | null
  /** Several paragraphs, read together; null where there is none. */
  paragraphs(places: readonly ParagraphPlace[]): (Paragraph | null)[]
  /** Whether the characters stand anywhere in the text. */
  mentions(characters: string): boolean
  /**
   * The reports of which one paragraph may hold, of each of these, so many pairs of neighbouring characters, or of which
   * a heading holds the folded phrase; null where they are in memory, and looking is no dearer.
   */
  holders(words: readonly HeldWord[], heading: string): ReadonlySet<string> | null
  /** Whether a folded phrase stands in quotation marks somewhere, or is the name of who gave a report. */
  coins(phrase: string): boolean
  paragraphCount: number
  engine: 'minisearch' | 'sqlite'
  source: CandidateSource
  /** Gives back what the library holds open; nobody may ask it after that. */
  close(): void
}

/** A library whose reports are all in memory. */
export function memoryLibrary(version: string, reports: readonly Report[], source: CandidateSource): Library {
  const byId = new Map(reports.map((report) => [report.id, report]))
  const heads = reports.map(headOf)
  const headById = new Map(heads.map((head) => [head.id, head]))
  const coined = new Set(reports.flatMap(coinedBy))
  const paragraph = (reportId: string, number: number) => byId.get(reportId)?.paragraphs[number - 1] ?? null
  return {
    version,
    reports: heads,
    head: (id) => headById.get(id) ?? null,
    report: (id) => byId.get(id) ?? null,
    outline(id) {
      const report = byId.get(id)
      return report ? outlineOf(report) : null
    },
    texts: (id) => textsOf(byId.get(id)?.paragraphs ?? []),
    paragraph,
    paragraphs: (places) => places.map((place) => paragraph(place.reportId, place.paragraph)),
    mentions: (characters) =>
      reports.some(({ paragraphs }) => paragraphs.some(({ text }) => text.includes(characters))),
    holders: () => null,
    coins: (phrase) => coined.has(phrase),
    paragraphCount: reports.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0),
    engine: 'minisearch',
    source,
    close: () => {},
  }
}

/** Folded phrases a report puts in quotation marks, and the name of who gave it. */
export function coinedBy(report: Pick<Report, 'presenter' | 'paragraphs'>): string[] {
  const places = report.paragraphs.flatMap(({ text, section }) => [text, ...section.slice(-1)])
  return [...(report.presenter ? [fold(report.presenter)] : []), ...places.flatMap(quotedPhrases)]
}

/** The headings of a report, with their times. */
export function outlineOf({ sections, paragraphs }: Pick<Report, 'sections' | 'paragraphs'>): Outline {
  return {
    sections,
    periods: sections.map(({ paragraph }) => paragraphs[paragraph - 1]?.period ?? null),
  }
}

/** The texts of paragraphs, folded. */
export function textsOf(paragraphs: readonly Paragraph[]): string[] {
  return paragraphs.map(({ text }) => fold(text))
}

/** What catalog, scope and citations need of a report. */
export function headOf(report: Report): ReportHead {
  const { sections: _sections, paragraphs, warnings: _warnings, ...head } = report
  return { ...head, paragraphCount: paragraphs.length }
}

/**
 * The day a report was given or printed, as a sortable string; where no day is stated its planned year, or the one after
 * that which it reports on. News are of the year they are printed in.
 */
export function givenOn({
  date,
  year,
  planYear,
  type,
}: Pick<Report, 'date' | 'year' | 'planYear' | 'type'>): string {
  if (date) return date
  if (planYear) return String(planYear)
  if (year === null) return ''
  return String(type === '新闻报道' ? year : year + 1)
}
