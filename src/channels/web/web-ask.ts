import type { Turn } from '../../answer/turn.ts'
import type { AnswerBook } from './answer-book.ts'
import type { WebAppOptions } from './app-options.ts'
import { createConversations } from './conversations.ts'

/** Twice the members of the largest committee; a turn takes some 10 kB. */
const MOST_CHATS = 1_000

/** Answers a question within its chat (none: on its own) and gives the turn with the id of its answer. */
export type WebAsk = (question: string, chat: string | undefined) => { turn: Turn; id: string }

/** Makes the one way in which pages and API ask: conversation kept, question counted, answer noted. */
export function createWebAsk({ engine, metrics, now }: WebAppOptions, answers: AnswerBook): WebAsk {
  const conversations = createConversations(MOST_CHATS)
  return (question, chat) => {
    const from = performance.now()
    const turn = engine().ask(question, chat === undefined ? null : conversations.last(chat))
    if (chat !== undefined) conversations.keep(chat, turn)
    const ms = performance.now() - from
    metrics.answered('web', turn.answer.kind, ms)
    return { turn, id: answers.add(turn, ms, now()) }
  }
}
