import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram.ts'
import { FAKE_BOT, FAKE_SECRET, type FakeWecom, startFakeWecom } from '../support/fake-wecom.ts'
import { seeded } from '../support/seeded.ts'
import { type Book, createBook } from '../support/soak-book.ts'
import { filesKept, memoryGrowth } from '../support/soak-gauge.ts'
import { createSoakMail, type SoakMail } from '../support/soak-mail.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

/** An hour of samples, one in five seconds: what the program holds, and what comes and goes on top of it. */
function hour(heldMb: (minute: number) => number): number[] {
  const chance = seeded(4)
  return Array.from({ length: 720 }, (_, i) => heldMb(i / 12) + chance.below(250))
}

describe('the soak', () => {
  it('takes memory that swings for flat, and a leak of two megabytes a minute for what it is', () => {
    expect(
      memoryGrowth(
        hour(() => 300),
        HOUR,
      ).grew,
    ).toBe(false)
    expect(
      memoryGrowth(
        hour((minute) => 300 + 40 * Math.min(minute / 15, 1)),
        HOUR,
      ).grew,
    ).toBe(false)
    expect(
      memoryGrowth(
        hour((minute) => 300 + 2 * minute),
        HOUR,
      ).grew,
    ).toBe(true)
  })

  it('allows five minutes more than an hour, but not half as much again', () => {
    const short = (mb: (minute: number) => number) => hour(mb).slice(0, 60)
    expect(
      memoryGrowth(
        short((minute) => 300 + 5 * minute),
        5 * MINUTE,
      ).grew,
    ).toBe(false)
    expect(
      memoryGrowth(
        short((minute) => 300 + 40 * minute),
        5 * MINUTE,
      ).grew,
    ).toBe(true)
  })
})

describe('open files of the soak', () => {
  /** Five minutes of samples, one in five seconds; a reader at work holds seventeen more for one of them. */
  const files = (held: (minute: number) => number) =>
    Array.from({ length: 60 }, (_, i) => Math.floor(held(i / 12)) + (i % 9 === 0 ? 17 : 0))

  it('may be more while files are read, wherever that is seen', () => {
    const few = files(() => 38)
    expect(filesKept(few).grew).toBe(false)
    expect(filesKept([...few.slice(0, -1), 55]).grew).toBe(false)
  })

  it('may not stay more: three a minute are a leak', () => {
    expect(filesKept(files((minute) => 38 + 3 * minute)).grew).toBe(true)
  })
})

describe('the mail of the soak', () => {
  let telegram: FakeTelegram
  let wecom: FakeWecom
  let line: WebSocket
  let book: Book
  let mail: SoakMail

  beforeEach(async () => {
    telegram = await startFakeTelegram()
    wecom = await startFakeWecom()
    line = new WebSocket(wecom.url)
    await new Promise((resolve) => line.once('open', resolve))
    frame('aibot_subscribe', 'subscribe', { bot_id: FAKE_BOT, secret: FAKE_SECRET })
    await wecom.waitFor(() => wecom.subscribed() === 1)
    book = createBook()
    mail = createSoakMail({ telegram, wecom, chance: seeded(1), book, patienceMs: 400 })
  })
  afterEach(async () => {
    mail.close()
    line.close()
    await telegram.stop()
    await wecom.stop()
  })

  function frame(cmd: string, reqId: string, body: object): void {
    line.send(JSON.stringify({ cmd, headers: { req_id: reqId }, body }))
  }
  const letter = (chat: number, text: string) =>
    fetch(`${telegram.root}/bot123456:TEST-token_abc/sendMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ chat_id: chat, text }),
    })
  /** Answers what is said in WeCom with one finished stream for each of the ids. */
  const answerInWecom = (...ids: string[]) =>
    line.once('message', (data) => {
      const { headers } = JSON.parse(String(data))
      for (const id of ids)
        frame('aibot_respond_msg', headers.req_id, {
          msgtype: 'stream',
          stream: { id, finish: true, content: '共立提案363件' },
        })
    })
  const kinds = () => book.faults().map((fault) => fault.replace(/:.*$/su, ''))

  it('finds nothing wrong with one answer each', async () => {
    const [first] = await Promise.all([mail.ask('telegram', '5', '多少件'), letter(5, '363件')])
    answerInWecom('s1')
    expect([first, await mail.ask('wecom', 'zhang', '多少件')]).toEqual(['363件', '共立提案363件'])
    mail.close()
    expect(kinds()).toEqual([])
  })

  it('misses answers that do not come', async () => {
    await Promise.all([mail.ask('telegram', '5', '多少件'), mail.ask('wecom', 'zhang', '多少件')])
    expect(kinds()).toEqual(['answer lost', 'answer lost'])
  })

  it('notices a second answer at once, also in other words', async () => {
    await Promise.all([mail.ask('telegram', '5', '多少件'), letter(5, '363件'), letter(5, '出错了')])
    answerInWecom('s1', 's2')
    await mail.ask('wecom', 'zhang', '多少件')
    await wecom.waitFor(() => wecom.done('aibot_respond_msg').length === 2)
    mail.close()
    expect(kinds()).toEqual(['answer doubled', 'answer doubled'])
  })

  it('notices a second answer that comes when nobody waits any more', async () => {
    await Promise.all([mail.ask('telegram', '5', '多少件'), letter(5, '363件')])
    await letter(5, '363件')
    mail.close()
    expect(kinds()).toEqual(['answer doubled'])
  })

  it('counts news apart from answers', async () => {
    await Promise.all([
      mail.ask('telegram', '5', '多少件'),
      letter(5, '新收录《甲县政府工作报告》'),
      letter(5, '新收录《甲县政府工作报告》'),
      letter(5, '363件'),
    ])
    expect(kinds()).toEqual([])
    expect(mail.newsOf('telegram', '5', '甲县政府工作报告')).toBe(2)
  })
})
