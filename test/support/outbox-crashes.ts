import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type CrashKind, startCrashServer } from './crash-servers.ts'

const PROCESS = fileURLToPath(new URL('./outbox-process.ts', import.meta.url))
const CHATS = ['1', '2', '3']

interface Run {
  killed: boolean
  /** Deliveries that the log marks as repeated, and as given up. */
  marked: number
  givenUp: number
  steps: number
}

/** What arrived, by chat and report, and what the log marked. */
export interface Tally {
  kills: number
  /** chat and report -> times it arrived, none included. */
  arrived: Map<string, number>
  marked: number
  givenUp: number
  steps: number
  violations: string[]
}

export interface CrashOptions {
  kind: CrashKind
  reports: number
  /** The server refuses each request of this number for now; 0 for none. */
  refuseNth?: number
}

/**
 * Lets an outbox with `reports` reports for three chats die at each of `steps`, one process after the other on one
 * state, and then end in peace.
 */
export async function crashOutbox(
  steps: readonly number[],
  { kind, reports, refuseNth = 0 }: CrashOptions,
): Promise<Tally> {
  const dir = mkdtempSync(join(tmpdir(), 'wenbao-crash-'))
  const server = await startCrashServer(kind, refuseNth)

  const run = async (step: number): Promise<Run> => {
    const args = [dir, kind, server.address, String(step), String(reports)]
    const child = spawn(process.execPath, ['--import', 'tsx', PROCESS, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (part) => {
      out += part
    })
    const [, signal] = (await once(child, 'close')) as [number | null, string | null]
    const lines = out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, number>)
    const sum = (name: string) => lines.reduce((total, line) => total + (line[name] ?? 0), 0)
    return {
      killed: signal === 'SIGKILL',
      marked: sum('ambiguous'),
      givenUp: sum('givenUp'),
      steps: lines.at(-1)?.steps ?? 0,
    }
  }

  try {
    const tally: Tally = { kills: 0, arrived: new Map(), marked: 0, givenUp: 0, steps: 0, violations: [] }
    for (const step of [...steps, 0]) {
      const { killed, marked, givenUp, steps: taken } = await run(step)
      tally.kills += killed ? 1 : 0
      tally.marked += marked
      tally.givenUp += givenUp
      tally.steps = Math.max(tally.steps, taken)
    }
    for (const chat of CHATS)
      for (let n = 0; n < reports; n += 1) {
        const times = server.texts(chat).filter((words) => words.includes(`【r${n}】`)).length
        tally.arrived.set(`${chat} r${n}`, times)
      }
    tally.violations = server.violations()
    return tally
  } finally {
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}
