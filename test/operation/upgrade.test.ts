import { createHash } from 'node:crypto'
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Libsql from 'libsql'
import { describe, expect, it } from 'vitest'
import { buildLibrary } from '../../src/indexer/build.ts'
import { MIGRATIONS } from '../../src/store/schema.ts'
import { type Program, REPORTS } from '../support/announcing-program.ts'
import { useProgramYard } from '../support/program-yard.ts'

const STATE = fileURLToPath(new URL('../fixtures/states/version-1.sql', import.meta.url))
const REPORT = '永康市政协2024年工作综述.txt'
const LATER = '义乌市政协2023年工作报告.txt'
const REBUILT = 'The index was made by another version; it is built again.'
const VERSION_BEFORE = 'a54c4e5df740'

const yard = useProgramYard([REPORT])

const stateFile = () => join(yard.place.folder, 'state', 'wenbao.db')

function layOldState(): void {
  const now = Date.now()
  const sql = readFileSync(STATE, 'utf8').replace(/\{now-(\d+)\}/gu, (_, ms) => String(now - Number(ms)))
  const database = new Libsql(stateFile())
  database.exec(`BEGIN; ${sql} COMMIT`)
  database.close()
}

function stateVersion(): number {
  const database = new Libsql(stateFile())
  const { user_version } = database.prepare('PRAGMA user_version').get() as { user_version: number }
  database.close()
  return user_version
}

/** An index over the same files by another version of the program, which had read 9次 where the report says 6次. */
async function layOldIndex(engine: 'minisearch' | 'sqlite'): Promise<void> {
  const indexDir = join(yard.place.folder, 'index')
  const silent = { force: false, onProgress: () => {}, warn: () => {} }
  const { library } = await buildLibrary({ dataDir: yard.place.data, indexDir, engine, ...silent })
  library.close()
  const [name = ''] = readdirSync(indexDir)
  const path = join(indexDir, name)
  if (engine === 'sqlite') {
    const database = new Libsql(path)
    database.exec(`
      UPDATE meta SET value = '${VERSION_BEFORE}' WHERE name = 'code';
      UPDATE paragraph SET content = replace(content, '议政活动6次', '议政活动9次');
      ALTER TABLE report RENAME COLUMN lengths TO counts;
      DROP TABLE lexicon;`)
    expect(database.prepare("SELECT 1 FROM paragraph WHERE content LIKE '%活动9次%'").all()).toHaveLength(1)
    database.close()
    return
  }
  const [head = '', ...rest] = readFileSync(path, 'utf8').trimEnd().split('\n')
  const lines = [
    JSON.stringify({ ...JSON.parse(head), version: VERSION_BEFORE }),
    ...rest.slice(0, -1).map((line) => line.replaceAll('议政活动6次', '议政活动9次')),
  ]
  expect(lines[1]).toContain('活动9次')
  const end = createHash('sha256').update(lines.map((line) => `${line}\n`).join(''))
  writeFileSync(path, `${[...lines, JSON.stringify({ end: end.digest('hex') })].join('\n')}\n`)
}

async function start(engine: string): Promise<Program> {
  const env = { SEARCH_ENGINE: engine, ACCESS: 'approve', ADMINS: 'telegram:9' }
  const program = yard.start(env)
  await program.line('"ready"')
  return program
}

const told = (program: Program, level: number) =>
  program.lines
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { level: number; msg: string })
    .filter((entry) => entry.level >= level)
    .map(({ msg }) => msg)

async function hear(chat: number, say: () => unknown): Promise<string> {
  const before = yard.telegram.texts(chat).length
  say()
  await yard.telegram.waitFor(() => yard.telegram.texts(chat).length > before, 20_000)
  return yard.telegram.texts(chat)[before] ?? ''
}

const QUESTION = '2024年永康政协请你来协商议政活动几次'

describe('an upgrade', { timeout: 120_000 }, () => {
  it.each(['minisearch', 'sqlite'] as const)(
    'builds an index that another version made with %s again, and answers from the new one alone',
    async (engine) => {
      await layOldIndex(engine)
      const program = await start(engine)
      expect(told(program, 40)).toEqual([REBUILT])
      expect(await hear(9, () => yard.telegram.say(9, QUESTION))).toContain('6次')
      await program.kill('SIGTERM')
      expect(told(await start(engine), 40)).toEqual([])
    },
  )

  it('keeps everything that chats told and were told', async () => {
    layOldState()
    const program = await start('auto')

    // The message that the last process had taken and not answered.
    await yard.telegram.waitFor(() => yard.telegram.texts(5).length === 1, 20_000)
    expect(yard.telegram.texts(5)[0]).toContain('报告里没有写')
    const subscribed = await hear(5, () => yard.telegram.say(5, '我的订阅'))
    expect(subscribed).toContain('养老')
    expect(subscribed).toContain('所有')

    // Buttons under messages of the old version: more of an old answer, and the letting in of one who waits.
    expect(await hear(5, () => yard.telegram.press(5, '5UbnYLvTftX3'))).toContain('出处')
    await hear(7, () =>
      yard.telegram.press(9, 'pufv_Q9jp2n3', { from: { id: 9, is_bot: false, first_name: '李' } }),
    )
    expect(await hear(7, () => yard.telegram.say(7, QUESTION))).toContain('6次')

    // What was there before is no news; what comes now is, once for two subscriptions.
    const before = yard.telegram.texts(5).length
    cpSync(join(REPORTS, LATER), join(yard.place.data, LATER))
    await program.line('told a chat of new reports')
    await yard.telegram.waitFor(() => yard.telegram.texts(5).length > before, 20_000)
    const news = yard.telegram.texts(5).filter((text) => text.includes('新收录'))
    expect(news).toHaveLength(1)
    expect(news[0]).toContain('政协第十四届义乌市委员会常务委员会工作报告')

    await program.kill('SIGTERM')
    expect([program.child.exitCode, told(program, 40), stateVersion()]).toEqual([0, [], MIGRATIONS.length])
    expect(yard.telegram.violations).toEqual([])
  })
})
