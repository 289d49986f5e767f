import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Query } from '../../../src/answer/turn.ts'
import { engineOver, reportsOf } from '../../support/library.ts'
import { MADE_UP } from '../../support/made-up-reports.ts'

const engine = engineOver(reportsOf(MADE_UP))
const read = (question: string): Query => engine.ask(question, null).query

/** Every word that a question would be content with, best first. */
const words = (question: string): string[] =>
  read(question).concepts.flatMap((concept) => concept.words.map(({ text }) => text))

type Row = readonly [question: string, expected: Partial<Query>]

describe('the intent', () => {
  it.each<readonly [string, Query['intent']]>([
    ['2023年政协收到多少件提案', 'number'],
    ['委员视察了几次', 'number'],
    ['提案办复率', 'number'],
    ['泽浦水产品产量', 'number'],
    ['城镇新增就业目标', 'number'],
    ['占比是多少', 'number'],
    ['司法局局长叫什么', 'who'],
    ['2023年苍岭市长是谁', 'who'],
    ['谁主持的茶产业协商会', 'who'],
    ['报告人是哪位', 'who'],
    ['牺牲的那个法官叫啥', 'who'],
    ['哪个法官被追授称号', 'who'],
    ['软弱涣散村是哪个', 'topic'],
    ['苍岭县委书记的姓名', 'who'],
    ['2022年与2023年立案数比较', 'number'],
    ['抽水蓄能电站总装机容量', 'number'],
    ['茶产业协商会什么时候开的', 'when'],
    ['协商会是哪天', 'when'],
    ['什么是溪畔夜话', 'definition'],
    ['溪畔夜话啥意思', 'definition'],
    ['三联指的是什么', 'definition'],
    ['有哪些民生实事', 'list'],
    ['列一下2024年的实事', 'list'],
    ['社区食堂有哪些做法', 'list'],
    ['怎么保护古桥', 'topic'],
    ['为什么要改造老旧小区', 'topic'],
    ['有没有提到养老', 'topic'],
    ['建了委员工作室没有', 'topic'],
    ['第二部分讲什么', 'section'],
    ['有哪些报告', 'meta'],
    ['你能查哪几年的报告', 'meta'],
    ['你好', 'smalltalk'],
    ['谢谢', 'smalltalk'],
    ['你能做什么', 'smalltalk'],
    ['单位交的那笔钱怎么用', 'topic'],
    ['没儿没女的老人谁养', 'topic'],
    ['工地上受了伤谁赔', 'topic'],
    ['老城改造那几块地怎么建议的', 'topic'],
    ['养老这一块做了什么', 'topic'],
    ['领头雁指的是谁', 'definition'],
  ])('of %s is %s', (question, intent) => {
    expect(read(question).intent).toBe(intent)
  })

  it.each(['谁来管社区食堂', '老人吃饭谁负责', '职工生孩子住院的钱谁出'])(
    'of %s is no name: the doing is asked for',
    (question) => {
      expect(read(question).intent).toBe('topic')
    },
  )
})

describe('the years', () => {
  it.each<Row>([
    ['谁出席了协商会', { intent: 'who' }],
    ['永康市财政收了多少', { units: [] }],
    ['让多少年轻人回乡', { units: ['人', '名', '位', '人次', '户', '个'] }],
    ['苍岭给平昌县多少钱', { regions: ['苍岭市'] }],
    ['王老师多大岁数', { units: ['岁', '周岁'], unitsSure: true }],
    ['2023年政协收到多少件提案', { years: [2023] }],
    ['二〇二三年政协收到多少件提案', { years: [2023] }],
    ['２０２３年政協收到多少件提案', { years: [2023] }],
    ['23年政协收到多少件提案', { years: [2023] }],
    ['去年政协收到多少件提案', { years: [2024] }],
    ['前年政协收到多少件提案', { years: [2023] }],
    ['今年政协计划视察几次', { years: [2025], status: 'planned' }],
    ['2022和2023年提案各多少', { years: [2022, 2023], each: true }],
    ['历年提案数', { years: [], each: true }],
    ['最近几年视察次数', { years: [], each: true }],
    ['十四五期间造林多少', { years: [], span: { from: 2021, to: 2025, label: '十四五' } }],
    ['过去五年一共造林多少亩', { years: [], span: { from: 2020, to: 2024, label: '过去五年' } }],
    ['2023年政府报告里的目标', { years: [], reportYears: [2023], status: 'planned' }],
    ['第九届二次会议的提案数', { years: [], session: { session: 9, meeting: 2 } }],
    ['十六届三次会议审议了什么', { years: [], session: { session: 16, meeting: 3 } }],
    ['提案多少件', { years: [], reportYears: [], span: null, each: false, session: null }],
  ])('are read from %s', (question, expected) => {
    expect(read(question)).toMatchObject(expected)
  })
})

