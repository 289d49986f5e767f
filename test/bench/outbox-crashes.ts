/**
 * Kills an outbox at every step of its work, at every target, once or twice running, with and without a server that
 * refuses, and prints what arrived: npm run bench:crashes [-- KIND …]
 */
import { table } from '../../src/commands/table.ts'
import type { CrashKind } from '../support/crash-servers.ts'
import { crashOutbox } from '../support/outbox-crashes.ts'

const KINDS: readonly CrashKind[] = ['webhook', 'telegram', 'wecom']
const REPORTS = 2
/** The step at which a second process, repeating what the first left, has its requests under way. */
const REPEATING = 10
const wanted = process.argv.slice(2)
const rows = [['target', 'kills', 'lost', 'given up, marked', 'repeated', 'marked', 'most times one arrived']]
let wrong = 0

for (const kind of KINDS) {
  if (wanted.length > 0 && !wanted.includes(kind)) continue
  const { steps } = await crashOutbox([], { kind, reports: REPORTS })
  let [kills, lost, givenUp, repeated, marked, most] = [0, 0, 0, 0, 0, 0]
  const take = async (at: readonly number[], refuseNth: number): Promise<void> => {
    const tally = await crashOutbox(at, { kind, reports: REPORTS, refuseNth })
    const counts = [...tally.arrived.values()]
    const missing = counts.filter((times) => times === 0).length
    const more = counts.reduce((sum, times) => sum + Math.max(0, times - 1), 0)
    kills += tally.kills
    lost += missing
    givenUp += tally.givenUp
    repeated += more
    marked += tally.marked
    most = Math.max(most, ...counts)
    const once = at.length === 1 && missing > 0
    if (once || missing > tally.givenUp || more > tally.marked || Math.max(...counts) > 2) {
      wrong += 1
      process.stderr.write(`${kind} killed at ${at.join()}: ${JSON.stringify([...tally.arrived])}\n`)
    }
    for (const violation of tally.violations) {
      wrong += 1
      process.stderr.write(`${kind}: ${violation}\n`)
    }
  }
  for (let step = 1; step <= steps; step += 1) {
    await take([step], 0)
    await take([step], 3)
    await take([step, step], 0)
    await take([step, REPEATING], 0)
  }
  rows.push([kind, ...[kills, lost, givenUp, repeated, marked, most].map(String)])
}
process.stdout.write(table(rows))
process.exit(wrong > 0 ? 1 : 0)
