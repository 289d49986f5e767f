import { describe, expect, it } from 'vitest'
import { askInSteps } from '../../src/chat/ask-in-steps.ts'
import { createFakeEngine, fakeTurn } from '../support/fake-engine.ts'

/** Busies the only thread, as a step of a long question does. */
function work(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end);
}

describe('asking in steps', () => {
  it('lets timers have their turn between the steps of a question that takes long', async () => {
    const order: string[] = []
    const engine = {
      ...createFakeEngine(),
      *asking(question: string) {
        for (const step of ['一', '二', '三']) {
          work(20)
          order.push(step)
          yield
        }
        return fakeTurn(question)
      },
    }
    setImmediate(() => order.push('a page'))
    const turn = await askInSteps(engine, '历年提案数', null)
    expect(order).toEqual(['一', 'a page', '二', '三'])
    expect(turn.question).toBe('历年提案数')
  })

  it('hands on what was asked before and what is quoted, and fails where the engine does', async () => {
    const engine = createFakeEngine()
    const before = await askInSteps(engine, '去年立了多少件提案', null)
    await askInSteps(engine, '那2022年呢', before)
    expect(engine.asked.at(-1)).toEqual({ question: '那2022年呢', previous: '去年立了多少件提案' })
    await expect(askInSteps(engine, '炸', null)).rejects.toThrow('a bug in the engine')
  })
})
