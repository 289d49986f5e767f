import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readingOrder } from '../../../src/indexer/read/pdf-columns.ts'
import type { Fragment } from '../../../src/indexer/read/pdf-fragment.ts'
import { findFurniture } from '../../../src/indexer/read/pdf-furniture.ts'
import { endsEarly, leadWidth, readRows } from '../../../src/indexer/read/pdf-rows.ts'
import { untangle } from '../../../src/indexer/read/pdf-tangle.ts'
import { withoutRadicals } from '../../../src/indexer/read/radicals.ts'

const SIZE = 10

function fragment(text: string, left: number, y: number, size = SIZE): Fragment {
  return { text, left, right: left + text.length * size, y, size, font: 'Song' }
}

/** A column of full lines named after it: 'a0', 'a1' …, each `width` characters wide. */
function column(name: string, left: number, from: number, rows: number, width = 14): Fragment[] {
  return Array.from({ length: rows }, (_, i) =>
    fragment(`${name}${i}`.padEnd(width, '文'), left, from + i * 15),
  )
}

const orderOf = (fragments: Fragment[]) =>
  readingOrder(fragments).flatMap((region) =>
    readRows(region.fragments).map((row) => row.text.replace(/[文\s]/gu, '')),
  )

const named = (name: string, rows: number) => Array.from({ length: rows }, (_, i) => `${name}${i}`)

describe('readingOrder', () => {
  it.each([2, 3, 5])('reads %i columns one after the other', (count) => {
    const names = ['a', 'b', 'c', 'd', 'e'].slice(0, count)
    const page = names.flatMap((name, i) => column(name, 50 + i * 160, 100, 12))
    fc.assert(
      fc.property(fc.shuffledSubarray(page, { minLength: page.length }), (shuffled) => {
        expect(orderOf(shuffled)).toEqual(names.flatMap((name) => named(name, 12)))
      }),
      { numRuns: 10 },
    )
  })

  it('reads a headline over all columns first, and one in the middle between the bands', () => {
    const page = [
      fragment('上'.repeat(28), 50, 60),
      ...column('a', 50, 100, 8),
      ...column('b', 210, 100, 8),
      fragment('下'.repeat(28), 50, 260),
      ...column('c', 50, 300, 8),
      ...column('d', 210, 300, 8),
    ]
    expect(orderOf(page).map((text) => text.slice(0, 2))).toEqual([
      '上上',
      ...named('a', 8),
      ...named('b', 8),
      '下下',
      ...named('c', 8),
      ...named('d', 8),
    ])
  })

  it('keeps a headline with the columns below it while another article stands beside', () => {
    const page = [
      fragment('题'.repeat(28), 50, 85),
      ...column('a', 50, 115, 9),
      ...column('b', 210, 115, 9),
      ...column('x', 370, 85, 11),
    ]
    expect(orderOf(page).map((text) => text.slice(0, 2))).toEqual([
      '题题',
      ...named('a', 9),
      ...named('b', 9),
      ...named('x', 11).map((its) => its.slice(0, 2)),
    ])
  })

  it('does not take a table for columns, and joins its rows', () => {
    const rows = [
      ['项目', '2022年', '2023年'],
      ['立案提案', '187件', '213件'],
      ['社情民意', '231篇', '256篇'],
      ['民主监督', '15次', '19次'],
    ]
    const table = rows.flatMap((row, i) => row.map((text, j) => fragment(text, 60 + j * 120, 200 + i * 18)))
    const page = [...column('a', 50, 100, 5, 34), ...table, ...column('b', 50, 300, 5, 34)]
    const found = readingOrder(page).flatMap((region) => readRows(region.fragments))
    expect(found.slice(5, 9).map((row) => row.text)).toEqual(rows.map((row) => row.join(' | ')))
    expect(found.map((row) => row.cells)).toEqual([
      ...Array(5).fill(false),
      ...Array(4).fill(true),
      ...Array(5).fill(false),
    ])
  })

  it('loses and doubles nothing, whatever stands on the page', () => {
    const any = fc.record({
      left: fc.integer({ min: 0, max: 500 }),
      y: fc.integer({ min: 0, max: 700 }),
      length: fc.integer({ min: 1, max: 40 }),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 60 }), (places) => {
        const page = places.map(({ left, y, length }, i) =>
          fragment(String.fromCodePoint(0x4e00 + i).repeat(length), left, y),
        )
        const sorted = (text: string) => [...text.replace(/[\s|]/gu, '')].sort().join('')
        const text = readingOrder(page)
          .flatMap((region) => readRows(region.fragments).map((row) => row.text))
          .join('')
        expect(sorted(text)).toBe(sorted(page.map((its) => its.text).join('')))
      }),
    )
  })
})

