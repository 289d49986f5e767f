import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PROCESS = fileURLToPath(new URL('./outbox-process.ts', import.meta.url))

interface Run {
  killed: boolean
  /** Deliveries that the log marks as ambiguous. */
  marked: number
  steps: number
}

/** What arrived at the webhooks, by chat and report, and what the log marked. */
export interface Tally {
  kills: number
  /** chat and report -> times it arrived. */
  arrived: Map<string, number>
  marked: number
  steps: number
}

/**
 * Lets an outbox with `reports` reports for three webhooks die at each of `steps`, one process after the other on one
 * state, and then end in peace. The server refuses every `refuseNth` request with 45009.
 */
export async function crashOutbox(steps: readonly number[], reports: number, refuseNth = 0): Promise<Tally> {
  const dir = mkdtempSync(join(tmpdir(), 'wenbao-crash-'))
  const arrived = new Map<string, number>()
  let requests = 0
  const server = createServer((request, response) => {
    const chat = new URL(request.url ?? '', 'http://x').searchParams.get('key') ?? ''
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      requests += 1
      const refused = refuseNth > 0 && requests % refuseNth === 0
      if (!refused)
        for (const [, report] of String(JSON.parse(body).markdown_v2.content).matchAll(/\[(r\d+)/gu))
          arrived.set(`${chat} ${report}`, (arrived.get(`${chat} ${report}`) ?? 0) + 1)
      response.end(JSON.stringify({ errcode: refused ? 45009 : 0 }))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`

  const run = async (step: number): Promise<Run> => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', PROCESS, dir, root, String(step), String(reports)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (part) => {
      out += part
    })
    const [, signal] = (await once(child, 'close')) as [number | null, string | null]
    const lines = out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, number>)
    return {
      killed: signal === 'SIGKILL',
      marked: lines.reduce((sum, line) => sum + (line.ambiguous ?? 0), 0),
      steps: lines.at(-1)?.steps ?? 0,
    }
  }

  try {
    const tally: Tally = { kills: 0, arrived, marked: 0, steps: 0 }
    for (const step of [...steps, 0]) {
      const { killed, marked, steps: taken } = await run(step)
      tally.kills += killed ? 1 : 0
      tally.marked += marked
      tally.steps = Math.max(tally.steps, taken)
    }
    return tally
  } finally {
    server.close()
    rmSync(dir, { recursive: true, force: true })
  }
}
