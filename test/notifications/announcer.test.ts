import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Report } from '../../src/model.ts'
import { createAnnouncer } from '../../src/notifications/announcer.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { fakeReport } from '../support/fake-engine.ts'

let dir: string
let store: Store

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'wenbao-announce-'))
  store = openStore(dir)
})
afterEach(() => {
  store.close()
  rmSync(dir, { recursive: true })
})

function announcer() {
  return createAnnouncer({
    deliveries: store.deliveries,
    interested: () => [{ channel: 'telegram', chat: 'a', words: [''] }],
    now: () => 1,
  })
}

/** A report of so many paragraphs, each with words of its own. */
function report(name: string, count = 40, from = 0): Report {
  const base = fakeReport()
  const letter = (n: number) => String.fromCodePoint(0x4e00 + (n % 20_000))
  const paragraphs = Array.from({ length: count }, (_, i) => {
    const text = Array.from({ length: 60 }, (__, k) =>
      letter((name.charCodeAt(0) * 7919 + (from + i) * 613 + k * k * 31) | 0),
    ).join('')
    return {
      ...base.paragraphs[0],
      id: `${name}-${from + i}`,
      number: i + 1,
      text,
    } as Report['paragraphs'][number]
  })
  return { ...base, id: name, file: `${name}.txt`, paragraphs }
}

const ids = (reports: Report[]) => reports.map(({ id }) => id)

describe('what is new', () => {
  it('is nothing of a folder met for the first time, and everything that comes after', () => {
    expect(announcer().update([report('a'), report('b')])).toEqual([])
    expect(ids(announcer().update([report('a'), report('b'), report('c')]))).toEqual(['c'])
    expect(announcer().update([report('a'), report('b'), report('c')])).toEqual([])
    expect(store.deliveries.waiting().map((one) => one.report)).toEqual(['c'])
  })

  it('counts an empty folder at first start as met', () => {
    announcer().update([])
    expect(ids(announcer().update([report('a')]))).toEqual(['a'])
  })

  it('finds what came while the program was not running', () => {
    announcer().update([report('a')])
    store.close()
    store = openStore(dir)
    expect(ids(announcer().update([report('a'), report('b')]))).toEqual(['b'])
  })

  it('is not a report that was corrected, renamed, put back, or also came in another format', () => {
    const old = report('a')
    announcer().update([old])
    const corrected = { ...old, paragraphs: [...old.paragraphs.slice(0, 35), ...report('x', 5).paragraphs] }
    expect(announcer().update([corrected])).toEqual([])
    expect(announcer().update([{ ...old, id: 'z', file: '新名字.txt' }])).toEqual([])
    expect(announcer().update([])).toEqual([])
    expect(announcer().update([old])).toEqual([])
    expect(announcer().update([{ ...report('y'), alsoIn: ['a.txt'] }])).toEqual([])
  })

  it('is not the rest of a report whose first part was told while it was still being copied', () => {
    announcer().update([])
    const whole = report('a', 60)
    const part = { ...whole, paragraphs: whole.paragraphs.slice(0, 12) }
    expect(ids(announcer().update([part]))).toEqual(['a'])
    expect(announcer().update([whole])).toEqual([])
  })

  it('is another report under the name of an old one', () => {
    const old = report('a')
    announcer().update([old])
    expect(ids(announcer().update([{ ...report('b'), id: old.id, file: old.file }]))).toEqual(['a'])
    expect(store.deliveries.waiting()).toHaveLength(1)
  })

  it('writes the announcement and its deliveries together or not at all', () => {
    announcer().update([])
    const broken = createAnnouncer({
      deliveries: store.deliveries,
      interested: () => [{ channel: 'telegram', chat: null as unknown as string, words: [''] }],
      now: () => 1,
    })
    expect(() => broken.update([report('a')])).toThrow()
    expect(store.deliveries.announced()).toEqual([])
    expect(ids(announcer().update([report('a')]))).toEqual(['a'])
  })
})
