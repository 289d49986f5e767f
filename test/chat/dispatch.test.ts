import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Admin, createAccess } from '../../src/chat/access.ts'
import {
  type Channel,
  ChatGone,
  type IncomingMessage,
  type Outgoing,
  type Reply,
} from '../../src/chat/channel.ts'
import { createDispatcher, type Dispatcher } from '../../src/chat/dispatch.ts'
import { plainFormat } from '../../src/chat/format.ts'
import { render } from '../../src/chat/render.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { createFakeEngine } from '../support/fake-engine.ts'
import { createLogBook, removeState } from '../support/telegram-bot.ts'

let dir: string
let store: Store
let time: number
let log: ReturnType<typeof createLogBook>
let engine: ReturnType<typeof createFakeEngine>
let pushed: { channel: string; chat: string; text: string; message: Outgoing }[]
let ids: number

function words(message: Outgoing): string {
  return render(message.blocks, plainFormat(4096)).join('\n') || (message.toast ?? '')
}

function channel(name: 'telegram' | 'wecom'): Channel {
  return {
    name,
    start: async () => {},
    stop: async () => {},
    status: () => 'up',
    push: async (chat, message) => {
      pushed.push({ channel: name, chat, text: words(message), message })
    },
  }
}

function dispatcher(options: { mode?: 'open' | 'approve'; admins?: Admin[] } = {}): Dispatcher {
  const channels = () => [channel('telegram'), channel('wecom')]
  const now = () => time
  const access = createAccess({
    mode: options.mode ?? 'open',
    admins: options.admins ?? [],
    store,
    channels,
    now,
    log,
  })
  return createDispatcher({ engine: () => engine, store, access, channels, link: () => null, now, log })
}

function message(text: string, changes: Partial<IncomingMessage> = {}): IncomingMessage {
  ids += 1
  return {
    channel: 'telegram',
    id: `m${ids}`,
    chat: '5',
    chatKind: 'private',
    title: '王芳',
    user: '5',
    text,
    action: null,
    quoted: null,
    attachment: null,
    at: time,
    via: null,
    ...changes,
  }
}

/** Sends a message and gives what came back. */
function say(to: Dispatcher, text: string, changes: Partial<IncomingMessage> = {}): Promise<Outgoing> {
  return new Promise((resolve) => {
    to.receive(message(text, changes), async (outgoing) => resolve(outgoing))
  })
}

function press(to: Dispatcher, action: string, changes: Partial<IncomingMessage> = {}): Promise<Outgoing> {
  return say(to, '', { action, ...changes })
}

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'wenbao-dispatch-'))
  store = openStore(dir)
  time = new Date(2026, 0, 5, 9, 30).getTime()
  log = createLogBook()
  engine = createFakeEngine()
  pushed = []
  ids = 0
})

afterEach(() => {
  store.close()
  removeState(dir)
})

describe('order', () => {
  it('answers the messages of one chat one after the other, while other chats go on', async () => {
    const bot = dispatcher()
    const order: string[] = []
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const slow: Reply = async () => {
      order.push('甲 begins')
      await held
      order.push('甲 ends')
    }
    bot.receive(message('甲'), slow)
    bot.receive(message('乙'), async () => {
      order.push('乙')
    })
    await say(bot, '丙', { chat: '6', user: '6' })
    order.push('丙')
    release()
    await bot.stop(1_000)
    expect(order).toEqual(['甲 begins', '丙', '甲 ends', '乙'])
  })

  it('lets timers run between the messages of many chats that come at once', async () => {
    const bot = dispatcher()
    const order: string[] = []
    for (let chat = 0; chat < 5; chat += 1)
      bot.receive(message('甲', { chat: `${chat}`, user: `${chat}` }), async () => {
        order.push(`answer ${chat}`)
      })
    setImmediate(() => setImmediate(() => order.push('a page')))
    await bot.stop(1_000)
    expect(order.indexOf('a page')).toBeGreaterThan(0)
    expect(order.indexOf('a page')).toBeLessThan(5)
  })

  it('counts what waits, and ends when told even if a reply never does', async () => {
    const bot = dispatcher()
    bot.receive(message('甲'), () => new Promise(() => {}))
    bot.receive(message('乙'), async () => {})
    expect(bot.pending()).toBe(2)
    await bot.stop(50)
    expect(store.inbox.unfinished('telegram').map((row) => row.id)).toEqual(['m1', 'm2'])
  })
})

