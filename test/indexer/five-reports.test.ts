import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ingest } from '../../src/indexer/ingest.ts'
import { looksLikeMarkdown, readMarkdown } from '../../src/indexer/read/markdown.ts'
import { readPlainText } from '../../src/indexer/read/text.ts'
import type { Report } from '../../src/model.ts'

/** What a reader of the paper found in it; see test/fixtures/reports/README.md. */
interface Reading {
  identity: Partial<Report>
  outline: [number, string][]
  firstWords: string
  lastWords: string
}

const root = join(import.meta.dirname, '../..')
const readings = join(root, 'test/fixtures/reports')
const names = readdirSync(readings)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length))

const tight = (text: string) => text.replace(/\s/gu, '')
const keysOf = (outline: readonly [number, string][]) =>
  outline.map(([level, title]) => `${level} ${tight(title)}`)

function f1(found: readonly string[], wanted: readonly string[]): number {
  if (found.length === 0 && wanted.length === 0) return 1
  const right = found.filter((one) => wanted.includes(one)).length
  return (2 * right) / (found.length + wanted.length)
}

describe.each(names)('%s', (name) => {
  const text = readFileSync(join(root, 'data', `${name}.txt`), 'utf8')
  const reports = ingest(looksLikeMarkdown(text) ? readMarkdown(text) : readPlainText(text), `${name}.txt`)
  const read: Reading[] = JSON.parse(readFileSync(join(readings, `${name}.json`), 'utf8'))

  it('tells who reports what, when and on which year, and invents nothing', () => {
    expect(reports).toHaveLength(read.length)
    for (const [i, { identity }] of read.entries()) expect(reports[i]).toMatchObject(identity)
  })

  it('finds the outline with its levels', () => {
    for (const [i, { outline }] of read.entries()) {
      const found = (reports[i]?.sections ?? []).map(({ level, title }): [number, string] => [level, title])
      expect(f1(keysOf(found), keysOf(outline))).toBeGreaterThanOrEqual(0.98)
    }
  })

  it('begins and ends each report where it begins and ends', () => {
    for (const [i, { firstWords, lastWords }] of read.entries()) {
      expect(reports[i]?.paragraphs.at(0)?.text.startsWith(firstWords)).toBe(true)
      expect(reports[i]?.paragraphs.at(-1)?.text.endsWith(lastWords)).toBe(true)
    }
  })
})
