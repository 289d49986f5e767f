import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WECOM_TIMING } from '../../src/channels/wecom/timing.ts'
import {
  createWecomChannel,
  type WecomChannel,
  type WecomOptions,
} from '../../src/channels/wecom/wecom-channel.ts'
import { createAccess } from '../../src/chat/access.ts'
import type { Link } from '../../src/chat/answer-blocks.ts'
import type { IncomingMessage } from '../../src/chat/channel.ts'
import { createDispatcher, type Dispatcher } from '../../src/chat/dispatch.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { createFakeEngine } from './fake-engine.ts'
import { FAKE_BOT, FAKE_SECRET } from './fake-wecom.ts'
import { createLogBook } from './telegram-bot.ts'

export interface TestWecom {
  channel: WecomChannel
  dispatcher: Dispatcher
  store: Store
  engine: ReturnType<typeof createFakeEngine>
  log: ReturnType<typeof createLogBook>
  dir: string
  stop(deadlineMs?: number): Promise<void>
}

export interface TestWecomOptions extends Partial<WecomOptions> {
  dir?: string
  perMinute?: number
  /** Comes between the dispatcher and the channel, to hold replies back or to see them. */
  around?: (dispatcher: Dispatcher) => Dispatcher
}

/** Spans short enough for tests; the SDK's 5 s for an answer to a frame cannot be changed. */
export const QUICK_WECOM = {
  ...WECOM_TIMING,
  placeholderMs: 100,
  clickMs: 100,
  busyMs: 300,
  retryMs: 50,
  resumeMs: 300,
  pushPatienceMs: 500,
  watchdogMs: 600,
  probeMs: 150,
  handshakeMs: 1_000,
  reconnectMs: 50,
  pauses: { network: [50, 100], kicked: [400, 800], refused: [300, 600, 1_200] },
}

/** The bot as `start` joins it, in this process, around a fake engine and the real SDK. */
export function startTestWecom(url: string, options: TestWecomOptions = {}): TestWecom {
  const { perMinute, around = (same: Dispatcher) => same, now = Date.now, ...wecom } = options
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'wenbao-wecom-'))
  const link: Link = options.link ?? (() => null)
  const store = openStore(dir)
  const engine = createFakeEngine()
  const log = createLogBook()
  const channels: WecomChannel[] = []
  const shared = { store, channels: () => channels, now, log }
  const access = createAccess({ mode: 'approve', admins: [{ channel: 'wecom', id: 'boss' }], ...shared })
  const dispatcher = createDispatcher({
    engine: () => engine,
    access,
    link,
    ...shared,
    ...(perMinute ? { perMinute } : {}),
  })
  const channel = createWecomChannel({
    botId: FAKE_BOT,
    secret: FAKE_SECRET,
    wsUrl: url,
    dispatcher: around(dispatcher),
    store,
    link,
    now,
    log,
    timing: QUICK_WECOM,
    ...wecom,
  })
  channels.push(channel)
  return {
    channel,
    dispatcher,
    store,
    engine,
    log,
    dir,
    stop: async (deadlineMs = 2_000) => {
      await channel.stop(deadlineMs)
      store.close()
    },
  }
}

/** Holds each reply back for so many milliseconds, as a long queue would. */
export function slowly(ms: (message: IncomingMessage) => number): (dispatcher: Dispatcher) => Dispatcher {
  return (dispatcher) => ({
    ...dispatcher,
    receive: (message, reply) =>
      dispatcher.receive(message, async (outgoing, progress) => {
        await new Promise((resolve) => setTimeout(resolve, ms(message)))
        await reply(outgoing, progress)
      }),
  })
}
