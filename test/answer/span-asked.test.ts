import { describe, expect, it } from 'vitest'
import { asking, workReport } from '../support/library.ts'

const ask = asking({
  '苍岭人大2023.txt': workReport({
    title: '苍岭市人民代表大会常务委员会工作报告',
    given: '2024年1月20日在苍岭市第八届人民代表大会第三次会议上',
    speaker: '苍岭市人大常委会主任　周启明',
    body: [
      '一、2023年工作回顾',
      '连续第5年监督古城保护工作，推动修缮老宅34处。听取茶山生态修复情况汇报，形成调研报告2份。',
      '全省首家代表调解室在溪口建成，调解纠纷186件。编纂人大志，收集30年来的会议资料1200余份。',
      '督查食品安全三年行动落实情况。今年是“千企万户”战略实施20周年。试行建议办理“二次反馈”，力争打好“九张牌”。',
      '完善党组会议月度集中学机制。主任会议领衔督办茶农贷款建议。在开渔之际举办渔港治理专题协商。',
      '二、2024年主要任务',
      '2024年，计划听取专项工作报告16项，开展执法检查7次。',
    ],
  }),
})

describe('how long and which one', () => {
  it.each([
    ['苍岭人大连续监督古城保护几年了', '连续第5年'],
    ['苍岭人大志收集了多少年来的会议资料', '30年来'],
    ['食品安全行动一共几年', '三年'],
    ['千企万户战略实施多少年了', '20周年'],
    ['建议办理试行几次反馈', '二次反馈'],
    ['苍岭人大要打好几张牌', '九张牌'],
    ['苍岭人大党组会议多久集中学一次', '月度'],
    ['溪口的代表调解室是全省第几家', '首家'],
  ])('%s: %s', (question, told) => {
    const { kind, headline } = ask(question)
    expect({ kind, headline }).toEqual({ kind: 'answer', headline: told })
  })

  it.each([
    ['苍岭人大谁领衔督办茶农贷款建议', '主任会议领衔'],
    ['苍岭人大什么时候举办渔港治理专题协商', '开渔之际'],
  ])('%s: %s, though it is no name and no date', (question, told) => {
    const { kind, headline } = ask(question)
    expect(kind).toBe('answer')
    expect(headline).toContain(told)
  })

  it('is not told by a sentence about something else', () => {
    expect(ask('苍岭人大连续监督茶山修复几年了').kind).toBe('decline')
  })

  it('leaves the number of things to their figure', () => {
    expect(ask('苍岭人大志收集会议资料多少份').headline).toContain('1200余份')
  })
})
