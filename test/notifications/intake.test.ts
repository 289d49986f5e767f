import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Channel, IncomingMessage, Outgoing } from '../../src/chat/channel.ts'
import { ingestOne } from '../../src/indexer/read/ingest-file.ts'
import { createIntake, endingOf, type Intake } from '../../src/notifications/intake.ts'
import { readCorrections } from '../../src/notifications/intake-sheet.ts'
import { createIntakeShelf, safeName } from '../../src/store/intake-shelf.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { REPORTS } from '../support/announcing-program.ts'
import { words } from '../support/chat-room.ts'
import { createLogBook } from '../support/telegram-bot.ts'

const CPPCC = readFileSync(join(REPORTS, '义乌市政协2023年工作报告.txt'))
const HOUR = 3_600_000

let dir: string
let store: Store
let time: number
let up: boolean
let files: Map<string, Uint8Array>
let pushed: Outgoing[]

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'wenbao-intake-'))
  mkdirSync(join(dir, 'data'))
  store = openStore(join(dir, 'state'))
  time = 1_000
  up = true
  files = new Map([['ref', CPPCC]])
  pushed = []
})
afterEach(() => {
  store.close()
  rmSync(dir, { recursive: true })
})

function open(changes: { alike?: string[] } = {}): Intake {
  const channel: Channel = {
    name: 'telegram',
    start: async () => {},
    stop: async () => {},
    status: () => (up ? 'up' : 'down'),
    push: async (_chat, message) => {
      pushed.push(message)
    },
    fetch: async (ref) => {
      const bytes = files.get(ref)
      if (!bytes) throw new Error('文件没能取到，请再发一次。')
      return bytes
    },
  }
  return createIntake({
    intakes: store.intakes,
    shelf: createIntakeShelf(join(dir, 'state'), join(dir, 'data')),
    channels: () => [channel],
    isAdmin: (_channel, user) => user === 'boss',
    read: ingestOne,
    alike: () => changes.alike ?? [],
    put: (action) => JSON.stringify(action),
    now: () => time,
    log: createLogBook(),
  })
}

function sent(
  changes: Partial<IncomingMessage> = {},
  name: string | null = '../../etc/报告.txt',
): IncomingMessage {
  return {
    ...{ channel: 'telegram', id: 'm1', chat: 'boss', chatKind: 'private', title: null, user: 'boss' },
    ...{ text: '', action: null, quoted: null, at: 0, via: null },
    attachment: { kind: 'file', name, bytes: null, ref: 'ref' },
    ...changes,
  }
}

async function shown(intake: Intake, message = sent()): Promise<{ sheet: string; id: string }> {
  intake.file(message)
  await intake.idle()
  const last = pushed.at(-1)
  const [button] = last?.buttons.flat() ?? []
  const action = button && 'action' in button ? JSON.parse(button.action) : {}
  return { sheet: last ? words(last) : '', id: action.id ?? '' }
}

const inData = () => readdirSync(join(dir, 'data')).sort()

