import { describe, expect, it } from 'vitest'
import type { Concept } from '../../../src/answer/turn.ts'
import { engineOver, reportsOf } from '../../support/library.ts'
import { MADE_UP } from '../../support/made-up-reports.ts'

const engine = engineOver(reportsOf(MADE_UP))

const conceptsOf = (question: string): Concept[] =>
  engine.ask(question, null).query.concepts.filter(({ bonus }) => !bonus)

const strengthOf = (question: string, word: string): number =>
  Math.max(
    0,
    ...conceptsOf(question).flatMap(({ words }) =>
      words.filter(({ text }) => text === word).map(({ strength }) => strength),
    ),
  )

describe('a frame in a question', () => {
  it('leaves a phrase that says more of its part beside it', () => {
    const said = conceptsOf('公家的工厂一共赚了多少').map((concept) => concept.said)
    expect(said).toEqual(expect.arrayContaining(['公家的工厂', '工厂一共赚']))
  })

  it('takes in a phrase that only joins it to what stands before', () => {
    expect(conceptsOf('跟外国做买卖做得怎么样').map(({ said }) => said)).not.toContain('跟外国')
  })

  it('says more than the words of its parts', () => {
    expect(strengthOf('造药的厂子', '医药产业')).toBeGreaterThan(2 * strengthOf('造药的厂子', '制造业'))
  })

  it('trusts its first official word most', () => {
    expect(strengthOf('老太太没人伺候', '养老服务')).toBeGreaterThan(strengthOf('老太太没人伺候', '社区养老'))
  })

  it('needs no plain word beside it to be found', () => {
    const aside = conceptsOf('专门做老太太的生意').find(({ said }) => said === '专门')
    expect(aside?.thing ?? false).toBe(false)
  })
})

describe('who pays', () => {
  it('is no matter that a passage must name', () => {
    const weight = (question: string) => conceptsOf(question).find(({ said }) => said === '国家')?.weight ?? 0
    expect(weight('家里有个瘫子国家管吗')).toBeLessThan(0.5 * weight('国家的大事有哪些'))
  })
})
