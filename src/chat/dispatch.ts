import { AppError } from '../errors.ts'
import { text } from './blocks.ts'
import {
  type ChannelName,
  ChatGone,
  type IncomingMessage,
  NotSent,
  type Outgoing,
  plainMessage,
  type Reply,
} from './channel.ts'
import * as phrases from './phrases.ts'
import { createRateLimit } from './rate-limit.ts'
import { createRespond, type RespondOptions } from './respond.ts'

export interface DispatchOptions extends RespondOptions {
  /** Messages of one person that are heard within a minute. */
  perMinute?: number
}

/** One message in, one reply out: once, in order per chat, other chats never waiting, whatever goes wrong. */
export interface Dispatcher {
  /** Writes the message down and queues it; returns at once. */
  receive(message: IncomingMessage, reply: Reply): 'taken' | 'duplicate'
  /**
   * Queues what was taken in and is not answered: by the last process, or because the platform was out of reach.
   * `replyTo` makes the way back. What was being sent when the last process died may have arrived: it is answered
   * `again` only where `repeatable` says that the reader sees it once all the same. To be called when a channel is up,
   * each time it is up again, and now and then.
   */
  resume(
    channel: ChannelName,
    replyTo: (message: IncomingMessage, again: boolean) => Reply,
    repeatable?: (message: IncomingMessage) => boolean,
  ): number
  /** What to say to somebody who opens the chat, null on a fault. */
  welcome(): Outgoing | null
  /** Answers a question outside any chat (inline mode); null for those who may not ask, and on a fault. */
  glance(channel: ChannelName, user: string, question: string): Promise<Outgoing | null>
  /** Messages taken in and not yet answered. */
  pending(): number
  /** Answers nothing new, and resolves when what is under way is done, or after the deadline. */
  stop(deadlineMs: number): Promise<void>
}

const PER_MINUTE = 20
const MINUTE = 60_000
/** One word about the limit in this time is enough; further messages are dropped in silence. */
const LIMIT_NOTICE_MS = 5_000
/** An answer later than this says which question it belongs to. */
const LATE_MS = 10 * MINUTE
const LONGEST_DELAY_MS = 48 * 60 * MINUTE
/** Ids kept in memory while the store cannot be written. */
const REMEMBERED = 10_000

function clock(at: number): string {
  const date = new Date(at)
  return `${date.getHours()}:${String(date.getMinutes()).padStart(2, '0')}`
}

