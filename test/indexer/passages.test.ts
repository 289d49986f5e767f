import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doubtsIn } from '../../src/indexer/doubts.ts'
import { ingest } from '../../src/indexer/ingest.ts'
import { itemsIn } from '../../src/indexer/items.ts'
import { passages } from '../../src/indexer/passages.ts'
import { inspection, proofSheet } from '../../src/indexer/proof-sheet.ts'
import { sourceOf } from './account.ts'

const parts = (text: string) => passages(text, itemsIn(text)).map(({ start, end }) => text.slice(start, end))

describe('passages', () => {
  const sentence = fc
    .array(
      fc.constantFrom('全年立提案215件', '推动解决问题76个', '力争“办复率”达到100%', '他说：“好。”再出发'),
      { minLength: 1, maxLength: 8 },
    )
    .map((clauses) => `${clauses.join('，')}。`)

  it('lays out the whole text, cut behind sentences only, none longer than 600', () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 60 }), (sentences) => {
        const text = sentences.join('')
        const cut = parts(text)
        expect(cut.join('')).toBe(text)
        for (const part of cut) {
          expect(part.length).toBeLessThanOrEqual(600)
          expect(part.endsWith('。')).toBe(true)
        }
      }),
    )
  })

  it('leaves no crumb at the end', () => {
    const text = `${'推进国家粮食安全建设，巩固提升良田面积，集成良种良机。'.repeat(13)}做好普查。`
    expect(Math.min(...parts(text).map((part) => part.length))).toBeGreaterThan(120)
  })

  it('cuts before an item rather than inside one', () => {
    const item =
      '着力推进重点改革任务落实，完善体制机制，激发市场主体活力，优化营商环境。不断增强发展动力，确保改革取得成效，让群众得到更多实惠和便利，推动工作再上台阶。'
    const text = `今年要抓好以下工作。一是${item}二是${item}三是${item}四是${item}五是${item}`
    expect(
      parts(text)
        .slice(1)
        .every((part) => /^[二三四五]是/u.test(part)),
    ).toBe(true)
  })

  it('cuts a text that never ends a sentence at commas', () => {
    const cut = parts('推进建设，'.repeat(400))
    expect(cut.join('')).toHaveLength(2000)
    expect(Math.max(...cut.map((part) => part.length))).toBeLessThanOrEqual(600)
  })
})

describe('itemsIn', () => {
  const quote = (text: string) =>
    itemsIn(text).map(({ number, start, end }) => [number, text.slice(start, end)])

  it.each<[string, [number, string][]]>([
    [
      '主要有：一是产业不优；二是人才不足；三是作风不实。我们要改进。',
      [
        [1, '一是产业不优；'],
        [2, '二是人才不足；'],
        [3, '三是作风不实。'],
      ],
    ],
    [
      '一要扩大内需。增加收入。二要深化改革。',
      [
        [1, '一要扩大内需。增加收入。'],
        [2, '二要深化改革。'],
      ],
    ],
    [
      '必须做到：第一，解放思想。第二，实事求是。',
      [
        [1, '第一，解放思想。'],
        [2, '第二，实事求是。'],
      ],
    ],
    [
      '办好实事。（1）建学校。（2）修道路。',
      [
        [1, '（1）建学校。'],
        [2, '（2）修道路。'],
      ],
    ],
    [
      '重点抓好4方面工作。要全力拼经济,深入调研。要全力守平安,化解风险。要全力优环境,统筹研判。',
      [
        [1, '要全力拼经济,深入调研。'],
        [2, '要全力守平安,化解风险。'],
        [3, '要全力优环境,统筹研判。'],
      ],
    ],
  ])('counts out %s', (text, items) => {
    expect(quote(text)).toEqual(items)
  })

  it.each([
    '一是一、二是二',
    '这是第一，也是唯一。',
    '一般公共预算收入增长。',
    '要加强学习。要深入群众。',
    '三是加快推进。',
  ])('counts nothing in %s', (text) => {
    expect(itemsIn(text)).toEqual([])
  })
})

