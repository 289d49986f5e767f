import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { createWecomRules } from './wecom-rules.ts'

/** One frame as the server saw it. */
export interface SeenFrame {
  cmd: string
  reqId: string
  // biome-ignore lint/suspicious/noExplicitAny: bodies are as many as there are commands
  body: any
  at: number
}

/** What becomes of a frame: acknowledged, refused, acknowledged late, never, or the socket breaks. */
export type Answer =
  | { code: number; message?: string }
  | { lateMs: number }
  /** Not even carried out, as on a line that is dead. */
  | { lost: true }
  | { drop: 'before' | 'after' }
  | { never: true }

export interface FakeWecom {
  url: string
  frames: SeenFrame[]
  /** Frames that were carried out, by command. */
  done(cmd: string): SeenFrame[]
  /** What readers of a chat see, one entry a bubble: streams, pushed markdown, welcomes, in order of appearance. */
  bubbles(chat: string): string[]
  cards(chat: string): SeenFrame['body'][]
  /** The next frames of the command meet these, one each; null passes. */
  answer(cmd: string, ...answers: (Answer | null)[]): void
  answerWhen(cmd: string, rule: (frame: SeenFrame, nth: number) => Answer | null): void
  /** A text message; gives its req_id. */
  say(user: string, text: string, extra?: Record<string, unknown>): string
  message(body: Record<string, unknown>): string
  event(event: Record<string, unknown>, extra?: Record<string, unknown>): string
  raw(frame: unknown): void
  /** The chat that a frame goes to. */
  chatOf(frame: SeenFrame): string
  /** Stops acknowledging pings. */
  deafen(): void
  /** Open lines read nothing and answer nothing, pings neither; new ones are not touched. */
  stall(): void
  unstall(): void
  /** The next lines answer no ping of WebSocket's own. */
  ignorePings(): void
  dropAll(): void
  kick(): void
  goDark(): Promise<void>
  comeBack(): Promise<void>
  sockets(): number
  subscribed(): number
  /** Streams that a reader still sees unfinished. */
  unfinished(): string[]
  violations: string[]
  waitFor<T>(what: () => T | null | undefined | false, ms?: number): Promise<T>
  stop(): Promise<void>
}

export const FAKE_BOT = 'BOT-1'
export const FAKE_SECRET = 'TOP-secret-of-the-bot'
const SUBSCRIBE = 'aibot_subscribe'

/** What the server does with a frame: acknowledge it with a code after a while, break the line, or say nothing. */
type Verdict = { code: number; message: string; ms: number } | 'silence' | 'break'

const OK = { code: 0, message: 'ok', ms: 0 }

