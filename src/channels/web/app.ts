import { randomUUID } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import type { Engine } from '../../answer/turn.ts'
import type { ChannelStatus } from '../../chat/channel.ts'
import { createRateLimit } from '../../chat/rate-limit.ts'
import type { Answer } from '../../model.ts'
import { exchange } from './answer-view.ts'
import type { Asset } from './assets.ts'
import { chatPage } from './chat-page.ts'
import { createConversations } from './conversations.ts'
import { noticePage } from './layout.ts'
import type { Metrics } from './metrics.ts'
import { openapi } from './openapi.ts'
import { reportPage, reportsPage } from './report-page.ts'
import { askSchema } from './schemas.ts'
import { isSigned } from './signature.ts'
import { type Visitor, visitorOf } from './visitor.ts'

const LARGEST_BODY = 64 * 1024
/** One person asks a few questions a minute; a committee's office behind one address asks a few dozen. */
const QUESTIONS_PER_MINUTE = 60
/** Twice the members of the largest committee; a turn takes some 10 kB. */
const MOST_CHATS = 1_000

export interface WebAppOptions {
  engine: () => Engine
  /** Version of the index that is being asked. */
  index: () => string
  channels: () => Record<string, ChannelStatus>
  /** Further values for /metrics. */
  gauges: () => Record<string, number>
  /** WEB_PUBLIC: pages open without a signature from anywhere. */
  open: boolean
  secret: string
  version: string
  assets: ReadonlyMap<string, Asset>
  metrics: Metrics
  now: () => number
  onError: (error: unknown) => void
}

type Env = { Variables: { visitor: Visitor } }

function remoteAddress(c: Context): string | undefined {
  try {
    return getConnInfo(c).remote.address
  } catch {
    // No connection beneath: the app is asked directly, as tests do.
    return undefined
  }
}

