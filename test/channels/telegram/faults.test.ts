import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TELEGRAM_PACE } from '../../../src/channels/telegram/pace.ts'
import { FAKE_TOKEN, type FakeTelegram, startFakeTelegram } from '../../support/fake-telegram.ts'
import { removeState, startTestBot, type TestBot, type TestBotOptions } from '../../support/telegram-bot.ts'

let fake: FakeTelegram
let bots: TestBot[]
let children: ChildProcess[]

function launch(options: TestBotOptions = {}): TestBot {
  const started = startTestBot(fake.root, options)
  bots.push(started)
  return started
}

async function bot(options: TestBotOptions = {}): Promise<TestBot> {
  const started = launch(options)
  await started.channel.start()
  await fake.waitFor(() => started.channel.status() === 'up')
  return started
}

function quiet(ms = 300): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

async function answers(chat = 5): Promise<void> {
  const before = fake.texts(chat).length
  fake.say(chat, '去年立了多少件提案')
  await fake.waitFor(() => fake.texts(chat).length === before + 1)
}

beforeEach(async () => {
  fake = await startFakeTelegram()
  bots = []
  children = []
})

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  for (const one of bots) await one.stop()
  await fake.stop()
  for (const one of bots) removeState(one.dir)
  expect(JSON.stringify(bots.flatMap((one) => one.log.lines))).not.toContain(FAKE_TOKEN.split(':')[1])
  expect(fake.unansweredCallbacks()).toEqual([])
})

describe('polling', () => {
  it('starts while Telegram is out of reach, says so, and answers when it is back', async () => {
    await fake.goDark()
    const { channel } = launch()
    await channel.start()
    await quiet(100)
    expect(channel.status()).toBe('down')
    await fake.comeBack()
    await fake.waitFor(() => channel.status() === 'up')
    await answers()
  })

  it('notices that Telegram went away, and comes back with it', async () => {
    const { channel, log } = await bot()
    await fake.goDark()
    await fake.waitFor(() => channel.status() === 'down')
    await fake.comeBack()
    await fake.waitFor(() => channel.status() === 'up')
    await answers()
    expect(log.lines.filter((line) => line.level === 'warn')).toHaveLength(1)
  })

  it('lives on after a conflict with another poller', async () => {
    const { channel } = await bot()
    fake.fail('getUpdates', { error: 409, description: 'Conflict: terminated by other getUpdates request' })
    fake.say(5, '触发下一次轮询')
    await fake.waitFor(() => channel.status() === 'conflict')
    await fake.waitFor(() => channel.status() === 'up')
    await answers()
  })

  it('lives on after every fault a poll can meet, and loses no question to it', async () => {
    const { channel } = await bot()
    const faults = [
      { error: 500, description: 'Internal Server Error' },
      { error: 502, description: 'Bad Gateway' },
      { error: 429, description: 'Too Many Requests: retry after 1', parameters: { retry_after: 1 } },
      { raw: '<html>not json</html>' },
      { reset: true as const },
      { error: 400, description: 'Bad Request: something new' },
    ]
    for (const fault of faults) {
      fake.fail('getUpdates', fault)
      await answers()
      await fake.waitFor(() => channel.status() === 'down')
      await answers()
      expect(channel.status()).toBe('up')
    }
  })

  it('tells a refused token once, does not hammer, and recovers if it is accepted again', async () => {
    fake.failWhen('getMe', (_call, nth) => (nth < 3 ? { error: 401, description: 'Unauthorized' } : null))
    const { channel, log } = launch()
    await channel.start()
    await fake.waitFor(() => channel.status() === 'refused')
    await fake.waitFor(() => channel.status() === 'up', 10_000)
    const told = log.lines.filter((line) => line.message.includes('TELEGRAM_BOT_TOKEN'))
    expect(told).toHaveLength(1)
    const tries = fake.calls.filter((call) => call.method === 'getMe').map((call) => call.at)
    expect((tries[1] ?? 0) - (tries[0] ?? 0)).toBeGreaterThanOrEqual(395)
  })

  it('goes on after an update that nobody can read', async () => {
    await bot()
    fake.update({ message: { message_id: 1 } })
    fake.update({ callback_query: {} })
    fake.update({ something_new: {} })
    await answers()
    expect(process.exitCode).toBeUndefined()
    expect(fake.done('deleteWebhook')).toHaveLength(1)
  })

  it('hears other chats while one chat waits for a stalled send', async () => {
    await bot()
    fake.failWhen('sendMessage', (call) => (String(call.payload.chat_id) === '5' ? { stallMs: 1_500 } : null))
    fake.say(5, '第一个')
    await fake.waitFor(() => fake.calls.some((call) => call.method === 'sendMessage'))
    await answers(6)
    await answers(7)
    expect(fake.texts(5)).toHaveLength(0)
    await fake.waitFor(() => fake.texts(5).length === 1)
  })

  it('stops while Telegram is out of reach', async () => {
    await fake.goDark()
    const { channel } = launch()
    await channel.start()
    const started = Date.now()
    await channel.stop(3_000)
    expect(Date.now() - started).toBeLessThan(2_500)
  })

  it('does not poll on when it is stopped before it got that far', async () => {
    fake.fail('getMe', { stallMs: 300 })
    const { channel } = launch()
    await channel.start()
    await channel.stop(2_000)
    const polls = fake.polls()
    await quiet(500)
    expect(fake.polls()).toBe(polls)
  })
})

