import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../../src/indexer/read/file.ts'
import { ingestOne } from '../../../src/indexer/read/ingest-file.ts'

const pathOf = (name: string) => fileURLToPath(new URL(`../../fixtures/formats/${name}`, import.meta.url))
const bare = (text: string) => text.replace(/\s+/gu, '')

/** Paragraphs of the one report in a file. */
async function paragraphs(name: string): Promise<string[]> {
  const { error, reports } = await ingestOne(pathOf(name), name)
  expect(error).toBeNull()
  expect(reports).toHaveLength(1)
  return reports.flatMap((report) => report.paragraphs.map((its) => bare(its.text)))
}

/** Text of a file without running heads and numbers of pages, as its reader gives it, marks of tables aside. */
async function readText(name: string): Promise<string> {
  const { lines } = await readSource(pathOf(name))
  const text = lines.filter((line) => line.furniture === null).map((line) => line.text)
  return bare(text.join('').replace(/\||(?<=[A-Za-z])-(?=[a-z])/gu, ''))
}

const LAID_OUT = ['columns-1.pdf', 'columns-3.pdf', 'columns-5.pdf']
const MARKED = ['report.md', 'styles.docx', 'bold.docx', 'numbered.docx', 'pandoc.docx', 'article.html']

describe('one report in every format', () => {
  it.each([...MARKED, ...LAID_OUT, 'wrapped-17.txt'])('is read whole and in order from %s', async (name) => {
    expect(await readText(name)).toBe(await readText('unwrapped.txt'))
  })

  it.each([...MARKED, ...LAID_OUT, 'unwrapped.txt', 'wrapped-17.txt'])(
    'has the same paragraphs in %s as in Word',
    async (name) => {
      const expected = await paragraphs('styles.docx')
      const found = await paragraphs(name)
      const same = found.filter((text) => expected.includes(text)).length
      expect((2 * same) / (expected.length + found.length)).toBeGreaterThanOrEqual(0.98)
    },
  )

  it.each(LAID_OUT)('has whole paragraphs as lines in %s', async (name) => {
    const { lines } = await readSource(pathOf(name))
    const prose = lines.filter((line) => line.furniture === null && line.text.length > 40)
    expect(prose.length).toBeGreaterThan(10)
    for (const line of prose) expect(line.text).toMatch(/[。！]$/u)
  })

  it.each(LAID_OUT)('tells running heads and page numbers of %s apart', async (name) => {
    const { lines } = await readSource(pathOf(name))
    const pages = new Set(lines.map((line) => line.page)).size
    expect(lines.filter((line) => line.furniture === '页码')).toHaveLength(pages)
  })
})
