import { describe, expect, it } from 'vitest'
import { findDurations, findRanks } from '../../src/text/durations.ts'

const said = (find: typeof findDurations, text: string) =>
  find(text).map(({ start, end }) => text.slice(start, end))

describe('how long something lasts', () => {
  it.each([
    ['连续三年监督“无废城市”建设', ['连续三年']],
    ['连续第7年监督双溪湖建设', ['连续第7年']],
    ['收集20年来政协工作素材', ['20年来']],
    ['前后一共历时一年多', ['前后一共历时一年多']],
    ['用了两个月时间完成清理', ['用了两个月']],
    ['码头整修用时两年', ['用时两年']],
    ['三年任务两年完成', ['两年']],
    ['天桥五十二天通行', ['五十二天']],
  ])('%s', (text, expected) => {
    expect(said(findDurations, text)).toEqual(expected)
  })

  it.each([
    '2023年，常委会依法履职',
    '1998年以来下岗职工',
    '第十四届三次会议',
    '近三年的工作',
    '2023年完成, 3月建成',
  ])('is not in %s', (text) => {
    expect(said(findDurations, text)).toEqual([])
  })
})

describe('which one in a row something is', () => {
  it.each([
    ['全省首家县级文史馆建成', ['首家']],
    ['主持召开第46次常务会议', ['第46次']],
  ])('%s', (text, expected) => {
    expect(said(findRanks, text)).toEqual(expected)
  })
})
