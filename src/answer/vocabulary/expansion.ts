import type { Span } from '../../text/sentences.ts'

/** What a question said in everyday words at `start`..`end`, and the words that reports use for it. */
export interface Expansion {
  start: number
  end: number
  said: string
  official: string[]
  /** From a line with '>': the official words never lead back to the everyday ones. */
  oneWay: boolean
  /** What '*' stood for: words of their own, which the phrase does not explain (打工的 in 欠打工的工钱). */
  gaps: Span[]
  /** Read by a frame: the official words are for all of it together, the likeliest first. */
  frame?: true
}

/** A line that says nothing: its 1-based number in its source (counted from the top), and why. */
export interface VocabularyFault {
  source: number
  line: number
  why: string
}
