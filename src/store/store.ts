import { type AccessBook, createAccessBook } from './access-book.ts'
import { type Actions, createActions } from './actions.ts'
import { type Chats, createChats } from './chats.ts'
import { type Conversations, createConversations } from './conversations.ts'
import { type Database, openDatabase } from './database.ts'
import { createDeliveries, type Deliveries } from './deliveries.ts'
import { createFacts, type Facts } from './facts.ts'
import { createInbox, type Inbox } from './inbox.ts'
import { createIntakes, type Intakes } from './intakes.ts'
import { createQuestionLog, type QuestionLog } from './question-log.ts'
import { createSubscriptions, type Subscriptions } from './subscriptions.ts'

/** All that must outlive the process. Synchronous; one process at a time. */
export interface Store {
  access: AccessBook
  actions: Actions
  chats: Chats
  conversations: Conversations
  deliveries: Deliveries
  facts: Facts
  inbox: Inbox
  intakes: Intakes
  questions: QuestionLog
  subscriptions: Subscriptions
  /** For further tables of the same file. */
  database: Database
  /** Forgets what has been kept long enough; `conversationDays` as in CONVERSATION_DAYS. */
  forgetOld(now: number, conversationDays: number): void
  close(): void
}

const DAY = 86_400_000
/** Telegram keeps updates for 24 hours and may deliver them again; twice that is on the safe side. */
const INBOX_DAYS = 2
/** Half a year: the time in which somebody still scrolls back to an old answer and taps a button. */
const ACTION_DAYS = 180
const QUESTION_DAYS = 90
const DELIVERY_DAYS = 90

/** Opens the state in `dir`; throws AppError STATE_LOCKED, STATE_DAMAGED or STATE_WRITE, each with its cure. */
export function openStore(dir: string): Store {
  const database = openDatabase(dir)
  const store = {
    access: createAccessBook(database),
    actions: createActions(database),
    chats: createChats(database),
    conversations: createConversations(database),
    deliveries: createDeliveries(database),
    facts: createFacts(database),
    inbox: createInbox(database),
    intakes: createIntakes(database),
    questions: createQuestionLog(database),
    subscriptions: createSubscriptions(database),
  }
  return {
    ...store,
    database,
    forgetOld: (now, conversationDays) =>
      database.atomically(() => {
        store.inbox.forget(now - INBOX_DAYS * DAY)
        store.conversations.forget(now - conversationDays * DAY)
        store.actions.forget(now - ACTION_DAYS * DAY)
        store.questions.forget(now - QUESTION_DAYS * DAY)
        store.deliveries.forget(now - DELIVERY_DAYS * DAY)
      }),
    close: () => database.close(),
  }
}
