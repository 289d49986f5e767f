import type { WSClientOptions } from '@wecom/aibot-node-sdk'

type OfSocket = NonNullable<NonNullable<WSClientOptions['wsOptions']>['finishRequest']>

/** The SDK's socket, which it keeps to itself; handed over by `ws` when the connection is being made. */
export type LineSocket = Pick<Parameters<OfSocket>[1], 'ping' | 'on' | 'off'>

/** What the probe finds out about a line. */
export interface LineOutcome {
  /** Nothing has come back for one span: it may be dead, and nothing should be sent over it now. */
  silent(): void
  /** Something has come after all. */
  heard(): void
  /** Nothing for several spans: it is of no use any more. */
  dead(): void
}

/** Asks a socket again and again whether the other end is there. */
export interface LineProbe {
  watch(socket: LineSocket, outcome: LineOutcome): void
  stop(): void
}

/** A stall of a server or a phone network is over by then; after 45009 it would cost minutes to be wrong. */
const DEAD_AFTER = 4

/**
 * Makes the probe. It pings as WebSocket itself does (RFC 6455, 5.5.2), below the platform's own frames, so nothing is
 * counted as a message: six bytes each way. The SDK's JSON ping notices a dead line after 60 to 90 s only. Spans are
 * counted in ticks, not on the clock, so that a process that was busy does not take its own pause for a dead line. A
 * server that has never answered a ping is not judged by it: then the SDK's heartbeat remains.
 */
export function createLineProbe(spanMs: number): LineProbe {
  let answers = false
  let stop = (): void => {}

  const watch = (socket: LineSocket, outcome: LineOutcome): void => {
    stop()
    let fresh = true
    let missed = 0
    const anything = (): void => {
      fresh = true
      if (answers && missed > 0) outcome.heard()
      missed = 0
    }
    const pong = (): void => {
      answers = true
      anything()
    }
    const tick = (): void => {
      missed = fresh ? 0 : missed + 1
      fresh = false
      if (answers && missed === DEAD_AFTER) outcome.dead()
      else {
        if (answers && missed === 1) outcome.silent()
        socket.ping()
      }
    }
    const timer = setInterval(tick, spanMs)
    socket.on('pong', pong)
    socket.on('message', anything)
    stop = () => {
      clearInterval(timer)
      socket.off('pong', pong)
      socket.off('message', anything)
      stop = () => {}
    }
    socket.ping()
  }

  return { watch, stop: () => stop() }
}
