import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../answer/turn.ts'
import type { Access } from '../chat/access.ts'
import type { Channel, IncomingMessage, Outgoing } from '../chat/channel.ts'
import type { Desk } from '../chat/desk.ts'
import type { Config } from '../config.ts'
import { createReaderPool } from '../indexer/read/pool.ts'
import type { Logger } from '../logger.ts'
import type { Report } from '../model.ts'
import { createCases } from '../notifications/cases.ts'
import { createDesk } from '../notifications/desk.ts'
import type { GapTools } from '../notifications/gaps.ts'
import { createIntake } from '../notifications/intake.ts'
import { sameText, sketchOf } from '../notifications/sketch.ts'
import { tellWeekly } from '../notifications/weekly.ts'
import { createIntakeShelf } from '../store/intake-shelf.ts'
import type { Store } from '../store/store.ts'
import { createSegmenter } from '../text/segment.ts'
import { keepCase } from './case-file.ts'

export interface AdminDeskOptions {
  config: Config
  store: Store
  access: Pick<Access, 'isAdmin'>
  channels: () => readonly Channel[]
  engine: () => Engine
  now: () => number
  log: Logger
}

/** What admins do from their phones, joined from the parts in notifications/. */
export interface AdminDesk {
  desk: Desk
  intake(message: IncomingMessage): Outgoing
  start(): void
  stop(): Promise<void>
}

const TICK_MS = 5_000
const VOCABULARY = 'vocabulary.txt'
/** Questions that admins want answered, for `eval`. */
const CASES = 'eval-cases.jsonl'

function appendLine(path: string, line: string): void {
  const open = existsSync(path) && !/(?:^|\n)$/u.test(readFileSync(path, 'utf8'))
  appendFileSync(path, `${open ? '\n' : ''}${line}\n`)
}

/** Joins intake, 待答 and the weekly message around the store and the channels. */
export function openAdminDesk(options: AdminDeskOptions): AdminDesk {
  const { config, store, access, engine, channels, now, log } = options
  const pool = createReaderPool()
  const put = (action: Parameters<Store['actions']['put']>[0]) => store.actions.put(action, now())
  const reports = (): Report[] =>
    engine()
      .heads()
      .flatMap(({ id }) => engine().report(id) ?? [])

  const intake = createIntake({
    intakes: store.intakes,
    shelf: createIntakeShelf(config.stateDir, config.dataDir),
    channels,
    isAdmin: access.isAdmin,
    read: (path, file) => pool.ingestFile(path, file),
    alike: (report) => {
      const sketch = sketchOf(report)
      return reports().flatMap((other) => (sameText(sketch, sketchOf(other)) ? [other.title] : []))
    },
    put,
    now,
    log,
  })

  const tools = (): GapTools => {
    const all = reports()
    const segmenter = createSegmenter()
    return {
      years: all.flatMap(({ year }) => year ?? []),
      knows: (word) => all.some(({ paragraphs }) => paragraphs.some(({ text }) => text.includes(word))),
      words: (question) =>
        segmenter.tag(question).flatMap(({ word, tag }) => (/^(?:n|vn)/u.test(tag) ? [word] : [])),
    }
  }

  const desk = createDesk({
    questions: store.questions,
    intake,
    tools,
    addSynonyms: (words) => appendLine(join(config.dataDir, VOCABULARY), words.join(' ')),
    cases: createCases({
      ask: (question) => engine().ask(question, null).answer,
      reports,
      keep: (asked) => keepCase(join(config.stateDir, CASES), asked),
      put,
      facts: store.facts,
    }),
    put,
    now,
  })

  const tick = (): void => {
    try {
      intake.tick()
      if (config.weeklyGaps)
        tellWeekly(
          { admins: config.admins, channels, message: desk.weekly, facts: store.facts, log },
          now(),
        ).catch((error: unknown) => log.error({ err: error }, 'the weekly message could not be made'))
    } catch (error) {
      log.error({ err: error }, 'files that were sent could not be looked after; it is tried again')
    }
  }

  let timer: NodeJS.Timeout | undefined
  return {
    desk,
    intake: intake.file,
    start: () => {
      tick()
      timer = setInterval(tick, TICK_MS)
    },
    stop: async () => {
      clearInterval(timer)
      await pool.close()
    },
  }
}