/** The web channel's routes (contracts: section 5). Everything shown is escaped; nothing comes from another host. */
export function createWebApp(options: WebAppOptions): Hono<Env> {
  const { metrics, now } = options
  const app = new Hono<Env>()
  const conversations = createConversations(MOST_CHATS)
  const limit = createRateLimit(QUESTIONS_PER_MINUTE, 60_000)
  const description = openapi(options.version)

  function answer(question: string, chat: string | undefined): Answer {
    const from = performance.now()
    const turn = options.engine().ask(question, chat === undefined ? null : conversations.last(chat))
    if (chat !== undefined) conversations.keep(chat, turn)
    metrics.answered('web', turn.answer.kind, performance.now() - from)
    return turn.answer
  }

  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      // Whether the address is reached by https is the proxy's business.
      strictTransportSecurity: false,
      xFrameOptions: 'DENY',
    }),
  )
  app.use(async (c, next) => {
    c.set(
      'visitor',
      visitorOf(remoteAddress(c), (name) => c.req.header(name)),
    )
    await next()
  })

  app.get('/healthz', (c) => {
    const heads = options.engine().heads()
    const channels = options.channels()
    const up = Object.values(channels).every((status) => status === 'up')
    const paragraphs = heads.reduce((sum, head) => sum + head.paragraphCount, 0)
    const status = up && heads.length > 0 ? 'ok' : 'degraded'
    return c.json({ status, channels, reports: heads.length, paragraphs, index: options.index() })
  })
  app.get('/openapi.json', (c) => c.json(description))
  app.get('/assets/:name', (c) => {
    const asset = options.assets.get(c.req.param('name'))
    if (!asset) return c.notFound()
    const headers = { 'content-type': asset.type, etag: asset.etag, 'cache-control': 'no-cache' }
    if (c.req.header('if-none-match') === asset.etag) return c.body(null, 304, headers)
    return c.body(asset.body, 200, headers)
  })

  // From here on only this machine, everybody if the operator says so, and whoever has a signed link.
  app.use(async (c, next) => {
    const signed = c.req.method === 'GET' && isSigned(options.secret, c.req.path, c.req.query('k'))
    if (options.open || signed || c.get('visitor').local) return next()
    if (c.req.path.startsWith('/api/') || c.req.path === '/metrics')
      return c.json({ error: 'open to this machine only; WEB_PUBLIC=true opens it to others' }, 403)
    return c.html(noticePage('不能打开此页', '请从聊天里的出处链接打开报告，或向管理员索取链接。'), 403)
  })

  app.get('/metrics', (c) => {
    const heads = options.engine().heads()
    const text = metrics.text({
      wenbao_reports: heads.length,
      wenbao_paragraphs: heads.reduce((sum, head) => sum + head.paragraphCount, 0),
      process_resident_memory_bytes: process.memoryUsage.rss(),
      process_uptime_seconds: Math.round(process.uptime()),
      ...options.gauges(),
    })
    return c.body(text, 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
  })
  app.get('/api/reports', (c) => c.json({ reports: options.engine().heads() }))
  app.get('/api/reports/:id', (c) => {
    const report = options.engine().report(c.req.param('id'))
    return report
      ? c.json(report)
      : c.json({ error: 'no report has this id; GET /api/reports lists them' }, 404)
  })
  app.get('/reports', (c) => c.html(reportsPage(options.engine().heads())))
  app.get('/reports/:id', (c) => {
    const report = options.engine().report(c.req.param('id'))
    if (report) return c.html(reportPage(report))
    return c.html(noticePage('没有这份报告', '它可能已被移走或换了名字，请到报告列表里找。'), 404)
  })
  app.get('/', (c) => {
    const heads = options.engine().heads()
    // What 帮助 suggests is what the newest report can answer.
    const examples = options.engine().ask('帮助', null).answer.suggestions
    return c.html(chatPage({ chat: randomUUID(), reports: heads.length, exchange: null, examples }))
  })

  app.use(async (c, next) => {
    if (c.req.method !== 'POST') return next()
    const { address, local } = c.get('visitor')
    const seconds = local ? 0 : limit(address, now())
    if (seconds === 0) return next()
    c.header('retry-after', String(seconds))
    return c.json({ error: `too many questions; wait ${seconds} seconds`, retryAfter: seconds }, 429)
  })
  app.use(
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: (c) => c.json({ error: `the body may have at most ${LARGEST_BODY} bytes` }, 413),
    }),
  )
  app.post('/api/ask', async (c) => {
    // A form of another site can be sent from a member's browser, but not with this type.
    if (!c.req.header('content-type')?.startsWith('application/json'))
      return c.json({ error: 'send JSON: content-type: application/json' }, 415)
    const body: unknown = await c.req.json().catch(() => null)
    const read = askSchema.safeParse(body)
    if (!read.success) {
      const faults = read.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
      return c.json({ error: `expected {"question": "…", "chat": "…"}; ${faults.join('; ')}` }, 400)
    }
    return c.json({ id: null, ...answer(read.data.question, read.data.chat) })
  })
  app.post('/', async (c) => {
    const form = await c.req.parseBody()
    const read = askSchema.safeParse({ question: form.question, chat: form.chat || undefined })
    if (!read.success) return c.html(noticePage('没有收到问题', '问题太长或是空的，请返回重新输入。'), 400)
    const { question, chat = randomUUID() } = read.data
    const shown = exchange(question, answer(question, chat), chat)
    if (c.req.header('x-fragment')) return c.html(shown)
    const { length } = options.engine().heads()
    return c.html(chatPage({ chat, reports: length, exchange: shown, examples: [] }))
  })

  app.notFound((c) =>
    c.req.path.startsWith('/api/')
      ? c.json({ error: 'no such address; GET /openapi.json describes the API' }, 404)
      : c.html(noticePage('没有这个页面', '请从首页提问，或到报告列表里找。'), 404),
  )
  app.onError((error, c) => {
    options.onError(error)
    return c.req.path.startsWith('/api/')
      ? c.json({ error: 'unexpected fault; the log tells more' }, 500)
      : c.html(noticePage('出了点问题', '这次没有答上来，请换个说法再问一次。'), 500)
  })
  return app
}
