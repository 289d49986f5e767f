import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type IncomingMessage, plainMessage } from '../../../src/chat/channel.ts'
import { BOT_ID, BOT_NAME, type FakeTelegram, startFakeTelegram } from '../../support/fake-telegram.ts'
import { removeState, startTestBot, type TestBot, type TestBotOptions } from '../../support/telegram-bot.ts'

const GROUP = -100500

let fake: FakeTelegram
let bots: TestBot[]

async function bot(options: TestBotOptions = {}): Promise<TestBot> {
  const started = startTestBot(fake.root, options)
  bots.push(started)
  await started.channel.start()
  await fake.waitFor(() => started.channel.status() === 'up')
  return started
}

/** Gives the bot time to say something it should not say. */
function quiet(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 250))
}

beforeEach(async () => {
  fake = await startFakeTelegram()
  bots = []
})

afterEach(async () => {
  for (const one of bots) await one.stop()
  await fake.stop()
  for (const one of bots) removeState(one.dir)
  expect(fake.violations).toEqual([])
  expect(fake.unansweredCallbacks()).toEqual([])
})

describe('a private chat', () => {
  it('answers with figure, marked quote and source, and shows that it is typing', async () => {
    await bot()
    fake.say(5, '去年立了多少件提案')
    const [text] = await fake.waitFor(() => fake.texts(5).length === 1 && fake.texts(5))
    expect(text).toContain('<b>363件</b>')
    expect(text).toContain('《云溪市政协常委会工作报告》')
    expect(text).toContain('第2段')
    await fake.waitFor(() => fake.done('sendChatAction').length === 1)
  })

  it('takes a tapped follow-up in the context of its own answer, not of the last one', async () => {
    const { engine } = await bot()
    fake.say(5, '去年立了多少件提案')
    await fake.waitFor(() => fake.texts(5).length === 1)
    const tapped = fake.button('那2022年呢')
    fake.say(5, '另一件事怎么样')
    await fake.waitFor(() => fake.texts(5).length === 2)
    fake.press(5, tapped)
    await fake.waitFor(() => fake.texts(5).length === 3)
    expect(engine.asked.at(-1)).toEqual({ question: '那2022年呢', previous: '去年立了多少件提案' })
    expect(fake.texts(5).at(-1)).toContain('问：那2022年呢')
  })

  it('pages through the paragraphs in place, from a button that outlived a restart', async () => {
    const first = await bot()
    fake.say(5, '去年立了多少件提案')
    await fake.waitFor(() => fake.texts(5).length === 1)
    const whole = fake.button('整段')
    await first.stop()
    bots = []
    const second = await bot({ dir: first.dir })
    fake.press(5, whole)
    await fake.waitFor(() => fake.texts(5).length === 2)
    fake.press(5, fake.button('下一段'))
    await fake.waitFor(() => fake.done('editMessageText').length === 1)
    expect(fake.texts(5).at(-1)).toContain('还存在不足')
    expect(second.log.lines.filter((line) => line.level === 'error')).toEqual([])
  })

  it('thanks for a thumb, stores it with question and passage, and answers an unknown button', async () => {
    const { store } = await bot()
    fake.say(5, '去年立了多少件提案')
    await fake.waitFor(() => fake.texts(5).length === 1)
    fake.press(5, fake.button('👎'))
    await fake.waitFor(() => fake.done('answerCallbackQuery').length === 1)
    expect(store.questions.votes(0)).toMatchObject([
      { value: -1, question: '去年立了多少件提案', passages: ['r-2023#2'] },
    ])
    fake.press(5, 'from-another-life')
    const calls = await fake.waitFor(
      () => fake.done('answerCallbackQuery').length === 2 && fake.done('answerCallbackQuery'),
    )
    expect(calls[1]?.payload.text).toContain('失效')
  })

  it('answers a press that has lost its message', async () => {
    await bot()
    fake.press(5, 'x', { message: undefined, inline_message_id: 'i1' })
    await fake.waitFor(() => fake.unansweredCallbacks().length === 0)
  })

  it('opens a passage from a deep link', async () => {
    const { channel } = await bot()
    fake.say(GROUP, `@${BOT_NAME} 提案多少件`, {
      entities: [{ type: 'mention', offset: 0, length: BOT_NAME.length + 1 }],
    })
    await fake.waitFor(() => fake.texts(GROUP).length === 1)
    const rows = fake.done('sendMessage')[0]?.payload.reply_markup.inline_keyboard.flat()
    const url = rows.find((button: { url?: string }) => button.url)?.url
    expect(url).toContain(`https://t.me/${BOT_NAME}?start=`)
    fake.say(5, `/start ${new URL(url).searchParams.get('start')}`)
    await fake.waitFor(() => fake.texts(5).length === 1)
    expect(fake.texts(5)[0]).toContain('全年共收到提案363件')
    expect(channel.linkTo?.('abc')).toBe(`https://t.me/${BOT_NAME}?start=abc`)
  })

  it('helps with empty, over-long, emoji-only and invisible messages, and with stickers', async () => {
    const { engine } = await bot()
    for (const text of ['😀😀', '\u200b\u200e', '长'.repeat(501), '？？']) fake.say(5, text)
    fake.say(5, '', { text: undefined, sticker: { file_id: 'f' } })
    const texts = await fake.waitFor(() => fake.texts(5).length === 5 && fake.texts(5))
    expect(texts[0]).toContain('例如')
    expect(texts[2]).toContain('501个字')
    expect(texts[4]).toContain('只看得懂文字')
    expect(engine.asked.filter((asked) => asked.question !== '帮助')).toEqual([])
  })

  it('says how many seconds to wait when somebody asks more than twenty times a minute', async () => {
    const { engine } = await bot()
    for (let i = 0; i < 23; i += 1) fake.say(5, `第${i}个问题`)
    await fake.waitFor(() => fake.texts(5).length === 21)
    expect(fake.texts(5).at(-1)).toMatch(/请\d+秒后再问/u)
    expect(engine.asked).toHaveLength(20)
  })

  it('apologises for a bug without telling it, and goes on', async () => {
    const { log } = await bot()
    fake.say(5, '炸')
    fake.say(5, '去年立了多少件提案')
    const texts = await fake.waitFor(() => fake.texts(5).length === 2 && fake.texts(5))
    expect(texts[0]).toContain('抱歉')
    expect(texts[0]).not.toContain('secret')
    expect(texts[1]).toContain('363件')
    expect(log.lines.filter((line) => line.level === 'error')).toHaveLength(1)
  })

  it('says which question a late answer belongs to', async () => {
    await bot()
    fake.say(5, '去年立了多少件提案', { date: Math.floor(Date.now() / 1000) - 3600 })
    const [text] = await fake.waitFor(() => fake.texts(5).length === 1 && fake.texts(5))
    expect(text).toMatch(/^（补答您\d+:\d\d的提问）/u)
  })
})

