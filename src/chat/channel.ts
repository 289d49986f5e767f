import type { Answer } from '../model.ts'
import type { Block } from './blocks.ts'

export type ChannelName = 'telegram' | 'wecom'

/**
 * up: hears and answers; down: out of reach, tried again; conflict: another process polls with the same token;
 * kicked: another connection took over; refused: token or secret are wrong.
 */
export type ChannelStatus = 'up' | 'down' | 'conflict' | 'kicked' | 'refused'

/** A way in and out. `start` returns at once and never fails because the platform is out of reach. */
export interface Channel {
  name: ChannelName
  start(): Promise<void>
  /** Stops intake, lets what is under way finish, and returns within the deadline. */
  stop(deadlineMs: number): Promise<void>
  status(): ChannelStatus
  /**
   * Sends a message nobody asked for, telling `progress` when it leaves; rejects with ChatGone if the chat cannot be
   * reached any more.
   */
  push(chat: string, message: Outgoing, progress?: Progress): Promise<void>
  /** An address that does the action in a private chat with the bot, null where there is none. */
  linkTo?(action: string): string | null
  /** Fetches an attachment by its `ref`; rejects with an Error in Chinese, fit to be said, if that cannot be. */
  fetch?(ref: string, limitBytes: number): Promise<Uint8Array>
  /** As `fetch`, with the name that the server gives, where the message itself has none. */
  download?(ref: string, limitBytes: number): Promise<{ name: string | null; bytes: Uint8Array }>
  /** What members of a group should know about being heard, null for nothing. */
  groupHint?(): string | null
}

/** The chat is gone for good (blocked, removed, unknown): it is of no use to try again. */
export class ChatGone extends Error {
  constructor(reason: string, options?: { cause?: unknown }) {
    super(reason, options)
    this.name = 'ChatGone'
  }
}

/** Nothing of the reply has left, since the platform is out of reach: it is sent when that is back. */
export class NotSent extends Error {
  constructor(reason: string, options?: { cause?: unknown }) {
    super(reason, options)
    this.name = 'NotSent'
  }
}

export type AttachmentKind = 'file' | 'image' | 'voice' | 'other'

/** Something sent beside or instead of text; `ref` is what the channel needs to fetch it. */
export interface Attachment {
  kind: AttachmentKind
  name: string | null
  bytes: number | null
  ref: string
}

/** One message to the bot, mention removed. Plain data, so that it can wait in the store over a restart. */
export interface IncomingMessage {
  channel: ChannelName
  /** The same when the platform delivers the message again. */
  id: string
  chat: string
  chatKind: 'private' | 'group'
  /** Name of the group or person as the platform shows it; shown to admins only. */
  title: string | null
  user: string
  text: string
  /** Id of the button that was pressed, null for a message. */
  action: string | null
  /** What the message quotes or replies to. */
  quoted: string | null
  attachment: Attachment | null
  /** When it was sent, in milliseconds since 1970. */
  at: number
  /** What the channel needs to reply; JSON. */
  via: unknown
}

/** A button under a message: it does something (`action`; none is shown for an empty one), opens a page, or copies. */
export type Button = { label: string } & ({ action: string } | { url: string } | { copy: string })

/** What goes out, before any platform has its say. */
export interface Outgoing {
  blocks: Block[]
  /** Rows of buttons; a channel without them leaves them out, so nothing may hang on them alone. */
  buttons: Button[][]
  /** Questions one could ask next; `action` asks it in the context of this answer. */
  suggestions: { question: string; action: string }[]
  /** Id of the turn that a 👍 or 👎 is about, null if there is nothing to judge. */
  turn: string | null
  /** The answer itself, for cards. */
  answer: Answer | null
  /** Buttons of 👍 and 👎, for channels without thumbs of their own. */
  thumbs: { up: string; down: string } | null
  /** Take the place of the message whose button was pressed, where the platform can. */
  replace: boolean
  /** A word to show over the chat where a button was pressed; said as a message where there is no such place. */
  toast: string | null
}

/** Tells the store when a message really leaves, so that a crash repeats none and loses none. */
export interface Progress {
  sending(): void
  /** The platform refused the request for now; nothing has left. */
  unsent(): void
  /** The platform has neither confirmed nor refused it: it may have arrived. */
  doubtful?(): void
}

/** Sends the reply to one message; rejects with ChatGone, NotSent, or another Error if it may have been sent in part. */
export type Reply = (message: Outgoing, progress: Progress) => Promise<void>

/** The part of a pino logger that chats use. */
export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** An outgoing message of blocks alone. */
export function plainMessage(blocks: Block[], changes: Partial<Outgoing> = {}): Outgoing {
  return {
    blocks,
    buttons: [],
    suggestions: [],
    turn: null,
    answer: null,
    thumbs: null,
    replace: false,
    toast: null,
    ...changes,
  }
}
