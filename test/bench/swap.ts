/**
 * Measures how long a running library holds up the event loop while reports are added, corrected and taken away: 40
 * copies of the project's reports with other names and figures, 12 changes, the longest block after each. Prints a table.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openLiveLibrary } from '../../src/commands/live-library.ts'
import { table } from '../../src/commands/table.ts'
import { readConfig } from '../../src/config.ts'
import { createLogger } from '../../src/logger.ts'

const DATA = fileURLToPath(new URL('../../data', import.meta.url))
const COPIES = 8
const CHANGES = 12
const LONGEST_WAIT_MS = 20_000

const folder = mkdtempSync(join(tmpdir(), 'wenbao-swap-'))
const reports = join(folder, 'reports')
const names = readdirSync(DATA).filter((name) => name.endsWith('.txt'))
cpSync(DATA, reports, { recursive: true })
const varied = (text: string, n: number) =>
  text.replace(/\d+(?=[件条次场])/gu, (digits) => String(Number(digits) + n))
for (let copy = 1; copy < COPIES; copy += 1)
  for (const name of names)
    writeFileSync(join(reports, `${copy}-${name}`), varied(readFileSync(join(DATA, name), 'utf8'), copy))

const log = createLogger({ level: 'silent', pretty: false, secrets: [] })
const config = readConfig({
  DATA_DIR: reports,
  INDEX_DIR: join(folder, 'index'),
  STATE_DIR: join(folder, 'state'),
})
const library = await openLiveLibrary(config, log)
let changed = 0
await library.watch(() => {
  changed += 1
})
const delay = monitorEventLoopDelay({ resolution: 1 })
const rows: string[][] = []
for (let change = 0; change < CHANGES; change += 1) {
  const name = names[change % names.length] ?? ''
  const kind = ['added', 'corrected', 'taken away'][change % 3] ?? ''
  const file = join(reports, `new-${Math.floor(change / 3)}.txt`)
  const before = changed
  delay.reset()
  delay.enable()
  if (kind === 'taken away') rmSync(file)
  else writeFileSync(file, varied(readFileSync(join(DATA, name), 'utf8'), 100 + change))
  const from = performance.now()
  while (changed === before && performance.now() - from < LONGEST_WAIT_MS) await setTimeout(20)
  delay.disable()
  rows.push([
    kind,
    String(changed - before),
    (delay.max / 1e6).toFixed(0),
    (delay.percentile(99.9) / 1e6).toFixed(0),
  ])
}
await library.stop()
rmSync(folder, { recursive: true, force: true })
console.log(table([['change', 'updates', 'longest block, ms', 'p99.9, ms'], ...rows]))
