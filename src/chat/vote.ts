import { createHash } from 'node:crypto'
import type { Store } from '../store/store.ts'

/** A 👍 (1), a 👎 (-1) or one taken back (0), on the answer of a turn. */
export interface Vote {
  turn: string
  user: string
  value: -1 | 0 | 1
  /** What was wrong, in the platform's words: 内容有误. */
  reasons: string[]
  at: number
}

/**
 * Stores a vote with the question and the passages it is about, once a person; false if the turn has been forgotten.
 * The person is kept only as a mark that differs from turn to turn.
 */
export function recordVote(store: Store, { turn: id, user, value, reasons, at }: Vote): boolean {
  const turn = store.conversations.get(id)
  if (!turn) return false
  const voter = createHash('sha256').update(`${id}\n${user}`).digest('base64url').slice(0, 12)
  store.questions.vote(id, voter, turn, value, reasons, at)
  return true
}
