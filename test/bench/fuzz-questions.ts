/**
 * Puts random, hostile and mutated questions to the engine over the five reports and the district, a third of them in
 * chats of several turns: npm run bench:fuzz -- --count 100000 --seed 1 [--bombs]. Prints what threw, what took longer
 * than SLOW_MS, what was quoted that stands in no report, and how long questions take. Status 1 if anything is amiss.
 */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Turn } from '../../src/answer/turn.ts'
import { table } from '../../src/commands/table.ts'
import { hostileQuestion } from '../support/hostile-questions.ts'
import { engineOver } from '../support/library.ts'
import { chatsOf, faultsOf, readFolder, readRaw } from '../support/quotation.ts'
import { seeded } from '../support/seeded.ts'

const SLOW_MS = 100
/** Turns of a chat at most. */
const TURNS = 6
const SHOWN = 20
/** How often the count so far is told. */
const TELL_EVERY = 10_000

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const { values } = parseArgs({
  options: { count: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
})
const count = Number(values.count)
const chance = seeded(Number(values.seed))

const places = await Promise.all(
  [
    ['../../data', '../eval'],
    ['../eval/district/reports', '../eval/district'],
  ].map(async ([folder = '', sets = '']) => {
    const reports = await readFolder(here(folder))
    return {
      reports,
      engine: engineOver(reports),
      raw: readRaw(here(folder)),
      real: chatsOf(here(sets)).flat(),
    }
  }),
)

const ms: number[] = []
const thrown = new Map<string, string>()
const slow: { ms: number; question: string }[] = []
const misquoted = new Map<string, string>()
const shown = (question: string) =>
  JSON.stringify(question.length > 120 ? `${question.slice(0, 100)}…(${question.length})` : question)

// What only the first question loads (pinyin, place names) is none of a later one's time.
for (const { engine } of places)
  for (const question of ['帮助', '2023年提岸多少件', 'yiwu zhengxie']) engine.ask(question, null)

let asked = 0
while (asked < count) {
  const { engine, reports, raw, real } = chance.one(places)
  let previous: Turn | null = null
  const turns = chance.below(3) === 0 ? 1 + chance.below(TURNS) : 1
  for (let turn = 0; turn < turns && asked < count; turn += 1) {
    const question = hostileQuestion(chance, real)
    // Time of this process only: other work on the machine is none of the question's.
    const from = process.cpuUsage()
    try {
      const next: Turn = engine.ask(question, previous)
      const took = process.cpuUsage(from)
      const spent = (took.user + took.system) / 1000
      ms.push(spent)
      if (spent > SLOW_MS) slow.push({ ms: spent, question })
      for (const fault of faultsOf(question, next.answer, reports, raw)) {
        const kind = fault.replace(/\d+|“.*”/gu, '…')
        if (!misquoted.has(kind)) misquoted.set(kind, `${fault}: ${shown(question)}`)
      }
      // A chat is kept as JSON between two messages.
      previous = JSON.parse(JSON.stringify(next))
    } catch (error) {
      const what =
        error instanceof Error
          ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ')
          : String(error)
      if (!thrown.has(what)) thrown.set(what, shown(question))
    }
    asked += 1
    if (asked % TELL_EVERY === 0) process.stderr.write(`${asked} asked\n`)
  }
}

ms.sort((a, b) => a - b)
const at = (share: number) => (ms[Math.min(ms.length - 1, Math.floor(ms.length * share))] ?? 0).toFixed(1)
process.stdout.write(
  `${table([
    ['questions', 'p50 ms', 'p99 ms', 'p99.9 ms', 'worst ms', `over ${SLOW_MS} ms`, 'threw', 'misquoted'],
    [
      String(asked),
      at(0.5),
      at(0.99),
      at(0.999),
      at(1),
      String(slow.length),
      String(thrown.size),
      String(misquoted.size),
    ],
  ])}\n`,
)
for (const [what, question] of [...thrown].slice(0, SHOWN))
  process.stdout.write(`threw ${what}\n  at ${question}\n`)
for (const one of slow.sort((a, b) => b.ms - a.ms).slice(0, SHOWN))
  process.stdout.write(`slow ${one.ms.toFixed(0)} ms: ${shown(one.question)}\n`)
for (const what of [...misquoted.values()].slice(0, SHOWN)) process.stdout.write(`misquoted ${what}\n`)
process.exitCode = thrown.size + slow.length + misquoted.size > 0 ? 1 : 0
