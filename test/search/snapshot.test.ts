import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMiniSearchSource } from '../../src/search/minisearch-source.ts'
import { readSnapshot, type Snapshot, snapshotPath, writeSnapshot } from '../../src/search/snapshot.ts'
import { reportsOf } from '../support/library.ts'
import { MADE_UP } from '../support/made-up-reports.ts'

const VERSION = 'v1'

function snapshotOf(texts: Readonly<Record<string, string>>): Snapshot {
  const source = createMiniSearchSource()
  const files = Object.entries(texts).map(([file, text]) => {
    const reports = reportsOf({ [file]: text })
    source.add(reports)
    const stamp = { file, size: text.length, mtimeMs: 1_700_000_000_000.5, sidecar: '', hash: 'ab' }
    return { stamp, ingested: { file, error: null, reports } }
  })
  return { files, search: [...source.pages()] }
}

const snapshot = snapshotOf(MADE_UP)
const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

let folder = ''
let path = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenbao-snapshot-'))
  path = snapshotPath(join(folder, 'index'), '/reports')
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe('a snapshot', () => {
  it('comes back as it was written', async () => {
    await writeSnapshot(path, VERSION, snapshot)
    expect(plain(await readSnapshot(path, VERSION))).toEqual(plain(snapshot))
  })

  it('of no files comes back too', async () => {
    const empty = snapshotOf({})
    await writeSnapshot(path, VERSION, empty)
    expect(plain(await readSnapshot(path, VERSION))).toEqual(plain(empty))
  })

  it('that was never written is none, and no fault', async () => {
    expect(await readSnapshot(path, VERSION)).toBeNull()
  })

  it('of another version is told as that, before all else', async () => {
    await writeSnapshot(path, VERSION, snapshot)
    await expect(readSnapshot(path, 'v2')).rejects.toMatchObject({ code: 'INDEX_VERSION' })
    await truncate(path, (await stat(path)).size - 10)
    await expect(readSnapshot(path, 'v2')).rejects.toMatchObject({ code: 'INDEX_VERSION' })
  })
})

describe('damage', () => {
  beforeEach(async () => {
    await writeSnapshot(path, VERSION, snapshot)
  })

  async function expectDamaged(): Promise<void> {
    await expect(readSnapshot(path, VERSION)).rejects.toMatchObject({ code: 'INDEX_DAMAGED' })
  }

  it.each([0, 0.01, 0.3, 0.7, 0.99])('of a file cut at %s of its length is noticed', async (share) => {
    await truncate(path, Math.floor((await stat(path)).size * share))
    await expectDamaged()
  })

  it('of a file without its last line is noticed', async () => {
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
    await writeFile(path, `${lines.slice(0, -1).join('\n')}\n`)
    await expectDamaged()
  })

  it('of a line taken out of the middle is noticed', async () => {
    const lines = (await readFile(path, 'utf8')).split('\n')
    await writeFile(path, lines.filter((_, i) => i !== 2).join('\n'))
    await expectDamaged()
  })

  it.each([0.1, 0.4, 0.6, 0.9])('of one byte at %s of the file is noticed', async (share) => {
    const bytes = await readFile(path)
    const at = Math.floor(bytes.length * share)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    await writeFile(path, bytes)
    await expectDamaged()
  })

  it.each([
    ['text', 'not an index'],
    ['another program’s JSON', '{"magic":"other"}\n{"end":"x"}\n'],
    ['an empty line', '\n'],
    ['null', 'null\n'],
    ['two nulls', 'null\nnull\n'],
  ])('is what a file of %s is', async (_what, content) => {
    await writeFile(path, content)
    await expectDamaged()
  })

  it('of a folder in its place is told', async () => {
    await rm(path)
    await expect(readSnapshot(folder, VERSION)).rejects.toMatchObject({ code: 'INDEX_DAMAGED' })
  })
})

describe('writing', () => {
  it('makes the folder, and leaves nothing beside the snapshot', async () => {
    await writeSnapshot(path, VERSION, snapshot)
    expect(await readdir(join(folder, 'index'))).toHaveLength(1)
  })

  it('clears away what killed writers left, and nothing of other snapshots', async () => {
    await writeSnapshot(path, VERSION, snapshot)
    const other = snapshotPath(join(folder, 'index'), '/other-reports')
    await writeFile(`${path}.999999.tmp`, 'half')
    await writeFile(`${other}.999999.tmp`, 'half')
    await writeSnapshot(path, VERSION, snapshot)
    const names = await readdir(join(folder, 'index'))
    expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([
      expect.stringContaining(other.split(/[/\\]/u).at(-1) ?? '?'),
    ])
  })

  it('leaves the old snapshot whole when it fails', async () => {
    await writeSnapshot(path, VERSION, snapshot)
    const cyclic = { ...snapshot, files: [...snapshot.files] }
    const file = { ...snapshot.files[0] } as Record<string, unknown>
    file.self = file
    cyclic.files.push(file as never)
    await expect(writeSnapshot(path, VERSION, cyclic)).rejects.toMatchObject({
      code: 'INDEX_WRITE',
      message: expect.stringContaining('INDEX_DIR'),
    })
    expect(plain(await readSnapshot(path, VERSION))).toEqual(plain(snapshot))
    expect(await readdir(join(folder, 'index'))).toHaveLength(1)
  })

  it('says so where a file stands in place of its folder', async () => {
    await writeFile(join(folder, 'index'), 'a file')
    await expect(writeSnapshot(path, VERSION, snapshot)).rejects.toMatchObject({ code: 'INDEX_WRITE' })
  })

  it('is read whole, old or new, by whoever reads meanwhile', async () => {
    await writeSnapshot(path, VERSION, snapshotOf({}))
    const counts = new Set<number>()
    const writing = writeSnapshot(path, VERSION, snapshot)
    for (let i = 0; i < 5; i += 1) counts.add((await readSnapshot(path, VERSION))?.files.length ?? -1)
    await writing
    counts.add((await readSnapshot(path, VERSION))?.files.length ?? -1)
    for (const count of counts) expect([0, snapshot.files.length]).toContain(count)
  })
})

it('has a place of its own for every reports folder', () => {
  expect(snapshotPath('index', '/a')).not.toBe(snapshotPath('index', '/b'))
  expect(snapshotPath('index', '/a')).toBe(snapshotPath('index', '/a'))
})
