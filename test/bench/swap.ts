/**
 * Measures how long a running library holds up the event loop while reports are added, corrected and taken away: 40
 * made-up reports of some hundred paragraphs, 12 changes. Prints the longest block of each change until the new state is
 * asked, and while the bot makes its tables then. `--engine=sqlite` measures what a large library does.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openLiveLibrary } from '../../src/commands/live-library.ts'
import { rehearse, warmUp } from '../../src/commands/rehearsal.ts'
import { table } from '../../src/commands/table.ts'
import { readConfig } from '../../src/config.ts'
import { createLogger } from '../../src/logger.ts'
import { makeReports } from './scale/corpus-maker.ts'

const REPORTS = 40
const CHANGES = 12
const LONGEST_WAIT_MS = 20_000

const { values } = parseArgs({ options: { engine: { type: 'string', default: 'minisearch' } } })
const folder = mkdtempSync(join(tmpdir(), 'wenbao-swap-'))
const reports = join(folder, 'reports')
mkdirSync(reports)
const made = [...makeReports((REPORTS + CHANGES) * 120)]
for (const { file, text } of made.slice(0, REPORTS)) writeFileSync(join(reports, basename(file)), text)

const log = createLogger({ level: 'silent', pretty: false, secrets: [] })
const config = readConfig({
  DATA_DIR: reports,
  INDEX_DIR: join(folder, 'index'),
  STATE_DIR: join(folder, 'state'),
  SEARCH_ENGINE: values.engine,
})
const library = await openLiveLibrary(config, log)
await rehearse(library.engine)
let updates = 0
let warmed: Promise<unknown> = Promise.resolve()
let untilSwapped = 0
const delay = monitorEventLoopDelay({ resolution: 1 })
await library.watch(() => {
  updates += 1
  warmed = setTimeout(5).then(() => {
    untilSwapped = delay.max
    return warmUp(library.engine)
  })
})

const rows: string[][] = []
const longest: { swap: number; all: number }[] = []
for (let change = 0; change < CHANGES; change += 1) {
  const kind = ['added', 'corrected', 'taken away'][change % 3] ?? ''
  const { file, text } = made[REPORTS + Math.floor(change / 3)] ?? { file: '', text: '' }
  const path = join(reports, `new-${basename(file)}`)
  const before = updates
  const cpu = process.cpuUsage()
  delay.reset()
  delay.enable()
  if (kind === 'taken away') rmSync(path)
  else writeFileSync(path, kind === 'added' ? text : text.replace(/\d+(?=个|家|公里)/gu, '7$&'))
  const from = performance.now()
  while (updates === before && performance.now() - from < LONGEST_WAIT_MS) await setTimeout(20)
  const taken = performance.now() - from
  await warmed
  // A second update of the same change would begin by then.
  await setTimeout(1_000)
  delay.disable()
  const { user, system } = process.cpuUsage(cpu)
  longest.push({ swap: untilSwapped / 1e6, all: delay.max / 1e6 })
  rows.push([
    kind,
    String(updates - before),
    taken.toFixed(0),
    ((user + system) / 1e3).toFixed(0),
    (untilSwapped / 1e6).toFixed(0),
    (delay.max / 1e6).toFixed(0),
    (delay.percentile(99.9) / 1e6).toFixed(0),
  ])
}
await library.stop()
console.log(`${values.engine}: ${library.reports()} reports, ${library.paragraphs()} paragraphs`)
rmSync(folder, { recursive: true, force: true })
const head = [
  'change',
  'updates',
  'until asked, ms',
  'CPU, ms',
  'longest block, ms',
  'with the tables',
  'p99.9, ms',
]
console.log(table([head, ...rows]))
const middle = (blocks: number[]) => blocks.sort((a, b) => a - b)[Math.floor(CHANGES / 2)]?.toFixed(0)
const [swap, all] = [longest.map((one) => one.swap), longest.map((one) => one.all)].map(middle)
console.log(`longest block in the middle: ${swap} ms, ${all} ms with the tables`)
