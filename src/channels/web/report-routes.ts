import type { Context, Hono } from 'hono'
import type { Paragraph, Report } from '../../model.ts'
import { publicAddress } from './address.ts'
import type { Env, WebAppOptions } from './app-options.ts'
import { citePage, quotedWords } from './cite-page.ts'
import { atomFeed, hostAddress } from './feed.ts'
import { noticePage } from './layout.ts'
import { isoDay } from './moment.ts'
import { reportPage } from './report-page.ts'
import { reportsPage } from './reports-page.ts'

/** Longer words to find are cut; a mark holds the two ends of a sentence. */
const LONGEST_WORDS = 200

function asked(c: Context, name: string): string {
  return (c.req.query(name) ?? '').slice(0, LONGEST_WORDS)
}

function citedPlace(c: Context): { paragraph: number; mark: string } | null {
  const paragraph = Number(c.req.query('p'))
  const mark = asked(c, 'mark')
  return Number.isInteger(paragraph) && mark !== '' ? { paragraph, mark } : null
}

/** The pages about reports: the list, the feed, one report, one paragraph to pass on. */
export function addReportRoutes(app: Hono<Env>, options: WebAppOptions): void {
  const { engine, secret, now } = options
  const publicUrl = options.publicUrl ?? null
  const urlOf = (report: string, paragraph: number, sentence: string): string | null =>
    publicUrl === null ? null : publicAddress(publicUrl, secret, { report, paragraph, sentence })

  const noReport = (c: Context) =>
    c.html(noticePage('没有这份报告', '它可能已被移走或换了名字，请到报告列表里找。'), 404)

  app.get('/reports', (c) => c.html(reportsPage(engine().heads(), asked(c, 'q'))))
  app.get('/feed.atom', (c) => {
    const origin = publicUrl ?? new URL(c.req.url).origin
    const addressOf = (report: string): string => urlOf(report, 0, '') ?? hostAddress(origin)(report)
    return c.body(String(atomFeed(engine().heads(), addressOf, `${origin}/feed.atom`)), 200, {
      'content-type': 'application/atom+xml; charset=utf-8',
    })
  })
  app.get('/reports/:id', (c) => {
    const report = engine().report(c.req.param('id'))
    if (!report) return noReport(c)
    const key = c.req.query('k') ?? null
    const view = {
      cited: citedPlace(c),
      find: asked(c, 'find').slice(0, 40),
      key,
      url: urlOf(report.id, 0, ''),
    }
    return c.html(reportPage(report, view))
  })

  const cited = (c: Context): { report: Report; paragraph: Paragraph; mark: string } | null => {
    const report = engine().report(c.req.param('id') ?? '')
    const paragraph = report?.paragraphs.find(({ number }) => String(number) === c.req.param('n'))
    return report && paragraph ? { report, paragraph, mark: asked(c, 'mark') } : null
  }
  app.get('/reports/:id/cite/:n', (c) => {
    const found = cited(c)
    if (!found) return noReport(c)
    const { report, paragraph, mark } = found
    const url = urlOf(report.id, paragraph.number, mark === '' ? '' : quotedWords(paragraph, mark))
    const view = { mark, key: c.req.query('k') ?? null, url, day: isoDay(now()) }
    return c.html(citePage(report, paragraph, view))
  })
}
