import type { Database } from './database.ts'

export type AccessState = 'asked' | 'granted' | 'refused'

/** A person (private chat) or a group that wants to ask, and what became of it. */
export interface AccessRequest {
  channel: string
  /** The chat's id; in a private chat it is the person's. */
  subject: string
  kind: 'private' | 'group'
  /** As the platform shows it; only ever shown to admins. */
  name: string | null
  state: AccessState
  decidedBy: string | null
}

/** Requests and decisions; durable. Admins are written `telegram:123`. */
export interface AccessBook {
  get(channel: string, subject: string): AccessRequest | null
  /** Notes a request unless there is one already, and gives what stands. */
  ask(request: Omit<AccessRequest, 'state' | 'decidedBy'>, at: number): AccessRequest
  decide(channel: string, subject: string, state: 'granted' | 'refused', by: string, at: number): void
  /** Notes that the admin is told of the request; false if that was noted before. */
  notice(channel: string, subject: string, admin: string, at: number): boolean
  /** The message to the admin could not be sent after all. */
  unnotice(channel: string, subject: string, admin: string): void
  /** Open requests that this admin has not been told of. */
  untold(admin: string): AccessRequest[]
}

const COLUMNS = 'a.channel, a.subject, a.kind, a.name, a.state, a.decided_by AS decidedBy'

/** Makes the access book over its tables. */
export function createAccessBook(db: Database): AccessBook {
  const get = (channel: string, subject: string) =>
    db.get<AccessRequest>(
      `SELECT ${COLUMNS} FROM access a WHERE channel = ? AND subject = ?`,
      channel,
      subject,
    )
  return {
    get,
    ask: (request, at) => {
      db.run(
        "INSERT INTO access (channel, subject, kind, name, state, asked_at) VALUES (?, ?, ?, ?, 'asked', ?) ON CONFLICT DO NOTHING",
        request.channel,
        request.subject,
        request.kind,
        request.name,
        at,
      )
      return get(request.channel, request.subject) ?? { ...request, state: 'asked', decidedBy: null }
    },
    decide: (channel, subject, state, by, at) => {
      db.run(
        'UPDATE access SET state = ?, decided_by = ?, decided_at = ? WHERE channel = ? AND subject = ?',
        state,
        by,
        at,
        channel,
        subject,
      )
    },
    notice: (channel, subject, admin, at) =>
      db.run(
        'INSERT INTO access_notices (channel, subject, admin, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
        channel,
        subject,
        admin,
        at,
      ) > 0,
    unnotice: (channel, subject, admin) => {
      db.run(
        'DELETE FROM access_notices WHERE channel = ? AND subject = ? AND admin = ?',
        channel,
        subject,
        admin,
      )
    },
    untold: (admin) =>
      db.all<AccessRequest>(
        `SELECT ${COLUMNS} FROM access a LEFT JOIN access_notices n
         ON n.channel = a.channel AND n.subject = a.subject AND n.admin = ?
         WHERE a.state = 'asked' AND n.admin IS NULL ORDER BY a.asked_at`,
        admin,
      ),
  }
}
