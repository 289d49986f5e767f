import { describe, expect, it } from 'vitest'
import { asking, workReport } from '../support/library.ts'

const FILLER = [
  '推动老街改造、古桥保护和竹产业提升，办好委员论坛，密切联系群众。',
  '加强机关建设，改进会风文风，健全学习制度，落实意识形态责任。',
  '围绕乡村振兴、生态环境和营商环境建言，服务中心大局。',
]

const council = (year: number, speaker: string, body: readonly string[]): string =>
  workReport({
    title: '中国人民政治协商会议竹溪市委员会常务委员会工作报告',
    given: `（${year + 1}年1月15日在政协竹溪市第九届委员会会议上）`,
    speaker: `竹溪市政协主席 ${speaker}`,
    body: [`一、${year}年工作回顾`, ...body, ...FILLER],
  })

const ask = asking({
  '竹溪市政协2022年工作报告.txt': council(2022, '尤敬山', [
    '2022年，共立提案211件，举办问计会9场。市委书记林远山在调研报告上作出批示。',
  ]),
  '竹溪市政协2023年工作报告.txt': council(2023, '梁可望', ['2023年，共立提案236件，举办问计会12场。']),
  '竹溪市人大常委会2023年工作报告.txt': workReport({
    title: '竹溪市人民代表大会常务委员会工作报告',
    given: '（2024年1月17日在竹溪市第九届人民代表大会第三次会议上）',
    speaker: '竹溪市人大常委会主任 俞承志',
    body: ['一、2023年工作回顾', '2023年，任免国家机关工作人员87人次，听取专项报告19个。', ...FILLER],
  }),
})

const rows = (question: string): (readonly [string, string])[] =>
  ask(question).comparison.map(({ label, value }) => [label, value] as const)

describe('Two sides that ask about different things', () => {
  it('are answered each by its own report', () => {
    expect(rows('2023年政协的提案和人大的任免各多少')).toEqual([
      ['2023年政协提案', '236件'],
      ['2023年人大任免', '87人次'],
    ])
  })

  it('may be two posts of two years', () => {
    const [first, second] = rows('22年市委书记和23年政协主席分别是谁')
    expect(first?.join()).toMatch(/2022年.*林远山/u)
    expect(second?.join()).toMatch(/2023年.*梁可望/u)
  })

  it('are not set against each other', () => {
    expect(ask('2022年提案和2023年问计会各多少').reply).not.toContain('程序')
  })

  it('say so where a report does not tell its side', () => {
    expect(rows('2023年政协的提案和人大的视察各多少').at(-1)?.[1]).toBe('报告未载')
  })
})

it('What stands before both sides is of both', () => {
  expect(rows('提案22年和23年打算各立多少件').map(([label]) => label)).toEqual(['2022年', '2023年'])
})

it('Two sides that share what they ask are compared as before', () => {
  expect(rows('22年和23年提案各多少').map(([, value]) => value)).toEqual(['211件', '236件'])
  expect(ask('22年和23年提案各多少').reply).toContain('25件')
})
