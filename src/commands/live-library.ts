import type { Engine } from '../answer/turn.ts'
import type { Config } from '../config.ts'
import type { Logger } from '../logger.ts'
import type { ReportHead } from '../model.ts'
import { type Built, build, openEngine } from './open-engine.ts'

/** Files come in bursts (a folder copied, an archive unpacked): the index is built once things are quiet. */
const QUIET_MS = 1_000

export interface LiveLibrary {
  engine(): Engine
  /** Version of the index that is being asked. */
  version(): string
  reports(): number
  paragraphs(): number
  /** Follows the reports folder from now on: changed files and word lists are taken in while questions go on. */
  watch(onAdded: (added: ReportHead[]) => void): Promise<void>
  stop(): Promise<void>
}

/** Indexes what changed and keeps the engine over the newest state of the reports folder. */
export async function openLiveLibrary(config: Config, log: Logger): Promise<LiveLibrary> {
  const update = async (): Promise<{ built: Built; engine: Engine }> => {
    const built = await build(config, {
      force: false,
      onProgress: ({ done, total, file }) => log.debug({ done, total, file }, 'read'),
      warn: (message) => log.warn(message),
    })
    for (const { file, error } of built.files) if (error !== null) log.warn({ file }, error)
    return { built, engine: await openEngine(built.library, config) }
  }

  let state = await update()
  let close: () => Promise<void> = async () => {}
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()

  return {
    engine: () => state.engine,
    version: () => state.built.library.version,
    reports: () => state.built.library.reports.length,
    paragraphs: () => state.built.library.paragraphCount,
    async watch(onAdded) {
      const refresh = async (): Promise<void> => {
        try {
          state = await update()
          const { added, removed, library } = state.built
          log.info({ added: added.length, removed: removed.length, index: library.version }, 'index updated')
          onAdded(added)
        } catch (error) {
          // An emptied or unplugged folder: what was read before goes on answering.
          log.warn({ err: error }, 'the reports folder changed but could not be read; the last state stays')
        }
      }
      const { watch } = await import('chokidar')
      const watcher = watch(config.dataDir, {
        ignoreInitial: true,
        followSymlinks: false,
        awaitWriteFinish: { stabilityThreshold: QUIET_MS, pollInterval: 200 },
      })
      watcher.on('all', () => {
        clearTimeout(timer)
        timer = setTimeout(() => {
          running = running.then(refresh)
        }, QUIET_MS)
      })
      watcher.on('error', (error) => log.warn({ err: error }, 'the reports folder cannot be watched'))
      close = () => watcher.close()
    },
    async stop() {
      clearTimeout(timer)
      await close()
      await running
    },
  }
}
