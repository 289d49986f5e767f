import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { createReaderPool } from '../../../src/indexer/read/pool.ts'

const dir = mkdtempSync(join(tmpdir(), 'pool-'))
const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/formats/${name}`, import.meta.url))
const put = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(dir, name), content)
  return join(dir, name)
}

afterAll(() => rmSync(dir, { recursive: true }))

describe('createReaderPool', () => {
  it('reads files of all kinds, more at once than it has workers', async () => {
    const pool = createReaderPool({ size: 1, directBytes: 0 })
    const names = ['unwrapped.txt', 'styles.docx', 'article.html', 'columns-3.pdf']
    const read = await Promise.all(names.map((name) => pool.ingestFile(fixture(name), name)))
    await pool.close()
    expect(read.map(({ file, error }) => [file, error])).toEqual(names.map((name) => [name, null]))
    for (const { reports } of read) expect(reports[0]?.paragraphs.length).toBeGreaterThan(10)
  })

  it('stops a file that takes too long, and reads the next one', async () => {
    const pool = createReaderPool({ size: 1, timeoutMs: 1 })
    const slow = await pool.ingestFile(fixture('columns-5.pdf'), '慢.pdf')
    expect(slow.error).toMatch(/takes longer than .*: save it again/u)
    await pool.close()
    const patient = createReaderPool({ size: 1 })
    expect((await patient.ingestFile(fixture('columns-5.pdf'), '慢.pdf')).error).toBeNull()
    await patient.close()
  })

  it('outlives a file that needs too much memory', async () => {
    const pool = createReaderPool({ size: 1, heapMb: 24, directBytes: 0 })
    const huge = put('大.txt', '一年来，县政协共立提案213件。\n'.repeat(400_000))
    const result = await pool.ingestFile(huge, '大.txt')
    expect(result.error).toMatch(/^The file needs too much memory: .*split it\.$/u)
    await pool.close()
  })

  it('turns every fault into one line beside the file', async () => {
    copyFileSync(fixture('encrypted.pdf'), join(dir, '密.pdf'))
    const pool = createReaderPool()
    expect((await pool.ingestFile(join(dir, '密.pdf'), '密.pdf')).error).toMatch(/password/u)
    expect((await pool.ingestFile(join(dir, '没有.txt'), '没有.txt')).error).toMatch(/vanished/u)
    expect((await pool.ingestFile(dir, '夹.txt')).error).toMatch(/not a regular file/u)
    await pool.close()
  })
})
