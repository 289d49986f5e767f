import { createAccess } from '../chat/access.ts'
import type { Link } from '../chat/answer-blocks.ts'
import type { AskOptions } from '../chat/ask.ts'
import type { Channel, ChannelStatus } from '../chat/channel.ts'
import { createDispatcher, type Dispatcher } from '../chat/dispatch.ts'
import type { RespondOptions } from '../chat/respond.ts'
import type { Config } from '../config.ts'
import type { Logger } from '../logger.ts'
import { openStore, type Store } from '../store/store.ts'
import { openAdminDesk } from './admin-desk.ts'
import { openAnnouncements } from './announcements.ts'

const DAY = 86_400_000

/** The chat channels that are configured, around one store and one dispatcher. */
export interface ChatChannels {
  /** Open from the start until the channels are stopped. */
  store: Store
  start(): Promise<void>
  stop(deadlineMs: number): Promise<void>
  status(): Record<string, ChannelStatus>
  /** The reports have changed: new ones are announced. */
  updated(): Promise<void>
  /** Values for /metrics: what waits to be answered and to be sent. */
  gauges(): Record<string, number>
}

export interface ChatOptions extends Pick<AskOptions, 'engine' | 'answered'>, Pick<RespondOptions, 'page'> {
  link: Link
  log: Logger
}

interface Joined {
  config: Config
  store: Store
  dispatcher: Dispatcher
  log: Logger
}

async function telegram({ config, store, dispatcher, log }: Joined) {
  if (!config.telegram) return null
  const { createTelegramChannel } = await import('../channels/telegram/telegram-channel.ts')
  const { webhook, ...telegramOptions } = config.telegram
  return createTelegramChannel({
    ...telegramOptions,
    webhook: webhook && { ...webhook, secretToken: null },
    dispatcher,
    store,
    admins: config.admins.filter(({ channel }) => channel === 'telegram').map(({ id }) => id),
    log: log.child({ channel: 'telegram' }),
  })
}

async function wecom({ config, store, dispatcher, log }: Joined, link: Link, now: () => number) {
  if (!config.wecom) return null
  const { createWecomChannel } = await import('../channels/wecom/wecom-channel.ts')
  return createWecomChannel({
    ...config.wecom,
    dispatcher,
    store,
    link,
    now,
    log: log.child({ channel: 'wecom' }),
  })
}

/**
 * Opens the store and joins the configured channels. Throws AppError STATE_LOCKED, STATE_DAMAGED or STATE_WRITE. Each
 * SDK is loaded only when its channel is on.
 */
export async function openChatChannels(config: Config, options: ChatOptions): Promise<ChatChannels> {
  const { log } = options
  const store = openStore(config.stateDir)
  const now = Date.now
  const channels: Channel[] = []
  const shared = { store, channels: () => channels, now, log }
  const access = createAccess({ mode: config.access, admins: config.admins, ...shared })
  const announcements = openAnnouncements({ ...options, ...shared, config, access })
  const admin = openAdminDesk({ ...options, ...shared, config, access })
  const { desk, intake } = admin
  const dispatcher = createDispatcher({
    ...options,
    ...shared,
    access,
    desk,
    intake,
    reach: announcements.reach,
  })
  const joined = { config, store, dispatcher, log }

  const bot = await telegram(joined)
  if (bot) channels.push(bot)
  const robot = await wecom(joined, options.link, now)
  if (robot) channels.push(robot)

  const forget = (): void => {
    try {
      store.forgetOld(now(), config.conversationDays)
    } catch (error) {
      log.error({ err: error }, 'old conversations could not be forgotten; it is tried again in a day')
    }
  }
  let timer: NodeJS.Timeout | undefined
  return {
    store,
    async start() {
      forget()
      timer = setInterval(forget, DAY)
      for (const channel of channels) await channel.start()
      await announcements.update()
      announcements.start()
      admin.start()
    },
    updated: announcements.update,
    async stop(deadlineMs) {
      clearInterval(timer)
      const told = Promise.all([announcements.stop(), admin.stop()])
      await Promise.all(channels.map((channel) => channel.stop(deadlineMs)))
      await Promise.race([told, new Promise((resolve) => setTimeout(resolve, deadlineMs / 4).unref())])
      store.close()
    },
    status: () => Object.fromEntries(channels.map((channel) => [channel.name, channel.status()])),
    gauges: () => ({
      wenbao_messages_pending: dispatcher.pending(),
      ...announcements.gauges(),
      ...(bot ? { wenbao_telegram_queue_length: bot.queueLength() } : {}),
      ...(robot ? { wenbao_wecom_queue_length: robot.queueLength() } : {}),
    }),
  }
}
