/**
 * Measures the built program on the five reports: from start to ready with and without an index, one question, and
 * memory; the middle of five rounds, of memory the most. Prints a table; nothing here is a test, since the figures belong
 * to the machine.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { table } from '../../src/commands/table.ts'

const ROUNDS = 5
const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
const DATA = fileURLToPath(new URL('../../data', import.meta.url))
const QUESTIONS = fileURLToPath(new URL('../eval/dev-questions.jsonl', import.meta.url))

/** By then the bot has asked itself the questions that spare members the wait for the first of their kind. */
const REHEARSED_MS = 2_000

interface Run {
  readyMs: number
  /** The wait of a member who asks in the moment the bot is ready, over HTTP. */
  firstMs: number
  idleMb: number
  /** After every development question was asked over HTTP. */
  busyMb: number
}

const folder = mkdtempSync(join(tmpdir(), 'wenbao-bench-'))
const folders = ['--data', DATA, '--index', join(folder, 'index'), '--state', join(folder, 'state')]

async function untilReady(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error('the program has no standard error')
  for await (const line of createInterface({ input: child.stderr })) {
    const { msg, url } = JSON.parse(line)
    if (msg === 'ready') return url
  }
  throw new Error('the program ended before it was ready')
}

async function residentMb(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^process_resident_memory_bytes (\d+)/mu.exec(text)?.[1]) / 1024 ** 2
}

async function ask(url: string, question: string): Promise<void> {
  const response = await fetch(`${url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question }),
  })
  await response.text()
}

async function run(first: string, questions: readonly string[]): Promise<Run> {
  const from = performance.now()
  const child = spawn(process.execPath, [MAIN, 'start', ...folders], {
    env: { PATH: process.env.PATH, WEB_PORT: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const url = await untilReady(child)
  const readyMs = performance.now() - from
  const asked = performance.now()
  await ask(url, first)
  const firstMs = performance.now() - asked
  await setTimeout(REHEARSED_MS)
  const idleMb = await residentMb(url)
  for (const question of questions) await ask(url, question)
  const busyMb = await residentMb(url)
  child.kill('SIGTERM')
  await once(child, 'exit')
  return { readyMs, firstMs, idleMb, busyMb }
}

/** Milliseconds of the questions, each asked once in a process of its own. */
function askedInProcess(): { p50: number; p99: number } {
  const args = [MAIN, 'eval', QUESTIONS, '--json', ...folders]
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })).ms
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

try {
  const questions = readFileSync(QUESTIONS, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => String(JSON.parse(line).q))
  const [first = ''] = questions
  const cold: Run[] = []
  const warm: Run[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    rmSync(join(folder, 'index'), { recursive: true, force: true })
    cold.push(await run(first, []))
    warm.push(await run(first, round === 0 ? questions : []))
  }
  const asked = Array.from({ length: ROUNDS }, () => askedInProcess())
  const row = (what: string, value: number, unit: string, aim: string) => [
    what,
    `${value.toFixed(unit === 'ms' ? 1 : 0)}`,
    unit,
    aim,
  ]
  process.stdout.write(
    `${table([
      ['measure', 'value', 'unit', 'aim'],
      row('start to ready, no index', median(cold.map((one) => one.readyMs)), 'ms', '< 2000'),
      row('start to ready, from the index', median(warm.map((one) => one.readyMs)), 'ms', '< 1000'),
      row('the first question, over HTTP', median(warm.map((one) => one.firstMs)), 'ms', '-'),
      row('a question in the process, p50', median(asked.map(({ p50 }) => p50)), 'ms', '< 2'),
      row('a question in the process, p99', median(asked.map(({ p99 }) => p99)), 'ms', '< 10'),
      row('memory when ready', Math.max(...[...cold, ...warm].map((one) => one.idleMb)), 'MB', '< 250'),
      row(`memory after ${questions.length} questions`, warm[0]?.busyMb ?? 0, 'MB', '< 250'),
    ])}\n`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
