import { expect, it } from 'vitest'
import { asking, workReport } from '../support/library.ts'

it('asks for what was done, not for whom it was done to', () => {
  const ask = asking({
    '云溪政协2024.txt': workReport({
      title: '政协云溪市委员会常务委员会工作报告',
      given: '（2025年1月10日在政协第九届云溪市委员会第三次会议上）',
      speaker: '云溪市政协主席 姚启文',
      body: ['2024年，全年向市委请示报告6次，立案提案231件，组织视察17次，编发信息318条。'],
    }),
  })
  const { suggestions } = ask('帮助')
  expect(suggestions.length).toBeGreaterThan(0)
  expect(suggestions.join()).not.toContain('请示报告')
})
