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
