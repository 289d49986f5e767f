import { describe, expect, it } from 'vitest'
import { type IncomingMessage, plainMessage } from '../../../src/chat/channel.ts'
import { BOT_NAME } from '../../support/fake-telegram.ts'
import { useTelegramYard } from '../../support/telegram-yard.ts'

const GROUP = -100500

const yard = useTelegramYard()

describe('a private chat', () => {
  it('answers with figure, marked quote and source, and shows that it is typing', async () => {
    await yard.bot()
    yard.fake.say(5, '去年立了多少件提案')
    const [text] = await yard.fake.waitFor(() => yard.fake.texts(5).length === 1 && yard.fake.texts(5))
    expect(text).toContain('<b>363件</b>')
    expect(text).toContain('《云溪市政协常委会工作报告》')
    expect(text).toContain('第2段')
    await yard.fake.waitFor(() => yard.fake.done('sendChatAction').length === 1)
  })

  it('takes a tapped follow-up in the context of its own answer, not of the last one', async () => {
    const { engine } = await yard.bot()
    yard.fake.say(5, '去年立了多少件提案')
    await yard.fake.waitFor(() => yard.fake.texts(5).length === 1)
    const tapped = yard.fake.button('那2022年呢')
    yard.fake.say(5, '另一件事怎么样')
    await yard.fake.waitFor(() => yard.fake.texts(5).length === 2)
    yard.fake.press(5, tapped)
    await yard.fake.waitFor(() => yard.fake.texts(5).length === 3)
    expect(engine.asked.at(-1)).toEqual({ question: '那2022年呢', previous: '去年立了多少件提案' })
    expect(yard.fake.texts(5).at(-1)).toContain('问：那2022年呢')
  })

  it('pages through the paragraphs in place, from a button that outlived a restart', async () => {
    const first = await yard.bot()
    yard.fake.say(5, '去年立了多少件提案')
    await yard.fake.waitFor(() => yard.fake.texts(5).length === 1)
    const whole = yard.fake.button('整段')
    await first.stop()
    yard.forgetBots()
    const second = await yard.bot({ dir: first.dir })
    yard.fake.press(5, whole)
    await yard.fake.waitFor(() => yard.fake.texts(5).length === 2)
    yard.fake.press(5, yard.fake.button('下一段'))
    await yard.fake.waitFor(() => yard.fake.done('editMessageText').length === 1)
    expect(yard.fake.texts(5).at(-1)).toContain('还存在不足')
    expect(second.log.lines.filter((line) => line.level === 'error')).toEqual([])
  })

  it('thanks for a thumb, stores it with question and passage, and answers an unknown button', async () => {
    const { store } = await yard.bot()
    yard.fake.say(5, '去年立了多少件提案')
    await yard.fake.waitFor(() => yard.fake.texts(5).length === 1)
    yard.fake.press(5, yard.fake.button('👎'))
    await yard.fake.waitFor(() => yard.fake.done('answerCallbackQuery').length === 1)
    expect(store.questions.votes(0)).toMatchObject([
      { value: -1, question: '去年立了多少件提案', passages: ['r-2023#2'] },
    ])
    yard.fake.press(5, 'from-another-life')
    const calls = await yard.fake.waitFor(
      () => yard.fake.done('answerCallbackQuery').length === 2 && yard.fake.done('answerCallbackQuery'),
    )
    expect(calls[1]?.payload.text).toContain('失效')
  })

  it('answers a press that has lost its message', async () => {
    await yard.bot()
    yard.fake.press(5, 'x', { message: undefined, inline_message_id: 'i1' })
    await yard.fake.waitFor(() => yard.fake.unansweredCallbacks().length === 0)
  })

  it('opens a passage from a deep link', async () => {
    const { channel } = await yard.bot()
    yard.fake.say(GROUP, `@${BOT_NAME} 提案多少件`, {
      entities: [{ type: 'mention', offset: 0, length: BOT_NAME.length + 1 }],
    })
    await yard.fake.waitFor(() => yard.fake.texts(GROUP).length === 1)
    const rows = yard.fake.done('sendMessage')[0]?.payload.reply_markup.inline_keyboard.flat()
    const url = rows.find((button: { url?: string }) => button.url)?.url
    expect(url).toContain(`https://t.me/${BOT_NAME}?start=`)
    yard.fake.say(5, `/start ${new URL(url).searchParams.get('start')}`)
    await yard.fake.waitFor(() => yard.fake.texts(5).length === 1)
    expect(yard.fake.texts(5)[0]).toContain('全年共收到提案363件')
    expect(channel.linkTo?.('abc')).toBe(`https://t.me/${BOT_NAME}?start=abc`)
  })

  it('helps with empty, over-long, emoji-only and invisible messages, and with stickers', async () => {
    const { engine } = await yard.bot()
    for (const text of ['😀😀', '\u200b\u200e', '长'.repeat(501), '？？']) yard.fake.say(5, text)
    yard.fake.say(5, '', { text: undefined, sticker: { file_id: 'f' } })
    const texts = await yard.fake.waitFor(() => yard.fake.texts(5).length === 5 && yard.fake.texts(5))
    expect(texts[0]).toContain('例如')
    expect(texts[2]).toContain('501个字')
    expect(texts[4]).toContain('只看得懂文字')
    expect(engine.asked.filter((asked) => asked.question !== '帮助')).toEqual([])
  })

  it('says how many seconds to wait when somebody asks more than twenty times a minute', async () => {
    const { engine } = await yard.bot()
    for (let i = 0; i < 23; i += 1) yard.fake.say(5, `第${i}个问题`)
    await yard.fake.waitFor(() => yard.fake.texts(5).length === 21)
    expect(yard.fake.texts(5).at(-1)).toMatch(/请\d+秒后再问/u)
    expect(engine.asked).toHaveLength(20)
  })

  it('apologises for a bug without telling it, and goes on', async () => {
    const { log } = await yard.bot()
    yard.fake.say(5, '炸')
    yard.fake.say(5, '去年立了多少件提案')
    const texts = await yard.fake.waitFor(() => yard.fake.texts(5).length === 2 && yard.fake.texts(5))
    expect(texts[0]).toContain('抱歉')
    expect(texts[0]).not.toContain('secret')
    expect(texts[1]).toContain('363件')
    expect(log.lines.filter((line) => line.level === 'error')).toHaveLength(1)
  })

  it('says which question a late answer belongs to', async () => {
    await yard.bot()
    yard.fake.say(5, '去年立了多少件提案', { date: Math.floor(Date.now() / 1000) - 3600 })
    const [text] = await yard.fake.waitFor(() => yard.fake.texts(5).length === 1 && yard.fake.texts(5))
    expect(text).toMatch(/^（补答您\d+:\d\d的提问）/u)
  })
})

