import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { startPrompt } from '../../src/channels/terminal.ts'
import { createFakeEngine } from '../support/fake-engine.ts'

function prompt() {
  const engine = createFakeEngine()
  const input = new PassThrough()
  const output = new PassThrough()
  output.setEncoding('utf8')
  const left = new Promise<void>((resolve) => {
    startPrompt({
      engine: () => engine,
      input,
      output,
      onInterrupt: () => {},
      onError: () => {},
      onLeave: resolve,
    })
  })
  return { engine, input, output, left }
}

describe('startPrompt', () => {
  it('answers line by line in one conversation until 退出', async () => {
    const { engine, input, output, left } = prompt()
    input.write('提案多少\n\n那2020年呢\n退出\n')
    await left
    expect(engine.asked).toEqual([
      { question: '提案多少', previous: null },
      { question: '那2020年呢', previous: '提案多少' },
    ])
    expect(output.read()).toContain('《云溪市政协常委会工作报告》')
  })

  it('goes on after a fault in one question', async () => {
    const { engine, input, output, left } = prompt()
    input.write('炸\n提案多少\n')
    input.end()
    await left
    expect(engine.asked).toHaveLength(2)
    expect(output.read()).toContain('抱歉')
  })

  it('ends with its input', async () => {
    const { engine, input, left } = prompt()
    input.end('提案多少')
    await left
    expect(engine.asked).toHaveLength(1)
  })
})
