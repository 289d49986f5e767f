import { stripInvisible } from '../text/normalize.ts'

/** What a message is worth as a question. */
export type QuestionText =
  | { kind: 'question'; text: string }
  | { kind: 'empty' | 'symbols' }
  | { kind: 'long'; length: number }

/** Longer messages are pasted texts rather than questions (issue: over 500 characters). */
export const LONGEST_QUESTION = 500

/**
 * Cleans a message: no zero-width or control characters, no broken surrogates, single spaces. Tells apart what
 * is empty, what is only emoji and marks (😀, ？？), and what is too long to be a question.
 */
export function readQuestionText(raw: string): QuestionText {
  const text = stripInvisible(raw.replace(/\p{Cs}/gu, ''))
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/\s*\n\s*/gu, '\n')
    .trim()
  if (text === '') return { kind: 'empty' }
  const length = [...text].length
  if (length > LONGEST_QUESTION) return { kind: 'long', length }
  if (!/[\p{L}\p{N}]/u.test(text)) return { kind: 'symbols' }
  return { kind: 'question', text }
}
