import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findAll, findMark, markOf, pieces } from '../../../src/channels/web/mark.ts'

const PARAGRAPH =
  '一年来，市政协紧扣中心。全年共收到提案363件，经审查立案320件，办复率100%，满意率98.5%。下一步继续努力。'

describe('findMark', () => {
  it.each([
    ['a short sentence', '下一步继续努力。'],
    ['a long one, known by its two ends', '全年共收到提案363件，经审查立案320件，办复率100%，满意率98.5%。'],
    [
      'one whose line was broken by the layout',
      '全年共收到 提案363件，\n经审查立案320件，办复率100%，满意率98.5%。',
    ],
  ])('finds %s again', (_name, sentence) => {
    const span = findMark(PARAGRAPH, markOf(sentence))
    expect(PARAGRAPH.slice(span?.start, span?.end)).toBe(sentence.replace(/\s/gu, ''))
  })

  it.each(['', '没有的话', '全年共收到提案363件…没有的结尾', '…满意率98.5%。', '全年…'])(
    'marks nothing for %j',
    (mark) => {
      expect(findMark(PARAGRAPH, mark)).toBeNull()
    },
  )

  it('finds every sentence of every paragraph that holds it once', () => {
    const words = fc.array(fc.constantFrom(...'市政协提案3件，。 “”…\n'), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(words, words, words, (before, within, after) => {
        const [text, sentence] = [[...before, ...within, ...after].join(''), within.join('')]
        const plain = sentence.replace(/\s/gu, '')
        const span = findMark(text, markOf(sentence))
        if (plain === '') return span === null
        // Repeated words may be found at an earlier place, yet never somewhere that reads otherwise at its ends.
        const found = text.slice(span?.start, span?.end).replace(/\s/gu, '')
        return span !== null && found.startsWith(plain.slice(0, 12)) && found.endsWith(plain.slice(-12))
      }),
    )
  })
})

describe('pieces', () => {
  it('lose no character, whatever is marked', () => {
    const span = fc
      .tuple(fc.nat(30), fc.nat(30))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
    fc.assert(
      fc.property(fc.string({ minLength: 31, maxLength: 60 }), span, fc.array(span), (text, cited, hits) => {
        expect(
          pieces(text, cited, hits)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })

  it('tell the cited sentence from a hit within it', () => {
    const shown = pieces('提案363件', { start: 0, end: 6 }, findAll('提案363件', '363'))
    expect(shown).toEqual([
      { text: '提案', cited: true, hit: false },
      { text: '363', cited: true, hit: true },
      { text: '件', cited: true, hit: false },
    ])
  })
})

describe('findAll', () => {
  it.each([
    ['GDP和gdp', 'Gdp', 2],
    ['提案提案', '提案', 2],
    ['提案', ' ', 0],
    // İ is longer in lower case, which would shift every place behind it.
    ['İ提案', '提案', 1],
  ])('finds in %s the word %s %i times', (text, word, count) => {
    const found = findAll(text, word)
    expect(found).toHaveLength(count)
    for (const { start, end } of found)
      expect(text.slice(start, end).toLowerCase()).toBe(word.trim().toLowerCase())
  })
})
