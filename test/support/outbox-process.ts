/**
 * An outbox in a process of its own that kills itself with SIGKILL at the n-th step, a step being the moment before or
 * after a write, or before, during or after a request:
 * node --import tsx outbox-process.ts STATE_DIR KIND SERVER STEP REPORTS
 */
import { text } from '../../src/chat/blocks.ts'
import { type Channel, plainMessage } from '../../src/chat/channel.ts'
import { createAnnouncer } from '../../src/notifications/announcer.ts'
import { createOutbox, type Target } from '../../src/notifications/outbox.ts'
import { createWebhookTarget, readWebhook } from '../../src/notifications/webhook.ts'
import type { Deliveries, NewDelivery } from '../../src/store/deliveries.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { fakeReport } from './fake-engine.ts'
import { startTestBot } from './telegram-bot.ts'
import { startTestWecom } from './wecom-bot.ts'

const [dir = '', kind = 'webhook', root = '', at = '0', upTo = '1'] = process.argv.slice(2)
const CHATS = ['1', '2', '3']
/** The servers hold their answers back for longer, so that this is while a request is under way. */
const UNDER_WAY_MS = 10
let step = 0

function mark(): void {
  step += 1
  if (step === Number(at)) process.kill(process.pid, 'SIGKILL')
}

/** A pass a minute, so that pauses are over at once. */
let minutes = 0
const tick = () => {
  minutes += 1
}
const now = () => Date.UTC(2026, 0, 5, 4) + minutes * 60_000

interface Means {
  store: Store
  target: Target
  chats: Pick<NewDelivery, 'channel' | 'chat'>[]
  stop(): Promise<void>
}

async function up(channel: Channel): Promise<void> {
  await channel.start()
  while (channel.status() !== 'up') await new Promise((resolve) => setTimeout(resolve, 5))
}

async function open(): Promise<Means> {
  if (kind === 'webhook') {
    const store = openStore(dir)
    const webhooks = CHATS.map((chat) => readWebhook(`${root}?key=${chat}`))
    const target = createWebhookTarget({ webhooks, now, sleep: async () => tick() })
    const chats = webhooks.map(({ id }) => ({ channel: 'webhook', chat: id }))
    return { store, target, chats, stop: async () => store.close() }
  }
  const bot = kind === 'telegram' ? startTestBot(root, { dir }) : startTestWecom(root, { dir })
  await up(bot.channel)
  const chats = CHATS.map((chat) => ({ channel: kind, chat }))
  return { store: bot.store, target: bot.channel, chats, stop: () => bot.stop(500) }
}

const { store, target, chats, stop } = await open()
const watched = new Set(['announce', 'sending', 'unsent', 'sent', 'postpone', 'doubt', 'drop', 'dropChat'])
const deliveries = Object.fromEntries(
  Object.entries(store.deliveries).map(([name, work]) => [
    name,
    watched.has(name)
      ? (...args: unknown[]) => {
          mark()
          const result = (work as (...all: unknown[]) => unknown)(...args)
          mark()
          return result
        }
      : work,
  ]),
) as unknown as Deliveries

const around: Target = {
  push: async (chat, message, progress) => {
    let timer: NodeJS.Timeout | undefined
    await target
      .push(chat, message, {
        ...progress,
        sending: () => {
          progress.sending()
          clearTimeout(timer)
          timer = setTimeout(mark, UNDER_WAY_MS)
        },
      })
      .finally(() => clearTimeout(timer))
    mark()
  },
}
const log = { debug: () => {}, info: () => {}, error: () => {} }
const outbox = createOutbox({
  deliveries,
  compose: (_channel, all) => ({
    message: plainMessage([text(all.map(({ report }) => `【${report}】`).join(''))]),
    missing: [],
  }),
  target: () => around,
  mayHear: () => true,
  quietUntil: () => null,
  now,
  log: { ...log, warn: (fields) => process.stdout.write(`${JSON.stringify(fields)}\n`) },
})

/** Texts without a common piece. */
function report(n: number) {
  const base = fakeReport()
  const paragraphs = base.paragraphs.map((paragraph, i) => ({
    ...paragraph,
    id: `r${n}-${i}`,
    text: Array.from({ length: 60 }, (_, k) => String.fromCodePoint(0x4e00 + n * 1_000 + i * 60 + k)).join(
      '',
    ),
  }))
  return { ...base, id: `r${n}`, file: `r${n}.txt`, paragraphs }
}
if (kind === 'wecom')
  for (const { chat } of chats)
    store.chats.seen({ channel: 'wecom', chat, kind: 'private', title: null, lastUser: chat, lastSeen: 0 })
const announcer = createAnnouncer({
  deliveries,
  interested: () => chats.map((chat) => ({ ...chat, words: [''] })),
  now,
})
announcer.update([])
announcer.update(Array.from({ length: Number(upTo) }, (_, n) => report(n)))
minutes += 1
outbox.start()
for (let i = 0; i < 5; i += 1) {
  await outbox.pass()
  minutes += 5
}
await outbox.stop()
process.stdout.write(`${JSON.stringify({ steps: step, counts: store.deliveries.counts() })}\n`)
await stop()
process.exit(0)
