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
  /** Stops acknowledging pings. */
  deafen(): void
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
const RESPOND = 'aibot_respond_msg'
const SUBSCRIBE = 'aibot_subscribe'

function ackAfter(answer: Answer | null): number | null {
  if (answer === null || 'code' in answer) return 0
  if ('lateMs' in answer) return answer.lateMs
  return null
}

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

  const ack = (socket: WebSocket, frame: SeenFrame, code: number, message: string, ms: number): void => {
    const say = () =>
      send(socket, { headers: { req_id: frame.reqId }, errcode: code, errmsg: code === 0 ? 'ok' : message })
    if (ms === 0) return say()
    const timer = setTimeout(say, ms)
    timers.add(timer)
  }

  const handle = (socket: WebSocket, frame: SeenFrame): void => {
    if (frame.cmd === 'ping') {
      if (hears) ack(socket, frame, 0, '', 0)
      return
    }
    frames.push(frame)
    const plan = planFor(frame)
    if (plan && 'lost' in plan) return
    if (plan && 'drop' in plan && plan.drop === 'before') return socket.terminate()
    if (plan && 'code' in plan) return ack(socket, frame, plan.code, plan.message ?? 'refused', 0)
    if (frame.cmd === SUBSCRIBE) {
      if (plan && 'never' in plan) return
      const right = frame.body.bot_id === FAKE_BOT && frame.body.secret === FAKE_SECRET
      if (right) {
        for (const other of known) if (other !== socket) kickOut(other)
        known = new Set([socket])
      }
      return ack(socket, frame, right ? 0 : 853000, 'invalid bot_id or secret', 0)
    }
    if (!known.has(socket)) return ack(socket, frame, 846609, 'aibot websocket not subscribed', 0)
    const refusal = platform.check(frame)
    if (refusal) return ack(socket, frame, refusal.code, refusal.message, 0)
    carried.push(frame)
    platform.carry(frame)
    if (plan && 'drop' in plan) return socket.terminate()
    const ms = ackAfter(plan)
    if (ms !== null) ack(socket, frame, 0, '', ms)
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

export { RESPOND, SUBSCRIBE }
