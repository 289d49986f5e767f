import type { Report } from '../model.ts'
import type { Announced, Deliveries, NewDelivery } from '../store/deliveries.ts'
import { SETTLE_MS } from './due-chats.ts'
import { markOf, sameText, sketchOf } from './sketch.ts'

export interface AnnouncerOptions {
  deliveries: Deliveries
  /** Chats that want to hear of this report, with the subscriptions that match. */
  interested(report: Report): Omit<NewDelivery, 'report'>[]
  now(): number
}

/** Tells reports that were never announced from those that were, and writes down who is to hear of them. */
export interface Announcer {
  /**
   * Compares the reports there are with those announced, and gives the new ones, whose deliveries are then durable.
   * At the very first call all are taken for known. To be called after each change of the index, and at start: what
   * came while nobody watched, or just before a crash, is found then.
   */
  update(reports: readonly Report[]): Report[]
}

/** Makes the announcer. */
export function createAnnouncer(options: AnnouncerOptions): Announcer {
  const { deliveries } = options
  return {
    update: (reports) => {
      const first = !deliveries.begun()
      const known = deliveries.announced()
      const byId = new Map(known.map((one) => [one.report, one]))
      const files = new Set(known.map((one) => one.file))
      const noted: Announced[] = []
      const fresh: Report[] = []
      for (const report of reports) {
        const mark = markOf(report)
        const old = byId.get(report.id)
        if (old?.mark === mark) continue
        const sketch = sketchOf(report)
        noted.push({ report: report.id, file: report.file, mark, sketch })
        // A corrected report, one under a new name, or in another format is no news.
        const isKnown = old
          ? sameText(old.sketch, sketch)
          : report.alsoIn.some((file) => files.has(file)) || known.some((one) => sameText(one.sketch, sketch))
        if (!first && !isKnown) fresh.push(report)
      }
      if (noted.length === 0 && !first) return []
      const to = fresh.flatMap((report) =>
        options.interested(report).map((chat) => ({ report: report.id, ...chat })),
      )
      const at = options.now()
      deliveries.announce(noted, to, at, at + SETTLE_MS)
      return fresh
    },
  }
}
