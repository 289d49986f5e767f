import { generateReqId, WsCmd } from '@wecom/aibot-node-sdk'
import { ChatGone, type Log, type Progress } from '../../chat/channel.ts'
import { readFailure, SendFailed, Stopped } from './failure.ts'
import type { Pacer } from './pace.ts'
import type { Supervisor } from './supervisor.ts'
import type { Timing } from './timing.ts'

/** One frame to a chat. */
export interface OutFrame {
  chat: string
  cmd: string
  /** Of the frame that is answered; null for a message of our own. */
  reqId: string | null
  body: Record<string, unknown>
  /** Sent twice it still shows once: the same text of the same stream. */
  repeatable: boolean
  /** Its slot was reserved when the stream was opened. */
  paid: boolean
}

/** sent: the platform said yes; doubtful: it said nothing, and it would be wrong to say it another way. */
export type Delivered = 'sent' | 'doubtful'

/** Sends frames within the pace, trying again where that cannot double a message. */
export interface Delivery {
  /** Waits up to `patienceMs` for a connection. Rejects with SendFailed, ChatGone or Stopped. */
  send(frame: OutFrame, progress: Progress, patienceMs?: number): Promise<Delivered>
  /** One try, now, without waiting for anything; rejects with SendFailed. */
  once(frame: OutFrame): Promise<void>
  /** On a new line: streams that were met with silence on the old one are sent again, which nobody sees twice. */
  repeatUnconfirmed(): void
  /** A frame could leave at once, and `slots` with it. */
  ready(chat: string, slots: number): boolean
  /** Frames waiting or under way. */
  pending(): number
  /** Waits are given up: they reject with Stopped. */
  stop(): void
}

export interface DeliveryOptions {
  supervisor: Pick<Supervisor, 'client' | 'untilUp' | 'renew'>
  pacer: Pacer
  timing: Pick<Timing, 'busyMs' | 'retryMs' | 'streamLifeMs'>
  now: () => number
  log: Log
}

/** Refusals that pass by themselves are met this often. */
const TRIES = 8
/** Bounds memory; more answers than this in one silent minute are not to be expected. */
const MOST_UNCONFIRMED = 200

/** The frame that says something in a chat without being asked there. */
export function pushFrame(
  chat: string,
  chatKind: 'private' | 'group',
  content: { markdown: { content: string } } | { template_card: object },
): OutFrame {
  return {
    chat,
    cmd: WsCmd.SEND_MSG,
    reqId: null,
    body: {
      chatid: chat,
      // The SDK leaves this out, and the server would have to guess.
      chat_type: chatKind === 'group' ? 2 : 1,
      msgtype: 'markdown' in content ? 'markdown' : 'template_card',
      ...content,
    },
    repeatable: false,
    paid: false,
  }
}

/** Makes the delivery. */
export function createDelivery(options: DeliveryOptions): Delivery {
  const { supervisor, pacer, timing, now, log } = options
  const sleeping = new Set<(error: Stopped) => void>()
  const unconfirmed: { frame: OutFrame; at: number }[] = []
  let stopped = false
  let pending = 0

  const wait = (ms: number): Promise<void> =>
    new Promise((resolve, reject) => {
      if (stopped) return reject(new Stopped())
      const wake = (error?: Stopped): void => {
        sleeping.delete(wake)
        clearTimeout(timer)
        if (error) reject(error)
        else resolve()
      }
      const timer = setTimeout(wake, ms)
      sleeping.add(wake)
    })

  const once = async ({ cmd, reqId, body }: OutFrame): Promise<void> => {
    const client = supervisor.client()
    if (!client) throw new SendFailed(cmd, { kind: 'unsent', reason: 'not connected' })
    try {
      await client.reply({ headers: { req_id: reqId ?? generateReqId(cmd) } }, body, cmd)
    } catch (error) {
      const failure = readFailure(error)
      if (failure.kind === 'unsubscribed') supervisor.renew(client)
      throw new SendFailed(cmd, failure)
    }
  }

  const turn = async (frame: OutFrame, paid: boolean): Promise<void> => {
    if (paid) {
      pacer.useReserved(frame.chat, now())
      return
    }
    for (let ms = pacer.take(frame.chat, now()); ms > 0; ms = pacer.take(frame.chat, now())) await wait(ms)
  }

  const attempt = async (frame: OutFrame, progress: Progress, patienceMs: number): Promise<Delivered> => {
    /** Why it may have arrived already. */
    let doubt: 'unclear' | 'broken' | null = null
    let paid = frame.paid
    let failed: SendFailed | null = null
    for (let tries = 0; tries < TRIES; tries += 1) {
      if (!(await supervisor.untilUp(patienceMs))) break
      await turn(frame, paid)
      paid = false
      progress.sending()
      try {
        await once(frame)
        return 'sent'
      } catch (error) {
        if (!(error instanceof SendFailed)) throw error
        failed = error
        switch (error.failure.kind) {
          case 'unclear':
          case 'broken':
            log.debug({ reason: error.message }, 'WeCom did not confirm a frame')
            // It may have arrived. The same stream once more does no harm; anything else could be a second answer.
            if (!frame.repeatable) return 'doubtful'
            if (doubt === 'unclear') {
              keepUnconfirmed(frame)
              return 'doubtful'
            }
            doubt = error.failure.kind
            break
          case 'unsent':
            // The connection is on its way out; this is no refusal and counts as none.
            tries -= 1
            if (!doubt) progress.unsent()
            await wait(timing.retryMs / 10)
            break
          case 'unsubscribed':
            if (!doubt) progress.unsent()
            break
          case 'busy':
            if (!doubt) progress.unsent()
            pacer.pause(frame.chat, now() + timing.busyMs)
            break
          case 'server':
            if (!doubt) progress.unsent()
            await wait(timing.retryMs)
            break
          case 'gone':
            throw new ChatGone(error.message)
          default:
            // Silence on a line that stands means that it has arrived, so a refused repetition is no reason for
            // another way. Of a frame that broke off with its line nobody knows; then the refusal counts.
            if (doubt === 'unclear') return 'doubtful'
            progress.unsent()
            throw error
        }
      }
    }
    if (doubt) return 'doubtful'
    throw failed ?? new SendFailed(frame.cmd, { kind: 'unsent', reason: 'not connected' })
  }

  /** Two silences may also mean a dead line, which the SDK notices after a minute or so. */
  const keepUnconfirmed = (frame: OutFrame): void => {
    if (unconfirmed.length >= MOST_UNCONFIRMED) unconfirmed.shift()
    unconfirmed.push({ frame, at: now() })
  }

  return {
    once,
    repeatUnconfirmed: () => {
      for (const { frame, at } of unconfirmed.splice(0)) {
        if (now() - at > timing.streamLifeMs || pacer.take(frame.chat, now()) > 0) continue
        once(frame).catch((error: unknown) =>
          log.debug({ reason: error instanceof Error ? error.message : '' }, 'an answer stays unconfirmed'),
        )
      }
    },
    send: (frame, progress, patienceMs = Number.POSITIVE_INFINITY) => {
      pending += 1
      return attempt(frame, progress, patienceMs).finally(() => {
        pending -= 1
      })
    },
    ready: (chat, slots) => supervisor.client() !== null && pacer.free(chat, now()) >= slots,
    pending: () => pending,
    stop: () => {
      stopped = true
      for (const wake of sleeping) wake(new Stopped())
    },
  }
}
