import { describe, expect, it } from 'vitest'
import type { Turn } from '../../src/answer/turn.ts'
import type { Answer } from '../../src/model.ts'
import { engineOver, reportsOf, type Texts, workReport } from '../support/library.ts'

const CITY: Texts = {
  '沐川市中级人民法院2024年工作报告.txt': workReport({
    title: '沐川市中级人民法院工作报告',
    given: '（2025年1月15日在沐川市第五届人民代表大会第五次会议上）',
    speaker: '沐川市中级人民法院院长 祝远山',
    body: [
      '一、2024年主要工作',
      '2024年，全市法院共受理案件51236件，审执结48902件，同比分别上升3.7%和5.2%。',
      '审结毒品犯罪案件76件。审查财产保全，整改问题168个，整改金额2.4亿元，7个未整改到位问题转入督办。',
      '工作中还有不少问题，主要有：审理周期偏长，执行力量不足，裁判说理不透，等等。',
      '二、2025年工作安排',
      '2025年，全市法院要突出重点，做好各项工作。',
    ],
  }),
  '沐川市人民检察院2024年工作报告.txt': workReport({
    title: '沐川市人民检察院工作报告',
    given: '（2025年1月15日在沐川市第五届人民代表大会第五次会议上）',
    speaker: '沐川市人民检察院检察长 阮闻笛',
    body: [
      '一、2024年主要工作',
      '2024年，全市检察机关依法履职，起诉电信网络诈骗犯罪514人，同比上升16.3%。',
      '二、2025年工作安排',
      '2025年，全市检察机关要突出重点，做好各项工作。',
    ],
  }),
  '沐川市2024年政府工作报告.txt': workReport({
    title: '沐川市人民政府工作报告',
    given: '（2025年1月14日在沐川市第五届人民代表大会第五次会议上）',
    speaker: '沐川市市长 季云舟',
    body: [
      '一、2024年工作回顾',
      '2024年，全市外贸进出口总额620亿元，出口总额325亿元，占全国份额提高到1.2%。城镇新增就业4.1万人。',
      '二、2025年工作安排',
      '2025年主要预期目标是：城镇新增就业3.8万人以上。',
    ],
  }),
}

const engine = engineOver(reportsOf(CITY))

function last(...messages: string[]): Answer {
  let previous: Turn | null = null
  for (const message of messages) previous = engine.ask(message, previous)
  if (!previous) throw new Error('no message')
  return previous.answer
}

describe('What is asked next of what was told', () => {
  it.each([
    ['how it grew', ['检察院起诉电信诈骗多少人', '同比呢'], '16.3%'],
    ['another doing of the same cases', ['沐川法院受理多少案件', '审结多少'], '48902件'],
    ['how many are left, and no sum of money', ['法院整改了多少个问题', '金额呢', '还有几个没整改'], '7个'],
    ['another side of trade', ['沐川2024年外贸进出口总额多少', '出口呢'], '325亿元'],
    ['the share of the whole country', ['沐川2024年出口总额多少', '占全国多少'], '1.2%'],
    ['who holds another post', ['沐川法院院长是谁', '那检察长呢'], '阮闻笛'],
    ['one of the things a sentence lists', ['沐川法院有哪些不足', '第二点展开说说'], '执行力量不足'],
    ['the goal, and not the result once more', ['沐川城镇新增就业多少', '2025年目标呢'], '3.8万人'],
  ])('%s', (_, messages, told) => expect(last(...messages).headline).toContain(told))

  it('is no goal where only the result is told', () => {
    expect(last('沐川2024年出口总额多少', '目标是多少').kind).toBe('decline')
  })
})
