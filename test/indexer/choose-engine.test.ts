import { describe, expect, it } from 'vitest'
import { chooseEngine } from '../../src/indexer/choose-engine.ts'

const folderOf = (file: string, size: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({ file: `${i}${file}`, size }))

describe('auto', () => {
  it('keeps a city’s reports in memory', () => {
    expect(chooseEngine('auto', folderOf('.txt', 35_000, 5)).engine).toBe('minisearch')
  })

  it('leaves a province’s reports on disk, and says why', () => {
    const { engine, why } = chooseEngine('auto', folderOf('.txt', 35_000, 1000))
    expect(engine).toBe('sqlite')
    expect(why).toMatch(/auto: about 100000 paragraphs/u)
  })

  it('does not take the pictures of a PDF for paragraphs', () => {
    expect(chooseEngine('auto', folderOf('.pdf', 2_000_000, 5)).engine).toBe('minisearch')
  })
})

it('does what is asked for, whatever the size', () => {
  expect(chooseEngine('sqlite', []).engine).toBe('sqlite')
  expect(chooseEngine('minisearch', folderOf('.txt', 35_000, 1000)).engine).toBe('minisearch')
})
