import { describe, expect, it } from 'vitest'
import { asking, workReport } from '../support/library.ts'

const ask = asking({
  '沧屿政府2025.txt': workReport({
    title: '沧屿市政府工作报告',
    given: '（2026年1月9日在沧屿市第九届人民代表大会第五次会议上）',
    speaker: '沧屿市市长 程远',
    body: [
      '一、2025年工作回顾',
      '2025年，全市地区生产总值达612.4亿元、增长5.6%。城镇和农村常住居民人均可支配收入分别增长4.1%和6.3%。',
      '数字经济稳步推进，海岛算力中心投入运行。',
      '二、2026年工作安排',
      '2026年，要突出重点，做好各项工作。',
    ],
  }),
})

describe('A growth that is told where an amount was asked for', () => {
  it.each([
    ['沧屿农村居民收入多少', '增长6.3%'],
    ['沧屿城镇居民收入多少', '增长4.1%'],
  ])('%s is told as what it is: %s', (question, told) => expect(ask(question).headline).toContain(told))
})

describe('A phrase that another word cuts into', () => {
  it('says nothing: 数字经济规模 is no 经济规模', () => {
    expect(ask('沧屿经济规模多大').headline).toContain('612.4亿元')
    expect(ask('沧屿数字经济规模多大').kind).toBe('decline')
  })
})
