import { describe, expect, it } from 'vitest'
import { table } from '../../src/commands/table.ts'

describe('table', () => {
  it('counts a Chinese character as two columns and puts numbers to the right', () => {
    const text = table([
      ['title', 'year', 'n'],
      ['政协报告', '2023', '7'],
      ['ab', '-', '110'],
    ])
    expect(text.split('\n')).toEqual(['title     year    n', '政协报告  2023    7', 'ab           -  110'])
  })

  it('leaves no space at the end of a line', () => {
    expect(
      table([
        ['a', 'b'],
        ['long', 'x'],
      ]),
    ).not.toMatch(/ $/mu)
  })
})
