import { describe, expect, it } from 'vitest'
import { type Question, questionSchema, type Shown } from '../../src/evaluation/question.ts'
import { mark } from '../../src/evaluation/score.ts'

const RIGHT = { id: 'r1', file: '云溪市政协2023年工作报告.txt', title: '工作报告' }
const OTHER = { id: 'r2', file: '云溪市人大2023年工作报告.txt', title: '工作报告' }

function question(changes: Partial<Question> = {}): Question {
  return questionSchema.parse({
    id: 'q1',
    q: '提案多少',
    type: 'number',
    docs: ['政协2023'],
    gold: ['共立提案363件'],
    answer: '363件',
    ...changes,
  })
}

function passage(text: string, changes: Partial<Shown['passages'][number]> = {}): Shown['passages'][number] {
  return { text, highlight: text, section: [], report: RIGHT, ...changes }
}

function shown(changes: Partial<Shown> = {}): Shown {
  return { kind: 'answer', headline: '', reply: '', passages: [passage('全年共立 提案363件。')], ...changes }
}

describe('mark', () => {
  it('finds the gold in the first passage, line breaks aside', () => {
    expect(mark(question(), shown())).toMatchObject({ hit1: true, hit3: true, direct: true, fault: null })
  })

  it('does not count a passage of another report', () => {
    const passages = [passage('共立提案363件', { report: OTHER })]
    expect(mark(question(), shown({ passages }))).toMatchObject({ hit1: false, hit3: false })
  })

  it('counts the third passage for hit3 only', () => {
    const passages = [passage('一'), passage('二'), passage('共立提案363件')]
    const result = mark(question(), shown({ passages }))
    expect(result).toMatchObject({ hit1: false, hit3: true, fault: { why: 'rank2-3' } })
  })

  it('does not count a passage that is a dump of the report', () => {
    const passages = [passage(`共立提案363件${'长'.repeat(700)}`)]
    expect(mark(question(), shown({ passages })).hit3).toBe(false)
  })

  it('takes the run-in heading as part of the passage', () => {
    const passages = [passage('共立提案363件。', { section: ['一、回顾', '提案增质效。'] })]
    expect(mark(question({ gold: ['提案增质效。共立提案363件'] }), shown({ passages })).hit1).toBe(true)
  })

  it('takes as many passages as there are golds', () => {
    const passages = [passage('甲事项六个字'), passage('乙事项六个字')]
    const asked = question({ type: 'list', gold: ['甲事项六个字', '乙事项六个字'], answer: '' })
    expect(mark(asked, shown({ passages }))).toMatchObject({ hit1: true, direct: null })
  })

  it('is content with one of gold_any', () => {
    expect(mark(question({ gold: [], gold_any: ['没有', '共立提案363件'] }), shown()).hit1).toBe(true)
  })

  it('wants the figure itself in headline or highlight', () => {
    const passages = [passage('全年共立提案363件。', { highlight: '全年很忙' })]
    expect(mark(question(), shown({ passages, headline: '1363件' }))).toMatchObject({
      hit1: true,
      direct: false,
      fault: { why: 'direct' },
    })
  })

  it('does not call a long headline direct', () => {
    const passages = [passage('全年共立提案363件。', { highlight: '' })]
    expect(mark(question(), shown({ passages, headline: `${'长'.repeat(160)}363件` })).direct).toBe(false)
  })

  it('counts a decline against the answerable and for the unanswerable', () => {
    const declined = shown({ kind: 'decline' })
    expect(mark(question(), declined)).toMatchObject({ hit1: false, direct: false, falseDecline: true })
    expect(mark(question({ type: 'unanswerable' }), declined).decline).toBe(true)
    expect(mark(question({ type: 'unanswerable' }), shown()).decline).toBe(false)
  })

  it('wants both sides of a comparison in the passages and both figures in the reply', () => {
    const asked = question({
      type: 'compare',
      docs: [],
      gold: ['提案363件', '提案293件'],
      answer: '363件 / 293件',
    })
    const passages = [passage('提案363件'), passage('提案293件')]
    expect(mark(asked, shown({ passages, reply: '363件，293件' }))).toMatchObject({
      hit1: true,
      direct: true,
    })
    expect(mark(asked, shown({ passages, reply: '363件' }))).toMatchObject({ hit1: true, direct: false })
    expect(mark(asked, shown({ passages: passages.slice(0, 1) })).hit3).toBe(false)
  })

  it('looks for an outline in the whole reply', () => {
    const asked = question({ type: 'section', gold: ['一、回顾', '二、任务'], answer: '' })
    expect(mark(asked, shown({ reply: '一、回顾\n二、任务', passages: [] })).hit1).toBe(true)
    expect(mark(asked, shown({ reply: '一、回顾', passages: [] })).hit1).toBe(false)
  })

  it('wants every report named when asked about the reports themselves', () => {
    const asked = question({ type: 'meta', gold: [], answer: '', docs: ['甲', '乙'] })
    expect(mark(asked, shown({ reply: '有甲和乙', passages: [] })).hit1).toBe(true)
    expect(mark(asked, shown({ reply: '有甲', passages: [] })).hit1).toBe(false)
  })

  it('wants small talk to cite nothing', () => {
    expect(mark(question({ type: 'chitchat' }), shown({ kind: 'chat', passages: [] })).chat).toBe(true)
    expect(mark(question({ type: 'chitchat' }), shown({ kind: 'chat' })).chat).toBe(false)
  })

  it('knows reports by the patterns of a map', () => {
    const asked = question({ docs: ['000'] })
    expect(mark(asked, shown(), { '000': /政协2023年/u }).hit1).toBe(true)
    expect(mark(asked, shown(), { '000': /人大/u }).hit1).toBe(false)
    expect(mark(asked, shown()).hit1).toBe(false)
  })
})
