import type { Answer } from '../model.ts'
import type { Query, Slots } from './turn.ts'

/** How an exchange was answered: what of it the next one may take up. */
export interface Outcome {
  query: Query
  answer: Answer
  /** Years, bodies and places it was about, one unless it compared. */
  slots?: Slots[]
  /** It leans on the turn before, so that a no leaves the conversation where it was. */
  leans: boolean
  /** It goes on with the passages of the turn before (还有呢), rather than asking anew. */
  goesOn?: boolean
}
