/**
 * Where questions take long in a large library, and how long others wait for a step of them: each kind of question is
 * asked inside this process of a made-up library. `npm run bench:steps -- 10000 100000` prints for each kind what a
 * question and a step takes, in processor time of the whole process (which other work on the machine does not lengthen,
 * but which counts the threads that translate and collect as well), and the question with the longest step.
 * `--keep FOLDER` takes the libraries from there if they are there, and leaves them.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createEngine } from '../../../src/answer/engine.ts'
import type { Engine, Turn } from '../../../src/answer/turn.ts'
import { table } from '../../../src/commands/table.ts'
import { buildLibrary } from '../../../src/indexer/build.ts'
import { quantile, writeCorpus } from './write-corpus.ts'

type Questions = Pick<ReturnType<typeof writeCorpus>, 'scoped' | 'unscoped'>

/** A question, and what was asked before it. */
interface Asked {
  question: string
  before?: string
}

const every = (questions: readonly string[], step: number, from: number) =>
  questions.filter((_, i) => i % step === from)

/** Place, year and body of a named question, with another matter. */
const about = (question: string, matter: string) =>
  question.replace(/^(\d{4}年.+?(?:政府|政协|人大)).*$/u, `$1${matter}`)

const yearsOf = (question: string, said: (year: number) => string) =>
  question.replace(/^(\d{4})年/u, (_, year) => said(Number(year)))

function kindsOf({ scoped, unscoped }: Questions): Record<string, Asked[]> {
  const kind = (questions: string[]) => questions.map((question) => ({ question }))
  return {
    'place and year named': kind(scoped),
    'neither named': kind(unscoped),
    最近几年: kind(every(unscoped, 10, 0).map((question) => `最近几年${question}`)),
    哪些市: kind(every(unscoped, 20, 3).map((question) => `哪些市${question.slice(0, 6)}`)),
    那年呢: every(scoped, 10, 1).map((before) => ({
      question: `那${Number(before.slice(0, 4)) - 1}年呢`,
      before,
    })),
    'two years': kind(every(scoped, 10, 2).map((one) => yearsOf(one, (year) => `${year - 1}年和${year}年`))),
    'six years': kind(every(scoped, 20, 4).map((one) => yearsOf(one, (year) => `${year - 5}年到${year}年`))),
    'no such year': kind(every(scoped, 20, 6).map((one) => yearsOf(one, () => '1997年'))),
    'no such matter': kind(every(scoped, 20, 7).map((one) => about(one, '火星探测器花了多少钱'))),
    谁作的: kind(every(scoped, 20, 8).map((one) => about(one, '报告是谁作的'))),
    哪几个方面: kind(every(scoped, 20, 9).map((one) => about(one, '报告讲了哪几个方面'))),
    everyday: kind(every(scoped, 20, 10).map((one) => about(one, '给老百姓办了啥好事'))),
    第一次提到: kind(every(unscoped, 20, 11).map((one) => `哪一年第一次提到${one.slice(0, 4)}`)),
  }
}

function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

interface Taken {
  question: string
  steps: number[]
}

function take(engine: Engine, { question, before }: Asked): Taken {
  const previous: Turn | null = before === undefined ? null : engine.ask(before, null)
  const asking = engine.asking(question, previous)
  const steps: number[] = []
  for (let done = false; !done; ) {
    const from = processorMs()
    done = asking.next().done === true
    steps.push(processorMs() - from)
  }
  return { question, steps }
}

const ms = (values: readonly number[], shares: readonly number[]) =>
  shares.map((share) => quantile(values, share).toFixed(1)).join(' / ')

const { values, positionals } = parseArgs({
  options: { keep: { type: 'string' }, engine: { type: 'string', default: 'sqlite' } },
  allowPositionals: true,
})
const rows: string[][] = []
for (const size of positionals.length > 0 ? positionals.map(Number) : [100_000]) {
  const folder = values.keep ? join(values.keep, String(size)) : mkdtempSync(join(tmpdir(), 'wenbao-steps-'))
  const kept = join(folder, 'questions.json')
  if (!existsSync(kept)) {
    const { scoped, unscoped } = writeCorpus(join(folder, 'data'), size)
    writeFileSync(kept, JSON.stringify({ scoped, unscoped }))
  }
  const { library } = await buildLibrary({
    ...{ dataDir: join(folder, 'data'), indexDir: join(folder, 'index'), force: false },
    engine: values.engine === 'minisearch' ? 'minisearch' : 'sqlite',
    onProgress: () => {},
    warn: (message) => console.error(message),
  })
  const engine = createEngine(library, {
    today: () => new Date(2026, 0, 15),
    homeRegion: null,
    localVocabulary: '',
  })
  let longestMade = 0
  for (let made = engine.warm(), done = false; !done; ) {
    const from = processorMs()
    done = made.next().done === true
    longestMade = Math.max(longestMade, processorMs() - from)
  }
  rows.push([String(size), 'making the tables', '', '', '', longestMade.toFixed(1), ''])
  for (const [kind, questions] of Object.entries(kindsOf(JSON.parse(readFileSync(kept, 'utf8'))))) {
    const taken = questions.map((asked) => take(engine, asked))
    const steps = taken.flatMap((one) => one.steps)
    const longest = Math.max(...steps)
    const where = taken.find((one) => one.steps.includes(longest))
    rows.push([
      ...[String(size), kind, String(taken.length)],
      ms(
        taken.map((one) => one.steps.reduce((sum, step) => sum + step, 0)),
        [0.5, 0.95, 0.99],
      ),
      (steps.length / Math.max(1, taken.length)).toFixed(0),
      ms(steps, [0.99, 1]),
      where ? `${where.question}, step ${where.steps.indexOf(longest) + 1} of ${where.steps.length}` : '',
    ])
    process.stderr.write(`${rows.at(-1)?.join('  ')}\n`)
  }
  library.close()
  if (!values.keep) rmSync(folder, { recursive: true, force: true })
}
const head = ['paragraphs', 'kind', 'asked', 'p50 / 95 / 99 ms', 'steps', 'step p99 / longest ms', 'longest']
console.log(table([head, ...rows]))
