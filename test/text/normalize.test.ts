import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  closeHanGaps,
  fold,
  normalizeQuestion,
  stripInvisible,
  widenMarks,
} from '../../src/text/normalize.ts'

describe('fold', () => {
  it('folds width, case, script and look-alikes', () => {
    expect(fold('ＧＤＰ增長５％')).toBe('gdp增长5%')
    expect(fold('４．３—５')).toBe('4.3-5')
  })

  it('keeps every offset', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(text).length === text.length))
  })
})

describe('the smaller steps', () => {
  it('closes gaps beside Chinese characters only', () => {
    expect(closeHanGaps('立提案 363 件 in 2 parts')).toBe('立提案363件in 2 parts')
  })

  it('drops what cannot be seen', () => {
    expect(stripInvisible('提\u200b案\ufeff')).toBe('提案')
  })

  it('makes a traditional question comparable', () => {
    expect(normalizeQuestion(' 書香政協  那個 讀書活動 ')).toBe('书香政协那个读书活动')
  })

  it('widens the marks between Chinese words, none in numbers and Latin words', () => {
    expect(widenMarks('收入28,583万元,增长8%;比为19.1:28.3:52.6吗?2002年,5人')).toBe(
      '收入28,583万元，增长8%；比为19.1:28.3:52.6吗？2002年，5人',
    )
    expect(widenMarks('Hello, world! https://a.cn?x=1 (GDP):3')).toBe(
      'Hello, world! https://a.cn?x=1 (GDP)：3',
    )
  })
})
