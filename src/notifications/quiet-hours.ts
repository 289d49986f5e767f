const MINUTE = 60_000
const DAY_MINUTES = 24 * 60

/** Minutes after midnight; `from` may lie after `to` (22:00-07:00). */
export interface QuietHours {
  from: number
  to: number
}

function minuteOfDay(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const number = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0)
  return number('hour') * 60 + number('minute')
}

/**
 * When the quiet hours that hold at `at` (milliseconds) are over, or null outside them: 23:10 within 22:00-07:00 gives
 * the next 07:00. Where clocks are put on or back in that night, it is up to an hour late, never early.
 */
export function quietUntil(at: number, quiet: QuietHours | null, timeZone: string): number | null {
  if (!quiet || quiet.from === quiet.to) return null
  const isQuiet = (minute: number) =>
    quiet.from < quiet.to
      ? minute >= quiet.from && minute < quiet.to
      : minute >= quiet.from || minute < quiet.to
  const minute = minuteOfDay(at, timeZone)
  if (!isQuiet(minute)) return null
  let end = Math.floor(at / MINUTE) * MINUTE + ((quiet.to - minute + DAY_MINUTES) % DAY_MINUTES) * MINUTE
  // A night of 25 hours: still quiet by the clock on the wall.
  const left = minuteOfDay(end, timeZone)
  if (isQuiet(left)) end += ((quiet.to - left + DAY_MINUTES) % DAY_MINUTES) * MINUTE
  return end
}