/** Makes the dispatcher: `engine` is asked anew for each message, so that a new index is used at once. */
export function createDispatcher(options: DispatchOptions): Dispatcher {
  const { store, now, log } = options
  const respond = createRespond(options)
  const limit = createRateLimit(options.perMinute ?? PER_MINUTE, MINUTE)
  const notices = createRateLimit(1, LIMIT_NOTICE_MS)
  const tails = new Map<string, Promise<void>>()
  const remembered = new Set<string>()
  const underWay = new Set<string>()
  const resumed = new Set<ChannelName>()
  /** Answers of the last process that may have arrived and are given again; for the store they are being sent. */
  const repeats = new Map<string, IncomingMessage>()
  let breath: Promise<void> = Promise.resolve()
  let pending = 0
  let stopped = false
  let toldAt = Number.NEGATIVE_INFINITY

  /** A state that cannot be written is told once a minute; answering goes on without it. */
  const tellState = (error: AppError): void => {
    if (Math.abs(now() - toldAt) < MINUTE) return
    toldAt = now()
    log.error({ code: error.code }, error.message)
  }

  const written = (work: () => void): void => {
    try {
      work()
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      tellState(error)
    }
  }

  const isNew = (message: IncomingMessage): boolean => {
    const { channel, id, chat, chatKind, title, user } = message
    const key = `${channel}\n${id}`
    if (remembered.has(key)) return false
    try {
      if (!store.inbox.take(channel, id, chat, JSON.stringify(message), now())) return false
      store.chats.seen({ channel, chat, kind: chatKind, title, lastUser: user, lastSeen: now() })
      return true
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      tellState(error)
      if (remembered.size >= REMEMBERED) remembered.clear()
      remembered.add(key)
      return true
    }
  }

  const refused = (error: unknown): null => {
    log.error({ err: error }, 'a welcome or an inline question could not be answered')
    return null
  }

  const welcome = (): Outgoing | null => {
    try {
      return respond.welcome()
    } catch (error) {
      return refused(error)
    }
  }

  const words = async (message: IncomingMessage): Promise<Outgoing> => {
    try {
      const reply = await respond.answer(message)
      const delay = now() - message.at
      if (message.action !== null || delay < LATE_MS || delay > LONGEST_DELAY_MS || reply.blocks.length === 0)
        return reply
      return { ...reply, blocks: [text(phrases.lateAnswer(clock(message.at))), ...reply.blocks] }
    } catch (error) {
      if (error instanceof AppError) tellState(error)
      else log.error({ channel: message.channel, err: error }, 'a message could not be answered')
      return plainMessage([text(phrases.APOLOGY)], {
        toast: message.action === null ? null : phrases.APOLOGY,
      })
    }
  }

  /** Lets timers, sockets and pages have their turn between any two messages, however many have come at once. */
  const breathe = (): Promise<void> => {
    breath = breath.then(() => new Promise((resolve) => setImmediate(resolve)))
    return breath
  }

  const handle = async (
    message: IncomingMessage,
    reply: Reply,
    wait: number,
    queuedAt: number,
  ): Promise<void> => {
    await breathe()
    const { channel, id } = message
    const started = performance.now()
    const outgoing =
      wait > 0
        ? plainMessage([text(phrases.tooFast(wait))], { toast: phrases.tooFast(wait) })
        : await words(message)
    const ms = Math.round((performance.now() - started) * 10) / 10
    const waited = Math.round(started - queuedAt)
    const progress = {
      sending: () => written(() => store.inbox.sending(channel, id)),
      unsent: () => written(() => store.inbox.unsent(channel, id)),
    }
    try {
      await reply(outgoing, progress)
      log.info({ channel, kind: outgoing.answer?.kind ?? 'notice', ms, waited }, 'replied')
    } catch (error) {
      if (error instanceof NotSent) {
        log.warn({ channel, reason: error.message }, 'a reply waits until the platform is back')
        return
      }
      if (error instanceof ChatGone) {
        written(() => store.chats.markDead(channel, message.chat))
        log.warn({ channel, reason: error.message }, 'the chat is gone; nothing more is sent there')
      } else log.error({ channel, err: error }, 'a reply could not be sent')
    }
    repeats.delete(`${channel}\n${id}`)
    written(() => store.inbox.done(channel, id))
  }

  const enqueue = (message: IncomingMessage, reply: Reply, wait: number): void => {
    const chat = `${message.channel}\n${message.chat}`
    const queuedAt = performance.now()
    const key = `${message.channel}\n${message.id}`
    pending += 1
    underWay.add(key)
    const tail = (tails.get(chat) ?? Promise.resolve())
      .then(() => (stopped ? undefined : handle(message, reply, wait, queuedAt)))
      .catch((error: unknown) => log.error({ channel: message.channel, err: error }, 'a message was lost'))
      .then(() => {
        pending -= 1
        underWay.delete(key)
        if (tails.get(chat) === tail) tails.delete(chat)
      })
    tails.set(chat, tail)
  }

  const takeOver = (channel: ChannelName, repeatable: (message: IncomingMessage) => boolean): void => {
    let abandoned = 0
    for (const row of store.inbox.interrupted(channel)) {
      const message = JSON.parse(row.message) as IncomingMessage
      if (repeatable(message)) repeats.set(`${channel}\n${row.id}`, message)
      else {
        abandoned += 1
        store.inbox.done(channel, row.id)
      }
    }
    if (abandoned > 0)
      log.warn(
        { channel, abandoned },
        'replies were being sent when the last process died; they are not repeated',
      )
  }

  return {
    receive: (message, reply) => {
      if (!isNew(message)) return 'duplicate'
      const person = `${message.channel}\n${message.user}`
      const wait = limit(person, now())
      if (wait > 0 && notices(person, now()) > 0) {
        written(() => store.inbox.done(message.channel, message.id))
        return 'taken'
      }
      enqueue(message, reply, wait)
      return 'taken'
    },
    resume: (channel, replyTo, repeatable = () => false) => {
      // Only the last process can have left replies half sent; later ones are our own, and under way.
      if (!resumed.has(channel)) takeOver(channel, repeatable)
      resumed.add(channel)
      const waiting = [
        ...[...repeats.values()].filter((message) => message.channel === channel),
        ...store.inbox.unfinished(channel).map((row) => JSON.parse(row.message) as IncomingMessage),
      ].filter(({ id }) => !underWay.has(`${channel}\n${id}`))
      for (const message of waiting)
        enqueue(message, replyTo(message, repeats.has(`${channel}\n${message.id}`)), 0)
      return waiting.length
    },
    welcome,
    glance: (channel, user, question) => respond.glance(channel, user, question).catch(refused),
    pending: () => pending,
    stop: async (deadlineMs) => {
      let timer: NodeJS.Timeout | undefined
      const deadline = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, deadlineMs)
      })
      await Promise.race([Promise.all(tails.values()), deadline])
      clearTimeout(timer)
      stopped = true
    },
  }
}
