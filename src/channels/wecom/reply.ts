import { createHash, randomBytes } from 'node:crypto'
import { WsCmd } from '@wecom/aibot-node-sdk'
import type { Link } from '../../chat/answer-blocks.ts'
import {
  type IncomingMessage,
  type Log,
  NotSent,
  type Outgoing,
  type Progress,
  type Reply,
} from '../../chat/channel.ts'
import { AppError } from '../../errors.ts'
import type { Store } from '../../store/store.ts'
import { buttonsInstead, type Card, choiceCard, figureCard, isBareNotice, withQuestions } from './card.ts'
import { createClick } from './click.ts'
import { type Delivery, type OutFrame, pushFrame } from './delivery.ts'
import { createExchange, partsOf } from './exchange.ts'
import { type Failure, isForNow, SendFailed, Stopped } from './failure.ts'
import type { Via } from './frame.ts'
import type { Pacer } from './pace.ts'
import type { StreamBook, StreamRow } from './stream-book.ts'
import type { Timing } from './timing.ts'

/** A message with what a reply to it needs. */
export type Heard = IncomingMessage & { via: Via }

export interface ReplyOptions {
  delivery: Delivery
  pacer: Pacer
  book: StreamBook
  store: Store
  link: Link
  timing: Timing
  now: () => number
  log: Log
}

/** Ways back to those who wrote, and out to chats that did not. */
export interface Replies {
  /**
   * `expect` is called when the message has been taken in and an answer will come. `fresh` ones may be waited for;
   * `again` ones may have been answered by the last process.
   */
  to(message: Heard, age: 'fresh' | 'old' | 'again'): { reply: Reply; expect: () => void }
  /** The answer can be given again without showing twice: as the same frame of the same stream. */
  repeatable(message: Heard): boolean
  push(
    chat: string,
    chatKind: 'private' | 'group',
    message: Outgoing,
    patienceMs: number,
    progress?: Progress,
  ): Promise<void>
  /** The stream will be finished by a reply of this process. */
  owns(stream: string): boolean
  /** Finishes what is open with these words. */
  close(words: string): Promise<void>
}

const NO_PROGRESS: Progress = { sending: () => {}, unsent: () => {} }
/** Slots that a card leaves for answers, half of the minute's 30: with many questions a card each would halve them. */
const CARD_LEAVES = 15

/** Where a card goes: as an answer to `reqId`, or as a message of its own. */
interface Place {
  chat: string
  chatKind: 'private' | 'group'
  reqId: string | null
}

function answerFrame(chat: string, reqId: string, card: Card): OutFrame {
  const body = { msgtype: 'template_card', template_card: card }
  return { chat, cmd: WsCmd.RESPONSE, reqId, body, repeatable: false, paid: false }
}

function isFailure(error: unknown, ...kinds: Failure['kind'][]): boolean {
  return error instanceof SendFailed && kinds.includes(error.failure.kind)
}

/** The same for a message that is delivered, or answered, once more. */
function streamOf({ id }: Heard): string {
  return `wb${createHash('sha256').update(id).digest('base64url').slice(0, 20)}`
}

