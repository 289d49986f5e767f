import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerCard } from '../../src/chat/card.ts'
import { fakeAnswer, fakePassage } from '../support/fake-engine.ts'

const noLink = () => null

describe('answerCard', () => {
  it('shows figure, quote, source and follow-up questions', () => {
    expect(answerCard(fakeAnswer(), (report, paragraph) => `https://x.cn/${report}#p${paragraph}`)).toEqual({
      title: '363件',
      description: '政协云溪市委员会 2023年',
      quote: '全年共收到提案363件，经审查立案320件，办复率100%，满意率98.5%。',
      rows: [
        { name: '出处', value: '《云溪市政协常委会工作报告》', url: 'https://x.cn/r-2023#p2' },
        { name: '日期', value: '2024-01-20', url: null },
        { name: '位置', value: '一、2023年工作回顾 第2段', url: null },
      ],
      questions: ['那2022年呢', '满意率是多少'],
      url: 'https://x.cn/r-2023#p2',
    })
  })

  it('names the head of a report instead of a paragraph with no number', () => {
    const passages = [fakePassage({ paragraph: 0, section: [], highlight: '市政协主席 魏松年' })]
    const card = answerCard(fakeAnswer({ headline: '魏松年', passages }), noLink)
    expect(card?.rows.find(({ name }) => name === '位置')?.value).toBe('题头')
  })

  it.each([
    ['a sentence', fakeAnswer({ headline: '全年共收到提案363件，经审查立案320件，办复率100%。' })],
    ['a decline', fakeAnswer({ kind: 'decline' })],
    ['a comparison', fakeAnswer({ kind: 'compare' })],
    ['an answer without a passage', fakeAnswer({ passages: [] })],
  ])('makes no card of %s', (_name, answer) => {
    expect(answerCard(answer, noLink)).toBeNull()
  })

  it('keeps every field within its limit', () => {
    const text = fc.string({ unit: fc.constantFrom('提', '案', '3', '😀', '<', '𠮷', ' '), maxLength: 400 })
    fc.assert(
      fc.property(
        text,
        text,
        text,
        fc.array(text, { maxLength: 6 }),
        (highlight, title, section, suggestions) => {
          const report = { ...fakePassage().report, title, institution: title }
          const passage = fakePassage({ highlight, section: [section], report })
          const card = answerCard(fakeAnswer({ passages: [passage], suggestions }), noLink)
          expect(card?.quote.length).toBeLessThanOrEqual(112)
          expect(card?.description.length).toBeLessThanOrEqual(30)
          for (const row of card?.rows ?? []) expect(row.value.length).toBeLessThanOrEqual(26)
          expect(card?.questions.length).toBeLessThanOrEqual(3)
          for (const question of card?.questions ?? [])
            expect(Buffer.byteLength(question)).toBeLessThanOrEqual(200)
        },
      ),
    )
  })
})
