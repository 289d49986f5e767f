import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { text } from '../../../src/chat/blocks.ts'
import { NotSent, plainMessage } from '../../../src/chat/channel.ts'
import type { Dispatcher } from '../../../src/chat/dispatch.ts'
import { type Answer, FAKE_SECRET, type FakeWecom, startFakeWecom } from '../../support/fake-wecom.ts'
import { removeState } from '../../support/telegram-bot.ts'
import {
  QUICK_WECOM,
  slowly,
  startTestWecom,
  type TestWecom,
  type TestWecomOptions,
} from '../../support/wecom-bot.ts'

const RESPOND = 'aibot_respond_msg'
const PUSH = 'aibot_send_msg'
const SUBSCRIBE = 'aibot_subscribe'
const QUESTION = '去年立了多少件提案'
const PROCESS = fileURLToPath(new URL('../../support/wecom-process.ts', import.meta.url))

let fake: FakeWecom
let bots: TestWecom[]
let children: ChildProcess[]
let socketsAtEnd: number
let openAtEnd: number

function launch(options: TestWecomOptions = {}): TestWecom {
  const started = startTestWecom(fake.url, options)
  bots.push(started)
  return started
}

async function bot(options: TestWecomOptions = {}): Promise<TestWecom> {
  const started = launch(options)
  await started.channel.start()
  await fake.waitFor(() => started.channel.status() === 'up')
  return started
}

function quiet(ms = 300): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** One answer with the figure, whatever else was shown. */
async function oneAnswer(chat = 'zhangsan', ms = 8_000): Promise<void> {
  const answers = () => fake.bubbles(chat).filter((bubble) => bubble.includes('363件'))
  await fake.waitFor(() => answers().length === 1, ms)
  await quiet(150)
  expect(answers()).toHaveLength(1)
}

function told(one: TestWecom, part: string) {
  return one.log.lines.filter((line) => line.level === 'warn' && line.message.includes(part))
}

function subscribes(): number[] {
  return fake.frames.filter((frame) => frame.cmd === SUBSCRIBE).map((frame) => frame.at)
}

beforeEach(async () => {
  fake = await startFakeWecom()
  bots = []
  children = []
  socketsAtEnd = 1
  openAtEnd = 0
})

afterEach(async () => {
  await fake.waitFor(() => fake.sockets() === socketsAtEnd)
  for (const child of children) child.kill('SIGKILL')
  for (const one of bots) await one.stop()
  await fake.waitFor(() => fake.sockets() === 0)
  await fake.stop()
  for (const one of bots) removeState(one.dir)
  expect(fake.violations).toEqual([])
  expect(fake.unfinished()).toHaveLength(openAtEnd)
  const lines = bots.flatMap((one) => one.log.lines)
  expect(JSON.stringify(lines)).not.toContain(FAKE_SECRET)
  expect(JSON.stringify(lines)).not.toMatch(/aeskey|response_url/u)
  const loud = lines.filter((line) => line.level !== 'debug')
  expect(JSON.stringify(loud)).not.toContain(QUESTION)
})

