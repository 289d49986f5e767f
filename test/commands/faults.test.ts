import { once } from 'node:events'
import { chmodSync, cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import { type Program, REPORTS, type startProgram } from '../support/announcing-program.ts'
import { useProgramYard } from '../support/program-yard.ts'

const REPORT = '永康市政协2024年工作综述.txt'
const SECOND = '义乌市政协2023年工作报告.txt'
/** Root may write everywhere; then the program runs as one who may not. */
const NOBODY = process.getuid?.() === 0 ? 65_534 : null

const yard = useProgramYard([REPORT])

function start(env: Record<string, string> = {}, how: Parameters<typeof startProgram>[3] = {}) {
  const program = yard.start(env, how)
  return program
}

/** What the program says as it ends at once: its status, and the lines that are no log. */
async function ending(program: Program) {
  const [status] = await once(program.child, 'exit')
  return { status, told: program.lines.filter((line) => line.startsWith('wenbao:')) }
}

const told = (program: Program, level: number) =>
  program.lines
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { level: number; msg: string; code?: string })
    .filter((entry) => entry.level >= level)

describe('a full disk', { timeout: 120_000 }, () => {
  it('costs neither answers nor the program, and is told in clear lines with the cure', async () => {
    cpSync(join(REPORTS, SECOND), join(yard.place.data, SECOND))
    // The index is larger than that, and so is the state after some messages.
    const program = start({ WEB_PORT: '0' }, { limit: 220 })
    const { url } = JSON.parse(await program.line('"ready"'))
    for (let round = 0; round < 4; round += 1)
      for (let chat = 1; chat <= 15; chat += 1) yard.telegram.say(chat, '2023年政协立了多少件提案')
    await yard.telegram.waitFor(() => yard.telegram.done('sendMessage').length >= 60, 90_000)
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    for (let chat = 1; chat <= 15; chat += 1) {
      expect(yard.telegram.texts(chat)).toHaveLength(4)
      for (const text of yard.telegram.texts(chat)) expect(text).toContain('363件')
    }
    expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ reports: 2 })
    const lines = told(program, 50)
    expect(lines.filter(({ code }) => code === 'INDEX_WRITE').map(({ msg }) => msg)).toEqual([
      expect.stringMatching(/give that folder space .*INDEX_DIR.* answers come from what was just read/u),
    ])
    const state = lines.filter(({ code }) => code === 'STATE_WRITE')
    expect(state.length).toBeGreaterThan(0)
    for (const { msg } of state) expect(msg).toMatch(/^[^\n]+free space on the disk[^\n]+$/u)
    expect(lines.filter(({ code }) => code === undefined)).toEqual([])
    program.child.kill('SIGTERM')
    expect(await once(program.child, 'exit')).toEqual([0, null])
  })
})

describe('a folder that may not be written', { timeout: 60_000 }, () => {
  function mayOnlyRead(name: string) {
    for (const one of ['data', 'index', 'state'])
      chmodSync(join(yard.place.folder, one), one === name ? 0o555 : 0o777)
    chmodSync(yard.place.folder, 0o755)
  }

  it('of the index is told, and answers come all the same', async () => {
    mayOnlyRead('index')
    const program = start({}, { user: NOBODY })
    await program.line('"ready"')
    yard.telegram.say(5, '有哪些报告')
    await yard.telegram.waitFor(() => yard.telegram.texts(5).length === 1, 20_000)
    expect(told(program, 50).map(({ msg }) => msg)).toEqual([expect.stringContaining('INDEX_DIR')])
    expect(readdirSync(join(yard.place.folder, 'index'))).toEqual([])
  })

  it('of the state is told in one line, and the program ends', async () => {
    mayOnlyRead('state')
    const { status, told: lines } = await ending(start({}, { user: NOBODY }))
    expect(status).toBe(1)
    expect(lines).toEqual([expect.stringMatching(/cannot be written.*make the folder writable/u)])
  })

  it('of the reports is no fault', async () => {
    mayOnlyRead('data')
    const program = start({}, { user: NOBODY })
    await program.line('"ready"')
    expect(told(program, 40)).toEqual([])
  })
})

describe('damage', { timeout: 60_000 }, () => {
  it('of the index is told in one line, and it is built again', async () => {
    const first = start()
    await first.line('"ready"')
    await first.kill('SIGTERM')
    const [name = ''] = readdirSync(join(yard.place.folder, 'index'))
    const path = join(yard.place.folder, 'index', name)
    const bytes = readFileSync(path)
    bytes.fill(0, bytes.length >> 1)
    writeFileSync(path, bytes)
    const second = start()
    await second.line('"ready"')
    expect(told(second, 40).map(({ msg }) => msg)).toEqual(['The index is damaged; it is built again.'])
    expect(statSync(path).size).toBe(bytes.length)
  })

  it('of the state is told in one line with the cure, and nothing of it is touched', async () => {
    const state = join(yard.place.folder, 'state')
    const store = openStore(state)
    for (let i = 0; i < 300; i += 1) store.inbox.take('telegram', `m${i}`, 'c', 'x'.repeat(500), i)
    store.close()
    const path = join(state, 'wenbao.db')
    const bytes = readFileSync(path)
    bytes.fill(0xff, 8_192, bytes.length - 8_192)
    writeFileSync(path, bytes)
    const { status, told: lines } = await ending(start())
    expect(status).toBe(1)
    expect(lines).toEqual([
      expect.stringMatching(/is damaged and has been left as it is; put back a backup/u),
    ])
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })
})
