import type { Engine } from '../../src/answer/turn.ts'
import { createWebApp } from '../../src/channels/web/app.ts'
import type { WebAppOptions } from '../../src/channels/web/app-options.ts'
import { loadAssets } from '../../src/channels/web/assets.ts'
import { createMetrics } from '../../src/channels/web/metrics.ts'
import { createFakeEngine } from './fake-engine.ts'

export const WEB_SECRET = 'a secret for tests'

/** Sends a request as if over a connection from some address. */
export type Send = (path: string, init?: RequestInit) => Promise<Response>

/** The web app over the fake engine, asked from this machine and from afar, with a clock of its own. */
export async function setUpWebApp({
  engine = createFakeEngine(),
  ...changes
}: Partial<Omit<WebAppOptions, 'engine'>> & { engine?: Engine } = {}) {
  const errors: unknown[] = []
  const clock = { now: 0 }
  const app = createWebApp({
    engine: () => engine,
    index: () => 'v1',
    channels: () => ({}),
    gauges: () => ({ wenbao_messages_pending: 7 }),
    open: false,
    secret: WEB_SECRET,
    version: '1.0.0',
    assets: await loadAssets(),
    metrics: createMetrics(),
    now: () => clock.now,
    onError: (error) => errors.push(error),
    ...changes,
  })
  const from =
    (remoteAddress: string, headers: Record<string, string>): Send =>
    (path, init = {}) =>
      Promise.resolve(
        app.request(
          path,
          { ...init, headers: { ...headers, ...(init.headers as Record<string, string>) } },
          { incoming: { socket: { remoteAddress, remotePort: 1, remoteFamily: 'IPv4' } } },
        ),
      )
  return {
    errors,
    clock,
    here: from('127.0.0.1', { host: '127.0.0.1:8080' }),
    afar: from('10.0.0.9', { host: 'baogao.example.org' }),
    from,
  }
}

/** A question as the API takes it. */
export function asking(question: unknown, chat?: string): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question, chat }),
  }
}

/** A form as a browser sends it. */
export function form(fields: Record<string, string>, headers: Record<string, string> = {}): RequestInit {
  return { method: 'POST', headers, body: new URLSearchParams(fields) }
}