describe('the connection', () => {
  it('starts while WeCom is out of reach, says so, and answers when it is back', async () => {
    await fake.goDark()
    const one = launch()
    await one.channel.start()
    await quiet(200)
    expect(one.channel.status()).toBe('down')
    expect(told(one, 'cannot be reached')).toHaveLength(1)
    await fake.comeBack()
    await fake.waitFor(() => one.channel.status() === 'up')
    fake.say('zhangsan', QUESTION)
    await oneAnswer()
  })

  it('notices at once that the line broke, and comes back with the same client', async () => {
    const one = await bot()
    await fake.goDark()
    await fake.waitFor(() => one.channel.status() === 'down')
    await quiet(400)
    await fake.comeBack()
    await fake.waitFor(() => one.channel.status() === 'up')
    fake.say('zhangsan', QUESTION)
    await oneAnswer()
  })

  it('notices a line on which nobody answers any more', async () => {
    const one = await bot({ timing: { ...QUICK_WECOM, heartbeatMs: 150 } })
    await quiet(600)
    expect(subscribes()).toHaveLength(1)
    fake.deafen()
    await fake.waitFor(() => subscribes().length >= 2)
    expect(one.log.lines.some((line) => line.message.includes('lost'))).toBe(true)
    socketsAtEnd = fake.sockets()
  })

  it('says so when a line goes silent, before it is given up, and takes it back when it was a stall', async () => {
    const one = await bot()
    await quiet(200)
    fake.stall()
    await fake.waitFor(() => one.channel.status() === 'down')
    expect(fake.sockets()).toBe(1)
    fake.unstall()
    await fake.waitFor(() => one.channel.status() === 'up')
    expect(subscribes()).toHaveLength(1)
    fake.say('zhangsan', QUESTION)
    await oneAnswer()
  })

  it('replaces a line that stays silent by a new client, which answers what waited for it', async () => {
    const one = await bot({ around: slowly(() => 300) })
    await quiet(200)
    fake.say('zhangsan', QUESTION)
    await quiet(50)
    fake.stall()
    await fake.waitFor(() => one.channel.status() === 'down')
    await fake.waitFor(() => subscribes().length === 2)
    await fake.waitFor(() => one.channel.status() === 'up')
    expect(told(one, 'dead')).toHaveLength(1)
    fake.unstall()
    await fake.waitFor(() => fake.sockets() === 1)
    await oneAnswer()
  })

  it('does not take a server that answers no pings for a dead line', async () => {
    fake.ignorePings()
    const one = await bot()
    await quiet(1_000)
    expect(one.channel.status()).toBe('up')
    expect(subscribes()).toHaveLength(1)
  })

  it('takes a new client when a subscription is never answered, and leaves no old socket behind', async () => {
    fake.answer(SUBSCRIBE, { never: true }, { never: true })
    const one = launch()
    await one.channel.start()
    await quiet(100)
    expect(one.channel.status()).toBe('down')
    await fake.waitFor(() => one.channel.status() === 'up')
    expect(subscribes()).toHaveLength(3)
    expect(fake.sockets()).toBe(1)
    fake.say('zhangsan', QUESTION)
    await oneAnswer()
  })

  it('tells a refused secret once, waits longer each time, and recovers when it is accepted', async () => {
    fake.answer(SUBSCRIBE, ...Array(3).fill({ code: 853000, message: 'invalid secret' }))
    const one = launch()
    await one.channel.start()
    await fake.waitFor(() => one.channel.status() === 'refused')
    await fake.waitFor(() => one.channel.status() === 'up')
    expect(told(one, 'WECOM_BOT_SECRET')).toHaveLength(1)
    const [first = 0, second = 0, third = 0] = subscribes()
    expect(second - first).toBeGreaterThanOrEqual(295)
    expect(third - second).toBeGreaterThanOrEqual(595)
    expect(fake.sockets()).toBe(1)
  })

  it('is patient when it connected too often, and does not blame the secret', async () => {
    fake.answer(SUBSCRIBE, { code: 45009, message: 'freq limit' }, { code: 45009, message: 'freq limit' })
    const one = launch()
    await one.channel.start()
    await fake.waitFor(() => one.channel.status() === 'refused')
    await fake.waitFor(() => one.channel.status() === 'up')
    expect(told(one, '45009')).toHaveLength(1)
    expect(told(one, 'WECOM_BOT_SECRET')).toHaveLength(0)
    const [first = 0, second = 0, third = 0] = subscribes()
    expect(third - second).toBeGreaterThan((second - first) * 1.4)
  })

  it('does not fight the process that took over: says kicked, waits, waits longer, and comes back', async () => {
    const one = await bot()
    fake.kick()
    await fake.waitFor(() => one.channel.status() === 'kicked')
    const kickedAt = Date.now()
    await quiet(100)
    expect(one.channel.status()).toBe('kicked')
    expect(fake.sockets()).toBe(0)
    await fake.waitFor(() => one.channel.status() === 'up')
    expect(Date.now() - kickedAt).toBeGreaterThanOrEqual(395)
    fake.kick()
    await fake.waitFor(() => one.channel.status() === 'kicked')
    const again = Date.now()
    await fake.waitFor(() => one.channel.status() === 'up')
    expect(Date.now() - again).toBeGreaterThanOrEqual(795)
    fake.say('zhangsan', QUESTION)
    await oneAnswer()
  })

  it('lets two processes with one bot id settle without a storm', async () => {
    const first = await bot()
    const second = await bot()
    await fake.waitFor(() => first.channel.status() === 'kicked')
    await quiet(1_000)
    expect(subscribes().length).toBeLessThanOrEqual(8)
    expect(fake.subscribed()).toBe(1)
    await second.stop()
    bots = [first]
    await fake.waitFor(() => first.channel.status() === 'up')
    removeState(second.dir)
  })

  it('stops at any moment of connecting and leaves nothing behind', async () => {
    fake.answerWhen(SUBSCRIBE, () => ({ never: true }))
    const one = launch()
    await one.channel.start()
    await fake.waitFor(() => fake.sockets() === 1)
    await one.stop()
    await fake.waitFor(() => fake.sockets() === 0)
    await quiet()
    expect(subscribes().length).toBeLessThanOrEqual(1)
    expect(fake.sockets()).toBe(0)
    removeState(one.dir)
    bots = []
    socketsAtEnd = 0
  })
})

