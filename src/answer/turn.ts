import type { Answer, Intent, Passage, Report, ReportHead } from '../model.ts'
import type { Steps } from './steps.ts'

/** One thing a question is about: how it was said, and every word that would do in a report. */
export interface Concept {
  said: string
  /** `strength` 1 for the word itself, less for a word that only means about the same. */
  words: { text: string; strength: number }[]
  /** How much finding it tells: rarity in the library times the part a word of its kind plays; 0..1. */
  weight: number
  /** Only adds when found (two nouns side by side); not finding it takes nothing away. */
  bonus: boolean
  /** A thing (noun, coined phrase), which an answer must be about; else a doing or a quality. */
  thing: boolean
  /** Taken over from an earlier question of the conversation; given up as soon as the next one says more. */
  carried?: boolean
}

/** What a short message asks to do with the previous answer. */
export type Move =
  | 'source'
  | 'more'
  | 'cite'
  | 'why'
  | 'item'
  | 'detail'
  /** Of the report that answered: who gave it, when, at which meeting, of which year it is, what it is about. */
  | 'speaker'
  | 'day'
  | 'meeting'
  | 'year'
  | 'overview'

/** An understood question. Plain data, so that a conversation can be stored and taken up again. */
export interface Query {
  intent: Intent
  /** The question, folded, simplified, typing slips mended. */
  text: string
  /** Years it is about, and years named as a report's own (2004年的报告). */
  years: number[]
  reportYears: number[]
  span: { from: number; to: number; label: string } | null
  /** Every year there is: 历年, 最近几年. */
  each: boolean
  /** Done, planned, or not said. */
  status: 'actual' | 'planned' | null
  bodies: string[]
  /** Bodies only hinted at: 委员 speaks for 政协, 代表 for 人大. */
  bodyHints: string[]
  regions: string[]
  session: { session: number | null; meeting: number | null } | null
  concepts: Concept[]
  terms: string[]
  /** Units that fit the answer: 件; 元 万元 亿元. Empty if the question does not tell. */
  units: string[]
  /** The question names the unit itself (几件, 多少亿斤), rather than a noun that is counted in it. */
  unitsSure: boolean
  /** The units of the noun that 多少 itself asks of: 元 of 收入有多少; empty where none touches it. */
  unitsOfNoun: readonly string[]
  /** The unit that the question before asked for, where a follow-up names none: 那起诉呢 after 批捕多少人 wants people too. */
  unitBefore?: string
  /** What post a person holds is asked, so that a name alone is no answer. */
  asksPost?: true
  /** Asks for growth or fall rather than an amount. */
  change: boolean
  /** 第三部分, 第二点. */
  ordinal: number | null
  move: Move | null
  /** Paragraphs shown already in this line of questions (report id#number), so that 还有呢 goes on. */
  seen: string[]
  /** Slips mended: 提岸 became 提案. */
  corrections: { from: string; to: string }[]
}

/** Where the figure stands that answered a question, with the question's words. */
export interface ToldFigure {
  report: string
  paragraph: number
  start: number
  asked: string
}

/** Year, body and place that one question was about, said or taken from the report that answered it. */
export interface Slots {
  year: number | null
  body: string | null
  region: string | null
  told?: ToldFigure
}

/** One exchange: what was asked, how it was understood, what was answered. Plain data. */
export interface Turn {
  question: string
  query: Query
  answer: Answer
  /** The passages the conversation is about: those last shown as an answer, also after a greeting or a no. */
  focus?: Passage[]
  /** What this line of questions was about so far, oldest first; a comparison adds one for each of its sides. */
  trail?: Slots[]
}

/** Answers questions about one state of the library. Synchronous and pure. */
export interface Engine {
  /**
   * Answers `question`; `previous` is the last turn of the same person in the same chat, null at the start. `quote`
   * is the text of a message the person quotes whose turn is not known: it stands in for the last answer.
   */
  ask(question: string, previous: Turn | null, quote?: string): Turn
  /** The same in steps: a comparison of many years, or the check of what can be asked next, takes several. */
  asking(question: string, previous: Turn | null, quote?: string): Steps<Turn>
  /** Makes in steps of some milliseconds the tables that the first question would otherwise wait for. */
  warm(): Steps<void>
  /** All reports, newest first, without their text. */
  heads(): ReportHead[]
  report(id: string): Report | null
}
