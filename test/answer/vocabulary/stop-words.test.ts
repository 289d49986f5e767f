import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyWords, stripQuestionWords } from '../../../src/answer/vocabulary/stop-words.ts'

const left = (question: string) => stripQuestionWords(question).text.split(/\s+/u).filter(Boolean)

describe('stripQuestionWords', () => {
  it.each([
    ['请问一下2023年政协立了多少件提案', ['2023年政协立', '提案']],
    ['帮我查一下养老服务怎么样', ['养老服务']],
    ['报告里提到的民生实事有哪些', ['民生实事']],
    ['啥叫地瓜经济', ['地瓜经济']],
    ['开了几场协商', ['开', '协商']],
    ['满意率是百分之几', ['满意率']],
    ['这几年提案怎么样了呢', ['提案']],
    ['有没有说到加装电梯的事情', ['加装电梯']],
  ])('leaves of %s what it is about', (question, expected) => {
    expect(left(question)).toEqual(expected)
  })

  it.each([
    '请你来协商',
    '酒吧',
    '禁毒吗啡',
    '几何',
    '几乎',
    '我市',
    '为了',
    '实事求是',
    '标的',
    '针对性',
    '职业介绍',
    '共有产权',
    '一号工程',
    '哪吒',
    '解决目的地',
    '了解',
  ])('never cuts inside %s', (word) => {
    expect(stripQuestionWords(word)).toEqual({ text: word, removed: [] })
  })

  it.each([
    ['多少条例', ['条例']],
    ['几项目', ['项目']],
    ['多少家庭', ['家庭']],
    ['多少座谈会', ['座谈会']],
    ['多少名牌', ['名牌']],
  ])('takes no measure word out of %s', (question, expected) => {
    expect(left(question)).toEqual(expected)
  })

  it('tells what it removed', () => {
    expect(stripQuestionWords('请问提案有多少呢').removed).toEqual(['请问', '有多少', '呢'])
  })

  it('keeps every offset, and every character that it does not blank out', () => {
    const piece = fc.constantFrom(
      '请问',
      '多少',
      '件',
      '提案',
      '的',
      '几',
      '乎',
      '了',
      '解',
      '我',
      '市',
      '，',
      'gdp',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 15 }), (pieces) => {
        const question = pieces.join('')
        const { text } = stripQuestionWords(question)
        expect(text).toHaveLength(question.length)
        for (const [i, unit] of text.split('').entries()) expect([question.charAt(i), ' ']).toContain(unit)
      }),
    )
  })
})

describe('emptyWords', () => {
  it('holds words of asking, and none that a report is about', () => {
    for (const word of ['多少', '的', '请问', '情况', '报告']) expect(emptyWords.has(word)).toBe(true)
    for (const word of ['提案', '协商', '养老', '增长', '我市']) expect(emptyWords.has(word)).toBe(false)
  })
})
