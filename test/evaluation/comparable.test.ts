import { describe, expect, it } from 'vitest'
import { comparable, keysOf, shows } from '../../src/evaluation/comparable.ts'

describe('comparable', () => {
  it.each([
    ['共立提案 363 件', '共立提案363件'],
    ['增长５．５％', '增长5.5%'],
    ['“学习金句”', '"学习金句"'],
    ['增长4·3％', '增长4.3%'],
    ['张·三', '张·三'],
    ['GDP—上升', 'gdp-上升'],
  ])('folds %s to %s', (text, folded) => {
    expect(comparable(text)).toBe(folded)
  })
})

describe('keysOf', () => {
  it.each([
    ['363件', ['363']],
    ['1.2万亿元，增长5%', ['1.2万亿', '5%']],
    ['葛国庆（主席）', ['葛国庆']],
    ['协商、监督', ['协商']],
    ['', []],
  ])('wants of the answer %s %j', (answer, keys) => {
    expect(keysOf(answer)).toEqual(keys)
  })
})

describe('shows', () => {
  it('finds a figure that is not the tail of a longer one', () => {
    expect(shows('立案363件', '363')).toBe(true)
    expect(shows('立案1363件', '363')).toBe(false)
    expect(shows('增长1.5%', '5%')).toBe(false)
    expect(shows('1363件，其中363件', '363')).toBe(true)
  })
})
