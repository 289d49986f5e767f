import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createWrittenAlike } from '../../../src/answer/understand/written-alike.ts'

const word = fc.string({ unit: fc.constantFrom('提', '案', '岸', '审', '计'), minLength: 2, maxLength: 6 })

describe('words written like a run of characters', () => {
  it('share at least half of them in their places, and differ in loose ones', () => {
    const alike = createWrittenAlike(['提案', '提供', '堤岸', '审计', '营商环境', '营业环节'])
    expect(alike.to('提岸', [false, true])).toEqual(['提案', '提供'])
    expect(alike.to('提岸', [true, true])).toEqual(['提案', '提供', '堤岸'])
    expect(alike.to('提岸', [false, false])).toEqual([])
    expect(alike.to('营商环镜', [false, false, false, true])).toEqual(['营商环境'])
  })

  it('are all that looking through the lexicon finds, in its order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word), word, fc.array(fc.boolean()), (words, asked, some) => {
        const loose = Array.from(asked, (_, at) => some[at] ?? true)
        const found = words.filter((one) => {
          const same = loose.map((_, at) => one[at] === asked[at])
          const shared = same.filter(Boolean).length
          const fits = one.length === asked.length && same.every((is, at) => is || loose[at])
          return fits && shared < asked.length && 2 * shared >= asked.length
        })
        expect(createWrittenAlike(words).to(asked, loose)).toEqual(found)
      }),
    )
  })
})
