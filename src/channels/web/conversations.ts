import type { Turn } from '../../answer/turn.ts'

/** The last turn of each chat, so that 那2020年呢 is understood. */
export interface Conversations {
  last(chat: string): Turn | null
  keep(chat: string, turn: Turn): void
  forget(chat: string): void
}

/** Keeps the `limit` chats that spoke last, in memory: a page that is reloaded begins anew. */
export function createConversations(limit: number): Conversations {
  // A Map iterates in order of insertion: re-inserting makes the first entry the one silent for longest.
  const turns = new Map<string, Turn>()
  return {
    last: (chat) => turns.get(chat) ?? null,
    keep(chat, turn) {
      turns.delete(chat)
      turns.set(chat, turn)
      for (const oldest of turns.keys()) {
        if (turns.size <= limit) break
        turns.delete(oldest)
      }
    },
    forget(chat) {
      turns.delete(chat)
    },
  }
}
