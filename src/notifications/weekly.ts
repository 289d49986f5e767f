import type { Channel, Log, Outgoing } from '../chat/channel.ts'

export interface WeeklyOptions {
  admins: readonly { channel: string; id: string }[]
  channels(): readonly Channel[]
  /** The message, null if there is nothing to tell. */
  message(): Outgoing | null
  facts: { get(name: string): string | null; set(name: string, value: string): void }
  log: Log
}

/** Monday at nine, by the clock of this process. */
const WEEKDAY = 1
const HOUR = 9

/** The Monday of the week that `date` is in: 2026-01-05. */
function weekOf(date: Date): string {
  const monday = new Date(date.getFullYear(), date.getMonth(), date.getDate() - ((date.getDay() + 6) % 7))
  return [monday.getFullYear(), monday.getMonth() + 1, monday.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
}

/**
 * Sends each admin the message of the week, once, on Monday from nine to midnight; a week without anything to tell, or
 * in which the bot did not run that day, is left out. `at` is the time in milliseconds.
 */
export async function tellWeekly(options: WeeklyOptions, at: number): Promise<void> {
  const date = new Date(at)
  if (date.getDay() !== WEEKDAY || date.getHours() < HOUR) return
  const week = weekOf(date)
  for (const { channel: name, id } of options.admins) {
    const fact = `weekly ${name}:${id}`
    const channel = options.channels().find((known) => known.name === name)
    if (options.facts.get(fact) === week || channel?.status() !== 'up') continue
    // Noted first: an admin would rather miss a list than get it again and again.
    options.facts.set(fact, week)
    const message = options.message()
    if (!message) continue
    await channel.push(id, message).catch((error: unknown) => {
      options.log.warn({ channel: name, err: error }, 'the weekly message could not be sent to an admin')
    })
  }
}
