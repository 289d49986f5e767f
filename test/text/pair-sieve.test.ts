import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createPairSieve, pairNumbers } from '../../src/text/pair-sieve.ts'

describe('a sieve of character pairs', () => {
  test('lets through every word that stands in one of its texts', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.nat(), fc.nat(), (texts, from, length) => {
        const text = texts[from % Math.max(1, texts.length)] ?? ''
        const word = text.slice(from % (text.length + 1), (from % (text.length + 1)) + (length % 8))
        const sieve = createPairSieve(texts)
        return pairNumbers(word).every((pair) => sieve.mayHold(pair))
      }),
    )
  })

  test('holds back most words that do not', () => {
    const text =
      '全年共立提案363件，办复率100%，满意率99.1%；开展重大视察协商37场，报送调研报告、专题纪要34件。'
    const sieve = createPairSieve([text])
    const others = [
      '养老',
      '就业',
      '医疗',
      '住房',
      '环境',
      '交通',
      '教育',
      '财政',
      '农业',
      '旅游',
      '创新',
      '外贸',
    ]
    const through = others.filter((word) => pairNumbers(word).every((pair) => sieve.mayHold(pair)))
    expect(through.length).toBeLessThan(4)
  })

  test('does not join the end of one text with the beginning of the next', () => {
    const apart = createPairSieve(['提', '案'])
    expect(pairNumbers('提案').some((pair) => apart.mayHold(pair))).toBe(false)
  })
})
