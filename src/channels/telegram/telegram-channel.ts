import { Telegraf } from 'telegraf'
import type { Update } from 'telegraf/types'
import {
  type Channel,
  type ChannelStatus,
  ChatGone,
  type IncomingMessage,
  type Log,
  NotSent,
  type Outgoing,
  type Progress,
  type Reply,
} from '../../chat/channel.ts'
import type { Dispatcher } from '../../chat/dispatch.ts'
import type { Store } from '../../store/store.ts'
import { type Bot, createCall } from './api.ts'
import { download } from './download.ts'
import { describeFailure } from './failure.ts'
import { answerInline } from './inline.ts'
import { setMenus } from './menu.ts'
import { type Place, requestsFor } from './message.ts'
import { createPacer, type Pace, TELEGRAM_PACE } from './pace.ts'
import { createSender } from './sender.ts'
import { createSupervisor, type Pauses, type PollSpans } from './supervisor.ts'
import { readUpdate, type Via } from './update.ts'
import { startWebhook, type Webhook, type WebhookOptions } from './webhook.ts'

export interface TelegramOptions {
  token: string
  /** A self-hosted Bot API server; null for Telegram's own. */
  apiRoot: string | null
  dispatcher: Dispatcher
  store: Store
  /** Telegram ids of admins, for their command menu. */
  admins: readonly string[]
  log: Log
  /** Answers inline queries (@bot question in any chat) of those who may ask; off unless set. */
  inline?: boolean
  /** Receives by webhook instead of long polling. */
  webhook?: WebhookOptions | null
  pace?: Pace
  pauses?: Pauses
  poll?: PollSpans
  retryMs?: readonly number[]
  resumeMs?: number
  callLimitMs?: number
}

/** What operations want to know beside the status. */
export interface TelegramChannel extends Channel {
  /** Requests waiting to be sent. */
  queueLength(): number
}

/** Long enough for a server that stalls, short enough that a chat does not wait for a dead connection. */
const CALL_LIMIT_MS = 30_000
/** Answers that Telegram did not take for as long as it was tried are tried anew this often. */
const RESUME_MS = 60_000
/** A callback not answered by now gets an empty answer, so that the button stops turning. */
const CALLBACK_ANSWER_MS = 1_500
/** Bot API: a callback's answer holds 200 characters. */
const TOAST_LENGTH = 200
/** With more replies waiting than this, typing signs would only delay them. */
const TYPING_BELOW = 20
const NO_PROGRESS: Progress = { sending: () => {}, unsent: () => {} }

