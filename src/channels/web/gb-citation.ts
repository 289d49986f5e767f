import type { ReportHead } from '../../model.ts'

type Cited = Pick<
  ReportHead,
  'title' | 'type' | 'institution' | 'region' | 'meeting' | 'presenter' | 'date'
> & {
  year: number | null
}

/**
 * The source line in the manner of GB/T 7714-2015: who answers for it, title, [R] for a report and [Z] for what else
 * there is, the day, the paragraph in place of the page: 政协云溪市委员会. 云溪市政协常委会工作报告[R]. (2024-01-20): 第2段.
 * What a report does not state is left out; without a day the year reported on is named as such (2023年度). `online` adds /OL, the day of reading and the address.
 */
export function gbCitation(
  report: Cited,
  paragraph: number | null,
  online: { url: string; day: string } | null,
): string {
  const kind = `${/报告/u.test(`${report.type ?? ''}${report.title}`) ? 'R' : 'Z'}${online ? '/OL' : ''}`
  const who = report.institution ?? report.presenter ?? report.region
  const when = report.date ?? (report.year === null ? null : `${report.year}年度`)
  const day = [when && `(${when})`, online && `[${online.day}]`].filter(Boolean).join('')
  const place = paragraph ? `第${paragraph}段` : ''
  const parts = [
    who,
    `${report.title.replace(/\s+/gu, ' ')}[${kind}]`,
    [day, place].filter(Boolean).join(': '),
  ]
  return [...parts, online?.url]
    .filter(Boolean)
    .map((part) => `${part}.`)
    .join(' ')
}

/** A quotation ready for a draft: the words in marks, then their source. */
export function quotedCitation(words: string, source: string): string {
  return `“${words}”——${source}`
}
