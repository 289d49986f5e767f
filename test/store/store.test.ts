import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { fakeTurn } from '../support/fake-engine.ts'

const DAY = 86_400_000
const person = { channel: 'telegram', chat: 'c1', user: 'u1' }

let dir: string
let open: Store[]

function opened(): Store {
  const store = openStore(dir)
  open.push(store)
  return store
}

function errorOf(work: () => unknown): AppError {
  try {
    work()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'wenbao-store-'))
  open = []
})

afterEach(() => {
  for (const store of open) store.close()
  rmSync(dir, { recursive: true, force: true })
})

describe('opening the state', () => {
  it('keeps what was written for the next process', () => {
    const store = opened()
    store.conversations.save('t1', person, fakeTurn('去年多少件提案'), 1)
    store.close()
    expect(opened().conversations.latest(person, null)?.turn.question).toBe('去年多少件提案')
  })

  it('stands in one file once it is closed', () => {
    const store = opened()
    store.subscriptions.add('telegram', 'c1', '养老', 1)
    store.close()
    const copy = join(dir, 'copy')
    mkdirSync(copy)
    copyFileSync(join(dir, 'wenbao.db'), join(copy, 'wenbao.db'))
    const copied = openStore(copy)
    open.push(copied)
    expect(copied.subscriptions.of('telegram', 'c1')).toEqual(['养老'])
  })

  it('refuses a second opener with the cure, and lets it in once the first has gone', () => {
    const first = opened()
    const error = errorOf(() => openStore(dir))
    expect(error.code).toBe('STATE_LOCKED')
    expect(error.message).toContain('STATE_DIR')
    first.close()
    expect(() => opened()).not.toThrow()
  })

  it('gives the lock back when the holder is killed, and keeps what it had committed', async () => {
    const script = `
      import { openStore } from './src/store/store.ts'
      const store = openStore(${JSON.stringify(dir)})
      store.inbox.take('telegram', 'm1', 'c1', '{}', 1)
      console.log('ready')
      setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    expect(errorOf(() => openStore(dir)).code).toBe('STATE_LOCKED')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(opened().inbox.unfinished('telegram')).toEqual([{ id: 'm1', message: '{}' }])
  })

  it('refuses a damaged file with the cure and leaves its bytes alone', () => {
    const file = join(dir, 'wenbao.db')
    const bytes = 'not a database, but perhaps somebody can still read it. '.repeat(200)
    writeFileSync(file, bytes)
    const error = errorOf(() => openStore(dir))
    expect(error.code).toBe('STATE_DAMAGED')
    expect(error.message).toContain('backup')
    expect(readFileSync(file, 'utf8')).toBe(bytes)
  })

  it('notices damage in the middle of a file that still opens', () => {
    const store = opened()
    for (let i = 0; i < 500; i += 1) store.inbox.take('telegram', `m${i}`, 'c', 'x'.repeat(500), i)
    store.close()
    const file = join(dir, 'wenbao.db')
    const bytes = readFileSync(file)
    bytes.fill(0xff, 8192, bytes.length - 4096)
    writeFileSync(file, bytes)
    expect(errorOf(() => openStore(dir)).code).toBe('STATE_DAMAGED')
  })

  it('refuses the state of a newer version', () => {
    const store = opened()
    store.database.run('PRAGMA user_version = 999')
    store.close()
    expect(errorOf(() => openStore(dir)).message).toContain('newer')
  })

  it('tells a folder that cannot be made', () => {
    writeFileSync(join(dir, 'file'), '')
    expect(errorOf(() => openStore(join(dir, 'file', 'state'))).code).toBe('STATE_WRITE')
  })

  it('tells a full disk with one clear line, and works again when there is room', () => {
    const store = opened()
    const pages = store.database.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0
    store.database.get(`PRAGMA max_page_count = ${pages}`)
    const big = 'x'.repeat(100_000)
    const error = errorOf(() => store.inbox.take('telegram', 'm1', 'c', big, 1))
    expect(error.code).toBe('STATE_WRITE')
    expect(error.message).not.toContain('\n')
    store.database.get('PRAGMA max_page_count = 1000000')
    expect(store.inbox.take('telegram', 'm1', 'c', big, 1)).toBe(true)
  })
})

describe('the inbox', () => {
  it('takes a message once', () => {
    const { inbox } = opened()
    expect(inbox.take('telegram', 'm1', 'c', '{}', 1)).toBe(true)
    expect(inbox.take('telegram', 'm1', 'c', '{}', 2)).toBe(false)
    expect(inbox.take('wecom', 'm1', 'c', '{}', 2)).toBe(true)
  })

  it('hands out what was taken, but not what may have been sent', () => {
    const { inbox } = opened()
    for (const id of ['taken', 'sending', 'refused', 'done']) inbox.take('telegram', id, 'c', '{}', 1)
    inbox.sending('telegram', 'sending')
    inbox.sending('telegram', 'refused')
    inbox.unsent('telegram', 'refused')
    inbox.done('telegram', 'done')
    expect(inbox.unfinished('telegram').map((row) => row.id)).toEqual(['taken', 'refused'])
    expect(inbox.interrupted('telegram').map((row) => row.id)).toEqual(['sending'])
    expect(inbox.take('telegram', 'sending', 'c', '{}', 3)).toBe(false)
  })

  it('forgets ids after two days, not after one', () => {
    const store = opened()
    store.inbox.take('telegram', 'm1', 'c', '{}', 0)
    store.forgetOld(DAY, 30)
    expect(store.inbox.take('telegram', 'm1', 'c', '{}', 0)).toBe(false)
    store.forgetOld(3 * DAY, 30)
    expect(store.inbox.take('telegram', 'm1', 'c', '{}', 0)).toBe(true)
  })
})

describe('conversations', () => {
  it('are of one person in one chat', () => {
    const { conversations } = opened()
    conversations.save('t1', person, fakeTurn('甲'), 1)
    conversations.save('t2', { ...person, user: 'u2' }, fakeTurn('乙'), 2)
    conversations.save('t3', { ...person, chat: 'c2' }, fakeTurn('丙'), 3)
    expect(conversations.latest(person, null)?.turn.question).toBe('甲')
  })

  it('leave out the turn of the message itself, so that a repeated message has the same context', () => {
    const { conversations } = opened()
    conversations.save('t1', person, fakeTurn('甲'), 1)
    conversations.save('t2', person, fakeTurn('乙'), 2)
    expect(conversations.latest(person, 't2')?.turn.question).toBe('甲')
  })

  it('are forgotten at once on request, and after the days set', () => {
    const store = opened()
    store.conversations.save('t1', person, fakeTurn('甲'), 0)
    store.conversations.save('t2', { ...person, user: 'u2' }, fakeTurn('乙'), 0)
    expect(store.conversations.clear(person)).toBe(1)
    expect(store.conversations.get('t1')).toBeNull()
    store.forgetOld(29 * DAY, 30)
    expect(store.conversations.get('t2')).not.toBeNull()
    store.forgetOld(31 * DAY, 30)
    expect(store.conversations.get('t2')).toBeNull()
  })
})

describe('the question log', () => {
  it('keeps the text of a question only where no answer was found', () => {
    const { questions } = opened()
    questions.record('telegram', fakeTurn('有答案的'), 1, 1)
    questions.record('telegram', fakeTurn('没有答案的', { kind: 'decline' }), 1, 2)
    expect(questions.unanswered(0).map((row) => row.question)).toEqual(['没有答案的'])
  })

  it('counts one vote a voter, changed or taken back', () => {
    const { questions } = opened()
    const turn = fakeTurn('去年多少件提案')
    questions.vote('t1', 'a', turn, 1, [], 1)
    questions.vote('t1', 'a', turn, -1, ['内容有误'], 2)
    questions.vote('t1', 'b', turn, 1, [], 3)
    expect(questions.votes(0).map((vote) => [vote.value, vote.reasons])).toEqual([
      [1, []],
      [-1, ['内容有误']],
    ])
    questions.vote('t1', 'a', turn, 0, [], 4)
    expect(questions.votes(0)).toHaveLength(1)
  })
})

describe('access', () => {
  const request = { channel: 'telegram', subject: '77', kind: 'private', name: '王芳' } as const

  it('keeps the first request and the decision on it', () => {
    const { access } = opened()
    expect(access.ask(request, 1).state).toBe('asked')
    access.decide('telegram', '77', 'refused', 'telegram:1', 2)
    expect(access.ask(request, 3).state).toBe('refused')
  })

  it('tells each admin of a request once, and knows whom it has still to tell', () => {
    const { access } = opened()
    access.ask(request, 1)
    expect(access.notice('telegram', '77', 'telegram:1', 1)).toBe(true)
    expect(access.notice('telegram', '77', 'telegram:1', 2)).toBe(false)
    expect(access.untold('telegram:1')).toEqual([])
    expect(access.untold('wecom:boss').map((row) => row.subject)).toEqual(['77'])
    access.unnotice('telegram', '77', 'telegram:1')
    expect(access.untold('telegram:1')).toHaveLength(1)
  })
})

describe('chats', () => {
  const chat = {
    channel: 'telegram',
    chat: '-5',
    kind: 'group',
    title: '群',
    lastUser: '1',
    lastSeen: 1,
  } as const

  it('are dead until somebody speaks there again', () => {
    const { chats } = opened()
    chats.seen(chat)
    chats.markDead('telegram', '-5')
    expect(chats.get('telegram', '-5')?.dead).toBe(true)
    chats.seen(chat)
    expect(chats.get('telegram', '-5')?.dead).toBe(false)
  })

  it('take subscriptions, access and conversations along when a group gets another id', () => {
    const store = opened()
    store.chats.seen(chat)
    store.subscriptions.add('telegram', '-5', '养老', 1)
    store.access.ask({ channel: 'telegram', subject: '-5', kind: 'group', name: '群' }, 1)
    store.access.decide('telegram', '-5', 'granted', 'telegram:1', 2)
    store.conversations.save('t1', { ...person, chat: '-5' }, fakeTurn('甲'), 1)
    store.chats.rename('telegram', '-5', '-1005')
    expect(store.subscriptions.of('telegram', '-1005')).toEqual(['养老'])
    expect(store.access.get('telegram', '-1005')?.state).toBe('granted')
    expect(store.conversations.latest({ ...person, chat: '-1005' }, null)).not.toBeNull()
    expect(store.chats.get('telegram', '-5')).toBeNull()
  })
})

describe('actions', () => {
  it('have ids that fit a button and outlive the process', () => {
    const store = opened()
    const id = store.actions.put({ do: 'ask', question: '那2020年呢'.repeat(50), turn: 't1' }, 1)
    expect(Buffer.byteLength(id)).toBeLessThanOrEqual(64)
    expect(store.actions.put({ do: 'ask', question: '那2020年呢'.repeat(50), turn: 't1' }, 2)).toBe(id)
    store.close()
    expect(opened().actions.get(id)).toMatchObject({ do: 'ask', turn: 't1' })
    expect(open.at(-1)?.actions.get('nosuchbutton')).toBeNull()
  })
})

describe('subscriptions', () => {
  it('are kept once a word, and removed by word or all at once', () => {
    const { subscriptions } = opened()
    expect(subscriptions.add('telegram', 'c', '养老', 1)).toBe(true)
    expect(subscriptions.add('telegram', 'c', '养老', 2)).toBe(false)
    subscriptions.add('telegram', 'c', '', 3)
    expect(subscriptions.of('telegram', 'c')).toEqual(['养老', ''])
    expect(subscriptions.remove('telegram', 'c', '养老')).toBe(1)
    expect(subscriptions.remove('telegram', 'c', null)).toBe(1)
  })
})
