import { readFileSync } from 'node:fs'
import { parse } from 'dotenv'
import { z } from 'zod'
import type { Admin } from './chat/access.ts'
import { AppError } from './errors.ts'

/** Variables as the process and `.env` give them. */
export type Environment = Record<string, string | undefined>

/** Everything an operator can set; what is off is null. */
export interface Config {
  dataDir: string
  indexDir: string
  stateDir: string
  telegram: {
    token: string
    apiRoot: string | null
    /** Answers @bot question in any chat. */
    inline: boolean
    /** Receives by webhook instead of asking Telegram for messages. */
    webhook: { url: string; port: number; host: string } | null
  } | null
  wecom: { botId: string; secret: string; wsUrl: string | null } | null
  /** Group webhooks that only receive notifications. */
  wecomWebhookUrls: string[]
  web: { port: number; host: string; secret: string | null; public: boolean } | null
  /** Address under which members' phones reach the web pages, without a slash at the end. */
  publicUrl: string | null
  access: 'open' | 'approve'
  admins: Admin[]
  /** Tells admins each Monday which questions found no answer. */
  weeklyGaps: boolean
  /** Days after which a conversation is forgotten. */
  conversationDays: number
  homeRegion: string | null
  searchEngine: 'auto' | 'minisearch' | 'sqlite'
  /** Minutes after midnight; `from` may lie after `to` (22:00-07:00). */
  quietHours: { from: number; to: number } | null
  timeZone: string
  logLevel: LogLevel
}

export type LogLevel = (typeof LOG_LEVELS)[number]

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|::1|\[::1\])$/u
/** Shorter secrets can be guessed by trying. */
const SHORTEST_SECRET = 16

const optional = z.string().nullable().default(null)

function address(protocols: readonly string[], cure: string) {
  return z.string().refine((value) => {
    const url = URL.canParse(value) ? new URL(value) : null
    return url !== null && protocols.includes(url.protocol)
  }, cure)
}

function choice<const T extends readonly [string, ...string[]]>(values: T, fallback: T[number]) {
  return z.enum(values, { error: `must be one of ${values.join(', ')}` }).default(fallback)
}

const port = z
  .string()
  .refine((value) => /^\d{1,5}$/u.test(value) && Number(value) <= 65_535, 'must be a port from 0 to 65535')
  .transform(Number)

const clock = z
  .string()
  .regex(
    /^([01]?\d|2[0-3]):[0-5]\d-([01]?\d|2[0-3]):[0-5]\d$/u,
    'must be two times such as 22:00-07:00, or off',
  )
  .transform((value) => {
    const [from = 0, to = 0] = value.split('-').map((time) => {
      const [hours = 0, minutes = 0] = time.split(':').map(Number)
      return hours * 60 + minutes
    })
    return { from, to }
  })

const admin = z
  .string()
  .regex(/^(telegram:-?\d+|wecom:\S+)$/u, {
    error:
      'must be a list such as telegram:123456,wecom:ZhangSan (a Telegram id is a number: 我是谁 tells it)',
  })
  .transform((value): Admin => {
    const at = value.indexOf(':')
    return { channel: value.startsWith('telegram') ? 'telegram' : 'wecom', id: value.slice(at + 1) }
  })

function listOf<T extends z.ZodType<unknown, string>>(entry: T) {
  return z
    .string()
    .transform((value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(z.array(entry))
    .default([])
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    return true
  } catch {
    return false
  }
}

/** Each message is the cure; the variable's name is put before it, its value never shown. */
const schema = z.object({
  DATA_DIR: z.string().default('data'),
  INDEX_DIR: z.string().default('index'),
  STATE_DIR: z.string().default('state'),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/u, 'must look like 123456:AbC-dEf; copy it from @BotFather')
    .nullable()
    .default(null),
  TELEGRAM_API_ROOT: address(['http:', 'https:'], 'must be an address such as https://bot-api.example.org')
    .nullable()
    .default(null),
  TELEGRAM_INLINE: choice(['true', 'false'], 'false').transform((value) => value === 'true'),
  TELEGRAM_WEBHOOK_URL: address(['https:'], 'must be an https address that Telegram reaches')
    .nullable()
    .default(null),
  TELEGRAM_WEBHOOK_PORT: port.default(8443),
  WECOM_BOT_ID: optional,
  WECOM_BOT_SECRET: optional,
  WECOM_WS_URL: address(['ws:', 'wss:'], 'must be an address such as wss://wecom.example.org')
    .nullable()
    .default(null),
  WECOM_WEBHOOK_URLS: listOf(
    address(['http:', 'https:'], 'must be a comma-separated list of addresses as the group robot shows them'),
  ),
  WEB_PORT: z.union([z.literal('off').transform(() => null), port]).default(8080),
  WEB_HOST: z.string().default('127.0.0.1'),
  WEB_SECRET: z
    .string()
    .min(
      SHORTEST_SECRET,
      `must have at least ${SHORTEST_SECRET} characters; leave it out to have one made and kept in STATE_DIR`,
    )
    .nullable()
    .default(null),
  WEB_PUBLIC: choice(['true', 'false'], 'false').transform((value) => value === 'true'),
  PUBLIC_URL: address(['http:', 'https:'], 'must be an address such as https://baogao.example.org')
    .transform((value) => value.replace(/\/+$/u, ''))
    .nullable()
    .default(null),
  ACCESS: choice(['open', 'approve'], 'approve'),
  ADMINS: listOf(admin),
  WEEKLY_GAPS: choice(['true', 'false'], 'true').transform((value) => value === 'true'),
  CONVERSATION_DAYS: z
    .string()
    .regex(/^[1-9]\d{0,3}$/u, 'must be a number of days such as 30')
    .transform(Number)
    .default(30),
  HOME_REGION: optional,
  SEARCH_ENGINE: choice(['auto', 'minisearch', 'sqlite'], 'auto'),
  QUIET_HOURS: z
    .union([z.literal('off').transform(() => null), clock])
    .default({ from: 22 * 60, to: 7 * 60 }),
  TZ: z.string().refine(isTimeZone, 'must be a time zone such as Asia/Shanghai').default('Asia/Shanghai'),
  LOG_LEVEL: choice(LOG_LEVELS, 'info'),
})

