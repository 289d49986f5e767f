import type { Database } from './database.ts'

export interface Chat {
  channel: string
  chat: string
  kind: 'private' | 'group'
  title: string | null
  /** Who spoke last there, by id. */
  lastUser: string | null
  lastSeen: number
  /** The bot was blocked or removed: nothing is sent there until somebody speaks to it again. */
  dead: boolean
}

/** Every chat that has spoken to the bot: a platform gives no list of them. */
export interface Chats {
  /** Notes a sign of life; a dead chat lives again. */
  seen(chat: Omit<Chat, 'dead'>): void
  get(channel: string, chat: string): Chat | null
  markDead(channel: string, chat: string): void
  /** A group got another id: all that is stored of it moves along. */
  rename(channel: string, from: string, to: string): void
}

/** Makes the chats over their table. */
export function createChats(db: Database): Chats {
  return {
    seen: ({ channel, chat, kind, title, lastUser, lastSeen }) => {
      db.run(
        `INSERT INTO chats (channel, chat, kind, title, last_user, last_seen, dead) VALUES (?, ?, ?, ?, ?, ?, 0)
         ON CONFLICT DO UPDATE SET kind = excluded.kind, title = excluded.title, last_user = excluded.last_user,
         last_seen = excluded.last_seen, dead = 0`,
        channel,
        chat,
        kind,
        title,
        lastUser,
        lastSeen,
      )
    },
    get: (channel, chat) => {
      const row = db.get<Omit<Chat, 'dead'> & { dead: number }>(
        'SELECT channel, chat, kind, title, last_user AS lastUser, last_seen AS lastSeen, dead FROM chats WHERE channel = ? AND chat = ?',
        channel,
        chat,
      )
      return row && { ...row, dead: row.dead === 1 }
    },
    markDead: (channel, chat) => {
      db.run('UPDATE chats SET dead = 1 WHERE channel = ? AND chat = ?', channel, chat)
    },
    rename: (channel, from, to) =>
      db.atomically(() => {
        for (const table of ['chats', 'subscriptions', 'turns', 'inbox', 'deliveries', 'intakes'])
          db.run(`UPDATE OR REPLACE ${table} SET chat = ? WHERE channel = ? AND chat = ?`, to, channel, from)
        for (const table of ['access', 'access_notices'])
          db.run(
            `UPDATE OR REPLACE ${table} SET subject = ? WHERE channel = ? AND subject = ?`,
            to,
            channel,
            from,
          )
      }),
  }
}
