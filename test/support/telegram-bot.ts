import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createTelegramChannel,
  type TelegramChannel,
  type TelegramOptions,
} from '../../src/channels/telegram/telegram-channel.ts'
import { type Admin, createAccess } from '../../src/chat/access.ts'
import type { IncomingMessage, Log, Outgoing } from '../../src/chat/channel.ts'
import { createDispatcher, type Dispatcher } from '../../src/chat/dispatch.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { createFakeEngine } from './fake-engine.ts'
import { FAKE_TOKEN } from './fake-telegram.ts'

export interface LogLine {
  level: string
  fields: Record<string, unknown>
  message: string
}

/** A log that keeps its lines. */
export function createLogBook(): Log & { lines: LogLine[] } {
  const lines: LogLine[] = []
  const keep = (level: string) => (fields: object, message: string) => {
    lines.push({ level, fields: { ...fields }, message })
  }
  return { lines, debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') }
}

export interface TestBot {
  channel: TelegramChannel
  dispatcher: Dispatcher
  store: Store
  engine: ReturnType<typeof createFakeEngine>
  log: ReturnType<typeof createLogBook>
  dir: string
  /** Stops the bot in order and keeps its state. */
  stop(deadlineMs?: number): Promise<void>
}

export interface TestBotOptions extends Partial<TelegramOptions> {
  mode?: 'open' | 'approve'
  adminList?: Admin[]
  dir?: string
  now?: () => number
  intake?: (message: IncomingMessage) => Outgoing
}

/** Pauses and paces short enough for tests; their proportions are those of the real ones. */
export const QUICK = {
  pace: { chatMs: 1, groupPerMinute: 1_000, perSecond: 1_000 },
  pauses: { network: [50, 100, 200], conflict: [100, 200], refused: [400] },
  retryMs: [20, 40, 80],
}

/** The bot as `start` joins it, in this process, around a fake engine and the real telegraf. */
export function startTestBot(root: string, options: TestBotOptions = {}): TestBot {
  const { mode = 'open', adminList = [], now = Date.now, intake, ...telegram } = options
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'wenbao-bot-'))
  const store = openStore(dir)
  const engine = createFakeEngine()
  const log = createLogBook()
  const channels: TelegramChannel[] = []
  const access = createAccess({ mode, admins: adminList, store, channels: () => channels, now, log })
  const dispatcher = createDispatcher({
    engine: () => engine,
    store,
    access,
    channels: () => channels,
    link: () => null,
    ...(intake ? { intake } : {}),
    now,
    log,
  })
  const channel = createTelegramChannel({
    token: FAKE_TOKEN,
    apiRoot: root,
    dispatcher,
    store,
    admins: adminList.map((admin) => admin.id),
    log,
    ...QUICK,
    ...telegram,
  })
  channels.push(channel)
  return {
    channel,
    dispatcher,
    store,
    engine,
    log,
    dir,
    stop: async (deadlineMs = 3_000) => {
      await channel.stop(deadlineMs)
      store.close()
    },
  }
}

/** Removes a bot's state. */
export function removeState(dir: string): void {
  rmSync(dir, { recursive: true, force: true })
}
