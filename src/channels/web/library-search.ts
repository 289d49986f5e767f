import type { Engine } from '../../answer/turn.ts'
import { bodiesOf } from '../../answer/understand/bodies.ts'
import type { Figure, Report, ReportHead } from '../../model.ts'
import { fold } from '../../text/normalize.ts'
import { findAll } from './mark.ts'

/** Which reports are meant; null is any. */
export interface ReportFilter {
  body: string | null
  region: string | null
  year: number | null
}

/** Words in one paragraph. */
export interface SearchHit {
  report: ReportHead
  section: string[]
  paragraph: number
  text: string
  /** How often the words stand in it. */
  count: number
}

/** A number with the sentence's paragraph it stands in. */
export interface FigureHit {
  report: ReportHead
  paragraph: number
  figure: Figure
}

function fits(head: ReportHead, { body, region, year }: ReportFilter): boolean {
  if (year !== null && head.year !== year) return false
  if (region !== null && !`${head.region ?? ''}${head.institution ?? ''}${head.title}`.includes(region))
    return false
  if (body === null) return true
  return (head.institution ?? '').includes(body) || bodiesOf(head).some((known) => known === body)
}

function* reportsIn(engine: Engine, filter: ReportFilter): Generator<[ReportHead, Report]> {
  for (const head of engine.heads()) {
    if (!fits(head, filter)) continue
    const report = engine.report(head.id)
    if (report) yield [head, report]
  }
}

/** Paragraphs that hold every word of `words`, newest report first, at most `limit`; plain search without understanding. */
export function searchParagraphs(
  engine: Engine,
  words: string,
  filter: ReportFilter,
  limit: number,
): SearchHit[] {
  const wanted = fold(words)
    .split(/\s+/u)
    .filter((word) => word !== '')
  const hits: SearchHit[] = []
  if (wanted.length === 0) return hits
  for (const [head, report] of reportsIn(engine, filter))
    for (const { number, section, text } of report.paragraphs) {
      const counts = wanted.map((word) => findAll(text, word).length)
      if (counts.includes(0)) continue
      hits.push({ report: head, section, paragraph: number, text, count: counts.reduce((a, b) => a + b, 0) })
      if (hits.length === limit) return hits
    }
  return hits
}

/** Figures that count `what` (提案), newest report first, at most `limit`. */
export function searchFigures(
  engine: Engine,
  what: string,
  filter: ReportFilter,
  limit: number,
): FigureHit[] {
  const wanted = fold(what).trim()
  const hits: FigureHit[] = []
  for (const [head, report] of reportsIn(engine, filter))
    for (const { number, figures } of report.paragraphs)
      for (const figure of figures) {
        if (figure.what === '' || !figure.what.includes(wanted)) continue
        hits.push({ report: head, paragraph: number, figure })
        if (hits.length === limit) return hits
      }
  return hits
}

const COLUMNS = '指标,数值,上限,单位,原文,类别,状态,年份,归属,单位名称,地区,报告,日期,段落'.split(',')

function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value)
  // A spreadsheet takes a cell that begins so for a formula, whoever wrote the report.
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Figures as a table for a spreadsheet (RFC 4180), with the mark that tells WPS and Excel it is UTF-8. */
export function figuresCsv(hits: readonly FigureHit[]): string {
  const rows = hits.map(({ report, paragraph, figure }) =>
    [
      figure.what,
      figure.value,
      figure.valueTo,
      figure.unit,
      figure.text,
      figure.kind,
      figure.status,
      figure.year,
      figure.whose,
      report.institution,
      report.region,
      report.title,
      report.date,
      paragraph,
    ]
      .map(cell)
      .join(','),
  )
  return `\uFEFF${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n`
}
