import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { text } from '../../src/chat/blocks.ts'
import { ChatGone, plainMessage } from '../../src/chat/channel.ts'
import { Busy } from '../../src/notifications/outbox.ts'
import { createWebhookTarget, readWebhook } from '../../src/notifications/webhook.ts'

let server: Server
let root: string
let answer: { status: number; body: string; waitMs?: number }
let bodies: { msgtype: string; markdown_v2: { content: string } }[]
let time: number
let times: number[]

beforeEach(async () => {
  answer = { status: 200, body: '{"errcode":0,"errmsg":"ok"}' }
  bodies = []
  times = []
  time = 1_000_000
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      bodies.push(JSON.parse(body))
      times.push(time)
      setTimeout(() => response.writeHead(answer.status).end(answer.body), answer.waitMs ?? 0)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/send?key=SECRETKEY`
})
afterEach(() => {
  server.close()
})

function push(words = '新报告', url = root) {
  const webhook = readWebhook(url)
  const target = createWebhookTarget({
    webhooks: [webhook],
    callLimitMs: 200,
    now: () => time,
    sleep: async (ms) => {
      time += ms
    },
  })
  const told: string[] = []
  const progress = { sending: () => told.push('sending'), unsent: () => told.push('unsent') }
  const say = () => target.push(webhook.id, plainMessage([text(words)]), progress)
  return { say, told }
}

describe('a group webhook', () => {
  it('gets markdown within its limit', async () => {
    await push('很长的报告，'.repeat(2_000)).say()
    expect(bodies[0]?.msgtype).toBe('markdown_v2')
    expect(Buffer.byteLength(bodies[0]?.markdown_v2.content ?? '')).toBeLessThanOrEqual(4_096)
  })

  it('gets no more than twenty messages in any minute, three seconds apart', async () => {
    const { say } = push()
    await Promise.all(Array.from({ length: 50 }, say))
    expect(times).toHaveLength(50)
    times.forEach((at, i) => {
      expect(at - (times[i - 1] ?? 0)).toBeGreaterThanOrEqual(3_000)
      expect(times.filter((other) => other > at - 60_000 && other <= at).length).toBeLessThanOrEqual(20)
    })
  })

  it.each([
    ['{"errcode":45009}', 200, Busy],
    ['{"errcode":93000}', 200, ChatGone],
    ['{"errcode":40008}', 200, Error],
    ['busy', 429, Busy],
  ])('that answers %s is told to have taken nothing', async (body, status, kind) => {
    answer = { status, body }
    const { say, told } = push()
    await expect(say()).rejects.toBeInstanceOf(kind)
    expect(told).toEqual(['sending', 'unsent'])
  })

  it('that answers with a page of a proxy may have taken it', async () => {
    answer = { status: 200, body: '<html>' }
    const { say, told } = push()
    await expect(say()).rejects.toThrow('odd answer')
    expect(told).toEqual(['sending'])
  })

  it('that does not answer in time may have taken it', async () => {
    answer = { status: 200, body: '{"errcode":0}', waitMs: 400 }
    const { say, told } = push()
    await expect(say()).rejects.toThrow('gave no answer')
    expect(told).toEqual(['sending'])
    expect(bodies).toHaveLength(1)
  })

  it('never lets its key out, neither in an error nor in its mark', async () => {
    const { say } = push()
    server.close()
    await once(server, 'close')
    const error = await say().catch((thrown: unknown) => thrown)
    expect(`${error} ${JSON.stringify(error)} ${readWebhook(root).id}`).not.toContain('SECRETKEY')
    expect(error).toBeInstanceOf(Busy)
  })

  it('may name the group it belongs to, which is no part of the address', () => {
    expect(readWebhook(`${root}#wrAbC`)).toMatchObject({ url: root, group: 'wrAbC' })
    expect(readWebhook(`${root}#wrAbC`).id).toBe(readWebhook(root).id)
  })
})
