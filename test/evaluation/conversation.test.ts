import { describe, expect, it } from 'vitest'
import { conversationSchema, faultOf, type ShownTurn } from '../../src/evaluation/conversation.ts'

const RIGHT = { id: 'r1', file: '云溪/云溪市政协2023年工作报告.txt', title: '工作报告' }
const OTHER = { id: 'r2', file: '云溪市人大2023年工作报告.txt', title: '工作报告' }

function expected(expect: object) {
  const read = conversationSchema.parse({ id: 'c1', turns: [{ q: '那2020年呢', expect }] })
  return read.turns[0]?.expect ?? { docs: [], gold: [], gold_any: [], answer: '', not: [] }
}

function shown(changes: Partial<ShownTurn> = {}): ShownTurn {
  const passages = [
    { text: '全年共立 提案363件。', highlight: '全年共立 提案363件。', section: [], report: RIGHT },
  ]
  return {
    kind: 'answer',
    headline: '提案363件',
    reply: '提案363件',
    passages,
    understood: { years: [2023] },
    ...changes,
  }
}

const fromOther = shown({
  passages: [{ text: '议案12件', highlight: '议案12件', section: ['一、回顾'], report: OTHER }],
})
const fromBoth = shown({ passages: [...shown().passages, ...fromOther.passages] })

describe('a turn is right when', () => {
  it.each<[string, object, ShownTurn]>([
    ['nothing is expected and it answers', {}, shown()],
    ['its kind is the one expected', { kind: 'decline' }, shown({ kind: 'decline', passages: [] })],
    ['its first passage is from the report', { docs: ['云溪市政协2023'] }, shown()],
    ['every report is cited', { docs: ['云溪市政协2023', '云溪市人大2023'] }, fromBoth],
    ['the gold stands in a passage, line breaks aside', { gold: ['共立提案363件'] }, shown()],
    [
      'one of several golds is found',
      { docs: ['云溪市政协2023'], gold_any: ['提案9件', '共立提案363件'] },
      shown(),
    ],
    ['the sides of an answer are all shown', { answer: '363件 / 12件' }, fromBoth],
    ['the words of an answer without figures are shown', { answer: '提案' }, shown()],
    ['the years are those understood', { years: [2023] }, shown()],
    ['what is unwanted is not in the headline', { not: ['293件'] }, shown()],
  ])('%s', (_, expect_, answer) => {
    expect(faultOf(expected(expect_), answer)).toBeNull()
  })
})

describe('a turn is wrong when', () => {
  it.each<[string, object, ShownTurn, string]>([
    ['it declines', {}, shown({ kind: 'decline' }), 'kind decline'],
    ['it answers what should be declined', { kind: 'decline' }, shown(), 'kind answer'],
    ['its first passage is from another report', { docs: ['云溪市政协2023'] }, fromOther, 'docs'],
    ['one of several reports is not cited', { docs: ['云溪市政协2023', '云溪市人大2023'] }, shown(), 'docs'],
    [
      'the gold stands only in another report',
      { docs: ['云溪市政协2023'], gold: ['议案12件'] },
      fromBoth,
      'gold',
    ],
    ['one of several golds is missing', { gold: ['共立提案363件', '议案12件'] }, shown(), 'gold'],
    ['its figure is only the end of a longer one', { answer: '63件' }, shown(), 'answer'],
    ['one side of an answer is missing', { answer: '363件 / 12件' }, shown(), 'answer'],
    ['it was understood of other years', { years: [2020] }, shown(), 'years 2023'],
    ['its headline keeps the figure of the turn before', { not: ['363件'] }, shown(), 'not'],
  ])('%s', (_, expect_, answer, fault) => {
    expect(faultOf(expected(expect_), answer)).toBe(fault)
  })
})

describe('a conversation', () => {
  it('with a misspelt expectation is refused', () => {
    const misspelt = { id: 'c1', turns: [{ q: '呢', expect: { golds: ['x'] } }] }
    expect(conversationSchema.safeParse(misspelt).success).toBe(false)
  })
})
