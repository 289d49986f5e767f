import { describe, expect, it } from 'vitest'
import { answerBlocks, paragraphBlocks } from '../../src/chat/answer-blocks.ts'
import { plainFormat, TELEGRAM_HTML, WECOM_MARKDOWN } from '../../src/chat/format.ts'
import { render } from '../../src/chat/render.ts'
import { fakeAnswer, fakePassage } from '../support/fake-engine.ts'

const noLink = () => null
const html = (
  changes: Parameters<typeof fakeAnswer>[0],
  link: (report: string, paragraph: number, sentence?: string) => string | null = noLink,
) => render(answerBlocks(fakeAnswer(changes), link), TELEGRAM_HTML).join('\n')

describe('answerBlocks', () => {
  it('puts the figure first, marks it in the quote, then names the source', () => {
    expect(html({}).split('\n\n')).toEqual([
      '<b>363件</b>',
      '<blockquote>全年共收到提案<b>363件</b>，经审查立案320件</blockquote>',
      '出处：《云溪市政协常委会工作报告》（2024年1月20日） · 一、2023年工作回顾 · 第2段',
    ])
  })

  it('reads the same where WeCom’s markdown is not rendered, its marks aside', () => {
    const blocks = answerBlocks(fakeAnswer({}), noLink)
    const bare = render(blocks, WECOM_MARKDOWN).join('\n').replaceAll('**', '').replace(/^> /gmu, '')
    expect(bare).toBe(render(blocks, plainFormat(4096)).join('\n'))
  })

  it('fits a phone: as many lines as the engine said, at most', () => {
    const answer = fakeAnswer({ passages: [fakePassage(), fakePassage(), fakePassage()] })
    const lines = render(answerBlocks(answer, noLink), plainFormat(4096)).join('\n').split('\n')
    expect(lines.filter((line) => line.trim() !== '')).toEqual(
      answer.reply.split('\n').map((line) => line.replace(/^“|”$/gu, '')),
    )
  })

  it('quotes a headline that is the sentence itself, without marking all of it', () => {
    const headline = '全年共收到提案363件，经审查立案320件'
    expect(html({ headline, reply: `${headline}\n出处：某处` })).toBe(
      `<blockquote>${headline}</blockquote>\n\n出处：某处`,
    )
  })

  it('shows a figure with a long noun as the figure, not as a second quote', () => {
    const text = '任免国家机关工作人员114人次，听取专项工作报告22个。'
    const headline = '国家机关工作人员114人次'
    const shown = html({ headline, passages: [fakePassage({ text })], reply: `${headline}\n“${text}”` })
    expect(shown.split('\n\n')).toEqual([
      `<b>${headline}</b>`,
      `<blockquote>任免<b>${headline}</b>，听取专项工作报告22个。</blockquote>`,
    ])
  })

  it('makes no quote of words that stand in no passage', () => {
    const shown = html({ reply: '363件\n“全年共收到提案三百六十三件之多呢”\n出处：某处' })
    expect(shown).not.toContain('<blockquote>')
    expect(shown).toContain('“全年共收到')
  })

  it('finds a quote again though the engine cut its end or the source breaks its lines', () => {
    const passage = fakePassage({ text: '全年共收\n到提案363件，经审查立案320件，办复率100%。' })
    expect(html({ passages: [passage], reply: '363件\n“全年共收到提案363件，经审查…”' })).toContain(
      '<blockquote>全年',
    )
  })

  it('folds a long quote', () => {
    const long = '全年共收到提案363件，'.repeat(20)
    expect(html({ passages: [fakePassage({ text: long })], reply: `363件\n“${long}”` })).toContain(
      '<blockquote expandable>',
    )
  })

  it('links the source where members can reach the pages, and shows no id', () => {
    expect(html({}, (report, paragraph) => `https://x.cn/reports/${report}#p${paragraph}`)).toContain(
      '出处：<a href="https://x.cn/reports/r-2023#p2">《云溪市政协常委会工作报告》</a>（2024年1月20日）',
    )
    expect(html({})).not.toContain('r-2023')
  })

  it('links to the page with the quoted sentence marked', () => {
    const { passages } = fakeAnswer({})
    const asked: (string | undefined)[] = []
    html({}, (_report, _paragraph, sentence) => {
      asked.push(sentence)
      return null
    })
    expect(asked).toContain(passages[0]?.highlight)
  })

  it('shows a comparison row by row, and what the program computed', () => {
    const compare = {
      kind: 'compare',
      headline: '2020年 293件；2023年 363件',
      reply: '2020年：293件\n2023年：363件\n2023年比2020年多70件（由程序计算）。\n1. 出处：甲',
      comparison: [
        { label: '2020年', value: '293件', passage: 0 },
        { label: '2023年', value: '363件', passage: null },
      ],
    } as const
    const changes = { ...compare, comparison: [...compare.comparison] }
    expect(html(changes)).toBe(
      '2020年：293件\n2023年：363件\n\n2023年比2020年多70件（由程序计算）。\n1. 出处：甲',
    )
    expect(render(answerBlocks(fakeAnswer(changes), noLink), WECOM_MARKDOWN)[0]).toContain(
      '2020年：293件\n2023年：363件',
    )
  })

  it('shows many rows as a table where there are tables', () => {
    const comparison = [2020, 2021, 2022, 2023].map((year) => ({
      label: `${year}年`,
      value: `${year - 1800}件`,
      passage: null,
    }))
    const reply = comparison.map(({ label, value }) => `${label}：${value}`).join('\n')
    const changes = { kind: 'compare', headline: '2020年 220件', reply, comparison } as const
    const answer = fakeAnswer({ ...changes, comparison: [...comparison] })
    expect(render(answerBlocks(answer, noLink), WECOM_MARKDOWN)[0]).toContain('| 2021年 | 221件 |')
  })

  it.each(['decline', 'catalog', 'outline', 'clarify', 'chat'] as const)(
    'leaves a %s in the words of the engine',
    (kind) => {
      const reply = '现有2份报告：\n1. 全年共收到提案363件，经审查立案320件\n2. 乙'
      expect(html({ kind, reply })).toBe(reply)
    },
  )

  it('keeps hostile text of a report from being markup', () => {
    const words = '全年共收到提案<b>363件</b> & "很多很多"'
    expect(html({ passages: [fakePassage({ text: words })], reply: `“${words}”` })).toContain(
      '提案&lt;b&gt;<b>363件</b>&lt;/b&gt; &amp;',
    )
  })

  it('never says nothing', () => {
    expect(html({ reply: '', headline: '363件' })).toBe('363件')
  })
})

describe('paragraphBlocks', () => {
  it('shows the whole paragraph and where it stands', () => {
    expect(render(paragraphBlocks(fakePassage(), noLink), plainFormat(4096))[0]).toContain(
      '满意率98.5%。\n\n出处：《云溪市政协常委会工作报告》 · 2024-01-20 · 一、2023年工作回顾 · 第2段',
    )
  })
})
