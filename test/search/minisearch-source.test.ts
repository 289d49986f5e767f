import MiniSearch from 'minisearch'
import { describe, expect, it } from 'vitest'
import { paragraphKey, type SearchTerm } from '../../src/search/candidate-source.ts'
import {
  createMiniSearchSource,
  type MiniSearchSource,
  openMiniSearchSource,
} from '../../src/search/minisearch-source.ts'
import { paragraphTerms, titleTerms } from '../../src/search/paragraph-terms.ts'
import { BM25, FIELD_BOOST } from '../../src/search/scoring.ts'
import { createSegmenter } from '../../src/text/segment.ts'
import { reportsOf } from '../support/library.ts'
import { MADE_UP } from '../support/made-up-reports.ts'

const reports = reportsOf(MADE_UP)
const [first, ...others] = reports
if (!first) throw new Error('no reports')
const segmenter = createSegmenter()

function terms(text: string): SearchTerm[] {
  const words = segmenter.words(text).map((word): SearchTerm => ({ text: word, weight: 1, kind: 'word' }))
  const grams = segmenter.bigrams(text).map((gram): SearchTerm => ({ text: gram, weight: 0.5, kind: 'gram' }))
  return [...words, ...grams]
}

function filled(some = reports): MiniSearchSource {
  const source = createMiniSearchSource()
  source.add(some)
  return source
}

const fileOf = (id: string | undefined) => reports.find((report) => report.id === id)?.file

describe('search', () => {
  it.each([
    ['渔港改造', '泽浦政协2023.txt'],
    ['司法局普法', '苍岭人大2023.txt'],
    ['电子信息产业产值', '苍岭政府2023.txt'],
    ['古桥修缮', '苍岭政协2022.txt'],
  ])('finds %s where it stands', (text, file) => {
    const [best] = filled().search(terms(text), null, 5)
    expect(fileOf(best?.reportId)).toBe(file)
  })

  it('gives the best first, at most as many as asked, each paragraph once', () => {
    const found = filled().search(terms('组织委员视察提案办复率'), null, 4)
    expect(found).toHaveLength(4)
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a))
    expect(new Set(found.map(({ reportId, paragraph }) => `${reportId}#${paragraph}`)).size).toBe(4)
  })

  it('gives numbers of paragraphs that the report has', () => {
    for (const { reportId, paragraph } of filled().search(terms('2023年工作'), null, 100)) {
      const report = reports.find(({ id }) => id === reportId)
      expect(report?.paragraphs[paragraph - 1]?.number).toBe(paragraph)
    }
  })

  it('stays within the reports in scope, and an empty scope holds nothing', () => {
    const source = filled()
    const found = source.search(terms('组织委员视察'), new Set([first.id]), 50)
    expect(found.length).toBeGreaterThan(0)
    for (const { reportId } of found) expect(reportId).toBe(first.id)
    expect(source.search(terms('组织委员视察'), new Set(), 50)).toEqual([])
  })

  it('scores as MiniSearch does that is asked for all terms at once, also when reports were removed', () => {
    const source = filled()
    source.remove([first])
    const plain = new MiniSearch({
      idField: 'id',
      fields: ['title', 'section', 'text', 'grams'],
      extractField: (document, field) => [document[field]].flat().join(' '),
      tokenize: (text) => text.split(' '),
      processTerm: (term) => term || null,
      searchOptions: { bm25: BM25, boost: FIELD_BOOST },
    })
    for (const report of reports)
      for (const paragraph of report.paragraphs)
        plain.add({
          id: paragraphKey(report, paragraph.number),
          ...paragraphTerms(segmenter, titleTerms(segmenter, report), paragraph),
        })
    for (const { number } of first.paragraphs) plain.discard(paragraphKey(first, number))
    for (const question of ['组织委员视察提案办复率', '渔港改造', '2023年人大代表建议有多少件', '政协']) {
      const asked = terms(question)
      const part = (kind: SearchTerm['kind'], fields: string[]) => {
        const some = asked.filter((term) => term.kind === kind)
        return {
          queries: [some.map(({ text }) => text).join(' ')],
          fields,
          boostTerm: (_: string, i: number) => some[i]?.weight ?? 1,
        }
      }
      const search = () =>
        plain.search({ queries: [part('word', ['title', 'section', 'text']), part('gram', ['grams'])] })
      // The first search after a removal still counts what was removed.
      search()
      const expected = search()
      const found = source.search(asked, null, 50)
      expect(found.length).toBeGreaterThan(0)
      expect(found.map(({ reportId, paragraph }) => `${reportId}#${paragraph}`)).toEqual(
        expected.slice(0, 50).map(({ id }) => id),
      )
      expect(found.map(({ score }) => score)).toEqual(expected.slice(0, 50).map(({ score }) => score))
    }
  })

  it('finds by pairs of characters what no word finds', () => {
    const gram: SearchTerm = { text: segmenter.bigrams('书屋')[0] ?? '', weight: 1, kind: 'gram' }
    const [best] = filled().search([gram], null, 5)
    expect(fileOf(best?.reportId)).toBe('苍岭政协2023.txt')
  })

  it('lets the weight of a term decide', () => {
    const weighed = (fish: number, bridge: number) =>
      filled().search(
        [
          { text: '渔船', weight: fish, kind: 'word' },
          { text: '古桥', weight: bridge, kind: 'word' },
        ],
        null,
        1,
      )[0]?.reportId
    expect(fileOf(weighed(3, 0.1))).toBe('泽浦政协2023.txt')
    expect(fileOf(weighed(0.1, 3))).toBe('苍岭政协2022.txt')
  })

  it('finds nothing for no terms and for words nobody uses', () => {
    expect(filled().search([], null, 10)).toEqual([])
    expect(filled().search([{ text: '卫星', weight: 1, kind: 'word' }], null, 10)).toEqual([])
  })
})

