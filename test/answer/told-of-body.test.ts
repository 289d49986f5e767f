import { describe, expect, it } from 'vitest'
import { asking, type Texts, workReport } from '../support/library.ts'

const TEXTS: Texts = {
  '栖梧市人大2023年工作报告.txt': workReport({
    title: '栖梧市人民代表大会常务委员会工作报告',
    given: '（2024年2月5日在栖梧市第十届人民代表大会第三次会议上）',
    speaker: '栖梧市人大常委会主任 令狐远',
    body: [
      '一、2023年工作回顾',
      '召开常委会会议8次。强化备案审查工作，共审查市政府报送规范性文件9件、市法院4件、市检察院3件。',
    ],
  }),
  '栖梧市政府2023年工作报告.txt': workReport({
    title: '政府工作报告',
    given: '（2024年2月4日在栖梧市第十届人民代表大会第三次会议上）',
    speaker: '栖梧市市长 东方旭',
    body: ['一、2023年工作回顾', '清理行政规范性文件，加强法治政府建设。新增就业2.1万人。'],
  }),
  '栖梧市政协2023年工作综述.txt': workReport({
    title: '政协栖梧市委员会2023年工作综述',
    given: '（2024年1月5日）',
    speaker: '',
    body: ['严格执行请示报告制度，年度协商计划、政协常委会工作报告等向市委请示报告6次。'],
  }),
}
const ask = asking(TEXTS)

describe('What one body did, told by the report of another', () => {
  it.each([
    ['市政府报了几件规范性文件审查', '9件'],
    ['市法院报送了几件规范性文件', '4件'],
    ['人大开了几次常委会', '8次'],
  ])('%s: %s', (question, said) => {
    const { kind, headline } = ask(question)
    expect(kind).toBe('answer')
    expect(headline).toContain(said)
  })

  it.each(['政协开了几次常委会', '市政府任免了多少人', '检察院新增就业多少'])('declines %s', (question) => {
    expect(ask(question).kind).toBe('decline')
  })
})