describe('doubtsIn', () => {
  it.each([
    ['践行党员干部“五(舌)带头”，', '“五(舌)带头”'],
    ['安排补助资金25l亿元，', '25l亿元'],
    ['工资增长4·3％，', '4·3％'],
    ['全市人囗达到85万，', '囗'],
    ['国防法》开始实施', '》'],
    ['增长3。5亿元', '3。5亿'],
  ])('doubts %s', (text, quote) => {
    expect(doubtsIn(text).some((doubt) => doubt.quote.includes(quote))).toBe(true)
  })

  it.each([
    '深化“校（院）企双聘”',
    '支持“县（市）”改革',
    'B2B模式、O2O平台、5G基站、PM2.5浓度',
    '2023。',
    '《条例》（草案）',
    '“1+1+4”体系',
  ])('doubts nothing in %s', (text) => {
    expect(doubtsIn(text)).toEqual([])
  })

  it('stands beside the paragraph and changes no digit', () => {
    const [report] = ingest(
      sourceOf('云溪县政府工作报告\n各位代表：\n中央财政安排补助资金25l亿元，比上年增加42亿元。'),
      'x.txt',
    )
    expect(report?.paragraphs[0]?.text).toContain('25l亿元')
    expect(report?.paragraphs[0]?.warnings).toHaveLength(1)
    expect(report?.warnings.find((warning) => warning.code === 'ocr-number')?.line).toBe(3)
  })
})

describe('ids', () => {
  const text =
    '云溪县政府工作报告\n各位代表：\n一、2023年工作回顾\n全年办结提案215件。\n实施项目36个。\n二、2024年工作安排\n力争办结提案220件。'
  const idsOf = (source: string) =>
    new Map(ingest(sourceOf(source), 'x.txt')[0]?.paragraphs.map(({ text: t, id }) => [t, id]))

  it('survive an edit of the neighbours', () => {
    const before = idsOf(text)
    const after = idsOf(text.replace('36个', '38个').replace('一、', '（新增一段。）\n一、'))
    expect(after.get('全年办结提案215件。')).toBe(before.get('全年办结提案215件。'))
    expect(after.get('力争办结提案220件。')).toBe(before.get('力争办结提案220件。'))
  })

  it('differ for the same words said twice, and between files', () => {
    const [report] = ingest(sourceOf(text.replace('实施项目36个。', '全年办结提案215件。')), 'x.txt')
    expect(new Set(report?.paragraphs.map(({ id }) => id)).size).toBe(report?.paragraphs.length)
    expect(ingest(sourceOf(text), 'y.txt')[0]?.id).not.toBe(ingest(sourceOf(text), 'x.txt')[0]?.id)
  })
})

describe('the proof sheet', () => {
  const reports = ingest(
    sourceOf('云溪县2023年政府工作报告\n各位代表：\n— 1 —\n一、2022年工作回顾\n全年办结提案215件。'),
    'x.txt',
  )
  const file = { file: 'x.txt', error: null, reports }

  it('shows identity with its evidence, outline, numbered paragraphs and warnings with lines', () => {
    const sheet = proofSheet(file)
    for (const part of [
      '云溪县2023年政府工作报告（原文）',
      '（第1行）',
      '# 一、2022年工作回顾',
      '[2] ‹回顾 2022› 全年办结提案215件。',
      '第3行 页码：— 1 —',
    ])
      expect(sheet).toContain(part)
  })

  it('has the shape the contract names', () => {
    expect(inspection(file)).toMatchObject({
      file: 'x.txt',
      error: null,
      reports: [
        {
          title: '云溪县2023年政府工作报告',
          titleFrom: 'stated',
          sections: [{ level: 1, title: '一、2022年工作回顾', path: ['一、2022年工作回顾'] }],
          paragraphs: [{ section: [] }, { section: ['一、2022年工作回顾'], text: '全年办结提案215件。' }],
        },
      ],
    })
  })

  it('shows a file that could not be read', () => {
    expect(proofSheet({ file: 'y.pdf', error: 'scanned', reports: [] })).toContain('scanned')
  })
})
