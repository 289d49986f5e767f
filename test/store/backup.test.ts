import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backUp } from '../../src/store/backup.ts'
import { openStore } from '../../src/store/store.ts'

let dir: string
let state: string
let copy: string

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'wenbao-backup-'))
  state = join(dir, 'state')
  copy = join(dir, 'copy')
})

afterEach(() => {
  rmSync(dir, { recursive: true, force: true })
})

describe('a backup', () => {
  it('taken while the bot runs holds everything that was written, and opens as state', () => {
    const store = openStore(state)
    for (let chat = 0; chat < 200; chat += 1) store.subscriptions.add('telegram', `c${chat}`, '养老', chat)
    writeFileSync(join(state, 'web-secret'), 'kept beside it')
    backUp(state, copy)
    store.subscriptions.add('telegram', 'later', '养老', 1)
    store.close()

    const restored = openStore(copy)
    const known = (chat: string) => restored.subscriptions.of('telegram', chat)
    expect([known('c0'), known('c199'), known('later')]).toEqual([['养老'], ['养老'], []])
    restored.close()
    expect(readFileSync(join(copy, 'web-secret'), 'utf8')).toBe('kept beside it')
  })

  it('leaves the state as it was', () => {
    const store = openStore(state)
    store.facts.set('name', 'value')
    backUp(state, copy)
    expect(store.facts.get('name')).toBe('value')
    store.close()
  })

  it('takes no lock or log of the running process along', () => {
    const store = openStore(state)
    backUp(state, copy)
    store.close()
    expect(readdirSync(copy)).toEqual(['wenbao.db'])
  })

  it('overwrites nothing', () => {
    openStore(state).close()
    backUp(state, copy)
    expect(() => backUp(state, copy)).toThrow('not empty')
  })

  it('of a folder without state says so, and makes nothing', () => {
    expect(() => backUp(join(dir, 'nothing'), copy)).toThrow('check STATE_DIR')
    expect(existsSync(copy)).toBe(false)
  })
})
