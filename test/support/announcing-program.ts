import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { FAKE_TOKEN } from './fake-telegram.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const REPORTS = join(ROOT, 'data')

/** The program as `npm start` runs it, from its source, with folders of its own. */
export interface Program {
  child: ChildProcess
  /** Log lines, as they were written. */
  lines: string[]
  /** Resolves with the first line that holds the words. */
  line(text: string): Promise<string>
  kill(signal?: NodeJS.Signals): Promise<void>
}

/** Folders for one or several runs of the program. */
export function programFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-program-'))
  return {
    folder,
    data: join(folder, 'data'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/**
 * Starts the program in `folder`, with Telegram at `apiRoot` if it is given; `limit` is the size in kB that no file of
 * it may pass, as if the disk were full then, `user` the number of another user it runs as.
 */
export function startProgram(
  folder: string,
  apiRoot: string | null,
  env: Record<string, string> = {},
  { limit = null, user = null }: { limit?: number | null; user?: number | null } = {},
): Program {
  const args = ['data', 'index', 'state'].flatMap((name) => [`--${name}`, join(folder, name)])
  const telegram = apiRoot ? { TELEGRAM_BOT_TOKEN: FAKE_TOKEN, TELEGRAM_API_ROOT: apiRoot } : {}
  const node = [process.execPath, '--import', 'tsx', join(ROOT, 'src/main.ts'), 'start', ...args]
  const command = limit === null ? node : ['bash', '-c', `ulimit -f ${limit}; exec "$@"`, 'bash', ...node]
  const child = spawn(command[0] ?? '', command.slice(1), {
    cwd: ROOT,
    ...(user === null ? {} : { uid: user, gid: user }),
    env: { PATH: process.env.PATH, WEB_PORT: 'off', ACCESS: 'open', QUIET_HOURS: 'off', ...telegram, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const waiting: { text: string; found: (line: string) => void }[] = []
  createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push(line)
    for (const { text, found } of waiting) if (line.includes(text)) found(line)
  })
  const ended = once(child, 'exit')
  return {
    child,
    lines,
    line: (text) =>
      new Promise((found, lost) => {
        const there = lines.find((one) => one.includes(text))
        if (there) found(there)
        waiting.push({ text, found })
        ended.then(() => lost(new Error(`ended without "${text}": ${lines.join('\n')}`)))
      }),
    kill: async (signal = 'SIGKILL') => {
      child.kill(signal)
      await ended
    },
  }
}
