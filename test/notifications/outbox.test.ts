import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { text } from '../../src/chat/blocks.ts'
import { ChatGone, NotSent, type Progress, plainMessage } from '../../src/chat/channel.ts'
import { SETTLE_MS } from '../../src/notifications/due-chats.ts'
import { Busy, createOutbox, type OutboxOptions } from '../../src/notifications/outbox.ts'
import { quietUntil } from '../../src/notifications/quiet-hours.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { words } from '../support/chat-room.ts'
import { createLogBook } from '../support/telegram-bot.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** 2026-01-05 21:59:50 in Shanghai. */
const EVENING = Date.UTC(2026, 0, 5, 13, 59, 50)
const NOON = Date.UTC(2026, 0, 5, 4, 0, 0)

let dir: string
let store: Store
let time: number
let said: { chat: string; text: string; at: number }[]
let log: ReturnType<typeof createLogBook>

type Push = (chat: string, progress: Progress, nth: number) => Promise<void> | void

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'wenbao-outbox-'))
  store = openStore(dir)
  time = NOON
  said = []
  log = createLogBook()
})
afterEach(() => {
  store.close()
  rmSync(dir, { recursive: true })
})

function outbox(push: Push = () => {}, changes: Partial<OutboxOptions> = {}) {
  let nth = 0
  return createOutbox({
    deliveries: store.deliveries,
    compose: (_channel, deliveries) => ({
      message: plainMessage([text(deliveries.map(({ report }) => report).join(' '))]),
      missing: [],
    }),
    target: () => ({
      push: async (chat, message, progress) => {
        progress.sending()
        nth += 1
        await push(chat, progress, nth)
        said.push({ chat, text: words(message), at: time })
      },
    }),
    mayHear: () => true,
    quietUntil: (now) => quietUntil(now, { from: 22 * 60, to: 7 * 60 }, 'Asia/Shanghai'),
    now: () => time,
    log,
    ...changes,
  })
}

function announce(reports: string[], chats: string[]) {
  store.deliveries.announce(
    reports.map((report) => ({ report, file: `${report}.txt`, mark: report, sketch: '' })),
    reports.flatMap((report) => chats.map((chat) => ({ report, channel: 'telegram', chat, words: [''] }))),
    time,
    time + SETTLE_MS,
  )
}

describe('sending notifications', () => {
  it('tells each chat once, and nothing more when it is asked again', async () => {
    announce(['r1'], ['a', 'b'])
    time += SETTLE_MS
    const box = outbox()
    await box.pass()
    await box.pass()
    expect(said.map(({ chat, text: words }) => `${chat} ${words}`).sort()).toEqual(['a r1', 'b r1'])
    expect(store.deliveries.counts()).toEqual({ sent: 2 })
  })

  it('puts reports that come within seconds into one message a chat', async () => {
    announce(['r1'], ['a'])
    time += 3_000
    announce(['r2'], ['a'])
    time += 2_500
    const box = outbox()
    await box.pass()
    expect(said).toEqual([])
    time += 2_500
    await box.pass()
    expect(said.map((one) => one.text)).toEqual(['r1 r2'])
  })

  it('does not wait for ever when reports keep coming', async () => {
    const box = outbox()
    for (let i = 0; i < 30; i += 1) {
      announce([`r${i}`], ['a'])
      await box.pass()
      time += 1_000
    }
    expect(said.length).toBeGreaterThan(0)
    time += MINUTE
    await box.pass()
    expect(said.flatMap((one) => one.text.split(' '))).toHaveLength(30)
  })

  it('says nothing all night of what came just before ten', async () => {
    time = EVENING
    announce(['r1'], ['a'])
    const box = outbox()
    for (; time < EVENING + 9 * HOUR; time += 5 * MINUTE) await box.pass()
    expect(said).toEqual([])
    expect(store.deliveries.counts()).toEqual({ waiting: 1 })
  })

  it.each([
    ['22:30', Date.UTC(2026, 0, 5, 14, 30)],
    ['03:00', Date.UTC(2026, 0, 5, 19, 0)],
    ['06:59', Date.UTC(2026, 0, 5, 22, 59)],
  ])('sends at seven what came at %s', async (_clock, at) => {
    time = at
    announce(['r1'], ['a'])
    const box = outbox()
    while (said.length === 0) {
      time += 10_000
      await box.pass()
    }
    expect(new Date(said[0]?.at ?? 0).toISOString()).toMatch(/^2026-01-05T23:00/u)
  })
})

