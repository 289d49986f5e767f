import type { Database } from './database.ts'

/** Which chat wants to hear of which new reports; the empty word means all of them. */
export interface Subscriptions {
  /** False if the chat has this subscription already. */
  add(channel: string, chat: string, word: string, at: number): boolean
  /** Removes one word, or all with null, and tells how many that were. */
  remove(channel: string, chat: string, word: string | null): number
  /** The chat's words, oldest first. */
  of(channel: string, chat: string): string[]
  /** Every living chat that has subscriptions, with its words. */
  all(): { channel: string; chat: string; words: string[] }[]
}

/** Makes the subscriptions over their table. */
export function createSubscriptions(db: Database): Subscriptions {
  return {
    add: (channel, chat, word, at) =>
      db.run(
        'INSERT INTO subscriptions (channel, chat, word, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
        channel,
        chat,
        word,
        at,
      ) > 0,
    remove: (channel, chat, word) =>
      word === null
        ? db.run('DELETE FROM subscriptions WHERE channel = ? AND chat = ?', channel, chat)
        : db.run(
            'DELETE FROM subscriptions WHERE channel = ? AND chat = ? AND word = ?',
            channel,
            chat,
            word,
          ),
    of: (channel, chat) =>
      db
        .all<{ word: string }>(
          'SELECT word FROM subscriptions WHERE channel = ? AND chat = ? ORDER BY rowid',
          channel,
          chat,
        )
        .map((row) => row.word),
    all: () => {
      const chats = new Map<string, { channel: string; chat: string; words: string[] }>()
      for (const { channel, chat, word } of db.all<{ channel: string; chat: string; word: string }>(
        `SELECT s.channel, s.chat, s.word FROM subscriptions s
         LEFT JOIN chats c ON c.channel = s.channel AND c.chat = s.chat WHERE coalesce(c.dead, 0) = 0 ORDER BY s.rowid`,
      )) {
        const known = chats.get(`${channel}\n${chat}`) ?? { channel, chat, words: [] }
        known.words.push(word)
        chats.set(`${channel}\n${chat}`, known)
      }
      return [...chats.values()]
    },
  }
}