describe('an answer', () => {
  it('is given once when the platform delivers the message twice, also over a restart', async () => {
    const one = await bot()
    fake.say('zhangsan', QUESTION, { msgid: 'M-same' })
    fake.say('zhangsan', QUESTION, { msgid: 'M-same' })
    await oneAnswer()
    await one.stop()
    bots = []
    const two = await bot({ dir: one.dir })
    fake.say('zhangsan', QUESTION, { msgid: 'M-same' })
    await quiet()
    expect(fake.bubbles('zhangsan')).toHaveLength(1)
    expect(two.engine.asked).toEqual([])
  })

  it.each([
    [846605, 'req_id used up'],
    [846608, 'stream too old'],
    [853999, 'something new'],
  ])('is pushed when the stream is refused with %i (%s)', async (code) => {
    await bot()
    fake.answer(RESPOND, { code })
    fake.say('zhangsan', QUESTION)
    await oneAnswer()
    expect(fake.done(PUSH)[0]?.body).toMatchObject({ chat_type: 1, msgtype: 'markdown' })
  })

  it('is pushed when the stream that showed the sign of life has expired', async () => {
    await bot({ around: slowly(() => 300) })
    fake.answerWhen(RESPOND, (frame) => (frame.body.stream?.finish ? { code: 846608 } : null))
    fake.say('zhangsan', QUESTION)
    await oneAnswer()
    expect(fake.bubbles('zhangsan')).toHaveLength(2)
    // The platform closes an expired stream to us; its words stay as they are.
    openAtEnd = 1
  })

  it('comes as a message of its own when its stream has run out of time, which is finished with a word', async () => {
    await bot({ timing: { ...QUICK_WECOM, budgetMs: 200 }, around: slowly(() => 700) })
    fake.say('zhangsan', QUESTION)
    await fake.waitFor(() => fake.bubbles('zhangsan')[0]?.includes('好了马上发给您'))
    expect(fake.unfinished()).toEqual([])
    await oneAnswer()
    expect(fake.done(PUSH).length).toBeGreaterThanOrEqual(1)
  })

  it('does not rely on a stream that is too old, without asking the platform', async () => {
    await bot({ timing: { ...QUICK_WECOM, streamLifeMs: 100 }, around: slowly(() => 400) })
    fake.say('zhangsan', QUESTION)
    await oneAnswer()
    expect(fake.done(RESPOND).filter((frame) => frame.body.stream?.finish)).toEqual([])
    openAtEnd = 1
  })

  it('waits for a new subscription when the server has forgotten this one', async () => {
    await bot()
    fake.answer(RESPOND, { code: 846609 })
    fake.say('zhangsan', QUESTION)
    await oneAnswer()
    expect(subscribes()).toHaveLength(2)
    expect(fake.done(PUSH)).toEqual([])
    expect(fake.sockets()).toBe(1)
  })

  it('waits when there were too many messages, and then goes out once', async () => {
    await bot()
    fake.answer(RESPOND, { code: 45009 })
    const asked = Date.now()
    fake.say('zhangsan', QUESTION)
    await oneAnswer()
    const [sent] = fake.done(RESPOND)
    expect((sent?.at ?? 0) - asked).toBeGreaterThanOrEqual(QUICK_WECOM.busyMs)
  })

  it('is tried again when the platform itself fails', async () => {
    await bot()
    fake.answer(RESPOND, { code: -1, message: 'system busy' })
    fake.say('zhangsan', QUESTION)
    await oneAnswer()
    expect(fake.done(PUSH)).toEqual([])
  })

  it.each([
    ['on the next line', 60_000, () => fake.dropAll()],
    ['after a while on a line that stands', 300, () => {}],
  ])('that the platform takes in no way for now is given once %s', async (_when, resumeMs, then) => {
    const one = await bot({ timing: { ...QUICK_WECOM, resumeMs } })
    let failing = true
    const answer = () => (failing ? { code: -1 } : null)
    fake.answerWhen(RESPOND, answer)
    fake.answerWhen(PUSH, answer)
    fake.say('zhangsan', QUESTION)
    await fake.waitFor(() => told(one, 'waits until the platform is back').length === 1)
    failing = false
    expect(fake.bubbles('zhangsan')).toEqual([])
    then()
    await oneAnswer()
  })

  it('whose words the platform refuses becomes an apology in the same stream', async () => {
    const one = await bot({ around: slowly(() => 250) })
    fake.answerWhen(RESPOND, (frame) =>
      frame.body.stream?.content.includes('363件') ? { code: 40201 } : null,
    )
    fake.say('zhangsan', QUESTION)
    await fake.waitFor(() => fake.bubbles('zhangsan')[0]?.includes('没有通过'))
    expect(fake.bubbles('zhangsan')).toHaveLength(1)
    expect(told(one, 'refused the words')).toHaveLength(1)
  })

  it('without any words still finishes its stream with some', async () => {
    const silent = (dispatcher: Dispatcher): Dispatcher => ({
      ...dispatcher,
      receive: (message, reply) =>
        dispatcher.receive(message, (_outgoing, progress) => reply(plainMessage([]), progress)),
    })
    await bot({ around: silent })
    fake.say('zhangsan', QUESTION)
    await fake.waitFor(() => fake.bubbles('zhangsan')[0]?.trim())
  })

  it('that breaks inside becomes an apology', async () => {
    await bot()
    fake.say('zhangsan', '炸')
    await fake.waitFor(() => fake.bubbles('zhangsan')[0]?.includes('没能处理好'))
  })

  it.each(['before', 'after'] as const)(
    'is shown once when the line breaks %s it was carried out',
    async (drop) => {
      await bot()
      fake.answer(RESPOND, { drop })
      fake.say('zhangsan', QUESTION)
      await fake.waitFor(() => subscribes().length === 2)
      await oneAnswer()
      expect(fake.done(PUSH)).toEqual([])
    },
  )

  it('is pushed when the line broke under it and the new one does not know the question', async () => {
    await bot()
    fake.answer(RESPOND, { drop: 'before' }, { code: 846605 })
    fake.say('zhangsan', QUESTION)
    await oneAnswer()
    expect(fake.done(PUSH)).not.toEqual([])
  })

  it('finishes the stream of before when the line breaks after the sign of life', async () => {
    await bot({ around: slowly(() => 500) })
    fake.say('zhangsan', QUESTION)
    await fake.waitFor(() => fake.bubbles('zhangsan').length === 1)
    fake.dropAll()
    await oneAnswer()
    expect(fake.bubbles('zhangsan')).toHaveLength(1)
  })

  it('waits for the line to come back, and other chats do not wait for it', async () => {
    const one = await bot({ around: slowly((message) => (message.user === 'zhangsan' ? 400 : 0)) })
    fake.say('zhangsan', QUESTION)
    await quiet(50)
    fake.say('lisi', QUESTION)
    await oneAnswer('lisi')
    await fake.goDark()
    await quiet(500)
    expect(fake.bubbles('zhangsan').filter((bubble) => bubble.includes('363'))).toEqual([])
    await fake.comeBack()
    await fake.waitFor(() => one.channel.status() === 'up')
    await oneAnswer('zhangsan')
  })

  it('over the person’s limit is dropped without leaving a stream open', async () => {
    await bot({ perMinute: 1, timing: { ...QUICK_WECOM, placeholderMs: 30 } })
    for (let nth = 0; nth < 5; nth += 1) fake.say('zhangsan', QUESTION)
    await oneAnswer()
    expect(fake.bubbles('zhangsan').filter((bubble) => bubble.includes('有点快'))).toHaveLength(1)
    await quiet()
    expect(fake.bubbles('zhangsan')).toHaveLength(2)
  })

  it('waits its turn when a chat has had its thirty messages of the minute', async () => {
    const one = await bot({ perMinute: 1_000 })
    for (let nth = 0; nth < 40; nth += 1) fake.say('zhangsan', QUESTION)
    const answers = () => fake.bubbles('zhangsan').filter((bubble) => bubble.includes('363件')).length
    // Signs of life and cards, which are extras, leave at least half of the minute to answers.
    await fake.waitFor(() => answers() >= 15)
    await quiet(600)
    const sent = fake.frames.filter((frame) => frame.cmd === RESPOND || frame.cmd === PUSH)
    expect(sent.length).toBeLessThanOrEqual(30)
    fake.say('lisi', QUESTION)
    await oneAnswer('lisi')
    await one.stop(500)
    bots = []
    socketsAtEnd = 0
    expect(fake.unfinished()).toEqual([])
    removeState(one.dir)
  })
})

