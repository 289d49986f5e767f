import { describe, expect, it } from 'vitest'
import type { Admin } from '../../src/chat/access.ts'
import { useChatRoom, words } from '../support/chat-room.ts'

const room = useChatRoom()

describe('conversations', () => {
  it('asks in the context of the last turn, and of a quoted answer instead', async () => {
    const bot = room.dispatcher()
    const first = await room.say(bot, '去年多少提案')
    await room.say(bot, '火星上的事')
    await room.say(bot, '那2020年呢')
    await room.say(bot, '这段出处在哪', { quoted: words(first) })
    expect(room.engine.asked.slice(-2)).toEqual([
      { question: '那2020年呢', previous: '火星上的事' },
      { question: '这段出处在哪', previous: '那2020年呢' },
    ])
  })

  it('takes a quoted answer of another person for the context', async () => {
    const bot = room.dispatcher()
    const group = { chat: '-1', chatKind: 'group' } as const
    const first = await room.say(bot, '去年多少提案', { ...group, user: '1' })
    await room.say(bot, '那2020年呢', { ...group, user: '2', quoted: words(first) })
    expect(room.engine.asked.at(-1)?.previous).toBe('去年多少提案')
  })

  it('forgets at 清除, buttons of the forgotten answers included', async () => {
    const bot = room.dispatcher()
    const first = await room.say(bot, '去年多少提案')
    expect(words(await room.say(bot, '清除'))).toContain('忘掉了')
    expect((await room.press(bot, first.thumbs?.up ?? '')).toast).toContain('已清除')
    await room.say(bot, '那2020年呢')
    expect(room.engine.asked.at(-1)?.previous).toBeNull()
    expect(words(await room.say(bot, '清除', { user: '9' }))).toContain('没有要忘掉的')
  })

  it('says why it answered so', async () => {
    const bot = room.dispatcher()
    expect(words(await room.say(bot, '/why'))).toContain('先提一个问题')
    await room.say(bot, '去年多少提案')
    expect(words(await room.say(bot, '/why'))).toContain('命中“提案”')
  })

  it('sends 原文, 还有, 目录 and 报告 to the engine, which has the last word', async () => {
    const bot = room.dispatcher()
    await room.say(bot, '去年多少提案')
    for (const command of ['原文', '/more', '目录 1', '报告']) await room.say(bot, command)
    expect(room.engine.asked.slice(1).map((asked) => asked.question)).toEqual([
      '原文',
      '还有',
      '目录 1',
      '报告',
    ])
    expect(room.engine.asked[1]?.previous).toBe('去年多少提案')
  })
})

describe('votes', () => {
  it('count once a person', async () => {
    const bot = room.dispatcher()
    const first = await room.say(bot, '去年多少提案')
    await room.press(bot, first.thumbs?.up ?? '')
    await room.press(bot, first.thumbs?.down ?? '')
    await room.press(bot, first.thumbs?.down ?? '', { user: '6' })
    expect(room.store.questions.votes(0).map((vote) => vote.value)).toEqual([-1, -1])
  })
})

describe('subscriptions', () => {
  it('are noted, listed with buttons, and cancelled', async () => {
    const bot = room.dispatcher()
    expect(words(await room.say(bot, '订阅 养老'))).toContain('已订阅提到“养老”的新报告')
    expect(words(await room.say(bot, '订阅 养老'))).toContain('已经订阅')
    await room.say(bot, '订阅')
    const list = await room.say(bot, '我的订阅')
    expect(words(list)).toContain('· 养老\n· 所有新报告')
    const [button] = list.buttons[0] ?? []
    await room.press(bot, button && 'action' in button ? button.action : '')
    expect(room.store.subscriptions.of('telegram', '5')).toEqual([''])
    expect(words(await room.say(bot, '退订'))).toContain('已全部退订')
  })
})

describe('access', () => {
  const admins: Admin[] = [
    { channel: 'telegram', id: '1' },
    { channel: 'wecom', id: 'boss' },
  ]

  it('lets an admin on the other platform decide', async () => {
    const bot = room.dispatcher({ mode: 'approve', admins })
    expect(words(await room.say(bot, '去年多少提案'))).toContain('telegram:5')
    await bot.stop(100)
    expect(room.pushed.map(({ channel, chat }) => `${channel}:${chat}`)).toEqual(['telegram:1', 'wecom:boss'])
    const [yes] = room.pushed[1]?.message.buttons[0] ?? []
    const again = room.dispatcher({ mode: 'approve', admins })
    const reply = await room.press(again, yes && 'action' in yes ? yes.action : '', {
      channel: 'wecom',
      chat: 'boss',
      user: 'boss',
    })
    expect(words(reply)).toContain('已同意：王芳')
    expect(room.store.access.get('telegram', '5')).toMatchObject({
      state: 'granted',
      decidedBy: 'wecom:boss',
    })
    expect(words(await room.say(again, '去年多少提案'))).toContain('363件')
  })

  it('says how to get in when there is no admin to ask', async () => {
    const bot = room.dispatcher({ mode: 'approve' })
    expect(words(await room.say(bot, '你好'))).toContain('发给秘书处')
    expect(words(await room.say(bot, '你好'))).toContain('发给秘书处')
  })

  it('always lets members of the enterprise ask', async () => {
    const bot = room.dispatcher({ mode: 'approve', admins })
    expect(words(await room.say(bot, '去年多少提案', { channel: 'wecom' }))).toContain('363件')
  })

  it('shows 待答 to admins alone', async () => {
    const bot = room.dispatcher({ admins })
    await room.say(bot, '火星上有什么')
    await room.say(bot, '火星上有什么')
    expect(words(await room.say(bot, '待答'))).toContain('只给管理员')
    expect(words(await room.say(bot, '待答', { chat: '1', user: '1' }))).toContain('· 火星上有什么（2次）')
  })
})

describe('网页', () => {
  const page = { url: 'https://baogao.example.org/wenbao', code: '7KQM-2XVD' }

  it('tells a member where the page is and the code of the week', async () => {
    const said = words(await room.say(room.dispatcher({ page }), '网页'))
    expect(said).toContain(page.url)
    expect(said).toContain(page.code)
  })

  it('keeps the code out of groups, and from those who may not ask', async () => {
    const group = { chat: '-1', chatKind: 'group' } as const
    const inGroup = words(await room.say(room.dispatcher({ page }), '/web', group))
    expect(inGroup).toContain('私聊')
    const closed = room.dispatcher({ page, mode: 'approve', admins: [{ channel: 'telegram', id: '1' }] })
    const outside = words(await room.say(closed, '网页', { user: '9', chat: '9' }))
    for (const said of [inGroup, outside]) expect(said).not.toMatch(/7KQM|example/u)
  })

  it('gives the address alone where no code is needed, and says so where there is no page', async () => {
    const open = words(await room.say(room.dispatcher({ page: { ...page, code: null } }), '网页版'))
    expect(open).toContain(page.url)
    expect(open).not.toContain('访问码')
    expect(words(await room.say(room.dispatcher(), '网页'))).toContain('没有对外开放的网页')
  })
})

describe('the welcome', () => {
  it('says what the bot does, with three questions that the newest report answers', () => {
    const welcome = room.dispatcher().welcome()
    expect(welcome && words(welcome)).toContain('只回答工作报告里写了什么')
    expect(welcome && words(welcome)).toContain('· 满意率是多少')
    expect(welcome?.suggestions.map(({ question }) => question)).toEqual([
      '去年立了多少件提案',
      '满意率是多少',
      '存在哪些不足',
    ])
  })
})
