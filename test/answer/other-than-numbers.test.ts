import { describe, expect, it } from 'vitest'
import { asking, type Texts, workReport } from '../support/library.ts'

const TEXTS: Texts = {
  '竹溪市2024年政府工作报告.txt': workReport({
    title: '竹溪市人民政府工作报告',
    given: '（2025年1月12日在竹溪市第九届人民代表大会第四次会议上）',
    speaker: '竹溪市市长 秦望舒',
    body: [
      '一、2024年工作回顾',
      '“四大惠农工程”扎实推进，园区管理体系更加完善。服务水平、治理平台、队伍素质“三大提升”行动取得成效，擦亮“竹海问茶”“溪边夜话”“山里来信”品牌。',
      '对交办的消防隐患，督促有关部门逐项销号整改，整改率98%。',
      '今年拟发行专项债券3亿元，主要用于竹海隧道和北门水厂。',
      '在肯定成绩的同时，我们也清醒地看到，发展中还有不少短板。主要是：产业层次偏低；部分企业生产经营困难；停车难还没有缓解。',
      '二、2025年工作安排',
      '（一）加快发展数字经济',
      '加快算力中心建设，引进平台企业5家，实施数据标注工程。',
      '（二）守牢安全底线',
      '防范金融风险，推动数字经济监管同步跟进。',
    ],
  }),
}
const ask = asking(TEXTS)

describe('Questions for anything but a number', () => {
  it.each([
    ['the account of what falls short from its opening', '竹溪有哪些困难', '清醒地看到'],
    ['the section of that heading, not a mention', '数字经济怎么搞', '算力中心'],
    ['names in a row that nobody counted', '三大品牌是哪几个', '竹海问茶'],
    ['what a coined number sums up', '三大提升是什么', '治理平台'],
  ])('%s: %s', (_what, question, said) => {
    const { kind, headline } = ask(question)
    expect(kind).toBe('answer')
    expect(headline).toContain(said)
  })

  it.each([
    ['another coined number', '什么是四大体系'],
    ['a number that stands nowhere', '五个确保指哪几个'],
    ['a reason that is not told', '消防隐患没整改的原因'],
    ['the time of the money, not of the work', '竹海隧道哪年完工'],
  ])('declines %s: %s', (_what, question) => {
    expect(ask(question).kind).toBe('decline')
  })
})