describe('a storm', () => {
  it('of every fault at once leaves each question answered once, and no stream open', async () => {
    const { engine } = await bot({
      around: slowly((message) => (Number(message.user) % 3 === 0 ? 200 : 0)),
      perMinute: 100,
    })
    const faults: (Answer | null)[] = [
      null,
      { drop: 'after' },
      { code: 846609 },
      null,
      { code: -1 },
      { code: 45009 },
      { lateMs: 100 },
      { drop: 'before' },
    ]
    const met = new Set<string>()
    let turn = 0
    fake.answerWhen(RESPOND, (frame) => {
      // One fault a question, beside the broken lines that all of them share.
      if (!frame.body.stream?.finish || met.has(frame.reqId)) return null
      met.add(frame.reqId)
      turn += 1
      return faults[turn % faults.length] ?? null
    })
    const chats = Array.from({ length: 20 }, (_, index) => String(index))
    for (let nth = 0; nth < 4; nth += 1) {
      for (const chat of chats) fake.say(chat, QUESTION)
      await quiet(100)
    }
    const answers = () =>
      chats.map((chat) => fake.bubbles(chat).filter((bubble) => bubble.includes('363件')).length)
    const total = () => answers().reduce((sum, count) => sum + count, 0)
    // What is sent into a broken line never reaches the bot; all that did was asked.
    await fake.waitFor(() => total() >= engine.asked.length, 15_000)
    await quiet(500)
    expect(total()).toBe(engine.asked.length)
    expect(Math.max(...answers())).toBeLessThanOrEqual(4)
    expect(engine.asked.length).toBeGreaterThan(20)
    expect(turn).toBeGreaterThan(20)
    await fake.waitFor(() => fake.subscribed() === 1)
  })
})

