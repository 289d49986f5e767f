/**
 * Runs the built program for minutes or hours as a town would use it: people and groups in both chats and on the page
 * ask, follow up, press buttons and subscribe, while reports are added, corrected, renamed, broken and taken away:
 * npm run bench:soak -- --minutes 5 [--pace 2] [--seed 1]. Prints what was lost, doubled, logged or grew. Status 1 if
 * anything did. Ends by itself.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { table } from '../../src/commands/table.ts'
import { openStore } from '../../src/store/store.ts'
import { FAKE_TOKEN, startFakeTelegram } from '../support/fake-telegram.ts'
import { FAKE_BOT, FAKE_SECRET, startFakeWecom } from '../support/fake-wecom.ts'
import { seeded } from '../support/seeded.ts'
import { createBook } from '../support/soak-book.ts'
import { createGauge } from '../support/soak-gauge.ts'
import { createReportsClerk } from '../support/soak-reports.ts'
import { createTown } from '../support/soak-town.ts'

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
const QUESTIONS = fileURLToPath(new URL('../eval/dev-questions.jsonl', import.meta.url))
/** News must be out within a minute of the last change; a correction on the heels of it may take one more. */
const LAST_NEWS_MS = 90_000
const EXIT_WITHIN_MS = 10_000

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    /** Seconds between two messages of one person are multiplied by this. */
    pace: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
  },
})
const minutes = Number(values.minutes)
const chance = seeded(Number(values.seed))
const cases: { q: string; history?: string[] }[] = readFileSync(QUESTIONS, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))
const questions = {
  all: cases.map(({ q }) => q),
  alone: cases.filter(({ history }) => !history).map(({ q }) => q),
}

const folder = mkdtempSync(join(tmpdir(), 'wenbao-soak-'))
const telegram = await startFakeTelegram()
const wecom = await startFakeWecom()
const book = createBook()
const clerk = createReportsClerk({ dir: join(folder, 'data'), chance, book })
clerk.lay()

const args = ['data', 'index', 'state'].flatMap((name) => [`--${name}`, join(folder, name)])
const child = spawn(process.execPath, [MAIN, 'start', ...args], {
  env: {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    WEB_PORT: '0',
    ACCESS: 'open',
    ADMINS: 'telegram:9',
    QUIET_HOURS: 'off',
    TELEGRAM_BOT_TOKEN: FAKE_TOKEN,
    TELEGRAM_API_ROOT: telegram.root,
    WECOM_BOT_ID: FAKE_BOT,
    WECOM_BOT_SECRET: FAKE_SECRET,
    WECOM_WS_URL: wecom.url,
  },
  stdio: ['ignore', 'ignore', 'pipe'],
})
const ended = once(child, 'exit')
let url = ''
createInterface({ input: child.stderr }).on('line', (line) => {
  const entry = line.startsWith('{') ? JSON.parse(line) : { level: 60, msg: line }
  if (entry.msg === 'ready') url = entry.url
  if (entry.level >= 50) book.fault('error logged', line.slice(0, 300))
  else if (entry.level >= 40) book.note(`warning: ${entry.file ? '(file) ' : ''}${entry.msg}`)
})

const until = async (what: () => boolean, ms: number): Promise<boolean> => {
  const end = Date.now() + ms
  while (!what()) {
    if (Date.now() > end || child.exitCode !== null) return false
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return true
}

let status = 1
try {
  if (!(await until(() => url !== '' && telegram.polls() > 1 && wecom.subscribed() > 0, 60_000)))
    throw new Error('the program was not ready within a minute')
  const gauge = createGauge({ pid: child.pid ?? 0, url, book })
  const town = createTown({ url, telegram, wecom, chance, book, questions, pace: Number(values.pace) })
  const end = Date.now() + minutes * 60_000
  const going = () => Date.now() < end && child.exitCode === null
  await town.settle()
  const work = Promise.all([town.live(going), clerk.work(going, town, url), gauge.watch(going)])
  const tell = setInterval(() => process.stderr.write(`${gauge.line()}; ${book.line()}\n`), 60_000)
  await work
  clearInterval(tell)
  await until(() => town.untold().length === 0, LAST_NEWS_MS)
  // Whatever would be said twice has been said by now.
  await new Promise((resolve) => setTimeout(resolve, 5_000))
  town.close()
  const asked = Date.now()
  child.kill('SIGTERM')
  const code = await Promise.race([
    ended.then(([exit]) => exit as number | null),
    new Promise<string>((resolve) => setTimeout(() => resolve('still running'), EXIT_WITHIN_MS)),
  ])
  if (code !== 0) book.fault('exit', `after SIGTERM: ${code}`)
  for (const violation of [...telegram.violations, ...wecom.violations])
    book.fault('platform rule', violation)
  for (const words of wecom.unfinished()) book.fault('stream left open', words.slice(0, 80))
  const store = openStore(join(folder, 'state'))
  const { sent = 0, ...others } = store.deliveries.counts()
  for (const [state, count] of Object.entries(others))
    if (count > 0) book.fault('delivery', `${count} ${state}`)
  for (const channel of ['telegram', 'wecom'])
    for (const { id } of store.inbox.unfinished(channel)) book.fault('message unanswered', `${channel} ${id}`)
  store.close()
  gauge.judge()
  process.stdout.write(
    `${table([
      ['what', 'figure'],
      ['minutes', String(minutes)],
      ...book.rows(),
      ['deliveries marked sent', String(sent)],
      ...gauge.rows(),
      ['seconds to exit after SIGTERM', ((Date.now() - asked) / 1000).toFixed(1)],
      ['faults', String(book.faults().length)],
    ])}\n`,
  )
  for (const fault of book.faults().slice(0, 30)) process.stdout.write(`FAULT ${fault}\n`)
  status = book.faults().length === 0 ? 0 : 1
} finally {
  if (child.exitCode === null) child.kill('SIGKILL')
  await telegram.stop()
  await wecom.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(status)
