import { describe, expect, it } from 'vitest'
import { TELEGRAM_PACE } from '../../../src/channels/telegram/pace.ts'
import { useTelegramYard } from '../../support/telegram-yard.ts'

const yard = useTelegramYard()

describe('sending', () => {
  it('obeys retry_after, keeps the order, and answers once', async () => {
    await yard.bot()
    yard.fake.fail('sendMessage', {
      error: 429,
      description: 'Too Many Requests',
      parameters: { retry_after: 1 },
    })
    yard.fake.say(5, '甲')
    yard.fake.say(5, '炸')
    const started = Date.now()
    await yard.fake.waitFor(() => yard.fake.texts(5).length === 2)
    expect(Date.now() - started).toBeGreaterThanOrEqual(1_000)
    expect(yard.fake.texts(5)[1]).toContain('抱歉')
    const tries = yard.fake.calls.filter((call) => call.method === 'sendMessage')
    expect((tries[1]?.at ?? 0) - (tries[0]?.at ?? 0)).toBeGreaterThanOrEqual(1_000)
  })

  it('sends as plain text, once, what Telegram cannot parse', async () => {
    await yard.bot()
    const refusal = { error: 400, description: "Bad Request: can't parse entities: Unsupported start tag" }
    yard.fake.fail('sendMessage', refusal)
    yard.fake.say(5, '甲')
    await yard.fake.waitFor(() => yard.fake.texts(5).length === 1)
    const [first, second] = yard.fake.calls.filter((call) => call.method === 'sendMessage')
    expect(first?.payload.parse_mode).toBe('HTML')
    expect(second?.payload.parse_mode).toBeUndefined()
    expect(second?.payload.text).not.toMatch(/<|&lt;/u)
    expect(second?.payload.text).toContain('363件')
    yard.fake.fail('sendMessage', refusal, refusal)
    yard.fake.say(5, '乙')
    await yard.answers(6)
    await yard.quiet()
    expect(
      yard.fake.calls.filter((call) => call.method === 'sendMessage' && String(call.payload.chat_id) === '5'),
    ).toHaveLength(4)
  })

  it('marks a chat dead that has blocked the bot, and alive when it speaks again', async () => {
    const { store } = await yard.bot()
    yard.fake.fail('sendMessage', { error: 403, description: 'Forbidden: bot was blocked by the user' })
    yard.fake.say(5, '甲')
    await yard.fake.waitFor(() => store.chats.get('telegram', '5')?.dead)
    await yard.answers(5)
    expect(store.chats.get('telegram', '5')?.dead).toBe(false)
    yard.fake.update({
      my_chat_member: { chat: { id: 5, type: 'private' }, new_chat_member: { status: 'kicked' } },
    })
    await yard.fake.waitFor(() => store.chats.get('telegram', '5')?.dead)
  })

  it('follows a group to its new id, and the store with it', async () => {
    const { store, channel } = await yard.bot()
    store.subscriptions.add('telegram', '-5', '养老', 1)
    yard.fake.fail('sendMessage', {
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
    expect(yard.fake.texts(-1005)).toEqual(['有新报告'])
    expect(store.subscriptions.of('telegram', '-1005')).toEqual(['养老'])
  })

  it.each([
    ['a server error', { error: 500, description: 'Internal Server Error' }],
    ['a bad gateway', { raw: 'Bad Gateway', status: 502 }],
    ['a connection that breaks', { reset: true as const }],
  ])('tries again after %s, and answers once', async (_name, fault) => {
    await yard.bot()
    yard.fake.fail('sendMessage', fault)
    yard.fake.say(5, '甲')
    await yard.fake.waitFor(() => yard.fake.texts(5).length === 1)
    await yard.quiet()
    expect(yard.fake.texts(5)).toHaveLength(1)
  })

  it('answers when Telegram is back what could not be sent for as long as it tried', async () => {
    const { log } = await yard.bot()
    yard.fake.failWhen('sendMessage', () => ({ error: 500, description: 'Internal Server Error' }))
    yard.fake.say(5, '甲')
    await yard.fake.waitFor(() =>
      log.lines.some((line) => line.message.includes('waits until the platform is back')),
    )
    yard.fake.failWhen('sendMessage', () => null)
    yard.fake.fail('getUpdates', { error: 500, description: 'Internal Server Error' })
    await yard.answers(6)
    await yard.fake.waitFor(() => yard.fake.texts(5).length === 1)
    await yard.quiet()
    expect(yard.fake.texts(5)).toHaveLength(1)
  })

  it('answers after a while, polling undisturbed, what could not be sent for as long as it tried', async () => {
    const { log } = await yard.bot({ resumeMs: 300 })
    let failing = true
    yard.fake.failWhen('sendMessage', () => (failing ? { error: 500, description: 'Internal' } : null))
    yard.fake.say(5, '甲')
    await yard.fake.waitFor(() =>
      log.lines.some((line) => line.message.includes('waits until the platform is back')),
    )
    failing = false
    await yard.fake.waitFor(() => yard.fake.texts(5).length === 1)
    await yard.quiet()
    expect(yard.fake.texts(5)).toHaveLength(1)
  })

  it('answers once though the server carries a request out and never says so', async () => {
    const { log } = await yard.bot({ callLimitMs: 300 })
    yard.fake.fail('sendMessage', { stallMs: 0, afterMs: 2_000 })
    yard.fake.say(5, '甲')
    await yard.fake.waitFor(() => log.lines.some((line) => line.message === 'a reply could not be sent'))
    await yard.quiet()
    expect(yard.fake.texts(5)).toHaveLength(1)
    await yard.answers(5)
  })

  it('takes an edit that changes nothing for a success, and says anew what can no longer be edited', async () => {
    const { store, log } = await yard.bot()
    const action = store.actions.put(
      { do: 'paragraph', report: 'r-2023', number: 1, inPlace: true },
      Date.now(),
    )
    yard.fake.fail('editMessageText', {
      error: 400,
      description: 'Bad Request: message is not modified: specified new message content',
    })
    yard.fake.press(5, action)
    await yard.fake.waitFor(() => log.lines.some((line) => line.message === 'replied'))
    expect(yard.fake.texts(5)).toHaveLength(0)
    yard.fake.fail('editMessageText', { error: 400, description: "Bad Request: message can't be edited" })
    yard.fake.press(5, action)
    await yard.fake.waitFor(() => yard.fake.done('sendMessage').length === 1)
  })

  it('answers a callback in time while the chat has to wait, and bears a query that is too old', async () => {
    const { store } = await yard.bot()
    const action = store.actions.put({ do: 'ask', question: '去年多少提案', turn: null }, Date.now())
    yard.fake.fail('sendMessage', {
      error: 429,
      description: 'Too Many Requests',
      parameters: { retry_after: 4 },
    })
    yard.fake.say(5, '甲')
    await yard.fake.waitFor(() => yard.fake.calls.some((call) => call.method === 'sendMessage'))
    yard.fake.press(5, action)
    await yard.fake.waitFor(() => yard.fake.unansweredCallbacks().length === 0, 2_500)
    yard.fake.fail('answerCallbackQuery', {
      error: 400,
      description: 'Bad Request: query is too old and response timeout expired',
    })
    const late = yard.fake.press(6, action)
    await yard.fake.waitFor(() => yard.fake.texts(6).length === 1)
    await yard.fake.waitFor(() => yard.fake.texts(5).length === 2, 6_000)
    expect(yard.fake.unansweredCallbacks()).toEqual([late])
    await yard.replaceFake({})
  })

  it('keeps a second between two messages to one chat', async () => {
    await yard.replaceFake({ chatMs: 1_000 })
    await yard.bot({ pace: TELEGRAM_PACE })
    for (const text of ['甲', '乙', '丙']) yard.fake.say(5, text)
    await yard.fake.waitFor(() => yard.fake.texts(5).length === 3)
    expect(yard.fake.violations).toEqual([])
  })

  it('writes no question and no answer into the log, whatever fails', async () => {
    const { log } = await yard.bot()
    yard.fake.fail('sendMessage', { error: 400, description: 'Bad Request: no idea' })
    yard.fake.say(5, '一个很特别的问题')
    await yard.fake.waitFor(() => log.lines.some((line) => line.level === 'error'))
    const shown = log.lines.map(
      (line) =>
        `${JSON.stringify(line.fields)} ${(line.fields.err as Error)?.stack} ${JSON.stringify(line.fields.err)}`,
    )
    expect(shown.join('\n')).not.toMatch(/很特别|363/u)
  })
})
