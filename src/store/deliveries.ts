import type { Database } from './database.ts'

/** A report that needs no (further) announcement. */
export interface Announced {
  report: string
  file: string
  /** Changes with the report's words; tells cheaply that nothing has changed. */
  mark: string
  /** What the text is like, to know the report again under another name. */
  sketch: string
}

/**
 * waiting: to be sent when `due`; sending: a request with it is under way; sent: confirmed; dead: never to be sent;
 * ambiguous: requests went out that nobody confirmed, so it is not tried again.
 */
export type DeliveryState = 'waiting' | 'sending' | 'sent' | 'dead' | 'ambiguous'

/** One report for one chat. */
export interface Delivery {
  place: number
  report: string
  /** telegram, wecom, or webhook. */
  channel: string
  /** The chat's id; of a webhook its mark, never its address. */
  chat: string
  /** Subscriptions that matched, as they were written; the empty word for all reports. */
  words: string[]
  state: DeliveryState
  /** When it may be sent, in milliseconds. */
  due: number
  at: number
  /** Times it was put off. */
  tries: number
  /** Requests that went out and were never confirmed. */
  doubts: number
}

export type NewDelivery = Pick<Delivery, 'report' | 'channel' | 'chat' | 'words'>

/** Which reports were announced, and what became of it in each chat. Durable. */
export interface Deliveries {
  /** False until the first start has marked what was there. */
  begun(): boolean
  announced(): Announced[]
  /** Notes in one step that the reports are announced and to whom; `due` is when the first try is. */
  announce(reports: readonly Announced[], to: readonly NewDelivery[], at: number, due: number): void
  /** All that still waits, oldest first. */
  waiting(): Delivery[]
  sending(places: readonly number[]): void
  unsent(places: readonly number[]): void
  sent(places: readonly number[]): void
  /** Puts them off until `due`; `counts` says whether that was a failed try. */
  postpone(places: readonly number[], due: number, counts: boolean): void
  /** A request went out and was not confirmed: again at `due`, or given up if that has happened `most` times. */
  doubt(deliveries: readonly Delivery[], due: number, most: number): void
  drop(places: readonly number[], reason: string): void
  /** Nothing that waits for this chat will be sent. */
  dropChat(channel: string, chat: string, reason: string): void
  /** Those that were being sent when the last process died. */
  interrupted(): Delivery[]
  counts(): Partial<Record<DeliveryState, number>>
  forget(before: number): void
}

interface Row extends Omit<Delivery, 'words'> {
  words: string
}

const COLUMNS = 'place, report, channel, chat, words, state, due, at, tries, doubts'
const BEGUN = 'announcing'

function deliveryOf(row: Row): Delivery {
  return { ...row, words: JSON.parse(row.words) as string[] }
}

/** Makes the deliveries over their tables. */
export function createDeliveries(db: Database): Deliveries {
  const each = (places: readonly number[], work: (place: number) => void) =>
    db.atomically(() => {
      for (const place of places) work(place)
    })
  const setState = (state: DeliveryState) => (places: readonly number[]) =>
    each(places, (place) => {
      db.run('UPDATE deliveries SET state = ? WHERE place = ?', state, place)
    })
  const inState = (state: DeliveryState) =>
    db.all<Row>(`SELECT ${COLUMNS} FROM deliveries WHERE state = ? ORDER BY place`, state).map(deliveryOf)
  return {
    begun: () => db.get('SELECT 1 FROM facts WHERE name = ?', BEGUN) !== null,
    announced: () => db.all<Announced>('SELECT report, file, mark, sketch FROM announced'),
    announce: (reports, to, at, due) =>
      db.atomically(() => {
        db.run('INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING', BEGUN, String(at))
        for (const { report, file, mark, sketch } of reports)
          db.run(
            'INSERT OR REPLACE INTO announced (report, file, mark, sketch, at) VALUES (?, ?, ?, ?, ?)',
            report,
            file,
            mark,
            sketch,
            at,
          )
        // Another report under the name of an announced one: the old delivery says nothing of it.
        for (const { report, channel, chat, words } of to)
          db.run(
            `INSERT OR REPLACE INTO deliveries (report, channel, chat, words, state, due, at)
             VALUES (?, ?, ?, ?, 'waiting', ?, ?)`,
            report,
            channel,
            chat,
            JSON.stringify(words),
            due,
            at,
          )
      }),
    waiting: () => inState('waiting'),
    sending: setState('sending'),
    unsent: setState('waiting'),
    sent: setState('sent'),
    postpone: (places, due, counts) =>
      each(places, (place) => {
        db.run(
          "UPDATE deliveries SET state = 'waiting', due = ?, tries = tries + ? WHERE place = ?",
          due,
          counts ? 1 : 0,
          place,
        )
      }),
    doubt: (deliveries, due, most) =>
      db.atomically(() => {
        for (const { place, doubts } of deliveries)
          db.run(
            'UPDATE deliveries SET state = ?, due = ?, doubts = doubts + 1 WHERE place = ?',
            doubts < most ? 'waiting' : 'ambiguous',
            due,
            place,
          )
      }),
    drop: (places, reason) =>
      each(places, (place) => {
        db.run("UPDATE deliveries SET state = 'dead', reason = ? WHERE place = ?", reason, place)
      }),
    dropChat: (channel, chat, reason) => {
      db.run(
        "UPDATE deliveries SET state = 'dead', reason = ? WHERE channel = ? AND chat = ? AND state IN ('waiting', 'sending')",
        reason,
        channel,
        chat,
      )
    },
    interrupted: () => inState('sending'),
    counts: () =>
      Object.fromEntries(
        db
          .all<{ state: DeliveryState; n: number }>(
            'SELECT state, count(*) AS n FROM deliveries GROUP BY state',
          )
          .map(({ state, n }) => [state, n]),
      ),
    forget: (before) => {
      db.run("DELETE FROM deliveries WHERE at < ? AND state NOT IN ('waiting', 'sending')", before)
    },
  }
}
