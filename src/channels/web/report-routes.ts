import type { Context, Hono } from 'hono'
import { createRateLimit } from '../../chat/rate-limit.ts'
import type { Paragraph, Report } from '../../model.ts'
import { publicAddress } from './address.ts'
import type { Env, WebAppOptions } from './app-options.ts'
import { citePage, quotedWords } from './cite-page.ts'
import { atomFeed, hostAddress } from './feed.ts'
import { gbCitation } from './gb-citation.ts'
import { noticePage } from './layout.ts'
import { isoDay } from './moment.ts'
import { quoteCardPng } from './quote-card.ts'
import { identityLine, reportPage } from './report-page.ts'
import { reportsPage } from './reports-page.ts'
import { bytesOf, WORD_HEADERS, wordFile } from './word-export.ts'

/** Longer words to find are cut; a mark holds the two ends of a sentence. */
const LONGEST_WORDS = 200

/** One member passes on a few quotations a minute. */
const FILES_PER_MINUTE = 20

/** A paragraph that was asked for, with the words of it to quote. */
interface Found {
  report: Report
  paragraph: Paragraph
  mark: string
}

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

  const cited = (c: Context): Found | null => {
    const report = engine().report(c.req.param('id') ?? '')
    const paragraph = report?.paragraphs.find(({ number }) => String(number) === c.req.param('n'))
    return report && paragraph ? { report, paragraph, mark: asked(c, 'mark') } : null
  }
  const urlOfFound = ({ report, paragraph }: Found): string | null => urlOf(report.id, paragraph.number, '')
  app.get('/reports/:id/cite/:n', (c) => {
    const found = cited(c)
    if (!found) return noReport(c)
    const { report, paragraph, mark } = found
    const view = { mark, key: c.req.query('k') ?? null, url: urlOfFound(found), day: isoDay(now()) }
    return c.html(citePage(report, paragraph, view))
  })

  // Drawing and packing take a thousand times what a page takes.
  const files = createRateLimit(FILES_PER_MINUTE, 60_000)
  app.use('/reports/:id/cite/:n/*', async (c, next) => {
    const { address, local } = c.get('visitor')
    const seconds = local ? 0 : files(address, now())
    if (seconds === 0) return next()
    c.header('retry-after', String(seconds))
    return c.html(noticePage('请稍候', `图片和文件做得太频繁了，请${seconds}秒后再试。`), 429)
  })
  app.get('/reports/:id/cite/:n/card.png', async (c) => {
    const found = cited(c)
    if (!found) return noReport(c)
    const { report, paragraph, mark } = found
    const card = {
      quote: quotedWords(paragraph, mark),
      title: `《${report.title}》`,
      place: [identityLine(report), `第${paragraph.number}段`].join(' · '),
      url: urlOfFound(found),
    }
    return c.body(await bytesOf(quoteCardPng(card)), 200, { 'content-type': 'image/png' })
  })
  app.get('/reports/:id/cite/:n/quotation.docx', async (c) => {
    const found = cited(c)
    if (!found) return noReport(c)
    const { report, paragraph, mark } = found
    const source = gbCitation(report, paragraph.number, null)
    const content = {
      title: report.title,
      rows: [],
      quotes: [{ text: quotedWords(paragraph, mark), source }],
      notes: [],
    }
    return c.body(await bytesOf(wordFile(content)), 200, WORD_HEADERS)
  })
}
