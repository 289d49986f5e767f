import { describe, expect, it } from 'vitest'
import { fiveYearPlans, isoDate, yearFrom, yearsIn } from '../../src/indexer/calendar.ts'

it.each([
  ['(2021年1月20日在政协第十三届义乌市委员会第五次会议上)', '2021-01-20'],
  ['——二〇二六年一月二十七日在甘肃省十四届人民代表大会', '2026-01-27'],
  ['二○二四年十二月三十一日', '2024-12-31'],
  ['２０２５年３月５日', '2025-03-05'],
  ['2024年2月', '2024-02'],
  ['2024年度', '2024'],
  ['发布于2023-11-05', '2023-11-05'],
  ['2024.1.9', '2024-01-09'],
  ['2024年13月', '2024'],
  ['第13次会议', null],
  ['1月20日', null],
])('reads the date of %s as %s', (text, expected) => {
  expect(isoDate(text)).toBe(expected)
})

it.each([
  ['二〇二六', 2026],
  ['２００１', 2001],
  ['1998', 1998],
  ['2126', null],
  ['三百', null],
])('reads %s as the year %s', (text, expected) => {
  expect(yearFrom(text)).toBe(expected)
})

it('finds the years of a heading, spans included', () => {
  expect(yearsIn('2025年工作回顾和2026—2030年目标')).toEqual([2025, 2026, 2030])
  expect(yearsIn('首先报告２００１年的工作')).toEqual([2001])
  expect(yearsIn('实现2000件提案')).toEqual([])
})

describe('fiveYearPlans', () => {
  it.each([
    ['“十五五”时期', 2026, 2030],
    ['“十四五”', 2021, 2025],
    ['“九五”时期', 1996, 2000],
    ['“十五”计划', 2001, 2005],
    ['“一五”计划', 1953, 1957],
    ['“三五”', 1966, 1970],
    ['第十个五年计划', 2001, 2005],
    ['国民经济和社会发展第十五个五年规划', 2026, 2030],
  ])('knows the years of %s', (text, from, to) => {
    expect(fiveYearPlans(text)).toMatchObject([{ from, to }])
  })

  it('takes no other number with 五 for a plan', () => {
    expect(fiveYearPlans('过去五年，打好“十五张牌”，“五有”目标')).toEqual([])
  })
})
