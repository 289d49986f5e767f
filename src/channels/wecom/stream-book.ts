import type { Store } from '../../store/store.ts'

/** A stream that was begun. Its id is also the feedback id of the platform's 👍 and 👎. */
export interface StreamRow {
  id: string
  reqId: string
  chat: string
  /** When it was opened, in milliseconds. */
  at: number
  /** Not finished yet: the reader sees the bot thinking. */
  open: boolean
  /** The turn that it answers, null as long as that is not known or there is nothing to judge. */
  turn: string | null
}

/** The streams of the last weeks: what a crash left open is closed, and opinions find what they are about. */
export interface StreamBook {
  put(row: StreamRow): void
  get(id: string): StreamRow | null
  /** Those that the last process left open. */
  open(): StreamRow[]
  forget(before: number): void
}

interface Columns {
  id: string
  req_id: string
  chat: string
  at: number
  open: number
  turn: string | null
}

function rowOf({ id, req_id: reqId, chat, at, open, turn }: Columns): StreamRow {
  return { id, reqId, chat, at, open: open === 1, turn }
}

/** Makes the book over a table of its own in the store's file. Throws AppError as the store does. */
export function openStreamBook({ database }: Pick<Store, 'database'>): StreamBook {
  database.run(
    `CREATE TABLE IF NOT EXISTS wecom_streams (
      id TEXT PRIMARY KEY, req_id TEXT NOT NULL, chat TEXT NOT NULL, at INTEGER NOT NULL, open INTEGER NOT NULL,
      turn TEXT
    ) WITHOUT ROWID`,
  )
  database.run('CREATE INDEX IF NOT EXISTS wecom_streams_at ON wecom_streams (at)')
  return {
    put: ({ id, reqId, chat, at, open, turn }) => {
      database.run(
        'INSERT OR REPLACE INTO wecom_streams (id, req_id, chat, at, open, turn) VALUES (?, ?, ?, ?, ?, ?)',
        id,
        reqId,
        chat,
        at,
        open ? 1 : 0,
        turn,
      )
    },
    get: (id) => {
      const found = database.get<Columns>('SELECT * FROM wecom_streams WHERE id = ?', id)
      return found && rowOf(found)
    },
    open: () => database.all<Columns>('SELECT * FROM wecom_streams WHERE open = 1 ORDER BY at').map(rowOf),
    forget: (before) => {
      database.run('DELETE FROM wecom_streams WHERE at < ?', before)
    },
  }
}
