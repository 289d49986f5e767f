import { WSClient, WsCmd } from '@wecom/aibot-node-sdk'
import type { Link } from '../../chat/answer-blocks.ts'
import { type Channel, ChatGone, type IncomingMessage, type Log } from '../../chat/channel.ts'
import type { Dispatcher } from '../../chat/dispatch.ts'
import { recordVote } from '../../chat/vote.ts'
import type { Store } from '../../store/store.ts'
import { plainText, withQuestions } from './card.ts'
import { createDelivery } from './delivery.ts'
import { type Downloaded, download } from './download.ts'
import { type Opinion, type Read, readFrame } from './frame.ts'
import { createPacer, type Pace, WECOM_PACE } from './pace.ts'
import * as phrases from './phrases.ts'
import { createReplies, type Heard } from './reply.ts'
import { createSdkLog } from './sdk-log.ts'
import { openStreamBook, type StreamRow } from './stream-book.ts'
import { createSupervisor } from './supervisor.ts'
import { type Timing, WECOM_TIMING } from './timing.ts'

export interface WecomOptions {
  botId: string
  secret: string
  /** A private deployment's address; null for the platform's own. */
  wsUrl: string | null
  dispatcher: Dispatcher
  store: Store
  /** Opens the page of a paragraph, for cards. */
  link: Link
  now: () => number
  log: Log
  /** Needed only if the bot's name holds spaces. */
  botName?: string | null
  pace?: Pace
  timing?: Timing
}

/** What operations and the intake want beside the channel. */
export interface WecomChannel extends Channel {
  /** Frames waiting to be sent. */
  queueLength(): number
  fetch(ref: string, limitBytes: number): Promise<Uint8Array>
  /** As `fetch`, with the name that the server gives: the message itself has none. */
  download(ref: string, limitBytes: number): Promise<Downloaded>
}

/** A thumb under an answer older than this finds nothing to judge any more. */
const BOOK_DAYS = 90
const DAY = 86_400_000
/** Finishing what is open takes a round trip. */
const CLOSE_MS = 1_500

