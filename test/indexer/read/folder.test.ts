import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listFiles } from '../../../src/indexer/read/folder.ts'
import { createReaderPool } from '../../../src/indexer/read/pool.ts'

let root: string
let outside: string

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'folder-')))
  outside = mkdtempSync(join(tmpdir(), 'outside-'))
})

afterEach(() => {
  rmSync(root, { recursive: true, force: true })
  rmSync(outside, { recursive: true, force: true })
})

function put(...files: string[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), '共立提案363件。')
  }
}

describe('listFiles', () => {
  it('lists reports of all folders in order, with forward slashes', async () => {
    put('乙.txt', '甲.docx', '2023/丙.PDF', '2023/政协/丁.md')
    const { files, skipped } = await listFiles(root)
    expect(files.map((its) => its.file)).toEqual(['2023/丙.PDF', '2023/政协/丁.md', '乙.txt', '甲.docx'])
    expect(files[0]).toMatchObject({ path: join(root, '2023/丙.PDF'), size: 21 })
    expect(skipped).toEqual([])
  })

  it('passes over what is no report and nobody’s fault', async () => {
    put(
      'a.txt',
      'README.md',
      'readme.zh-CN.txt',
      'vocabulary.txt',
      'a.meta.yaml',
      '.a.txt.swp',
      '.hidden/b.txt',
      '~$a.docx',
    )
    put('a.txt.part', 'b.pdf.crdownload', 'c.tmp', 'd.txt~', 'Thumbs.db', 'e.swp')
    const { files, skipped } = await listFiles(root)
    expect(files.map((its) => its.file)).toEqual(['a.txt'])
    expect(skipped).toEqual([])
  })

  it.each([
    ['b.meta.yaml', /No report stands beside/u],
    ['a.txt.meta.yaml', /as a\.meta\.yaml/u],
    ['2023/a.meta.yaml', /No report stands beside/u],
    ['a.meta.yml', /NAME\.meta\.yaml only/u],
  ])('tells metadata %s that is read for no report', async (name, reason) => {
    put('a.txt', 'a.meta.yaml', name)
    const { astray, skipped } = await listFiles(root)
    expect(astray).toEqual([{ file: name, reason: expect.stringMatching(reason) }])
    expect(skipped).toEqual([])
  })

  it('takes metadata beside a file that cannot be read for its own', async () => {
    put('旧.doc', '旧.meta.yaml')
    expect((await listFiles(root)).astray).toEqual([])
  })

  it('tells files that cannot be read by their kind', async () => {
    put('旧.doc', '表.xlsx', '无尾')
    const { skipped } = await listFiles(root)
    expect(skipped.map((its) => its.file)).toEqual(['旧.doc', '无尾', '表.xlsx'].sort())
    for (const { reason } of skipped) expect(reason).toMatch(/save it as \.docx/u)
  })

  it('takes names as they are: spaces, quotes, line breaks, leading dashes', async () => {
    const names = ['--help.txt', 'a \'b\' "c".txt', '第一行\n第二行.txt']
    put(...names)
    expect((await listFiles(root)).files.map((its) => its.file)).toEqual(names)
    const pool = createReaderPool()
    for (const { path, file } of (await listFiles(root)).files) {
      expect(await pool.ingestFile(path, file)).toMatchObject({ file, error: null })
    }
    await pool.close()
  })

  it('follows links to files inside, and tells all others', async () => {
    put('a.txt', 'sub/b.txt')
    writeFileSync(join(outside, 'secret.txt'), '机密文件的内容')
    symlinkSync(join(root, 'sub/b.txt'), join(root, 'inside.txt'))
    symlinkSync(join(outside, 'secret.txt'), join(root, 'out.txt'))
    symlinkSync(outside, join(root, 'outdir'))
    symlinkSync(root, join(root, 'sub/loop'))
    symlinkSync('self.txt', join(root, 'self.txt'))
    symlinkSync('gone.txt', join(root, 'broken.txt'))
    const { files, skipped } = await listFiles(root)
    expect(files.map((its) => its.file)).toEqual(['a.txt', 'inside.txt', 'sub/b.txt'])
    expect(skipped.map((its) => its.file)).toEqual([
      'broken.txt',
      'out.txt',
      'outdir',
      'self.txt',
      'sub/loop',
    ])
    for (const { reason } of skipped) expect(reason).toMatch(/^It .*: .*\.$/u)
  })

  it('opens no pipe and enters no folder called like a file', async () => {
    put('a.txt')
    execFileSync('mkfifo', [join(root, 'pipe.txt')])
    mkdirSync(join(root, 'x.txt'))
    const { files, skipped } = await listFiles(root)
    expect(files.map((its) => its.file)).toEqual(['a.txt'])
    expect(skipped.map((its) => its.reason)).toEqual([
      'It is a named pipe, not a file: remove it.',
      'It is a folder with the name of a file: rename it if it holds reports, or remove it.',
    ])
  })

  it.skipIf(process.getuid?.() === 0)('tells a folder that may not be opened', async () => {
    put('a.txt', 'locked/b.txt')
    chmodSync(join(root, 'locked'), 0)
    const { skipped } = await listFiles(root)
    chmodSync(join(root, 'locked'), 0o700)
    expect(skipped[0]).toMatchObject({ file: 'locked', reason: expect.stringMatching(/permissions/u) })
  })

  it('names the cure when the folder itself is missing', async () => {
    await expect(listFiles(join(root, 'nowhere'))).rejects.toMatchObject({
      code: 'DATA_DIR_MISSING',
      message: expect.stringMatching(/create it/u),
    })
  })
})
