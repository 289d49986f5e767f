import type { Engine } from '../answer/turn.ts'
import { builtinVocabulary } from '../answer/vocabulary/builtin.ts'
import { createVocabulary } from '../answer/vocabulary/vocabulary.ts'
import type { Access } from '../chat/access.ts'
import type { Link } from '../chat/answer-blocks.ts'
import type { Channel } from '../chat/channel.ts'
import type { Config } from '../config.ts'
import type { Logger } from '../logger.ts'
import type { Report } from '../model.ts'
import { createAnnouncer } from '../notifications/announcer.ts'
import { type Digest, digestOf } from '../notifications/digest.ts'
import { createNotices } from '../notifications/notice.ts'
import { createOutbox, type Target } from '../notifications/outbox.ts'
import { quietUntil } from '../notifications/quiet-hours.ts'
import { matchReport, type Reach, reachOf, readWish, type Wish } from '../notifications/subscriptions.ts'
import { createWebhookTarget, readWebhook } from '../notifications/webhook.ts'
import type { NewDelivery } from '../store/deliveries.ts'
import type { Store } from '../store/store.ts'
import { readLocalVocabulary } from './local-vocabulary.ts'

export interface AnnouncementOptions {
  config: Config
  store: Store
  access: Pick<Access, 'allowed'>
  channels: () => readonly Channel[]
  engine: () => Engine
  link: Link
  now: () => number
  log: Logger
}

/** New reports told to those who subscribed, joined from the parts in notifications/. */
export interface Announcements {
  /** Compares the reports with those that were announced; to be called after each change of the index. */
  update(): Promise<void>
  /** Begins to send what waits. */
  start(): void
  stop(): Promise<void>
  /** What a subscription would have told in the last year. */
  reach(word: string): Reach
  gauges(): Record<string, number>
}

const WEBHOOK = 'webhook'

/** Joins announcer, notices and outbox around the store and the channels. */
export function openAnnouncements(options: AnnouncementOptions): Announcements {
  const { config, store, access, engine, now, log } = options
  const webhooks = config.wecomWebhookUrls.map(readWebhook)
  const webhookTarget = createWebhookTarget({ webhooks, now })
  let vocabulary = createVocabulary(builtinVocabulary)
  /** Both hold for one state of the reports. */
  let digests = new Map<string, Digest>()
  let wishes = new Map<string, Wish>()

  const reports = (): Report[] =>
    engine()
      .heads()
      .flatMap(({ id }) => engine().report(id) ?? [])

  const wish = (word: string): Wish => {
    const known = wishes.get(word)
    if (known) return known
    const read = readWish(word, {
      regions: engine()
        .heads()
        .flatMap(({ region }) => region ?? []),
      home: config.homeRegion,
      vocabulary,
    })
    wishes.set(word, read)
    return read
  }

  const ask = (question: string) => {
    try {
      return engine().ask(question, null).answer
    } catch (error) {
      log.error({ err: error }, 'a question for a digest could not be answered')
      return null
    }
  }

  const digest = (report: Report): Digest => {
    const known = digests.get(report.id)
    if (known) return known
    const made = digestOf(report, reports(), ask)
    digests.set(report.id, made)
    return made
  }

  const mayHear = (channel: string, chat: string): boolean => {
    if (channel === WEBHOOK) return true
    const known = store.chats.get(channel, chat)
    if (channel !== 'telegram' && channel !== 'wecom') return false
    const chatKind = known?.kind ?? 'private'
    return access.allowed({ channel, chat, chatKind, user: chat })
  }

  const interested = (report: Report): Omit<NewDelivery, 'report'>[] => {
    const chats = store.subscriptions.all().flatMap(({ channel, chat, words }) => {
      const matching = words.filter((word) => matchReport(report, wish(word)) !== null)
      return matching.length > 0 && mayHear(channel, chat) ? [{ channel, chat, words: matching }] : []
    })
    // A group that hears by push needs no webhook beside it.
    const groups = new Set(
      store.subscriptions
        .all()
        .filter(({ channel }) => channel === 'wecom')
        .map(({ chat }) => chat),
    )
    const hooks = webhooks
      .filter(({ group }) => group === null || !groups.has(group))
      .map(({ id }) => ({ channel: WEBHOOK, chat: id, words: [''] }))
    return [...chats, ...hooks]
  }

  const target = (name: string): Target | null => {
    if (name === WEBHOOK) return webhookTarget
    const channel = options.channels().find((known) => known.name === name)
    return channel?.status() === 'up' ? channel : null
  }

  const notices = createNotices({
    report: (id) => engine().report(id),
    digest,
    wish,
    link: options.link,
    put: (action) => store.actions.put(action, now()),
  })
  const outbox = createOutbox({
    deliveries: store.deliveries,
    compose: notices.compose,
    target,
    mayHear,
    quietUntil: (at) => quietUntil(at, config.quietHours, config.timeZone),
    now,
    log,
  })
  const announcer = createAnnouncer({ deliveries: store.deliveries, interested, now })

  return {
    async update() {
      try {
        vocabulary = createVocabulary([
          ...builtinVocabulary,
          (await readLocalVocabulary(config.dataDir)).text,
        ])
        digests = new Map()
        wishes = new Map()
        const fresh = announcer.update(reports())
        if (fresh.length > 0) log.info({ reports: fresh.length }, 'new reports are announced')
        outbox.poke()
      } catch (error) {
        // Nothing is lost: what was not written down now is found at the next change or start.
        log.error({ err: error }, 'new reports could not be announced; it is tried again')
      }
    },
    start: outbox.start,
    stop: outbox.stop,
    reach: (word) => reachOf(wish(word), reports()),
    gauges: () => {
      const { waiting = 0, sending = 0, ambiguous = 0, dead = 0 } = store.deliveries.counts()
      return {
        wenbao_notifications_waiting: waiting + sending,
        wenbao_notifications_ambiguous: ambiguous,
        wenbao_notifications_dead: dead,
      }
    },
  }
}
