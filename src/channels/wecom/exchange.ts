import { WsCmd } from '@wecom/aibot-node-sdk'
import { text } from '../../chat/blocks.ts'
import { type IncomingMessage, type Log, NotSent, type Outgoing, type Progress } from '../../chat/channel.ts'
import { WECOM_MARKDOWN } from '../../chat/format.ts'
import { render } from '../../chat/render.ts'
import { type Delivery, type OutFrame, pushFrame } from './delivery.ts'
import { type Failure, isForNow, SendFailed, Stopped } from './failure.ts'
import type { Via } from './frame.ts'
import type { Pacer } from './pace.ts'
import * as phrases from './phrases.ts'
import type { StreamBook, StreamRow } from './stream-book.ts'
import type { Timing } from './timing.ts'

/** The reply to one message: the only one that writes into its stream, and the one that finishes it. */
export interface Exchange {
  /** Shows within a second that the question has been heard, if nothing has been said by then. */
  expect(): void
  /** Says it. Resolves with the way it went, once it can be no other; rejects with NotSent, ChatGone or SendFailed. */
  say(message: Outgoing, progress: Progress): Promise<'stream' | 'push'>
  /** Finishes an open stream with these words, unless its answer is just on its way. */
  close(words: string): Promise<void>
}

export interface ExchangeOptions {
  delivery: Delivery
  pacer: Pacer
  book: Pick<StreamBook, 'put'>
  timing: Pick<Timing, 'placeholderMs' | 'budgetMs' | 'streamLifeMs' | 'busyMs'>
  now: () => number
  log: Log
}

/** Failures after which the stream is of no more use, while a message of our own may still get through. */
const FALLS_BACK: ReadonlySet<Failure['kind']> = new Set(['used', 'expired', 'refused', 'server', 'busy'])
/** A sign of life costs a slot beside the answer's; when the minute runs out, the answers need them more. */
const SIGN_LEAVES = 12
const SILENT: Progress = { sending: () => {}, unsent: () => {} }

/** The parts of a message as WeCom markdown, at least one, none empty. */
export function partsOf(message: Outgoing): string[] {
  const parts = render(message.blocks, WECOM_MARKDOWN)
  return parts.length > 0 ? parts : [message.toast ?? phrases.NOTHING]
}

/**
 * Makes the exchange for a message; `row` is its stream, new or left open by the last process. `again`: its answer may
 * have arrived already, so that it goes out in this very stream or not at all.
 */
