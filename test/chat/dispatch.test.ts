import { describe, expect, it } from 'vitest'
import { ChatGone, type Reply } from '../../src/chat/channel.ts'
import { useChatRoom, words } from '../support/chat-room.ts'

const room = useChatRoom()

describe('order', () => {
  it('answers the messages of one chat one after the other, while other chats go on', async () => {
    const bot = room.dispatcher()
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
    bot.receive(room.message('甲'), slow)
    bot.receive(room.message('乙'), async () => {
      order.push('乙')
    })
    await room.say(bot, '丙', { chat: '6', user: '6' })
    order.push('丙')
    release()
    await bot.stop(1_000)
    expect(order).toEqual(['甲 begins', '丙', '甲 ends', '乙'])
  })

  it('lets timers run between the messages of many chats that come at once', async () => {
    const bot = room.dispatcher()
    const order: string[] = []
    for (let chat = 0; chat < 5; chat += 1)
      bot.receive(room.message('甲', { chat: `${chat}`, user: `${chat}` }), async () => {
        order.push(`answer ${chat}`)
      })
    setImmediate(() => setImmediate(() => order.push('a page')))
    await bot.stop(1_000)
    expect(order.indexOf('a page')).toBeGreaterThan(0)
    expect(order.indexOf('a page')).toBeLessThan(5)
  })

  it('counts what waits, and ends when told even if a reply never does', async () => {
    const bot = room.dispatcher()
    bot.receive(room.message('甲'), () => new Promise(() => {}))
    bot.receive(room.message('乙'), async () => {})
    expect(bot.pending()).toBe(2)
    await bot.stop(50)
    expect(room.store.inbox.unfinished('telegram').map((row) => row.id)).toEqual(['m1', 'm2'])
  })
})

describe('once', () => {
  it('hears a message id once', async () => {
    const bot = room.dispatcher()
    const twice = room.message('甲')
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
    const left = room.message('那2020年呢')
    room.store.inbox.take('telegram', left.id, left.chat, JSON.stringify(left), room.time)
    room.store.inbox.take('telegram', 'maybe-sent', '5', JSON.stringify(room.message('甲')), room.time)
    room.store.inbox.sending('telegram', 'maybe-sent')
    const bot = room.dispatcher()
    const replies: string[] = []
    expect(
      bot.resume('telegram', (of) => async () => {
        replies.push(of.text)
      }),
    ).toBe(1)
    await bot.stop(1_000)
    expect(replies).toEqual(['那2020年呢'])
    expect(bot.receive(room.message('', { id: 'maybe-sent' }), async () => {})).toBe('duplicate')
  })

  it('goes on answering, each message once, when the state cannot be written', async () => {
    const bot = room.dispatcher()
    await room.say(bot, '去年多少提案')
    room.store.database.run('PRAGMA query_only = 1')
    const twice = room.message('去年多少提案')
    const replies: string[] = []
    const reply: Reply = async (outgoing) => {
      replies.push(words(outgoing))
    }
    bot.receive(twice, reply)
    expect(bot.receive(twice, reply)).toBe('duplicate')
    bot.receive(room.message('满意率'), reply)
    await bot.stop(1_000)
    expect(replies).toHaveLength(2)
    expect(replies.join()).toContain('363件')
    const told = room.log.lines.filter((line) => line.level === 'error')
    expect(told).toHaveLength(1)
    expect(told[0]?.message).toContain('free space')
    room.store.database.run('PRAGMA query_only = 0')
  })
})

describe('the boundary', () => {
  it('survives a reply that fails, and marks a chat that is gone', async () => {
    const bot = room.dispatcher()
    bot.receive(room.message('甲'), async () => {
      throw new Error('no network')
    })
    bot.receive(room.message('乙'), async () => {
      throw new ChatGone('blocked')
    })
    await bot.stop(1_000)
    expect(room.store.chats.get('telegram', '5')?.dead).toBe(true)
    expect(room.store.inbox.unfinished('telegram')).toEqual([])
    expect(room.log.lines.map((line) => line.level)).toEqual(['error', 'warn'])
  })

  it('logs one line per reply, without the question', async () => {
    const bot = room.dispatcher()
    await room.say(bot, '一个私密的问题')
    await bot.stop(1_000)
    const replied = room.log.lines.filter((line) => line.message === 'replied')
    expect(replied).toHaveLength(1)
    expect(replied[0]?.fields).toMatchObject({ channel: 'telegram', kind: 'answer' })
    expect(JSON.stringify(room.log.lines)).not.toContain('私密')
  })
})
