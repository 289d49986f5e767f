import { describe, expect, it } from 'vitest'
import { asking, workReport } from '../support/library.ts'

const ask = asking({
  '甲浦2023.txt': workReport({
    title: '甲浦市人民政府工作报告',
    given: '（2024年1月8日在甲浦市第九届人民代表大会第三次会议上）',
    speaker: '甲浦市市长 何建平',
    body: [
      '一、2023年工作回顾',
      '2023年，全市生产总值接连跨越1800亿元、1900亿元，外贸进出口总额达到356亿元，粮食总产量46万吨。',
      '加快外贸转型，推动外贸企业开拓市场，海洋经济增加值占生产总值比重达到12%。',
      '新增高新技术企业60家，新建养老服务中心8家，完善养老服务体系，推动养老服务提质增效。',
      '二、2024年工作安排',
      '2024年，全市生产总值增长5%左右，外贸进出口促稳提质。',
    ],
  }),
})

describe('a thing that is named and nothing asked of it', () => {
  it.each([
    ['甲浦GDP', '1900亿元'],
    ['甲浦外贸', '356亿元'],
    ['粮食产量', '46万吨'],
  ])('%s: is answered by its figure, if it is something that is measured', (question, figure) => {
    expect(ask(question).headline).toContain(figure)
  })

  it('is answered by what is said of it otherwise', () => {
    expect(ask('养老服务').headline).toContain('养老服务体系')
  })
})

describe('what was added', () => {
  it.each([
    ['高新技术企业有多少家', '新增高新技术企业60家'],
    ['养老服务中心多少家', '新建养老服务中心8家'],
  ])('%s: is called so, since it is not all there is', (question, headline) => {
    expect(ask(question).headline).toBe(headline)
  })
})