/** Starts a WeCom long-connection server on 127.0.0.1 that keeps the platform's rules and breaks when told to. */
export async function startFakeWecom(): Promise<FakeWecom> {
  const frames: SeenFrame[] = []
  const carried: SeenFrame[] = []
  const planned = new Map<string, (Answer | null)[]>()
  const rules = new Map<string, (frame: SeenFrame, nth: number) => Answer | null>()
  const counts = new Map<string, number>()
  const timers = new Set<NodeJS.Timeout>()
  const platform = createWecomRules()
  let live: WebSocket[] = []
  let known = new Set<WebSocket>()
  let hears = true
  let serial = 0
  let server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo

  const send = (socket: WebSocket, frame: unknown): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame))
  }

  const planFor = (frame: SeenFrame): Answer | null => {
    const nth = counts.get(frame.cmd) ?? 0
    counts.set(frame.cmd, nth + 1)
    const queue = planned.get(frame.cmd)
    if (queue && queue.length > 0) return queue.shift() ?? null
    return rules.get(frame.cmd)?.(frame, nth) ?? null
  }

  const ack = (socket: WebSocket, { reqId }: SeenFrame, { code, message, ms }: typeof OK): void => {
    const frame = { headers: { req_id: reqId }, errcode: code, errmsg: message }
    if (ms === 0) send(socket, frame)
    else timers.add(setTimeout(() => send(socket, frame), ms))
  }

  const subscribe = (socket: WebSocket, { body }: SeenFrame): Verdict => {
    if (body.bot_id !== FAKE_BOT || body.secret !== FAKE_SECRET)
      return { ...OK, code: 853000, message: 'invalid bot_id or secret' }
    for (const other of known) if (other !== socket) kickOut(other)
    known = new Set([socket])
    return OK
  }

  const judge = (socket: WebSocket, frame: SeenFrame): Verdict => {
    const plan = planFor(frame) ?? { lateMs: 0 }
    if ('lost' in plan) return 'silence'
    if ('drop' in plan && plan.drop === 'before') return 'break'
    if ('code' in plan) return { ...OK, code: plan.code, message: plan.message ?? 'refused' }
    if (frame.cmd === SUBSCRIBE) return 'never' in plan ? 'silence' : subscribe(socket, frame)
    if (!known.has(socket)) return { ...OK, code: 846609, message: 'aibot websocket not subscribed' }
    const refusal = platform.check(frame)
    if (refusal) return { ...OK, ...refusal }
    carried.push(frame)
    platform.carry(frame)
    if ('drop' in plan) return 'break'
    if ('never' in plan) return 'silence'
    return { ...OK, ms: 'lateMs' in plan ? plan.lateMs : 0 }
  }

  const handle = (socket: WebSocket, frame: SeenFrame): void => {
    if (frame.cmd === 'ping') {
      if (hears) ack(socket, frame, OK)
      return
    }
    frames.push(frame)
    const verdict = judge(socket, frame)
    if (verdict === 'break') socket.terminate()
    else if (verdict !== 'silence') ack(socket, frame, verdict)
  }

  const kickOut = (socket: WebSocket): void => {
    known.delete(socket)
    send(socket, {
      cmd: 'aibot_event_callback',
      headers: { req_id: `k${++serial}` },
      body: {
        msgid: `K${serial}`,
        aibotid: FAKE_BOT,
        msgtype: 'event',
        event: { eventtype: 'disconnected_event' },
      },
    })
  }

  const listen = (on: WebSocketServer): void => {
    on.on('connection', (socket) => {
      live.push(socket)
      socket.on('close', () => {
        live = live.filter((one) => one !== socket)
        known.delete(socket)
      })
      socket.on('error', () => {})
      socket.on('message', (data) => {
        const { cmd, headers, body } = JSON.parse(String(data))
        handle(socket, { cmd, reqId: headers.req_id, body, at: Date.now() })
      })
    })
  }
  listen(server)

  const toBot = (cmd: string, body: Record<string, unknown>): string => {
    serial += 1
    const reqId = `req${serial}`
    const whole = { msgid: `M${serial}`, aibotid: FAKE_BOT, ...body }
    platform.asked(reqId, cmd, whole)
    for (const socket of known) send(socket, { cmd, headers: { req_id: reqId }, body: whole })
    return reqId
  }
  const message = (body: Record<string, unknown>) =>
    toBot('aibot_msg_callback', { chattype: 'single', ...body })

  const waitFor = async <T>(what: () => T | null | undefined | false, ms = 8_000): Promise<T> => {
    const end = Date.now() + ms
    for (;;) {
      const found = what()
      if (found) return found
      if (Date.now() > end) throw new Error(`nothing within ${ms} ms: ${what}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }

  const close = async (): Promise<void> => {
    for (const socket of live) socket.terminate()
    await new Promise((resolve) => server.close(resolve))
  }

  return {
    url: `ws://127.0.0.1:${port}`,
    frames,
    done: (cmd) => carried.filter((frame) => frame.cmd === cmd),
    bubbles: platform.bubbles,
    cards: platform.cards,
    chatOf: platform.chatOf,
    answer: (cmd, ...answers) => {
      planned.set(cmd, [...(planned.get(cmd) ?? []), ...answers])
    },
    answerWhen: (cmd, rule) => {
      rules.set(cmd, rule)
    },
    say: (user, text, extra = {}) =>
      message({ from: { userid: user }, msgtype: 'text', text: { content: text }, ...extra }),
    message,
    event: (event, extra = {}) => toBot('aibot_event_callback', { msgtype: 'event', event, ...extra }),
    raw: (frame) => {
      for (const socket of live) send(socket, frame)
    },
    deafen: () => {
      hears = false
    },
    stall: () => {
      for (const socket of live) socket.pause()
    },
    unstall: () => {
      for (const socket of live) socket.resume()
    },
    ignorePings: () => {
      server.options.autoPong = false
    },
    dropAll: () => {
      for (const socket of live) socket.terminate()
    },
    kick: () => {
      for (const socket of known) kickOut(socket)
    },
    goDark: close,
    comeBack: async () => {
      server = new WebSocketServer({ port, host: '127.0.0.1' })
      await new Promise((resolve) => server.once('listening', resolve))
      hears = true
      listen(server)
    },
    sockets: () => live.length,
    subscribed: () => known.size,
    unfinished: platform.unfinished,
    violations: platform.violations,
    waitFor,
    stop: async () => {
      for (const timer of timers) clearTimeout(timer)
      await close()
    },
  }
}