describe('sending', () => {
  it('obeys retry_after, keeps the order, and answers once', async () => {
    await bot()
    fake.fail('sendMessage', { error: 429, description: 'Too Many Requests', parameters: { retry_after: 1 } })
    fake.say(5, '甲')
    fake.say(5, '炸')
    const started = Date.now()
    await fake.waitFor(() => fake.texts(5).length === 2)
    expect(Date.now() - started).toBeGreaterThanOrEqual(1_000)
    expect(fake.texts(5)[1]).toContain('抱歉')
    const tries = fake.calls.filter((call) => call.method === 'sendMessage')
    expect((tries[1]?.at ?? 0) - (tries[0]?.at ?? 0)).toBeGreaterThanOrEqual(1_000)
  })

  it('sends as plain text, once, what Telegram cannot parse', async () => {
    await bot()
    const refusal = { error: 400, description: "Bad Request: can't parse entities: Unsupported start tag" }
    fake.fail('sendMessage', refusal)
    fake.say(5, '甲')
    await fake.waitFor(() => fake.texts(5).length === 1)
    const [first, second] = fake.calls.filter((call) => call.method === 'sendMessage')
    expect(first?.payload.parse_mode).toBe('HTML')
    expect(second?.payload.parse_mode).toBeUndefined()
    expect(second?.payload.text).not.toMatch(/<|&lt;/u)
    expect(second?.payload.text).toContain('363件')
    fake.fail('sendMessage', refusal, refusal)
    fake.say(5, '乙')
    await answers(6)
    await quiet()
    expect(
      fake.calls.filter((call) => call.method === 'sendMessage' && String(call.payload.chat_id) === '5'),
    ).toHaveLength(4)
  })

  it('marks a chat dead that has blocked the bot, and alive when it speaks again', async () => {
    const { store } = await bot()
    fake.fail('sendMessage', { error: 403, description: 'Forbidden: bot was blocked by the user' })
    fake.say(5, '甲')
    await fake.waitFor(() => store.chats.get('telegram', '5')?.dead)
    await answers(5)
    expect(store.chats.get('telegram', '5')?.dead).toBe(false)
    fake.update({
      my_chat_member: { chat: { id: 5, type: 'private' }, new_chat_member: { status: 'kicked' } },
    })
    await fake.waitFor(() => store.chats.get('telegram', '5')?.dead)
  })

  it('follows a group to its new id, and the store with it', async () => {
    const { store, channel } = await bot()
    store.subscriptions.add('telegram', '-5', '养老', 1)
    fake.fail('sendMessage', {
      error: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: -1005 },
    })
    await channel.push('-5', {
      blocks: [{ kind: 'text', runs: [{ text: '有新报告' }] }],
      buttons: [],
      suggestions: [],
      turn: null,
      answer: null,
      thumbs: null,
      replace: false,
      toast: null,
    })
    expect(fake.texts(-1005)).toEqual(['有新报告'])
    expect(store.subscriptions.of('telegram', '-1005')).toEqual(['养老'])
  })

  it.each([
    ['a server error', { error: 500, description: 'Internal Server Error' }],
    ['a bad gateway', { raw: 'Bad Gateway', status: 502 }],
    ['a connection that breaks', { reset: true as const }],
  ])('tries again after %s, and answers once', async (_name, fault) => {
    await bot()
    fake.fail('sendMessage', fault)
    fake.say(5, '甲')
    await fake.waitFor(() => fake.texts(5).length === 1)
    await quiet()
    expect(fake.texts(5)).toHaveLength(1)
  })

  it('answers when Telegram is back what could not be sent for as long as it tried', async () => {
    const { log } = await bot()
    fake.failWhen('sendMessage', () => ({ error: 500, description: 'Internal Server Error' }))
    fake.say(5, '甲')
    await fake.waitFor(() =>
      log.lines.some((line) => line.message.includes('waits until the platform is back')),
    )
    fake.failWhen('sendMessage', () => null)
    fake.fail('getUpdates', { error: 500, description: 'Internal Server Error' })
    await answers(6)
    await fake.waitFor(() => fake.texts(5).length === 1)
    await quiet()
    expect(fake.texts(5)).toHaveLength(1)
  })

  it('answers once though the server carries a request out and never says so', async () => {
    const { log } = await bot({ callLimitMs: 300 })
    fake.fail('sendMessage', { stallMs: 0, afterMs: 2_000 })
    fake.say(5, '甲')
    await fake.waitFor(() => log.lines.some((line) => line.message === 'a reply could not be sent'))
    await quiet()
    expect(fake.texts(5)).toHaveLength(1)
    await answers(5)
  })

  it('takes an edit that changes nothing for a success, and says anew what can no longer be edited', async () => {
    const { store, log } = await bot()
    const action = store.actions.put(
      { do: 'paragraph', report: 'r-2023', number: 1, inPlace: true },
      Date.now(),
    )
    fake.fail('editMessageText', {
      error: 400,
      description: 'Bad Request: message is not modified: specified new message content',
    })
    fake.press(5, action)
    await fake.waitFor(() => log.lines.some((line) => line.message === 'replied'))
    expect(fake.texts(5)).toHaveLength(0)
    fake.fail('editMessageText', { error: 400, description: "Bad Request: message can't be edited" })
    fake.press(5, action)
    await fake.waitFor(() => fake.done('sendMessage').length === 1)
  })

  it('answers a callback in time while the chat has to wait, and bears a query that is too old', async () => {
    const { store } = await bot()
    const action = store.actions.put({ do: 'ask', question: '去年多少提案', turn: null }, Date.now())
    fake.fail('sendMessage', { error: 429, description: 'Too Many Requests', parameters: { retry_after: 4 } })
    fake.say(5, '甲')
    await fake.waitFor(() => fake.calls.some((call) => call.method === 'sendMessage'))
    fake.press(5, action)
    await fake.waitFor(() => fake.unansweredCallbacks().length === 0, 2_500)
    fake.fail('answerCallbackQuery', {
      error: 400,
      description: 'Bad Request: query is too old and response timeout expired',
    })
    const late = fake.press(6, action)
    await fake.waitFor(() => fake.texts(6).length === 1)
    await fake.waitFor(() => fake.texts(5).length === 2, 6_000)
    expect(fake.unansweredCallbacks()).toEqual([late])
    await fake.stop()
    fake = await startFakeTelegram()
  })

  it('keeps a second between two messages to one chat', async () => {
    await fake.stop()
    fake = await startFakeTelegram({ chatMs: 1_000 })
    await bot({ pace: TELEGRAM_PACE })
    for (const text of ['甲', '乙', '丙']) fake.say(5, text)
    await fake.waitFor(() => fake.texts(5).length === 3)
    expect(fake.violations).toEqual([])
  })

  it('writes no question and no answer into the log, whatever fails', async () => {
    const { log } = await bot()
    fake.fail('sendMessage', { error: 400, description: 'Bad Request: no idea' })
    fake.say(5, '一个很特别的问题')
    await fake.waitFor(() => log.lines.some((line) => line.level === 'error'))
    const shown = log.lines.map(
      (line) =>
        `${JSON.stringify(line.fields)} ${(line.fields.err as Error)?.stack} ${JSON.stringify(line.fields.err)}`,
    )
    expect(shown.join('\n')).not.toMatch(/很特别|363/u)
  })
})

