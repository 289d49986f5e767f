import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchConcept, matchSayings, sifted } from '../../src/answer/match.ts'
import { createPairSieve } from '../../src/text/pair-sieve.ts'

const characters = fc.constantFrom(...'提案办理营商环境监测进出口副主席')
const text = fc.string({ unit: characters, maxLength: 40 })
const words = fc.array(
  fc.record({
    text: fc.string({ unit: characters, minLength: 1, maxLength: 8 }),
    strength: fc.constantFrom(1, 0.95, 0.75, 0.6),
  }),
  { maxLength: 6 },
)

describe('the words of a concept that can stand in a paragraph', () => {
  test('match the paragraph and every part of it as all words do', () => {
    fc.assert(
      fc.property(words, text, fc.nat(), fc.nat(), (some, paragraph, from, length) => {
        const concept = { said: '', words: some, weight: 1, bonus: false, thing: true }
        const few = sifted(concept, createPairSieve([paragraph]))
        const part = paragraph.slice(from % 40, (from % 40) + (length % 40))
        expect(matchSayings(few, paragraph)).toBe(matchConcept(concept, paragraph))
        expect(matchSayings(few, part)).toBe(matchConcept(concept, part))
      }),
      { numRuns: 1000 },
    )
  })
})
