import type { Engine } from '../answer/turn.ts'
import type { Config } from '../config.ts'
import { AppError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import type { ReportHead } from '../model.ts'
import { folderStamp, settled } from './folder-stamp.ts'
import { type Built, build, openEngine } from './open-engine.ts'

/** Events of one copy come together. */
const GATHER_MS = 200
/** A file is whole when nothing in the folder has changed for so long; copies over a network pause for less. */
const QUIET_MS = 1_000
/** Somebody who copies without end must not keep the others' reports waiting. */
const LONGEST_WAIT_MS = 20_000
/** Network shares tell nobody of changes: looked at this often, so that a report is announced within a minute. */
const LOOK_MS = 15_000

/** By then no question that began with the state before is still being answered. */
const STILL_ASKED_MS = 60_000

const UNKEPT = 'Until then answers come from what was just read, and the next start reads it again.'

export interface LiveLibrary {
  engine(): Engine
  /** Version of the index that is being asked. */
  version(): string
  reports(): number
  paragraphs(): number
  /**
   * Follows the reports folder from now on: changed files and word lists are taken in while questions go on, once they
   * are whole. `onChanged` is called after each change.
   */
  watch(onChanged: (added: ReportHead[]) => unknown): Promise<void>
  stop(): Promise<void>
}

/** Indexes what changed and keeps the engine over the newest state of the reports folder. */
export async function openLiveLibrary(config: Config, log: Logger): Promise<LiveLibrary> {
  const update = async (answering: boolean): Promise<{ built: Built; engine: Engine }> => {
    const built = await build(config, {
      force: false,
      answering,
      onProgress: ({ done, total, file }) => log.debug({ done, total, file }, 'read'),
      warn: (message) => log.warn(message),
      unkept: ({ code, message }) => log.error({ code }, `${message} ${UNKEPT}`),
    })
    for (const { file, error } of built.files) if (error !== null) log.warn({ file }, error)
    for (const note of built.notes) log.warn(note)
    log.info({ engine: built.library.engine }, built.choice)
    return { built, engine: await openEngine(built.library, config, (message) => log.warn(message)) }
  }

  /** What the folder was like when it was last read; null if that is not known. */
  let seen = await folderStamp(config.dataDir).catch(() => null)
  // Where the index is brought up to date in a worker, what answers is loaded meanwhile.
  let [state] = await Promise.all([update(false), import('../answer/engine.ts')])
  let closeWatcher: () => Promise<void> = async () => {}
  let gathering: NodeJS.Timeout | undefined
  let looking: NodeJS.Timeout | undefined
  let running: Promise<void> | null = null
  let stopped = false

  const refresh = async (onChanged: (added: ReportHead[]) => unknown): Promise<void> => {
    try {
      const { stamp, still } = await settled(config.dataDir, QUIET_MS, LONGEST_WAIT_MS)
      if (stopped || stamp === seen) return
      if (!still) log.warn('files are still being written to the reports folder; the others are taken in')
      seen = stamp
      const before = state.built.library
      state = await update(true)
      // Questions that began before the change may still read from its file; what is in memory they hold by themselves.
      if (before.engine === 'sqlite') setTimeout(() => before.close(), STILL_ASKED_MS).unref()
      const { added, removed, library } = state.built
      log.info({ added: added.length, removed: removed.length, index: library.version }, 'index updated')
      await onChanged(added)
    } catch (error) {
      // An emptied or unplugged folder: what was read before goes on answering, and it is looked at again.
      seen = null
      const why =
        error instanceof AppError ? error.message : 'the reports folder changed but could not be read'
      log.warn({ err: error }, `${why}; the last state stays, and it is tried again`)
    }
  }

  return {
    engine: () => state.engine,
    version: () => state.built.library.version,
    reports: () => state.built.library.reports.length,
    paragraphs: () => state.built.library.paragraphCount,
    async watch(onChanged) {
      let again = false
      const start = (): void => {
        if (stopped) return
        if (running) {
          again = true
          return
        }
        running = refresh(onChanged).finally(() => {
          running = null
          if (again) gather()
          again = false
        })
      }
      const gather = (): void => {
        clearTimeout(gathering)
        if (!stopped) gathering = setTimeout(start, GATHER_MS)
      }
      const look = async (): Promise<void> => {
        if (running) return
        const stamp = await folderStamp(config.dataDir).catch(() => null)
        if (stamp !== null && stamp !== seen) gather()
      }
      const { watch } = await import('chokidar')
      const watcher = watch(config.dataDir, { ignoreInitial: true, followSymlinks: false })
      watcher.on('all', gather)
      watcher.on('error', (error) => log.warn({ err: error }, 'the reports folder cannot be watched'))
      // Until then changes are taken for what was there before.
      await new Promise<void>((resolve) => {
        watcher.on('ready', resolve)
      })
      closeWatcher = () => watcher.close()
      looking = setInterval(look, LOOK_MS)
      // What came between the first reading and now.
      await look()
    },
    async stop() {
      stopped = true
      clearTimeout(gathering)
      clearInterval(looking)
      await closeWatcher()
      await running
    },
  }
}