/** Makes the replies of a channel. */
export function createReplies(options: ReplyOptions): Replies {
  const { delivery, pacer, book, store, link, timing, now, log } = options
  const open = new Set<{ close(words: string): Promise<void> }>()
  const owned = new Set<string>()
  /** What is open now is finished by `close`, whatever becomes of its reply. */
  let stopping = false
  /** Whether the platform takes notices without a page; learnt from its answer. */
  let noticesTaken = true

  /** Unique for ever, as the platform wants it; digits, letters, _ and - only. */
  const newTask = (): string => `wb_${now()}_${randomBytes(6).toString('hex')}`

  /** The message's stream: the one that the last process left open, else a new one. */
  const rowFor = (message: Heard): StreamRow => {
    let id = streamOf(message)
    try {
      for (let known = book.get(id); known; known = book.get(id)) {
        if (known.open) return known
        id = `${id}r`
      }
    } catch (error) {
      // A book that cannot be read costs a thumb; the question is answered all the same.
      if (!(error instanceof AppError)) throw error
    }
    return { id, reqId: message.via.reqId, chat: message.chat, at: now(), open: false, turn: null }
  }

  const sendCard = async (card: Card, said: Outgoing, place: Place): Promise<void> => {
    const { chat, chatKind } = place
    if (pacer.free(chat, now()) < CARD_LEAVES) return
    const pushed = (one: Card) =>
      delivery.send(pushFrame(chat, chatKind, { template_card: one }), NO_PROGRESS)
    const show = async (one: Card): Promise<void> => {
      if (place.reqId === null) await pushed(one)
      else
        try {
          await delivery.send(answerFrame(chat, place.reqId, one), NO_PROGRESS)
        } catch (error) {
          // Whether a question takes a card after its finished stream is not documented.
          if (!isFailure(error, 'used', 'expired')) throw error
          await pushed(one)
        }
    }
    const other = isBareNotice(card) ? buttonsInstead(card, said, newTask()) : null
    if (!isBareNotice(card) || noticesTaken) {
      try {
        await show(card)
        return
      } catch (error) {
        if (!other || !isFailure(error, 'refused')) throw error
        noticesTaken = false
        log.info({}, 'WeCom takes no card without a page; follow-ups become buttons')
      }
    }
    if (other) await show(other)
  }

  /** The words and the card of a message: questions are on the card, or in the words if there is none. */
  const split = (message: Outgoing): { words: Outgoing; card: Card | null } => {
    const figure = figureCard(message, link)
    return figure
      ? { words: message, card: figure }
      : { words: withQuestions(message), card: choiceCard(message, newTask()) }
  }

  /** A card is an extra: nobody waits for it, and its failure is no failure of the answer. */
  const addCard = (card: Card | null, said: Outgoing, place: Place): void => {
    if (!card) return
    sendCard(card, said, place).catch((error: unknown) => {
      if (!(error instanceof Stopped))
        log.debug({ reason: error instanceof Error ? error.message : '' }, 'a card could not be sent')
    })
  }

  const toMessage = (message: Heard, again: boolean) => {
    const { chat, chatKind, via } = message
    const row = rowFor(message)
    const exchange = createExchange(message, row, again, options)
    const reply: Reply = async (outgoing, progress) => {
      const { words, card } = split(outgoing)
      const way = await exchange.say(words, progress).finally(forget)
      addCard(card, outgoing, { chat, chatKind, reqId: way === 'push' ? null : via.reqId })
    }
    const forget = (): void => {
      if (!stopping) open.delete(exchange)
      owned.delete(row.id)
    }
    return {
      reply,
      expect: () => {
        open.add(exchange)
        owned.add(row.id)
        exchange.expect()
      },
    }
  }

  const toClick = (message: Heard, fresh: boolean) => {
    const label = (id: string): string | null => {
      const action = store.actions.get(id)
      return action?.do === 'ask' ? action.question : null
    }
    const click = createClick(message, fresh, { ...options, label })
    const reply: Reply = (outgoing, progress) =>
      click.say(outgoing, progress).finally(() => open.delete(click))
    return {
      reply,
      expect: () => {
        open.add(click)
        click.expect()
      },
    }
  }

  return {
    to: (message, age) =>
      message.via.card ? toClick(message, age === 'fresh') : toMessage(message, age === 'again'),
    repeatable: (message) => {
      if (message.via.card || now() - message.at > timing.streamLifeMs) return false
      const known = book.get(streamOf(message))
      // A stream that is known and closed was finished, or given up for a push.
      return known === null || known.open
    },
    push: async (chat, chatKind, message, patienceMs, progress = NO_PROGRESS) => {
      const { words, card } = split(message)
      let spoken = 0
      const told: Progress = {
        sending: () => progress.sending(),
        // After the first part it has begun, and a repetition would show that part twice.
        unsent: () => {
          if (spoken === 0) progress.unsent()
        },
      }
      for (const part of partsOf(words)) {
        const frame = pushFrame(chat, chatKind, { markdown: { content: part } })
        try {
          if ((await delivery.send(frame, told, patienceMs)) === 'doubtful') progress.doubtful?.()
        } catch (error) {
          if (spoken > 0 || !isForNow(error)) throw error
          throw new NotSent(error instanceof Error ? error.message : 'not sent', { cause: error })
        }
        spoken += 1
      }
      addCard(card, message, { chat, chatKind, reqId: null })
    },
    owns: (stream) => owned.has(stream),
    close: async (words) => {
      stopping = true
      await Promise.all([...open].map((one) => one.close(words)))
    },
  }
}
