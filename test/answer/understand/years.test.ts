import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTimes } from '../../../src/answer/understand/years.ts'
import { normalizeQuestion } from '../../../src/text/normalize.ts'

const TODAY = new Date(2026, 5, 1)
const read = (question: string) => readTimes(normalizeQuestion(question), TODAY)

describe('calendar years', () => {
  it.each<[string, number[]]>([
    ['2023年提案有几件', [2023]],
    ['政协2023重大视察搞了几场', [2023]],
    ['２０２３年立案多少', [2023]],
    ['二〇二三年立案多少', [2023]],
    ['二○二〇年提案', [2020]],
    ['二零二零年提案', [2020]],
    ['23年立了多少件', [2023]],
    ['二三年立了多少件', [2023]],
    ['98年下岗多少人', [1998]],
    ['22年代表联名议案几件', [2022]],
    ['九八年下岗多少人', [1998]],
    ['零四年修了多少路', [2004]],
    ['07年老百姓看病怎么办', [2007]],
    ['20年提案有几件', [2020]],
    ['1998年底外汇多少', [1998]],
    ['23年度决算', [2023]],
    ['20年跟23年各几件', [2020, 2023]],
    ['2020和2023哪年多', [2020, 2023]],
    ['2020和23哪年多', [2020, 2023]],
    ['2000年和05年比', [2000, 2005]],
    ['04、05、06年农村穷人少了多少', [2004, 2005, 2006]],
    ['1997、2004、2006三年', [1997, 2004, 2006]],
    ['提案23年比20年多多少', [2023, 2020]],
    ['实际增长98年和99年', [1998, 1999]],
    ['2003年多少人吃低保', [2003]],
    ['到2030年要达到多少', [2030]],
    ['到30年建成多少', [2030]],
    ['到35年基本实现', [2035]],
    ['今年比去年多多少', [2026, 2025]],
    ['2023VS2022', [2023, 2022]],
    ['22/23年对比', [2022, 2023]],
    ['2018年以来每年', [2018]],
    ['2035年远景目标', [2035]],
    ['民生实事两年各几条 2020 2023', [2020, 2023]],
    ['1月20日的会', []],
    ['2021年1月20日的会', [2021]],
    ['2024-11的报纸', [2024]],
  ])('reads %s as %j', (question, years) => {
    expect(read(question).years).toEqual(years)
  })

  it.each([
    '20年来变化',
    '近20年增长',
    '连续3年增长',
    '第3年',
    '第20年',
    '十年规划讲什么',
    '5年内完成',
    '连着20多天在一线',
    '住了几10年的楼修了没',
    '住了30年的楼修了没',
    '延长30年',
    '建党100周年活动',
    '建党一百周年是哪年',
    '12年义务教育',
    '2000件提案',
    '2000多件建议',
    '花了2023元',
    '2000年历史的古城',
    '90年代的楼',
    '三四年能修好吗',
    '哪年建的',
    '一年开几次会',
    '能查哪几年的',
    '二三年内完成',
    '10年期国债',
    '30年目标',
    '12345热线',
    '15年来首次',
    '改革开放40年',
    '学前一年',
    '承包地再延长30年',
    'pm2.5多少',
    '1+1+4体系',
    '从20块提到多少',
  ])('finds no year in %s', (question) => {
    expect(read(question).years).toEqual([])
  })
})