describe('add and remove', () => {
  it('count paragraphs and words, and leave no trace of what was removed', () => {
    const source = filled()
    expect(source.size()).toBe(reports.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0))
    expect(source.documentFrequency('渔船')).toBe(1)
    source.remove(reports.filter(({ file }) => file === '泽浦政协2023.txt'))
    expect(source.documentFrequency('渔船')).toBe(0)
    expect(source.search(terms('渔船'), null, 50).map(({ reportId }) => fileOf(reportId))).not.toContain(
      '泽浦政协2023.txt',
    )
  })

  it('end where they began when all is removed', () => {
    const source = filled()
    source.remove(reports)
    expect(source.size()).toBe(0)
    expect([...source.frequencies()]).toEqual([])
    expect(source.search(terms('提案'), null, 10)).toEqual([])
  })

  it('give what a fresh source gives, when a report is replaced', () => {
    const source = filled()
    source.remove([first])
    source.add([first])
    const found = (one: MiniSearchSource) =>
      one.search(terms('古桥修缮'), null, 3).map(({ reportId, paragraph }) => `${reportId}#${paragraph}`)
    expect(found(source)).toEqual(found(filled([...others, first])))
    expect(new Map(source.frequencies())).toEqual(new Map(filled().frequencies()))
  })

  it('count a word once for a paragraph, be it in heading or text', () => {
    const [report] = reportsOf({
      '渔业.md':
        '# 渔业报告\n\n## 一、渔业工作\n\n渔业渔业渔业产量增长。\n\n## 二、农业工作\n\n农业产量增长。\n',
    })
    if (!report) throw new Error('no report')
    expect(filled([report]).documentFrequency('渔业')).toBeLessThanOrEqual(report.paragraphs.length)
    expect(filled([report]).documentFrequency('产量')).toBe(2)
  })
})

/** A source as it comes back from disk. */
const reopened = (source: MiniSearchSource) =>
  openMiniSearchSource(JSON.parse(JSON.stringify([...source.pages()])))

describe('the state', () => {
  it('opens again as text with the same finds and counts', async () => {
    const source = filled()
    const again = await reopened(source)
    for (const text of ['渔港改造', '提案办复率', '组织委员视察', '社区食堂'])
      expect(again.search(terms(text), null, 20)).toEqual(source.search(terms(text), null, 20))
    expect(again.size()).toBe(source.size())
    expect([...again.frequencies()]).toEqual([...source.frequencies()])
  })

  it('goes on from there: reports can be removed and added', async () => {
    const again = await reopened(filled(others))
    again.add([first])
    expect(again.size()).toBe(filled().size())
    again.remove([first])
    expect(again.size()).toBe(filled(others).size())
    expect(new Map(again.frequencies())).toEqual(new Map(filled(others).frequencies()))
  })

  it('forgets reports that were removed once they are many, and finds the others as before', async () => {
    const source = filled()
    source.remove(others)
    await source.tidy()
    const alone = filled([first])
    const words = (one: MiniSearchSource) =>
      [...one.pages()].flatMap((page) => ('terms' in page ? page.terms.map(([term]) => term) : [])).sort()
    expect(words(source)).toEqual(words(alone))
    const found = (one: MiniSearchSource) =>
      ['渔港改造', '提案办复率', '组织委员视察', '社区食堂'].map((text) =>
        one.search(terms(text), null, 20).map(({ paragraph, score }) => [paragraph, score.toFixed(9)]),
      )
    expect(found(source)).toEqual(found(alone))
  })

  it('is laid out in pages, none of which holds more than some hundred terms', () => {
    const sizes = [...filled().pages()].flatMap((page) => ('terms' in page ? page.terms.length : []))
    expect(sizes.length).toBeGreaterThan(1)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500)
  })
})
