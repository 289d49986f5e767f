import type { Database } from './database.ts'

/** A message that was taken in but not answered when the process ended, as JSON. */
export interface Unfinished {
  id: string
  message: string
}

/**
 * The messages taken in, so that each is answered once, also across a crash: `taken` ones are answered after a
 * restart; `sending` ones are not, since the answer may have gone out.
 */
export interface Inbox {
  /** Writes the message down; false if its id has been seen before. */
  take(channel: string, id: string, chat: string, message: string, at: number): boolean
  /** The first request with the answer is about to leave. */
  sending(channel: string, id: string): void
  /** The platform refused the request, so nothing has left yet. */
  unsent(channel: string, id: string): void
  /** Answered, or never to be answered: the text is forgotten, the id kept. */
  done(channel: string, id: string): void
  /** What is still to be answered, oldest first. */
  unfinished(channel: string): Unfinished[]
  /** Those that were being sent when the last process died, oldest first. */
  interrupted(channel: string): Unfinished[]
  forget(before: number): void
}

/** Makes the inbox over its table. */
export function createInbox(db: Database): Inbox {
  const setState = (state: string) => (channel: string, id: string) => {
    db.run('UPDATE inbox SET state = ? WHERE channel = ? AND id = ?', state, channel, id)
  }
  const inState = (channel: string, state: string) =>
    db.all<Unfinished>(
      'SELECT id, message FROM inbox WHERE channel = ? AND state = ? AND message IS NOT NULL ORDER BY place',
      channel,
      state,
    )
  return {
    take: (channel, id, chat, message, at) =>
      db.run(
        "INSERT INTO inbox (channel, id, chat, at, state, message) VALUES (?, ?, ?, ?, 'taken', ?) ON CONFLICT DO NOTHING",
        channel,
        id,
        chat,
        at,
        message,
      ) > 0,
    sending: setState('sending'),
    unsent: setState('taken'),
    done: (channel, id) => {
      db.run("UPDATE inbox SET state = 'done', message = NULL WHERE channel = ? AND id = ?", channel, id)
    },
    unfinished: (channel) => inState(channel, 'taken'),
    interrupted: (channel) => inState(channel, 'sending'),
    forget: (before) => {
      db.run('DELETE FROM inbox WHERE at < ?', before)
    },
  }
}
