import { describe, expect, it } from 'vitest'
import {
  askedUnits,
  countsAlike,
  measuresAlike,
  measuresOther,
  unitAsked,
  unitsLike,
  unitsOfCounted,
} from '../../../src/answer/vocabulary/measure-words.ts'

describe('askedUnits', () => {
  it.each([
    ['立了多少件提案', '件'],
    ['开了几场协商', '场'],
    ['满意率百分之几', '%'],
    ['代表建议满意率', '%'],
    ['毕业生就业率是多少', '%'],
    ['进出口排全国第几', '位'],
    ['几成老人满意', '%'],
    ['涨了几个点', '个百分点'],
    ['挣多少钱', '元'],
    ['投了多少资金', '元'],
    ['gdp有多少亿', '元'],
    ['规模有多大', '元'],
    ['有多少人参加培训', '人'],
    ['多少人参加培训', '名'],
    ['来了多少游客', '人次'],
    ['多少娃上学不要钱', '人'],
    ['修了多长的路', '公里'],
    ['高速公路有多少', '公里'],
    ['多久能办好', '个月'],
    ['提案有多少', '件'],
    ['一共提了多少意见', '条'],
    ['多少学生公寓', '套'],
    ['粮食产量是多少', '吨'],
    ['人均预期寿命多少', '岁'],
    ['中欧班列开了多少', '列'],
    ['空气好的有多少天', '天'],
    ['增长了多少', '%'],
    ['全国排第几', '位'],
    ['几块钱', '元'],
    ['多少亿美元', '美元'],
    ['新增就业多少', '人'],
    ['养老院有多少', '家'],
    ['种了多少树', '亩'],
    ['建了多少个停车位', '个'],
    ['pm2.5降到多少', '微克/立方米'],
  ])('%s asks for %s', (question, unit) => {
    expect(askedUnits(question)).toContain(unit)
  })

  it.each([
    ['立了几件提案', '件'],
    ['多少个提案', '个'],
    ['几次会议', '次'],
    ['失业率是多少', '%'],
    ['多少户人家', '户'],
  ])('%s asks first for %s', (question, unit) => {
    expect(askedUnits(question)[0]).toBe(unit)
  })

  it('knows that 多少个提案 is answered by 件 too', () => {
    expect(askedUnits('多少个提案')).toContain('件')
  })

  it.each([
    '这几年提案怎么样',
    '那几块地怎么建议的',
    '最近几年的变化',
    '请你来协商是什么',
    '谁作的报告',
    '几何',
    '哪一年成立',
  ])('%s asks for no amount', (question) => {
    expect(askedUnits(question)).toEqual([])
  })
})

describe('unitAsked', () => {
  it.each([
    [['元'], '亿元', true],
    [['人', '名'], '万人', true],
    [['人次'], '余万人次', true],
    [['吨'], '万吨', true],
    [['件'], '场', false],
    [['元'], '美元', false],
    [[], '件', false],
  ])('%j against %s is %s', (asked, unit, expected) => {
    expect(unitAsked(asked, unit)).toBe(expected)
  })
})

describe('countsAlike', () => {
  it.each([
    [['场', '次'], '件', true],
    [['台'], '部', true],
    [['块', '元'], '个', false],
    [['人'], '件', false],
    [['公里'], '条', false],
    [['件'], '元', false],
  ])('asked in %j, a figure in %s: %s', (asked, unit, expected) => {
    expect(countsAlike(asked, unit)).toBe(expected)
  })
})

it.each([
  ['吨', '斤', true],
  ['场', '件', true],
  ['元', '人', false],
  ['%', '亩', false],
  ['', '人', true],
])('figures in %s and in %s can stand beside each other: %s', (one, other, alike) => {
  expect(measuresAlike(one, other)).toBe(alike)
})

it('of a unit gives those that the same thing may be told in, itself first', () => {
  expect(unitsLike('人')[0]).toBe('人')
  expect(unitsLike('人')).toContain('名')
  expect(unitsLike('人')).not.toContain('元')
})

describe('unitsOfCounted', () => {
  it.each([
    ['船厂有多少职工', '人'],
    ['职工一共有多少', '人'],
    ['村里收入是多少', '元'],
    ['老师补多少路费', '元'],
    ['给农民减多少负担', undefined],
    ['学生公寓改造花了多少', undefined],
  ])('%s: %s', (question, unit) => {
    expect(unitsOfCounted(question)[0]).toBe(unit)
  })

  it('tells people from money, but not people from households that own firms', () => {
    expect(measuresOther(unitsOfCounted('有多少职工'), '元')).toBe(true)
    expect(measuresOther(unitsOfCounted('收入有多少'), '户')).toBe(true)
    expect(measuresOther(unitsOfCounted('收入有多少'), '%')).toBe(false)
    expect(measuresOther(unitsOfCounted('有多少岗位'), '人')).toBe(false)
    expect(measuresOther(askedUnits('给多少个村子通硬路面'), '公里')).toBe(true)
    expect(measuresOther(askedUnits('一百个人能考上几个'), '%')).toBe(false)
    expect(measuresOther([], '元')).toBe(false)
  })
})
