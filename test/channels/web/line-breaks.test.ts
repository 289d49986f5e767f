import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakLines, textWidth } from '../../../src/channels/web/line-breaks.ts'

describe('breakLines', () => {
  it.each([
    ['一二三四五六', 3, ['一二三', '四五六']],
    // A comma does not begin a line: it takes the sign before it along.
    ['一二三，四', 3, ['一二', '三，四']],
    ['一二“三四”', 3, ['一二', '“三', '四”']],
    ['共363件', 2, ['共', '363', '件']],
  ])('sets %s in lines of %i', (text, width, lines) => {
    expect(breakLines(text, width)).toEqual(lines)
  })

  it('keeps every sign and no line much wider than asked', () => {
    const signs = fc.constantFrom(...'一二三，。“”《》363.5% abc（）…')
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 80 }), fc.integer({ min: 6, max: 20 }), (chosen, width) => {
        const text = chosen.join('')
        const lines = breakLines(text, width)
        expect(lines.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''))
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width + 1)
      }),
    )
  })
})
