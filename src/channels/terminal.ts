import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Engine, Turn } from '../answer/turn.ts'

export interface Prompt {
  stop(): void
}

const LEAVE = new Set(['退出', '再见', 'exit', 'quit'])

/**
 * Asks at the terminal, one conversation long. 退出 and Ctrl-D close the prompt; Ctrl-C is handed on, since it
 * means the whole program.
 */
export function startPrompt(options: {
  engine: () => Engine
  input: Readable
  output: Writable
  onInterrupt: () => void
  onLeave: () => void
}): Prompt {
  const lines = createInterface({ input: options.input, output: options.output, prompt: '问> ' })
  let previous: Turn | null = null
  lines.on('line', (line) => {
    const question = line.trim()
    if (LEAVE.has(question.toLowerCase())) {
      lines.close()
      return
    }
    if (question !== '') {
      previous = options.engine().ask(question, previous)
      options.output.write(`${previous.answer.reply}\n\n`)
    }
    lines.prompt()
  })
  lines.on('SIGINT', options.onInterrupt)
  lines.on('close', options.onLeave)
  options.output.write('可以直接提问，例如：2023年立了多少件提案。输入“帮助”看说明，“退出”离开。\n')
  lines.prompt()
  return { stop: () => lines.close() }
}
