import type { Query, Turn } from '../answer/turn.ts'
import type { Database } from './database.ts'

/** One person in one chat: what they asked before is theirs alone, also in a group. */
export interface Person {
  channel: string
  chat: string
  user: string
}

/** What was asked and answered, per person and chat, until it is forgotten. */
export interface Conversations {
  save(id: string, person: Person, turn: Turn, at: number): void
  get(id: string): Turn | null
  /** The last turn of this person in this chat, `except` the one of that id. */
  latest(person: Person, except: string | null): { id: string; turn: Turn } | null
  /** The last turns of everybody in this chat, newest first, to find the one a quoted message came from. */
  recent(channel: string, chat: string, count: number): Turn[]
  /** Forgets what this person asked in this chat, and tells how many turns that were. */
  clear(person: Person): number
  forget(before: number): void
}

/** What queries have been told by since the first version: a turn of an older one lacks it. */
const ADDED: Pick<Query, 'unitsOfNoun'> = { unitsOfNoun: [] }

function readTurn(json: string): Turn {
  const turn = JSON.parse(json) as Turn
  return { ...turn, query: { ...ADDED, ...turn.query } }
}

/** Makes the conversations over their table. */
export function createConversations(db: Database): Conversations {
  return {
    save: (id, person, turn, at) => {
      db.run(
        'INSERT INTO turns (id, channel, chat, user, at, turn) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET at = excluded.at, turn = excluded.turn',
        id,
        person.channel,
        person.chat,
        person.user,
        at,
        JSON.stringify(turn),
      )
    },
    get(id) {
      const row = db.get<{ turn: string }>('SELECT turn FROM turns WHERE id = ?', id)
      return row ? readTurn(row.turn) : null
    },
    latest: (person, except) => {
      const row = db.get<{ id: string; turn: string }>(
        'SELECT id, turn FROM turns WHERE channel = ? AND chat = ? AND user = ? AND id <> ? ORDER BY place DESC LIMIT 1',
        person.channel,
        person.chat,
        person.user,
        except ?? '',
      )
      return row ? { id: row.id, turn: readTurn(row.turn) } : null
    },
    recent: (channel, chat, count) =>
      db
        .all<{ turn: string }>(
          'SELECT turn FROM turns WHERE channel = ? AND chat = ? ORDER BY place DESC LIMIT ?',
          channel,
          chat,
          count,
        )
        .map((row) => readTurn(row.turn)),
    clear: (person) =>
      db.run(
        'DELETE FROM turns WHERE channel = ? AND chat = ? AND user = ?',
        person.channel,
        person.chat,
        person.user,
      ),
    forget: (before) => {
      db.run('DELETE FROM turns WHERE at < ?', before)
    },
  }
}
