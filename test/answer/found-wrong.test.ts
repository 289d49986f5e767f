import { describe, expect, it } from 'vitest'
import { asking } from '../support/library.ts'
import { MADE_UP } from '../support/made-up-reports.ts'

const ask = asking(MADE_UP)

describe('Who holds a post', () => {
  it.each([
    ['苍岭政协主席是谁', '姚启文'],
    ['2022年苍岭政协主席是谁', '魏松年'],
    ['2022年苍岭政协主席谁', '魏松年'],
    ['2023年苍岭政协主席是谁', '姚启文'],
    ['苍岭市长是谁', '陶志恒'],
    ['泽浦市长是谁', '卢映川'],
    ['苍岭人大常委会主任是谁', '邱海平'],
  ])('%s: %s, by the lines of the report', (question, name) => {
    const { headline, passages } = ask(question)
    expect(headline).toContain(name)
    expect(passages[0]?.text).toContain(name)
  })

  it.each(['苍岭市副市长是谁', '苍岭市财政局局长是谁'])('%s is not said', (question) => {
    expect(ask(question).kind).toBe('decline')
  })

  it('sets two years beside each other', () => {
    const { comparison } = ask('苍岭政协主席2022年和2023年是同一个人吗')
    expect(comparison.map(({ value }) => value).join()).toMatch(/魏松年.*姚启文/u)
  })

  it('tells the post of a name', () => expect(ask('魏松年是谁').headline).toContain('主席'))
})

describe('Words that were taken for others', () => {
  it.each([
    ['2023年苍岭一般公共预算收入多少亿元', '40.7亿元'],
    ['苍岭2022年一般公共预算收入多少', '38.2亿元'],
    ['2022年苍岭政协委员视察几次', '17次'],
    ['2023年苍岭政协委员视察多少次', '25次'],
    ['苍岭2024年有哪些民生实事', '社区食堂'],
    ['2022年苍岭多少委员参加视察', '412人次'],
  ])('%s: %s', (question, figure) => expect(ask(question).headline).toContain(figure))

  it('shows every item of a list that fits', () => {
    expect(ask('苍岭2024年要办好哪三件实事').headline).toMatch(/一是.*二是.*三是/u)
  })

  it('shows the sentence that its headline comes from', () => {
    const { headline, passages } = ask('书香政协是什么意思')
    expect(passages[0]?.text).toContain(headline)
  })
})

describe('What no report says', () => {
  it.each([
    '2023年泽浦人大视察多少次',
    '2023年泽浦人大审查立案多少件',
    '提高了几个百分点',
    '苍岭政协九届四次会议提案多少件',
  ])('%s', (question) => expect(ask(question).kind).toBe('decline'))

  it('does not call words missing that were met', () => {
    expect(ask('2023年苍岭新增停车位多少个').headline).not.toContain('新增')
  })

  it('names the place whose body has no report', () => {
    expect(ask('2023年泽浦人大任免多少人').headline).toContain('泽浦市人大')
  })
})

describe('Comparisons', () => {
  it('takes no passage of another year for a side', () => {
    expect(ask('2022年和2023年苍岭政协读书会场数对比').comparison[0]?.value).toBe('报告未载')
  })

  it('compares the number of proposals, however it is asked', () => {
    for (const question of ['苍岭政协2022年和2023年提案数比较', '苍岭政协2022年和2023年提案数量对比'])
      expect(ask(question).comparison.map(({ value }) => value)).toEqual(['231件', '257件'])
  })

  it('sets growth beside growth', () => {
    const values = ask('2023年苍岭GDP目标和完成各多少').comparison.map(({ value }) => value)
    expect(values).toEqual(['5.5%左右', '5.2%'])
  })

  const head = (place: string, term: string) =>
    `${place}市政协常委会工作报告\n\n（2024年1月8日在政协第${term}届${place}市委员会第三次会议上）\n\n一、2023年工作回顾\n\n`
  const two = (a: string, b: string) =>
    asking({
      '甲.txt': `${head('甲浦', '四')}2023年，常委会围绕中心履职，推动${a}。\n`,
      '乙.txt': `${head('乙浦', '七')}2023年，常委会围绕中心履职，推动${b}。\n`,
    })

  it.each([
    ['新增绿化3200亩', '新增绿化15万株', '新增绿化'],
    ['新增绿化3200亩', '新增绿化15公顷', '新增绿化'],
    ['新建绿道32公里', '新建绿道5000米', '新建绿道'],
    ['利用外资3亿元', '利用外资2亿美元', '利用外资'],
    ['引进专家40人', '引进专家60人次', '引进专家'],
  ])('%s and %s are not subtracted', (a, b, what) => {
    expect(two(a, b)(`甲浦和乙浦2023年${what}对比`).reply).toContain('单位不同')
  })

  it.each([
    ['审查立案30件', '审查立案41件', '审查立案', '11件'],
    ['引进专家40人', '引进专家62名', '引进专家', '22'],
    ['利用外资3亿元', '利用外资9000万元', '利用外资', '2.1亿元'],
  ])('%s and %s differ by %4$s', (a, b, what, difference) => {
    expect(two(a, b)(`甲浦和乙浦2023年${what}对比`).reply).toContain(difference)
  })
})

describe('The library', () => {
  it.each(['苍岭有哪些报告', '泽浦市有什么报告'])('%s: lists them', (question) => {
    expect(ask(question).kind).toBe('catalog')
  })
})
