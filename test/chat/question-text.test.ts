import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readQuestionText } from '../../src/chat/question-text.ts'

describe('readQuestionText', () => {
  it.each([
    ['  去年  多少提案\u200b？ ', '去年 多少提案？'],
    ['第一行\n\n  第二行', '第一行\n第二行'],
    ['\u202e反向', '反向'],
    ['a\u0000b', 'ab'],
    ['坏的\ud83d字', '坏的字'],
    ['😀提案', '😀提案'],
  ])('cleans %j', (raw, text) => {
    expect(readQuestionText(raw)).toEqual({ kind: 'question', text })
  })

  it.each(['', '   ', '\u200b\u200d', '\u0001\u0002', '\ufeff'])('finds nothing in %j', (raw) => {
    expect(readQuestionText(raw)).toEqual({ kind: 'empty' })
  })

  it.each(['😀', '？？！', '👍🏽👍🏽', '……', '👨‍👩‍👧'])('finds no words in %j', (raw) => {
    expect(readQuestionText(raw)).toEqual({ kind: 'symbols' })
  })

  it('counts characters, not code units, for the limit', () => {
    expect(readQuestionText('𠮷'.repeat(500)).kind).toBe('question')
    expect(readQuestionText('字'.repeat(501))).toEqual({ kind: 'long', length: 501 })
  })

  it('bears anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        expect(readQuestionText(raw).kind).toBeTruthy()
      }),
    )
  })
})
