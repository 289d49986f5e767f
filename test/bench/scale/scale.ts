/**
 * Measures the built program on made-up libraries: building, opening, memory and questions, for both engines; then the
 * engines beside others, without the program around them.
 * `npm run bench:scale -- 1000 10000 100000`; prints a table. Latencies are of POST /api/ask on the loopback interface.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { table } from '../../../src/commands/table.ts'
import { BESIDE_HEAD, besideOthers } from './beside.ts'
import { quantile, writeCorpus } from './write-corpus.ts'

const MAIN = fileURLToPath(new URL('../../../dist/main.js', import.meta.url))
/** Questions that look into the reports of every year. */
const COMPARISONS = 20
/** How often somebody else asks for a small page meanwhile. */
const PING_MS = 10
/** MiniSearch takes minutes and gigabytes beyond this. */
const MOST_IN_MEMORY = 20_000

interface Measured {
  buildS: number
  mbPerS: number
  buildMb: number
  indexMb: number
  readyMs: number
  idleMb: number
  busyMb: number
  scoped: number[]
  unscoped: number[]
  compared: number[]
  /** What others waited for a small page while these were asked. */
  waits: number[]
}

function memoryMb(child: ChildProcess, field: 'VmHWM' | 'VmRSS'): number {
  const path = `/proc/${child.pid}/status`
  if (!existsSync(path)) return 0
  return Number(new RegExp(`${field}:\\s+(\\d+)`, 'u').exec(readFileSync(path, 'utf8'))?.[1] ?? 0) / 1024
}

async function build(args: string[], env: NodeJS.ProcessEnv): Promise<{ seconds: number; peakMb: number }> {
  const from = performance.now()
  const child = spawn(process.execPath, [MAIN, 'index', ...args, '--json'], { env, stdio: 'ignore' })
  let peakMb = 0
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, memoryMb(child, 'VmHWM'))
  }, 100)
  const [status] = await once(child, 'exit')
  clearInterval(watch)
  if (status !== 0) throw new Error(`index ended with ${status}`)
  return { seconds: (performance.now() - from) / 1000, peakMb }
}

async function untilReady(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error('the program has no standard error')
  for await (const line of createInterface({ input: child.stderr })) {
    const { msg, url } = JSON.parse(line)
    if (msg === 'ready') {
      child.stderr.resume()
      return url
    }
  }
  throw new Error('the program ended before it was ready')
}

async function latencies(url: string, questions: readonly string[]): Promise<number[]> {
  const taken: number[] = []
  for (const question of questions) {
    const from = performance.now()
    const response = await fetch(`${url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question }),
    })
    await response.text()
    if (!response.ok) throw new Error(`/api/ask answered ${response.status}`)
    taken.push(performance.now() - from)
  }
  return taken
}

/** Asks for a small page over and over until told to stop; gives how long each took. */
function pinging(url: string): () => Promise<number[]> {
  const waits: number[] = []
  let stopped = false
  const running = (async () => {
    while (!stopped) {
      const from = performance.now()
      await (await fetch(`${url}/healthz`)).text()
      waits.push(performance.now() - from)
      await setTimeout(PING_MS)
    }
  })()
  return async () => {
    stopped = true
    await running
    return waits
  }
}

async function measure(folder: string, engine: string, corpus: ReturnType<typeof writeCorpus>) {
  const data = join(folder, 'data')
  const index = join(folder, `index-${engine}`)
  const args = ['--data', data, '--index', index, '--state', join(folder, 'state')]
  const env = { PATH: process.env.PATH, WEB_PORT: '0', SEARCH_ENGINE: engine }
  const built = await build(args, env)
  const indexMb =
    readdirSync(index).reduce((sum, file) => sum + statSync(join(index, file)).size, 0) / 1024 ** 2
  const from = performance.now()
  const child = spawn(process.execPath, [MAIN, 'start', ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const url = await untilReady(child)
  const readyMs = performance.now() - from
  const idleMb = memoryMb(child, 'VmRSS')
  const scoped = await latencies(url, corpus.scoped)
  const unscoped = await latencies(url, corpus.unscoped)
  const waited = pinging(url)
  await latencies(
    url,
    [...corpus.scoped, ...corpus.unscoped].filter((_, i) => i % 4 === 0),
  )
  const compared = await latencies(
    url,
    corpus.unscoped.slice(0, COMPARISONS).map((question) => `最近几年${question}`),
  )
  const waits = await waited()
  const busyMb = memoryMb(child, 'VmRSS')
  child.kill('SIGTERM')
  await once(child, 'exit')
  const result: Measured = {
    ...{ buildS: built.seconds, mbPerS: corpus.bytes / 1e6 / built.seconds, buildMb: built.peakMb },
    ...{ indexMb, readyMs, idleMb, busyMb, scoped, unscoped, compared, waits },
  }
  return result
}

const sizes = process.argv.slice(2).map(Number)
const rows: string[][] = []
const beside: string[][] = []
for (const size of sizes.length > 0 ? sizes : [1_000, 10_000, 100_000]) {
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-scale-'))
  try {
    const corpus = writeCorpus(join(folder, 'data'), size)
    for (const engine of size > MOST_IN_MEMORY ? ['sqlite'] : ['minisearch', 'sqlite']) {
      const m = await measure(folder, engine, corpus)
      const ms = (values: number[]) =>
        [0.5, 0.95, 0.99].map((q) => quantile(values, q).toFixed(1)).join(' / ')
      const all = [...m.scoped, ...m.unscoped]
      const perSecond = (1000 * all.length) / all.reduce((sum, value) => sum + value, 0)
      rows.push([
        ...[String(corpus.made), engine, m.buildS.toFixed(1), m.mbPerS.toFixed(2), m.buildMb.toFixed(0)],
        ...[m.indexMb.toFixed(1), m.readyMs.toFixed(0), `${m.idleMb.toFixed(0)} / ${m.busyMb.toFixed(0)}`],
        ...[ms(m.scoped), ms(m.unscoped), perSecond.toFixed(0)],
        ...[[0.5, 1].map((q) => quantile(m.compared, q).toFixed(0)).join(' / ')],
        ...[[0.99, 1].map((q) => quantile(m.waits, q).toFixed(0)).join(' / ')],
      ])
      process.stderr.write(`${rows.at(-1)?.join('  ')}\n`)
    }
    beside.push(...(await besideOthers(size, folder, join(folder, 'data'))))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
const head = [
  'paragraphs',
  'engine',
  'build s',
  'MB/s',
  'peak MB',
  'index MB',
  'ready ms',
  'MB ready / asked',
]
const asked = ['scoped p50/95/99 ms', 'unscoped', 'per s', '最近几年 p50/worst', 'others wait p99/worst']
console.log(table([[...head, ...asked], ...rows]))
console.log(`\nBeside other engines, in processes of their own:\n${table([BESIDE_HEAD, ...beside])}`)
