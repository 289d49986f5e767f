import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ingest } from '../../src/indexer/ingest.ts'
import { looksLikeMarkdown, readMarkdown } from '../../src/indexer/read/markdown.ts'
import { readPlainText } from '../../src/indexer/read/text.ts'
import { difference, piecesOf, visible } from './account.ts'

const root = join(import.meta.dirname, '../..')
const folders = [
  'data',
  '../shared/corpora/national-1998-2007',
  '../shared/corpora/provinces-2026',
  'test/eval/district',
].map((folder) => join(root, folder))

const files = folders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.txt') || path.endsWith('.md'))
  .filter((path) => !/readme/iu.test(path))

describe.each(files.map((path) => [basename(path), path]))('%s', (name, path) => {
  const text = readFileSync(path, 'utf8')
  const source = looksLikeMarkdown(text) ? readMarkdown(text) : readPlainText(text)
  const reports = ingest(source, name)
  const pieces = piecesOf(reports)
  const whole = visible(source.lines.map((line) => line.text).join('\n'))

  it('keeps every visible character once, in a heading, a paragraph, an identity line or a quoting warning', () => {
    expect(difference(whole, pieces)).toEqual({ lost: '', doubled: '' })
  })

  it('holds nothing but unbroken stretches of the file', () => {
    const invented = pieces.filter((piece) => !whole.includes(visible(piece)))
    expect(invented.filter((piece) => !/[a-z]{8}/iu.test(piece))).toEqual([])
  })

  it('begins and ends no paragraph inside a sentence', () => {
    const broken = reports.flatMap((report) =>
      report.paragraphs
        .map((paragraph) => paragraph.text)
        .filter((one) => /^[，。；：、！？）]/u.test(one) || !/[。！？!…：:”）；]$/u.test(one)),
    )
    expect(broken).toEqual([])
  })

  it('has no paragraph longer than 600 characters and no spaces between Chinese characters in one', () => {
    const texts = reports.flatMap((report) => report.paragraphs.map((paragraph) => paragraph.text))
    expect(texts.filter((one) => one.length > 600)).toEqual([])
    expect(texts.filter((one) => /\p{Script=Han}\s+\p{Script=Han}/u.test(one))).toEqual([])
  })

  it('numbers its paragraphs from 1, names each once, and points every section at one', () => {
    for (const report of reports) {
      expect(report.paragraphs.map((paragraph) => paragraph.number)).toEqual(
        report.paragraphs.map((_, i) => i + 1),
      )
      expect(new Set(report.paragraphs.map((paragraph) => paragraph.id)).size).toBe(report.paragraphs.length)
      for (const section of report.sections) {
        expect(section.path.at(-1)).toBe(section.title)
        expect(section.path.length).toBeLessThanOrEqual(section.level)
        expect(section.paragraph).toBeLessThanOrEqual(report.paragraphs.length + 1)
      }
    }
  })
})
