import type { Report, ReportHead } from '../model.ts'
import type { CandidateSource } from './candidate-source.ts'

/** One state of the reports folder, ready to be asked. Never changed once made; a new state is a new Library. */
export interface Library {
  /** Changes whenever a report does. */
  version: string
  reports: Report[]
  paragraphCount: number
  engine: 'minisearch' | 'sqlite'
  source: CandidateSource
}

/** What catalog, scope and citations need of a report. */
export function headOf(report: Report): ReportHead {
  const { sections: _sections, paragraphs, warnings: _warnings, ...head } = report
  return { ...head, paragraphCount: paragraphs.length }
}

/** The day a report was given or printed, as a sortable string; its planned or reported year where no day is stated. */
export function givenOn(report: Pick<Report, 'date' | 'year' | 'planYear'>): string {
  if (report.date) return report.date
  if (report.planYear) return String(report.planYear)
  return report.year ? String(report.year + 1) : ''
}
