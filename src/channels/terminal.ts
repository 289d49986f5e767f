import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Engine, Turn } from '../answer/turn.ts'
import { readLoneCommand } from '../chat/lone-command.ts'
import { APOLOGY, CLEARED, NOTHING_TO_CLEAR } from '../chat/phrases.ts'

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
  onError: (error: unknown) => void
  onLeave: () => void
}): Prompt {
  const lines = createInterface({ input: options.input, output: options.output, prompt: '问> ' })
  let previous: Turn | null = null
  const answer = (message: string): string => {
    const command = readLoneCommand(message)
    if (command?.do === 'say') return command.words
    if (command?.do === 'clear') {
      const said = previous ? CLEARED : NOTHING_TO_CLEAR
      previous = null
      return said
    }
    try {
      previous = options.engine().ask(command?.question ?? message, previous)
      return previous.answer.reply
    } catch (error) {
      // One question that meets a fault of the program must not end the conversation.
      options.onError(error)
      return APOLOGY
    }
  }
  lines.on('line', (line) => {
    const question = line.trim()
    if (LEAVE.has(question.toLowerCase())) {
      lines.close()
      return
    }
    if (question !== '') options.output.write(`${answer(question)}\n\n`)
    lines.prompt()
  })
  lines.on('SIGINT', options.onInterrupt)
  lines.on('close', options.onLeave)
  options.output.write('可以直接提问，例如：2023年立了多少件提案。输入“帮助”看说明，“退出”离开。\n')
  lines.prompt()
  return { stop: () => lines.close() }
}
