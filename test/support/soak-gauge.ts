import { readdirSync } from 'node:fs'
import type { Book } from './soak-book.ts'

export interface GaugeOptions {
  pid: number
  url: string
  book: Book
}

/** Watches memory, file descriptors and health of the program from outside. */
export interface Gauge {
  watch(going: () => boolean): Promise<void>
  /** Notes a fault for what grew. */
  judge(): void
  line(): string
  rows(): string[][]
}

interface Sample {
  at: number
  mb: number
  files: number
}

const EVERY_MS = 5_000
/** Code is compiled and caches fill in the first part of a run; growth is judged from then on. */
const WARM_UP = 1 / 3
/**
 * Middle third against last third, by the lower quartile: readers that start for a file and collections that wait make
 * 400 MB swing to 700, but a leak lifts the floor. In a short run it swings by a tenth itself.
 */
const MOST_GROWTH = 1.12
const LONG_RUN_MS = 30 * 60_000
const MOST_GROWTH_LONG = 1.06
const LEAST_GROWTH_MB = 12
/**
 * By the lower quartile as well: a reader that is open at the moment holds ten or more (41 and 55 at most in two thirds of
 * a run whose floor stood still), but one that is never closed lifts the floor.
 */
const MOST_MORE_FILES = 3
/**
 * One slow answer may be the machine's; two in a hundred, or one that anybody would notice, are the program's. A new
 * report takes 150 to 220 ms of the main thread; with eight others at work on two cores that was up to 1.6 s.
 */
const SLOW_HEALTH_MS = 2_000
const MOST_SLOW = 0.02
const WORST_HEALTH_MS = 5_000

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0
}

function thirdOf<T>(values: readonly T[], n: number): T[] {
  return values.slice(Math.floor((values.length * n) / 3), Math.floor((values.length * (n + 1)) / 3))
}

function floorsOf(values: readonly number[]): number[] {
  return [0, 1, 2].map((n) => quantile(thirdOf(values, n), 1 / 4))
}

/** Floors of the thirds of a run in MB, and whether the last stands higher than the middle one beyond what swings. */
export function memoryGrowth(values: readonly number[], ms: number): { floors: number[]; grew: boolean } {
  const floors = floorsOf(values)
  const [, before = 0, after = 0] = floors
  const most = ms < LONG_RUN_MS ? MOST_GROWTH : MOST_GROWTH_LONG
  return { floors, grew: after > before * most && after - before > LEAST_GROWTH_MB }
}

/** Floors of open files in the thirds of a run, and whether the last stands higher than the middle one. */
export function filesKept(values: readonly number[]): { floors: number[]; grew: boolean } {
  const floors = floorsOf(values)
  const [, before = 0, after = 0] = floors
  return { floors, grew: after > before + MOST_MORE_FILES }
}

/** Least squares: MB a minute. */
function slope(samples: readonly Sample[]): number {
  const n = samples.length
  if (n < 2) return 0
  const meanAt = samples.reduce((sum, { at }) => sum + at, 0) / n
  const meanMb = samples.reduce((sum, { mb }) => sum + mb, 0) / n
  const over = samples.reduce((sum, { at, mb }) => sum + (at - meanAt) * (mb - meanMb), 0)
  const under = samples.reduce((sum, { at }) => sum + (at - meanAt) ** 2, 0)
  return under === 0 ? 0 : (over / under) * 60_000
}

/** Makes the gauge. */
export function createGauge({ pid, url, book }: GaugeOptions): Gauge {
  const samples: Sample[] = []
  const health: number[] = []
  const mbs = () => samples.map(({ mb }) => mb)
  const growth = () => memoryGrowth(mbs(), (samples.at(-1)?.at ?? 0) - (samples[0]?.at ?? 0))
  const files = () => samples.map((sample) => sample.files)

  const sample = async (): Promise<void> => {
    const from = performance.now()
    const told = (await (await fetch(`${url}/healthz`)).json()) as { status: string }
    health.push(performance.now() - from)
    if (told.status !== 'ok') book.fault('health', JSON.stringify(told))
    const text = await (await fetch(`${url}/metrics`)).text()
    const bytes = Number(/^process_resident_memory_bytes (\d+)/mu.exec(text)?.[1])
    samples.push({ at: Date.now(), mb: bytes / 1024 ** 2, files: readdirSync(`/proc/${pid}/fd`).length })
  }

  return {
    async watch(going) {
      while (going()) {
        await sample().catch((error) => book.fault('health', String(error)))
        await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
      }
    },
    judge: () => {
      const { floors, grew } = growth()
      if (grew)
        book.fault('memory', `${floors.map((mb) => mb.toFixed(0)).join(', ')} MB, the floor of each third`)
      const kept = filesKept(files())
      if (kept.grew) book.fault('file descriptors', `${kept.floors.join(', ')}, the floor of each third`)
      const slow = health.filter((ms) => ms > SLOW_HEALTH_MS)
      if (slow.length > Math.max(1, health.length * MOST_SLOW) || Math.max(...health) > WORST_HEALTH_MS)
        book.fault('health', `answers took ${slow.map((ms) => ms.toFixed(0)).join(', ')} ms`)
    },
    line: () => {
      const last = samples.at(-1)
      return last ? `${last.mb.toFixed(0)} MB, ${last.files} files` : ''
    },
    rows: () => [
      [
        'memory MB, lower quartile of each third',
        growth()
          .floors.map((mb) => mb.toFixed(0))
          .join(' / '),
      ],
      ['memory MB, most', Math.max(...mbs()).toFixed(0)],
      [
        'memory MB a minute after warm-up',
        slope(samples.slice(Math.floor(samples.length * WARM_UP))).toFixed(2),
      ],
      ['open files, lower quartile of each third', filesKept(files()).floors.join(' / ')],
      ['open files, most', Math.max(...files()).toString()],
      [
        'ms of /healthz, median / worst',
        `${quantile(health, 1 / 2).toFixed(0)} / ${Math.max(...health).toFixed(0)}`,
      ],
    ],
  }
}
