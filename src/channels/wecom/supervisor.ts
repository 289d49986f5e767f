import type { WSClient, WsFrame } from '@wecom/aibot-node-sdk'
import type { ChannelStatus, Log } from '../../chat/channel.ts'
import { Stopped, subscribeCode } from './failure.ts'
import { createLineProbe, type LineSocket } from './line-probe.ts'
import type { Pauses, Timing } from './timing.ts'

export interface SupervisorOptions {
  /** Makes a client that is not connected yet, and tells each socket that it opens. */
  client: (opened: (socket: LineSocket) => void) => WSClient
  log: Log
  now: () => number
  timing: Pick<Timing, 'watchdogMs' | 'probeMs' | 'stableMs' | 'pauses'>
  /** Each message and event, once. */
  heard: (frame: WsFrame) => void
  /** The server has accepted the subscription; called at each one. */
  accepted: () => void
}

/** Keeps one subscribed client, whatever ends the last one. */
export interface Supervisor {
  start(): void
  stop(): void
  status(): ChannelStatus
  /** The client if it is subscribed, else null. */
  client(): WSClient | null
  /** True when subscribed, false if that takes longer than `ms`; rejects with Stopped. */
  untilUp(ms: number): Promise<boolean>
  /** The server has forgotten this client's subscription: takes a new one, unless that has been done. */
  renew(client: WSClient): void
}

/** Longer than setTimeout can count. */
const FOR_EVER = 2 ** 31 - 1
/** Frequency limit; the SDK takes it for wrong credentials, and would ask five times more within 31 s. */
const BUSY = 45009
/** Up to a fifth more, so that two processes that lost the same server do not come back in step. */
const JITTER = 0.2

/**
 * Makes the supervisor around the SDK, which reconnects by itself after a lost connection but gives up for good
 * when it is refused or kicked, and waits for ever for a subscription that is never answered. A client that has come
 * to its end is thrown away: connecting it again right after disconnecting corrupts it.
 */
export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { log, now, timing } = options
  let status: ChannelStatus = 'down'
  let told: ChannelStatus | null = null
  let client: WSClient | null = null
  let socket: LineSocket | null = null
  let since = Number.POSITIVE_INFINITY
  let failures: Record<keyof Pauses, number> = { network: 0, kicked: 0, refused: 0 }
  let stopped = false
  let watchdog: NodeJS.Timeout | undefined
  let pausing: NodeJS.Timeout | undefined
  const waiting = new Set<(outcome: boolean | Stopped) => void>()
  const probe = createLineProbe(timing.probeMs)

  const tell = (next: ChannelStatus, fields: object, sentence: string): void => {
    if (told === next) return
    told = next
    log.warn(fields, sentence)
  }

  const drop = (): void => {
    clearTimeout(watchdog)
    probe.stop()
    const last = client
    client = null
    socket = null
    last?.removeAllListeners()
    last?.disconnect()
  }

  const again = (row: keyof Pauses): number => {
    drop()
    // A connection that stood for long says that the trouble before it is over.
    if (now() - since > timing.stableMs) failures = { network: 0, kicked: 0, refused: 0 }
    since = Number.POSITIVE_INFINITY
    const steps = timing.pauses[row]
    const pause = (steps[Math.min(failures[row], steps.length - 1)] ?? 0) * (1 + Math.random() * JITTER)
    failures[row] += 1
    clearTimeout(pausing)
    if (!stopped) pausing = setTimeout(begin, pause)
    return Math.round(pause / 1000)
  }

  const up = (): void => {
    status = 'up'
    if (told !== null) log.info({}, 'WeCom is heard again')
    told = null
    for (const wake of waiting) wake(true)
  }

  const accepted = (): void => {
    clearTimeout(watchdog)
    since = now()
    failures.refused = 0
    up()
    if (socket) probe.watch(socket, { silent, heard: up, dead })
    options.accepted()
  }

  const silent = (): void => {
    status = 'down'
    tell('down', {}, 'the connection to WeCom has gone silent; waiting for a sign of life')
  }

  const dead = (): void => {
    status = 'down'
    const seconds = again('network')
    log.warn({ seconds }, 'the connection to WeCom is dead; trying again with a new one')
  }

  const lost = (): void => {
    clearTimeout(watchdog)
    probe.stop()
    if (stopped) return
    status = 'down'
    tell('down', {}, 'the connection to WeCom is lost; trying again')
  }

  const unanswered = (): void => {
    status = 'down'
    const seconds = again('network')
    tell('down', { seconds }, 'WeCom did not answer the subscription; trying again with a new connection')
  }

  const kicked = (): void => {
    status = 'kicked'
    const seconds = again('kicked')
    tell(
      'kicked',
      { seconds },
      'another process has connected with WECOM_BOT_ID; stop it, or this one stays silent and tries again now and then',
    )
  }

  const failed = (error: Error): void => {
    const code = subscribeCode(error)
    const givenUp = 'code' in error ? error.code : null
    if (code !== null || givenUp === 'WS_AUTH_FAILURE_EXHAUSTED') {
      status = 'refused'
      const seconds = again('refused')
      const sentence =
        code === BUSY
          ? 'WeCom limits how often one may connect (45009); waiting longer each time'
          : 'WeCom refuses the bot; check WECOM_BOT_ID and WECOM_BOT_SECRET in the admin console. It is tried again now and then'
      tell('refused', { code, seconds }, sentence)
    } else if (givenUp === 'WS_RECONNECT_EXHAUSTED') unanswered()
    else if (status !== 'up') {
      status = 'down'
      tell('down', { reason: String(givenUp ?? error.name) }, 'WeCom cannot be reached; trying again')
    }
  }

  function begin(): void {
    if (stopped) return
    let one: WSClient
    try {
      one = options.client((opened) => {
        if (client === one) socket = opened
      })
    } catch (error) {
      log.error({ err: error }, 'the WeCom client could not be made')
      again('network')
      return
    }
    client = one
    const ours =
      <Args extends unknown[]>(work: (...args: Args) => void) =>
      (...args: Args) => {
        if (client === one && !stopped) work(...args)
      }
    one.on(
      'connected',
      ours(() => {
        clearTimeout(watchdog)
        watchdog = setTimeout(unanswered, timing.watchdogMs)
      }),
    )
    one.on('authenticated', ours(accepted))
    one.on('disconnected', ours(lost))
    one.on('error', ours(failed))
    // Each frame comes twice, by its kind and by its type: one of the two is enough.
    one.on('message', ours(options.heard))
    one.on(
      'event',
      ours((frame: WsFrame) => {
        if (frame.body?.event?.eventtype === 'disconnected_event') kicked()
        else options.heard(frame)
      }),
    )
    one.connect()
  }

  return {
    start: begin,
    stop: () => {
      stopped = true
      status = 'down'
      clearTimeout(pausing)
      for (const wake of waiting) wake(new Stopped())
      drop()
    },
    status: () => status,
    client: () => (status === 'up' ? client : null),
    untilUp: (ms) => {
      if (stopped) return Promise.reject(new Stopped())
      if (status === 'up') return Promise.resolve(true)
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => wake(false), Math.min(ms, FOR_EVER))
        const wake = (outcome: boolean | Stopped): void => {
          waiting.delete(wake)
          clearTimeout(timer)
          if (outcome instanceof Stopped) reject(outcome)
          else resolve(outcome)
        }
        waiting.add(wake)
      })
    },
    renew: (one) => {
      if (client !== one || status !== 'up') return
      unanswered()
    },
  }
}
