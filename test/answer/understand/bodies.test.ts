import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodiesOf, readBodies } from '../../../src/answer/understand/bodies.ts'
import { normalizeQuestion } from '../../../src/text/normalize.ts'

const strong = (question: string) =>
  readBodies(question)
    .filter((one) => one.strong)
    .map((one) => one.body)
const weak = (question: string) =>
  readBodies(question)
    .filter((one) => !one.strong)
    .map((one) => one.body)

describe('bodies that are asked about', () => {
  it.each<[string, string[]]>([
    ['政协立了多少件提案', ['政协']],
    ['市政协开了几次常委会', ['政协']],
    ['义乌政协主席是谁', ['政协']],
    ['人大常委会开了几次会', ['人大']],
    ['人民代表大会', ['人大']],
    ['2023年政协和人大谁学习次数多', ['政协', '人大']],
    ['政府工作报告讲了什么', ['政府']],
    ['市政府今年干什么', ['政府']],
    ['国务院机构改革', ['政府']],
    ['法院结了多少案子', ['法院']],
    ['检察院批捕多少人', ['检察院']],
    ['检查院批捕多少人', ['检察院']],
    ['纪委监委立案多少', ['纪委监委']],
    ['两会报告都有哪些', ['政协', '人大']],
    ['两院工作报告', ['法院', '检察院']],
    ['区政协和区人大', ['政协', '人大']],
  ])('%s asks about %j', (question, bodies) => {
    expect(strong(question)).toEqual(bodies)
  })

  it.each([
    '政府性基金收入多少',
    '政府采购怎么管',
    '政府债务有多少',
    '代表性项目有哪些',
    '代表着什么',
    '法定代表人是谁',
    '委托办理几件',
    '社区居委会多少个',
    '全国两会精神',
    '中国人民大学的专家',
    '团市委的活动',
    '委员长讲话',
    '老小区加装电梯补贴多少',
  ])('%s asks about none', (question) => {
    expect(strong(question)).toEqual([])
  })
})

describe('bodies that are only hinted at or mentioned', () => {
  it.each<[string, string[]]>([
    ['委员会客厅评了几家', ['政协']],
    ['政协委员有几名', ['政协']],
    ['委员提了什么', ['政协']],
    ['提案有几件', ['政协']],
    ['人大代表几个', ['人大']],
    ['代表联络站有几个', ['人大']],
    ['人大代表和政协委员', ['人大', '政协']],
    ['执法检查搞了几次', ['人大']],
    ['民生实事送市政府参考的建议', ['政府']],
    ['向市委报告几次', ['党委']],
    ['2018年办理政协提案多少件', ['政协', '政协']],
    ['办了多少件人大代表建议', ['人大']],
    ['市委书记是哪个', ['党委']],
  ])('%s hints at %j', (question, bodies) => {
    expect(weak(question)).toEqual(bodies)
    expect(strong(question)).toEqual([])
  })

  it('takes a higher body that praised the lower one for a mention', () => {
    const question = '省人大哪个领导批示肯定了义乌人大的汇报材料'
    expect(strong(question)).toEqual(['人大'])
    expect(readBodies(question)[0]).toMatchObject({ body: '人大', level: '省', strong: false })
  })
})

it.each<[string, string | null]>([
  ['省政协主席', '省'],
  ['市人大', '市'],
  ['县政府', '县'],
  ['区政协', '区'],
  ['全国人大', '全国'],
  ['国务院', '全国'],
  ['义乌政协', null],
])('reads the level of %s as %s', (question, level) => {
  expect(readBodies(question)[0]?.level).toBe(level)
})

describe('whose report it is', () => {
  it.each<[string | null, string | null, string, string[]]>([
    ['政协常委会工作报告', null, '常委会工作报告', ['政协']],
    [null, '义乌市人大常委会', '工作报告', ['人大']],
    [null, null, '义乌市人民代表大会常务委员会工作报告', ['人大']],
    [null, null, '政府工作报告——在浙江省第十四届人民代表大会第四次会议上', ['政府']],
    [null, null, '在政协义乌市第十五届委员会第二次会议上的报告 政协常委会工作报告', []],
    [null, '永康市政协', '2024年工作综述', ['政协']],
    [null, null, '某区人民法院工作报告', ['法院']],
    [null, null, '人民检察院工作报告', ['检察院']],
    [null, '义乌商报', '义乌商报', []],
    [null, '国务院', '2004年政府工作报告', ['政府']],
  ])('type %s, institution %s, title %s is of %j', (type, institution, title, bodies) => {
    expect(bodiesOf({ type, institution, title })).toEqual(bodies)
  })
})

it('never throws, and stays inside the text', () => {
  const piece = fc.constantFrom(
    ...'省 市 政协 人大 代表 委员 会 常委会 政府 性 两会 法院 领导 批示 向 送 市委'.split(' '),
  )
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(piece).map((pieces) => pieces.join('')),
  )
  fc.assert(
    fc.property(text, (raw) => {
      const question = normalizeQuestion(raw)
      for (const { start, end } of readBodies(question)) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(question.length)
        expect(start).toBeLessThan(end)
      }
    }),
  )
})
