/**
 * Puts load on the built program: 200 chats ask questions of the development set, one a round; for half of the chats
 * the server answers 429 (45009) or stalls at times. Prints what became of them; status 1 if an answer is missing, came
 * twice, or broke a rule of the platform. Ends by itself.
 * npm run bench:load [-- telegram|wecom [ROUNDS]]; ten rounds are 2,000 questions.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { table } from '../../src/commands/table.ts'
import { startLoadServer } from '../support/load-server.ts'

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
const DATA = fileURLToPath(new URL('../../data', import.meta.url))
const QUESTIONS = fileURLToPath(new URL('../eval/dev-questions.jsonl', import.meta.url))
const CHATS = 200
/** After the last question: 45009 costs a minute, and what waited behind it takes its turn. */
const PATIENCE_MS = 150_000
/** Whatever would be said twice has been said by then. */
const SETTLE_MS = 3_000

const questions = readFileSync(QUESTIONS, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => String(JSON.parse(line).q))

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

async function waitFor(what: () => boolean, ms: number): Promise<void> {
  for (const end = Date.now() + ms; !what() && Date.now() < end; )
    await new Promise((resolve) => setTimeout(resolve, 50))
}

/** Loads one channel; true if every question was answered once. */
async function load(name: 'telegram' | 'wecom', rounds: number): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-load-'))
  const server = await startLoadServer(name)
  const places = ['--data', DATA, '--index', join(folder, 'index'), '--state', join(folder, 'state')]
  const child = spawn(process.execPath, [MAIN, 'start', ...places], {
    env: { PATH: process.env.PATH, WEB_PORT: '0', ...server.environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(child, 'exit')
  const answerMs: number[] = []
  const complaints: string[] = []
  let url = ''
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (!line.startsWith('{')) return void complaints.push(line)
    const entry = JSON.parse(line)
    if (entry.msg === 'ready') url = entry.url
    if (entry.msg === 'replied') answerMs.push(entry.ms)
    if (entry.level >= 40) complaints.push(entry.msg)
  })
  const gauge = async (key: string): Promise<number> => {
    const text = await (await fetch(`${url}/metrics`)).text()
    return Number(new RegExp(`^${key} ([\\d.]+)`, 'mu').exec(text)?.[1])
  }
  const memory: number[] = []
  const look = async () => memory.push((await gauge('process_resident_memory_bytes')) / 1024 ** 2)
  const counts = () => Array.from({ length: CHATS }, (_, chat) => server.answers(chat))
  try {
    await waitFor(() => url !== '' && server.ready(), 60_000)
    await look()
    const from = Date.now()
    const pages: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      for (let chat = 0; chat < CHATS; chat += 1)
        server.ask(chat, questions[(round * CHATS + chat) % questions.length] ?? '帮助')
      const asked = performance.now()
      await (await fetch(`${url}/healthz`)).text()
      pages.push(performance.now() - asked)
      await new Promise((resolve) => setTimeout(resolve, server.roundMs))
      await look()
    }
    await waitFor(() => counts().every((count) => count >= rounds) && server.unfinished() === 0, PATIENCE_MS)
    const seconds = (Date.now() - from) / 1000
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
    const perChat = counts()
    const odd = perChat.filter((count) => count !== rounds)
    const parts = [0, 0.25, 0.5, 0.75, 1].map((part) => memory[Math.round(part * rounds)] ?? 0)
    process.stdout.write(
      table([
        [name, ''],
        ['questions', String(CHATS * rounds)],
        ['answers', String(perChat.reduce((sum, count) => sum + count, 0))],
        ['chats with too few or too many', String(odd.length)],
        ['streams left open', String(server.unfinished())],
        ['faults met', String(server.faults())],
        ['seconds until the last answer', seconds.toFixed(0)],
        [
          'a message inside the process, ms p50 / p99',
          [0.5, 0.99].map((part) => quantile(answerMs, part).toFixed(1)).join(' / '),
        ],
        ['a page during the load, ms worst', quantile(pages, 1).toFixed(0)],
        ['memory MB, at each quarter', parts.map((mb) => mb.toFixed(0)).join(' / ')],
        ['waiting at the end', String(await gauge('wenbao_messages_pending'))],
        ['rules of the platform broken', String(server.violations().length)],
        ['warnings and errors logged', String(complaints.length)],
      ]),
    )
    for (const line of new Set([...server.violations(), ...complaints].slice(0, 5)))
      process.stdout.write(`${line}\n`)
    return odd.length === 0 && server.violations().length === 0
  } finally {
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
    await ended
    clearTimeout(late)
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const [wanted, rounds = '10'] = process.argv.slice(2)
let right = true
for (const name of ['wecom', 'telegram'] as const)
  if (wanted === undefined || wanted === name) right = (await load(name, Number(rounds))) && right
process.exit(right ? 0 : 1)
