import { AppError } from '../errors.ts'
import type { Store } from '../store/store.ts'
import { text } from './blocks.ts'
import type { Channel, ChannelName, IncomingMessage, Log, Outgoing } from './channel.ts'
import { plainMessage } from './channel.ts'
import * as phrases from './phrases.ts'

export interface Admin {
  channel: ChannelName
  id: string
}

export interface AccessOptions {
  mode: 'open' | 'approve'
  admins: readonly Admin[]
  store: Store
  channels: () => readonly Channel[]
  now: () => number
  log: Log
}

/** Who may ask. Nothing said to somebody who may not comes from a report. */
export interface Access {
  isAdmin(channel: ChannelName, user: string): boolean
  allowed(message: Pick<IncomingMessage, 'channel' | 'chat' | 'chatKind' | 'user'>): boolean
  /** Notes the request of somebody unknown, tells the admins, and gives the words for the person. */
  ask(message: IncomingMessage): Outgoing
  /** An admin decides; tells the person. Gives the words for the admin. */
  decide(admin: Admin, channel: string, subject: string, grant: boolean): Outgoing
  /** An admin has been heard of: tells what could not be told before. */
  tellWaiting(admin: Admin): void
}

/** How a person or group is called between people: telegram:123. */
export function nameOf(channel: string, id: string): string {
  return `${channel}:${id}`
}

/** Makes the door. In WeCom everybody is inside the enterprise; in Telegram `approve` asks the admins. */
export function createAccess(options: AccessOptions): Access {
  const { store, admins, now, log } = options
  const names = new Set(admins.map((admin) => nameOf(admin.channel, admin.id)))
  const isAdmin = (channel: ChannelName, user: string) => names.has(nameOf(channel, user))

  const push = async (channelName: string, chat: string, message: Outgoing): Promise<boolean> => {
    const channel = options.channels().find((known) => known.name === channelName)
    if (!channel) return false
    try {
      await channel.push(chat, message)
      return true
    } catch (error) {
      log.warn({ channel: channelName, err: error }, 'a message about access could not be sent')
      return false
    }
  }

  const requestMessage = (
    channel: string,
    subject: string,
    kind: 'private' | 'group',
    name: string | null,
  ) => {
    const button = (label: string, grant: boolean) => ({
      label,
      action: store.actions.put({ do: 'access', channel, subject, grant }, now()),
    })
    return plainMessage([text(phrases.requestForAdmin(kind, name, nameOf(channel, subject)))], {
      buttons: [[button('同意', true), button('拒绝', false)]],
    })
  }

  const tellAdmin = async (admin: Admin, channel: string, subject: string): Promise<void> => {
    const request = store.access.get(channel, subject)
    const adminName = nameOf(admin.channel, admin.id)
    if (request?.state !== 'asked' || !store.access.notice(channel, subject, adminName, now())) return
    const sent = await push(
      admin.channel,
      admin.id,
      requestMessage(channel, subject, request.kind, request.name),
    )
    if (!sent) store.access.unnotice(channel, subject, adminName)
  }

  const tellAdminSafely = (admin: Admin, channel: string, subject: string): void => {
    tellAdmin(admin, channel, subject).catch((error: unknown) => {
      log.error({ err: error }, error instanceof AppError ? error.message : 'an admin could not be told')
    })
  }

  return {
    isAdmin,
    allowed: (message) => {
      if (options.mode === 'open' || message.channel === 'wecom') return true
      if (message.chatKind === 'private' && isAdmin(message.channel, message.user)) return true
      return store.access.get(message.channel, message.chat)?.state === 'granted'
    },
    ask: (message) => {
      const { channel, chat, chatKind, title } = message
      const id = nameOf(channel, chat)
      const known = store.access.get(channel, chat)
      if (known?.state === 'refused') return plainMessage([text(phrases.ACCESS_REFUSED)])
      if (!known) store.access.ask({ channel, subject: chat, kind: chatKind, name: title }, now())
      for (const admin of admins) tellAdminSafely(admin, channel, chat)
      return plainMessage([
        text(
          known && admins.length > 0 ? phrases.accessWaiting(id) : phrases.accessAsked(id, admins.length > 0),
        ),
      ])
    },
    decide: (admin, channel, subject, grant) => {
      const request = store.access.get(channel, subject)
      if (!request) return plainMessage([], { toast: phrases.STALE_BUTTON })
      const state = grant ? 'granted' : 'refused'
      if (request.state !== state) {
        store.access.decide(channel, subject, state, nameOf(admin.channel, admin.id), now())
        const words = grant ? phrases.ACCESS_GRANTED : phrases.ACCESS_REFUSED
        push(channel, subject, plainMessage([text(words)])).catch(() => {})
      }
      const summary = phrases.requestDecided(request.name, nameOf(channel, subject), grant)
      return plainMessage([text(summary)], { replace: true, toast: grant ? '已同意' : '已拒绝' })
    },
    tellWaiting: (admin) => {
      const waiting = store.access.untold(nameOf(admin.channel, admin.id))
      for (const request of waiting) tellAdminSafely(admin, request.channel, request.subject)
    },
  }
}