describe('body and place', () => {
  it.each<Row>([
    ['苍岭市政协2023年提案', { bodies: ['政协'], regions: ['苍岭市'] }],
    ['苍岭政协2023年提案', { bodies: ['政协'], regions: ['苍岭市'] }],
    ['蒼嶺市2023年地區生產總值', { bodies: [], regions: ['苍岭市'] }],
    ['泽浦2023年GDP', { bodies: [], regions: ['泽浦市'] }],
    ['苍岭和泽浦GDP对比', { regions: ['苍岭市', '泽浦市'] }],
    ['人大常委会任免了多少人', { bodies: ['人大'], regions: [] }],
    ['市政府工作报告里GDP目标', { bodies: ['政府'] }],
    ['代表提了多少建议', { bodies: [], bodyHints: ['人大'] }],
    ['委员视察了几次', { bodies: [], bodyHints: ['政协'] }],
    ['提案报送市政府参考了没有', { bodies: [] }],
    ['社区食堂有几家', { bodies: [], bodyHints: [], regions: [] }],
  ])('are read from %s', (question, expected) => {
    expect(read(question)).toMatchObject(expected)
  })

  it('of a place inside a report’s own place stay part of what is asked', () => {
    expect(read('苍岭去湖州考察了什么')).toMatchObject({ regions: ['苍岭市'] })
  })
})

describe('the figure asked for', () => {
  it.each<readonly [string, string]>([
    ['提案多少件', '件'],
    ['委员视察了几次', '次'],
    ['财政收入多少亿元', '元'],
    ['活动花了多少钱', '元'],
    ['满意率是多少', '%'],
    ['污水管网修了多长', '公里'],
    ['造林多少', '亩'],
    ['来了多少人次', '人次'],
    ['社区食堂有几家', '家'],
  ])('in %s is counted in %s', (question, unit) => {
    expect(read(question).units).toContain(unit)
  })

  it.each<readonly [string, boolean]>([
    ['GDP增长多少', true],
    ['GDP涨了多少', true],
    ['提案比上年增加了多少', true],
    ['GDP是多少', false],
    ['办复率提高到多少', false],
    ['空气优良天数升到多少', false],
  ])('in %s is a change: %s', (question, change) => {
    expect(read(question).change).toBe(change)
  })

  it.each<readonly [string, Query['status']]>([
    ['2023年计划视察几次', 'planned'],
    ['GDP目标', 'planned'],
    ['打算新建几家食堂', 'planned'],
    ['实际完成了多少', 'actual'],
    ['提案多少件', null],
  ])('in %s is %s', (question, status) => {
    expect(read(question).status).toBe(status)
  })
})