describe('pushes', () => {
  it('are not repeated when the line breaks under them', async () => {
    const { channel } = await bot()
    fake.say('zhangsan', '火星')
    await fake.waitFor(() => fake.bubbles('zhangsan').length === 1)
    fake.answer(PUSH, { drop: 'after' })
    await channel.push('zhangsan', plainMessage([text('新报告')]))
    await fake.waitFor(() => subscribes().length === 2)
    await quiet()
    expect(fake.bubbles('zhangsan')).toHaveLength(2)
  })

  it('do not count as unsent when only a later part was refused', async () => {
    const { channel } = await bot()
    fake.say('zhangsan', '火星')
    await fake.waitFor(() => fake.bubbles('zhangsan').length === 1)
    fake.answerWhen(PUSH, (_frame, nth) => (nth === 0 ? null : { code: -1 }))
    const steps: string[] = []
    const progress = { sending: () => steps.push('sending'), unsent: () => steps.push('unsent') }
    const long = plainMessage([text('长'.repeat(8_000))])
    const pushed = channel.push('zhangsan', long, progress)
    await expect(pushed).rejects.not.toBeInstanceOf(NotSent)
    expect(steps).not.toContain('unsent')
    expect(fake.bubbles('zhangsan')).toHaveLength(2)
  })

  it('fail in time while there is no line, to be tried by those who sent them', async () => {
    const { channel } = await bot()
    fake.say('zhangsan', '火星')
    await fake.waitFor(() => fake.bubbles('zhangsan').length === 1)
    await fake.goDark()
    await fake.waitFor(() => channel.status() === 'down')
    await expect(channel.push('zhangsan', plainMessage([text('新报告')]))).rejects.toThrow(NotSent)
    socketsAtEnd = 0
  })
})

