import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEngine } from '../../src/answer/engine.ts'
import type { Turn } from '../../src/answer/turn.ts'
import { asking, engineOver, libraryOf, reportsOf, TODAY } from '../support/library.ts'
import { MADE_UP } from '../support/made-up-reports.ts'

const reports = reportsOf(MADE_UP)
const QUESTIONS = [
  '2023年苍岭政协收到提案多少件',
  '那2022年呢',
  '泽浦呢',
  '苍岭和泽浦2023年GDP对比',
  '溪畔夜话是什么',
  '有哪些报告',
  '苍岭政协2023年报告有哪几部分',
  '2019年苍岭GDP多少',
  '你好',
  '原文',
]

function play(questions: readonly string[], engine = engineOver(reports)): Turn[] {
  const turns: Turn[] = []
  for (const question of questions) turns.push(engine.ask(question, turns.at(-1) ?? null))
  return turns
}

describe('the same question', () => {
  it('has the same answer when it is asked again, and after others', () => {
    const engine = engineOver(reports)
    const once = QUESTIONS.map((question) => engine.ask(question, null))
    play([...QUESTIONS].reverse(), engine)
    expect(QUESTIONS.map((question) => engine.ask(question, null))).toEqual(once)
  })

  it('has the same answer from another engine over the same reports', () => {
    expect(play(QUESTIONS)).toEqual(play(QUESTIONS))
  })

  it('has the same answer in steps, whatever is asked between two of them', () => {
    const engine = engineOver(reports)
    const [one, other] = QUESTIONS.map((question) => engine.ask(question, null))
    const [first, second] = QUESTIONS.map((question) => engine.asking(question, null))
    const turns = []
    for (;;) {
      const steps = [first?.next(), second?.next()]
      for (const step of steps) if (step?.done && step.value) turns.push(step.value)
      if (steps.every((step) => step?.done)) break
    }
    expect(turns).toEqual(expect.arrayContaining([one, other]))
  })

  it.each([
    ['苍岭政协2022年和2023年提案对比', 2],
    ['最近几年苍岭政协提案多少件', 2],
    ['2023年苍岭政协收到提案多少件', 1],
  ])('takes a step for each side of %s', (question, sides) => {
    let steps = 0
    for (const _ of engineOver(reports).asking(question, null)) steps += 1
    expect(steps).toBeGreaterThan(sides)
  })

  it('has the same answer in whatever order the reports were read', () => {
    const answers = (order: typeof reports) =>
      QUESTIONS.filter((question) => question !== '有哪些报告').map(
        (question) => engineOver(order).ask(question, null).answer.headline,
      )
    expect(answers([...reports].reverse())).toEqual(answers(reports))
  })

  it('leaves the turn before it as it was', () => {
    const engine = engineOver(reports)
    const first = engine.ask('2023年苍岭政协收到提案多少件', null)
    const copy = structuredClone(first)
    for (const question of QUESTIONS) engine.ask(question, first)
    expect(first).toEqual(copy)
  })

  it('goes on in the same way from a turn that was stored as text', () => {
    const engine = engineOver(reports)
    const first = engine.ask('2023年苍岭政协收到提案多少件', null)
    const stored = JSON.parse(JSON.stringify(first)) as Turn
    expect(engine.ask('那2022年呢', stored)).toEqual(engine.ask('那2022年呢', first))
  })
})

describe('time', () => {
  it('is what the engine is told: last year is another a year later', () => {
    const asked = (year: number) =>
      createEngine(libraryOf(reports), {
        today: () => new Date(year, 4, 20),
        homeRegion: null,
        localVocabulary: '',
      }).ask('去年苍岭政协收到提案多少件', null).answer.headline
    expect(asked(2023)).toContain('231件')
    expect(asked(2024)).toContain('257件')
  })
})

describe('local words', () => {
  it('of the reports folder are understood', () => {
    const question = '苍岭2023年新开了多少家邻里灶'
    const told = createEngine(libraryOf(reports), {
      today: () => TODAY,
      homeRegion: null,
      localVocabulary: '邻里灶 > 社区食堂',
    })
    expect(asking(MADE_UP)(question).headline).not.toContain('31家')
    expect(told.ask(question, null).answer.headline).toContain('31家')
  })
})

describe('an empty library', () => {
  it.each(['2023年提案多少件', '你好', '有哪些报告', '目录', '对比2022年和2023年提案', '为什么', '原文'])(
    'answers %s without a passage',
    (question) => {
      const { passages, reply } = engineOver([]).ask(question, null).answer
      expect(passages).toEqual([])
      expect(reply.length).toBeGreaterThan(0)
    },
  )
})

describe('heads and reports', () => {
  it('come newest first, without their text', () => {
    const heads = engineOver(reports).heads()
    expect(heads).toHaveLength(reports.length)
    const given = heads.map(({ date }) => date ?? '')
    expect(given).toEqual([...given].sort().reverse())
    for (const head of heads) {
      expect(head).not.toHaveProperty('paragraphs')
      expect(head.paragraphCount).toBeGreaterThan(0)
    }
  })

  it('are found by their id, and null is what others are', () => {
    const engine = engineOver(reports)
    for (const report of reports) expect(engine.report(report.id)).toBe(report)
    expect(engine.report('nobody')).toBeNull()
  })
})

describe('whatever is typed', () => {
  const piece = fc.constantFrom(
    ...'2023年 去年 第二点 苍岭 泽浦市 政协 人大 提案 多少 几件 增长 是谁 哪天 呢 还有 原文 和 比 第3部分 ？ “ ” 、 gdp １２ 计划 \u3000 \n 😀 目录 最早 哪些市'.split(
      / /u,
    ),
  )
  const message = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join('')),
  )

  it('an answer of the right form comes back, alone and in a conversation', () => {
    const engine = engineOver(reports)
    fc.assert(
      fc.property(
        fc.array(message, { minLength: 1, maxLength: 3 }),
        fc.option(message),
        (messages, quote) => {
          let previous: Turn | null = null
          for (const text of messages) {
            previous = engine.ask(text, previous, quote ?? undefined)
            const { kind, headline, reply, passages, nearby, suggestions } = previous.answer
            expect(headline.length).toBeLessThanOrEqual(160)
            expect(reply.length).toBeGreaterThan(0)
            expect(suggestions.length).toBeLessThanOrEqual(3)
            if (kind === 'decline') expect(passages).toEqual([])
            for (const { text: shown, highlight } of [...passages, ...nearby]) {
              expect(shown.length).toBeLessThanOrEqual(600)
              expect(highlight.length).toBeLessThanOrEqual(160)
            }
          }
        },
      ),
      { numRuns: 100 },
    )
  })

  it('a very long message is answered too', () => {
    const long = '苍岭政协2023年收到提案多少件，'.repeat(200)
    expect(engineOver(reports).ask(long, null).answer.reply.length).toBeGreaterThan(0)
  })
})
