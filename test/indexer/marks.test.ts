import { describe, expect, it } from 'vitest'
import { endsSentence, hanNumber, isSalutation, markOf } from '../../src/indexer/marks.ts'

describe('markOf', () => {
  it.each([
    ['一、2023年工作回顾', 'han', 1, '一、'],
    ['十二、做好民生实事', 'han', 12, '十二、'],
    ['（三）深化改革', 'hanParen', 3, '（三）'],
    ['(十)加强自身建设', 'hanParen', 10, '(十)'],
    ['1. 理论学习增定力。', 'arabic', 1, '1. '],
    ['2、招商引资。', 'arabic', 2, '2、'],
    ['１．强化创新', 'arabic', 1, '１．'],
    ['（12）推进改革', 'arabicParen', 12, '（12）'],
    ['第三条 委员应当', 'article', 3, '第三条 '],
    ['第一部分 2023年工作回顾', 'division', 1, '第一部分 '],
    ['第二，妥善处理改革', 'ordinal', 2, '第二，'],
    ['三是加快推进', 'item', 3, '三是'],
    ['二要发展进出口贸易', 'item', 2, '二要'],
    ['——经济平稳增长。', 'dash', 0, '——'],
    ['③ 改造老旧小区', 'circled', 3, '③ '],
  ])('reads the numbering of %s', (text, kind, number, mark) => {
    expect(markOf(text)).toEqual({ kind, number, text: mark })
  })

  it.each([
    '2023年工作回顾',
    '2.56亿元投入使用',
    '三农工作重中之重',
    '一般公共预算收入',
    '第一时间传达学习',
    '第一次会议上',
    '十五五时期',
    '一要',
    '（二〇二四年一月）',
  ])('takes %s for text', (text) => {
    expect(markOf(text)).toBeNull()
  })
})

it.each([
  ['九', 9],
  ['十', 10],
  ['十一', 11],
  ['二十', 20],
  ['三十六', 36],
  ['一二', 0],
  ['', 0],
])('counts %s as %i', (text, number) => {
  expect(hanNumber(text)).toBe(number)
})

it.each([
  ['各位代表：', true],
  ['各位委员、同志们！', true],
  ['各位代表', true],
  ['各位委员，同志们：', true],
  ['同志们：', true],
  ['各位代表！过去一年成绩显著。', false],
  ['各位老领导、老同志热情关心的结果', false],
])('tells whether %s is only an address', (text, expected) => {
  expect(isSalutation(text)).toBe(expected)
})

it.each([
  ['提出建议。', true],
  ['他说：“好。”', true],
  ['有力有效……', true],
  ['（摄于昨日。）', true],
  ['主要有：', false],
  ['共立提案', false],
  ['第一；', false],
])('tells whether %s ends a sentence', (text, expected) => {
  expect(endsSentence(text)).toBe(expected)
})
