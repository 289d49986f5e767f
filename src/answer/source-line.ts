import type { Passage, ReportIdentity } from '../model.ts'

const NUMERALS = ['', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12']

/** 2021-01-20 as 2021年1月20日, 2024-11 as 2024年11月, 2024 as 2024年. */
export function chineseDate(iso: string): string {
  const [year, month, day] = iso.split('-')
  return [
    year ? `${year}年` : '',
    month ? `${NUMERALS[Number(month)] ?? month}月` : '',
    day ? `${Number(day)}日` : '',
  ].join('')
}

/** Ten cities have a 《政府工作报告》: the place goes before a title that does not name it. */
function placeUntold({ title, region }: Pick<ReportIdentity, 'title' | 'region'>): string {
  if (region === null || region === '全国') return ''
  return title.includes(region.length > 2 ? region.replace(/[省市县区州旗]$/u, '') : region) ? '' : region
}

/** 《title》, given when: how a report is named in a chat. */
export function reportLabel(report: Pick<ReportIdentity, 'title' | 'date' | 'year' | 'region'>): string {
  const when = report.date ? chineseDate(report.date) : report.year ? `${report.year}年` : ''
  return `${placeUntold(report)}《${report.title}》${when ? `（${when}）` : ''}`
}

/** The line under a quote that says where it stands: report, date, section, paragraph. */
export function sourceLine(passage: Passage): string {
  // A run-in heading is a sentence, and keeps its full stop only in the report.
  const place = passage.section.at(-1)?.replace(/[。；：:]+$/u, '')
  const where = passage.paragraph > 0 ? `第${passage.paragraph}段` : '题头'
  return `出处：${[reportLabel(passage.report), place, where].filter(Boolean).join(' · ')}`
}

/** 义乌市政协·2023年: whose report and which year, in a few words; `time` where what is quoted is of another time. */
export function scopeLabel(report: ReportIdentity, time: string | null = null): string {
  if (!report.institution) return `《${report.title}》`
  const whose = report.institution
  const short = whose.replace(/^中国人民政治协商会议/u, '政协')
  const when = time ?? (report.year ? `${report.year}年` : '')
  return when ? `${short}·${when}` : short
}
