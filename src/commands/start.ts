import { readFile } from 'node:fs/promises'
import { setTimeout as passing } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { startPrompt } from '../channels/terminal.ts'
import { createDoor } from '../channels/web/door.ts'
import { createLink } from '../channels/web/link.ts'
import { createMetrics } from '../channels/web/metrics.ts'
import { startWebServer } from '../channels/web/server.ts'
import { keptSecret } from '../channels/web/signature.ts'
import { type Config, secretsOf } from '../config.ts'
import { AppError } from '../errors.ts'
import { createLogger, type Logger } from '../logger.ts'
import { openLiveLibrary } from './live-library.ts'
import { HEAD_START_MS, rehearse, warmUp } from './rehearsal.ts'
import { type FolderOptions, settings } from './settings.ts'
import type { Streams } from './streams.ts'
import { openWebStore } from './web-store.ts'

/** Time the parts get to finish what they are at; a supervisor commonly kills after ten seconds. */
const STOP_WITHIN_MS = 8_000
/** The end when a signal comes while the reports are still being read. */
const END_WITHIN_MS = 9_000

/**
 * Each new state of the reports leaves the last one behind as garbage, and on a machine with much memory V8 lets that grow
 * to a multiple of what is in use: with 10,000 paragraphs in memory to 1,245 MB after six states. Half as much again is what
 * it may grow by; --optimize-for-size is no sparer, and takes a third more processor time for questions. What is in use
 * itself does not grow: after a collection by force 141, 133, 141, 142 and 141 MB in the third to the fifth minute of the
 * soak. Told once the bot is ready, since what is made till then stays.
 */
const MOST_GROWTH_PERCENT = 50

async function packageVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8')
  return String(JSON.parse(text).version)
}

/** Resolves with the first signal, or when `leave` is called. */
function untilStopped(log: Logger): { stopped: Promise<string>; leave: (why: string) => void } {
  let leave: (why: string) => void = () => {}
  const stopped = new Promise<string>((resolve) => {
    leave = resolve
  })
  let asked = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      // npm hands a terminal's Ctrl-C on, so that it comes twice: stopping is begun once.
      if (asked) return
      asked = true
      setTimeout(() => process.exit(0), END_WITHIN_MS).unref()
      leave(signal)
    })
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a failure nobody waited for'))
  process.on('uncaughtException', (error) => {
    // What state the program is in nobody knows now; the service manager starts it anew, the store loses nothing.
    log.fatal({ err: error }, 'the program met a fault of its own and ends')
    process.exit(1)
  })
  return { stopped, leave }
}

async function stopAll(parts: readonly (() => Promise<void> | undefined)[], log: Logger): Promise<void> {
  const all = Promise.all(
    parts.map((stop) => stop()?.catch((error) => log.error({ err: error }, 'stopping'))),
  )
  const deadline = new Promise<void>((resolve) => setTimeout(resolve, STOP_WITHIN_MS).unref())
  await Promise.race([all, deadline])
}

/** `start`: indexes what changed and answers until SIGINT or SIGTERM. */
export async function start(options: FolderOptions, streams: Streams): Promise<number> {
  const config = settings(options)
  const prompting = streams.stdin.isTTY === true
  const channelsOn = config.telegram !== null || config.wecom !== null || config.wecomWebhookUrls.length > 0
  if (!config.web && !channelsOn && !prompting)
    throw new AppError(
      'CONFIG',
      'Nothing to start: set WEB_PORT, or a chat channel (TELEGRAM_BOT_TOKEN, WECOM_BOT_ID and WECOM_BOT_SECRET), or run it in a terminal.',
    )
  const log = createLogger({
    level: config.logLevel,
    secrets: secretsOf(config),
    pretty: streams.stderr.isTTY === true,
  })
  const { stopped, leave } = untilStopped(log)
  return await serveUntil(stopped, leave, { config, streams, log, prompting })
}

/** Where members' phones reach the page, and the code they need there. */
function pageOf({ web, access, publicUrl }: Config, secret: string) {
  const door = createDoor(secret)
  const isOpen = web?.public === true && access === 'open'
  return () => (web && publicUrl ? { url: publicUrl, code: isOpen ? null : door.code(Date.now()) } : null)
}

/** Starts every part, waits for the end and stops them. */
async function serveUntil(
  stopped: Promise<string>,
  leave: (why: string) => void,
  { config, streams, log, prompting }: { config: Config; streams: Streams; log: Logger; prompting: boolean },
): Promise<number> {
  const library = await openLiveLibrary(config, log)
  const { engine } = library
  const metrics = createMetrics()
  const secret = config.web ? (config.web.secret ?? (await keptSecret(config.stateDir))) : ''
  const chats =
    config.telegram || config.wecom || config.wecomWebhookUrls.length > 0
      ? await (await import('./chat-channels.ts')).openChatChannels(config, {
          engine,
          link: createLink(config.web && config.publicUrl, secret),
          page: pageOf(config, secret),
          answered: (message, turn, ms) => metrics.answered(message.channel, turn.answer.kind, ms),
          log,
        })
      : null
  const ownStore = config.web && !chats ? openWebStore(config.stateDir, config.conversationDays, log) : null
  const server = config.web
    ? await startWebServer({
        port: config.web.port,
        host: config.web.host,
        open: config.web.public,
        access: config.access,
        publicUrl: config.publicUrl,
        store: chats?.store ?? ownStore,
        secret,
        version: await packageVersion(),
        engine,
        index: library.version,
        channels: () => chats?.status() ?? {},
        gauges: () => chats?.gauges() ?? {},
        metrics,
        now: Date.now,
        onError: (error) => log.error({ err: error }, 'a page failed'),
      })
    : null
  await chats?.start()
  const parts = [
    library.stop,
    async () => {
      await server?.stop()
      ownStore?.close()
    },
    () => chats?.stop(STOP_WITHIN_MS),
  ]
  const url = server?.url ?? null
  const unprepared = (error: unknown) => log.error({ err: error }, 'the rehearsal failed')
  const rehearsed = rehearse(engine).catch(unprepared)
  await Promise.race([rehearsed, passing(HEAD_START_MS)])
  log.info({ reports: library.reports(), paragraphs: library.paragraphs(), url }, 'ready')
  setFlagsFromString(`--heap-growing-percent=${MOST_GROWTH_PERCENT}`)
  await library.watch(async () => {
    await chats?.updated()
    warmUp(engine).catch(unprepared)
  })
  if (prompting) {
    const prompt = startPrompt({
      engine,
      input: streams.stdin,
      output: streams.stdout,
      onInterrupt: () => leave('SIGINT'),
      onError: (error) => log.error({ err: error }, 'a question failed'),
      onLeave: () => {
        if (!server && !chats) leave('the prompt was closed')
      },
    })
    parts.push(async () => prompt.stop())
  }

  const why = await stopped
  log.info({ why }, 'stopping')
  await stopAll(parts, log)
  log.info('stopped')
  // An SDK may hold a socket or a timer open; nothing is left to wait for.
  process.exit(0)
}
