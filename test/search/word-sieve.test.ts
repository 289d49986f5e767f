import { describe, expect, it } from 'vitest'
import { mayBe, wordSieve } from '../../src/search/word-sieve.ts'

describe('a sieve of words', () => {
  const numbered = (count: number, tail: string) => Array.from({ length: count }, (_, i) => `词${i}${tail}`)

  it('lets through every word it was made of', () => {
    const words = numbered(5000, '在')
    const bits = wordSieve(words, words.length)
    expect(words.filter((word) => !mayBe(word, bits))).toEqual([])
  })

  it('lets through hardly any other', () => {
    const bits = wordSieve(numbered(5000, '在'), 5000)
    expect(numbered(5000, '不').filter((word) => mayBe(word, bits)).length).toBeLessThan(50)
  })

  it('of no words lets through none', () => {
    expect(mayBe('词', wordSieve([], 0))).toBe(false)
  })
})
