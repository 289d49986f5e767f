import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FAKE_TOKEN, startFakeTelegram } from '../support/fake-telegram.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const REPORT = '永康市政协2024年工作综述.txt'
const SECOND = '义乌市政协2023年工作报告.txt'

let folder = ''
let running: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenbao-start-'))
  await cp(join(ROOT, 'data', REPORT), join(folder, 'data', REPORT))
})
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL')
  running = []
  await rm(folder, { recursive: true })
})

/** Starts the program from its source, as `npm start` does from what was built. */
function start(env: Record<string, string>) {
  const args = ['data', 'index', 'state'].flatMap((name) => [`--${name}`, join(folder, name)])
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'src/main.ts'), 'start', ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  const lines: string[] = []
  const waiting: { text: string; found: (line: string) => void }[] = []
  createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push(line)
    for (const { text, found } of waiting) if (line.includes(text)) found(line)
  })
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const line = (text: string): Promise<string> =>
    new Promise((found, lost) => {
      const there = lines.find((one) => one.includes(text))
      if (there) found(there)
      waiting.push({ text, found })
      ended.then(() => lost(new Error(`ended without "${text}": ${lines.join('\n')}`)))
    })
  return { child, line, ended, lines }
}

describe('start', () => {
  it('serves the reports, takes a new one in, and ends with status 0 on SIGTERM', async () => {
    const program = start({ WEB_PORT: '0' })
    const { url } = JSON.parse(await program.line('"ready"'))
    expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ status: 'ok', reports: 1 })
    const answer = await fetch(`${url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: '有哪些报告', chat: 'a' }),
    })
    expect(await answer.json()).toMatchObject({ kind: 'catalog' })

    await cp(join(ROOT, 'data', SECOND), join(folder, 'data', SECOND))
    await program.line('index updated')
    expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ reports: 2 })

    program.child.kill('SIGTERM')
    expect(await program.ended).toBe(0)
    expect(program.lines.join('\n')).not.toContain('有哪些报告')
  })

  it('says in one line that its port is taken, and ends with status 1', async () => {
    const first = start({ WEB_PORT: '0' })
    const { url } = JSON.parse(await first.line('"ready"'))
    const second = start({ WEB_PORT: new URL(url).port })
    expect(await second.ended).toBe(1)
    const told = second.lines.filter((line) => line.startsWith('wenbao:'))
    expect(told).toEqual([expect.stringContaining('WEB_PORT')])
    // As npm hands on what the terminal has sent already.
    first.child.kill('SIGINT')
    first.child.kill('SIGINT')
    expect(await first.ended).toBe(0)
    expect(first.lines.filter((line) => line.includes('"stopping"'))).toHaveLength(1)
  })

  it('answers in Telegram, tells its state in health, and writes neither token nor question into the log', async () => {
    const telegram = await startFakeTelegram()
    try {
      const program = start({
        WEB_PORT: '0',
        ACCESS: 'open',
        TELEGRAM_BOT_TOKEN: FAKE_TOKEN,
        TELEGRAM_API_ROOT: telegram.root,
      })
      const { url } = JSON.parse(await program.line('"ready"'))
      telegram.say(77, '有哪些报告')
      await telegram.waitFor(() => telegram.texts(77).length > 0)
      expect(telegram.texts(77).join()).toContain('现有1份报告')
      expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ channels: { telegram: 'up' } })
      expect(await (await fetch(`${url}/metrics`)).text()).toContain('{channel="telegram",kind="catalog"} 1')
      program.child.kill('SIGTERM')
      expect(await program.ended).toBe(0)
      expect(program.lines.join('\n')).not.toMatch(/TEST-token|有哪些报告/u)
      expect(telegram.violations).toEqual([])
    } finally {
      await telegram.stop()
    }
  })

  it('lets no second process answer from the same state', async () => {
    const telegram = await startFakeTelegram()
    try {
      const env = { WEB_PORT: '0', TELEGRAM_BOT_TOKEN: FAKE_TOKEN, TELEGRAM_API_ROOT: telegram.root }
      const first = start(env)
      await first.line('"ready"')
      const second = start(env)
      expect(await second.ended).toBe(1)
      expect(second.lines.filter((line) => line.startsWith('wenbao:'))).toHaveLength(1)
    } finally {
      await telegram.stop()
    }
  })
})
