import { cpSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Program, REPORTS } from '../support/announcing-program.ts'
import { useProgramYard } from '../support/program-yard.ts'

const OLD = '永康市政协2024年工作综述.txt'
const NEW = '义乌市政协2023年工作报告.txt'

const yard = useProgramYard([OLD])

async function started(env: Record<string, string> = {}): Promise<Program> {
  const program = yard.start(env)
  await program.line('"ready"')
  return program
}

async function subscribe(chat: number, words = '订阅') {
  const before = yard.telegram.texts(chat).length
  yard.telegram.say(chat, words)
  await yard.telegram.waitFor(() => yard.telegram.texts(chat).length > before, 20_000)
}

describe('a new report', { timeout: 120_000 }, () => {
  it('is told to those who subscribed, once, also to a word, and to nobody else', async () => {
    const program = await started()
    await subscribe(5)
    await subscribe(6, '订阅 养老')
    await subscribe(7, '订阅 永康')
    // In two parts and under another name first, as over a slow network.
    writeFileSync(join(yard.place.data, `${NEW}.part`), '半份')
    cpSync(join(REPORTS, NEW), join(yard.place.data, `${NEW}.part`))
    renameSync(join(yard.place.data, `${NEW}.part`), join(yard.place.data, NEW))
    await program.line('told a chat of new reports')
    await yard.telegram.waitFor(() => yard.telegram.texts(5).length === 2, 20_000)
    const [, digest = ''] = yard.telegram.texts(5)
    expect(digest).toContain('政协第十四届义乌市委员会常务委员会工作报告')
    expect(digest).toContain('<b>363件</b>')
    expect(yard.telegram.texts(7)).toHaveLength(1)
    expect(yard.telegram.violations).toEqual([])

    const button = yard.telegram.button('2023年义乌市政协重大视察协商有多少场')
    yard.telegram.press(5, button)
    await yard.telegram.waitFor(() => yard.telegram.texts(5).length === 3, 20_000)
    expect(yard.telegram.texts(5)[2]).toContain('37场')

    await program.kill('SIGTERM')
    await started()
    await subscribe(8)
    expect(yard.telegram.texts(5)).toHaveLength(3)
  })

  it('that came while the program was not running is told at the next start, old ones are not', async () => {
    const first = await started()
    await subscribe(5)
    expect(first.lines.join('\n')).not.toContain('are announced')
    await first.kill()
    cpSync(join(REPORTS, NEW), join(yard.place.data, NEW))
    await started()
    await yard.telegram.waitFor(() => yard.telegram.texts(5).length === 2, 20_000)
    expect(yard.telegram.texts(5)[1]).toContain('新收录')
  })

  it('that an admin sends from the phone is shown, taken in, and told to the others', async () => {
    await started({ ADMINS: 'telegram:9' })
    await subscribe(5)
    yard.telegram.keep('f1', readFileSync(join(REPORTS, NEW)))
    const document = { text: undefined, document: { file_id: 'f1', file_name: '../x.txt', file_size: 9 } }
    yard.telegram.say(6, '', document)
    await yard.telegram.waitFor(() => yard.telegram.texts(6).join().includes('由管理员来做'), 20_000)
    yard.telegram.say(9, '', document)
    await yard.telegram.waitFor(() => yard.telegram.texts(9).length === 2, 20_000)
    expect(yard.telegram.texts(9)[1]).toContain('请核对读到的内容')
    yard.telegram.press(9, yard.telegram.button('确认收录'))
    await yard.telegram.waitFor(() => yard.telegram.texts(5).length === 2, 30_000)
    expect(yard.telegram.texts(5)[1]).toContain('363件')
    expect(existsSync(join(yard.place.data, NEW))).toBe(true)
    expect(yard.telegram.violations).toEqual([])
  })
})