describe('once', () => {
  it('hears a message id once', async () => {
    const bot = dispatcher()
    const twice = message('甲')
    let replies = 0
    const reply: Reply = async () => {
      replies += 1
    }
    expect(bot.receive(twice, reply)).toBe('taken')
    expect(bot.receive(twice, reply)).toBe('duplicate')
    await bot.stop(1_000)
    expect(replies).toBe(1)
  })

  it('takes up what was left, with the conversation as it was then', async () => {
    const left = message('那2020年呢')
    store.inbox.take('telegram', left.id, left.chat, JSON.stringify(left), time)
    store.inbox.take('telegram', 'maybe-sent', '5', JSON.stringify(message('甲')), time)
    store.inbox.sending('telegram', 'maybe-sent')
    const bot = dispatcher()
    const replies: string[] = []
    expect(
      bot.resume('telegram', (of) => async () => {
        replies.push(of.text)
      }),
    ).toBe(1)
    await bot.stop(1_000)
    expect(replies).toEqual(['那2020年呢'])
    expect(bot.receive(message('', { id: 'maybe-sent' }), async () => {})).toBe('duplicate')
  })

  it('goes on answering, each message once, when the state cannot be written', async () => {
    const bot = dispatcher()
    await say(bot, '去年多少提案')
    store.database.run('PRAGMA query_only = 1')
    const twice = message('去年多少提案')
    const replies: string[] = []
    const reply: Reply = async (outgoing) => {
      replies.push(words(outgoing))
    }
    bot.receive(twice, reply)
    expect(bot.receive(twice, reply)).toBe('duplicate')
    bot.receive(message('满意率'), reply)
    await bot.stop(1_000)
    expect(replies).toHaveLength(2)
    expect(replies.join()).toContain('363件')
    const told = log.lines.filter((line) => line.level === 'error')
    expect(told).toHaveLength(1)
    expect(told[0]?.message).toContain('free space')
    store.database.run('PRAGMA query_only = 0')
  })
})

describe('the boundary', () => {
  it('survives a reply that fails, and marks a chat that is gone', async () => {
    const bot = dispatcher()
    bot.receive(message('甲'), async () => {
      throw new Error('no network')
    })
    bot.receive(message('乙'), async () => {
      throw new ChatGone('blocked')
    })
    await bot.stop(1_000)
    expect(store.chats.get('telegram', '5')?.dead).toBe(true)
    expect(store.inbox.unfinished('telegram')).toEqual([])
    expect(log.lines.map((line) => line.level)).toEqual(['error', 'warn'])
  })

  it('logs one line per reply, without the question', async () => {
    const bot = dispatcher()
    await say(bot, '一个私密的问题')
    await bot.stop(1_000)
    const replied = log.lines.filter((line) => line.message === 'replied')
    expect(replied).toHaveLength(1)
    expect(replied[0]?.fields).toMatchObject({ channel: 'telegram', kind: 'answer' })
    expect(JSON.stringify(log.lines)).not.toContain('私密')
  })
})

