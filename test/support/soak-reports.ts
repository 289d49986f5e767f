import { copyFileSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Chance } from './seeded.ts'
import type { Book } from './soak-book.ts'
import { type TownReport, townReports } from './town-reports.ts'

const DATA = fileURLToPath(new URL('../../data', import.meta.url))

/** Those who wait for news of reports. */
export interface Readers {
  /** From now on this report is news. */
  expect(report: TownReport): void
  /** Everybody who wanted to has heard of it. */
  told(title: string): boolean
}

export interface ClerkOptions {
  dir: string
  chance: Chance
  book: Book
}

/** Whoever keeps the reports folder: adds, corrects, renames, breaks, takes away and puts back. */
export interface ReportsClerk {
  /** Makes the folder with what is there at the start. */
  lay(): void
  work(going: () => boolean, readers: Readers, url: string): Promise<void>
}

interface Held {
  report: TownReport
  file: string
}

const AT_START = 5
const MOST = 16
/** Between two changes of the folder. */
const EVERY_MS = 8_000
/** Changes must be answered from within a minute. */
const WITHIN_MS = 60_000
/** Longest time for a report to be told to all: told within a minute, or after a pause if a chat was busy. */
const TOLD_WITHIN_MS = 90_000
const FORMATS = ['txt', 'md', 'html'] as const

function contentOf({ text, title }: TownReport, format: (typeof FORMATS)[number]): string {
  if (format === 'txt') return text
  const [, ...lines] = text.split('\n\n')
  if (format === 'md') return [`# ${title}`, ...lines].join('\n\n')
  const paragraphs = lines.map((line) => `<p>${line}</p>`).join('\n')
  return `<html><head><meta charset="utf-8"><title>${title}</title></head><body><div><h1>${title}</h1>\n${paragraphs}</div></body></html>`
}

/** Makes the clerk. */
export function createReportsClerk({ dir, chance, book }: ClerkOptions): ReportsClerk {
  const maker = townReports(chance)
  const held: Held[] = []
  const takenAway: Held[] = []
  let serial = 0

  const write = ({ report, file }: Held): void => {
    const path = join(dir, file)
    const format = FORMATS.find((ending) => file.endsWith(ending)) ?? 'txt'
    if (chance.below(2) === 0) writeFileSync(path, contentOf(report, format))
    else {
      // As over a slow network: under another name first.
      writeFileSync(`${path}.part`, contentOf(report, format))
      renameSync(`${path}.part`, path)
    }
  }
  const fileOf = (report: TownReport) => {
    serial += 1
    return `${serial}-${report.place}.${chance.one(FORMATS)}`
  }

  const seen = async (what: string, url: string, right: (titles: string[], files: string[]) => boolean) => {
    const end = Date.now() + WITHIN_MS
    while (Date.now() < end) {
      const { reports } = (await (await fetch(`${url}/api/reports`)).json()) as {
        reports: { title: string; file: string }[]
      }
      if (
        right(
          reports.map(({ title }) => title),
          reports.map(({ file }) => file),
        )
      )
        return
      await new Promise((resolve) => setTimeout(resolve, 1_000))
    }
    book.fault('folder', `${what}: not seen within ${WITHIN_MS / 1000} s`)
  }

  /** Asks for the beds of a report until they are told as they stand in the folder, or not at all if it is gone. */
  const bedsAnswered = async ({ report }: Held, url: string, gone = false): Promise<void> => {
    const what = report.care ? '养老床位多少张' : '圈舍栏位多少个'
    const question = `${report.place}${report.year}年新增${what}`
    const end = Date.now() + WITHIN_MS
    let told = ''
    while (Date.now() < end) {
      const response = await fetch(`${url}/api/ask`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ question }),
      })
      const answer = await response.text()
      const { headline, passages = [] } = JSON.parse(answer)
      told = [headline, ...passages.map((passage: { reportTitle?: string }) => passage.reportTitle)].join(
        ' · ',
      )
      if (gone ? !answer.includes(report.title) : headline.includes(String(report.beds))) return
      await new Promise((resolve) => setTimeout(resolve, 1_000))
    }
    book.fault('stale answer', `${question}: ${told}, not ${gone ? 'a word' : report.beds}`)
  }

  const add = async (readers: Readers, url: string) => {
    const fresh = Array.from({ length: 1 + chance.below(3) }, () => {
      const report = maker.next()
      return { report, file: fileOf(report) }
    })
    for (const one of fresh) {
      readers.expect(one.report)
      write(one)
    }
    book.count('reports added', fresh.length)
    await seen('added', url, (titles) => fresh.every(({ report }) => titles.includes(report.title)))
    held.push(...fresh)
    for (const one of fresh) await bedsAnswered(one, url)
    const end = Date.now() + TOLD_WITHIN_MS
    while (Date.now() < end && !fresh.every(({ report }) => readers.told(report.title)))
      await new Promise((resolve) => setTimeout(resolve, 500))
  }

  const correct = async (url: string) => {
    const one = chance.one(held)
    one.report = maker.corrected(one.report)
    write(one)
    book.count('reports corrected')
    await bedsAnswered(one, url)
  }

  const rename = async (url: string) => {
    const one = chance.one(held)
    const to = `改名-${serial++}-${one.file.replace(/^改名-\d+-/u, '')}`
    renameSync(join(dir, one.file), join(dir, to))
    one.file = to
    book.count('reports renamed')
    await seen('renamed', url, (_titles, files) => files.includes(to))
  }

  const takeAway = async (url: string) => {
    const [one] = held.splice(chance.below(held.length), 1)
    if (!one) return
    rmSync(join(dir, one.file))
    takenAway.push(one)
    book.count('reports taken away')
    await seen('taken away', url, (titles) => !titles.includes(one.report.title))
    await bedsAnswered(one, url, true)
  }

  const putBack = async (url: string) => {
    const one = takenAway.shift()
    if (!one) return
    write(one)
    held.push(one)
    book.count('reports put back')
    await seen('put back', url, (titles) => titles.includes(one.report.title))
    await bedsAnswered(one, url)
  }

  const damage = async (url: string) => {
    const file = join(dir, chance.one(['坏.docx', '坏.pdf', '坏.txt']))
    writeFileSync(
      file,
      Uint8Array.from({ length: 3_000 }, () => chance.below(256)),
    )
    book.count('files damaged')
    const title = held[0]?.report.title ?? ''
    await seen('beside a damaged file', url, (titles) => titles.includes(title))
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    rmSync(file)
  }

  const change = (readers: Readers, url: string): Promise<void> => {
    const kind = chance.below(10)
    if (held.length >= MOST) return takeAway(url)
    if (kind < 3 || held.length < AT_START) return add(readers, url)
    if (kind < 5) return correct(url)
    if (kind < 6) return rename(url)
    if (kind < 8) return takeAway(url)
    if (kind < 9) return putBack(url)
    return damage(url)
  }

  return {
    lay: () => {
      mkdirSync(dir, { recursive: true })
      for (const name of readdirSync(DATA).filter((one) => one !== 'README.md'))
        copyFileSync(join(DATA, name), join(dir, name))
      for (let i = 0; i < AT_START; i += 1) {
        const report = maker.next()
        held.push({ report, file: fileOf(report) })
      }
      for (const one of held) write(one)
    },
    async work(going, readers, url) {
      while (going()) {
        // An address that does not answer is a fault of this hour, not the end of its book.
        await change(readers, url).catch((error) => book.fault('folder', String(error)))
        for (let waited = 0; waited < EVERY_MS && going(); waited += 500)
          await new Promise((resolve) => setTimeout(resolve, 500))
      }
    },
  }
}
