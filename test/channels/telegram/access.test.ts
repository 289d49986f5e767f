import { describe, expect, it } from 'vitest'
import { BOT_NAME } from '../../support/fake-telegram.ts'
import type { TestBotOptions } from '../../support/telegram-bot.ts'
import { useTelegramYard } from '../../support/telegram-yard.ts'

const GROUP = -100500

const yard = useTelegramYard()

describe('access by approval', () => {
  const approval: TestBotOptions = {
    mode: 'approve',
    adminList: [
      { channel: 'telegram', id: '1' },
      { channel: 'telegram', id: '2' },
    ],
  }
  const LEAKS = /提案|363|云溪|报告有|2023/u

  it('tells an unknown person nothing of a report, and each admin once', async () => {
    const { engine } = await yard.bot(approval)
    for (const text of ['去年多少提案', '报告', '目录 1', '帮助', '/start', '订阅 养老'])
      yard.fake.say(66, text)
    await yard.fake.waitFor(() => yard.fake.texts(66).length === 6)
    await yard.quiet()
    expect(yard.fake.texts(66).join('\n')).not.toMatch(LEAKS)
    expect(yard.fake.texts(66)[0]).toContain('telegram:66')
    expect(engine.asked).toEqual([])
    expect(yard.fake.texts(1)).toHaveLength(1)
    expect(yard.fake.texts(2)).toHaveLength(1)
    expect(yard.fake.texts(1)[0]).toContain('王芳')
  })

  it('lets the person in at 同意, tells them at once, and remembers it over a restart', async () => {
    const first = await yard.bot(approval)
    yard.fake.say(66, '去年多少提案')
    await yard.fake.waitFor(() => yard.fake.texts(1).length === 1)
    yard.fake.press(1, yard.fake.button('同意'))
    await yard.fake.waitFor(() => yard.fake.texts(66).some((text) => text.includes('可以提问了')))
    expect(yard.fake.done('editMessageText').at(-1)?.payload.text).toContain('已同意')
    await first.stop()
    yard.forgetBots()
    await yard.bot({ ...approval, dir: first.dir })
    yard.fake.say(66, '去年多少提案')
    await yard.fake.waitFor(() => yard.fake.texts(66).some((text) => text.includes('363件')))
  })

  it('keeps a refused person out, with buttons, deep links and inline mode too', async () => {
    const { store } = await yard.bot({ ...approval, inline: true })
    const action = store.actions.put({ do: 'paragraph', report: 'r-2023', number: 2, inPlace: false }, 1)
    yard.fake.say(66, '你好')
    await yard.fake.waitFor(() => yard.fake.texts(1).length === 1)
    yard.fake.press(1, yard.fake.button('拒绝'))
    await yard.fake.waitFor(() => yard.fake.texts(66).some((text) => text.includes('没有同意')))
    yard.fake.press(66, action)
    yard.fake.say(66, `/start ${action}`)
    yard.fake.update({ inline_query: { id: 'q1', from: { id: 66 }, query: '提案多少件', offset: '' } })
    await yard.fake.waitFor(
      () => yard.fake.done('answerInlineQuery').length === 1 && yard.fake.texts(66).length >= 4,
    )
    await yard.quiet()
    expect(yard.fake.done('answerInlineQuery')[0]?.payload.results).toEqual([])
    expect(yard.fake.texts(66).join('\n')).not.toMatch(LEAKS)
  })

  it('lets nobody but an admin decide', async () => {
    const { store } = await yard.bot(approval)
    yard.fake.say(66, '你好')
    await yard.fake.waitFor(() => yard.fake.texts(1).length === 1)
    const yes = yard.fake.button('同意')
    yard.fake.press(66, yes)
    await yard.fake.waitFor(() => yard.fake.unansweredCallbacks().length === 0)
    await yard.quiet()
    expect(store.access.get('telegram', '66')?.state).toBe('asked')
  })

  it('asks for a group as a group: an admitted member does not open it', async () => {
    const { store } = await yard.bot(approval)
    store.access.ask({ channel: 'telegram', subject: '77', kind: 'private', name: null }, 1)
    store.access.decide('telegram', '77', 'granted', 'telegram:1', 1)
    yard.fake.say(GROUP, `@${BOT_NAME} 提案多少件`, {
      entities: [{ type: 'mention', offset: 0, length: BOT_NAME.length + 1 }],
    })
    await yard.fake.waitFor(() => yard.fake.texts(GROUP).length === 1)
    expect(yard.fake.texts(GROUP)[0]).not.toMatch(LEAKS)
    expect(yard.fake.texts(1)[0]).toContain('政协小组')
  })

  it('does not take an anonymous group admin for an admin of the bot', async () => {
    const { engine, store } = await yard.bot({
      mode: 'approve',
      adminList: [{ channel: 'telegram', id: '1' }],
    })
    yard.fake.say(GROUP, `@${BOT_NAME} 待答`, {
      entities: [{ type: 'mention', offset: 0, length: BOT_NAME.length + 1 }],
      from: { id: 1, is_bot: true },
      sender_chat: { id: GROUP, type: 'supergroup', title: '政协小组' },
    })
    await yard.fake.waitFor(() => yard.fake.texts(GROUP).length === 1)
    expect(store.chats.get('telegram', String(GROUP))?.lastUser).toBe(`chat${GROUP}`)
    expect(engine.asked).toEqual([])
  })

  it('tells a person their id, admitted or not', async () => {
    await yard.bot(approval)
    yard.fake.say(66, '我是谁')
    const [text] = await yard.fake.waitFor(() => yard.fake.texts(66).length === 1 && yard.fake.texts(66))
    expect(text).toBe('您的编号：telegram:66')
  })

  it('tells an admin later of what could not be told at once', async () => {
    await yard.bot(approval)
    yard.fake.failWhen('sendMessage', (call, nth) =>
      String(call.payload.chat_id) === '1' && nth < 4
        ? { error: 403, description: 'Forbidden: bot was blocked by the user' }
        : null,
    )
    yard.fake.say(66, '你好')
    await yard.fake.waitFor(() => yard.fake.texts(2).length === 1)
    await yard.quiet()
    yard.fake.say(1, '帮助')
    await yard.fake.waitFor(() => yard.fake.texts(1).some((text) => text.includes('申请使用')))
  })
})
