import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startFakeTelegram } from './fake-telegram.ts'
import { startFakeWecom } from './fake-wecom.ts'

export type CrashKind = 'webhook' | 'telegram' | 'wecom'

/** A server for notifications: where it is, and what has arrived in a chat. */
export interface CrashServer {
  address: string
  texts(chat: string): string[]
  violations(): string[]
  stop(): Promise<void>
}

/** Answers come after this, so that a process can die while its request is under way. */
const HELD_MS = 40

/** Starts a server that takes notifications, refusing every `refuseNth` request for now. */
export async function startCrashServer(kind: CrashKind, refuseNth: number): Promise<CrashServer> {
  const refused = (nth: number) => refuseNth > 0 && nth % refuseNth === 0
  if (kind === 'telegram') {
    const fake = await startFakeTelegram()
    fake.failWhen('sendMessage', (_call, nth) =>
      refused(nth)
        ? { error: 429, description: 'Too Many Requests: retry after 1', parameters: { retry_after: 1 } }
        : { stallMs: 1, afterMs: HELD_MS },
    )
    return {
      address: fake.root,
      texts: (chat) => fake.texts(Number(chat)),
      violations: () => fake.violations,
      stop: fake.stop,
    }
  }
  if (kind === 'wecom') {
    const fake = await startFakeWecom()
    for (const chat of ['1', '2', '3']) fake.say(chat, '您好')
    fake.answerWhen('aibot_send_msg', (_frame, nth) =>
      refused(nth + 1) ? { code: 45009 } : { lateMs: HELD_MS },
    )
    return {
      address: fake.url,
      texts: fake.bubbles,
      violations: () => fake.violations,
      stop: fake.stop,
    }
  }
  const arrived: { chat: string; content: string }[] = []
  let requests = 0
  const server = createServer((request, response) => {
    const chat = new URL(request.url ?? '', 'http://x').searchParams.get('key') ?? ''
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      requests += 1
      const isRefused = refused(requests)
      if (!isRefused) arrived.push({ chat, content: String(JSON.parse(body).markdown_v2.content) })
      setTimeout(() => response.end(JSON.stringify({ errcode: isRefused ? 45009 : 0 })), HELD_MS)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`,
    texts: (chat) => arrived.filter((one) => one.chat === chat).map(({ content }) => content),
    violations: () => [],
    stop: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
