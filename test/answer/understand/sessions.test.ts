import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readSessions } from '../../../src/answer/understand/sessions.ts'
import { normalizeQuestion } from '../../../src/text/normalize.ts'

it.each<[string, number | null, number | null, number | null]>([
  ['第十四届二次会议', 14, 2, null],
  ['十四届二次会议的报告', 14, 2, null],
  ['14届2次会议', 14, 2, null],
  ['第十四届市政协第五次会议', 14, 5, null],
  ['第十五届人大', 15, null, null],
  ['十四届人大', 14, null, null],
  ['第二十届', 20, null, null],
  ['十届云溪市政协五年多少提案', 10, null, null],
  ['第五次会议', null, 5, null],
  ['政协五次会议', null, 5, null],
  ['十四届二次', 14, 2, null],
  ['十四届二次会议以来立案多少件', 14, 3, null],
  ['上一届政协', null, null, -1],
  ['本届委员有多少', null, null, 0],
  ['下届什么时候选', null, null, 1],
])('reads %s as session %s, meeting %s, relative %s', (question, session, meeting, relative) => {
  const [first, ...others] = readSessions(normalizeQuestion(question))
  expect(first).toMatchObject({ session, meeting, relative })
  expect(others).toEqual([])
})

it.each(['第几届第几次会议', '两届政府五年', '开了五次会议', '第三次来义乌', '届时怎么办', '几届了'])(
  'reads no session in %s',
  (question) => {
    expect(readSessions(question)).toEqual([])
  },
)

it('never throws, and stays inside the text', () => {
  const piece = fc.constantFrom(...'第 十四 14 届 二 2 次 会议 上 本 政协 市 全体 百 〇'.split(' '))
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(piece).map((pieces) => pieces.join('')),
  )
  fc.assert(
    fc.property(text, (raw) => {
      const question = normalizeQuestion(raw)
      for (const { start, end } of readSessions(question)) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(question.length)
        expect(start).toBeLessThan(end)
      }
    }),
  )
})
