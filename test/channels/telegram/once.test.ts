import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { useTelegramYard } from '../../support/telegram-yard.ts'

const yard = useTelegramYard()

let children: ChildProcess[] = []

afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  children = []
})

describe('once', () => {
  it('answers an update that is delivered again only once, also after a restart', async () => {
    const first = await yard.bot()
    const id = yard.fake.say(5, '甲')
    await yard.fake.waitFor(() => yard.fake.texts(5).length === 1)
    yard.fake.again(id)
    await yard.answers(6)
    await first.stop()
    yard.forgetBots()
    await yard.bot({ dir: first.dir })
    yard.fake.again(id)
    await yard.answers(6)
    expect(yard.fake.texts(5)).toHaveLength(1)
  })

  it('stops in order: what waits for Telegram is answered by the next process', async () => {
    const first = await yard.bot()
    yard.fake.fail('sendMessage', {
      error: 429,
      description: 'Too Many Requests',
      parameters: { retry_after: 30 },
    })
    yard.fake.say(5, '甲')
    await yard.fake.waitFor(() => yard.fake.calls.some((call) => call.method === 'sendMessage'))
    const started = Date.now()
    await first.stop(1_000)
    expect(Date.now() - started).toBeLessThan(2_000)
    yard.forgetBots()
    await yard.bot({ dir: first.dir })
    await yard.fake.waitFor(() => yard.fake.texts(5).length === 1)
    await yard.quiet()
    expect(yard.fake.texts(5)).toHaveLength(1)
  })

  const process_ = (dir: string): ChildProcess => {
    const file = fileURLToPath(new URL('../../support/telegram-process.ts', import.meta.url))
    const child = spawn(process.execPath, ['--import', 'tsx', file, yard.fake.root, dir], {
      stdio: 'inherit',
    })
    children.push(child)
    return child
  }

  const killed = async (child: ChildProcess): Promise<void> => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }

  it('answers after a kill what had not been sent before it', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'wenbao-kill-'))
    const first = process_(dir)
    await yard.fake.waitFor(() => yard.fake.polls() > 1, 15_000)
    yard.fake.fail('sendMessage', {
      error: 429,
      description: 'Too Many Requests',
      parameters: { retry_after: 60 },
    })
    yard.fake.say(5, '甲')
    await yard.fake.waitFor(() => yard.fake.calls.some((call) => call.method === 'sendMessage'))
    await yard.quiet(200)
    await killed(first)
    await yard.bot({ dir })
    await yard.fake.waitFor(() => yard.fake.texts(5).length === 1)
    await yard.quiet()
    expect(yard.fake.texts(5)).toHaveLength(1)
  })

  it('does not repeat after a kill what may have arrived', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'wenbao-kill-'))
    const first = process_(dir)
    await yard.fake.waitFor(() => yard.fake.polls() > 1, 15_000)
    yard.fake.fail('sendMessage', { stallMs: 0, afterMs: 10_000 })
    yard.fake.say(5, '甲')
    await yard.fake.waitFor(() => yard.fake.texts(5).length === 1)
    await killed(first)
    const second = await yard.bot({ dir })
    await yard.answers(6)
    expect(yard.fake.texts(5)).toHaveLength(1)
    expect(second.log.lines.some((line) => line.message.includes('not repeated'))).toBe(true)
  })
})
