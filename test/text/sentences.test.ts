import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clauses, sentences } from '../../src/text/sentences.ts'

function cut(text: string): string[] {
  return sentences(text).map((span) => text.slice(span.start, span.end))
}

describe('sentences', () => {
  it('cuts at full stops and semicolons', () => {
    expect(cut('立提案363件；开会8次。好！')).toEqual(['立提案363件；', '开会8次。', '好！'])
  })

  it('keeps quotations and their closing mark whole', () => {
    expect(cut('他说“好。”走了。来了')).toEqual(['他说“好。”走了。', '来了'])
  })

  it.each([
    [118, 1],
    [119, 1],
    [120, 2],
  ])('keeps a quotation of %i characters in %i parts', (length, parts) => {
    expect(cut(`“${'好。'.padEnd(length, '乙')}”`)).toHaveLength(parts)
  })

  it('looks for no closing mark beyond the longest quotation', () => {
    const started = performance.now()
    sentences('“在'.repeat(40_000))
    expect(performance.now() - started).toBeLessThan(1000)
  })

  it('loses no visible character', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'甲乙。；！“”《》，\n '), maxLength: 30 }), (text) => {
        expect(cut(text).join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''))
      }),
    )
  })
})

describe('clauses', () => {
  it('cuts at commas, not within numbers or quotations', () => {
    const text = '共1,500件，称“甲，乙”：好'
    expect(
      clauses(text, { start: 0, end: text.length }).map((span) => text.slice(span.start, span.end)),
    ).toEqual(['共1,500件，', '称“甲，乙”：', '好'])
  })
})
