import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Program, programFolder, REPORTS, startProgram } from '../support/announcing-program.ts'
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram.ts'

const OLD = '永康市政协2024年工作综述.txt'
const NEW = '义乌市政协2023年工作报告.txt'

let telegram: FakeTelegram
let place: ReturnType<typeof programFolder>
let running: Program[]

beforeEach(async () => {
  telegram = await startFakeTelegram()
  place = programFolder()
  mkdirSync(place.data, { recursive: true })
  cpSync(join(REPORTS, OLD), join(place.data, OLD))
  running = []
})
afterEach(async () => {
  for (const program of running) if (program.child.exitCode === null) await program.kill()
  await telegram.stop()
  place.remove()
})

async function started(env: Record<string, string> = {}): Promise<Program> {
  const program = startProgram(place.folder, telegram.root, env)
  running.push(program)
  await program.line('"ready"')
  return program
}

async function subscribe(chat: number, words = '订阅') {
  const before = telegram.texts(chat).length
  telegram.say(chat, words)
  await telegram.waitFor(() => telegram.texts(chat).length > before, 20_000)
}

describe('a new report', { timeout: 120_000 }, () => {
  it('is told to those who subscribed, once, also to a word, and to nobody else', async () => {
    const program = await started()
    await subscribe(5)
    await subscribe(6, '订阅 养老')
    await subscribe(7, '订阅 永康')
    // In two parts and under another name first, as over a slow network.
    writeFileSync(join(place.data, `${NEW}.part`), '半份')
    cpSync(join(REPORTS, NEW), join(place.data, `${NEW}.part`))
    renameSync(join(place.data, `${NEW}.part`), join(place.data, NEW))
    await program.line('told a chat of new reports')
    await telegram.waitFor(() => telegram.texts(5).length === 2, 20_000)
    const [, digest = ''] = telegram.texts(5)
    expect(digest).toContain('政协第十四届义乌市委员会常务委员会工作报告')
    expect(digest).toContain('<b>363件</b>')
    expect(telegram.texts(7)).toHaveLength(1)
    expect(telegram.violations).toEqual([])

    const button = telegram.button('2023年义乌市政协重大视察协商有多少场')
    telegram.press(5, button)
    await telegram.waitFor(() => telegram.texts(5).length === 3, 20_000)
    expect(telegram.texts(5)[2]).toContain('37场')

    await program.kill('SIGTERM')
    await started()
    await subscribe(8)
    expect(telegram.texts(5)).toHaveLength(3)
  })

  it('that came while the program was not running is told at the next start, old ones are not', async () => {
    const first = await started()
    await subscribe(5)
    expect(first.lines.join('\n')).not.toContain('are announced')
    await first.kill()
    cpSync(join(REPORTS, NEW), join(place.data, NEW))
    await started()
    await telegram.waitFor(() => telegram.texts(5).length === 2, 20_000)
    expect(telegram.texts(5)[1]).toContain('新收录')
  })

  it('that an admin sends from the phone is shown, taken in, and told to the others', async () => {
    await started({ ADMINS: 'telegram:9' })
    await subscribe(5)
    telegram.keep('f1', readFileSync(join(REPORTS, NEW)))
    const document = { text: undefined, document: { file_id: 'f1', file_name: '../x.txt', file_size: 9 } }
    telegram.say(6, '', document)
    await telegram.waitFor(() => telegram.texts(6).join().includes('由管理员来做'), 20_000)
    telegram.say(9, '', document)
    await telegram.waitFor(() => telegram.texts(9).length === 2, 20_000)
    expect(telegram.texts(9)[1]).toContain('请核对读到的内容')
    telegram.press(9, telegram.button('确认收录'))
    await telegram.waitFor(() => telegram.texts(5).length === 2, 30_000)
    expect(telegram.texts(5)[1]).toContain('363件')
    expect(existsSync(join(place.data, NEW))).toBe(true)
    expect(telegram.violations).toEqual([])
  })
})
