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

  it('forgets the conversation at 清除', async () => {
    const { engine, input, output, left } = prompt()
    input.write('清除\n提案多少\n清除\n那2020年呢\n退出\n')
    await left
    expect(engine.asked.map(({ previous }) => previous)).toEqual([null, null])
    expect(output.read()).toMatch(/没有要忘掉的对话[\s\S]*已经忘掉了/u)
  })

  it.each(['订阅', '订阅 养老', '/subscribe 养老', '我的订阅', '待答', '我是谁'])(
    'says that %s belongs to a chat instead of searching for it',
    async (command) => {
      const { engine, input, output, left } = prompt()
      input.end(`${command}\n`)
      await left
      expect(engine.asked).toEqual([])
      expect(output.read()).toContain('企业微信或 Telegram')
    },
  )

  it.each([
    ['/reports', '报告'],
    ['/outline 2', '目录 2'],
    ['/ask 提案多少', '提案多少'],
    ['/unknown', '帮助'],
    ['目录 2', '目录 2'],
  ])('takes %s for %s', async (message, question) => {
    const { engine, input, left } = prompt()
    input.end(`${message}\n`)
    await left
    expect(engine.asked).toMatchObject([{ question }])
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
