import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Engine, Turn } from '../answer/turn.ts'
import { type CommandName, readCommand } from '../chat/chat-commands.ts'
import { APOLOGY, CLEARED, NOTHING_TO_CLEAR } from '../chat/phrases.ts'

export interface Prompt {
  stop(): void
}

/** They need a chat that can be written to, or somebody who is known. */
const CHATS_ONLY: ReadonlySet<CommandName> = new Set([
  'subscribe',
  'unsubscribe',
  'subscriptions',
  'whoami',
  'why',
  'gaps',
])
const IN_CHATS = '这个命令要在企业微信或 Telegram 里使用。'
const LEAVE = new Set(['退出', '再见', 'exit', 'quit'])

/** What the engine is asked for a command that is written with a slash; it knows the words themselves. */
function wordFor(name: CommandName, argument: string): string {
  if (name === 'ask') return argument || '帮助'
  if (name === 'reports') return '报告'
  if (name === 'outline') return `目录 ${argument}`.trim()
  if (name === 'source') return '原文'
  return name === 'more' ? '更多' : '帮助'
}

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
    const command = readCommand(message)
    if (command && CHATS_ONLY.has(command.name)) return IN_CHATS
    if (command?.name === 'clear') {
      const said = previous ? CLEARED : NOTHING_TO_CLEAR
      previous = null
      return said
    }
    const question = command && message.startsWith('/') ? wordFor(command.name, command.argument) : message
    try {
      previous = options.engine().ask(question, previous)
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
