/**
 * Kills an outbox at every step of its work, once or twice running, with and without a server that refuses, and prints what arrived:
 * npx tsx test/bench/outbox-crashes.ts [ROUNDS]
 */
import { crashOutbox } from '../support/outbox-crashes.ts'

const rounds = Number(process.argv[2] ?? 6)
const { steps } = await crashOutbox([], 2)
let kills = 0
let doubled = 0
let marked = 0
let lost = 0
let unmarked = 0
for (let round = 0; round < rounds; round += 1)
  for (let step = 1; step <= steps; step += 1) {
    const tally = await crashOutbox(round % 3 === 2 ? [step, step] : [step], 2, round % 2 === 0 ? 0 : 3)
    const more = [...tally.arrived.values()].reduce((sum, times) => sum + times - 1, 0)
    kills += tally.kills
    doubled += more
    marked += tally.marked
    lost += 6 - tally.arrived.size
    unmarked += Math.max(0, more - tally.marked)
  }
process.stdout.write(
  `${JSON.stringify({ steps, kills, lost, doubled, marked, doubledUnmarked: unmarked })}\n`,
)
process.exit(lost + unmarked > 0 ? 1 : 0)