describe('once', () => {
  it('answers an update that is delivered again only once, also after a restart', async () => {
    const first = await bot()
    const id = fake.say(5, '甲')
    await fake.waitFor(() => fake.texts(5).length === 1)
    fake.again(id)
    await answers(6)
    await first.stop()
    bots = []
    await bot({ dir: first.dir })
    fake.again(id)
    await answers(6)
    expect(fake.texts(5)).toHaveLength(1)
  })

  it('stops in order: what waits for Telegram is answered by the next process', async () => {
    const first = await bot()
    fake.fail('sendMessage', {
      error: 429,
      description: 'Too Many Requests',
      parameters: { retry_after: 30 },
    })
    fake.say(5, '甲')
    await fake.waitFor(() => fake.calls.some((call) => call.method === 'sendMessage'))
    const started = Date.now()
    await first.stop(1_000)
    expect(Date.now() - started).toBeLessThan(2_000)
    bots = []
    await bot({ dir: first.dir })
    await fake.waitFor(() => fake.texts(5).length === 1)
    await quiet()
    expect(fake.texts(5)).toHaveLength(1)
  })

  const process_ = (dir: string): ChildProcess => {
    const file = new URL('../../support/telegram-process.ts', import.meta.url).pathname
    const child = spawn(process.execPath, ['--import', 'tsx', file, fake.root, dir], { stdio: 'inherit' })
    children.push(child)
    return child
  }

  const killed = async (child: ChildProcess): Promise<void> => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }

  it('answers after a kill what had not been sent before it', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'wenbao-kill-'))
    const first = process_(dir)
    await fake.waitFor(() => fake.polls() > 1, 15_000)
    fake.fail('sendMessage', {
      error: 429,
      description: 'Too Many Requests',
      parameters: { retry_after: 60 },
    })
    fake.say(5, '甲')
    await fake.waitFor(() => fake.calls.some((call) => call.method === 'sendMessage'))
    await quiet(200)
    await killed(first)
    await bot({ dir })
    await fake.waitFor(() => fake.texts(5).length === 1)
    await quiet()
    expect(fake.texts(5)).toHaveLength(1)
  })

  it('does not repeat after a kill what may have arrived', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'wenbao-kill-'))
    const first = process_(dir)
    await fake.waitFor(() => fake.polls() > 1, 15_000)
    fake.fail('sendMessage', { stallMs: 0, afterMs: 10_000 })
    fake.say(5, '甲')
    await fake.waitFor(() => fake.texts(5).length === 1)
    await killed(first)
    const second = await bot({ dir })
    await answers(6)
    expect(fake.texts(5)).toHaveLength(1)
    expect(second.log.lines.some((line) => line.message.includes('not repeated'))).toBe(true)
  })
})

