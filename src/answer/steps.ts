/** Work that is done in steps of some milliseconds: whoever runs it may let everything else have its turn between them. */
export type Steps<T> = Generator<void, T>

/** Runs the steps to the end at once, and gives what they made. */
export function atOnce<T>(steps: Steps<T>): T {
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}