/** Makes the Telegram channel. */
export function createTelegramChannel(options: TelegramOptions): TelegramChannel {
  const { token, apiRoot, dispatcher, store, log } = options
  const telegraf = new Telegraf(token, {
    telegram: { webhookReply: false, ...(apiRoot ? { apiRoot } : {}) },
  })
  const call = createCall(telegraf, options.callLimitMs ?? CALL_LIMIT_MS)
  const sender = createSender({
    call,
    pacer: createPacer(options.pace ?? TELEGRAM_PACE),
    log,
    moved: (from, to) => rename(from, to),
    ...(options.retryMs ? { retryMs: options.retryMs } : {}),
  })
  let status: ChannelStatus = 'down'
  let bot: Bot | null = null
  let webhook: Webhook | null = null
  let prepared = false
  let resuming: NodeJS.Timeout | undefined

  const quietly = (work: Promise<unknown>, what: string): void => {
    work.catch((error: unknown) => log.debug({ reason: describeFailure(error) }, what))
  }

  const rename = (from: string, to: string): void => {
    try {
      store.chats.rename('telegram', from, to)
      log.info({}, 'a Telegram group got another id; its subscriptions and access moved along')
    } catch (error) {
      log.error({ reason: describeFailure(error) }, 'a group could not be renamed in the store')
    }
  }

  const sendAll = async (
    message: Outgoing,
    place: Place,
    group: boolean,
    progress: Progress,
  ): Promise<void> => {
    let started = false
    const firstOnly: Progress = {
      ...progress,
      // Once a part has arrived, the reply has begun: a crash must not repeat it.
      unsent: () => {
        if (!started) progress.unsent()
      },
    }
    for (const request of requestsFor(message, place)) {
      try {
        await sender.send(place.chat, group, request, firstOnly)
      } catch (error) {
        if (started && error instanceof NotSent) throw new Error(`only a part was sent: ${error.message}`)
        if (request.method !== 'editMessageText' || error instanceof ChatGone || error instanceof NotSent)
          throw error
        // Too old to be edited, or deleted: say it anew.
        for (const anew of requestsFor({ ...message, replace: false }, place))
          await sender.send(place.chat, group, anew, firstOnly)
      }
      started = true
    }
  }

  const answerCallback = (id: string, toast: string | null): void => {
    const payload = { callback_query_id: id, ...(toast ? { text: toast.slice(0, TOAST_LENGTH) } : {}) }
    quietly(call('answerCallbackQuery', payload), 'a callback could not be answered')
  }

  /** Answers the callback once: with the toast, or with nothing when the reply takes its time. */
  const callbackAnswer = (via: Via) => {
    const { callback } = via
    if (callback === null) return () => {}
    let open = true
    const answer = (toast: string | null) => {
      if (open) answerCallback(callback, toast)
      open = false
      clearTimeout(timer)
    }
    const timer = setTimeout(() => answer(null), CALLBACK_ANSWER_MS)
    return answer
  }

  const replyTo = (message: IncomingMessage): Reply => {
    const via = message.via as Via
    const answer = callbackAnswer(via)
    const group = message.chatKind === 'group'
    return async (outgoing, progress) => {
      answer(outgoing.toast)
      const place = {
        chat: message.chat,
        thread: via.thread,
        replyTo: group && via.callback === null ? via.messageId : null,
        pressed: via.callback === null ? null : via.messageId,
      }
      await sendAll(outgoing, place, group, progress)
    }
  }

  const receive = (message: IncomingMessage & { via: Via }): void => {
    if (dispatcher.receive(message, replyTo(message)) === 'duplicate') return
    if (message.action !== null || sender.pending() > TYPING_BELOW) return
    const { thread } = message.via
    const payload = {
      chat_id: message.chat,
      action: 'typing',
      ...(thread === null ? {} : { message_thread_id: thread }),
    }
    quietly(call('sendChatAction', payload), 'typing could not be shown')
  }

  const take = (update: Update): void => {
    if (!bot) return
    const read = readUpdate(update, bot, Date.now())
    switch (read.kind) {
      case 'message':
        receive(read.message)
        break
      case 'answer':
        answerCallback(read.callback, null)
        break
      case 'moved':
        rename(read.from, read.to)
        break
      case 'left':
        store.chats.markDead('telegram', read.chat)
        break
      case 'inline':
        if (options.inline)
          quietly(answerInline(call, dispatcher, read), 'an inline query could not be answered')
        break
      case 'ignore':
        break
    }
  }

  // Handlers only enqueue: telegraf asks for the next updates when all handlers of the last ones have returned.
  telegraf.use((context) => take(context.update))
  telegraf.catch((error) => log.error({ reason: describeFailure(error) }, 'an update could not be taken in'))

  const resume = (): void => {
    try {
      const waiting = dispatcher.resume('telegram', replyTo)
      if (waiting > 0) log.info({ waiting }, 'answering what had to wait')
    } catch (error) {
      log.error({ reason: describeFailure(error) }, 'what had to wait could not be read; it is tried again')
    }
  }

  const launched = (): void => {
    const { botInfo } = telegraf
    if (!botInfo) return
    bot = { id: botInfo.id, username: botInfo.username, hearsGroups: botInfo.can_read_all_group_messages }
    if (prepared) return
    prepared = true
    log.info({ bot: botInfo.username }, 'Telegram knows the bot')
    if (!bot.hearsGroups)
      log.info(
        {},
        'Telegram privacy mode is on: mentions in groups may not arrive. Turn it off with /setprivacy at @BotFather, then remove the bot from the groups and add it again; replies and /ask@bot always arrive',
      )
    resume()
    quietly(setMenus(call, options.admins), 'the command menus could not be set')
  }

  const allowedUpdates = [
    'message',
    'callback_query',
    'my_chat_member',
    ...(options.inline ? ['inline_query'] : []),
  ]
  const become = (next: ChannelStatus): void => {
    const back = next === 'up' && status !== 'up' && prepared
    status = next
    if (back) resume()
  }
  const supervisor = createSupervisor({
    bot: telegraf,
    log,
    allowedUpdates,
    status: become,
    launched,
    ...(options.pauses ? { pauses: options.pauses } : {}),
    ...(options.poll ? { poll: options.poll } : {}),
  })

  return {
    name: 'telegram',
    start: async () => {
      resuming = setInterval(() => {
        if (status === 'up') resume()
      }, options.resumeMs ?? RESUME_MS)
      if (options.webhook)
        webhook = await startWebhook({
          ...options.webhook,
          telegraf,
          call,
          log,
          allowedUpdates,
          status: become,
          launched,
        })
      else supervisor.start()
    },
    stop: async (deadlineMs) => {
      clearInterval(resuming)
      const until = Date.now() + deadlineMs
      await Promise.race([
        webhook ? webhook.stop() : supervisor.stop(),
        new Promise((resolve) => setTimeout(resolve, deadlineMs / 3).unref()),
      ])
      await dispatcher.stop(Math.max(0, until - Date.now()))
      sender.stop()
      status = 'down'
    },
    status: () => status,
    push: async (chat, message, progress = NO_PROGRESS) => {
      const group = chat.startsWith('-')
      const place = { chat, thread: null, replyTo: null, pressed: null }
      try {
        await sendAll(message, place, group, progress)
      } catch (error) {
        if (error instanceof ChatGone) store.chats.markDead('telegram', chat)
        throw error
      }
    },
    fetch: (ref, limitBytes) => download(call, { token, apiRoot }, ref, limitBytes),
    linkTo: (action) => (bot ? `https://t.me/${bot.username}?start=${action}` : null),
    groupHint: () =>
      bot && !bot.hearsGroups
        ? `如果@我没有反应，请直接回复我的消息，或发送 /ask@${bot.username} 加上问题。`
        : null,
    queueLength: () => sender.pending(),
  }
}
