import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import type { AnswerBook } from './answer-book.ts'
import { exchangeView } from './answer-view.ts'
import type { Env, WebAppOptions } from './app-options.ts'
import { chatPage } from './chat-page.ts'
import type { Door } from './door.ts'
import { codePage, enterPage } from './door-page.ts'
import { noticePage } from './layout.ts'
import { mountOf } from './mount.ts'
import { askSchema, voteSchema } from './schemas.ts'
import { COOKIE } from './visitor-rights.ts'
import type { WebAsk } from './web-ask.ts'
import { answerContent, bytesOf, WORD_HEADERS, wordFile } from './word-export.ts'

/** The chat page, its form and its thumbs. */
export function addChatRoutes(
  app: Hono<Env>,
  { options, ask, answers }: { options: WebAppOptions; ask: WebAsk; answers: AnswerBook },
): void {
  const { engine, now } = options
  app.get('/', (c) => {
    const heads = engine().heads()
    // What 帮助 suggests is what the newest report can answer.
    const examples = engine().ask('帮助', null).answer.suggestions
    return c.html(chatPage({ chat: randomUUID(), reports: heads.length, exchange: null, examples }))
  })
  app.post('/', async (c) => {
    const form = await c.req.parseBody()
    const read = askSchema.safeParse({ question: form.question, chat: form.chat || undefined })
    if (!read.success) return c.html(noticePage('没有收到问题', '问题太长或是空的，请返回重新输入。'), 400)
    const { question, chat = randomUUID() } = read.data
    const { turn, id } = await ask(question, chat)
    const shown = exchangeView({ question, answer: turn.answer, chat, id, votes: answers.votes })
    if (c.req.header('x-fragment')) return c.html(shown)
    const { length } = engine().heads()
    return c.html(chatPage({ chat, reports: length, exchange: shown, examples: [] }))
  })
  app.get('/answers/:id/answer.docx', async (c) => {
    const turn = answers.get(c.req.param('id'))
    if (!turn) return c.html(noticePage('没有这个回答', '这个回答时间太久，请再问一次后保存。'), 404)
    const content = answerContent(turn.question, turn.answer)
    return c.body(await bytesOf(wordFile(content)), 200, WORD_HEADERS)
  })
  app.post('/answers/:id/vote', async (c) => {
    const read = voteSchema.safeParse(await c.req.parseBody())
    if (!read.success) return c.html(noticePage('没有记下', '请返回再点一次。'), 400)
    const { chat, value } = read.data
    const kept = answers.vote(c.req.param('id'), chat, value, now())
    if (c.req.header('x-fragment')) return c.body(null, kept ? 204 : 404)
    return kept
      ? c.html(noticePage('已记下', '谢谢，您的意见会转给资料整理人员。'))
      : c.html(noticePage('没有记下', '这个回答时间太久，请再问一次后评价。'), 404)
  })
}

/** Where to go after the code: a path of this host and nothing else. */
function safePath(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])[\w./%?=&-]*$/u.test(next) ? next : '/'
}

/** The page that takes the code of an admin, and the one that shows it on this machine. */
export function addDoorRoutes(
  app: Hono<Env>,
  { options, door, tooMany }: { options: WebAppOptions; door: Door; tooMany: (address: string) => number },
): void {
  const { now } = options
  app.get('/enter', (c) => c.html(enterPage({ next: safePath(c.req.query('next')), wrong: null })))
  app.post('/enter', async (c) => {
    const seconds = tooMany(c.get('visitor').address)
    const form = await c.req.parseBody()
    const next = safePath(form.next)
    if (seconds > 0) {
      c.header('retry-after', String(seconds))
      return c.html(enterPage({ next, wrong: `试得太多了，请${seconds}秒后再试。` }), 429)
    }
    if (typeof form.code !== 'string' || !door.admits(form.code, now()))
      return c.html(enterPage({ next, wrong: '访问码不对或已经过期，请再核对一次。' }), 403)
    const { value, seconds: maxAge } = door.pass(now())
    const secure = (options.publicUrl ?? '').startsWith('https:')
    const path = mountOf(options.publicUrl) || '/'
    setCookie(c, COOKIE, value, { httpOnly: true, sameSite: 'Lax', secure, path, maxAge })
    return c.redirect(next, 303)
  })
  app.get('/code', (c) => {
    if (!c.get('visitor').local)
      return c.html(noticePage('不能打开此页', '访问码只在运行问报的电脑上显示。'), 403)
    return c.html(codePage({ code: door.code(now()), url: options.publicUrl ?? null }))
  })
}
