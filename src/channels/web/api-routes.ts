import type { Hono } from 'hono'
import type { z } from 'zod'
import type { Env, WebAppOptions } from './app-options.ts'
import { figuresCsv, searchFigures, searchParagraphs } from './library-search.ts'
import { askSchema, figuresQuerySchema, searchQuerySchema } from './schemas.ts'
import type { WebAsk } from './web-ask.ts'

function faultsOf(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; ')
}

/** The JSON API over the reports (contracts: section 5). */
export function addApiRoutes(app: Hono<Env>, { engine }: WebAppOptions): void {
  app.get('/api/reports', (c) => c.json({ reports: engine().heads() }))
  app.get('/api/reports/:id', (c) => {
    const report = engine().report(c.req.param('id'))
    return report
      ? c.json(report)
      : c.json({ error: 'no report has this id; GET /api/reports lists them' }, 404)
  })
  app.get('/api/search', (c) => {
    const read = searchQuerySchema.safeParse(c.req.query())
    if (!read.success) return c.json({ error: faultsOf(read.error) }, 400)
    const { q, limit, ...filter } = read.data
    return c.json({ hits: searchParagraphs(engine(), q, filter, limit) })
  })
  app.get('/api/figures', (c) => {
    const read = figuresQuerySchema.safeParse(c.req.query())
    if (!read.success) return c.json({ error: faultsOf(read.error) }, 400)
    const { what, limit, format, ...filter } = read.data
    const hits = searchFigures(engine(), what, filter, limit)
    if (format === 'json') return c.json({ figures: hits })
    return c.body(figuresCsv(hits), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="figures.csv"',
    })
  })
}

/** POST /api/ask; comes after the checks of who may ask, how often and how much. */
export function addAskRoute(app: Hono<Env>, ask: WebAsk): void {
  app.post('/api/ask', async (c) => {
    // A form of another site can be sent from a member's browser, but not with this type.
    if (!c.req.header('content-type')?.startsWith('application/json'))
      return c.json({ error: 'send JSON: content-type: application/json' }, 415)
    const body: unknown = await c.req.json().catch(() => null)
    const read = askSchema.safeParse(body)
    if (!read.success)
      return c.json({ error: `expected {"question": "…", "chat": "…"}; ${faultsOf(read.error)}` }, 400)
    const { turn } = await ask(read.data.question, read.data.chat)
    return c.json({ id: null, ...turn.answer })
  })
}
