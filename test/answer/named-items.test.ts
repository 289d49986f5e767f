import { describe, expect, it } from 'vitest'
import { itemsAsked, mostNamed } from '../../src/answer/named-items.ts'

describe('how many things are to be named', () => {
  it.each<[string, number | null]>([
    ['六送下乡送的是哪六样东西', 6],
    ['十五张牌是哪十五张', 15],
    ['是哪两条', 2],
    ['哪三年的报告', null],
    ['有哪些实事', null],
  ])('by %s: %s', (question, count) => expect(itemsAsked(question)).toBe(count))
})

describe('how many things a text names', () => {
  it.each([
    ['开展“六送”活动，服务山区群众。', 1],
    ['分为优化开发、重点开发、限制开发和禁止开发四类。', 4],
    ['一是护水，二是造林，三是治土。', 3],
    ['打造“茶香”“墨香”“书香”三张名片。', 3],
    ['坚持规划先行；坚持依法办事；坚持群众参与。', 3],
  ])('%s: %s', (text, count) => expect(mostNamed(text)).toBe(count))

  it('does not count the row that a coined number is one item of', () => {
    expect(mostNamed('强化招商、加快强镇创建、深化“泽浦三宝”行动等建议', '泽浦三宝')).toBe(1)
    expect(mostNamed('推动履职质效、协商平台、委员素质“三大提升”', '三大提升')).toBe(3)
  })
})
