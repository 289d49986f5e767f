import { describe, expect, it } from 'vitest'
import { asking, workReport } from '../support/library.ts'

const ask = asking({
  '柳浦市政府2024.txt': workReport({
    title: '政府工作报告',
    given: '——2024年1月18日在柳浦市第八届人民代表大会第三次会议上',
    speaker: '柳浦市市长 顾长川',
    body: [
      '一、2023年工作回顾',
      '2023年，全市生产总值812亿元。加强国防动员和双拥工作，建成驻柳部队官兵子女入学服务站3个。',
      '在此，我代表市人民政府，向全市各族人民，向驻柳人民解放军、武警部队官兵，向关心支持柳浦发展的各界人士，表示衷心的感谢！',
      '二、2024年工作安排',
      '2024年，全市生产总值增长6%。',
    ],
  }),
})

describe('Thanks and greetings, which name everybody', () => {
  it('are no answer to how those named are doing', () =>
    expect(ask('2023年柳浦部队建设得怎么样').passages[0]?.highlight).toContain('双拥'))

  it('are the answer to who is thanked', () =>
    expect(ask('2023年柳浦政府感谢了哪些部队官兵').passages[0]?.highlight).toContain('衷心的感谢'))
})