describe('a file', () => {
  const document = { text: undefined, document: { file_id: 'f1', file_name: '报告.txt', file_size: 12 } }

  it('is handed to the intake in a private chat, whose words come back', async () => {
    const seen: IncomingMessage[] = []
    const { channel } = await bot({
      intake: (message) => {
        seen.push(message)
        return plainMessage([{ kind: 'text', runs: [{ text: '收到，正在读取。' }] }])
      },
    })
    fake.keep('f1', Buffer.from('工作报告'))
    fake.say(5, '', { ...document, caption: '请收录' })
    await fake.waitFor(() => fake.texts(5)[0] === '收到，正在读取。')
    expect(seen[0]?.attachment).toEqual({ kind: 'file', name: '报告.txt', bytes: 12, ref: 'f1' })
    const bytes = await channel.fetch?.(seen[0]?.attachment?.ref ?? '', 1_000)
    expect(Buffer.from(bytes ?? []).toString()).toBe('工作报告')
  })

  it('is refused politely where nobody takes files', async () => {
    await bot()
    fake.say(5, '', document)
    const [text] = await fake.waitFor(() => fake.texts(5).length === 1 && fake.texts(5))
    expect(text).toContain('只看得懂文字')
  })

  it('is not read beyond the limit, whatever size was told, and no failure tells the link', async () => {
    const { channel } = await bot()
    fake.keep('f1', Buffer.alloc(2_000_000), 10)
    fake.keep('f2', Buffer.alloc(10), 21 * 1024 * 1024)
    await expect(channel.fetch?.('f1', 1_048_576)).rejects.toThrow('最多1MB')
    await expect(channel.fetch?.('f2', 50 * 1024 * 1024)).rejects.toThrow('最多20MB')
    await expect(channel.fetch?.('nothing', 1_000)).rejects.toThrow('没能取到')
    await fake.goDark()
    const error: Error = await channel.fetch?.('f1', 1_000).then(
      () => new Error('fetched'),
      (reason) => reason,
    )
    expect(`${error.message} ${error.cause}`).not.toContain('TEST-token')
    await fake.comeBack()
  })
})

