import { createHash, randomUUID } from 'node:crypto'
import type { Turn } from '../../answer/turn.ts'
import type { QuestionLog } from '../../store/question-log.ts'
import { createConversations } from './conversations.ts'

/** The part of the store that keeps how answers went. */
export interface VoteStore {
  questions: Pick<QuestionLog, 'record' | 'vote'>
}

/** Answers that were shown lately, by the id they were shown with: for a vote or a Word file. */
export interface AnswerBook {
  /** Whether votes are kept. */
  votes: boolean
  /** Keeps a turn and gives it an id; counts it in the question log where there is one. */
  add(turn: Turn, ms: number, at: number): string
  get(id: string): Turn | null
  /** Stores a 👍 or 👎 once a chat; false when the answer is not known any more or votes are not kept. */
  vote(id: string, chat: string, value: -1 | 0 | 1, at: number): boolean
}

/** Twice what a full meeting asks in a morning; a turn takes some 10 kB. */
const KEPT = 1_000

/** Makes the book over the store's question log; without a store nothing outlives the process. */
export function createAnswerBook(store: VoteStore | null): AnswerBook {
  const turns = createConversations(KEPT)
  return {
    votes: store !== null,
    add(turn, ms, at) {
      const id = randomUUID()
      turns.keep(id, turn)
      store?.questions.record('web', turn, ms, at)
      return id
    },
    get: (id) => turns.last(id),
    vote(id, chat, value, at) {
      const turn = turns.last(id)
      if (!turn || !store) return false
      // As in the messengers: a mark that differs from turn to turn, only to count each browser once.
      const voter = createHash('sha256').update(`${id}\n${chat}`).digest('base64url').slice(0, 12)
      store.questions.vote(id, voter, turn, value, [], at)
      return true
    },
  }
}
