import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type BuildResult, buildLibrary } from '../../src/indexer/build.ts'
import type { Report } from '../../src/model.ts'
import { coinedBy, type Library } from '../../src/search/library.ts'
import { fold } from '../../src/text/normalize.ts'
import { MADE_UP } from '../support/made-up-reports.ts'

/** A whole second: what utimes can set again. */
const WRITTEN = new Date('2024-03-01T08:00:00Z')

let folder = ''
let dataDir = ''
let indexDir = ''
let warnings: string[] = []
let engine: 'minisearch' | 'sqlite' = 'minisearch'
const open: Library[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenbao-build-'))
  dataDir = join(folder, 'data')
  indexDir = join(folder, 'index')
  warnings = []
  await mkdir(dataDir)
  for (const [file, text] of Object.entries(MADE_UP)) await put(file, text, WRITTEN)
})

afterEach(async () => {
  for (const library of open.splice(0)) library.close()
  await rm(folder, { recursive: true, force: true })
})

async function put(file: string, content: string | Uint8Array, mtime?: Date): Promise<void> {
  const path = join(dataDir, file)
  await writeFile(path, content)
  if (mtime) await utimes(path, mtime, mtime)
}

async function build(
  more: Partial<{ dataDir: string; force: boolean; answering: boolean }> = {},
): Promise<BuildResult> {
  const warn = (message: string) => warnings.push(message)
  const built = await buildLibrary({
    dataDir,
    indexDir,
    engine,
    force: false,
    onProgress: () => undefined,
    warn,
    ...more,
  })
  open.push(built.library)
  return built
}

const reportsIn = (library: Library): Report[] =>
  library.reports.flatMap(({ id }) => library.report(id) ?? [])

const fileOf = ({ library }: BuildResult, file: string): Report | undefined =>
  reportsIn(library).find((report) => report.file === file)

const has = ({ library }: BuildResult, word: string) => library.source.documentFrequency(word) > 0

/** Other words of the same length in the same file with the same time: only who reads it again can know. */
async function changeUnseen(file: string, from: string, to: string): Promise<void> {
  const path = join(dataDir, file)
  const { atime, mtime } = await stat(path)
  await writeFile(path, (await readFile(path, 'utf8')).replaceAll(from, to))
  await utimes(path, atime, mtime)
}