describe('a group', () => {
  const mention = { entities: [{ type: 'mention', offset: 0, length: BOT_NAME.length + 1 }] }

  it('hears mentions (in any case, anywhere), replies to the bot and commands with its name, nothing else', async () => {
    const { engine, log } = await bot()
    fake.say(GROUP, '大家好，去年多少提案')
    fake.say(GROUP, '/help')
    fake.say(GROUP, '/help@SomeOtherBot', { entities: [{ type: 'bot_command', offset: 0, length: 18 }] })
    fake.say(GROUP, '@SomeoneElse 你怎么看', { entities: [{ type: 'mention', offset: 0, length: 12 }] })
    fake.say(GROUP, `@${BOT_NAME.toUpperCase()} 问一`, mention)
    fake.say(GROUP, `问二 @${BOT_NAME}`, {
      entities: [{ type: 'mention', offset: 3, length: BOT_NAME.length + 1 }],
    })
    fake.say(GROUP, '问三', {
      reply_to_message: { message_id: 1, from: { id: BOT_ID, is_bot: true }, text: '旧回答' },
    })
    fake.say(GROUP, '问报问四', {
      entities: [{ type: 'text_mention', offset: 0, length: 2, user: { id: BOT_ID } }],
    })
    fake.say(GROUP, `/ask@${BOT_NAME} 问五`, {
      entities: [{ type: 'bot_command', offset: 0, length: BOT_NAME.length + 5 }],
    })
    await fake.waitFor(() => fake.texts(GROUP).length === 5)
    await quiet()
    expect(engine.asked.map((asked) => asked.question)).toEqual(['问一', '问二', '问三', '问四', '问五'])
    expect(fake.texts(GROUP)).toHaveLength(5)
    expect(JSON.stringify(log.lines)).not.toContain('大家好')
  })

  it('replies to the message it answers, in its topic', async () => {
    await bot()
    fake.say(GROUP, `@${BOT_NAME} 提案多少件`, { ...mention, message_thread_id: 7, is_topic_message: true })
    const sent = await fake.waitFor(() => fake.done('sendMessage')[0])
    expect(sent.payload.message_thread_id).toBe(7)
    expect(sent.payload.reply_parameters).toMatchObject({ allow_sending_without_reply: true })
    expect(sent.payload.link_preview_options).toEqual({ is_disabled: true })
  })

  it('answers the quoted words when the mention is all there is', async () => {
    const { engine } = await bot()
    fake.say(GROUP, `@${BOT_NAME}`, {
      ...mention,
      reply_to_message: { message_id: 1, from: { id: 9 }, text: '去年提案多少件' },
    })
    await fake.waitFor(() => fake.texts(GROUP).length === 1)
    expect(engine.asked.at(-1)?.question).toBe('去年提案多少件')
  })

  it('keeps the conversations of its members apart', async () => {
    const { engine } = await bot()
    fake.say(GROUP, `@${BOT_NAME} 甲的问题`, { ...mention, from: { id: 1, is_bot: false } })
    fake.say(GROUP, `@${BOT_NAME} 那乙呢`, { ...mention, from: { id: 2, is_bot: false } })
    await fake.waitFor(() => engine.asked.length === 2)
    expect(engine.asked[1]?.previous).toBeNull()
  })

  it('moves its subscriptions when it becomes a supergroup', async () => {
    const { store } = await bot()
    fake.say(GROUP, `/subscribe@${BOT_NAME} 养老`, {
      entities: [{ type: 'bot_command', offset: 0, length: BOT_NAME.length + 11 }],
    })
    await fake.waitFor(() => fake.texts(GROUP).length === 1)
    fake.say(GROUP, '', { text: undefined, migrate_to_chat_id: -100999 })
    await fake.waitFor(() => store.subscriptions.of('telegram', '-100999').length === 1)
  })

  it('tells in the log and in its help that privacy mode hides mentions', async () => {
    await fake.stop()
    fake = await startFakeTelegram({ hearsGroups: false })
    const { log } = await bot()
    fake.say(GROUP, `/help@${BOT_NAME}`, {
      entities: [{ type: 'bot_command', offset: 0, length: BOT_NAME.length + 6 }],
    })
    const [text] = await fake.waitFor(() => fake.texts(GROUP).length === 1 && fake.texts(GROUP))
    expect(text).toContain(`/ask@${BOT_NAME}`)
    expect(log.lines.some((line) => line.message.includes('privacy mode'))).toBe(true)
  })
})

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
    const { engine } = await bot(approval)
    for (const text of ['去年多少提案', '报告', '目录 1', '帮助', '/start', '订阅 养老']) fake.say(66, text)
    await fake.waitFor(() => fake.texts(66).length === 6)
    await quiet()
    expect(fake.texts(66).join('\n')).not.toMatch(LEAKS)
    expect(fake.texts(66)[0]).toContain('telegram:66')
    expect(engine.asked).toEqual([])
    expect(fake.texts(1)).toHaveLength(1)
    expect(fake.texts(2)).toHaveLength(1)
    expect(fake.texts(1)[0]).toContain('王芳')
  })

  it('lets the person in at 同意, tells them at once, and remembers it over a restart', async () => {
    const first = await bot(approval)
    fake.say(66, '去年多少提案')
    await fake.waitFor(() => fake.texts(1).length === 1)
    fake.press(1, fake.button('同意'))
    await fake.waitFor(() => fake.texts(66).some((text) => text.includes('可以提问了')))
    expect(fake.done('editMessageText').at(-1)?.payload.text).toContain('已同意')
    await first.stop()
    bots = []
    await bot({ ...approval, dir: first.dir })
    fake.say(66, '去年多少提案')
    await fake.waitFor(() => fake.texts(66).some((text) => text.includes('363件')))
  })

  it('keeps a refused person out, with buttons, deep links and inline mode too', async () => {
    const { store } = await bot({ ...approval, inline: true })
    const action = store.actions.put({ do: 'paragraph', report: 'r-2023', number: 2, inPlace: false }, 1)
    fake.say(66, '你好')
    await fake.waitFor(() => fake.texts(1).length === 1)
    fake.press(1, fake.button('拒绝'))
    await fake.waitFor(() => fake.texts(66).some((text) => text.includes('没有同意')))
    fake.press(66, action)
    fake.say(66, `/start ${action}`)
    fake.update({ inline_query: { id: 'q1', from: { id: 66 }, query: '提案多少件', offset: '' } })
    await fake.waitFor(() => fake.done('answerInlineQuery').length === 1 && fake.texts(66).length >= 4)
    await quiet()
    expect(fake.done('answerInlineQuery')[0]?.payload.results).toEqual([])
    expect(fake.texts(66).join('\n')).not.toMatch(LEAKS)
  })

  it('lets nobody but an admin decide', async () => {
    const { store } = await bot(approval)
    fake.say(66, '你好')
    await fake.waitFor(() => fake.texts(1).length === 1)
    const yes = fake.button('同意')
    fake.press(66, yes)
    await fake.waitFor(() => fake.unansweredCallbacks().length === 0)
    await quiet()
    expect(store.access.get('telegram', '66')?.state).toBe('asked')
  })

  it('asks for a group as a group: an admitted member does not open it', async () => {
    const { store } = await bot(approval)
    store.access.ask({ channel: 'telegram', subject: '77', kind: 'private', name: null }, 1)
    store.access.decide('telegram', '77', 'granted', 'telegram:1', 1)
    fake.say(GROUP, `@${BOT_NAME} 提案多少件`, {
      entities: [{ type: 'mention', offset: 0, length: BOT_NAME.length + 1 }],
    })
    await fake.waitFor(() => fake.texts(GROUP).length === 1)
    expect(fake.texts(GROUP)[0]).not.toMatch(LEAKS)
    expect(fake.texts(1)[0]).toContain('政协小组')
  })

  it('does not take an anonymous group admin for an admin of the bot', async () => {
    const { engine, store } = await bot({ mode: 'approve', adminList: [{ channel: 'telegram', id: '1' }] })
    fake.say(GROUP, `@${BOT_NAME} 待答`, {
      entities: [{ type: 'mention', offset: 0, length: BOT_NAME.length + 1 }],
      from: { id: 1, is_bot: true },
      sender_chat: { id: GROUP, type: 'supergroup', title: '政协小组' },
    })
    await fake.waitFor(() => fake.texts(GROUP).length === 1)
    expect(store.chats.get('telegram', String(GROUP))?.lastUser).toBe(`chat${GROUP}`)
    expect(engine.asked).toEqual([])
  })

  it('tells a person their id, admitted or not', async () => {
    await bot(approval)
    fake.say(66, '我是谁')
    const [text] = await fake.waitFor(() => fake.texts(66).length === 1 && fake.texts(66))
    expect(text).toBe('您的编号：telegram:66')
  })

  it('tells an admin later of what could not be told at once', async () => {
    await bot(approval)
    fake.failWhen('sendMessage', (call, nth) =>
      String(call.payload.chat_id) === '1' && nth < 4
        ? { error: 403, description: 'Forbidden: bot was blocked by the user' }
        : null,
    )
    fake.say(66, '你好')
    await fake.waitFor(() => fake.texts(2).length === 1)
    await quiet()
    fake.say(1, '帮助')
    await fake.waitFor(() => fake.texts(1).some((text) => text.includes('申请使用')))
  })
})

describe('menus and inline mode', () => {
  it('sets Chinese command menus for private chats, groups and admins', async () => {
    await bot({ adminList: [{ channel: 'telegram', id: '1' }] })
    await fake.waitFor(() => fake.done('setMyCommands').length === 4)
    const scopes = fake.done('setMyCommands').map((call) => call.payload.scope.type)
    expect(scopes).toEqual(['default', 'all_private_chats', 'all_group_chats', 'chat'])
  })

  it('asks for inline queries only when switched on', async () => {
    await bot()
    expect(fake.calls.find((call) => call.method === 'getUpdates')?.payload.allowed_updates).not.toContain(
      'inline_query',
    )
    await bots.pop()?.stop()
    await bot({ inline: true })
    fake.update({ inline_query: { id: 'q1', from: { id: 5 }, query: '提案多少件', offset: '' } })
    const [answer] = await fake.waitFor(
      () => fake.done('answerInlineQuery').length > 0 && fake.done('answerInlineQuery'),
    )
    expect(answer?.payload.results[0].input_message_content.message_text).toContain('363件')
    expect(answer?.payload.is_personal).toBe(true)
  })
})
