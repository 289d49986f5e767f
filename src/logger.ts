import { writeSync } from 'node:fs'
import { type Logger, pino } from 'pino'
import type { LogLevel } from './config.ts'

export type { Logger }

export interface LoggerOptions {
  level: LogLevel
  /** Values that must not appear in any line, wherever they hide (an SDK's error message holds the bot token). */
  secrets: string[]
  /** Readable lines for a person at a terminal; otherwise one JSON object a line. */
  pretty: boolean
  /** Where lines go; standard error if not given. */
  write?: (line: string) => void
}

const LEVELS: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
}

function writeToStandardError(line: string): void {
  try {
    writeSync(2, line)
  } catch {
    // A closed or full standard error is no reason to stop answering.
  }
}

function prettify(line: string): string {
  const { level, time, msg, err, pid: _pid, hostname: _hostname, ...rest } = JSON.parse(line)
  const clock = new Date(time).toTimeString().slice(0, 8)
  const details = Object.entries(rest).map(
    ([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  if (err) details.push(`(${err.message ?? err})`)
  return `${[clock, LEVELS[level] ?? level, msg, ...details].join(' ')}\n`
}

/** The root logger. Lines go out at once, so that none is lost when the process is killed. */
export function createLogger(options: LoggerOptions): Logger {
  const out = options.write ?? writeToStandardError
  const write = (line: string): void => {
    let clean = line
    for (const secret of options.secrets)
      clean = clean.replaceAll(JSON.stringify(secret).slice(1, -1), '[secret]')
    out(options.pretty ? prettify(clean) : clean)
  }
  return pino({ level: options.level, base: null }, { write })
}
