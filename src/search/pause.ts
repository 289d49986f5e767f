import { setImmediate } from 'node:timers/promises'

/** Called between the steps of a long piece of work: lets everything else have its turn where it has waited enough. */
export type Pause = () => Promise<void>

/** A question takes 2 to 10 ms itself; so much more is not noticed. */
const LONGEST_SLICE_MS = 8

/** Makes the pause of one piece of work, which gives way when it has had the main thread for `LONGEST_SLICE_MS`. */
export function createPause(now: () => number = () => performance.now()): Pause {
  let since = now()
  return async () => {
    if (now() - since < LONGEST_SLICE_MS) return
    await setImmediate()
    since = now()
  }
}
