import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Engine, Turn } from '../../src/answer/turn.ts'
import type { Report } from '../../src/model.ts'
import { hostileQuestion, LONGEST } from '../support/hostile-questions.ts'
import { engineOver } from '../support/library.ts'
import { chatsOf, faultsOf, readFolder, readRaw } from '../support/quotation.ts'
import { seeded } from '../support/seeded.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

let reports: Report[] = []
let engine: Engine
beforeAll(async () => {
  reports = await readFolder(here('../../data'))
  engine = engineOver(reports)
})

describe('a question that nobody would ask', () => {
  // npm run bench:fuzz puts a hundred times as many, and times them.
  it('is answered, declined or talked away, and what is quoted stands in its report', {
    timeout: 120_000,
  }, () => {
    const real = chatsOf(here('../eval')).flat()
    const raw = readRaw(here('../../data'))
    const chance = seeded(8)
    const faults: Record<string, string[]> = {}
    let previous: Turn | null = null
    for (let asked = 0; asked < 1_000; asked += 1) {
      const question = hostileQuestion(chance, real)
      const turn: Turn = engine.ask(question, chance.below(2) === 0 ? previous : null)
      // A chat is kept as JSON between two messages.
      previous = JSON.parse(JSON.stringify(turn))
      const found = faultsOf(question, turn.answer, reports, raw)
      if (found.length > 0) faults[question] = found
    }
    expect(faults).toEqual({})
  })

  it('of hundreds of words and years is understood by a few of them', () => {
    const years = Array.from({ length: 300 }, (_, i) => `${1900 + i}年`).join('')
    const { query, answer } = engine.ask(`${years}提案多少件`, null)
    expect(query.concepts.length).toBeLessThanOrEqual(40)
    expect(answer.reply.length).toBeLessThan(LONGEST)
  })
})

describe('a pasted text without a mark', () => {
  it('is not searched for slips, a question is', () => {
    expect(engine.ask('2023年提岸多少件', null).query.corrections).toHaveLength(1)
    expect(engine.ask(`${'提岸'.repeat(60)}多少件`, null).query.corrections).toEqual([])
  })
})

describe('who gave it', () => {
  it('is quoted from the credit of a photo where no line names the author', () => {
    const report = reports.find(({ presenter }) => presenter === '吕斌')
    expect(report?.identity).toContain('全媒体记者 吕斌 摄')
    expect(report?.warnings.some(({ message }) => message.includes('吕斌'))).toBe(false)
  })
})

describe('the first report to mention', () => {
  it('two words that do not stand together quotes each by itself, and no bare number', () => {
    expect(engine.ask('哪年最早提到养老健康', null).answer.headline).toMatch(/“养老”、“健康”$/u)
    expect(engine.ask('哪年的报告最早提到提案和24', null).answer.headline).not.toContain('24')
  })
})

describe('what no line of the head says', () => {
  it('is not given as if one did: the meeting of a review, the day of a page', () => {
    expect(engine.ask('永康市政协综述那是第几届第几次会议的', null).answer).toMatchObject({
      kind: 'decline',
      headline: '报告的题头没有写明是哪次会议。',
    })
    const article = engine.ask('义乌商报党组会议', null)
    expect(engine.ask('哪天说的', article).answer).toMatchObject({
      kind: 'decline',
      headline: '这份报告没有写明日期。',
    })
  })
})
