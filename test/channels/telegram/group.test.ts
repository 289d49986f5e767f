import { describe, expect, it } from 'vitest'
import { BOT_ID, BOT_NAME } from '../../support/fake-telegram.ts'
import { useTelegramYard } from '../../support/telegram-yard.ts'

const GROUP = -100500

const yard = useTelegramYard()

describe('a group', () => {
  const mention = { entities: [{ type: 'mention', offset: 0, length: BOT_NAME.length + 1 }] }

  it('hears mentions (in any case, anywhere), replies to the bot and commands with its name, nothing else', async () => {
    const { engine, log } = await yard.bot()
    yard.fake.say(GROUP, '大家好，去年多少提案')
    yard.fake.say(GROUP, '/help')
    yard.fake.say(GROUP, '/help@SomeOtherBot', { entities: [{ type: 'bot_command', offset: 0, length: 18 }] })
    yard.fake.say(GROUP, '@SomeoneElse 你怎么看', { entities: [{ type: 'mention', offset: 0, length: 12 }] })
    yard.fake.say(GROUP, `@${BOT_NAME.toUpperCase()} 问一`, mention)
    yard.fake.say(GROUP, `问二 @${BOT_NAME}`, {
      entities: [{ type: 'mention', offset: 3, length: BOT_NAME.length + 1 }],
    })
    yard.fake.say(GROUP, '问三', {
      reply_to_message: { message_id: 1, from: { id: BOT_ID, is_bot: true }, text: '旧回答' },
    })
    yard.fake.say(GROUP, '问报问四', {
      entities: [{ type: 'text_mention', offset: 0, length: 2, user: { id: BOT_ID } }],
    })
    yard.fake.say(GROUP, `/ask@${BOT_NAME} 问五`, {
      entities: [{ type: 'bot_command', offset: 0, length: BOT_NAME.length + 5 }],
    })
    await yard.fake.waitFor(() => yard.fake.texts(GROUP).length === 5)
    await yard.quiet()
    expect(engine.asked.map((asked) => asked.question)).toEqual(['问一', '问二', '问三', '问四', '问五'])
    expect(yard.fake.texts(GROUP)).toHaveLength(5)
    expect(JSON.stringify(log.lines)).not.toContain('大家好')
  })

  it('replies to the message it answers, in its topic', async () => {
    await yard.bot()
    yard.fake.say(GROUP, `@${BOT_NAME} 提案多少件`, {
      ...mention,
      message_thread_id: 7,
      is_topic_message: true,
    })
    const sent = await yard.fake.waitFor(() => yard.fake.done('sendMessage')[0])
    expect(sent.payload.message_thread_id).toBe(7)
    expect(sent.payload.reply_parameters).toMatchObject({ allow_sending_without_reply: true })
    expect(sent.payload.link_preview_options).toEqual({ is_disabled: true })
  })

  it('answers the quoted words when the mention is all there is', async () => {
    const { engine } = await yard.bot()
    yard.fake.say(GROUP, `@${BOT_NAME}`, {
      ...mention,
      reply_to_message: { message_id: 1, from: { id: 9 }, text: '去年提案多少件' },
    })
    await yard.fake.waitFor(() => yard.fake.texts(GROUP).length === 1)
    expect(engine.asked.at(-1)?.question).toBe('去年提案多少件')
  })

  it('keeps the conversations of its members apart', async () => {
    const { engine } = await yard.bot()
    yard.fake.say(GROUP, `@${BOT_NAME} 甲的问题`, { ...mention, from: { id: 1, is_bot: false } })
    yard.fake.say(GROUP, `@${BOT_NAME} 那乙呢`, { ...mention, from: { id: 2, is_bot: false } })
    await yard.fake.waitFor(() => engine.asked.length === 2)
    expect(engine.asked[1]?.previous).toBeNull()
  })

  it('moves its subscriptions when it becomes a supergroup', async () => {
    const { store } = await yard.bot()
    yard.fake.say(GROUP, `/subscribe@${BOT_NAME} 养老`, {
      entities: [{ type: 'bot_command', offset: 0, length: BOT_NAME.length + 11 }],
    })
    await yard.fake.waitFor(() => yard.fake.texts(GROUP).length === 1)
    yard.fake.say(GROUP, '', { text: undefined, migrate_to_chat_id: -100999 })
    await yard.fake.waitFor(() => store.subscriptions.of('telegram', '-100999').length === 1)
  })

  it('tells in the log and in its help that privacy mode hides mentions', async () => {
    await yard.replaceFake({ hearsGroups: false })
    const { log } = await yard.bot()
    yard.fake.say(GROUP, `/help@${BOT_NAME}`, {
      entities: [{ type: 'bot_command', offset: 0, length: BOT_NAME.length + 6 }],
    })
    const [text] = await yard.fake.waitFor(
      () => yard.fake.texts(GROUP).length === 1 && yard.fake.texts(GROUP),
    )
    expect(text).toContain(`/ask@${BOT_NAME}`)
    expect(log.lines.some((line) => line.message.includes('privacy mode'))).toBe(true)
  })
})
