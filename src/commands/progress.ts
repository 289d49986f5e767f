import type { Writable } from 'node:stream'
import { SingleBar } from 'cli-progress'

export interface Progress {
  show(step: { done: number; total: number; file: string; stage: string }): void
  end(): void
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}

/** A bar on a terminal, with the files per second and the time left; nothing where no one is watching. */
export function createProgress(stream: Writable & { isTTY?: boolean }): Progress {
  if (!stream.isTTY) return { show: () => {}, end: () => {} }
  const bar = new SingleBar({
    format: '{stage} [{bar}] {value}/{total} {rate}/s, {left} left {file}',
    stream: stream as NodeJS.WriteStream,
    hideCursor: true,
    clearOnComplete: true,
    linewrap: false,
  })
  let started = false
  let current = ''
  let since = 0
  return {
    show({ done, total, file, stage }) {
      if (stage !== current) since = performance.now()
      current = stage
      const perSecond = (done * 1000) / Math.max(performance.now() - since, 1)
      const rate = perSecond >= 10 ? Math.round(perSecond) : perSecond.toFixed(1)
      const told = { file, stage, rate, left: duration((total - done) / Math.max(perSecond, 1e-6)) }
      if (!started) bar.start(total, done, told)
      started = true
      bar.setTotal(total)
      bar.update(done, told)
    },
    end() {
      if (started) bar.stop()
      started = false
    },
  }
}
