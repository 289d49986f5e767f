import { describe, expect, it } from 'vitest'
import { answerBlocks } from '../../src/chat/answer-blocks.ts'
import { plainFormat, TELEGRAM_HTML } from '../../src/chat/format.ts'
import { render } from '../../src/chat/render.ts'
import { fakeAnswer, fakePassage } from '../support/fake-engine.ts'

const noLink = () => null
const html = (
  changes: Parameters<typeof fakeAnswer>[0],
  link: (report: string, paragraph: number) => string | null = noLink,
) => render(answerBlocks(fakeAnswer(changes), link), TELEGRAM_HTML).join('\n')

describe('answerBlocks', () => {
  it('puts the figure first, marks it in the quote, then names the source', () => {
    expect(html({}).split('\n\n')).toEqual([
      '<b>363件</b>',
      expect.stringContaining('提案<b>363件</b>，'),
      '— 《云溪市政协常委会工作报告》 2024-01-20 · 一、2023年工作回顾 · 第2段',
    ])
  })

  it('fits a phone: at most six lines, whatever the answer holds', () => {
    const passage = fakePassage({ text: '前文。'.repeat(200) + fakePassage().text + '后文。'.repeat(200) })
    const blocks = answerBlocks(fakeAnswer({ passages: [passage, passage, passage, passage] }), noLink)
    const text = render(blocks, plainFormat(4096)).join('\n')
    expect(text.split('\n').filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(6)
    expect(text).toContain('另有2处')
  })

  it('does not say a sentence twice when the headline is the sentence of the quote', () => {
    const highlight = '全年共收到提案363件，经审查立案320件，办复率100%，满意率98.5%。'
    expect(html({ headline: highlight }).match(/363件/gu)).toHaveLength(1)
  })

  it('cuts a long paragraph around the words that answer, and shows the cut', () => {
    const long = fakePassage({
      text: `${'别的事情。'.repeat(60)}全年共收到提案363件。${'还有别的。'.repeat(60)}`,
      highlight: '全年共收到提案363件。',
    })
    const shown = html({ passages: [long] })
    expect(shown).toContain('…全年共收到提案<b>363件</b>。…')
    expect(shown.length).toBeLessThan(400)
  })

  it('quotes only what stands in the passage', () => {
    const long = fakePassage({
      text: `${'甲乙丙，'.repeat(80)}全年共收到提案363件，${'丁戊己，'.repeat(80)}完。`,
      highlight: '全年共收到提案363件，',
    })
    const quote = answerBlocks(fakeAnswer({ passages: [long] }), noLink).find(
      (block) => block.kind === 'quote',
    )
    const words = quote?.kind === 'quote' ? quote.runs.map((run) => run.text).join('') : ''
    expect(long.text).toContain(words.replace(/^…|…$/gu, ''))
  })

  it('links the source where members can reach the pages, and shows no id', () => {
    expect(html({}, (report, paragraph) => `https://x.cn/reports/${report}#p${paragraph}`)).toContain(
      '<a href="https://x.cn/reports/r-2023#p2">《云溪市政协常委会工作报告》</a>',
    )
    expect(html({})).not.toContain('r-2023')
  })

  it('warns of doubtful text beside the quote', () => {
    expect(html({ passages: [fakePassage({ warnings: ['原文疑有错字：「提岸」'] })] })).toContain(
      '注意：原文疑有错字',
    )
  })

  it('shows a comparison row by row', () => {
    const shown = html({
      kind: 'compare',
      comparison: [
        { label: '2020年', value: '293件', passage: 0 },
        { label: '2023年', value: '363件', passage: null },
      ],
    })
    expect(shown).toContain('2020年：293件\n2023年：363件')
  })

  it.each(['decline', 'catalog', 'outline', 'clarify', 'chat'] as const)(
    'leaves a %s in the words of the engine',
    (kind) => {
      expect(html({ kind, reply: '现有2份报告：\n1. 甲\n2. 乙' })).toBe('现有2份报告：\n1. 甲\n2. 乙')
    },
  )

  it('keeps hostile text of a report from being markup', () => {
    expect(html({ passages: [fakePassage({ text: '<b>363件</b> & "x"', highlight: '' })] })).toContain(
      '&lt;b&gt;',
    )
  })
})
