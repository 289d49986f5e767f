import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Answer, type FakeWecom, startFakeWecom } from '../../support/fake-wecom.ts'
import { removeState } from '../../support/telegram-bot.ts'

const PROCESS = fileURLToPath(new URL('../../support/wecom-process.ts', import.meta.url))
const QUESTION = '去年立了多少件提案'
const RESPOND = 'aibot_respond_msg'
const ROUNDS = 6
const CHATS = 8

let fake: FakeWecom
let dir: string
let child: ChildProcess | null

async function start(): Promise<void> {
  child = spawn(process.execPath, ['--import', 'tsx', PROCESS, fake.url, dir, '0'], { stdio: 'inherit' })
  await fake.waitFor(() => fake.subscribed() === 1, 20_000)
}

async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  child?.kill(signal)
  const [code] = child ? await once(child, 'exit') : [null]
  child = null
  await fake.waitFor(() => fake.sockets() === 0)
  return code
}

const answers = (chat: string) => fake.bubbles(chat).filter((bubble) => bubble.includes('363件')).length

beforeEach(async () => {
  fake = await startFakeWecom()
  dir = mkdtempSync(join(tmpdir(), 'wenbao-wecom-'))
  child = null
})

afterEach(async () => {
  child?.kill('SIGKILL')
  await fake.stop()
  removeState(dir)
  expect(fake.violations).toEqual([])
  expect(fake.unfinished()).toEqual([])
})

it.each<[string, Answer]>([
  ['carried out', { never: true }],
  ['lost with the line', { lost: true }],
])(
  'gives an answer that was %s, but not confirmed when the process was killed, once',
  async (_what, fault) => {
    await start()
    fake.answer(RESPOND, fault)
    fake.say('zhangsan', QUESTION)
    await fake.waitFor(() => fake.frames.some((frame) => frame.cmd === RESPOND))
    await end('SIGKILL')
    await start()
    await fake.waitFor(() => answers('zhangsan') === 1)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(answers('zhangsan')).toBe(1)
    expect(fake.done('aibot_send_msg').filter((frame) => frame.body.msgtype === 'markdown')).toEqual([])
    await end('SIGTERM')
  },
  60_000,
)

it('takes a refused repetition for an answer that had arrived', async () => {
  await start()
  fake.answer(RESPOND, { never: true }, { code: 846605 })
  fake.say('zhangsan', QUESTION)
  await fake.waitFor(() => answers('zhangsan') === 1)
  await end('SIGKILL')
  await start()
  await fake.waitFor(() => fake.frames.filter((frame) => frame.cmd === RESPOND).length >= 2)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(answers('zhangsan')).toBe(1)
  await end('SIGTERM')
}, 60_000)

it('answers every question that is delivered again once, killed at any moment', async () => {
  let asked = 0
  // Late acknowledgements make it likely that the kill finds answers on their way, waiting, and not yet begun.
  fake.answerWhen(RESPOND, (_frame, nth) => (nth % 3 === 0 ? { lateMs: 60 } : null))
  const deliver = (nth: number) => fake.say(`c${nth}`, QUESTION, { msgid: `M-${nth}` })
  for (let round = 0; round < ROUNDS; round += 1) {
    await start()
    for (let nth = 0; nth < asked; nth += 1) deliver(nth)
    for (let i = 0; i < CHATS; i += 1, asked += 1) deliver(asked)
    await new Promise((resolve) => setTimeout(resolve, round * 20))
    await end('SIGKILL')
  }
  await start()
  for (let nth = 0; nth < asked; nth += 1) deliver(nth)
  const counts = () => Array.from({ length: asked }, (_, nth) => answers(`c${nth}`))
  await fake.waitFor(() => counts().every((count) => count >= 1), 20_000)
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(counts().filter((count) => count !== 1)).toEqual([])
  expect(await end('SIGTERM')).toBe(0)
}, 90_000)
