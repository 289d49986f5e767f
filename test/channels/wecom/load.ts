/**
 * Puts load on the built program: 200 WeCom chats ask 2,000 questions of the development set; for half of the chats
 * the server refuses (45009, -1), or stalls at times. Prints what became of them. Ends by itself.
 * Run: npm run build && npx tsx test/channels/wecom/load.ts
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type Answer, FAKE_BOT, FAKE_SECRET, startFakeWecom } from '../../support/fake-wecom.ts'

const MAIN = fileURLToPath(new URL('../../../dist/main.js', import.meta.url))
const DATA = fileURLToPath(new URL('../../../data', import.meta.url))
const QUESTIONS = fileURLToPath(new URL('../../eval/dev-questions.jsonl', import.meta.url))
const CHATS = 200
const ROUNDS = 10
const ROUND_MS = 3_000
const LIMIT_MS = 200_000
/** One in so many first frames of a disturbed chat meets a fault. */
const EVERY = 12
const FAULTS: Answer[] = [{ code: 45009 }, { lateMs: 1_500 }, { code: -1 }, { lateMs: 3_000 }]

const questions = readFileSync(QUESTIONS, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => String(JSON.parse(line).q))
const folder = mkdtempSync(join(tmpdir(), 'wenbao-load-'))
const fake = await startFakeWecom()
let faults = 0
/** Each refusal by 45009 costs its chat a minute; once is enough to see that nothing is lost. */
const limited = new Set<number>()
fake.answerWhen('aibot_respond_msg', (frame, nth) => {
  const chat = Number(fake.chatOf(frame).slice(1))
  if (chat % 2 === 0 || !frame.body.stream || nth % EVERY !== 0) return null
  faults += 1
  const fault = FAULTS[faults % FAULTS.length] ?? null
  if (fault && 'code' in fault && fault.code === 45009) {
    if (limited.has(chat)) return null
    limited.add(chat)
  }
  return fault
})

const child = spawn(
  process.execPath,
  [MAIN, 'start', '--data', DATA, '--index', join(folder, 'index'), '--state', join(folder, 'state')],
  {
    env: {
      PATH: process.env.PATH,
      WEB_PORT: '0',
      WECOM_BOT_ID: FAKE_BOT,
      WECOM_BOT_SECRET: FAKE_SECRET,
      WECOM_WS_URL: fake.url,
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
  return Math.round(Number(/^process_resident_memory_bytes (\d+)/mu.exec(text)?.[1]) / 1024 ** 2)
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

const chats = Array.from({ length: CHATS }, (_, index) => `c${index}`)
const shown = () => chats.map((chat) => fake.bubbles(chat).length)
const end = Date.now() + LIMIT_MS
await fake.waitFor(() => url !== '' && fake.subscribed() === 1, 60_000)
const memory: number[] = []
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [index, chat] of chats.entries())
    fake.say(chat, questions[(index * ROUNDS + round) % questions.length] ?? '')
  await new Promise((resolve) => setTimeout(resolve, ROUND_MS))
  memory.push(await residentMb())
}
const complete = () => shown().every((count) => count >= ROUNDS) && fake.unfinished().length === 0
await fake.waitFor(complete, end - Date.now()).catch(() => {})
await new Promise((resolve) => setTimeout(resolve, 1_000))
const counts = shown()
const result = {
  asked: CHATS * ROUNDS,
  faults,
  answered: counts.reduce((sum, count) => sum + count, 0),
  chatsWithAllAnswers: counts.filter((count) => count === ROUNDS).length,
  unfinished: fake.unfinished().length,
  violations: [...new Set(fake.violations)],
  p50: quantile(answerMs, 0.5),
  p99: quantile(answerMs, 0.99),
  memory,
  complaints: [...new Set(complaints)],
}
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
child.kill('SIGTERM')
const [code] = await once(child, 'exit')
process.stdout.write(`exit ${code}, sockets left: ${fake.sockets()}\n`)
await fake.stop()
rmSync(folder, { recursive: true, force: true })
