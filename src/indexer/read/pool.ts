import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { extname } from 'node:path'
import type { Worker } from 'node:worker_threads'
import type { IngestedFile } from '../../model.ts'
import { ingestOne } from './ingest-file.ts'
import type { ReadJob, ReadResult } from './reader-worker.ts'
import { startWorker } from './start-worker.ts'

export interface ReaderPoolOptions {
  /** Workers at most; one fewer than the cores, at most two: bulk reading must leave room for questions. */
  size?: number
  /** Milliseconds a file may take; long texts get three times as much. */
  timeoutMs?: number
  /** Heap of one worker in MB. */
  heapMb?: number
  /** Text files up to this many bytes are read without a worker, which takes longer to start than they to read. */
  directBytes?: number
}

/** Reads files apart from the rest of the program, so that a bad one cannot hurt it. */
export interface ReaderPool {
  /** Always resolves; what went wrong is the one line in `error`. */
  ingestFile(path: string, file: string): Promise<IngestedFile>
  close(): Promise<void>
}

const TIMEOUT_MS = 20_000
/** From this size on a text is long: 8 MB hold some 250 reports. */
const LONG_TEXT_BYTES = 8 * 1024 * 1024
/** 1.5 GB for the whole program: this heap, the file's bytes (128 MB) and what it unpacks to (256 MB), the index. */
const HEAP_MB = 768
const DIRECT_BYTES = 64 * 1024
const TEXT_ENDINGS = new Set(['.txt', '.text', '.md', '.markdown', '.mkd'])

interface Seat {
  worker: Worker | null
}

/** Makes the pool; workers start with the first file that needs one. */
export function createReaderPool(options: ReaderPoolOptions = {}): ReaderPool {
  const size = options.size ?? Math.max(1, Math.min(2, availableParallelism() - 1))
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS
  const heapMb = options.heapMb ?? HEAP_MB
  const directBytes = options.directBytes ?? DIRECT_BYTES
  const free: Seat[] = Array.from({ length: size }, () => ({ worker: null }))
  const seats = [...free]
  const waiting: ((seat: Seat) => void)[] = []
  let closed = false

  function take(): Promise<Seat> {
    const seat = free.pop()
    return seat ? Promise.resolve(seat) : new Promise((resolve) => waiting.push(resolve))
  }

  function giveBack(seat: Seat): void {
    const next = waiting.shift()
    if (next) next(seat)
    else free.push(seat)
  }

  function hire(seat: Seat): Worker {
    const own = import.meta.url.endsWith('.js') ? './reader-worker.js' : './reader-worker.ts'
    const limits = { resourceLimits: { maxOldGenerationSizeMb: heapMb }, stderr: true, stdout: true }
    const worker = startWorker(new URL(own, import.meta.url), limits)
    seat.worker = worker
    // One that fails between two files must not end the program, nor be asked again.
    worker.on('error', () => undefined)
    worker.on('exit', () => {
      if (seat.worker === worker) seat.worker = null
    })
    return worker
  }

  function work(seat: Seat, job: ReadJob, limitMs: number): Promise<ReadResult> {
    const worker = seat.worker ?? hire(seat)
    return new Promise((resolve) => {
      const failed = async (error: string) => {
        seat.worker = null
        stopListening()
        // Its memory must be free before the next file is read.
        await worker.terminate()
        resolve({ file: job.file, error, reports: [] })
      }
      const timer = setTimeout(() => {
        const seconds = Math.round(limitMs / 1000)
        failed(
          `The file takes longer than ${seconds} s to read: save it again as .txt or .docx, or split it.`,
        )
      }, limitMs)
      const onError = (error: Error) => {
        const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        const what = outOfMemory
          ? 'needs too much memory'
          : `stops its reader (${error.message.split('\n')[0]})`
        failed(`The file ${what}: save it again as .txt or .docx, or split it.`)
      }
      const onExit = () =>
        failed('The reader of the file ended early: index again, or save the file as .txt.')
      const onMessage = (result: ReadResult) => {
        stopListening()
        worker.unref()
        resolve(result)
      }
      function stopListening(): void {
        clearTimeout(timer)
        worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      }
      worker.ref()
      worker.on('message', onMessage).on('error', onError).on('exit', onExit)
      worker.postMessage(job)
    })
  }

  return {
    async ingestFile(path, file) {
      const stats = await stat(path).catch(() => null)
      const isText = TEXT_ENDINGS.has(extname(path).toLowerCase())
      if (!stats?.isFile() || (isText && stats.size <= directBytes)) return ingestOne(path, file)
      if (closed) return { file, error: 'The program is stopping: index again.', reports: [] }
      const seat = await take()
      try {
        const isLong = isText && stats.size >= LONG_TEXT_BYTES
        return await work(seat, { path, file }, isLong ? 3 * timeoutMs : timeoutMs)
      } finally {
        giveBack(seat)
      }
    },
    async close() {
      closed = true
      await Promise.all(seats.map((seat) => seat.worker?.terminate()))
    },
  }
}
