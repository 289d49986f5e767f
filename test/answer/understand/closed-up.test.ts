import { describe, expect, it } from 'vitest'
import { expandApart } from '../../../src/answer/understand/closed-up.ts'
import { createVocabulary } from '../../../src/answer/vocabulary/vocabulary.ts'

const vocabulary = createVocabulary(['栽树 > 造林', '欠*工钱 > 拖欠工资'])
const apart = (text: string) => expandApart(text, vocabulary, () => [])

describe('a phrase that a question sets apart', () => {
  it.each([
    ['去年栽了多少亩树', '栽了多少亩树'],
    ['去年新栽的树有多少', '栽的树'],
    ['栽几万亩树', '栽几万亩树'],
  ])('%s is understood as a whole', (question, said) => {
    const [found, ...others] = apart(question)
    expect(question.slice(found?.start, found?.end)).toBe(said)
    expect(found?.official).toEqual(['造林'])
    expect(others).toEqual([])
  })

  it('keeps what a wildcard stood for at its place in the question', () => {
    const question = '欠了农民多少工钱'
    const [found] = apart(question)
    expect(found?.gaps.map(({ start, end }) => question.slice(start, end))).toEqual(['农民'])
  })

  it.each(['去年栽树花了多少钱', '有几个人'])('%s says nothing apart', (question) => {
    expect(apart(question)).toEqual([])
  })
})
