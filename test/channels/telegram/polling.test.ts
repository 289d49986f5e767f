import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { useTelegramYard } from '../../support/telegram-yard.ts'

const yard = useTelegramYard()

/** A port that nobody uses now: tests of another checkout may run beside these. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

describe('polling', () => {
  it('starts while Telegram is out of reach, says so, and answers when it is back', async () => {
    await yard.fake.goDark()
    const { channel } = yard.make()
    await channel.start()
    await yard.quiet(100)
    expect(channel.status()).toBe('down')
    await yard.fake.comeBack()
    await yard.fake.waitFor(() => channel.status() === 'up')
    await yard.answers()
  })

  it('notices that Telegram went away, and comes back with it', async () => {
    const { channel, log } = await yard.bot()
    await yard.fake.goDark()
    await yard.fake.waitFor(() => channel.status() === 'down')
    await yard.fake.comeBack()
    await yard.fake.waitFor(() => channel.status() === 'up')
    await yard.answers()
    expect(log.lines.filter((line) => line.level === 'warn')).toHaveLength(1)
  })

  it('says so when a poll gets no answer in time, and takes it back when it was a stall', async () => {
    const poll = { seconds: 0.2, silentMs: 100, marginMs: 2_000 }
    const { channel, log } = await yard.bot({ poll })
    yard.fake.fail('getUpdates', { stallMs: 800 })
    await yard.fake.waitFor(() => channel.status() === 'down')
    await yard.fake.waitFor(() => channel.status() === 'up')
    expect(log.lines.filter((line) => line.message.includes('silent'))).toHaveLength(1)
    expect(yard.fake.done('deleteWebhook')).toHaveLength(1)
    await yard.answers()
  })

  it('gives up a poll that is never answered, and polls anew', async () => {
    const { channel } = await yard.bot({ poll: { seconds: 0.2, silentMs: 100, marginMs: 400 } })
    yard.fake.fail('getUpdates', { never: true })
    await yard.fake.waitFor(() => channel.status() === 'down')
    await yard.fake.waitFor(() => yard.fake.done('deleteWebhook').length === 2)
    await yard.fake.waitFor(() => channel.status() === 'up')
    await yard.answers()
  })

  it('lives on after a conflict with another poller', async () => {
    const { channel } = await yard.bot()
    yard.fake.fail('getUpdates', {
      error: 409,
      description: 'Conflict: terminated by other getUpdates request',
    })
    yard.fake.say(6, '触发下一次轮询')
    await yard.fake.waitFor(() => channel.status() === 'conflict')
    await yard.fake.waitFor(() => channel.status() === 'up')
    await yard.answers()
  })

  it('lives on after every fault a poll can meet, and loses no question to it', async () => {
    const { channel, log } = await yard.bot()
    const heardAgain = () => log.lines.filter((line) => line.message.includes('heard again')).length
    const faults = [
      { error: 500, description: 'Internal Server Error' },
      { error: 502, description: 'Bad Gateway' },
      { error: 429, description: 'Too Many Requests: retry after 1', parameters: { retry_after: 1 } },
      { raw: '<html>not json</html>' },
      { reset: true as const },
      { error: 400, description: 'Bad Request: something new' },
    ]
    for (const fault of faults) {
      const before = heardAgain()
      yard.fake.fail('getUpdates', fault)
      await yard.answers()
      await yard.fake.waitFor(() => heardAgain() > before)
      await yard.answers()
      expect(channel.status()).toBe('up')
    }
  })

  it('tells a refused token once, does not hammer, and recovers if it is accepted again', async () => {
    yard.fake.failWhen('getMe', (_call, nth) =>
      nth < 3 ? { error: 401, description: 'Unauthorized' } : null,
    )
    const { channel, log } = yard.make()
    await channel.start()
    await yard.fake.waitFor(() => channel.status() === 'refused')
    await yard.fake.waitFor(() => channel.status() === 'up', 10_000)
    const told = log.lines.filter((line) => line.message.includes('TELEGRAM_BOT_TOKEN'))
    expect(told).toHaveLength(1)
    const tries = yard.fake.calls.filter((call) => call.method === 'getMe').map((call) => call.at)
    expect((tries[1] ?? 0) - (tries[0] ?? 0)).toBeGreaterThanOrEqual(395)
  })

  it('tells a token that is taken back while it polls, and recovers', async () => {
    const { channel, log } = await yard.bot()
    yard.fake.fail('getUpdates', { error: 401, description: 'Unauthorized' })
    yard.fake.say(6, '触发下一次轮询')
    await yard.fake.waitFor(() => channel.status() === 'refused')
    await yard.fake.waitFor(() => channel.status() === 'up')
    expect(log.lines.filter((line) => line.message.includes('TELEGRAM_BOT_TOKEN'))).toHaveLength(1)
    await yard.answers()
  })

  it('goes on after an update that nobody can read', async () => {
    await yard.bot()
    yard.fake.update({ message: { message_id: 1 } })
    yard.fake.update({ callback_query: {} })
    yard.fake.update({ something_new: {} })
    await yard.answers()
    expect(process.exitCode).toBeUndefined()
    expect(yard.fake.done('deleteWebhook')).toHaveLength(1)
  })

  it('hears other chats while one chat waits for a stalled send', async () => {
    await yard.bot()
    yard.fake.failWhen('sendMessage', (call) =>
      String(call.payload.chat_id) === '5' ? { stallMs: 1_500 } : null,
    )
    yard.fake.say(5, '第一个')
    await yard.fake.waitFor(() => yard.fake.calls.some((call) => call.method === 'sendMessage'))
    await yard.answers(6)
    await yard.answers(7)
    expect(yard.fake.texts(5)).toHaveLength(0)
    await yard.fake.waitFor(() => yard.fake.texts(5).length === 1)
  })

  it('stops while Telegram is out of reach', async () => {
    await yard.fake.goDark()
    const { channel } = yard.make()
    await channel.start()
    const started = Date.now()
    await channel.stop(3_000)
    expect(Date.now() - started).toBeLessThan(2_500)
  })

  it('does not poll on when it is stopped before it got that far', async () => {
    yard.fake.fail('getMe', { stallMs: 300 })
    const { channel } = yard.make()
    await channel.start()
    await channel.stop(2_000)
    const polls = yard.fake.polls()
    await yard.quiet(500)
    expect(yard.fake.polls()).toBe(polls)
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
    const port = await freePort()
    yard.fake.fail('setWebhook', { error: 500, description: 'Internal Server Error' })
    const { channel, engine } = await yard.bot({ webhook: { ...webhook, port } })
    const registered = yard.fake.done('setWebhook').at(-1)?.payload
    expect(registered).toMatchObject({ url: webhook.url, secret_token: 'a-secret' })
    const post = (update: object, headers: Record<string, string>, path = '/hook/telegram') =>
      fetch(`http://127.0.0.1:${port}${path}`, {
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
    await yard.fake.waitFor(() => yard.fake.texts(5).length === 1)
    await yard.quiet()
    expect(engine.asked).toHaveLength(1)
    expect(yard.fake.polls()).toBe(0)
    expect(channel.status()).toBe('up')
  })
})
