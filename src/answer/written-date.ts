import type { ReportIdentity } from '../model.ts'
import { findDates } from '../text/dates.ts'
import { fold } from '../text/normalize.ts'
import { chineseToArabic } from '../text/numerals.ts'
import { chineseDate } from './source-line.ts'

/** A report's date in its own words (二〇二四年一月十六日) and the identity line that holds it. */
export interface WrittenDate {
  words: string
  line: string
}

/** The day a report was given, as its identity lines write it; null where they do not (a date from a meta file). */
export function writtenDate(report: ReportIdentity): WrittenDate | null {
  if (!report.date) return null
  const date = chineseDate(report.date)
  for (const line of report.identity)
    for (const { start, end } of findDates(line)) {
      const words = line.slice(start, end)
      const said = chineseToArabic(fold(words)).replace(/\s/gu, '')
      // 在3月2日…会议上 leaves the year to the page.
      if (said === date || (/^\d{1,2}月/u.test(said) && date.endsWith(`年${said}`))) return { words, line }
    }
  return null
}
