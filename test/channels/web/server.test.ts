import { describe, expect, it } from 'vitest'
import { createMetrics } from '../../../src/channels/web/metrics.ts'
import { startWebServer } from '../../../src/channels/web/server.ts'
import { createFakeEngine } from '../../support/fake-engine.ts'

function options(port: number) {
  const engine = createFakeEngine()
  return {
    port,
    host: '127.0.0.1',
    engine: () => engine,
    index: () => 'v1',
    channels: () => ({}),
    gauges: () => ({}),
    open: false,
    secret: 'a secret for tests',
    version: '1.0.0',
    metrics: createMetrics(),
    now: Date.now,
    onError: () => {},
  }
}

describe('startWebServer', () => {
  it('picks a free port, answers there and stops though a connection is kept open', async () => {
    const server = await startWebServer(options(0))
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u)
    const response = await fetch(`${server.url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: '提案多少' }),
    })
    expect(await response.json()).toMatchObject({ kind: 'answer' })
    await server.stop()
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()
  })

  it('says what to do when the port is in use', async () => {
    const server = await startWebServer(options(0))
    const port = Number(new URL(server.url).port)
    await expect(startWebServer(options(port))).rejects.toMatchObject({
      code: 'PORT_IN_USE',
      message: expect.stringContaining('WEB_PORT'),
    })
    await server.stop()
  })
})
