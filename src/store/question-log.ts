import type { Turn } from '../answer/turn.ts'
import type { AnswerKind } from '../model.ts'
import type { Database } from './database.ts'

export interface LoggedQuestion {
  at: number
  channel: string
  kind: AnswerKind
  ms: number
  reasons: string[]
  /** Kept only where no answer was found, so that the gap can be mended. */
  question: string | null
}

export interface Feedback {
  question: string
  kind: string
  value: number
  at: number
  /** Report id and paragraph of what was quoted: r2023#12. */
  passages: string[]
  reasons: string[]
}

/** How questions went, without names: nobody can be told from a row. */
export interface QuestionLog {
  record(channel: string, turn: Turn, ms: number, at: number): void
  /** Questions since `from` that found no answer, newest first. */
  unanswered(from: number): LoggedQuestion[]
  /** Stores a vote on a turn (0 takes it back); `voter` is an opaque mark that only serves to count once. */
  vote(id: string, voter: string, turn: Turn, value: -1 | 0 | 1, reasons: string[], at: number): void
  votes(from: number): Feedback[]
  /** Deletes a question wherever it was kept, as an admin wishes. */
  forgetQuestion(question: string): void
  forget(before: number): void
}

const WITHOUT_ANSWER: ReadonlySet<AnswerKind> = new Set(['decline', 'clarify'])

/** Makes the log over its tables. */
export function createQuestionLog(db: Database): QuestionLog {
  return {
    record: (channel, { question, answer }, ms, at) => {
      const { intent, years, bodies, regions } = answer.understood
      db.run(
        'INSERT INTO questions (at, channel, kind, ms, intent, scope, reasons, question) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        at,
        channel,
        answer.kind,
        ms,
        intent,
        JSON.stringify({ years, bodies, regions }),
        JSON.stringify(answer.reasons),
        WITHOUT_ANSWER.has(answer.kind) ? question : null,
      )
    },
    unanswered: (from) =>
      db
        .all<Omit<LoggedQuestion, 'reasons'> & { reasons: string }>(
          'SELECT at, channel, kind, ms, reasons, question FROM questions WHERE at >= ? AND question IS NOT NULL ORDER BY at DESC',
          from,
        )
        .map(({ at, channel, kind, ms, reasons, question }) => ({
          at,
          channel,
          kind,
          ms,
          reasons: JSON.parse(reasons) as string[],
          question,
        })),
    vote: (id, voter, { question, answer }, value, reasons, at) => {
      if (value === 0) {
        db.run('DELETE FROM feedback WHERE turn = ? AND voter = ?', id, voter)
        return
      }
      db.run(
        'INSERT OR REPLACE INTO feedback (turn, voter, value, at, question, kind, passages, reasons) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        id,
        voter,
        value,
        at,
        question,
        answer.kind,
        JSON.stringify(answer.passages.map((passage) => `${passage.report.id}#${passage.paragraph}`)),
        JSON.stringify(reasons),
      )
    },
    votes: (from) =>
      db
        .all<Omit<Feedback, 'passages' | 'reasons'> & { passages: string; reasons: string }>(
          'SELECT question, kind, value, at, passages, reasons FROM feedback WHERE at >= ? ORDER BY at DESC',
          from,
        )
        .map(({ question, kind, value, at, passages, reasons }) => ({
          question,
          kind,
          value,
          at,
          passages: JSON.parse(passages) as string[],
          reasons: JSON.parse(reasons) as string[],
        })),
    forgetQuestion: (question) =>
      db.atomically(() => {
        db.run('UPDATE questions SET question = NULL WHERE question = ?', question)
        db.run('DELETE FROM feedback WHERE question = ?', question)
      }),
    forget: (before) => {
      db.run('DELETE FROM questions WHERE at < ?', before)
      db.run('DELETE FROM feedback WHERE at < ?', before)
    },
  }
}
