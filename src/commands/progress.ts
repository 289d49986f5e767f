import type { Writable } from 'node:stream'
import { SingleBar } from 'cli-progress'

export interface Progress {
  show(step: { done: number; total: number; file: string }): void
  end(): void
}

/** A bar on a terminal; nothing where no one is watching. */
export function createProgress(stream: Writable & { isTTY?: boolean }, label: string): Progress {
  if (!stream.isTTY) return { show: () => {}, end: () => {} }
  const bar = new SingleBar({
    format: `${label} [{bar}] {value}/{total} {file}`,
    stream: stream as NodeJS.WriteStream,
    hideCursor: true,
    clearOnComplete: true,
    linewrap: false,
  })
  let started = false
  return {
    show({ done, total, file }) {
      if (!started) bar.start(total, done, { file })
      started = true
      bar.setTotal(total)
      bar.update(done, { file })
    },
    end() {
      if (started) bar.stop()
      started = false
    },
  }
}