/** Makes the WeCom channel over the SDK's long connection. */
export function createWecomChannel(options: WecomOptions): WecomChannel {
  const { dispatcher, store, now, log } = options
  const timing = options.timing ?? WECOM_TIMING
  const book = openStreamBook(store)
  const pacer = createPacer(options.pace ?? WECOM_PACE)
  let resumed = false
  let resuming: NodeJS.Timeout | undefined

  /** A fault in one frame is no reason to miss the next. */
  const guarded = (work: () => void): void => {
    try {
      work()
    } catch (error) {
      log.error({ err: error }, 'a frame from WeCom could not be handled')
    }
  }

  const supervisor = createSupervisor({
    client: (opened) =>
      new WSClient({
        botId: options.botId,
        secret: options.secret,
        ...(options.wsUrl ? { wsUrl: options.wsUrl } : {}),
        wsOptions: {
          handshakeTimeout: timing.handshakeMs,
          // The one place where `ws` hands its socket to those who only give options.
          finishRequest: (request, socket) => {
            opened(socket)
            request.end()
          },
        },
        reconnectInterval: timing.reconnectMs,
        heartbeatInterval: timing.heartbeatMs,
        maxReconnectAttempts: -1,
        // The supervisor waits between refused subscriptions; the SDK would ask six times within 31 s.
        maxAuthFailureAttempts: 0,
        logger: createSdkLog(log, options.secret),
      }),
    log,
    now,
    timing,
    heard: (frame) => guarded(() => take(readFrame(frame, now(), options.botName ?? null))),
    accepted: () => {
      guarded(delivery.repeatUnconfirmed)
      guarded(resume)
    },
  })
  const delivery = createDelivery({ supervisor, pacer, timing, now, log })
  const replies = createReplies({ ...options, delivery, pacer, book, timing })

  const receive = (message: Heard): void => {
    const { reply, expect } = replies.to(message, 'fresh')
    const before = dispatcher.pending()
    // A message over the person's limit may be taken in and dropped: nothing must be shown for it.
    if (dispatcher.receive(message, reply) === 'taken' && dispatcher.pending() > before) expect()
  }

  const welcome = (id: string, reqId: string, user: string): void => {
    if (!store.inbox.take('wecom', id, user, '', now())) return
    store.inbox.done('wecom', id)
    const words = dispatcher.welcome()
    if (!words) return
    const content = plainText(withQuestions(words))
    const frame = {
      chat: user,
      cmd: WsCmd.RESPONSE_WELCOME,
      reqId,
      body: { msgtype: 'text', text: { content } },
      repeatable: false,
      paid: false,
    }
    // It must go out within 5 s, and only as the answer to this event: waiting or pushing is of no use.
    delivery
      .once(frame)
      .catch((error: unknown) =>
        log.debug({ reason: error instanceof Error ? error.message : '' }, 'a welcome could not be sent'),
      )
  }

  const judge = ({ id, user, value, reasons }: Opinion): void => {
    const turn = book.get(id)?.turn
    if (turn) recordVote(store, { turn, user, value, reasons, at: now() })
  }

  const take = (read: Read): void => {
    switch (read.kind) {
      case 'message':
        receive(read.message)
        break
      case 'enter':
        welcome(read.id, read.reqId, read.user)
        break
      case 'opinion':
        judge(read.opinion)
        break
      case 'ignore':
        break
    }
  }

  /** A stream that the last process left open, and that nobody will finish: its reader sees the bot think for ever. */
  const finishLeftOver = (row: StreamRow): void => {
    const body = { msgtype: 'stream', stream: { id: row.id, finish: true, content: phrases.INTERRUPTED } }
    pacer.take(row.chat, now())
    delivery
      .once({ chat: row.chat, cmd: WsCmd.RESPONSE, reqId: row.reqId, body, repeatable: true, paid: false })
      .catch((error: unknown) =>
        log.debug({ reason: error instanceof Error ? error.message : '' }, 'an old stream is left as it is'),
      )
    book.put({ ...row, open: false })
  }

  /** On each new line, and now and then: what was taken in and could not be answered yet, by this process or the last. */
  const resume = (): void => {
    const expected: (() => void)[] = []
    const replyTo = (message: IncomingMessage, again: boolean) => {
      const { reply, expect } = replies.to(message as Heard, again ? 'again' : 'old')
      expected.push(expect)
      return reply
    }
    const waiting = dispatcher.resume('wecom', replyTo, (message) => replies.repeatable(message as Heard))
    for (const expect of expected) expect()
    if (waiting > 0) log.info({ waiting }, 'answering what is left unanswered')
    if (resumed) return
    resumed = true
    log.info({}, 'WeCom knows the bot')
    for (const row of book.open()) if (!replies.owns(row.id)) finishLeftOver(row)
    book.forget(now() - BOOK_DAYS * DAY)
  }

  return {
    name: 'wecom',
    start: async () => {
      supervisor.start()
      resuming = setInterval(() => {
        if (supervisor.client()) guarded(resume)
      }, timing.resumeMs)
    },
    stop: async (deadlineMs) => {
      clearInterval(resuming)
      const until = Date.now() + deadlineMs
      await dispatcher.stop(Math.max(0, deadlineMs - CLOSE_MS))
      delivery.stop()
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, Math.max(0, until - Date.now()))
      })
      await Promise.race([replies.close(phrases.LEAVING), late])
      clearTimeout(timer)
      supervisor.stop()
    },
    status: () => supervisor.status(),
    push: async (chat, message, progress) => {
      const known = store.chats.get('wecom', chat)
      if (!known) throw new Error('WeCom takes no message to somebody who has never written to the bot')
      if (known.dead) throw new ChatGone('the chat is marked as gone')
      try {
        await replies.push(chat, known.kind, message, timing.pushPatienceMs, progress)
      } catch (error) {
        if (error instanceof ChatGone) store.chats.markDead('wecom', chat)
        throw error
      }
    },
    groupHint: () => null,
    fetch: async (ref, limitBytes) => (await download(ref, limitBytes, { log })).bytes,
    download: (ref, limitBytes) => download(ref, limitBytes, { log }),
    queueLength: () => delivery.pending(),
  }
}
