import { createHash } from 'node:crypto'
import type { Database } from './database.ts'

/** What a button does. Plain data; platforms only carry its short id. */
export type Action =
  | { do: 'ask'; question: string; turn: string | null }
  | { do: 'paragraph'; report: string; number: number; inPlace: boolean }
  | { do: 'outline'; report: string }
  | { do: 'rate'; turn: string; value: -1 | 1 }
  | { do: 'access'; channel: string; subject: string; grant: boolean }
  | { do: 'unsubscribe'; word: string }
  | { do: 'intake'; id: string; step: 'accept' | 'edit' | 'drop' }
  | { do: 'gap'; question: string; step: 'synonym' | 'case' | 'forget' }
  | { do: 'case'; question: string; gold: { file: string; sentence: string } | null }

/** The buttons that have been shown, so that they still work after a restart. */
export interface Actions {
  /** Stores the action and gives its id (12 characters of A–Z a–z 0–9 _ -); the same action has the same id. */
  put(action: Action, at: number): string
  get(id: string): Action | null
  forget(before: number): void
}

/** 12 base64url characters are 72 bits: two buttons with one id are not to be expected. */
const ID_LENGTH = 12

/** Makes the actions over their table. */
export function createActions(db: Database): Actions {
  return {
    put: (action, at) => {
      const json = JSON.stringify(action)
      const id = createHash('sha256').update(json).digest('base64url').slice(0, ID_LENGTH)
      db.run(
        'INSERT INTO actions (id, action, at) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET at = excluded.at',
        id,
        json,
        at,
      )
      return id
    },
    get: (id) => {
      const row = db.get<{ action: string }>('SELECT action FROM actions WHERE id = ?', id)
      return row && (JSON.parse(row.action) as Action)
    },
    forget: (before) => {
      db.run('DELETE FROM actions WHERE at < ?', before)
    },
  }
}
