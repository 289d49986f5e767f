import { describe, expect, it } from 'vitest'
import { type Edition, mergeEditions } from '../../src/indexer/editions.ts'
import type { Report } from '../../src/model.ts'
import { reportsOf } from '../support/library.ts'
import { MADE_UP } from '../support/made-up-reports.ts'

const TEXT = MADE_UP['苍岭政协2023.txt'] ?? ''

function edition(file: string, text: string, writtenAt: number): Edition {
  const [report] = reportsOf({ [file]: text })
  if (!report) throw new Error('no report')
  return { report, writtenAt }
}

const shown = (reports: readonly Report[]) => reports.map(({ file, alsoIn }) => [file, alsoIn])

describe('the same text in two files', () => {
  it.each([
    ['the second', 1, 2, 'b.txt', 'a.txt'],
    ['the first', 2, 1, 'a.txt', 'b.txt'],
    ['the first by name of two equally old', 1, 1, 'a.txt', 'b.txt'],
  ])('is kept once, from %s if that is newer', (_which, first, second, kept, other) => {
    const { reports, notes } = mergeEditions([edition('a.txt', TEXT, first), edition('b.txt', TEXT, second)])
    expect(shown(reports)).toEqual([[kept, [other]]])
    expect(notes).toHaveLength(1)
    expect(notes[0]).toContain(kept)
    expect(notes[0]).toContain(other)
  })

  it('in three files names the other two', () => {
    const three = ['c.txt', 'a.txt', 'b.txt'].map((file, i) => edition(file, TEXT, i))
    expect(shown(mergeEditions(three).reports)).toEqual([['b.txt', ['a.txt', 'c.txt']]])
  })

  it('is the same text with other line breaks and widths of figures', () => {
    const wide = TEXT.replace('257件', '２５７件').replace('全年收到', '全年\n收到')
    const { reports } = mergeEditions([edition('a.txt', TEXT, 1), edition('b.txt', wide, 2)])
    expect(reports).toHaveLength(1)
  })
})

describe('a corrected edition', () => {
  it('replaces the older one, with its figures', () => {
    const corrected = TEXT.replace('257件', '258件')
    const { reports } = mergeEditions([edition('旧.txt', TEXT, 1), edition('新.txt', corrected, 2)])
    expect(shown(reports)).toEqual([['新.txt', ['旧.txt']]])
    const whole = reports.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)).join('')
    expect(whole).toContain('258件')
    expect(whole).not.toContain('257件')
  })

  it('that drops a third of the sentences still is one of the same report', () => {
    const shorter = TEXT.split('\n\n')
      .filter((line) => !line.includes('书香政协') && !line.includes('“三联”'))
      .join('\n\n')
    const { reports } = mergeEditions([edition('a.txt', TEXT, 1), edition('b.txt', shorter, 2)])
    expect(reports).toHaveLength(1)
  })
})

describe('other reports', () => {
  it('stay, however alike: other years, bodies and places', () => {
    const all = Object.entries(MADE_UP).map(([file, text], i) => edition(file, text, i))
    const { reports, notes } = mergeEditions(all)
    expect(reports.map(({ file }) => file)).toEqual(Object.keys(MADE_UP).sort())
    expect(notes).toEqual([])
  })

  it('of another year with half the sentences in common stay', () => {
    const nextYear = TEXT.replaceAll('2024', '2025').replaceAll('2023', '2024').replace('257件', '301件')
    const { reports } = mergeEditions([edition('a.txt', TEXT, 1), edition('b.txt', nextYear, 2)])
    expect(reports.map(({ year }) => year).sort()).toEqual([2023, 2024])
  })

  it('of one page are never editions of each other', () => {
    const { report } = edition('版面.txt', TEXT, 1)
    const twin = { ...report, id: 'other' }
    const { reports } = mergeEditions([
      { report, writtenAt: 1 },
      { report: twin, writtenAt: 1 },
    ])
    expect(reports).toHaveLength(2)
  })
})

it('gives the reports in the order of their files, whatever order they came in', () => {
  const all = Object.entries(MADE_UP).map(([file, text]) => edition(file, text, 1))
  const files = (editions: Edition[]) => mergeEditions(editions).reports.map(({ file }) => file)
  expect(files([...all].reverse())).toEqual(files(all))
})

it('leaves the reports it is given as they were', () => {
  const editions = [edition('a.txt', TEXT, 1), edition('b.txt', TEXT, 2)]
  const before = structuredClone(editions)
  mergeEditions(editions)
  expect(editions).toEqual(before)
})

it('makes nothing of nothing', () => {
  expect(mergeEditions([])).toEqual({ reports: [], notes: [] })
})