describe('conversations', () => {
  it('asks in the context of the last turn, and of a quoted answer instead', async () => {
    const bot = dispatcher()
    const first = await say(bot, '去年多少提案')
    await say(bot, '火星上的事')
    await say(bot, '那2020年呢')
    await say(bot, '这段出处在哪', { quoted: words(first) })
    expect(engine.asked.slice(-2)).toEqual([
      { question: '那2020年呢', previous: '火星上的事' },
      { question: '这段出处在哪', previous: '那2020年呢' },
    ])
  })

  it('takes a quoted answer of another person for the context', async () => {
    const bot = dispatcher()
    const group = { chat: '-1', chatKind: 'group' } as const
    const first = await say(bot, '去年多少提案', { ...group, user: '1' })
    await say(bot, '那2020年呢', { ...group, user: '2', quoted: words(first) })
    expect(engine.asked.at(-1)?.previous).toBe('去年多少提案')
  })

  it('forgets at 清除, buttons of the forgotten answers included', async () => {
    const bot = dispatcher()
    const first = await say(bot, '去年多少提案')
    expect(words(await say(bot, '清除'))).toContain('忘掉了')
    expect((await press(bot, first.thumbs?.up ?? '')).toast).toContain('已清除')
    await say(bot, '那2020年呢')
    expect(engine.asked.at(-1)?.previous).toBeNull()
    expect(words(await say(bot, '清除', { user: '9' }))).toContain('没有要忘掉的')
  })

  it('says why it answered so', async () => {
    const bot = dispatcher()
    expect(words(await say(bot, '/why'))).toContain('先提一个问题')
    await say(bot, '去年多少提案')
    expect(words(await say(bot, '/why'))).toContain('命中“提案”')
  })

  it('sends 原文, 还有, 目录 and 报告 to the engine, which has the last word', async () => {
    const bot = dispatcher()
    await say(bot, '去年多少提案')
    for (const command of ['原文', '/more', '目录 1', '报告']) await say(bot, command)
    expect(engine.asked.slice(1).map((asked) => asked.question)).toEqual(['原文', '还有', '目录 1', '报告'])
    expect(engine.asked[1]?.previous).toBe('去年多少提案')
  })
})

describe('votes', () => {
  it('count once a person', async () => {
    const bot = dispatcher()
    const first = await say(bot, '去年多少提案')
    await press(bot, first.thumbs?.up ?? '')
    await press(bot, first.thumbs?.down ?? '')
    await press(bot, first.thumbs?.down ?? '', { user: '6' })
    expect(store.questions.votes(0).map((vote) => vote.value)).toEqual([-1, -1])
  })
})

describe('subscriptions', () => {
  it('are noted, listed with buttons, and cancelled', async () => {
    const bot = dispatcher()
    expect(words(await say(bot, '订阅 养老'))).toContain('已订阅提到“养老”的新报告')
    expect(words(await say(bot, '订阅 养老'))).toContain('已经订阅')
    await say(bot, '订阅')
    const list = await say(bot, '我的订阅')
    expect(words(list)).toContain('· 养老\n· 所有新报告')
    const [button] = list.buttons[0] ?? []
    await press(bot, button && 'action' in button ? button.action : '')
    expect(store.subscriptions.of('telegram', '5')).toEqual([''])
    expect(words(await say(bot, '退订'))).toContain('已全部退订')
  })
})

describe('access', () => {
  const admins: Admin[] = [
    { channel: 'telegram', id: '1' },
    { channel: 'wecom', id: 'boss' },
  ]

  it('lets an admin on the other platform decide', async () => {
    const bot = dispatcher({ mode: 'approve', admins })
    expect(words(await say(bot, '去年多少提案'))).toContain('telegram:5')
    await bot.stop(100)
    expect(pushed.map(({ channel, chat }) => `${channel}:${chat}`)).toEqual(['telegram:1', 'wecom:boss'])
    const [yes] = pushed[1]?.message.buttons[0] ?? []
    const again = dispatcher({ mode: 'approve', admins })
    const reply = await press(again, yes && 'action' in yes ? yes.action : '', {
      channel: 'wecom',
      chat: 'boss',
      user: 'boss',
    })
    expect(words(reply)).toContain('已同意：王芳')
    expect(store.access.get('telegram', '5')).toMatchObject({ state: 'granted', decidedBy: 'wecom:boss' })
    expect(words(await say(again, '去年多少提案'))).toContain('363件')
  })

  it('says how to get in when there is no admin to ask', async () => {
    const bot = dispatcher({ mode: 'approve' })
    expect(words(await say(bot, '你好'))).toContain('发给秘书处')
    expect(words(await say(bot, '你好'))).toContain('发给秘书处')
  })

  it('always lets members of the enterprise ask', async () => {
    const bot = dispatcher({ mode: 'approve', admins })
    expect(words(await say(bot, '去年多少提案', { channel: 'wecom' }))).toContain('363件')
  })

  it('shows 待答 to admins alone', async () => {
    const bot = dispatcher({ admins })
    await say(bot, '火星上有什么')
    await say(bot, '火星上有什么')
    expect(words(await say(bot, '待答'))).toContain('只给管理员')
    expect(words(await say(bot, '待答', { chat: '1', user: '1' }))).toContain('· 火星上有什么（2次）')
  })
})
