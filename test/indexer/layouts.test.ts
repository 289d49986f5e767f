import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ingest } from '../../src/indexer/ingest.ts'
import { sentences } from '../../src/text/sentences.ts'
import { difference, piecesOf, sourceOf, visible } from './account.ts'
import { BODY, HEADINGS, layOut } from './typeset.ts'

const layouts = fc.record({
  width: fc.integer({ min: 15, max: 44 }),
  blankAfterEvery: fc.boolean(),
  blankBetween: fc.boolean(),
  indent: fc.boolean(),
  pageLines: fc.constantFrom(0, 13, 21, 30),
  head: fc.constantFrom('', '云溪县政协九届二次会议文件'),
  spread: fc.boolean(),
})

describe('a report in any layout', () => {
  it('loses no visible character and doubles none', () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        const text = layOut(layout)
        expect(difference(text, piecesOf(ingest(sourceOf(text), 'x.txt')))).toEqual({ lost: '', doubled: '' })
      }),
      { numRuns: 150 },
    )
  })

  it('gives back every sentence unbroken', () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        const pieces = piecesOf(ingest(sourceOf(layOut(layout)), 'x.txt')).map(visible)
        const wanted = sentences(BODY).map(({ start, end }) => visible(BODY.slice(start, end)))
        expect(wanted.filter((one) => !pieces.some((piece) => piece.includes(one)))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('finds every numbered heading whole, and nothing behind it', () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        const [report] = ingest(sourceOf(layOut(layout)), 'x.txt')
        const titles = (report?.sections ?? []).map((section) => visible(section.title))
        expect(HEADINGS.map(visible).filter((heading) => !titles.includes(heading))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('reads the same identity', () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        const [report] = ingest(sourceOf(layOut(layout)), 'x.txt')
        expect(report).toMatchObject({
          title: '政协第九届云溪县委员会常务委员会工作报告',
          titleFrom: 'stated',
          institution: '政协云溪县委员会',
          region: '云溪县',
          session: '第九届',
          meeting: '政协第九届云溪县委员会第二次会议',
          date: '2023-02-08',
          year: 2022,
          planYear: 2023,
          presenter: '林远山',
          presenterPost: '云溪县政协主席',
        })
      }),
      { numRuns: 150 },
    )
  })
})
