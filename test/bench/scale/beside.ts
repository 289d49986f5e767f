import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CONTESTANTS, type Target } from './contestants.ts'
import { makeReports } from './corpus-maker.ts'

const PROCESS = fileURLToPath(new URL('./contestant-process.ts', import.meta.url))
/** Of each kind, with and without place, body and year. */
const QUESTIONS = 150
const MOST_MB = 4_096
const BUILD_MS = 300_000
/** Opening, and asking for a minute. */
const ASK_MS = 180_000
/** wenbao itself takes SQLite from here on. */
const MOST_IN_MEMORY = 20_000

export const BESIDE_HEAD = [
  ...['paragraphs', 'engine', 'build s (MB/s)', 'MB: build / asked', 'disk MB', 'load s', 'p50 / 95 / 99 ms'],
  ...['per s', 'first %: named / not'],
]

/** The same questions for all, a named and a nameless one in turn, from all over the library. */
function targetsOf(size: number): Target[] {
  const all: { scoped: Target[]; unscoped: Target[] } = { scoped: [], unscoped: [] }
  let first = 0
  for (const { file, texts, asked } of makeReports(size)) {
    for (const scoped of [true, false]) {
      const some = asked.filter((one) => one.scoped === scoped)
      // Another paragraph of each report than of the one before.
      const one = some[first % Math.max(1, some.length)]
      const to = scoped ? all.scoped : all.unscoped
      for (const { question, from } of size < 20_000 ? some : one ? [one] : [])
        to.push({ question, scoped, id: first + from, file, text: texts[from] ?? '' })
    }
    first += texts.length
  }
  const spread = (targets: Target[]) => {
    const step = Math.max(1, targets.length / QUESTIONS)
    return Array.from(
      { length: Math.min(QUESTIONS, targets.length) },
      (_, i) => targets[Math.floor(i * step)],
    )
  }
  const [named, nameless] = [spread(all.scoped), spread(all.unscoped)]
  return named.flatMap((target, i) => [target, nameless[i]]).filter((target) => target !== undefined)
}

/** Runs one step; a word for why there are no figures if it does not get through. */
async function run<Figures>(args: string[], ms: number): Promise<Figures | string> {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${MOST_MB}`, '--import', 'tsx', PROCESS, ...args],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let [out, told, late] = ['', '', false]
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    told = `${told}${chunk}`.slice(-4_000)
  })
  const timer = setTimeout(() => {
    late = true
    child.kill('SIGKILL')
  }, ms)
  const [code] = await once(child, 'close')
  clearTimeout(timer)
  if (code === 0) return JSON.parse(out) as Figures
  if (late) return `over ${ms / 1000} s`
  if (/heap|memory/u.test(told)) return `over ${MOST_MB} MB`
  return (/\w*Error: [^\n]{0,80}/u.exec(told)?.[0] ?? `ended with ${code}`).trim()
}

function folderMb(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size / 1024 ** 2, 0)
}

interface BuildFigures {
  seconds: number
  mbPerS: number
  peakMb: number
}
interface AskFigures {
  seconds: number
  taken: number[]
  asked: { scoped: number; unscoped: number }
  found: { scoped: number; unscoped: number }
  peakMb: number
}

async function rowOf(name: string, size: number, folder: string, dataDir: string): Promise<string[]> {
  const index = join(folder, `beside-${name.replace(/\W+/gu, '-')}`)
  const args = [name, index, dataDir, String(size), join(folder, 'targets.json')]
  const built = await run<BuildFigures>(['build', ...args], BUILD_MS)
  if (typeof built === 'string') return [`build: ${built}`, ...Array<string>(6).fill('–')]
  const row = [`${built.seconds.toFixed(1)} (${built.mbPerS.toFixed(2)})`]
  const asked = await run<AskFigures>(['ask', ...args], ASK_MS)
  const disk = folderMb(index).toFixed(1)
  if (typeof asked === 'string')
    return [...row, `${built.peakMb.toFixed(0)} / –`, disk, `load: ${asked}`, '–', '–', '–']
  const sorted = [...asked.taken].sort((a, b) => a - b)
  const sum = sorted.reduce((all, ms) => all + ms, 0)
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)
  const share = (kind: 'scoped' | 'unscoped') =>
    ((100 * asked.found[kind]) / Math.max(1, asked.asked[kind])).toFixed(0)
  const fewer = sorted.length < QUESTIONS ? ` (of ${sorted.length})` : ''
  return [
    ...row,
    `${built.peakMb.toFixed(0)} / ${asked.peakMb.toFixed(0)}`,
    disk,
    asked.seconds.toFixed(2),
    `${at(0.5)} / ${at(0.95)} / ${at(0.99)}`,
    ((1000 * sorted.length) / sum).toFixed(sum > 1000 * sorted.length ? 1 : 0),
    `${share('scoped')} / ${share('unscoped')}${fewer}`,
  ]
}

/**
 * Rows of a table: wenbao and other engines over the same made-up library, each building and asking in processes of
 * its own with a limit of memory and time. `dataDir` holds the reports as files, `folder` takes the indexes.
 */
export async function besideOthers(size: number, folder: string, dataDir: string): Promise<string[][]> {
  writeFileSync(join(folder, 'targets.json'), JSON.stringify(targetsOf(size)))
  const rows: string[][] = []
  for (const name of CONTESTANTS) {
    if (name === 'wenbao, minisearch' && size > MOST_IN_MEMORY) continue
    rows.push([String(size), name, ...(await rowOf(name, size, folder, dataDir))])
    process.stderr.write(`${rows.at(-1)?.join('  ')}\n`)
  }
  return rows
}
