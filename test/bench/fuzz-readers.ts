/**
 * Reads damaged and hostile files of every format in this process: npm run bench:fuzz-readers -- --count 5000 --seed 1.
 * Prints what threw something nobody foresaw, what lost or doubled a character, what took longer than SLOW_MS, and how
 * far memory went. Status 1 if anything is amiss.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { table } from '../../src/commands/table.ts'
import { formatFixtures, mutatedFile } from '../support/mutated-files.ts'
import { readMutated } from '../support/read-mutated.ts'
import { seeded } from '../support/seeded.ts'

/** Reading 300 kB of honest text takes some 300 ms; a reader is given twenty seconds. */
const SLOW_MS = 2_000
const SHOWN = 20
const TELL_EVERY = 500

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    /** A folder for the files that are amiss. */
    keep: { type: 'string', default: '' },
  },
})
const chance = seeded(Number(values.seed))
const fixtures = formatFixtures()
const faults: string[] = []
const lines = new Map<string, number>()
const ms: number[] = []
let slow = 0
let most = 0
if (values.keep) mkdirSync(values.keep, { recursive: true })

for (let i = 0; i < Number(values.count); i += 1) {
  const file = mutatedFile(chance, fixtures)
  const from = process.cpuUsage()
  const { error, faults: found } = await readMutated(file)
  const { user, system } = process.cpuUsage(from)
  const spent = (user + system) / 1000
  ms.push(spent)
  most = Math.max(most, process.memoryUsage.rss())
  if (error) lines.set(error, (lines.get(error) ?? 0) + 1)
  const amiss = [...found, ...(spent > SLOW_MS ? [`took ${spent.toFixed(0)} ms`] : [])]
  if (spent > SLOW_MS) slow += 1
  if (amiss.length > 0) {
    faults.push(
      `${i} ${file.name}, ${file.how}, ${file.bytes.length} bytes: ${amiss.join('; ').slice(0, 300)}`,
    )
    if (values.keep) writeFileSync(join(values.keep, `${i}-${file.name}`), file.bytes)
  }
  if ((i + 1) % TELL_EVERY === 0) process.stderr.write(`${i + 1} read, ${faults.length} amiss\n`)
}
ms.sort((a, b) => a - b)
const at = (share: number) => (ms[Math.min(ms.length - 1, Math.floor(ms.length * share))] ?? 0).toFixed(0)
process.stdout.write(
  `${table([
    ['files', 'p50 ms', 'p99 ms', 'worst ms', `over ${SLOW_MS} ms`, 'most MB', 'amiss'],
    [
      values.count,
      at(0.5),
      at(0.99),
      at(1),
      String(slow),
      (most / 1024 ** 2).toFixed(0),
      String(faults.length),
    ],
  ])}\n`,
)
for (const [line, count] of [...lines].sort((a, b) => b[1] - a[1]))
  process.stdout.write(`${count} × ${line}\n`)
for (const fault of faults.slice(0, SHOWN)) process.stdout.write(`AMISS ${fault}\n`)
process.exitCode = faults.length > 0 ? 1 : 0
