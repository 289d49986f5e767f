import { describe, expect, it } from 'vitest'
import { createRecent } from '../src/recent.ts'

describe('what is kept of the latest things', () => {
  it('are those asked for last', () => {
    const recent = createRecent<string, number>(2)
    recent.keep('a', 1)
    recent.keep('b', 2)
    recent.get('a')
    recent.keep('c', 3)
    expect(['a', 'b', 'c'].map((key) => recent.get(key))).toEqual([1, undefined, 3])
  })

  it('is measured by their sizes, and the last stays though it is too large', () => {
    const recent = createRecent<string, string>(5, ({ length }) => length)
    recent.keep('a', '12')
    recent.keep('b', '12')
    recent.keep('b', '123')
    expect([recent.get('a'), recent.get('b')]).toEqual(['12', '123'])
    recent.keep('c', '1234567')
    expect(['a', 'b', 'c'].map((key) => recent.get(key))).toEqual([undefined, undefined, '1234567'])
  })

  it('does not count what was forgotten', () => {
    const recent = createRecent<string, number>(2)
    recent.keep('a', 1)
    recent.keep('b', 2)
    recent.forget('a')
    recent.keep('c', 3)
    expect(['a', 'b', 'c'].map((key) => recent.get(key))).toEqual([undefined, 2, 3])
  })
})
