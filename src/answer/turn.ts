import type { Answer, Intent, Report, ReportHead } from '../model.ts'

/** An understood question. Plain data, so that a conversation can be stored and taken up again. */
export interface Query {
  intent: Intent
  /** The question, folded and simplified. */
  text: string
  years: number[]
  bodies: string[]
  regions: string[]
  terms: string[]
}

/** One exchange: what was asked, how it was understood, what was answered. Plain data. */
export interface Turn {
  question: string
  query: Query
  answer: Answer
}

/** Answers questions about one state of the library. Synchronous and pure. */
export interface Engine {
  /** Answers `question`; `previous` is the last turn of the same person in the same chat, null at the start. */
  ask(question: string, previous: Turn | null): Turn
  /** All reports, newest first, without their text. */
  heads(): ReportHead[]
  report(id: string): Report | null
}
