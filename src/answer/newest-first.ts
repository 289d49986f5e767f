import type { ReportHead } from '../model.ts'
import { givenOn } from '../search/library.ts'

/** Reports by the day they were given, the newest first, those of one day by title: the order of every list shown. */
export function newestFirst(reports: readonly ReportHead[]): ReportHead[] {
  return [...reports].sort((a, b) => givenOn(b).localeCompare(givenOn(a)) || a.title.localeCompare(b.title))
}
