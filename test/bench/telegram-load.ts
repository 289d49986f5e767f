/**
 * Puts load on the built program: 200 Telegram chats ask 2,000 questions of the development set; for half of the
 * chats the server answers 429 or stalls at times. Prints what became of them. Ends by itself within LIMIT_MS.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { table } from '../../src/commands/table.ts'
import type { Fault } from '../support/api-call.ts'
import { FAKE_TOKEN, startFakeTelegram } from '../support/fake-telegram.ts'

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
const DATA = fileURLToPath(new URL('../../data', import.meta.url))
const QUESTIONS = fileURLToPath(new URL('../eval/dev-questions.jsonl', import.meta.url))
const CHATS = 200
const ROUNDS = 10
/** Telegram's 30 a second let 200 answers out in about seven seconds. */
const ROUND_MS = 7_000
const LIMIT_MS = 180_000
/** One in so many requests of a disturbed chat is refused, and one stalls. */
const EVERY = 12

const questions = readFileSync(QUESTIONS, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => String(JSON.parse(line).q))
const folder = mkdtempSync(join(tmpdir(), 'wenbao-load-'))
const fake = await startFakeTelegram({ chatMs: 950 })
fake.failWhen('sendMessage', (call, nth): Fault | null => {
  if (Number(call.payload.chat_id) % 2 === 0) return null
  if (nth % EVERY === 0)
    return { error: 429, description: 'Too Many Requests', parameters: { retry_after: 2 } }
  return nth % EVERY === 1 ? { stallMs: 1_500 } : null
})

const child = spawn(
  process.execPath,
  [
    MAIN,
    'start',
    ...['data', 'index', 'state'].flatMap((name) => [
      `--${name}`,
      name === 'data' ? DATA : join(folder, name),
    ]),
  ],
  {
    env: {
      PATH: process.env.PATH,
      WEB_PORT: '0',
      ACCESS: 'open',
      TELEGRAM_BOT_TOKEN: FAKE_TOKEN,
      TELEGRAM_API_ROOT: fake.root,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  },
)
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

async function residentMb(): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^process_resident_memory_bytes (\d+)/mu.exec(text)?.[1]) / 1024 ** 2
}

function quantile(values: readonly number[], part: number): string {
  const sorted = [...values].sort((a, b) => a - b)
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN).toFixed(1)
}

try {
  await fake.waitFor(() => url !== '' && fake.polls() > 1, 30_000)
  const memory: number[] = [await residentMb()]
  const from = Date.now()
  const pages: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let chat = 1; chat <= CHATS; chat += 1)
      fake.say(chat, questions[(round * CHATS + chat) % questions.length] ?? '帮助')
    const asked = performance.now()
    await (await fetch(`${url}/healthz`)).text()
    pages.push(performance.now() - asked)
    await new Promise((resolve) => setTimeout(resolve, ROUND_MS))
    memory.push(await residentMb())
  }
  const sent = () => fake.done('sendMessage').length
  await fake.waitFor(() => sent() >= CHATS * ROUNDS, LIMIT_MS - (Date.now() - from)).catch(() => {})
  const seconds = (Date.now() - from) / 1000
  // Whatever would be said twice has been said by now.
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  const perChat = Array.from({ length: CHATS }, (_, i) => fake.texts(i + 1).length)
  process.stdout.write(
    table([
      ['questions', String(CHATS * ROUNDS)],
      ['answers', String(sent())],
      ['chats with other than ten answers', String(perChat.filter((count) => count !== ROUNDS).length)],
      ['seconds until the last answer', seconds.toFixed(0)],
      [
        'a message inside the process, ms p50 / p99',
        `${quantile(answerMs, 0.5)} / ${quantile(answerMs, 0.99)}`,
      ],
      ['a page during the load, ms worst', quantile(pages, 1)],
      ['memory MB start / middle / end', [0, 5, 10].map((at) => (memory[at] ?? 0).toFixed(0)).join(' / ')],
      ['rules of Telegram broken', String(fake.violations.length)],
      ['warnings and errors logged', String(complaints.length)],
    ]),
  )
  for (const line of new Set([...fake.violations, ...complaints].slice(0, 5)))
    process.stdout.write(`${line}\n`)
} finally {
  child.kill('SIGTERM')
  await Promise.race([once(child, 'exit'), new Promise((resolve) => setTimeout(resolve, 10_000))])
  child.kill('SIGKILL')
  await fake.stop()
  rmSync(folder, { recursive: true, force: true })
}
