import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FAKE_SECRET, type FakeWecom, startFakeWecom } from '../../support/fake-wecom.ts'
import { removeState } from '../../support/telegram-bot.ts'
import { startTestWecom, type TestWecom, type TestWecomOptions } from '../../support/wecom-bot.ts'

const GROUP = 'wrGROUP'
const RESPOND = 'aibot_respond_msg'

let fake: FakeWecom
let bots: TestWecom[]

async function bot(options: TestWecomOptions = {}): Promise<TestWecom> {
  const started = startTestWecom(fake.url, options)
  bots.push(started)
  await started.channel.start()
  await fake.waitFor(() => started.channel.status() === 'up')
  return started
}

beforeEach(async () => {
  fake = await startFakeWecom()
  bots = []
})

afterEach(async () => {
  expect(fake.sockets()).toBe(1)
  for (const one of bots) await one.stop()
  await fake.waitFor(() => fake.sockets() === 0)
  await fake.stop()
  for (const one of bots) removeState(one.dir)
  expect(fake.violations).toEqual([])
  expect(fake.unfinished()).toEqual([])
  const lines = JSON.stringify(bots.flatMap((one) => one.log.lines))
  expect(lines).not.toContain(FAKE_SECRET)
})

describe('a one-to-one chat', () => {
  it('answers with figure, marked quote and source in one finished stream', async () => {
    await bot()
    fake.say('zhangsan', '去年立了多少件提案')
    const [answer] = await fake.waitFor(
      () => fake.bubbles('zhangsan').length === 1 && fake.bubbles('zhangsan'),
    )
    expect(answer).toContain('**363件**')
    expect(answer).toContain('《云溪市政协常委会工作报告》')
    expect(fake.done(RESPOND)[0]?.body.stream.finish).toBe(true)
  })
})
