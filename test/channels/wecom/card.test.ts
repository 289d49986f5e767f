import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  buttonsInstead,
  choiceCard,
  clickedCard,
  figureCard,
  plainText,
  saidByCard,
  withQuestions,
} from '../../../src/channels/wecom/card.ts'
import { text } from '../../../src/chat/blocks.ts'
import { type Outgoing, plainMessage } from '../../../src/chat/channel.ts'
import { fakeAnswer, fakePassage } from '../../support/fake-engine.ts'
import { cardFaults } from '../../support/wecom-rules.ts'

const TASK = 'wb_1_a'
const words = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('提案', '👨‍👩‍👧'.repeat(40), '长'.repeat(300), '', '\n'),
)

function message(question: string, action: string, said: string): Outgoing {
  return plainMessage([text(said)], {
    buttons: [
      [
        { label: said, action },
        { label: '复制', copy: said },
      ],
      [{ label: question, action: 'x' }],
    ],
    suggestions: Array(4).fill({ question, action }),
  })
}

describe('cards', () => {
  it('stay within the limits of the platform, whatever the words', () => {
    fc.assert(
      fc.property(words, words, words, (question, action, said) => {
        const answer = fakeAnswer({
          headline: said,
          suggestions: Array(4).fill(question),
          passages: [fakePassage({ text: `${said}${question}${'字'.repeat(30)}`, section: [said] })],
        })
        const asked = { ...message(question, action, said), answer }
        const figure = figureCard(asked, () => null)
        const cards = [
          figure,
          figureCard(asked, () => 'https://a.example/p'),
          figure && buttonsInstead(figure, asked, TASK),
          choiceCard(message(question, action, said), TASK),
          clickedCard('key', message(question, action, said), question, TASK),
          clickedCard('key', { ...message(question, action, said), replace: true }, null, TASK),
          clickedCard('key', null, null, TASK),
        ]
        for (const card of cards) if (card) expect(cardFaults(card)).toEqual([])
      }),
    )
  })

  it('goes with a figure, not with a decline', () => {
    const withAnswer = (changes: object) => plainMessage([text('…')], { answer: fakeAnswer(changes) })
    expect(figureCard(withAnswer({}), () => null)?.main_title).toMatchObject({ title: '363件' })
    expect(figureCard(withAnswer({ kind: 'decline', headline: '没有写' }), () => null)).toBeNull()
  })

  it('keeps the buttons of a page that takes the place of the one before', () => {
    const page = plainMessage([text('第二段')], {
      replace: true,
      buttons: [[{ label: '下一段', action: 'next' }]],
    })
    expect(clickedCard('key', page, null, TASK)).toMatchObject({
      button_list: [{ text: '下一段', key: 'next' }],
      sub_title_text: '第二段',
    })
  })

  it('says it all only if it holds all of it', () => {
    expect(saidByCard(plainMessage([], { toast: '已失效' }))).toBe(true)
    expect(saidByCard(plainMessage([text('已同意')], { replace: true }))).toBe(true)
    expect(saidByCard(plainMessage([text('已同意')]))).toBe(false)
    expect(saidByCard(plainMessage([text('长'.repeat(113))], { replace: true }))).toBe(false)
  })
})

describe('withQuestions', () => {
  const asking = (said: string) =>
    withQuestions(plainMessage([text(said)], { suggestions: [{ question: '那2022年呢', action: 'a' }] }))

  it('adds the questions that the words do not hold', () => {
    expect(asking('363件').blocks).toHaveLength(2)
    expect(asking('可以问：那2022年呢').blocks).toHaveLength(1)
  })

  it('says what a command does instead of calling it a question', () => {
    const suggestions = ['那2022年呢', '原文'].map((question) => ({ question, action: 'a' }))
    const said = plainText(withQuestions(plainMessage([text('363件')], { suggestions })))
    expect(said).toContain('可以接着问：那2022年呢\n说“原文”看整段。')
  })
})
