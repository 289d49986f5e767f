import { watchSetBack } from '../../chat/set-back.ts'

/** How many messages one chat takes; replies, refreshes, cards and pushes together. */
export interface Pace {
  perMinute: number
  perHour: number
}

/** The platform's limits. Whether a refresh of a stream counts is not said, so it does. */
export const WECOM_PACE: Pace = { perMinute: 30, perHour: 1_000 }

/** Tells when messages may leave. All times are milliseconds of one clock. */
export interface Pacer {
  /** 0 and the slot is taken, or the milliseconds after which to ask again. */
  take(chat: string, now: number): number
  /** Slots that are free at once. */
  free(chat: string, now: number): number
  /** Keeps a slot for later: who opens a stream must always be able to close it. */
  reserve(chat: string): void
  /** Uses a reserved slot. */
  useReserved(chat: string, now: number): void
  /** Gives a reserved slot back. */
  release(chat: string): void
  /** Nothing goes to this chat before `until`. */
  pause(chat: string, until: number): void
}

/** Half a second more than the platform's minute, for the jitter of the network. */
const MARGIN_MS = 500
const MINUTE = 60_000 + MARGIN_MS
const HOUR = 3_600_000 + MARGIN_MS
/** Chats that have been quiet are forgotten when this many have gathered. */
const SWEEP_AT = 5_000

interface Book {
  /** When messages left within the last hour, oldest first. */
  sent: number[]
  reserved: number
  pausedUntil: number
}

/** Makes the pacer. Slots are counted in sliding windows, so that no window of that length holds too many. */
export function createPacer(pace: Pace): Pacer {
  const books = new Map<string, Book>()
  const isSetBack = watchSetBack()

  const follow = (now: number): void => {
    if (isSetBack(now)) for (const book of books.values()) Object.assign(book, { sent: [], pausedUntil: 0 })
  }

  const sweep = (now: number): void => {
    for (const [chat, book] of books)
      if (book.reserved === 0 && book.pausedUntil <= now && (book.sent.at(-1) ?? 0) <= now - HOUR)
        books.delete(chat)
  }

  const bookOf = (chat: string): Book => {
    const known = books.get(chat) ?? { sent: [], reserved: 0, pausedUntil: 0 }
    books.set(chat, known)
    return known
  }

  /** When the window lets the next message out, seen with the slots that are spoken for. */
  const opens = (book: Book, now: number, count: number, span: number): number => {
    const allowed = count - book.reserved
    const within = book.sent.filter((time) => time > now - span)
    if (within.length < allowed) return now
    const blocking = within[within.length - allowed]
    return allowed > 0 && blocking !== undefined ? blocking + span : now + 1_000
  }

  return {
    take: (chat, now) => {
      follow(now)
      const book = bookOf(chat)
      while ((book.sent[0] ?? now) <= now - HOUR) book.sent.shift()
      const ready = Math.max(
        book.pausedUntil,
        opens(book, now, pace.perMinute, MINUTE),
        opens(book, now, pace.perHour, HOUR),
      )
      if (ready > now) return ready - now
      book.sent.push(now)
      if (books.size > SWEEP_AT) sweep(now)
      return 0
    },
    free: (chat, now) => {
      follow(now)
      const book = books.get(chat)
      if (!book) return pace.perMinute
      if (book.pausedUntil > now) return 0
      const within = (span: number) => book.sent.filter((time) => time > now - span).length + book.reserved
      return Math.max(0, Math.min(pace.perMinute - within(MINUTE), pace.perHour - within(HOUR)))
    },
    reserve: (chat) => {
      bookOf(chat).reserved += 1
    },
    useReserved: (chat, now) => {
      const book = bookOf(chat)
      book.reserved = Math.max(0, book.reserved - 1)
      book.sent.push(now)
    },
    release: (chat) => {
      const book = bookOf(chat)
      book.reserved = Math.max(0, book.reserved - 1)
    },
    pause: (chat, until) => {
      const book = bookOf(chat)
      book.pausedUntil = Math.max(until, book.pausedUntil)
    },
  }
}
