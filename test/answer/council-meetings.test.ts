import { describe, expect, it } from 'vitest'
import { asking, workReport } from '../support/library.ts'

const council = (title: string, given: string, speaker: string, body: readonly string[]) =>
  workReport({ title, given, speaker, body: [...body, '各项工作取得新的成效，得到各方面好评。'] })

const MEETING = '（2026年1月5日在政协云溪区第七届委员会第五次会议上）'
const LIBRARY = {
  '提案.txt': council(
    '政协云溪区第七届委员会常务委员会关于提案工作情况的报告',
    MEETING,
    '云溪区政协副主席 倪德林',
    [
      '一、2025年提案工作情况',
      '2025年，共提出提案226件，经审查立案181件，分送88个部门办理，未予立案的45件作为委员来信转送。',
      '有关经济建设方面的立案提案77件，有关社会建设方面的立案提案104件。',
    ],
  ),
  '常委会.txt': council('政协云溪区第七届委员会常务委员会工作报告', MEETING, '云溪区政协主席 张启德', [
    '一、2025年工作回顾',
    '2025年，组织视察12次，学习15次，各项工作取得新的进展。',
  ]),
  '五年.txt': council(
    '政协白沙市第十届委员会常务委员会关于提案工作情况的报告',
    '（2013年1月24日在政协白沙市第十一届委员会第一次会议上）',
    '白沙市政协副主席 栗红',
    ['一、过去五年提案工作回顾', '五年来，委员共提交提案3881件，经审查立案3503件，全部办复。'],
  ),
  '一年.txt': council(
    '政协白沙市第十届委员会常务委员会关于提案工作情况的报告',
    '（2011年2月11日在政协白沙市第十届委员会第四次会议上）',
    '白沙市政协副主席 王新生',
    ['一、2010年提案工作情况', '2010年，委员共提交提案746件，经审查立案672件，全部办复。'],
  ),
  '开幕.txt': `政协云溪区第八届委员会第一次会议开幕\n2026年12月20日 来源:云溪新闻网\n\n12月19日，政协云溪区第八届委员会第一次会议开幕。在主席台就座的领导有区委书记麦振华，区长杨文平，区政协主席李善忠。\n本次会议应到委员128名，实到121名，符合规定人数。`,
  '无日期.txt': '本报讯（记者 丁山）近日，白沙市政协表彰优秀提案30件，第九届三次会议以来立案332件。',
  '无地名.txt': '本报讯（记者 李娟）市政协八届一次会议以来的提案全部办复，立案175件，面办率为97.1%。',
}

const ask = asking(LIBRARY)
const fileOf = (question: string) => ask(question).passages[0]?.report.file

describe('Two reports of one meeting', () => {
  it('are told apart by what they report on', () => {
    expect(ask('云溪区政协常委会工作报告谁作的').headline).toContain('张启德')
    expect(ask('云溪区政协提案工作报告谁作的').headline).toContain('倪德林')
  })
})

describe('The proposals', () => {
  it('on one matter are not all there are', () => {
    expect(ask('云溪区政协提案立案多少件').headline).toContain('181件')
    expect(ask('云溪区政协经济建设方面的提案多少件').headline).toContain('77件')
  })

  it('of a whole term are told by the report that looks back on it', () => {
    expect(fileOf('十届白沙市政协五年提交多少提案')).toBe('五年.txt')
    expect(fileOf('白沙市政协2010年提交多少提案')).toBe('一年.txt')
  })
})

describe('News of a meeting', () => {
  it('tell who came apart from who was to come', () => {
    expect(ask('云溪政协第八届一次会议实到多少委员').headline).toContain('121名')
    expect(ask('云溪政协第八届一次会议应到多少委员').headline).toContain('128名')
  })

  it('name no chairman by the 主席台', () => {
    expect(ask('云溪政协第八届一次会议上区政协主席是哪位').headline).toContain('李善忠')
  })
})

describe('A page of no day or place', () => {
  it('tells nothing of a year that it does not name', () => {
    expect(ask('白沙市政协2023年立案多少件').kind).toBe('decline')
  })

  it('tells nothing of the year after the one it speaks of', () => {
    const news = asking({
      'a.txt':
        '云溪县政协明确年度工作重点\n（张小维）日前，云溪县政协印发《2020年工作要点》，明确全年28项重点工作，县政协主席会议成员牵头。',
    })
    expect(news('云溪县政协2020年有多少项重点工作').headline).toContain('28项')
    expect(news('云溪县政协2021年有多少项重点工作').kind).toBe('decline')
  })

  it('is no side of a comparison of places that have reports', () => {
    const { comparison } = ask('云溪和白沙政协哪个立案多')
    expect(comparison.map(({ value }) => value)).not.toContain('175件')
  })
})

it('explains no word of which only a character is told', () => {
  expect(ask('什么是双随机').kind).toBe('decline')
})
