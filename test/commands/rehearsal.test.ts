import { describe, expect, it } from 'vitest'
import type { Engine } from '../../src/answer/turn.ts'
import { rehearsal, rehearse } from '../../src/commands/rehearsal.ts'
import { engineOver, reportsOf } from '../support/library.ts'
import { MADE_UP } from '../support/made-up-reports.ts'

const engine = engineOver(reportsOf(MADE_UP))

function counting(): Engine & { asked: string[] } {
  const asked: string[] = []
  return {
    ...engine,
    asked,
    ask(question, previous) {
      asked.push(question)
      return engine.ask(question, previous)
    },
  }
}

describe('the questions a bot asks itself when it is ready', () => {
  it('are made from its reports, and lead to answers, comparisons, lists of reports and a no', () => {
    const kinds = new Set<string>()
    for (const [question = ''] of rehearsal(engine)) kinds.add(engine.ask(question, null).answer.kind)
    expect([...kinds]).toEqual(expect.arrayContaining(['answer', 'compare', 'catalog', 'decline']))
  })

  it('let everything else go on between two of them', async () => {
    const counted = counting()
    const rehearsed = rehearse(() => counted)
    expect(counted.asked.length).toBeLessThanOrEqual(1)
    await new Promise((resolve) => setImmediate(resolve))
    expect(counted.asked.length).toBeLessThan(5)
    await rehearsed
    expect(counted.asked.length).toBeGreaterThan(20)
  })

  it('are given up when reports have changed meanwhile', async () => {
    const counted = counting()
    let current: Engine = counted
    const rehearsed = rehearse(() => current)
    await new Promise((resolve) => setImmediate(resolve))
    current = engine
    await rehearsed
    expect(counted.asked.length).toBeLessThan(5)
  })

  it('end early where each of them takes long', async () => {
    const counted = counting()
    let time = 0
    await rehearse(
      () => counted,
      () => {
        time += 1500
        return time
      },
    )
    expect(counted.asked).toHaveLength(2)
  })
})
