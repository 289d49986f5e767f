import type { IngestedFile, Report } from '../model.ts'

const FIELDS: readonly [keyof Report & string, string][] = [
  ['title', '题名'],
  ['type', '种类'],
  ['institution', '机构'],
  ['region', '地区'],
  ['session', '届次'],
  ['meeting', '会议'],
  ['date', '日期'],
  ['year', '年份'],
  ['yearFrom', '起始年份'],
  ['planYear', '计划年份'],
  ['presenter', '报告人'],
  ['presenterPost', '职务'],
]
const TITLE_FROM = { stated: '原文', derived: '推出', override: '另行给定' } as const

interface WithEvidence {
  evidence?: { field: string; quote: string; line: number | null }[]
}

function identityRows(report: Report & WithEvidence): string[] {
  return FIELDS.map(([key, label]) => {
    const value = report[key]
    const found = report.evidence?.find((one) => one.field === key)
    const from = key === 'title' ? `（${TITLE_FROM[report.titleFrom]}）` : ''
    const quote =
      found && value !== null
        ? `  ← ${found.quote.slice(0, 50)}${found.line === null ? '' : `（第${found.line}行）`}`
        : ''
    return `  ${label.padEnd(5, '\u3000')}${value === null ? '—' : String(value)}${from}${quote}`
  })
}

function periodMark(period: Report['paragraphs'][number]['period']): string {
  if (!period) return ''
  const years = period.from === period.to ? `${period.from}` : `${period.from}–${period.to}`
  return ` ‹${period.kind === 'review' ? '回顾' : '计划'} ${years}›`
}

function bodyRows(report: Report): string[] {
  const rows: string[] = []
  let section = 0
  const headingsUpTo = (number: number) => {
    for (
      let next = report.sections[section];
      next && next.paragraph <= number;
      next = report.sections[section]
    ) {
      rows.push('', `${'#'.repeat(Math.min(6, next.level))} ${next.title}${next.runIn ? '  〔段首〕' : ''}`)
      section += 1
    }
  }
  for (const paragraph of report.paragraphs) {
    headingsUpTo(paragraph.number)
    rows.push(`[${paragraph.number}]${periodMark(paragraph.period)} ${paragraph.text}`)
    if (paragraph.items.length > 0)
      rows.push(`      · 分项 ${paragraph.items.map((item) => `${item.number}@${item.start}`).join(' ')}`)
    for (const figure of paragraph.figures) {
      const year = figure.year === null ? '' : ` ${figure.year}${figure.yearTo ? `–${figure.yearTo}` : ''}`
      rows.push(
        `      · ${figure.what || '?'} = ${figure.text} (${figure.value}${figure.unit})${year}${figure.status === 'planned' ? ' 计划' : ''}${figure.whose ? ` ${figure.whose}` : ''}`,
      )
    }
    for (const warning of paragraph.warnings) rows.push(`      ! ${warning}`)
  }
  headingsUpTo(Number.POSITIVE_INFINITY)
  return rows
}

/** A file as a proof sheet: identity with its evidence, outline and numbered paragraphs, figures, warnings with lines. */
export function proofSheet(file: IngestedFile): string {
  const rows = [`═══ ${file.file} ═══`]
  if (file.error !== null) rows.push(`  读不出：${file.error}`)
  for (const report of file.reports as (Report & WithEvidence)[]) {
    rows.push('', ...identityRows(report))
    for (const line of report.identity) rows.push(`  | ${line}`)
    rows.push(
      `  ${report.sections.length} 个标题，${report.paragraphs.length} 段，${report.warnings.length} 条提示`,
    )
    rows.push(...bodyRows(report), '')
    for (const { code, message, line } of report.warnings)
      rows.push(`  ! ${line === null ? '' : `第${line}行 `}${message} [${code}]`)
  }
  return rows.join('\n')
}

/** A file in the form of `inspect --json`. */
export function inspection(file: IngestedFile): object {
  return {
    file: file.file,
    error: file.error,
    reports: file.reports.map((report) => ({ ...report })),
  }
}
