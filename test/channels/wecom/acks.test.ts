import { describe, expect, it } from 'vitest'
import { type Answer, type FakeWecom, startFakeWecom } from '../../support/fake-wecom.ts'
import { removeState } from '../../support/telegram-bot.ts'
import { slowly, startTestWecom, type TestWecomOptions } from '../../support/wecom-bot.ts'

const RESPOND = 'aibot_respond_msg'
const PUSH = 'aibot_send_msg'
const QUESTION = '去年立了多少件提案'
/** The SDK waits 5 s for an acknowledgement and cannot be told otherwise; hence side by side, each on its own server. */
const LATE_MS = 5_300

async function withBot(options: TestWecomOptions, work: (fake: FakeWecom) => Promise<void>): Promise<void> {
  const fake = await startFakeWecom()
  const bot = startTestWecom(fake.url, options)
  try {
    await bot.channel.start()
    await fake.waitFor(() => bot.channel.status() === 'up')
    await work(fake)
    expect(fake.bubbles('zhangsan').filter((bubble) => bubble.includes('363件'))).toHaveLength(1)
    expect(fake.done(PUSH)).toEqual([])
    expect(fake.violations).toEqual([])
    expect(fake.unfinished()).toEqual([])
    expect(fake.sockets()).toBe(1)
  } finally {
    await bot.stop()
    await fake.stop()
    removeState(bot.dir)
  }
}

/** The next question is answered, so the one before is over. */
async function goesOn(fake: FakeWecom): Promise<void> {
  fake.say('zhangsan', '火星上有什么')
  await fake.waitFor(() => fake.bubbles('zhangsan').some((bubble) => bubble.includes('没有写')), 25_000)
}

/** What becomes of the frames that hold the answer, one each. */
function forAnswer(fake: FakeWecom, ...answers: Answer[]): void {
  const left = [...answers]
  fake.answerWhen(RESPOND, (frame) =>
    frame.body.stream?.content.includes('363件') ? (left.shift() ?? null) : null,
  )
}

describe.concurrent('an acknowledgement that is', () => {
  it('late for the answer leads to no second answer', async () => {
    await withBot({}, async (fake) => {
      forAnswer(fake, { lateMs: LATE_MS })
      fake.say('zhangsan', QUESTION)
      await goesOn(fake)
    })
  }, 40_000)

  it('missing for the answer leads to the same stream once more, and to no second answer', async () => {
    await withBot({}, async (fake) => {
      forAnswer(fake, { never: true }, { never: true })
      fake.say('zhangsan', QUESTION)
      await goesOn(fake)
      const tries = fake.frames.filter((frame) => frame.body?.stream?.content.includes('363件'))
      expect(tries.map((frame) => frame.body)).toEqual([tries[0]?.body, tries[0]?.body])
    })
  }, 40_000)

  it('missing since the answer got lost leads to the same stream once more, and so to the answer', async () => {
    await withBot({}, async (fake) => {
      forAnswer(fake, { lost: true })
      fake.say('zhangsan', QUESTION)
      await fake.waitFor(() => fake.bubbles('zhangsan').length === 1, 10_000)
    })
  }, 40_000)

  it('missing on a line that was dead leads to the answer on the next line', async () => {
    await withBot({}, async (fake) => {
      forAnswer(fake, { lost: true }, { lost: true })
      fake.say('zhangsan', QUESTION)
      await goesOn(fake)
      fake.dropAll()
      await fake.waitFor(() => fake.bubbles('zhangsan').some((bubble) => bubble.includes('363件')))
    })
  }, 40_000)

  it('missing, and then a refusal of the repetition, leads to no push', async () => {
    await withBot({}, async (fake) => {
      forAnswer(fake, { never: true }, { code: 846605 })
      fake.say('zhangsan', QUESTION)
      await goesOn(fake)
    })
  }, 40_000)

  it.each<[string, Answer]>([
    ['late', { lateMs: LATE_MS }],
    ['missing', { never: true }],
  ])(
    '%s for the sign of life does not keep the answer from finishing its stream',
    async (_name, answer) => {
      await withBot({ around: slowly(() => 300) }, async (fake) => {
        fake.answer(RESPOND, answer)
        fake.say('zhangsan', QUESTION)
        await fake.waitFor(() => fake.unfinished().length === 1)
        await fake.waitFor(() => fake.unfinished().length === 0, 10_000)
        expect(
          fake.frames.filter((frame) => frame.cmd === RESPOND && frame.body.msgtype === 'stream'),
        ).toHaveLength(2)
      })
    },
    40_000,
  )
})
