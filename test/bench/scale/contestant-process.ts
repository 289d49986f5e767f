/**
 * One step of one engine in a process of its own, for beside.ts: builds an index, or opens it and asks. Prints its
 * figures as a line of JSON.
 */
import { readFileSync } from 'node:fs'
import { CONTESTANTS, contestant, type Target } from './contestants.ts'
import { makeReports } from './corpus-maker.ts'

/** Slow engines are asked as many of the questions as this allows. */
const ASKING_MS = 60_000

const [step, wanted, folder = '', dataDir = '', size, targets = ''] = process.argv.slice(2)
const name = CONTESTANTS.find((one) => one === wanted)
if (!name) throw new Error(`${wanted} takes no part`)
const engine = contestant(name, folder, dataDir)

function memoryMb(field: 'VmHWM' | 'VmRSS'): number {
  const status = readFileSync('/proc/self/status', 'utf8')
  return Number(new RegExp(`${field}:\\s+(\\d+)`, 'u').exec(status)?.[1]) / 1024
}

async function build() {
  let first = 0
  let bytes = 0
  let ms = 0
  const timed = async (work: () => unknown): Promise<void> => {
    const from = performance.now()
    await work()
    ms += performance.now() - from
  }
  for (const report of makeReports(Number(size))) {
    await timed(() => engine.add(report, first))
    first += report.texts.length
    bytes += Buffer.byteLength(report.texts.join(''))
  }
  await timed(() => engine.keep())
  return { seconds: ms / 1000, mbPerS: bytes / 1e3 / ms, peakMb: memoryMb('VmHWM') }
}

async function ask() {
  const from = performance.now()
  await engine.open()
  const seconds = (performance.now() - from) / 1000
  const taken: number[] = []
  const found = { scoped: 0, unscoped: 0 }
  const asked = { scoped: 0, unscoped: 0 }
  const begun = performance.now()
  for (const target of JSON.parse(readFileSync(targets, 'utf8')) as Target[]) {
    const before = performance.now()
    const right = await engine.finds(target)
    taken.push(performance.now() - before)
    const kind = target.scoped ? 'scoped' : 'unscoped'
    asked[kind] += 1
    if (right) found[kind] += 1
    if (performance.now() - begun > ASKING_MS) break
  }
  return { seconds, taken, asked, found, peakMb: memoryMb('VmHWM') }
}

const figures = await (step === 'build' ? build() : ask())
process.stdout.write(`${JSON.stringify(figures)}\n`)
process.exit(0)
