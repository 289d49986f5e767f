import { type CommandName, readCommand } from './chat-commands.ts'
import * as phrases from './phrases.ts'

/** What a command means where there is no chat to write to: words for the engine, a sentence, or forgetting. */
export type LoneCommand = { do: 'ask'; question: string } | { do: 'say'; words: string } | { do: 'clear' }

/** They need a chat that can be written to, or somebody who is known. */
const CHATS_ONLY: Readonly<Partial<Record<CommandName, string>>> = {
  subscribe: phrases.SUBSCRIBE_IN_CHATS,
  unsubscribe: phrases.SUBSCRIBE_IN_CHATS,
  subscriptions: phrases.SUBSCRIBE_IN_CHATS,
  whoami: phrases.WHO_AM_I_IN_CHATS,
  gaps: phrases.GAPS_IN_CHATS,
  web: phrases.WEB_IN_CHATS,
}

/** What the engine is asked for a command that is written with a slash; it knows the words themselves. */
function wordFor(name: CommandName, argument: string): string {
  switch (name) {
    case 'ask':
      return argument || '帮助'
    case 'reports':
      return '报告'
    case 'outline':
      return `目录 ${argument}`.trim()
    case 'source':
      return '原文'
    case 'more':
      return '更多'
    case 'why':
      return '为什么这样答'
    default:
      return '帮助'
  }
}

/** Reads a command given at the page, to the API or at the prompt; null for a question. */
export function readLoneCommand(message: string): LoneCommand | null {
  const command = readCommand(message)
  if (!command) return null
  const words = CHATS_ONLY[command.name]
  if (words) return { do: 'say', words }
  if (command.name === 'clear') return { do: 'clear' }
  const written = message.trim()
  return { do: 'ask', question: written.startsWith('/') ? wordFor(command.name, command.argument) : written }
}
