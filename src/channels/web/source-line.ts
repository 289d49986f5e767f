import type { Citation, Passage } from '../../model.ts'

/** 2021-01-20 as 2021年1月20日, 2024-11 as 2024年11月, 2024 as 2024年; nothing for null. */
export function chineseDate(date: string | null): string {
  if (!date) return ''
  const units = ['年', '月', '日']
  return date
    .split('-')
    .map((part, i) => `${Number(part)}${units[i] ?? ''}`)
    .join('')
}

/** The report and its day: 《义乌市政协常委会工作报告》 2021年1月20日. */
export function citationLine(report: Pick<Citation, 'title' | 'date' | 'year'>): string {
  const day = chineseDate(report.date) || (report.year ? `${report.year}年` : '')
  return `《${report.title}》${day && ` ${day}`}`
}

/** Where a passage stands: the report, its innermost heading, the paragraph's number. */
export function sourceLine(passage: Passage): string {
  const heading = passage.section.at(-1)
  return [citationLine(passage.report), heading, `第${passage.paragraph}段`].filter(Boolean).join(' · ')
}