describe.each(['minisearch', 'sqlite'] as const)('with %s', (name) => {
  beforeEach(() => {
    engine = name
  })

  describe('a first build', () => {
    it('reads every file and says what it made of each', async () => {
      const built = await build()
      expect(built.files.map(({ file }) => file)).toEqual(Object.keys(MADE_UP).sort())
      expect(built.files.every(({ error, reports }) => error === null && reports.length === 1)).toBe(true)
      expect(built.added).toHaveLength(Object.keys(MADE_UP).length)
      expect(built.removed).toEqual([])
      expect(built.library.paragraphCount).toBe(built.library.source.size())
      expect(has(built, '渔船')).toBe(true)
    })

    it('gives paragraphs of several reports at once, in the order asked for, and null for what there is not', async () => {
      const { library } = await build()
      const [first, second] = reportsIn(library)
      if (!first || !second) throw new Error('the folder holds several reports')
      const places = [
        { reportId: second.id, paragraph: 2 },
        { reportId: first.id, paragraph: first.paragraphs.length + 1 },
        { reportId: first.id, paragraph: 1 },
        { reportId: 'none', paragraph: 1 },
        { reportId: second.id, paragraph: 0 },
        { reportId: second.id, paragraph: 1 },
      ]
      expect(library.paragraphs(places)).toEqual([
        second.paragraphs[1],
        null,
        first.paragraphs[0],
        null,
        null,
        second.paragraphs[0],
      ])
    })

    it('gives headings, their times and the folded words of a report as the whole report has them', async () => {
      const { library } = await build()
      for (const report of reportsIn(library)) {
        const { sections, periods } = library.outline(report.id) ?? { sections: [], periods: [] }
        expect(sections).toEqual(report.sections)
        const opening = report.sections.map(({ paragraph }) => report.paragraphs[paragraph - 1])
        expect(periods).toEqual(opening.map((paragraph) => paragraph?.period ?? null))
        expect(library.texts(report.id)).toEqual(report.paragraphs.map(({ text }) => fold(text)))
      }
      expect([library.outline('none'), library.texts('none')]).toEqual([null, []])
    })

    it('knows what its reports put in quotation marks, and nothing else', async () => {
      const { library } = await build()
      const coined = new Set(reportsIn(library).flatMap(coinedBy))
      expect(coined.size).toBeGreaterThan(0)
      for (const phrase of coined) expect(library.coins(phrase)).toBe(true)
      for (const { id } of library.reports)
        for (const text of library.texts(id))
          for (let at = 0; at < text.length; at += 3) {
            const other = text.slice(at, at + 4)
            expect(library.coins(other)).toBe(coined.has(other))
          }
    })

    it('names at least the reports that hold words, wholly or in part', async () => {
      const { library } = await build()
      const all = new Set(library.reports.map(({ id }) => id))
      const whole = library.holders([{ word: '委员', least: 1 }], '委员') ?? all
      for (const report of reportsIn(library))
        if (report.paragraphs.some(({ text }) => text.includes('委员')))
          expect(whole.has(report.id)).toBe(true)
      const places = library.reports.filter(({ region }) => region === '苍岭市').map(({ id }) => id)
      const inPart = library.holders([{ word: '苍岭市政府', least: 2 }], '苍岭市政府') ?? all
      expect(places.filter((id) => !inPart.has(id) && library.texts(id).join().includes('苍岭市'))).toEqual(
        [],
      )
      const headed = reportsIn(library).flatMap(({ id, sections }) =>
        sections.map(({ title }) => ({ id, title: fold(title) })),
      )
      for (const { id, title } of headed)
        expect((library.holders([{ word: '魑魅', least: 1 }], title) ?? all).has(id)).toBe(true)
      if (name === 'sqlite') expect(library.holders([{ word: '魑魅', least: 1 }], '魑魅')).toEqual(new Set())
    })

    it('tells its progress file by file', async () => {
      const steps: string[] = []
      await buildLibrary({
        dataDir,
        indexDir,
        force: false,
        engine,
        onProgress: ({ done, total, file, stage }) => {
          if (stage === 'reading') steps.push(`${done}/${total} ${file}`)
        },
        warn: () => undefined,
      })
      expect(steps).toEqual(
        Object.keys(MADE_UP)
          .sort()
          .map((file, i, all) => `${i + 1}/${all.length} ${file}`),
      )
    })
  })

  describe('a second build', () => {
    it('of an unchanged folder gives the same library, and leaves the index as it lies', async () => {
      const first = await build()
      const [name = ''] = await readdir(indexDir)
      const before = await stat(join(indexDir, name))
      const second = await build()
      expect(second.library.version).toBe(first.library.version)
      expect(reportsIn(second.library)).toEqual(reportsIn(first.library))
      expect(new Map(second.library.source.frequencies())).toEqual(
        new Map(first.library.source.frequencies()),
      )
      expect([...second.added, ...second.removed]).toEqual([])
      const after = await stat(join(indexDir, name))
      expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs])
    })

    it('does not read a file again whose size and time are the same', async () => {
      await build()
      await changeUnseen('泽浦政协2023.txt', '渔船', '货船')
      const second = await build()
      expect(has(second, '渔船')).toBe(true)
      expect(has(second, '货船')).toBe(false)
    })

    it('reads all again when forced', async () => {
      await build()
      await changeUnseen('泽浦政协2023.txt', '渔船', '货船')
      const second = await build({ force: true })
      expect([has(second, '渔船'), has(second, '货船')]).toEqual([false, true])
    })

    it('keeps what it made of a file that was only touched', async () => {
      const first = await build()
      const now = new Date(Date.now() + 60_000)
      await utimes(join(dataDir, '泽浦政协2023.txt'), now, now)
      const second = await build()
      expect(second.library.version).toBe(first.library.version)
      expect([...second.added, ...second.removed]).toEqual([])
    })

    it('takes in what changed, and forgets what stood there before', async () => {
      const first = await build()
      const text = MADE_UP['泽浦政协2023.txt'] ?? ''
      await put('泽浦政协2023.txt', text.replace('渔船840艘', '货轮17艘次以及码头9座'))
      const second = await build()
      expect([has(second, '渔船'), has(second, '货轮')]).toEqual([false, true])
      expect(second.library.version).not.toBe(first.library.version)
      expect(second.library.source.size()).toBe(second.library.paragraphCount)
      expect([...second.added, ...second.removed]).toEqual([])
    })

    it('takes in a new file and tells of its report', async () => {
      const text = MADE_UP['泽浦政府2023.txt'] ?? ''
      await rm(join(dataDir, '泽浦政府2023.txt'))
      await build()
      await put('泽浦政府2023.txt', text)
      const { added, removed, library } = await build()
      expect(added.map(({ file }) => file)).toEqual(['泽浦政府2023.txt'])
      expect(removed).toEqual([])
      expect(library.source.size()).toBe(library.paragraphCount)
    })

    it('drops a file that is gone and tells of its report', async () => {
      await build()
      await rm(join(dataDir, '泽浦政协2023.txt'))
      const second = await build()
      expect(second.removed.map(({ file }) => file)).toEqual(['泽浦政协2023.txt'])
      expect(has(second, '渔船')).toBe(false)
      expect(fileOf(second, '泽浦政协2023.txt')).toBeUndefined()
      expect((await build()).removed).toEqual([])
    })

    it('reads a file again when its metadata file is new, changed or gone', async () => {
      await build()
      const sidecar = join(dataDir, '泽浦政协2023.meta.yaml')
      await writeFile(sidecar, 'title: 渔港之年\n')
      expect(fileOf(await build(), '泽浦政协2023.txt')).toMatchObject({
        title: '渔港之年',
        titleFrom: 'override',
      })
      await writeFile(sidecar, 'title: 渔港的一年\n')
      expect(fileOf(await build(), '泽浦政协2023.txt')?.title).toBe('渔港的一年')
      await rm(sidecar)
      expect(fileOf(await build(), '泽浦政协2023.txt')?.titleFrom).toBe('stated')
    })

    it('gives what a fresh build gives, after files came, changed and went', async () => {
      await build()
      await rm(join(dataDir, '苍岭政协2022.txt'))
      await put('苍岭人大2023.txt', (MADE_UP['苍岭人大2023.txt'] ?? '').replace('174件', '175件'))
      await put('新来的.txt', MADE_UP['苍岭政协2022.txt'] ?? '')
      const grown = await build()
      const fresh = await build({ force: true })
      expect(grown.library.version).toBe(fresh.library.version)
      expect(new Map(grown.library.source.frequencies())).toEqual(new Map(fresh.library.source.frequencies()))
    })
  })

  it('reads the same of its files while questions are being answered', async () => {
    const apart = await build({ answering: true })
    const fresh = await build({ force: true })
    expect(apart.library.version).toBe(fresh.library.version)
    expect(apart.files).toEqual(fresh.files)
  })

  describe('a bad file', () => {
    it('is told in its line and hurts no other', async () => {
      await put('空的.txt', '')
      const built = await build()
      const bad = built.files.filter(({ error }) => error !== null)
      expect(bad.map(({ file }) => file)).toEqual(['空的.txt'])
      expect(built.library.reports).toHaveLength(Object.keys(MADE_UP).length)
    })

    it('of a kind that is not read is told too', async () => {
      await put('照片.jpg', new Uint8Array([0xff, 0xd8, 0xff]))
      const { files } = await build()
      expect(files.find(({ file }) => file === '照片.jpg')?.error).toContain('.jpg')
    })

    const LATE = '晚到.txt'
    const late = (words: string) =>
      `晚到镇工作总结\n\n2023年，全镇${words}，接待访客1200人次，各项工作取得新的进步。\n`

    it('is read again when it was mended', async () => {
      await put(LATE, '')
      await build()
      await put(LATE, late('修建灯塔3座'))
      const mended = await build()
      expect(has(mended, '灯塔')).toBe(true)
      expect(mended.files.every(({ error }) => error === null)).toBe(true)
    })

    it.each([
      ['empty', ''],
      [
        'a broken PDF under another ending',
        new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x37, 0x0a, 0]),
      ],
    ])(
      'in the place of a good one (%s) leaves the old edition in the index, and says so',
      async (_what, bytes) => {
        await put(LATE, late('修建灯塔3座'))
        const good = await build()
        await put(LATE, bytes)
        for (let again = 0; again < 2; again += 1) {
          const broken = await build()
          expect(has(broken, '灯塔')).toBe(true)
          expect(broken.removed).toEqual([])
          expect(broken.library.version).toBe(good.library.version)
          const [bad, ...others] = broken.files.filter(({ error }) => error !== null)
          expect(others).toEqual([])
          expect(bad?.error).toContain('What it held before stays in the index')
          expect(bad?.reports).toHaveLength(1)
        }
        await put(LATE, late('修建码头2座'))
        const mended = await build()
        expect([has(mended, '灯塔'), has(mended, '码头')]).toEqual([false, true])
        expect(mended.files.every(({ error }) => error === null)).toBe(true)
        await put(LATE, bytes)
        await build()
        await rm(join(dataDir, LATE))
        expect(has(await build(), '码头')).toBe(false)
      },
    )
  })

  describe('a damaged index', () => {
    it('is told and built again', async () => {
      const first = await build()
      const [name = ''] = await readdir(indexDir)
      await writeFile(join(indexDir, name), 'no index')
      const second = await build()
      expect(warnings.join()).toMatch(/damaged/u)
      expect(second.library.version).toBe(first.library.version)
      warnings = []
      await build()
      expect(warnings).toEqual([])
    })

    it('that was deleted is built again without a word', async () => {
      await build()
      await rm(indexDir, { recursive: true })
      expect((await build()).library.reports).toHaveLength(Object.keys(MADE_UP).length)
      expect(warnings).toEqual([])
    })
  })

  it('keeps two reports folders in one index folder apart', async () => {
    const other = join(folder, 'other')
    await mkdir(other)
    await writeFile(join(other, '泽浦政协2023.txt'), MADE_UP['泽浦政协2023.txt'] ?? '')
    const first = await build()
    const second = await build({ dataDir: other })
    expect(second.library.reports.map(({ file }) => file)).toEqual(['泽浦政协2023.txt'])
    expect(await readdir(indexDir)).toHaveLength(2)
    const again = await build()
    expect(again.library.version).toBe(first.library.version)
    expect([...again.added, ...again.removed]).toEqual([])
  })

  it('keeps two editions of one report once, and names both files', async () => {
    const text = MADE_UP['泽浦政协2023.txt'] ?? ''
    await put('泽浦政协2023定稿.txt', text.replace('840艘', '842艘'), new Date('2024-03-05T08:00:00Z'))
    const built = await build()
    const kept = built.library.reports.filter(
      ({ region, type }) => region === '泽浦市' && type?.includes('政协'),
    )
    expect(kept).toHaveLength(1)
    expect(kept[0]).toMatchObject({ file: '泽浦政协2023定稿.txt', alsoIn: ['泽浦政协2023.txt'] })
    expect(built.library.source.size()).toBe(built.library.paragraphCount)
    expect(built.notes.join()).toContain('泽浦政协2023.txt')
  })

  it('tells metadata that was not taken, at every build', async () => {
    await put('泽浦政协2023.txt', MADE_UP['泽浦政协2023.txt'] ?? '')
    await put('泽浦政协2023.meta.yaml', 'yaer: 2023\nyear: 2023')
    await put('泽浦政协.meta.yaml', 'year: 2023')
    const { notes } = await build()
    expect(notes).toEqual([
      expect.stringContaining('泽浦政协.meta.yaml: No report stands beside'),
      expect.stringMatching(/^泽浦政协2023\.txt: .*yaer/u),
    ])
    expect((await build()).notes).toEqual(notes)
  })

  describe('a reports folder', () => {
    it('that is empty is told with the cure', async () => {
      const empty = join(folder, 'empty')
      await mkdir(empty)
      await expect(build({ dataDir: empty })).rejects.toMatchObject({ code: 'DATA_DIR_EMPTY' })
    })

    it('that is not there is told with the cure', async () => {
      await expect(build({ dataDir: join(folder, 'nowhere') })).rejects.toMatchObject({
        code: 'DATA_DIR_MISSING',
      })
    })
  })
})