describe('a file from an admin', () => {
  it('is answered with what it says of itself, and changes nothing yet', async () => {
    const { sheet } = await shown(open())
    expect(sheet).toContain('题名：政协第十四届义乌市委员会常务委员会工作报告（正文推出）')
    expect(sheet).toContain('日期：没有写')
    expect(sheet).toContain('· 一、2023年工作回顾（24段）')
    expect(sheet).toContain('共立提案363件')
    expect(
      pushed
        .at(-1)
        ?.buttons.flat()
        .map(({ label }) => label),
    ).toEqual(['确认收录', '修改', '放弃'])
    expect(inData()).toEqual([])
  })

  it('is taken in under a name of its own, never under the one it claims', async () => {
    const intake = open()
    const { id } = await shown(intake)
    intake.press(sent(), id, 'accept')
    intake.press(sent(), id, 'accept')
    await intake.idle()
    expect(inData()).toEqual(['义乌市政协2023年工作报告.txt'])
    expect(readFileSync(join(dir, 'data', '义乌市政协2023年工作报告.txt')).equals(CPPCC)).toBe(true)
    expect(words(pushed.at(-1) as Outgoing)).toContain('已收录为“义乌市政协2023年工作报告.txt”')
    expect(intake.press(sent(), id, 'accept').toast).toContain('已经处理过')
    expect(existsSync(join(dir, 'state', 'intakes', id))).toBe(false)
  })

  it('never takes the place of another report', async () => {
    writeFileSync(join(dir, 'data', '义乌市政协2023年工作报告.txt'), '别的内容')
    const intake = open()
    const { id } = await shown(intake)
    intake.press(sent(), id, 'accept')
    await intake.idle()
    expect(inData()).toEqual(['义乌市政协2023年工作报告-2.txt', '义乌市政协2023年工作报告.txt'])
  })

  it('is read anew with what the admin corrects, and keeps that beside it', async () => {
    const intake = open()
    const { id } = await shown(intake)
    expect(intake.words(sent({ text: '年份 2022' }))).toBeNull()
    expect(words(intake.press(sent(), id, 'edit'))).toContain('年份 2023')
    expect(intake.words(sent({ text: '去年有多少提案' }))).toBeNull()
    expect(intake.words(sent({ text: '年份 2022\n日期：2023年1月9日' }))).not.toBeNull()
    await intake.idle()
    expect(words(pushed.at(-1) as Outgoing)).toContain('年份：2022')
    expect(words(pushed.at(-1) as Outgoing)).toContain('日期：2023年1月9日')
    intake.press(sent(), id, 'accept')
    await intake.idle()
    expect(inData()).toEqual(['义乌市政协2022年工作报告.meta.yaml', '义乌市政协2022年工作报告.txt'])
    expect(readFileSync(join(dir, 'data', '义乌市政协2022年工作报告.meta.yaml'), 'utf8')).toContain(
      'date: 2023-01-09',
    )
  })

  it('is forgotten when the admin gives it up, or after a day', async () => {
    const intake = open()
    const { id } = await shown(intake)
    intake.press(sent(), id, 'drop')
    expect(store.intakes.get(id)).toBeNull()
    const second = await shown(intake, sent({ id: 'm2' }))
    time += 23 * HOUR
    intake.tick()
    expect(store.intakes.get(second.id)).not.toBeNull()
    time += 2 * HOUR
    intake.tick()
    expect(store.intakes.get(second.id)).toBeNull()
    expect(intake.press(sent(), second.id, 'accept').toast).toContain('超过一天')
    expect(readdirSync(join(dir, 'state', 'intakes'))).toEqual([])
  })

  it('waits over a restart, before and after it was read', async () => {
    const { id } = await shown(open())
    store.intakes.add({
      ...{ id: 'late', channel: 'telegram', chat: 'boss', user: 'boss', state: 'received' },
      ...{ name: '报告.txt', ref: 'ref', corrections: {}, at: time },
    })
    store.close()
    store = openStore(join(dir, 'state'))
    up = false
    const intake = open()
    intake.tick()
    await intake.idle()
    expect(pushed).toHaveLength(1)
    up = true
    intake.tick()
    await intake.idle()
    expect(pushed).toHaveLength(2)
    intake.press(sent(), id, 'accept')
    await intake.idle()
    expect(inData()).toHaveLength(1)
  })

  it('is taken in at the next start when the process died after 确认收录, once', async () => {
    const { id } = await shown(open())
    createIntakeShelf(join(dir, 'state'), join(dir, 'data')).accept(id, '义乌市政协2023年工作报告')
    store.intakes.update(id, { state: 'accepted' })
    const intake = open()
    intake.tick()
    await intake.idle()
    expect(inData()).toEqual(['义乌市政协2023年工作报告.txt'])
  })

  it('is told to be there already when its text is', async () => {
    expect((await shown(open({ alike: ['旧报告'] }))).sheet).toContain('库里已有很像的报告：《旧报告》')
  })

  it('that cannot be read or fetched is refused in plain words', async () => {
    files.set('ref', Buffer.from('%PDF-1.7 broken'))
    expect((await shown(open(), sent({ id: 'm3' }, 'a.pdf'))).sheet).toContain('读不出来')
    files.delete('ref')
    expect((await shown(open(), sent({ id: 'm4' }))).sheet).toContain('没能取到')
    expect(inData()).toEqual([])
  })

  it('from anybody else is refused kindly', () => {
    expect(words(open().file(sent({ user: 'guest' })))).toContain('由管理员来做')
    expect(store.intakes.inState('received')).toEqual([])
  })
})

describe('names and kinds', () => {
  it.each([
    ['../../etc/政协 报告', 'etc政协报告'],
    ['README', '报告-README'],
    ['...', '报告'],
    ['CON\u0000\n/..\\x', 'CONx'],
    ['长'.repeat(300), '长'.repeat(60)],
  ])('%j becomes a name without path or marks', (claimed, safe) => {
    expect(safeName(claimed)).toBe(safe)
  })

  it.each([
    ['a.txt', '%PDF-1.4', '.pdf'],
    ['报告', 'PK\u0003\u0004', '.docx'],
    ['a.pdf', '各位委员', '.txt'],
    ['a.md', '# 报告', '.md'],
    [null, '<!DOCTYPE html>', '.html'],
    ['a.exe', '各位委员', '.txt'],
  ])('%s that begins with %j is read as %s', (name, bytes, ending) => {
    expect(endingOf(name, Buffer.from(bytes))).toBe(ending)
  })

  it.each([
    ['年份 2023', { year: 2023 }],
    ['年份：2023年\n机构：政协义乌市委员会', { year: 2023, institution: '政协义乌市委员会' }],
    ['日期改成2024年1月10日', { date: '2024-01-10' }],
    ['报告人 葛国庆', { presenter: '葛国庆' }],
    ['年份是哪一年', null],
    ['', null],
  ])('%j is read as a correction or left alone', (said, read) => {
    expect(readCorrections(said)).toEqual(read)
  })
})
