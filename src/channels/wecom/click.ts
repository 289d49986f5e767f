import { WsCmd } from '@wecom/aibot-node-sdk'
import { type IncomingMessage, type Log, NotSent, type Outgoing, type Progress } from '../../chat/channel.ts'
import { clickedCard, saidByCard, withQuestions } from './card.ts'
import { type Delivery, pushFrame } from './delivery.ts'
import { partsOf } from './exchange.ts'
import { isForNow, SendFailed } from './failure.ts'
import type { Via } from './frame.ts'
import type { Pacer } from './pace.ts'
import type { Timing } from './timing.ts'

/** The answer to one click: the card at once, since a click's req_id takes nothing else, then what is to be said. */
export interface Click {
  /** Updates the card without its outcome, if that does not come soon. */
  expect(): void
  say(message: Outgoing, progress: Progress): Promise<void>
  /** Nothing more is shown. */
  close(): Promise<void>
}

export interface ClickOptions {
  delivery: Delivery
  pacer: Pacer
  timing: Pick<Timing, 'clickMs'>
  now: () => number
  log: Log
  /** What the button asks or does, in words, null if that is not known any more. */
  label: (action: string) => string | null
}

/** Makes the click for a message with an action. */
export function createClick(
  message: IncomingMessage & { via: Via },
  fresh: boolean,
  options: ClickOptions,
): Click {
  const { delivery, pacer, timing, now, log } = options
  const { chat, chatKind, via } = message
  const key = message.action ?? ''
  let updated: Promise<boolean> | null = null
  let timer: NodeJS.Timeout | undefined

  const update = async (outcome: Outgoing | null): Promise<boolean> => {
    // It must go out within 5 s of the click; when the chat's minute is full, the old card stays.
    if (!fresh || !via.card || pacer.take(chat, now()) > 0) return false
    const card = clickedCard(key, outcome, options.label(key), via.card.task)
    const body = { response_type: 'update_template_card', template_card: card }
    try {
      await delivery.once({
        chat,
        cmd: WsCmd.RESPONSE_UPDATE,
        reqId: via.reqId,
        body,
        repeatable: false,
        paid: false,
      })
      return outcome !== null
    } catch (error) {
      if (!(error instanceof SendFailed)) throw error
      log.debug({ reason: error.message }, 'a card could not be updated')
      return false
    }
  }

  return {
    expect: () => {
      timer = setTimeout(() => {
        updated ??= update(null)
        updated.catch((error: unknown) => log.error({ err: error }, 'a card could not be updated'))
      }, timing.clickMs)
    },
    say: async (said, progress) => {
      clearTimeout(timer)
      // A card that only says what was chosen is no answer yet: after a crash the answer is still to be given.
      const whole = saidByCard(said)
      if (whole) progress.sending()
      updated ??= update(said)
      const shown = await updated.catch(() => false)
      if (whole && shown) return
      if (whole) progress.unsent()
      let spoken = 0
      const told: Progress = {
        sending: () => progress.sending(),
        unsent: () => {
          if (spoken === 0) progress.unsent()
        },
      }
      for (const part of partsOf(withQuestions(said))) {
        try {
          await delivery.send(pushFrame(chat, chatKind, { markdown: { content: part } }), told)
        } catch (error) {
          if (spoken > 0 || !isForNow(error)) throw error
          throw new NotSent('WeCom takes no message for now', { cause: error })
        }
        spoken += 1
      }
    },
    close: async () => clearTimeout(timer),
  }
}
