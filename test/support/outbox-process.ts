/**
 * An outbox in a process of its own that kills itself with SIGKILL at the n-th step, a step being the moment before or
 * after a write or a request: node --import tsx outbox-process.ts STATE_DIR WEBHOOK_URL STEP REPORTS
 */
import { text } from '../../src/chat/blocks.ts'
import { plainMessage } from '../../src/chat/channel.ts'
import { createAnnouncer } from '../../src/notifications/announcer.ts'
import { createOutbox, type Target } from '../../src/notifications/outbox.ts'
import { createWebhookTarget, readWebhook } from '../../src/notifications/webhook.ts'
import type { Deliveries } from '../../src/store/deliveries.ts'
import { openStore } from '../../src/store/store.ts'
import { fakeReport } from './fake-engine.ts'

const [dir = '', root = '', at = '0', upTo = '1'] = process.argv.slice(2)
const CHATS = ['a', 'b', 'c']
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

const store = openStore(dir)
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

const webhooks = CHATS.map((chat) => readWebhook(`${root}?key=${chat}`))
const target = createWebhookTarget({ webhooks, now, sleep: async () => tick() })
const around: Target = {
  push: async (chat, message, progress) => {
    await target.push(chat, message, {
      ...progress,
      sending: () => {
        progress.sending()
        mark()
      },
    })
    mark()
  },
}
const log = { debug: () => {}, info: () => {}, error: () => {} }
const outbox = createOutbox({
  deliveries,
  compose: (_channel, all) => ({
    message: plainMessage([text(all.map(({ report }) => `[${report}]`).join(''))]),
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
const announcer = createAnnouncer({
  deliveries,
  interested: () => webhooks.map(({ id }) => ({ channel: 'webhook', chat: id, words: [''] })),
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
store.close()
process.exit(0)
