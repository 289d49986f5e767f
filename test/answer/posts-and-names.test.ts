import { describe, expect, it } from 'vitest'
import { asking, type Texts, workReport } from '../support/library.ts'

const TEXTS: Texts = {
  '栖梧市政协2020年工作报告.txt': workReport({
    title: '政协栖梧市委员会常务委员会工作报告',
    given: '（2021年1月20日在政协第九届栖梧市委员会第五次会议上）',
    speaker: '栖梧市政协主席 宗政白',
    body: [
      '一、2020年工作回顾',
      '深入学习贯彻习近平总书记在经济座谈会上的讲话精神。围绕“十四五”规划编制开展调研，召开座谈会26场次，完成调研报告11份。',
      '将《做强花木市场》列为大会重点提案，连同《建好花木大棚》等16件提案统筹推进。要深化改革，实现特色品牌新提升。',
      '持续擦亮“栖同奋进”团结品牌、“花路同心”资政品牌、“梧心为民”服务品牌。向澄平县对口帮扶资金90多万元。',
      '全市政协工作座谈会在花木城召开，市长东方旭出席座谈会并讲话。宇文拓强调，要用好履职平台。',
      '二、2021年工作任务',
      '（一）强化理论武装',
      '学深悟透，常学常新。',
      '（二）紧扣服务大局',
      '助力花木之都建设。',
    ],
  }),
  '栖梧市人大2023年工作报告.txt': workReport({
    title: '栖梧市人民代表大会常务委员会工作报告',
    given: '（2024年2月5日在栖梧市第十届人民代表大会第三次会议上）',
    speaker: '栖梧市人大常委会主任 令狐远',
    body: ['一、2023年工作回顾', '（一）以花木改革为重点，全力服务大局', '听取专题报告5份。'],
  }),
}
const ask = asking(TEXTS)

describe('Posts, names and what is called something', () => {
  it.each([
    ['a post, asked of the person', '东方旭是什么职务', '市长东方旭'],
    ['the post of who gave the report', '宗政白当什么官', '主席'],
    ['a plan that is worked on, not lived in', '十四五规划调研开了几次座谈会', '26场次'],
    ['which proposal, not which person', '大会重点提案2020年是哪个', '《做强花木市场》'],
    ['what things are called, before where their kind is mentioned', '政协三个品牌叫啥', '栖同奋进'],
    ['money for a place without reports', '澄平县帮扶多少钱', '90多万元'],
    ['who spoke, not who is quoted by all', '座谈会上谁讲话了', '东方旭'],
    ['the part on the year asked for', '2021年要重点干哪几块', '2021年工作任务'],
  ])('%s: %s: %s', (_what, question, said) => {
    const { kind, headline, reply } = ask(question)
    expect(['answer', 'outline']).toContain(kind)
    expect(`${headline}\n${reply.split('\n')[0]}`).toContain(said)
  })

  it('declines the post of a person of whom no post is told', () => {
    expect(ask('宇文拓当的是什么官').kind).toBe('decline')
  })
})
