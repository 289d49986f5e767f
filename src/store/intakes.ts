import type { Database } from './database.ts'

/** received: to be fetched and read; read: shown to the admin; editing: the admin's next words may correct it. */
export type IntakeState = 'received' | 'read' | 'editing' | 'accepted'

/** A file that an admin has sent and that is no report of ours yet. */
export interface Intake {
  id: string
  channel: string
  chat: string
  user: string
  state: IntakeState
  /** As the sender called it: a claim, only its ending is used. */
  name: string
  /** What the channel needs to fetch it. */
  ref: string
  /** Metadata the admin has corrected, by the keys of a .meta.yaml. */
  corrections: Record<string, string | number>
  at: number
}

/** Files between being sent and being taken in. Durable. */
export interface Intakes {
  /** Notes a file; false if it is known already. */
  add(intake: Intake): boolean
  get(id: string): Intake | null
  update(id: string, changes: Partial<Pick<Intake, 'state' | 'name' | 'corrections'>>): void
  inState(state: IntakeState): Intake[]
  /** The newest one this admin is correcting. */
  editing(channel: string, user: string): Intake | null
  before(at: number): Intake[]
  remove(id: string): void
}

interface Row extends Omit<Intake, 'corrections'> {
  corrections: string
}

function intakeOf(row: Row): Intake {
  return { ...row, corrections: JSON.parse(row.corrections) as Intake['corrections'] }
}

/** Makes the intakes over their table. */
export function createIntakes(db: Database): Intakes {
  const get = (id: string): Intake | null => {
    const row = db.get<Row>('SELECT * FROM intakes WHERE id = ?', id)
    return row && intakeOf(row)
  }
  return {
    add: ({ id, channel, chat, user, state, name, ref, corrections, at }) =>
      db.run(
        `INSERT INTO intakes (id, channel, chat, user, state, name, ref, corrections, at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        id,
        channel,
        chat,
        user,
        state,
        name,
        ref,
        JSON.stringify(corrections),
        at,
      ) > 0,
    get,
    update: (id, changes) => {
      const known = get(id)
      if (!known) return
      const { state, name, corrections } = { ...known, ...changes }
      db.run(
        'UPDATE intakes SET state = ?, name = ?, corrections = ? WHERE id = ?',
        state,
        name,
        JSON.stringify(corrections),
        id,
      )
    },
    inState: (state) => db.all<Row>('SELECT * FROM intakes WHERE state = ? ORDER BY at', state).map(intakeOf),
    editing: (channel, user) => {
      const row = db.get<Row>(
        "SELECT * FROM intakes WHERE channel = ? AND user = ? AND state = 'editing' ORDER BY at DESC LIMIT 1",
        channel,
        user,
      )
      return row && intakeOf(row)
    },
    before: (at) => db.all<Row>('SELECT * FROM intakes WHERE at < ?', at).map(intakeOf),
    remove: (id) => {
      db.run('DELETE FROM intakes WHERE id = ?', id)
    },
  }
}
