import { describe, expect, it } from 'vitest'
import type { Engine } from '../../src/answer/turn.ts'
import { askInSteps } from '../../src/chat/ask-in-steps.ts'
import { HEAD_START_MS, rehearsal, rehearse, warmUp } from '../../src/commands/rehearsal.ts'
import { engineOver, reportsOf } from '../support/library.ts'
import { MADE_UP } from '../support/made-up-reports.ts'

const engine = engineOver(reportsOf(MADE_UP))

function counting(): Engine & { asked: string[]; steps: number } {
  const asked: string[] = []
  return {
    ...engine,
    asked,
    steps: 0,
    *warm() {
      for (const _ of engine.warm()) {
        this.steps += 1
        yield
      }
    },
    asking(question, previous) {
      asked.push(question)
      return engine.asking(question, previous)
    },
  }
}

const withoutRest = { now: () => performance.now(), rest: async () => {} }

/** A clock that goes on by so many ms each time it is looked at. */
function steps(ms: number): () => number {
  let time = 0
  return () => {
    time += ms
    return time
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
    const rehearsed = rehearse(() => counted, withoutRest)
    expect(counted.asked).toEqual([])
    await rehearsed
    expect(counted.asked.length).toBeGreaterThan(20)
  })

  it('rest after a long one for as long as it took, and not after a short one', async () => {
    const rests: number[] = []
    const rest = async (ms: number) => rests.push(ms)
    const [long, short] = [counting(), counting()]
    await rehearse(() => long, { now: steps(300), rest })
    expect(long.asked.length).toBeGreaterThan(5)
    expect(rests).toEqual(long.asked.map(() => 300))
    await rehearse(() => short, { now: steps(1), rest })
    expect(short.asked.length).toBeGreaterThan(20)
    expect(rests).toHaveLength(long.asked.length)
  })

  it('come one after the other, before what few of them need is made, for a head start', async () => {
    const counted = counting()
    let time = 0
    const slow: Engine = {
      ...counted,
      warm: () => counted.warm(),
      asking(question, previous) {
        time += HEAD_START_MS / 4 + 1
        return counted.asking(question, previous)
      },
    }
    const rests: number[] = []
    const made: number[] = []
    const rest = async () => {
      rests.push(counted.asked.length)
      made.push(counted.steps)
    }
    await rehearse(() => slow, { now: () => time, rest })
    expect(rests[0]).toBe(4)
    expect(made[0]).toBe(2)
    expect(made.at(-1)).toBeGreaterThan(0)
  })

  it('wait while members ask', async () => {
    const counted = counting()
    await askInSteps(counted, '你好', null)
    let time = performance.now()
    const rests: number[] = []
    const rest = async (ms: number) => {
      rests.push(counted.asked.length)
      time += ms
    }
    await rehearse(() => counted, { now: () => time, rest })
    // One rest before the first question of its own, since a member has just asked.
    expect(rests).toEqual([1])
    expect(counted.asked.length).toBeGreaterThan(20)
  })

  it('are left to members who ask without a pause', async () => {
    const counted = counting()
    const ask = () => askInSteps(counted, '你好', null)
    await ask()
    await rehearse(() => counted, { now: () => performance.now(), rest: ask })
    expect(new Set(counted.asked)).toEqual(new Set(['你好']))
  })

  it('are given up when reports have changed meanwhile', async () => {
    const counted = counting()
    let current: Engine = counted
    const rest = async () => {
      if (counted.asked.length === 3) current = engine
    }
    await rehearse(() => current, { now: steps(20), rest })
    expect(counted.asked).toHaveLength(3)
  })

  it('end early where each of them takes long', async () => {
    const counted = counting()
    await rehearse(() => counted, { now: steps(1500), rest: async () => {} })
    expect(counted.asked).toHaveLength(2)
  })
})

describe('what a bot makes before it is asked', () => {
  it('is made in steps that let everything else go on', async () => {
    const counted = counting()
    const warmed = warmUp(() => counted)
    expect(counted.steps).toBe(1)
    expect(await warmed).toBe(true)
    expect(counted.steps).toBeGreaterThan(1)
  })

  it('is given up when reports have changed meanwhile', async () => {
    const counted = counting()
    let current: Engine = counted
    const warmed = warmUp(() => current)
    current = engine
    expect(await warmed).toBe(false)
    expect(counted.steps).toBe(1)
  })
})