describe('a file', () => {
  const document = { text: undefined, document: { file_id: 'f1', file_name: '报告.txt', file_size: 12 } }

  it('is handed to the intake in a private chat, whose words come back', async () => {
    const seen: IncomingMessage[] = []
    const { channel } = await yard.bot({
      intake: (message) => {
        seen.push(message)
        return plainMessage([{ kind: 'text', runs: [{ text: '收到，正在读取。' }] }])
      },
    })
    yard.fake.keep('f1', Buffer.from('工作报告'))
    yard.fake.say(5, '', { ...document, caption: '请收录' })
    await yard.fake.waitFor(() => yard.fake.texts(5)[0] === '收到，正在读取。')
    expect(seen[0]?.attachment).toEqual({ kind: 'file', name: '报告.txt', bytes: 12, ref: 'f1' })
    const bytes = await channel.fetch?.(seen[0]?.attachment?.ref ?? '', 1_000)
    expect(Buffer.from(bytes ?? []).toString()).toBe('工作报告')
  })

  it('is refused politely where nobody takes files', async () => {
    await yard.bot()
    yard.fake.say(5, '', document)
    const [text] = await yard.fake.waitFor(() => yard.fake.texts(5).length === 1 && yard.fake.texts(5))
    expect(text).toContain('只看得懂文字')
  })

  it('is not read beyond the limit, whatever size was told, and no failure tells the link', async () => {
    const { channel } = await yard.bot()
    yard.fake.keep('f1', Buffer.alloc(2_000_000), 10)
    yard.fake.keep('f2', Buffer.alloc(10), 21 * 1024 * 1024)
    await expect(channel.fetch?.('f1', 1_048_576)).rejects.toThrow('最多1MB')
    await expect(channel.fetch?.('f2', 50 * 1024 * 1024)).rejects.toThrow('最多20MB')
    await expect(channel.fetch?.('nothing', 1_000)).rejects.toThrow('没能取到')
    await yard.fake.goDark()
    const error: Error = await channel.fetch?.('f1', 1_000).then(
      () => new Error('fetched'),
      (reason) => reason,
    )
    expect(`${error.message} ${error.cause}`).not.toContain('TEST-token')
    await yard.fake.comeBack()
  })
})

describe('menus and inline mode', () => {
  it('sets Chinese command menus for private chats, groups and admins', async () => {
    await yard.bot({ adminList: [{ channel: 'telegram', id: '1' }] })
    await yard.fake.waitFor(() => yard.fake.done('setMyCommands').length === 4)
    const scopes = yard.fake.done('setMyCommands').map((call) => call.payload.scope.type)
    expect(scopes).toEqual(['default', 'all_private_chats', 'all_group_chats', 'chat'])
  })

  it('asks for inline queries only when switched on', async () => {
    const first = await yard.bot()
    expect(
      yard.fake.calls.find((call) => call.method === 'getUpdates')?.payload.allowed_updates,
    ).not.toContain('inline_query')
    await first.stop()
    yard.forgetBots()
    await yard.bot({ inline: true })
    yard.fake.update({ inline_query: { id: 'q1', from: { id: 5 }, query: '提案多少件', offset: '' } })
    const [answer] = await yard.fake.waitFor(
      () => yard.fake.done('answerInlineQuery').length > 0 && yard.fake.done('answerInlineQuery'),
    )
    expect(answer?.payload.results[0].input_message_content.message_text).toContain('363件')
    expect(answer?.payload.is_personal).toBe(true)
  })
})
