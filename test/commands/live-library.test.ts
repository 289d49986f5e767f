import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type LiveLibrary, openLiveLibrary } from '../../src/commands/live-library.ts'
import { readConfig } from '../../src/config.ts'
import { createLogger } from '../../src/logger.ts'
import { REPORTS } from '../support/announcing-program.ts'

const OLD = '永康市政协2024年工作综述.txt'
const NEW = '义乌市政协2023年工作报告.txt'

let dir: string
let data: string
let library: LiveLibrary
let seen: string[][]

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'wenbao-live-'))
  data = join(dir, 'data')
  mkdirSync(data)
  cpSync(join(REPORTS, OLD), join(data, OLD))
  const config = readConfig({ DATA_DIR: data, INDEX_DIR: join(dir, 'index') })
  library = await openLiveLibrary(config, createLogger({ level: 'silent', secrets: [], pretty: false }))
  seen = []
  await library.watch((added) => seen.push(added.map(({ title }) => title)))
})
afterEach(async () => {
  await library.stop()
  rmSync(dir, { recursive: true, force: true })
})

async function until(what: () => boolean, ms = 15_000) {
  const end = Date.now() + ms
  while (!what()) {
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const paragraphsOf = (file: string) =>
  library
    .engine()
    .heads()
    .find((head) => head.file === file)?.paragraphCount ?? 0

describe('the reports folder while the bot runs', () => {
  it('shows a file that is copied in parts only when it is whole', async () => {
    const bytes = readFileSync(join(REPORTS, NEW))
    const counts: number[] = []
    for (let from = 0; from < bytes.length; from += 6_000) {
      await appendFile(join(data, NEW), bytes.subarray(from, from + 6_000))
      await new Promise((resolve) => setTimeout(resolve, 400))
      counts.push(paragraphsOf(NEW))
    }
    await until(() => paragraphsOf(NEW) > 0)
    expect(counts.every((count) => count === 0)).toBe(true)
    const id =
      library
        .engine()
        .heads()
        .find((head) => head.file === NEW)?.id ?? ''
    const lastWords = bytes.toString('utf8').replace(/\s/gu, '').slice(-6)
    expect(library.engine().report(id)?.paragraphs.at(-1)?.text).toContain(lastWords)
    expect(seen).toHaveLength(1)
  })

  it('takes a renamed file for the same, a removed one for gone, a correction for its words', async () => {
    renameSync(join(data, OLD), join(data, '综述.txt'))
    await until(() => paragraphsOf('综述.txt') > 0)
    writeFileSync(join(data, '综述.meta.yaml'), 'year: 2022\n')
    await until(() => library.engine().heads()[0]?.year === 2022)
    cpSync(join(REPORTS, NEW), join(data, NEW))
    await until(() => library.reports() === 2)
    rmSync(join(data, '综述.txt'))
    await until(() => library.reports() === 1)
  })

  it('goes on answering from what it has when a file is broken or the folder is gone', async () => {
    writeFileSync(join(data, '坏的.pdf'), 'this is no PDF')
    await until(() => seen.length === 1)
    expect(library.reports()).toBe(1)
    const before = paragraphsOf(OLD)
    writeFileSync(join(data, OLD), '')
    await until(() => seen.length === 2)
    expect(paragraphsOf(OLD)).toBe(before)
    renameSync(data, join(dir, 'away'))
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    expect(library.engine().heads()).toHaveLength(1)
  })
})
