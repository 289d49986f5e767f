import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chineseToArabic, parseNumeral, readNumeral } from '../../src/text/numerals.ts'

describe('parseNumeral', () => {
  it.each([
    ['363', 363],
    ['三百六十三', 363],
    ['二〇二〇', 2020],
    ['1.2万', 12_000],
    ['百分之五点五', 5.5],
    ['千分之三', 3],
    ['两成', 20],
    ['三成五', 35],
    ['18.23万亿', 18.23e12],
    ['10.36百亿亿', 10.36e18],
    ['1,500', 1500],
    ['廿三', 23],
    ['九十五万零三百', 950_300],
    ['1亿2000万', 120_000_000],
    ['2万5千', 25_000],
    ['４·３', 4.3],
    ['47．4', 47.4],
    ['1 9 9 3', 1993],
    ['65万余', 650_000],
    ['90多万', 900_000],
    ['1.1亿', 110_000_000],
    ['四万亿', 4e12],
    ['2.56 亿', 256_000_000],
  ])('reads %s as %d', (text, value) => {
    expect(parseNumeral(text)).toBe(value)
  })

  it('reads a fraction', () => {
    expect(parseNumeral('三分之一')).toBeCloseTo(1 / 3)
  })

  it.each(['十五五', '三四十', '提案', '', '363件', '成', '点'])('takes %s for no number', (text) => {
    expect(parseNumeral(text)).toBeNull()
  })

  it('reads what it writes with a scale word', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999 }),
        fc.constantFrom(['', 1], ['万', 1e4], ['亿', 1e8]),
        (n, scale) => {
          const [word, factor] = scale as [string, number]
          expect(parseNumeral(`${n}${word}`)).toBe(n * factor)
        },
      ),
    )
  })

  it('never ends beyond the text or before its start', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'一二十百千万亿点成分之0123456789.,多余 件'), maxLength: 12 }),
        (text) => {
          const numeral = readNumeral(text, 0)
          if (numeral) expect(numeral.end > 0 && numeral.end <= text.length).toBe(true)
        },
      ),
    )
  })
})

describe('chineseToArabic', () => {
  it.each([
    ['二〇二〇年政协提案', '2020年政协提案'],
    ['守岛二十年的是谁', '守岛二十年的是谁'],
    ['二三年基层协商', '23年基层协商'],
    ['零四年打算', '04年打算'],
    ['二0二0年提案', '2020年提案'],
    ['2O24年任务', '2024年任务'],
    ['九八年', '98年'],
    ['建了十五个监测点', '建了15个监测点'],
    ['三百六十三件提案', '363件提案'],
    ['一千三百二十五件提案', '1325件提案'],
    [`${'三百'.repeat(50_000)}又三十五件`, `${'三百'.repeat(50_000)}又35件`],
    ['第十四届二次会议', '第14届2次会议'],
    ['十一月十三日', '11月13日'],
  ])('turns %s into %s', (text, result) => {
    expect(chineseToArabic(text)).toBe(result)
  })

  it.each([
    '一般公共预算',
    '三农支出',
    '十五五规划',
    '十五期间',
    '第一议题',
    '一府两院',
    '八八战略',
    '三个一号工程',
    '第十五个五年规划',
    '最近七八年',
    '一年集中学习',
    '十大民生实事',
    '二十大精神',
  ])('leaves %s alone', (text) => {
    expect(chineseToArabic(text)).toBe(text)
  })
})
