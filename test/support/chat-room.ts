import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { type Admin, createAccess } from '../../src/chat/access.ts'
import type { Channel, ChannelName, IncomingMessage, Outgoing } from '../../src/chat/channel.ts'
import { createDispatcher, type Dispatcher } from '../../src/chat/dispatch.ts'
import { plainFormat } from '../../src/chat/format.ts'
import { render } from '../../src/chat/render.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { createFakeEngine } from './fake-engine.ts'
import { createLogBook, removeState } from './telegram-bot.ts'

/** How the bot of a room is set up. */
export interface RoomOptions {
  mode?: 'open' | 'approve'
  admins?: Admin[]
  page?: { url: string; code: string | null }
}

/** A conversation without any platform: a dispatcher around a fake engine and a store of its own. */
export interface ChatRoom {
  readonly store: Store
  readonly engine: ReturnType<typeof createFakeEngine>
  readonly log: ReturnType<typeof createLogBook>
  /** Messages nobody asked for. */
  readonly pushed: { channel: string; chat: string; text: string; message: Outgoing }[]
  readonly time: number
  dispatcher(options?: RoomOptions): Dispatcher
  message(text: string, changes?: Partial<IncomingMessage>): IncomingMessage
  /** Sends a message and gives what came back. */
  say(to: Dispatcher, text: string, changes?: Partial<IncomingMessage>): Promise<Outgoing>
  press(to: Dispatcher, action: string, changes?: Partial<IncomingMessage>): Promise<Outgoing>
}

/** What a message says, without its looks; its toast if it says nothing else. */
export function words(message: Outgoing): string {
  return render(message.blocks, plainFormat(4096)).join('\n') || (message.toast ?? '')
}

/** Sets a room up for each test of this file. */
export function useChatRoom(): ChatRoom {
  const time = new Date(2026, 0, 5, 9, 30).getTime()
  let dir: string
  let store: Store
  let log: ReturnType<typeof createLogBook>
  let engine: ReturnType<typeof createFakeEngine>
  let pushed: ChatRoom['pushed']
  let ids: number

  const channel = (name: ChannelName): Channel => ({
    name,
    start: async () => {},
    stop: async () => {},
    status: () => 'up',
    push: async (chat, message) => {
      pushed.push({ channel: name, chat, text: words(message), message })
    },
  })

  const message: ChatRoom['message'] = (text, changes = {}) => {
    ids += 1
    return {
      channel: 'telegram',
      id: `m${ids}`,
      chat: '5',
      chatKind: 'private',
      title: '王芳',
      user: '5',
      text,
      action: null,
      quoted: null,
      attachment: null,
      at: time,
      via: null,
      ...changes,
    }
  }

  const say: ChatRoom['say'] = (to, text, changes) =>
    new Promise((resolve) => {
      to.receive(message(text, changes), async (outgoing) => resolve(outgoing))
    })

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'wenbao-room-'))
    store = openStore(dir)
    log = createLogBook()
    engine = createFakeEngine()
    pushed = []
    ids = 0
  })

  afterEach(() => {
    store.close()
    removeState(dir)
  })

  return {
    get store() {
      return store
    },
    get engine() {
      return engine
    },
    get log() {
      return log
    },
    get pushed() {
      return pushed
    },
    time,
    message,
    say,
    press: (to, action, changes) => say(to, '', { action, ...changes }),
    dispatcher: ({ mode = 'open', admins = [], page } = {}) => {
      const channels = () => [channel('telegram'), channel('wecom')]
      const shared = { store, channels, now: () => time, log }
      const access = createAccess({ mode, admins, ...shared })
      return createDispatcher({
        engine: () => engine,
        access,
        link: () => null,
        ...(page ? { page: () => page } : {}),
        ...shared,
      })
    },
  }
}
