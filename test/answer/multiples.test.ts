import { describe, expect, it } from 'vitest'
import { asking, type Texts, workReport } from '../support/library.ts'

const TEXTS: Texts = {
  '栖川省2006年政府工作报告.txt': workReport({
    title: '政府工作报告',
    given: '（2006年1月16日在栖川省第十届人民代表大会第四次会议上）',
    speaker: '栖川省省长 闻人叙',
    body: [
      '一、2005年和“十五”时期工作回顾',
      '2005年，国有及国有控股企业实现利润214亿元，为2001年的3.4倍。普通高校招生31万人，比上年增加4.6万人。省财政用于低保的资金达8.9亿元，是2002年的2.7倍。外汇储备比2000年增加16亿美元。城镇居民人均可支配收入9120元。',
      '铁路新线投产86公里。建成县级疾病预防控制中心57个。财政收入增长12%，全省税收超收9亿元。',
      '二、2006年工作安排',
      '到2010年全省生产总值比2000年翻一番半以上的目标分步落实，人均生产总值比2000年翻两番。拟发行建设债券30亿元，比上年减少12亿元。省政府决定今年安排5亿元资金，支持煤矿安全技术改造。',
    ],
  }),
}
const ask = asking(TEXTS)

const CITY = asking({
  '栖水市2019年政府工作报告.txt': workReport({
    title: '政府工作报告',
    given: '（2019年1月12日在栖水市第八届人民代表大会第四次会议上）',
    speaker: '栖水市市长 闻人叙',
    body: [
      '一、2018年工作回顾',
      '预计地区生产总值突破1500亿元大关，增长9%左右；人均地区生产总值5.18万元，比上年增加0.17万元，比全省高1.18万元；全员劳动生产率每人9.6万元，比全省高2.8万元；一般公共预算收入增长2.24%；城镇登记失业率3.48%。',
      '投资有回报方面，亿元投资GDP产出达到1.17亿元，较上年提高0.29亿元。',
    ],
  }),
})

describe('Amounts, what falls to each, and by how much', () => {
  it.each([
    ['all of it, not what an investment yields', '2018年GDP', '1500亿元'],
    ['what falls to each', '人均GDP多少', '5.18万元'],
    ['a rate by name that is money', '劳动生产率', '9.6万元'],
  ])('%s: %s: %s', (_what, question, said) => {
    expect(CITY(question).headline).toContain(said)
  })

  it('does not tell an amount by its growth', () => {
    expect(CITY('财政收入多少亿').kind).toBe('decline')
  })
})

describe('Multiples and changes against an earlier year', () => {
  it.each([
    ['the profit of state firms, not what people earn', '05年国企赚了多少钱', '214亿元'],
    ['a multiple of an earlier year', '2005年国企利润是01年的几倍', '3.4倍'],
    ['a multiple beside the amount', '05年低保的钱是02年的几倍', '2.7倍'],
    ['doublings aimed at', '2010年人均生产总值要比2000年翻几番', '两番'],
    ['how much more from one year to another', '2000到2005年外汇储备增加了多少', '16亿美元'],
    ['how many more of whom', '05年比头一年多收了多少大学新生', '4.6万人'],
    ['a doing that is said to be less', '06年建设债券少发多少', '12亿元'],
    ['what is written in full', '建成了几个县级疾控中心', '57个'],
    ['money set aside is what was given', '06年给煤矿安全改造拿了多少钱', '5亿元'],
  ])('%s: %s: %s', (_what, question, said) => {
    const { kind, headline } = ask(question)
    expect(kind).toBe('answer')
    expect(headline).toContain(said)
  })

  it('does not tell high-speed railways by railways', () => {
    expect(ask('05年高铁修了多少公里').kind).toBe('decline')
  })

  it('reads 05年国债 as bonds of that year, and not of that length', () => {
    expect(ask('06年建设债券发多少').headline).toContain('30亿元')
  })
})