describe('readRows', () => {
  it('shows an indent as two ideographic spaces and knows where paragraphs begin', () => {
    const rows = readRows([
      fragment('文'.repeat(12), 70, 100),
      fragment('文'.repeat(14), 50, 115),
      fragment('文'.repeat(5), 50, 130),
      fragment('题'.repeat(14), 50, 145),
      fragment('文'.repeat(14), 50, 175),
    ])
    expect(rows.map((row) => row.text.startsWith('　　'))).toEqual([true, false, false, false, false])
    expect(rows.map((row) => row.opens)).toEqual([true, false, false, true, true])
  })

  it('closes the spaces of a justified line and of spaced-out type, not those of a signature', () => {
    const wide = { ...fragment('共 立 提 案 363 件', 50, 100), right: 190 }
    const rows = readRows([
      fragment('文'.repeat(14), 50, 85),
      wide,
      fragment('主席 梁守诚', 50, 130),
      fragment('各 位 代 表', 50, 160),
    ])
    expect(rows.map((row) => row.text).slice(1)).toEqual(['共立提案363件', '主席 梁守诚', '各位代表'])
  })
})

describe('leadWidth', () => {
  it.each([
    ['过去一年', 1],
    ['略”，牢牢', 3],
    ['“双高”计划', 2],
    ['2023年', 2],
    ['99.3%、93.8%，民间', 7],
    ['展“人工智能', 3],
    ['　　各位', 1],
  ])('knows what must stand together at the beginning of %s', (text, width) => {
    expect(leadWidth(text)).toBe(width)
  })

  it('tells a line that ends early from one that had no room for what follows', () => {
    expect(endsEarly({ rest: 6 }, '99.3%、93.8%，民间')).toBe(false)
    expect(endsEarly({ rest: 6 }, '过去一年')).toBe(true)
    expect(endsEarly({ rest: -0.5 }, '过去一年')).toBe(false)
  })
})

describe('untangle', () => {
  it('puts what stands in a gap of another fragment where it is read', () => {
    const line = { ...fragment('举办 溪畔讲堂 期', 0, 100), right: 90 }
    const open = { ...fragment('“', 20, 100), right: 25 }
    const close = { ...fragment('”9', 68, 100), right: 80 }
    expect(
      untangle([line, open, close])
        .map((its) => its.text)
        .join(''),
    ).toBe('举办“溪畔讲堂”9期')
  })
})

describe('findFurniture', () => {
  it('knows heads that come back and numbers of pages, and leaves lines of the text', () => {
    const page = (number: number) => [
      { text: `云溪政协 2024年第${number}期`, page: number, place: 0.05 },
      { text: `${'甲乙丙'.charAt(number - 1)}、2023年工作回顾`, page: number, place: 0.12 },
      { text: '2023', page: number, place: 0.5 },
      { text: `— ${number} —`, page: number, place: 0.95 },
    ]
    const found = findFurniture([1, 2, 3].flatMap(page), 3)
    expect([...found].sort((a, b) => a[0] - b[0])).toEqual(
      [0, 4, 8].flatMap((i) => [
        [i, '页眉'],
        [i + 3, '页码'],
      ]),
    )
  })
})

describe('withoutRadicals', () => {
  it('replaces radicals by the characters they look like', () => {
    expect(withoutRadicals('⼀、⻓期⼯作⻅效，⻛⼝')).toBe('一、长期工作见效，风口')
  })
})
