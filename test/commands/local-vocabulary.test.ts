import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readLocalVocabulary } from '../../src/commands/local-vocabulary.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenbao-vocabulary-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function read(content: string | Uint8Array) {
  await writeFile(join(folder, 'vocabulary.txt'), content)
  return await readLocalVocabulary(folder)
}

it('is empty where there is no file', async () => {
  expect(await readLocalVocabulary(folder)).toEqual({ text: '', faults: [] })
})

it.each(['老年食堂 助餐点', '老年食堂、助餐点', '老年食堂，助餐点', '老年食堂,助餐点'])(
  'takes %s for two words',
  async (line) => {
    expect(await read(`${line}\n`)).toEqual({ text: '老年食堂 助餐点\n', faults: [] })
  },
)

it('reads a list that was saved as GBK', async () => {
  // 老年食堂 助餐点
  const bytes = Uint8Array.from([
    0xc0, 0xcf, 0xc4, 0xea, 0xca, 0xb3, 0xcc, 0xc3, 0x20, 0xd6, 0xfa, 0xb2, 0xcd, 0xb5, 0xe3, 0x0a,
  ])
  expect((await read(bytes)).text).toBe('老年食堂 助餐点\n')
})

it('tells the line of a group that says nothing, and keeps the others', async () => {
  const { text, faults } = await read('# 本地说法\n老年食堂 助餐点\n助餐点\n')
  expect(text).toContain('老年食堂 助餐点')
  expect(faults).toEqual([expect.stringMatching(/^vocabulary\.txt, line 3, is left out: one word alone/u)])
})
