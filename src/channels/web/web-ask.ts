import type { Turn } from '../../answer/turn.ts'
import { askInSteps } from '../../chat/ask-in-steps.ts'
import { readLoneCommand } from '../../chat/lone-command.ts'
import { CLEARED, NOTHING_TO_CLEAR } from '../../chat/phrases.ts'
import type { AnswerBook } from './answer-book.ts'
import type { WebAppOptions } from './app-options.ts'
import { createConversations } from './conversations.ts'

/** Twice the members of the largest committee; a turn takes some 10 kB. */
const MOST_CHATS = 1_000

const IN_BROWSER = '页面上显示过的，用“清空本机记录”删除。'

/** Answers a question within its chat (none: on its own) and gives the turn with the id of its answer. */
export type WebAsk = (question: string, chat: string | undefined) => Promise<{ turn: Turn; id: string }>

/** Makes the one way in which pages and API ask: conversation kept, question counted, answer noted. */
export function createWebAsk({ engine, metrics, now }: WebAppOptions, answers: AnswerBook): WebAsk {
  const conversations = createConversations(MOST_CHATS)

  /** A sentence of our own: it takes part in no conversation and is no question. */
  const saying = (question: string, words: string): { turn: Turn; id: string } => {
    const { query, answer } = engine().ask('帮助', null)
    const none = { passages: [], nearby: [], comparison: [], suggestions: [], reasons: [] }
    const said = { ...answer, ...none, kind: 'chat' as const, headline: words, reply: words }
    return { turn: { question, query, answer: said }, id: '' }
  }

  return async (typed, chat) => {
    const command = readLoneCommand(typed)
    if (command?.do === 'say') return saying(typed, command.words)
    if (command?.do === 'clear') {
      const known = chat !== undefined && conversations.last(chat) !== null
      if (known) conversations.forget(chat)
      return saying(typed, known ? `${CLEARED}${IN_BROWSER}` : NOTHING_TO_CLEAR)
    }
    const question = command?.question ?? typed
    const from = performance.now()
    const turn = await askInSteps(engine(), question, chat === undefined ? null : conversations.last(chat))
    if (chat !== undefined) conversations.keep(chat, turn)
    const ms = performance.now() - from
    metrics.answered('web', turn.answer.kind, ms)
    return { turn, id: answers.add(turn, ms, now()) }
  }
}
