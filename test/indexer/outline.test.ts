import { describe, expect, it } from 'vitest'
import { ingest } from '../../src/indexer/ingest.ts'
import type { Line } from '../../src/indexer/lines.ts'
import { innerRunIns, namesParagraph, openingRunIns } from '../../src/indexer/run-ins.ts'
import type { Report } from '../../src/model.ts'
import { sourceOf } from './account.ts'

const LONG =
  '全年召开常委会会议9次，听取审议专项工作报告23项，作出决议决定11项，开展视察调研46次，推动解决问题106个。'

function read(text: string, levels: Record<string, number> = {}): Report {
  const source = sourceOf(text)
  const lines = source.lines.map((line): Line => ({ ...line, headingLevel: levels[line.text] ?? null }))
  const [report] = ingest({ ...source, lines }, 'x.txt')
  if (!report) throw new Error('no report')
  return report
}

const outlineOf = (report: Report) => report.sections.map(({ level, title }) => `${level} ${title}`)

describe('the outline', () => {
  it('takes short numbered lines among long ones for items of their list, not for headings', () => {
    const items = [
      '（1）建成城乡供水工程，让五万多名群众喝上甘甜的自来水，全面解决吃水难。',
      '（2）启动建设驾培园。',
      '（3）启用救助中心。',
    ]
    const report = read(
      `一、2021年工作回顾\n${LONG}\n二、2022年工作安排\n${LONG}重点抓好3件民生实事：\n${items.join('\n')}`,
    )
    expect(outlineOf(report)).toEqual(['1 一、2021年工作回顾', '1 二、2022年工作安排'])
    expect(report.paragraphs.map(({ text }) => text).join('\n')).toContain(items.join('\n'))
  })

  it('takes numbered openings that tell figures one right under the other for items of a list', () => {
    const items = [
      '（一）促进就业，开展技能培训2.4万人次。',
      '（二）办好教育，新建学校12所。引进省外教师60名。',
      '（三）完善配套设施，新增停车位1800个，建成口袋公园9个。',
    ]
    const report = read(`一、2023年工作安排\n${LONG}\n${items.join('\n')}`)
    expect(outlineOf(report)).toEqual(['1 一、2023年工作安排'])
    expect(report.paragraphs.map(({ text }) => text).join('\n')).toContain(items.join('\n'))
  })

  it('leaves numbered openings headings where only one of them tells a figure', () => {
    const heads = ['（一）经济总量突破500亿元。', '（二）城乡面貌焕然一新。', '（三）民生福祉不断增进。']
    const report = read(`一、2023年工作回顾\n${heads.map((head) => head + LONG).join('\n')}`)
    expect(outlineOf(report)).toEqual(['1 一、2023年工作回顾', ...heads.map((head) => `2 ${head}`)])
  })

  it('keeps a numbered heading apart from 一是, which begins the text below it, where only the head was narrow', () => {
    const report = read(
      `  政府工作报告\n\n  ——2024年1月26日在云溪区\n\n  第七届人民代表大会第四次会议上\n\n  云溪区人民政府区长王策飞\n\n  一、2023年工作回顾\n\n  （一）经济发展提质增量\n\n  一是综合实力稳步增强。${LONG}${LONG}二是产业能级不断提升。${LONG}`,
    )
    expect(outlineOf(report)).toContain('2 （一）经济发展提质增量')
  })

  it('nests 一、 （一） 1. （1） by what really stands above', () => {
    expect(
      outlineOf(
        read(
          `一、工作回顾\n（一）加强监督\n1.突出重点。${LONG}\n（1）突出预算。${LONG}\n二、工作安排\n1.做好立法。${LONG}`,
        ),
      ),
    ).toEqual([
      '1 一、工作回顾',
      '2 （一）加强监督',
      '3 1.突出重点。',
      '4 （1）突出预算。',
      '1 二、工作安排',
      '2 1.做好立法。',
    ])
  })

  it('puts numbered headings under bare parts when there are two', () => {
    expect(
      outlineOf(read(`2020年工作回顾\n一、坚持党的领导\n${LONG}\n2021年工作任务\n一、强化理论武装\n${LONG}`)),
    ).toEqual(['1 2020年工作回顾', '2 一、坚持党的领导', '1 2021年工作任务', '2 一、强化理论武装'])
  })

  it('sets a single bare part beside 一、', () => {
    expect(
      outlineOf(
        read(
          `首先报告２００１年的工作\n${LONG}\n今年要着重做好以下工作。\n一、扩大内需\n${LONG}\n二、稳定农业\n${LONG}`,
        ),
      ),
    ).toEqual(['1 首先报告２００１年的工作', '1 一、扩大内需', '1 二、稳定农业'])
  })

  it('puts a second row of 一、 under the part it begins behind', () => {
    const text = `一、回顾\n${LONG}\n二、安排\n${LONG}\n2026年省十件民生实事\n一、提高低保水平。\n${LONG}\n二、建立护理保险制度。\n${LONG}`
    expect(outlineOf(read(text)).slice(2)).toEqual([
      '1 2026年省十件民生实事',
      '2 一、提高低保水平。',
      '2 二、建立护理保险制度。',
    ])
  })

  it('reads 第一部分 and 第一条', () => {
    expect(
      outlineOf(
        read(
          `第一部分 2023年工作回顾\n一、依法监督\n第一条 突出重点。${LONG}\n第二部分 2024年主要任务\n${LONG}`,
        ),
      ),
    ).toEqual([
      '1 第一部分 2023年工作回顾',
      '2 一、依法监督',
      '3 第一条突出重点。',
      '1 第二部分 2024年主要任务',
    ])
  })

  it('lets the numbering decide where one Markdown mark is used for two levels and for the salutation', () => {
    const headings = ['2020年工作回顾', '一、坚持党的领导', '2021年工作任务', '一、强化武装', '各位委员：']
    const levels = Object.fromEntries(headings.map((heading) => [heading, 3]))
    const report = read(
      `各位委员：\n我向大会报告工作，请予审议。\n2020年工作回顾\n一、坚持党的领导\n${LONG}\n2021年工作任务\n一、强化武装\n${LONG}`,
      levels,
    )
    expect(outlineOf(report)).toEqual([
      '1 2020年工作回顾',
      '2 一、坚持党的领导',
      '1 2021年工作任务',
      '2 一、强化武装',
    ])
    expect(report.paragraphs[0]?.text).toBe('各位委员：我向大会报告工作，请予审议。')
  })

  it('takes the levels of the format for titles without numbers', () => {
    const levels = { 概况: 1, 经济: 2, 社会: 2, 展望: 1 }
    expect(outlineOf(read(`概况\n${LONG}\n经济\n${LONG}\n社会\n${LONG}\n展望\n${LONG}`, levels))).toEqual([
      '1 概况',
      '2 经济',
      '2 社会',
      '1 展望',
    ])
  })

  it('makes sentences that name their paragraphs headings, in a row only', () => {
    const report = read(
      `（一）服务大局\n积极发挥职能优势，依法履职行权。\n关注长远发展。${LONG}\n助推市场繁荣。${LONG}\n强化预算审查。${LONG}`,
    )
    expect(outlineOf(report)).toEqual([
      '1 （一）服务大局',
      '2 关注长远发展。',
      '2 助推市场繁荣。',
      '2 强化预算审查。',
    ])
    expect(report.sections.map((section) => section.runIn)).toEqual([false, true, true, true])
    expect(report.paragraphs.map((paragraph) => paragraph.text)).toEqual([
      '积极发挥职能优势，依法履职行权。',
      LONG,
      LONG,
      LONG,
    ])
  })

  it('finds names in the middle of a paragraph and begins a paragraph at each', () => {
    const report = read(
      `（二）履职尽责强监督。聚焦中心任务，找准切入点，助推改革发展。助推市场发展。${LONG}助推科技创新。${LONG}助推改革深化。${LONG}`,
    )
    expect(outlineOf(report)).toEqual([
      '1 （二）履职尽责强监督。',
      '2 助推市场发展。',
      '2 助推科技创新。',
      '2 助推改革深化。',
    ])
  })

  it('gives thanks and shortcomings to the part, not to its last section', () => {
    const report = read(
      `一、2023年工作回顾\n（一）加强监督\n${LONG}\n各位代表！过去一年的成绩，是县委坚强领导的结果，在此表示衷心的感谢！\n我们也清醒认识到，工作中还存在一些不足。`,
    )
    expect(report.paragraphs.map((paragraph) => paragraph.section.length)).toEqual([2, 1, 1])
  })

  it('keeps explained terms as text under their heading', () => {
    const report = read(
      `一、回顾\n${LONG}\n名词解释\n1.“两重”：是指国家重大战略实施和重点领域安全能力建设。\n2.“两新”：是指大规模设备更新和消费品以旧换新。`,
    )
    expect(outlineOf(report)).toEqual(['1 一、回顾', '1 名词解释'])
    expect(report.paragraphs.at(-1)?.section).toEqual(['名词解释'])
    expect(report.paragraphs.at(-1)?.period).toBeNull()
  })

  it('takes explained terms without a heading out of the last section', () => {
    const report = read(
      `一、回顾\n${LONG}\n二、2026年安排\n${LONG}\n1.“四上”企业：\n达到一定规模的法人单位。\n2.“双一流”：\n指世界一流大学和一流学科。`,
    )
    expect(outlineOf(report)).toEqual(['1 一、回顾', '1 二、2026年安排'])
    expect(
      report.paragraphs.slice(-2).map(({ text, section, period }) => [text, section.length, period]),
    ).toEqual([
      ['1.“四上”企业：达到一定规模的法人单位。', 0, null],
      ['2.“双一流”：指世界一流大学和一流学科。', 0, null],
    ])
  })

  it('takes items of a list, and the one line under a heading, for text', () => {
    const plan = read(
      `一、听取报告\n（一）政府的报告\n1.关于优化政务服务工作情况的报告\n2.关于安全生产全部工作的报告\n3.关于教育高质量发展的报告\n（二）检察院的报告\n4.关于公益诉讼检察工作的报告\n5.关于未成年人检察工作的报告\n二、专题询问\n对全区市容整治工作开展专题询问\n三、视察\n${LONG}\n（李明 王小雨）`,
    )
    expect(outlineOf(plan)).toEqual([
      '1 一、听取报告',
      '2 （一）政府的报告',
      '2 （二）检察院的报告',
      '1 二、专题询问',
      '1 三、视察',
    ])
    expect(plan.paragraphs.map(({ text }) => text)).toContain('2.关于安全生产全部工作的报告')
    expect(plan.paragraphs.map(({ text }) => text)).toContain('对全区市容整治工作开展专题询问')
  })

  it('takes 二要 for a heading only where 一要 is one', () => {
    const measures = `一要抓好粮食生产。${LONG}`
    expect(
      outlineOf(read(`一、农业\n${LONG}${measures}\n二要推进产业调整。${LONG}\n四要发展循环经济。${LONG}`)),
    ).toEqual(['1 一、农业'])
    expect(outlineOf(read(`一、农业\n${measures}\n二要推进产业调整。${LONG}`))).toEqual([
      '1 一、农业',
      '2 一要抓好粮食生产。',
      '2 二要推进产业调整。',
    ])
  })

  it('brings text that was read first back under the title that ends the page', () => {
    const report = read(
      `某县政协2024年工作综述\n聚焦产业发展，提出一系列有价值的意见建议。\n精彩的答卷背后，是政协固本强基补短板的不懈努力。\n一年来，政协不断夯实履职基础。\n坚持党的领导\n${LONG}\n汇聚奋进之力\n${LONG}\n固本强基补短板`,
    )
    expect(outlineOf(report)).toEqual(['1 坚持党的领导', '1 汇聚奋进之力', '1 固本强基补短板'])
    expect(report.paragraphs.map(({ section }) => section[0] ?? '')).toEqual([
      '',
      '坚持党的领导',
      '汇聚奋进之力',
      '固本强基补短板',
      '固本强基补短板',
    ])
    expect(report.warnings.map((warning) => warning.code)).toContain('reordered')
  })
})

it.each([
  ['助推市场持续繁荣。', true],
  ['深化“代表+”工作机制。', true],
  ['以新一轮“3个100万”为抓手推进新型城镇化。', true],
  ['这是经济实力持续提升的五年。', true],
  ['规上工业增加值增长6.9%。', false],
  ['始终坚持党的领导，增强定力。', false],
  ['我们取得了显著成绩。', false],
  ['主要做好以下工作。', false],
  ['没有句号的话', false],
])('tells whether %s names a paragraph', (sentence, expected) => {
  expect(namesParagraph(sentence)).toBe(expected)
})

it('takes one naming sentence alone for text', () => {
  expect(openingRunIns([`在广度上下功夫。${LONG}`, LONG, LONG])).toEqual([null, null, null])
  expect(innerRunIns(`${LONG}组织专题视察。${LONG}`, 0, false)).toEqual([])
})

it('takes measures for no names', () => {
  expect(
    innerRunIns(`出台优化营商环境条例。${LONG}组建产业发展基金。${LONG}举办博览会。${LONG}`, 0, false),
  ).toEqual([])
})
