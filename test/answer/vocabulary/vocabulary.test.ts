import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtinVocabulary } from '../../../src/answer/vocabulary/builtin.ts'
import { createVocabulary } from '../../../src/answer/vocabulary/vocabulary.ts'
import { fold } from '../../../src/text/normalize.ts'

function saidAndMeant(lines: string, question: string): [string, string[]][] {
  return createVocabulary([lines])
    .expand(fold(question))
    .map(({ said, official }) => [said, official])
}

describe('createVocabulary', () => {
  it.each([
    [
      'leads from everyday to official words',
      '看病贵 药费贵 > 医药费用',
      '为什么看病贵',
      [['看病贵', ['医药费用']]],
    ],
    ['does not lead back', '看病贵 > 医药费用', '医药费用是多少', []],
    [
      'lets * stand for up to four characters',
      '修*路 > 农村公路',
      '修村里的路',
      [['修村里的路', ['农村公路']]],
    ],
    ['lets * stand for none', '修*路 > 农村公路', '修路花了多少', [['修路', ['农村公路']]]],
    ['does not stretch * over five characters', '修*路 > 农村公路', '修好村里的大路', []],
    ['does not stretch * over a mark', '修*路 > 农村公路', '修桥，路呢', []],
    ['takes several * in one phrase', '给*发*钱 > 补贴', '给老人发零花钱', [['给老人发零花钱', ['补贴']]]],
    ['reads a line without > both ways', '提案 议案 建议', '议案几件', [['议案', ['提案', '建议']]]],
    ['ignores comments and width', '# 水\nＧＤＰ > 生产总值 # 总量', 'gdp多少', [['gdp', ['生产总值']]]],
    [
      'takes the longer of two phrases of a line',
      '养老 养老院 > 养老机构',
      '养老院几家',
      [['养老院', ['养老机构']]],
    ],
    ['stays silent when the official word is said', '养老 > 养老服务', '养老服务怎么样', []],
    [
      'speaks when the official word is said elsewhere',
      '养老 > 养老服务',
      '养老和养老服务',
      [['养老', ['养老服务']]],
    ],
  ])('%s', (_name, lines, question, expected) => {
    expect(saidAndMeant(lines, question)).toEqual(expected)
  })

  it('keeps a shorter phrase of another line inside a longer one, longest first', () => {
    expect(saidAndMeant('老人食堂 > 助餐点\n老人 > 老年人', '老人食堂多少')).toEqual([
      ['老人食堂', ['助餐点']],
      ['老人', ['老年人']],
    ])
    expect(saidAndMeant('老人 > 老年人\n老人 > 养老', '老人多少')).toEqual([
      ['老人', ['老年人']],
      ['老人', ['养老']],
    ])
  })

  it('hears phrases that overlap without one holding the other', () => {
    expect(saidAndMeant('修路 > 公路\n路灯 > 照明', '修路灯')).toEqual([
      ['修路', ['公路']],
      ['路灯', ['照明']],
    ])
  })

  it('hears no everyday phrase in a part of an official word', () => {
    const lines = '消费 > 零售总额\n物价 > 居民消费价格'
    expect(saidAndMeant(lines, '居民消费价格涨了多少')).toEqual([])
    expect(saidAndMeant(lines, '居民消费多少')).toEqual([['消费', ['零售总额']]])
  })

  it('tells where a phrase stands', () => {
    const [expansion] = createVocabulary(['挣*钱 > 收入']).expand('今年挣了多少钱')
    const gaps = [{ start: 3, end: 6 }]
    expect(expansion).toEqual({
      start: 2,
      end: 7,
      said: '挣了多少钱',
      official: ['收入'],
      oneWay: true,
      gaps,
    })
  })

  it('hears no part of a phrase with a gap that ends inside another word', () => {
    const vocabulary = createVocabulary(['农民*钱 > 农民收入\n乡下*钱 > 农民收入'])
    const said = (text: string, cut: string[]) => vocabulary.expand(text, cut).map((found) => found.said)
    expect(said('农民工讨钱', ['农民工', '讨', '钱'])).toEqual([])
    expect(said('农民挣钱', ['农民', '挣钱'])).toEqual(['农民挣钱'])
    expect(said('乡下人挣钱', ['乡下人', '挣钱'])).toEqual(['乡下人挣钱'])
  })

  it('leaves out a short phrase that lies across the edge of a word', () => {
    const vocabulary = createVocabulary(['生意 > 经营\n看病 > 医疗'])
    const said = (text: string, cut: string[]) => vocabulary.expand(text, cut).map((found) => found.said)
    expect(said('学生意见', ['学生', '意见'])).toEqual([])
    expect(said('学生意见', [])).toEqual(['生意'])
    expect(createVocabulary(['高工资 > 薪酬']).expand('提高工资', ['提高', '工资'])).toEqual([])
    expect(said('做生意，看病难', ['做生意', '看', '病', '难'])).toEqual(['生意', '看病'])
  })

  it.each([
    ['单独', 'one word alone means nothing new'],
    ['看病 >', 'one side of > is empty'],
    ['> 医疗', 'one side of > is empty'],
    ['看病 > 医疗 > 卫生', 'more than one >'],
    ['钱 > 资金', '钱 is shorter than 2 characters'],
    ['*钱路 > 资金', 'a * stands at the edge of a phrase'],
    ['修路 > 农村*路', 'a * stands in an official word'],
  ])('reports the fault of the line %s', (line, why) => {
    const { faults, size } = createVocabulary(['看病 > 医疗', `\n# 空\n${line}`])
    expect(faults).toEqual([{ source: 1, line: 3, why }])
    expect(size).toBe(1)
  })

  it('says only what stands in the question, at the place it tells', () => {
    const vocabulary = createVocabulary(builtinVocabulary)
    const piece = fc.constantFrom(
      '老人',
      '看病',
      '挣',
      '钱',
      '修',
      '路',
      '，',
      '多少',
      '学校',
      '村里的',
      'gdp',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        for (const { start, end, said, official } of vocabulary.expand(text)) {
          expect(text.slice(start, end)).toBe(said)
          expect(official.length).toBeGreaterThan(0)
          expect(official).not.toContain(said)
        }
      }),
    )
  })
})
