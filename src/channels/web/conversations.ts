import type { Turn } from '../../answer/turn.ts'
import { createRecent } from '../../recent.ts'

/** The last turn of each chat, so that 那2020年呢 is understood. */
export interface Conversations {
  last(chat: string): Turn | null
  keep(chat: string, turn: Turn): void
  forget(chat: string): void
}

/** Keeps the `limit` chats that spoke last, in memory: a page that is reloaded begins anew. */
export function createConversations(limit: number): Conversations {
  const turns = createRecent<string, Turn>(limit)
  return { last: (chat) => turns.get(chat) ?? null, keep: turns.keep, forget: turns.forget }
}
