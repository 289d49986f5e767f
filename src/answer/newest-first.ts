import type { ReportHead } from '../model.ts'
import { givenOn } from '../search/library.ts'

/** As localeCompare compares, for less. */
const ORDER = new Intl.Collator()

/** Reports by the day they were given, the newest first, those of one day by title: the order of every list shown. */
export function newestFirst(reports: readonly ReportHead[]): ReportHead[] {
  const dated = reports.map((report) => ({ report, on: givenOn(report) }))
  dated.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : ORDER.compare(a.report.title, b.report.title)))
  return dated.map(({ report }) => report)
}