export function createExchange(
  message: IncomingMessage & { via: Via },
  row: StreamRow,
  again: boolean,
  options: ExchangeOptions,
): Exchange {
  const { delivery, pacer, book, timing, now, log } = options
  const { chat, chatKind, via } = message
  /** new: nothing shown; open: to be finished; done: finished; lost: the stream takes no more. */
  let phase: 'new' | 'open' | 'done' | 'lost' = row.open ? 'open' : 'new'
  /** The platform has confirmed a frame of the stream. */
  let begun = row.open
  let reserved = false
  let at = row.at
  let turn: string | null = null
  let busy: Promise<void> = Promise.resolve()
  let answering = false
  /** The answer may have reached the server: nothing else may be written over it. */
  let underWay = false
  let placeholder: NodeJS.Timeout | undefined
  let budget: NodeJS.Timeout | undefined

  const frame = (content: string, finish: boolean, part: number): OutFrame => ({
    chat,
    cmd: WsCmd.RESPONSE,
    reqId: via.reqId,
    body: {
      msgtype: 'stream',
      stream: {
        id: part === 0 ? row.id : `${row.id}.${part + 1}`,
        finish,
        content,
        // The first frame of a stream must carry it; so does the next if the first may not have arrived.
        ...(!begun && part === 0 ? { feedback: { id: row.id } } : {}),
      },
    },
    repeatable: true,
    paid: part === 0 && reserved,
  })

  const note = (open: boolean): void => {
    try {
      book.put({ ...row, at, open, turn })
    } catch (error) {
      // Without the book a 👍 finds nothing and a crash leaves a stream open; the answer goes out all the same.
      log.debug({ err: error }, 'a stream could not be noted')
    }
  }

  const become = (next: 'done' | 'lost'): void => {
    clearTimeout(budget)
    if (reserved) pacer.release(chat)
    reserved = false
    phase = next
    note(false)
  }

  /** Finishes the stream in one try, or with patience where the reader is still owed an answer. */
  const finish = async (words: string, patient: boolean): Promise<void> => {
    const closing = frame(words, true, 0)
    try {
      if (patient) {
        reserved = false
        await delivery.send(closing, SILENT)
      } else {
        // One try, in the slot that was kept for it; late or never is the alternative, so it does not wait for another.
        if (!closing.paid) pacer.take(chat, now())
        await delivery.once(closing)
        if (closing.paid) pacer.useReserved(chat, now())
        reserved = false
      }
      become('done')
    } catch (error) {
      if (!(error instanceof SendFailed)) throw error
      log.debug({ reason: error.message }, 'a stream could not be finished')
      become('lost')
    }
  }

  const open = async (): Promise<void> => {
    const opening = frame(phrases.LOOKING, false, 0)
    pacer.take(chat, now())
    pacer.reserve(chat)
    reserved = true
    phase = 'open'
    at = now()
    note(true)
    budget = setTimeout(() => {
      if (!answering) busy = busy.then(runOut)
    }, timing.budgetMs)
    try {
      await delivery.once(opening)
      begun = true
    } catch (error) {
      if (!(error instanceof SendFailed)) throw error
      const { kind } = error.failure
      log.debug({ reason: error.message }, 'the sign of life was not confirmed')
      // Unconfirmed ones have probably arrived, and must be finished.
      if (kind === 'unclear' || kind === 'broken') return
      become('lost')
      if (kind === 'busy') pacer.pause(chat, now() + timing.busyMs)
      if (isForNow(error)) phase = 'new'
    }
  }

  /** The stream's time is up: it is finished, and the answer will come as a message of its own. */
  const runOut = async (): Promise<void> => {
    if (phase !== 'open') return
    await finish(phrases.LATER, false).catch((error: unknown) => log.error({ err: error }, 'a stream failed'))
    phase = 'lost'
  }

  /** Says a part in a stream of its own; false if streams take no more. */
  const byStream = async (part: string, index: number, progress: Progress): Promise<boolean> => {
    const out = frame(part, true, index)
    if (index === 0) reserved = false
    try {
      await delivery.send(out, progress)
      if (index === 0) become('done')
      return true
    } catch (error) {
      if (!(error instanceof SendFailed)) throw error
      if (error.failure.kind === 'unwelcome') {
        log.warn({ reason: error.message }, 'WeCom refused the words of an answer')
        if (index === 0) await finish(phrases.UNWELCOME, true)
        return true
      }
      if (!FALLS_BACK.has(error.failure.kind)) throw error
      if (again) {
        if (isForNow(error)) throw error
        log.warn({ reason: error.message }, 'WeCom takes no repetition of an answer; it has probably arrived')
        become('done')
        return true
      }
      log.debug({ reason: error.message }, 'an answer is pushed instead')
      become('lost')
      return false
    }
  }

  return {
    expect: () => {
      // Anything but the answer could take its place.
      if (again) return
      placeholder = setTimeout(() => {
        if (phase !== 'new' || answering || !delivery.ready(chat, SIGN_LEAVES)) return
        busy = open().catch((error: unknown) => log.error({ err: error }, 'a sign of life failed'))
      }, timing.placeholderMs)
    },
    say: async (said, progress) => {
      answering = true
      clearTimeout(placeholder)
      clearTimeout(budget)
      await busy
      turn = said.turn
      const whole = via.voice ? { ...said, blocks: [text(phrases.heardAs(via.voice)), ...said.blocks] } : said
      const parts = partsOf(whole)
      let spoken = 0
      const told: Progress = {
        sending: () => {
          underWay = true
          progress.sending()
        },
        // After the first part nothing may say that nothing has left: a crash must not repeat it.
        unsent: () => {
          underWay = false
          if (spoken === 0 && !again) progress.unsent()
        },
      }
      try {
        if (phase === 'open' && now() - at > timing.streamLifeMs) become('lost')
        let way: 'stream' | 'push' = 'stream'
        for (const [index, part] of parts.entries()) {
          if (again && phase === 'lost') break
          if (phase !== 'lost' && (await byStream(part, index, told))) way = 'stream'
          else {
            way = 'push'
            await delivery.send(pushFrame(chat, chatKind, { markdown: { content: part } }), told)
          }
          spoken += 1
        }
        return way
      } catch (error) {
        const waits = spoken === 0 && isForNow(error)
        if (phase === 'open' && !again && !(error instanceof Stopped))
          await finish(waits ? phrases.LATER : phrases.APOLOGY, !waits)
        throw waits ? new NotSent('WeCom takes no message for now', { cause: error }) : error
      } finally {
        answering = false
        underWay = false
      }
    },
    close: async (words) => {
      clearTimeout(placeholder)
      clearTimeout(budget)
      await busy
      if (phase === 'open' && !underWay && !again) await finish(words, false)
    },
  }
}
