import type { Steps } from '../answer/steps.ts'
import type { Engine, Turn } from '../answer/turn.ts'
import { createPause } from '../search/pause.ts'

/** When each engine was last asked by somebody, in ms of `performance.now()`; still being asked: infinity. */
const asked = new WeakMap<Engine, { open: number; last: number }>()

/** Milliseconds since somebody's last question was answered: 0 while one is, infinity if there was none. */
export function idleFor(engine: Engine, now: number): number {
  const known = asked.get(engine)
  if (!known) return Number.POSITIVE_INFINITY
  return known.open > 0 ? 0 : now - known.last
}

/** Runs steps to their end, and lets everything else have its turn between them where they take long. */
export async function inSteps<T>(steps: Steps<T>): Promise<T> {
  const pause = createPause()
  let step = steps.next()
  while (!step.done) {
    await pause()
    step = steps.next()
  }
  return step.value
}

/**
 * Asks the engine as `Engine.ask` does, and lets other chats, timers and pages have their turn between the steps of a
 * question that takes long: at 100,000 paragraphs others wait 32 ms (p99), 53 ms at worst (`npm run bench:scale`).
 */
export async function askInSteps(
  engine: Engine,
  question: string,
  previous: Turn | null,
  quote?: string,
): Promise<Turn> {
  const known = asked.get(engine) ?? { open: 0, last: 0 }
  asked.set(engine, known)
  known.open += 1
  try {
    return await inSteps(engine.asking(question, previous, quote))
  } finally {
    known.open -= 1
    known.last = performance.now()
  }
}
