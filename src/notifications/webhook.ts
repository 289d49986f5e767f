import { createHash } from 'node:crypto'
import { ChatGone, type Outgoing, type Progress } from '../chat/channel.ts'
import { type Format, WECOM_MARKDOWN } from '../chat/format.ts'
import { render } from '../chat/render.ts'
import { watchSetBack } from '../chat/set-back.ts'
import { Busy, type Target } from './outbox.ts'

/** A group's webhook: where to post, and which chat of the bot is the same group, if that was given. */
export interface Webhook {
  /** A mark of the address, fit for the store and the log. */
  id: string
  /** Holds the key: never logged, never stored. */
  url: string
  /** The group's id as 我是谁 tells it in the group, null if unknown. */
  group: string | null
}

export interface WebhookOptions {
  webhooks: readonly Webhook[]
  now(): number
  /** Waits; a test's clock may go faster. */
  sleep?: (ms: number) => Promise<void>
  /** A request without an answer by then may have arrived. */
  callLimitMs?: number
}

/** The webhook's own limits: 4096 bytes, cut by us below 3800; 20 messages a minute, spaced by 3 s. */
const LIMIT_BYTES = 3_800
const PER_MINUTE = 20
const SPACING_MS = 3_000
/** A little more than the platform's minute, for the jitter of the network. */
const MINUTE_MS = 60_500
const CALL_LIMIT_MS = 15_000
const BUSY_CODES: ReadonlySet<number> = new Set([45009, 45033, -1])
/** 93000: invalid webhook url; 93004: the robot was taken away; 93008: not in the group. */
const GONE_CODES: ReadonlySet<number> = new Set([93000, 93004, 93008])

/** Markdown of a webhook: no tables, one level of quotes. */
export const WEBHOOK_MARKDOWN: Format = {
  ...WECOM_MARKDOWN,
  table: (head, rows) =>
    rows
      .map(
        (row) =>
          `- ${row[0] ?? ''}：${row
            .slice(1)
            .map((value, i) => `${head[i + 1] ?? ''} ${value}`.trim())
            .join('，')}`,
      )
      .join('\n'),
  limit: LIMIT_BYTES,
}

/** Reads an address of WECOM_WEBHOOK_URLS; `…?key=K#wrAbC` says that it is the group wrAbC. */
export function readWebhook(address: string): Webhook {
  const url = new URL(address)
  const group = decodeURIComponent(url.hash.slice(1)) || null
  url.hash = ''
  const id = createHash('sha256').update(url.href).digest('base64url').slice(0, 12)
  return { id, url: url.href, group }
}

class Refused extends Error {}

/** Makes the webhooks a target of the outbox: `chat` is a webhook's id. */
export function createWebhookTarget(options: WebhookOptions): Target {
  const { now } = options
  const sleep = options.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)))
  const sent = new Map<string, number[]>()
  const tails = new Map<string, Promise<unknown>>()
  const isSetBack = watchSetBack()

  /** Waits for the next free place of this webhook. */
  const turn = async (id: string): Promise<void> => {
    for (;;) {
      if (isSetBack(now())) sent.clear()
      const times = (sent.get(id) ?? []).filter((time) => time > now() - MINUTE_MS)
      const ready = Math.max(
        (times.at(-1) ?? Number.NEGATIVE_INFINITY) + SPACING_MS,
        (times.at(-PER_MINUTE) ?? Number.NEGATIVE_INFINITY) + MINUTE_MS,
      )
      if (ready <= now()) {
        sent.set(id, [...times, now()])
        return
      }
      await sleep(ready - now())
    }
  }

  const post = async (url: string, content: string, progress: Progress): Promise<void> => {
    progress.sending()
    let response: Response
    try {
      response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ msgtype: 'markdown_v2', markdown_v2: { content } }),
        signal: AbortSignal.timeout(options.callLimitMs ?? CALL_LIMIT_MS),
        redirect: 'error',
      })
    } catch (error) {
      // fetch puts the address into its messages, and the address is the key.
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : null
      const code = cause && 'code' in cause ? String(cause.code) : ''
      if (
        !/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/u.test(code)
      )
        throw new Refused(`a webhook gave no answer ${code}`.trim())
      progress.unsent()
      throw new Busy(`a webhook cannot be reached (${code})`, 60_000)
    }
    const answer = (await response.json().catch(() => null)) as { errcode?: number } | null
    if (answer?.errcode === 0) return
    // Any answer but 0 says that the message was not taken; a page of a proxy says nothing.
    if (answer?.errcode === undefined && response.status < 400)
      throw new Refused('a webhook gave an odd answer')
    progress.unsent()
    const code = answer?.errcode ?? response.status
    if (GONE_CODES.has(code)) throw new ChatGone(`the webhook is not valid any more (${code})`)
    if (BUSY_CODES.has(code) || code === 429) throw new Busy(`the webhook asks to wait (${code})`, MINUTE_MS)
    throw new Refused(`the webhook refused the message (${code})`)
  }

  const push = async (id: string, message: Outgoing, progress: Progress): Promise<void> => {
    const webhook = options.webhooks.find((known) => known.id === id)
    if (!webhook) throw new ChatGone('the webhook is not configured any more')
    const [content] = render(message.blocks, WEBHOOK_MARKDOWN)
    if (!content) return
    await turn(id)
    await post(webhook.url, content, progress)
  }

  return {
    push: (id, message, progress) => {
      const before = tails.get(id) ?? Promise.resolve()
      const work = before.then(() => push(id, message, progress))
      tails.set(
        id,
        work.catch(() => {}),
      )
      return work
    },
  }
}
