import { describe, expect, it } from 'vitest'
import { createKindred } from '../../../src/answer/understand/kindred.ts'

const lexicon = (words: string): [string, number][] => words.split(' ').map((word) => [word, 1])

describe('a word that shares a telling character', () => {
  const kindred = createKindred(lexicon('裁减 仲裁 拥堵 疏堵 建设 人民政府办公室 2025年'))

  it.each([
    ['裁掉', ['裁减', '仲裁']],
    ['堵车', ['拥堵', '疏堵']],
    ['喂鱼', []],
  ])('%s leads to %j', (word, expected) => {
    expect(kindred.of(word).map((one) => one.word)).toEqual(expected)
  })

  it('weighs less the more words share the character, and never counts as said', () => {
    const [alone] = createKindred(lexicon('裁减')).of('裁掉')
    const [among] = kindred.of('裁掉')
    expect(among?.strength).toBeLessThan(alone?.strength ?? 0)
    expect(alone?.strength).toBeLessThan(0.3)
  })

  it('leaves out a character that half the library shares', () => {
    const many = Array.from({ length: 80 }, (_, i) => `人${String.fromCodePoint(0x4e00 + i * 7)}`)
    expect(createKindred(lexicon(many.join(' '))).of('人马')).toEqual([])
  })
})
