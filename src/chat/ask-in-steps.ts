import type { Engine, Turn } from '../answer/turn.ts'
import { createPause } from '../search/pause.ts'

/**
 * Asks the engine as `Engine.ask` does, and lets other chats, timers and pages have their turn between the steps of a
 * question that takes long. 最近几年…, 100,000 paragraphs: 90 to 125 ms of processor time, of which no step takes over 36.
 */
export async function askInSteps(
  engine: Engine,
  question: string,
  previous: Turn | null,
  quote?: string,
): Promise<Turn> {
  const pause = createPause()
  const steps = engine.asking(question, previous, quote)
  let step = steps.next()
  while (!step.done) {
    await pause()
    step = steps.next()
  }
  return step.value
}