describe('the words', () => {
  it.each<readonly [string, string]>([
    ['GDP是多少', '地区生产总值'],
    ['种了多少树', '造林'],
    ['城里找到工作的人有多少', '城镇新增就业'],
    ['老人吃饭的地方有几家', '养老服务中心'],
    ['挣的钱涨了多少', '居民人均可支配收入'],
    ['蒼嶺的社區食堂有幾家', '食堂'],
    ['ＧＤＰ增长', '地区生产总值'],
    ['溪畔夜话办了几场', '溪畔夜话'],
    ['政协的“三联”行动', '三联'],
  ])('of %s include %s', (question, word) => {
    expect(words(question)).toContain(word)
  })

  it.each<readonly [string, string, string]>([
    ['提岸多少件', '提岸', '提案'],
    ['审记查出什么问题', '审记', '审计'],
    ['zhengxie提案多少', 'zhengxie', '政协'],
  ])('of %s are mended: %s is %s', (question, from, to) => {
    expect(read(question).corrections).toContainEqual({ from, to })
  })

  it.each(['2023年苍岭市政协提案', '苍岭政协二〇二三年提案', '去年泽浦政协的提案'])(
    'of %s do not repeat year, place and body',
    (question) => {
      expect(read(question).concepts.map(({ said }) => said)).toEqual(['提案'])
    },
  )
})

describe('the same question', () => {
  const plain = read('2023年苍岭市政协收到提案多少件')

  it.each([
    '２０２３年苍岭市政协收到提案多少件',
    '2023年蒼嶺市政協收到提案多少件',
    '二〇二三年苍岭市政协收到提案多少件',
    '23年苍岭市政协收到提案多少件',
    '前年苍岭市政协收到提案多少件',
    '2023年苍岭政协收到提案多少件',
    '2023年苍岭市政协收到提案多少件？',
  ])('is read from %s', (question) => {
    const { intent, years, bodies, regions, terms, units } = read(question)
    expect({ intent, years, bodies, regions, terms, units }).toEqual({
      intent: plain.intent,
      years: plain.years,
      bodies: plain.bodies,
      regions: plain.regions,
      terms: plain.terms,
      units: plain.units,
    })
  })
})

it('weighs what is rare in the reports above what stands everywhere', () => {
  const { concepts } = read('常委会对古桥做了什么')
  const weight = (said: string) => concepts.find((concept) => concept.said === said)?.weight ?? 0
  expect(weight('古桥')).toBeGreaterThan(weight('常委会'))
})

it('never throws, and keeps every weight between nought and one', () => {
  const piece = fc.constantFrom(
    ...'2023年 去年 苍岭 泽浦市 政协 人大 提案 多少 几件 增长 是谁 哪天 “溪畔夜话” 和 比 第二部分 ？ 。 gdp １２ 计划'.split(
      ' ',
    ),
  )
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
  )
  fc.assert(
    fc.property(text, (question) => {
      for (const { weight, words: alternatives } of read(question).concepts) {
        expect(weight).toBeGreaterThan(0)
        expect(weight).toBeLessThanOrEqual(1)
        expect(alternatives.length).toBeGreaterThan(0)
      }
    }),
    { numRuns: 60 },
  )
})

describe('a place', () => {
  it('is not cut out of a body and the word behind it: 人大连着三年', () => {
    expect(read('人大连着三年督办了几件建议').regions).toEqual([])
    expect(read('大连人大三年督办了几件建议').regions).toEqual(['大连市'])
  })
})

describe('what weighs little', () => {
  const weight = (question: string, said: string) =>
    read(question).concepts.find((concept) => concept.said === said)?.weight ?? 0

  it('is a word that fits everything in a report, unless it is what is counted', () => {
    expect(weight('古桥保护方面有哪些工作', '方面')).toBeLessThan(weight('古桥保护提了几个方面', '方面'))
  })
})

describe('a list without 哪些', () => {
  it.each(['深化金融改革的四项工作', '过去五年的几点体会', '解决三农问题的六方面工作', '管住新摊子有哪五招'])(
    '%s',
    (question) => {
      expect(read(question).intent).toBe('list')
    },
  )

  it('is not seen in an amount', () => {
    expect(read('开展了几项工作').intent).toBe('number')
  })
})

describe('what is to be explained', () => {
  it('is one name, however the dictionary cuts it, and no plan though it is called one', () => {
    const { concepts, status } = read('溪畔夜话计划是啥')
    expect(concepts[0]).toMatchObject({ said: '溪畔夜话计划', words: [{ text: '溪畔夜话', strength: 1 }] })
    expect(status).toBeNull()
  })
})