describe('when a platform does not take a notification', () => {
  it('waits as long as it is told, and longer after each failure', async () => {
    announce(['r1'], ['a'])
    time += SETTLE_MS
    const times: number[] = []
    const box = outbox((_chat, progress, nth) => {
      times.push(time)
      if (nth > 5) return
      progress.unsent()
      throw nth === 1 ? new Busy('429', 33_000) : new NotSent('no network')
    })
    while (said.length === 0) {
      await box.pass()
      time += 1_000
    }
    const pauses = times.slice(1).map((at, i) => Math.round((at - (times[i] ?? 0)) / 1_000))
    expect(pauses).toEqual([33, 15, 60, 300, 900])
    expect(store.deliveries.counts()).toEqual({ sent: 1 })
  })

  it('drops a chat that is gone with all that waits for it, and no other', async () => {
    announce(['r1', 'r2'], ['a', 'b'])
    time += SETTLE_MS
    await outbox((chat, progress) => {
      if (chat !== 'a') return
      progress.unsent()
      throw new ChatGone('blocked')
    }).pass()
    expect(said.map(({ chat }) => chat)).toEqual(['b'])
    expect(store.deliveries.counts()).toEqual({ dead: 2, sent: 2 })
  })

  it('repeats what was never confirmed once, marks it in the log, and then gives it up', async () => {
    announce(['r1'], ['a'])
    time += SETTLE_MS
    let tries = 0
    const box = outbox(() => {
      tries += 1
      throw new Error('no answer within 30 s')
    })
    for (let i = 0; i < 100; i += 1, time += MINUTE) await box.pass()
    expect(tries).toBe(2)
    expect(store.deliveries.counts()).toEqual({ ambiguous: 1 })
    expect(JSON.stringify(log.lines)).toContain('may show twice')
  })

  it('waits for a channel that is out of reach without counting it as a failure', async () => {
    announce(['r1'], ['a'])
    time += SETTLE_MS
    let up = false
    const target = {
      push: async (_chat: string, _message: unknown, progress: Progress) => progress.sending(),
    }
    const box = outbox(undefined, { target: () => (up ? target : null) })
    for (let i = 0; i < 50; i += 1, time += MINUTE) await box.pass()
    up = true
    await box.pass()
    expect(store.deliveries.counts()).toEqual({ sent: 1 })
  })

  it('does not tell the news of last week', async () => {
    announce(['r1'], ['a'])
    time += 8 * 24 * HOUR
    await outbox().pass()
    expect(said).toEqual([])
    expect(store.deliveries.counts()).toEqual({ dead: 1 })
  })

  it('sends nothing to a chat that has lost its access', async () => {
    announce(['r1'], ['a', 'b'])
    time += SETTLE_MS
    await outbox(undefined, { mayHear: (_channel, chat) => chat === 'b' }).pass()
    expect(said.map(({ chat }) => chat)).toEqual(['b'])
  })

  it('waits a day for a report that was taken away, and then forgets it', async () => {
    announce(['r1', 'r2'], ['a'])
    time += SETTLE_MS
    const box = outbox(undefined, {
      compose: (_channel, all) => ({
        message: plainMessage([text('r2')]),
        missing: all.filter(({ report }) => report === 'r1'),
      }),
    })
    await box.pass()
    expect(said.map((one) => one.text)).toEqual(['r2'])
    expect(store.deliveries.counts()).toEqual({ sent: 1, waiting: 1 })
    time += 25 * HOUR
    await box.pass()
    expect(store.deliveries.counts()).toEqual({ sent: 1, dead: 1 })
  })

  it('does not send again what it could not write down as sent', async () => {
    announce(['r1'], ['a'])
    time += SETTLE_MS
    let full = true
    const deliveries = {
      ...store.deliveries,
      sent: (places: readonly number[]) => {
        if (full) throw new Error('disk full')
        store.deliveries.sent(places)
      },
    }
    const box = outbox(undefined, { deliveries })
    await box.pass()
    time += HOUR
    await box.pass()
    full = false
    await box.pass()
    expect(said).toHaveLength(1)
    expect(store.deliveries.counts()).toEqual({ sent: 1 })
  })

  it('lets no slow chat hold up the others', async () => {
    announce(['r1'], ['a'])
    time += SETTLE_MS
    let free = () => {}
    const held = new Promise<void>((resolve) => {
      free = resolve
    })
    const box = outbox((chat) => (chat === 'a' ? held : undefined))
    const slow = box.pass()
    announce(['r2'], ['b'])
    time += SETTLE_MS
    const next = box.pass()
    await new Promise((resolve) => setImmediate(resolve))
    expect(said.map(({ chat }) => chat)).toEqual(['b'])
    free()
    await Promise.all([slow, next])
    expect(store.deliveries.counts()).toEqual({ sent: 2 })
  })

  it('brings thirty reports to fifty chats in fifty messages while every third request is put off', async () => {
    const reports = Array.from({ length: 30 }, (_, i) => `r${i}`)
    const chats = Array.from({ length: 50 }, (_, i) => `c${i}`)
    announce(reports, chats)
    time += SETTLE_MS
    const box = outbox((_chat, progress, nth) => {
      if (nth % 3 !== 0) return
      progress.unsent()
      throw new Busy('429', 5_000)
    })
    for (let i = 0; i < 60; i += 1, time += 1_000) await box.pass()
    expect(said.map(({ chat }) => chat).sort()).toEqual([...chats].sort())
    expect(said.every((one) => one.text === reports.join(' '))).toBe(true)
    expect(store.deliveries.counts()).toEqual({ sent: 1500 })
  })
})

describe('after a crash', () => {
  it('sends what waited, and repeats what was under way once', async () => {
    announce(['r1'], ['a', 'b'])
    time += SETTLE_MS
    const [first] = store.deliveries.waiting()
    store.deliveries.sending([first?.place ?? 0])
    const box = outbox()
    box.start()
    await box.pass()
    expect(said.map(({ chat }) => chat)).toEqual(['b'])
    time += MINUTE
    await box.pass()
    await box.stop()
    expect(said.map(({ chat }) => chat)).toEqual(['b', 'a'])
    expect(log.lines.filter((line) => JSON.stringify(line).includes('may show twice'))).toHaveLength(1)
  })
})

describe('a clock that jumps', () => {
  it('back by days does not hold news up until it is where it was', async () => {
    announce(['r1'], ['a'])
    time -= 3 * 24 * HOUR
    const box = outbox()
    await box.pass()
    expect(said.map(({ chat }) => chat)).toEqual(['a'])
    await box.pass()
    expect(said).toHaveLength(1)
  })

  it('into the night is heard, and out of it again', async () => {
    announce(['r1'], ['a'])
    time = EVENING + MINUTE
    const box = outbox()
    await box.pass()
    expect(said).toEqual([])
    time = NOON + MINUTE
    await box.pass()
    expect(said).toHaveLength(1)
  })
})