describe('runs of years', () => {
  it.each<[string, number, number, boolean]>([
    ['03到06年每年多少', 2003, 2006, false],
    ['城镇就业2004到2007年各是多少', 2004, 2007, false],
    ['1998到2002这五年一共多少', 1998, 2002, true],
    ['98年到02年下岗一共多少人', 1998, 2002, true],
    ['1993到1997年五年新增就业', 1993, 1997, true],
    ['2021-2025年', 2021, 2025, false],
    ['十四五期间新增多少', 2021, 2025, false],
    ['“十五五”时期目标', 2026, 2030, false],
    ['十五计划定的目标', 2001, 2005, false],
    ['十五那五年一共新增多少', 2001, 2005, true],
    ['九五时期年均增长', 1996, 2000, false],
    ['过去五年修了多少路', 2021, 2025, false],
    ['这五年一共修了多少路', 2021, 2025, true],
    ['近三年立案率', 2023, 2025, false],
    ['今后五年的目标', 2026, 2030, false],
    ['浙江人五年后能挣多少', 2026, 2030, false],
  ])('reads %s as %i to %i', (question, from, to, total) => {
    expect(read(question).span).toMatchObject({ from, to, total })
  })

  it('lists every year of a written range, but not those of a plan', () => {
    expect(read('03到06年每年多少').years).toEqual([2003, 2004, 2005, 2006])
    expect(read('十四五期间多少').years).toEqual([])
  })

  it.each([
    '十五个项目',
    '十五天',
    '二十五家',
    '编十四五规划那会儿开了几场座谈会',
    '四年制大学',
    '十五年后',
    '九五年',
  ])('finds no run of years in %s', (question) => {
    expect(read(question).span).toBeNull()
  })

  it('counts past years back from the report that is named', () => {
    expect(read('2003年报告里过去五年修了多少路').span).toMatchObject({ from: 1998, to: 2002 })
  })
})

describe('years of the report itself', () => {
  it.each<[string, number[]]>([
    ['2004年报告讲了什么', [2004]],
    ['2004年的报告里怎么说', [2004]],
    ['21年初那份政协报告是谁作的', [2021]],
    ['2021年作的那份叫什么', [2021]],
    ['2005年政府工作报告', [2005]],
    ['2024年义乌市人大常委会工作报告', [2024]],
    ['种地的税04年说几年取消', [2004]],
    ['去年那份报告', [2025]],
    ['今年的政协工作报告', [2026]],
    ['去年的调研报告', []],
    ['2023年调研报告有几篇', []],
    ['2023年大会发言和调研报告', []],
  ])('reads %s as given in %j', (question, years) => {
    expect(read(question).reportYears).toEqual(years)
  })

  it('keeps them apart from the years asked about', () => {
    expect(read('2000年报告定的目标').years).toEqual([])
  })
})

describe('plan and result', () => {
  it.each<[string, 'actual' | 'planned' | null]>([
    ['2004年打算新增就业多少', 'planned'],
    ['2005年经济增长的预期目标', 'planned'],
    ['今年要修多少路', 'planned'],
    ['2026年力争达到多少', 'planned'],
    ['2007年中央财政安排多少', 'planned'],
    ['2023年政协计划视察几次', 'planned'],
    ['实际增长多少', 'actual'],
    ['2023年完成了多少', 'actual'],
    ['到底涨了百分之几', 'actual'],
    ['去年立了多少件', 'actual'],
    ['目标完成了吗', 'actual'],
    ['任务完成情况', 'actual'],
    ['目标有没有实现', 'actual'],
    ['2026年要完成多少', 'planned'],
    ['2004年经济增长目标和实际结果', null],
    ['人均预期寿命多少岁', null],
    ['主要有哪些', null],
    ['为什么要扩大内需', null],
    ['要求是什么', null],
    ['去年帮人要回来多少血汗钱', 'actual'],
    ['计划生育政策', null],
  ])('%s is %s', (question, status) => {
    expect(read(question).status).toBe(status)
  })

  it('tells both signs in order when both are asked', () => {
    const statuses = read('2025年完成多少 2026年计划多少').statuses.map(({ status }) => status)
    expect(statuses).toEqual(['actual', 'planned'])
  })
})

