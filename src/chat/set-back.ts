/** Adjustments by a time server are smaller; a clock that was wrong is off by more. */
const LEAST_MS = 1_000

/**
 * Makes a watch over a clock that is not our own: true once when it has been put back since the last call. Whoever counts
 * messages in a window forgets them then; else the windows would stay full until the clock is where it was.
 */
export function watchSetBack(): (now: number) => boolean {
  let latest = Number.NEGATIVE_INFINITY
  return (now) => {
    const setBack = now < latest - LEAST_MS
    latest = setBack ? now : Math.max(latest, now)
    return setBack
  }
}
