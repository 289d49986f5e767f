import { describe, expect, it } from 'vitest'
import { createCorpus } from '../../src/answer/corpus.ts'
import { judge } from '../../src/answer/evidence.ts'
import { find } from '../../src/answer/find.ts'
import type { Answer } from '../../src/model.ts'
import { createSegmenter } from '../../src/text/segment.ts'
import { asking, bare, engineOver, libraryOf, reportsOf } from '../support/library.ts'
import { MADE_UP } from '../support/made-up-reports.ts'

const ask = asking(MADE_UP)

function expectDecline(question: string): Answer {
  const answer = ask(question)
  expect({ kind: answer.kind, headline: answer.headline }).toMatchObject({ kind: 'decline' })
  expect(answer.passages).toEqual([])
  expect(answer.comparison).toEqual([])
  if (answer.nearby.length > 0) expect(answer.reply).toContain('仅供参考')
  return answer
}

describe('near misses are declined', () => {
  it.each([
    ['a year before all reports', '2019年苍岭市GDP是多少'],
    ['a year between none', '2021年苍岭政协收到提案多少件'],
    ['a year after all plans', '2026年苍岭GDP目标多少'],
    ['a body without a report there', '2023年泽浦人大任免多少人'],
    ['a measure of another body', '2023年苍岭政协任免了多少人'],
    ['a measure of another body, the other way', '2023年苍岭人大立案提案多少件'],
    ['a measure of another place', '泽浦2023年造林多少亩'],
    ['an event of another place', '2023年泽浦政协举办读书会多少场'],
    ['a place without a report', '湖州市2023年GDP是多少'],
    ['a place without a report, in short', '北京有多少社区食堂'],
    ['a name that is not given', '渔港改造项目的负责人是谁'],
    ['a name that is not given for a plant', '污水管网是谁设计的'],
    ['a date that is not given', '“三联”行动是什么时候提出的'],
    ['a target without a result', '2023年苍岭改造了多少个老旧小区'],
    ['a result asked of a plan', '2024年苍岭GDP实际增长多少'],
    ['a plan taken for done', '2024年苍岭新建社区食堂完成了多少家'],
    ['a team where none is named', '苍岭2023年读书会冠军是哪个队'],
    ['the parts of a name that is only mentioned', '苍岭的“三联”是哪五联'],
    ['an indicator nobody gives', '苍岭污水管网总装机容量'],
    ['a name where only a post is told', '苍岭市委副书记的姓名'],
    ['an age', '苍岭政协主席多大岁数'],
    ['a measure nobody gives', '苍岭2023年城镇登记失业率多少'],
    ['a matter nobody speaks of', '苍岭2023年高铁里程多少公里'],
    ['a share that is not computed', '苍岭2023年农村社区食堂占比多少'],
    ['a cost that is not told', '苍岭政协2023年提案办理经费多少钱'],
    ['a count of what is only mentioned', '数字委员平台上线了多少功能'],
    ['complaints beside quality', '苍岭2023年空气质量投诉多少件'],
  ])('%s: %s', (_what, question) => {
    expectDecline(question)
  })
})

describe('the wording of a no', () => {
  it.each([
    ['2021年苍岭政协收到提案多少件', '2021年', ['2023年', '2022年']],
    ['2019年苍岭市GDP是多少', '2019年', ['2023年', '2022年']],
    ['湖州市2023年GDP是多少', '湖州市', ['苍岭市', '泽浦市']],
    ['法院工作报告讲了什么', '法院', ['政协', '人大']],
    ['2023年泽浦人大任免多少人', '人大', ['政协', '政府']],
  ])('of %s names %s as missing, and what there is', (question, missing, available) => {
    const { headline } = expectDecline(question)
    const [no = '', there = ''] = headline.split('；')
    expect(no).toContain(missing)
    for (const one of available) expect(there).toContain(one)
    expect(there).not.toContain(missing)
  })

  it.each([
    ['苍岭2023年高铁里程多少公里', '高铁'],
    ['2023年苍岭政协任免了多少人', '任免'],
    ['苍岭政协2023年提案办理经费多少钱', '经费'],
    ['2023年泽浦政协举办读书会多少场', '读书会'],
  ])('of %s names the word that is missing: %s', (question, word) => {
    expect(expectDecline(question).headline).toContain(word)
  })

  it('shows at most three near passages, from reports of the place asked', () => {
    const { nearby } = expectDecline('苍岭2023年空气质量投诉多少件')
    expect(nearby.length).toBeGreaterThan(0)
    expect(nearby.length).toBeLessThanOrEqual(3)
    for (const { report } of nearby) expect(report.region).toBe('苍岭市')
  })

  it('quotes the near passage after the words that say it is only near', () => {
    const { reply, nearby } = expectDecline('苍岭2023年空气质量投诉多少件')
    const [first] = nearby
    const [before = '', after = ''] = reply.split('仅供参考')
    expect(bare(before)).not.toContain('优良天数')
    expect(after).toContain(first?.highlight ?? 'no passage')
  })

  it('shows nothing near of another place', () => {
    expect(expectDecline('湖州市2023年GDP是多少').nearby).toEqual([])
  })
})

describe('and what is there is answered', () => {
  it.each([
    '2022年苍岭政协收到提案多少件',
    '2023年泽浦政协收到提案多少件',
    '2024年苍岭计划改造老旧小区多少个',
    '苍岭2024年GDP目标是多少',
    '2023年苍岭人大任免了多少人',
    '2023年苍岭人大常委会多少次',
    '苍岭2023年造林多少亩',
    '2023年苍岭政协举办读书会多少场',
    '“三联”行动是哪三联',
    '苍岭2023年空气优良天数比率是多少',
  ])('so that a no means something: %s', (question) => {
    expect(ask(question)).toMatchObject({ kind: 'answer', nearby: [] })
  })
})

describe('a figure far ahead of all others', () => {
  // Half of what is asked stands beside the figure, the rest is said in words that nobody has told us of.
  const { query } = engineOver(reportsOf(MADE_UP)).ask('2023年苍岭视察了几次', null)
  const corpus = createCorpus(libraryOf(reportsOf(MADE_UP)), createSegmenter())
  const found = find(query, corpus, createSegmenter(), null).ranked[0]

  it('is the one asked for, one beside another as likely is not', () => {
    if (!found?.figure) throw new Error('the made-up reports count inspections')
    const half = { ...found, coverage: 0.3, figure: { ...found.figure, about: 0.3, score: 0.25 } }
    expect(judge(query, half, { ...found, score: found.score / 2 }).good).toBe(true)
    expect(judge(query, half, { ...found, score: found.score / 1.2 }).good).toBe(false)
  })

  it('need not be as far ahead where the question tells the unit', () => {
    if (!found?.figure) throw new Error('the made-up reports count inspections')
    const half = { ...found, coverage: 0.3, figure: { ...found.figure, about: 0.3, score: 0.25 } }
    const behind = { ...found, score: found.score / 1.5 }
    expect(judge(query, half, behind).good).toBe(true)
    expect(judge({ ...query, units: [], unitsSure: false }, half, behind).good).toBe(false)
  })
})
