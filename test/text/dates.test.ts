import { describe, expect, it } from 'vitest'
import { findDates, planYears } from '../../src/text/dates.ts'

describe('findDates', () => {
  it.each([
    ['2021年1月20日在义乌', [['2021年1月20日', '2021-01-20']]],
    ['规划（2021-2035 年）', [['2021-2035 年', '2021/2035']]],
    ['2021年至2025年', [['2021年至2025年', '2021/2025']]],
    ['1 9 9 3 年', [['1 9 9 3 年', '1993']]],
    ['二〇二六年一月二十七日', [['二〇二六年一月二十七日', '2026-01-27']]],
    ['二OO三年', [['二OO三年', '2003']]],
    ['11月13日发布', [['11月13日', '2024-11-13']]],
    [
      '1998、1999年洪涝',
      [
        ['1998', '1998'],
        ['1999年', '1999'],
      ],
    ],
    ['2000年底达', [['2000年底', '2000']]],
    ['“十四五”时期', [['“十四五”时期', '2021/2025']]],
    ['十五期间', [['十五', '2001/2005']]],
    ['第十五个五年规划', [['第十五个五年规划', '2026/2030']]],
    ['20世纪90年代', [['20世纪90年代', '1990/1999']]],
    ['今年3月', [['今年3月', '2024-03']]],
    ['去年完成', [['去年', '2023']]],
    ['98年', [['98年', '1998']]],
    ['昨日召开', [['昨日', null]]],
    ['从年初二开始', [['年初二', null]]],
  ] as const)('finds the dates of %s', (text, dates) => {
    expect(findDates(text, 2024).map((date) => [date.text, date.iso])).toEqual(dates)
  })

  it.each(['延长30年', '三个月内', '25年来', 'PM2.5年均浓度', '十五个', '2.5年', '月饼'])(
    'finds no date in %s',
    (text) => {
      expect(findDates(text, 2024)).toEqual([])
    },
  )

  it('does not guess a year that neither text nor context says', () => {
    expect(findDates('11月13日').map((date) => date.iso)).toEqual([null])
    expect(findDates('去年').map((date) => date.iso)).toEqual([null])
  })

  it('knows the years of the plans', () => {
    expect([planYears(1), planYears(3), planYears(9), planYears(14)]).toEqual([
      [1953, 1957],
      [1966, 1970],
      [1996, 2000],
      [2021, 2025],
    ])
  })
})