describe('the webhook', () => {
  const webhook = {
    url: 'https://bot.example.org/hook/telegram',
    port: 0,
    host: '127.0.0.1',
    secretToken: 'a-secret',
  }

  it('takes in what carries the secret, once, and refuses the rest', async () => {
    fake.fail('setWebhook', { error: 500, description: 'Internal Server Error' })
    const { channel, engine } = await bot({ webhook: { ...webhook, port: 18_443 } })
    const registered = fake.done('setWebhook').at(-1)?.payload
    expect(registered).toMatchObject({ url: webhook.url, secret_token: 'a-secret' })
    const post = (update: object, headers: Record<string, string>, path = '/hook/telegram') =>
      fetch(`http://127.0.0.1:18443${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(update),
      }).then((response) => response.status)
    const update = {
      update_id: 9,
      message: {
        message_id: 1,
        date: Math.floor(Date.now() / 1000),
        chat: { id: 5, type: 'private' },
        from: { id: 5 },
        text: '甲',
      },
    }
    const secret = { 'x-telegram-bot-api-secret-token': 'a-secret' }
    expect(await post(update, {})).toBe(403)
    expect(await post(update, secret, '/elsewhere')).toBe(403)
    expect(await post(update, secret)).toBe(200)
    expect(await post(update, secret)).toBe(200)
    await fake.waitFor(() => fake.texts(5).length === 1)
    await quiet()
    expect(engine.asked).toHaveLength(1)
    expect(fake.polls()).toBe(0)
    expect(channel.status()).toBe('up')
  })
})
