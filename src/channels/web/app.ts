import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { createRateLimit } from '../../chat/rate-limit.ts'
import { createAnswerBook } from './answer-book.ts'
import { addApiRoutes, addAskRoute } from './api-routes.ts'
import type { Env, WebAppOptions } from './app-options.ts'
import { addChatRoutes, addDoorRoutes } from './chat-routes.ts'
import { createDoor } from './door.ts'
import { enterPage } from './door-page.ts'
import { noticePage } from './layout.ts'
import { createGetPath, createMounting, mountOf } from './mount.ts'
import { openapi } from './openapi.ts'
import { addReportRoutes } from './report-routes.ts'
import { visitorOf } from './visitor.ts'
import { createRights, reads } from './visitor-rights.ts'
import { createWebAsk } from './web-ask.ts'

const LARGEST_BODY = 64 * 1024
/** One person asks a few questions a minute; a committee's office behind one address asks a few dozen. */
const QUESTIONS_PER_MINUTE = 60
/** Pages, pictures and searches: a reader turns some thirty a minute, an office behind one address ten times that. */
const READS_PER_MINUTE = 600
/** At 31^8 codes nobody guesses one at this rate; a slip of the finger is forgiven some times. */
const CODES_PER_TEN_MINUTES = 10

function remoteAddress(c: Context): string | undefined {
  try {
    return getConnInfo(c).remote.address
  } catch {
    // No connection beneath: the app is asked directly, as tests do.
    return undefined
  }
}

function wantsJson(c: Context): boolean {
  return c.req.path.startsWith('/api/') || c.req.path === '/metrics'
}

/** 1 for a channel that hears and answers; its label tells why not. */
function channelGauges(channels: ReturnType<WebAppOptions['channels']>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(channels).map(([channel, state]) => [
      `wenbao_channel_up{channel="${channel}",state="${state}"}`,
      Number(state === 'up'),
    ]),
  )
}

/** The web channel's routes (contracts: section 5). Everything shown is escaped; nothing comes from another host. */
export function createWebApp(options: WebAppOptions): Hono<Env> {
  const { metrics, now, secret, open, access = 'open' } = options
  const mount = mountOf(options.publicUrl)
  const app = new Hono<Env>({ getPath: createGetPath(mount) })
  const description = openapi(options.version, mount)
  const answers = createAnswerBook(options.store ?? null)
  const ask = createWebAsk(options, answers)
  const door = createDoor(secret)
  const rights = createRights({ open, access, secret, door, now })
  const questions = createRateLimit(QUESTIONS_PER_MINUTE, 60_000)
  const pages = createRateLimit(READS_PER_MINUTE, 60_000)
  const codes = createRateLimit(CODES_PER_TEN_MINUTES, 600_000)

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
  if (mount !== '') app.use(createMounting(mount))
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

  app.use(async (c, next) => {
    const { address, local } = c.get('visitor')
    const limit = reads(c) ? pages : questions
    const seconds = local || c.req.path === '/enter' ? 0 : limit(address, now())
    if (seconds === 0) return next()
    c.header('retry-after', String(seconds))
    return c.json({ error: `too many requests; wait ${seconds} seconds`, retryAfter: seconds }, 429)
  })
  app.use(
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: (c) => c.json({ error: `the body may have at most ${LARGEST_BODY} bytes` }, 413),
    }),
  )
  app.use(async (c, next) => {
    // A page of another site can send a form from here, with this machine's rights or a member's.
    const foreign = !reads(c) && c.req.header('sec-fetch-site') === 'cross-site'
    return foreign ? c.json({ error: 'not from another site' }, 403) : next()
  })
  addDoorRoutes(app, { options, door, tooMany: (address) => codes(address, now()) })

  // From here on only this machine, whoever gave a code, whoever has a signed link, and all if the operator says so.
  app.use(async (c, next) => {
    const asks = c.req.path === '/' || !reads(c)
    const visitor = c.get('visitor')
    if (asks ? rights.ask(c, visitor) : rights.read(c, visitor)) return next()
    if (wantsJson(c))
      return c.json(
        { error: 'not open to this host; send Authorization: Bearer CODE with the code of an admin' },
        403,
      )
    if (asks) return c.html(enterPage({ next: '/', wrong: null }), 403)
    return c.html(noticePage('不能打开此页', '请从聊天里的出处链接打开报告，或向管理员索取访问码。'), 403)
  })

  app.get('/metrics', (c) => {
    const heads = options.engine().heads()
    const text = metrics.text({
      wenbao_reports: heads.length,
      wenbao_paragraphs: heads.reduce((sum, head) => sum + head.paragraphCount, 0),
      process_resident_memory_bytes: process.memoryUsage.rss(),
      process_uptime_seconds: Math.round(process.uptime()),
      ...channelGauges(options.channels()),
      ...options.gauges(),
    })
    return c.body(text, 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
  })
  addApiRoutes(app, options)
  addReportRoutes(app, options)
  addAskRoute(app, ask)
  addChatRoutes(app, { options, ask, answers })

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
