import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Telegraf } from 'telegraf'
import type { ChannelStatus, Log } from '../../chat/channel.ts'
import { AppError } from '../../errors.ts'
import type { Call } from './api.ts'
import { describeFailure, readFailure } from './failure.ts'

export interface WebhookOptions {
  /** The address Telegram calls, https, its path included. */
  url: string
  port: number
  host: string
  /** 1–256 of A–Z a–z 0–9 _ -; made anew at each start if null. */
  secretToken: string | null
}

/** A running webhook. */
export interface Webhook {
  port: number
  stop(): Promise<void>
}

const RETRY_MS = [1_000, 2_000, 5_000, 15_000, 30_000]
const REFUSED_RETRY_MS = 600_000

/**
 * Listens for updates and registers the address with Telegram, again and again until that works. Rejects with
 * AppError PORT_IN_USE if the port is taken.
 */
export async function startWebhook(
  options: WebhookOptions & {
    telegraf: Telegraf
    call: Call
    log: Log
    allowedUpdates: readonly string[]
    status: (status: ChannelStatus) => void
    launched: () => void
  },
): Promise<Webhook> {
  const { telegraf, call, log, status } = options
  const secretToken = options.secretToken ?? randomBytes(24).toString('base64url')
  const handle = telegraf.webhookCallback(new URL(options.url).pathname, { secretToken })
  const stopping = new AbortController()
  const server = createServer((request, response) => {
    if (!telegraf.botInfo) {
      // Not ready: Telegram tries again.
      response.writeHead(503).end()
      return
    }
    handle(request, response).catch((error: unknown) => {
      log.error({ reason: describeFailure(error) }, 'a webhook call could not be taken in')
      if (!response.writableEnded) response.writeHead(500).end()
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        new AppError('PORT_IN_USE', `the webhook port ${options.port} cannot be opened; choose another`, {
          cause: error,
        }),
      ),
    )
    server.listen(options.port, options.host, resolve)
  })

  const register = async (): Promise<void> => {
    for (let failures = 0; !stopping.signal.aborted; failures += 1) {
      try {
        telegraf.botInfo ??= await telegraf.telegram.getMe()
        options.launched()
        await call('setWebhook', {
          url: options.url,
          secret_token: secretToken,
          allowed_updates: options.allowedUpdates,
        })
        status('up')
        return
      } catch (error) {
        const refused = readFailure(error).kind === 'refused'
        status(refused ? 'refused' : 'down')
        if (failures === 0)
          log.warn({ reason: describeFailure(error) }, 'the Telegram webhook could not be set; trying again')
        const pause = refused ? REFUSED_RETRY_MS : (RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 0)
        await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {})
      }
    }
  }
  const registering = register()

  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    stop: async () => {
      stopping.abort()
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
      await registering
    },
  }
}