describe('the end of the process', () => {
  it('finishes what is under way before it leaves', async () => {
    const one = await bot({ around: slowly(() => 300) })
    fake.say('zhangsan', QUESTION)
    await quiet(50)
    await one.stop()
    bots = []
    socketsAtEnd = 0
    expect(fake.bubbles('zhangsan')[0]).toContain('363件')
    removeState(one.dir)
  })

  it('closes what it cannot finish with a word, and answers it once after the restart', async () => {
    const one = await bot({ around: slowly(() => 60_000) })
    fake.say('zhangsan', QUESTION)
    await fake.waitFor(() => fake.bubbles('zhangsan').length === 1)
    const before = Date.now()
    await one.stop(1_700)
    expect(Date.now() - before).toBeLessThan(2_500)
    expect(fake.bubbles('zhangsan')).toEqual(['我正在重启，恢复后马上补答。'])
    expect(fake.unfinished()).toEqual([])
    bots = []
    await bot({ dir: one.dir })
    await oneAnswer()
    expect(fake.bubbles('zhangsan')).toHaveLength(2)
  })

  const child = async (dir: string, holdMs: number): Promise<ChildProcess> => {
    const started = spawn(process.execPath, ['--import', 'tsx', PROCESS, fake.url, dir, String(holdMs)], {
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    children.push(started)
    await fake.waitFor(() => fake.subscribed() === 1, 20_000)
    return started
  }

  const killed = async (started: ChildProcess): Promise<void> => {
    started.kill('SIGKILL')
    await once(started, 'exit')
    await fake.waitFor(() => fake.sockets() === 0)
  }

  it('killed under a sign of life, the next process finishes that very stream with the answer', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'wenbao-wecom-'))
    const first = await child(dir, 60_000)
    fake.say('zhangsan', QUESTION)
    await fake.waitFor(() => fake.bubbles('zhangsan').length === 1)
    await killed(first)
    expect(fake.unfinished()).toHaveLength(1)
    await bot({ dir })
    await oneAnswer()
    expect(fake.bubbles('zhangsan')).toHaveLength(1)
  })

  it('killed after the answer, the next process does not give it again', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'wenbao-wecom-'))
    const first = await child(dir, 0)
    fake.say('zhangsan', QUESTION)
    await oneAnswer()
    await killed(first)
    await bot({ dir })
    await quiet()
    expect(fake.bubbles('zhangsan')).toHaveLength(1)
  })
})