describe('times relative to now or to the last question', () => {
  it.each<[string, number, 'today' | 'previous', number[]]>([
    ['去年立案多少', -1, 'today', [2025]],
    ['前年呢', -2, 'today', [2024]],
    ['今年打算修几条路', 0, 'today', [2026]],
    ['明年的目标', 1, 'today', [2027]],
    ['上一年呢', -1, 'previous', []],
    ['前一年实际涨了多少', -1, 'previous', []],
    ['第二年打算安排多少', 1, 'previous', []],
    ['五年前呢', -5, 'previous', []],
    ['再早两年是多少', -2, 'previous', []],
    ['往前三年呢', -3, 'previous', []],
    ['倒推两年', -2, 'previous', []],
    ['早1年多少', -1, 'previous', []],
    ['过了五年呢', 5, 'previous', []],
    ['再过两年呢', 2, 'previous', []],
    ['再后一年', 1, 'previous', []],
    ['再往后两年呢', 2, 'previous', []],
    ['隔三年呢', 3, 'previous', []],
    ['那年就业呢', 0, 'previous', []],
    ['当年的赤字', 0, 'previous', []],
  ])('reads %s as %i from %s', (question, offset, base, years) => {
    const times = read(question)
    expect(times.relative).toMatchObject({ offset, base })
    expect(times.years).toEqual(years)
  })

  it.each(['超过五年没修的路', '去过一年的人', '提早三年完成了吗'])(
    'does not take a length of time for a step from the last question: %s',
    (question) => {
      expect(read(question).relative).toBeNull()
    },
  )

  it.each([
    ['去年2023年立案多少', [2023]],
    ['今年（2024）打算修几条路', [2024]],
  ])('believes the year itself before the word for it: %s', (question, years) => {
    expect(read(question).years).toEqual(years)
    expect(read(question).relative).toBeNull()
  })

  it.each(['2005年比上年增加多少', '跟去年比怎么样', '04年粮食比头一年多收了多少', '哪年最多'])(
    'does not take what a figure is measured against for a time asked: %s',
    (question) => {
      expect(read(question).relative).toBeNull()
    },
  )
})

describe('events that stand for a year', () => {
  it.each<[string, number]>([
    ['非典那年财政收入', 2003],
    ['疫情那年的讲座有多少人听', 2020],
    ['入世那年出口多少', 2001],
    ['98大水淹了多少田', 1998],
    ['汶川地震那年', 2008],
    ['冬奥会那年', 2022],
    ['北京奥运那年', 2008],
  ])('takes %s for a hint at %i', (question, year) => {
    const times = read(question)
    expect(times.hintYear).toBe(year)
    expect(times.years).toEqual([year])
    expect(times.relative).toBeNull()
  })

  it('is no hint where only the matter is named', () => {
    expect(read('非典一共死了多少人').hint).toBeNull()
    expect(read('疫情复学的时候监督了什么').years).toEqual([])
  })
})

it('hears that one answer per year is wanted', () => {
  for (const question of [
    '历年提案数',
    '最近几年的立案率',
    '每年多少',
    '2004和2005年各多少',
    '03、04年各是多少',
  ])
    expect(read(question).each, question).toBe(true)
  for (const question of ['2004和2005年一共多少', '各界别提案', '2023年各部门'])
    expect(read(question).each).toBe(false)
})

it('says where the time stands, so that the rest is the matter asked about', () => {
  const question = '2023年政协立了多少件提案'
  expect(read(question).spans.map(({ start, end }) => question.slice(start, end))).toEqual(['2023年'])
})

it('never throws, and stays inside the text and among plausible years', () => {
  const piece = fc.constantFrom(
    ...'2023年 98年 二三 十五 十四五 期间 五年 去年 前 后 到 、 和 报告 一共 非典那年 各 要 目标 完成 多 20 0 -'.split(
      ' ',
    ),
  )
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(piece).map((pieces) => pieces.join('')),
  )
  fc.assert(
    fc.property(text, (raw) => {
      const question = normalizeQuestion(raw)
      const times = readTimes(question, TODAY)
      for (const { start, end } of [...times.spans, ...times.statuses, ...times.mentions]) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(question.length)
        expect(start).toBeLessThan(end)
      }
      expect(new Set(times.years).size).toBe(times.years.length)
    }),
  )
})
