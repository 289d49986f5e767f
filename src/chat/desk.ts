import type { Action } from '../store/actions.ts'
import type { IncomingMessage, Outgoing } from './channel.ts'

/** A button of the desk. */
export type DeskAction = Extract<Action, { do: 'intake' | 'gap' | 'case' }>

/** What admins do in a private chat: take reports in, and mend what found no answer. */
export interface Desk {
  /** Words that belong to something the admin has begun (a correction, a synonym); null for any others. */
  words(message: IncomingMessage): Outgoing | null
  press(message: IncomingMessage, action: DeskAction): Outgoing
  /** 待答. */
  gaps(message: IncomingMessage): Outgoing
}