/** What a fault in a union is told as: zod reports each branch, an operator wants one sentence. */
const UNION_CURES: Readonly<Record<string, string>> = {
  WEB_PORT: 'must be a port from 0 to 65535 (0 picks a free one), or off',
  QUIET_HOURS: 'must be two times such as 22:00-07:00, or off',
}

function faultsOf(error: z.ZodError): string[] {
  return error.issues.map((issue) => {
    const name = String(issue.path[0])
    return `${name} ${UNION_CURES[name] ?? issue.message}`
  })
}

/** Rules between variables. They look at the raw values, so that they are told along with all other faults. */
function faultsBetween(env: Environment): string[] {
  const faults: string[] = []
  if (env.WECOM_BOT_ID && !env.WECOM_BOT_SECRET)
    faults.push('WECOM_BOT_SECRET is missing beside WECOM_BOT_ID; set both or neither')
  if (env.WECOM_BOT_SECRET && !env.WECOM_BOT_ID)
    faults.push('WECOM_BOT_ID is missing beside WECOM_BOT_SECRET; set both or neither')
  const webOn = env.WEB_PORT !== 'off'
  if (webOn && env.WEB_HOST && !LOOPBACK.test(env.WEB_HOST) && !env.PUBLIC_URL)
    faults.push(
      'PUBLIC_URL is missing: WEB_HOST opens the pages to other machines, so set the address they use, or remove WEB_HOST',
    )
  return faults
}

/**
 * Checks the variables and makes the Config; an empty value counts as not set. Throws AppError CONFIG that tells
 * all faults at once, one line each, by variable name with its cure.
 */
export function readConfig(variables: Environment): Config {
  const env: Environment = {}
  for (const [name, value] of Object.entries(variables)) if (value?.trim()) env[name] = value.trim()
  const read = schema.safeParse(env)
  const faults = [...(read.success ? [] : faultsOf(read.error)), ...faultsBetween(env)]
  if (!read.success || faults.length > 0)
    throw new AppError(
      'CONFIG',
      `the configuration is wrong:\n${[...new Set(faults)].map((f) => `  ${f}`).join('\n')}`,
    )
  const set = read.data
  return {
    dataDir: set.DATA_DIR,
    indexDir: set.INDEX_DIR,
    stateDir: set.STATE_DIR,
    telegram: set.TELEGRAM_BOT_TOKEN
      ? {
          token: set.TELEGRAM_BOT_TOKEN,
          apiRoot: set.TELEGRAM_API_ROOT,
          inline: set.TELEGRAM_INLINE,
          webhook: set.TELEGRAM_WEBHOOK_URL
            ? { url: set.TELEGRAM_WEBHOOK_URL, port: set.TELEGRAM_WEBHOOK_PORT, host: set.WEB_HOST }
            : null,
        }
      : null,
    wecom:
      set.WECOM_BOT_ID && set.WECOM_BOT_SECRET
        ? { botId: set.WECOM_BOT_ID, secret: set.WECOM_BOT_SECRET, wsUrl: set.WECOM_WS_URL }
        : null,
    wecomWebhookUrls: set.WECOM_WEBHOOK_URLS,
    web:
      set.WEB_PORT === null
        ? null
        : { port: set.WEB_PORT, host: set.WEB_HOST, secret: set.WEB_SECRET, public: set.WEB_PUBLIC },
    publicUrl: set.PUBLIC_URL,
    access: set.ACCESS,
    admins: set.ADMINS,
    weeklyGaps: set.WEEKLY_GAPS,
    conversationDays: set.CONVERSATION_DAYS,
    homeRegion: set.HOME_REGION,
    searchEngine: set.SEARCH_ENGINE,
    quietHours: set.QUIET_HOURS,
    timeZone: set.TZ,
    logLevel: set.LOG_LEVEL,
  }
}

/** The process's variables over those of `.env` in the working folder; one that is set, even empty, wins. */
export function loadEnvironment(): Environment {
  return { ...readDotenv('.env'), ...process.env }
}

/** Whether whoever runs this wants to see what lies beneath a fault; asked before the configuration is read. */
export function wantsDetails(): boolean {
  return ['trace', 'debug'].includes(process.env.LOG_LEVEL ?? '')
}

/** Makes `timeZone` that of this process: "today" and the log then speak of the members' day. */
export function setTimeZone(timeZone: string): void {
  process.env.TZ = timeZone
}

function readDotenv(path: string): Environment {
  try {
    return parse(readFileSync(path))
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return {}
    throw new AppError('CONFIG', `${path} cannot be read; check that it is a file this user may read`, {
      cause,
    })
  }
}

/** The values that must never be printed: tokens, secrets, webhook keys. */
export function secretsOf(config: Config): string[] {
  return [
    config.telegram?.token,
    config.wecom?.secret,
    config.web?.secret,
    ...config.wecomWebhookUrls.flatMap((url) => [url, ...new URL(url).searchParams.values()]),
  ].filter((secret): secret is string => secret !== null && secret !== undefined && secret.length > 5)
}
