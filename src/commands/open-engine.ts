import type { Engine } from '../answer/turn.ts'
import type { Config } from '../config.ts'
import type { AppError } from '../errors.ts'
import { type BuildProgress, buildLibrary } from '../indexer/build.ts'
import type { Library } from '../search/library.ts'
import { readLocalVocabulary } from './local-vocabulary.ts'
import { type Streams, warningTo } from './streams.ts'

export type Built = Awaited<ReturnType<typeof buildLibrary>>

export interface BuildOptions {
  force: boolean
  /** As in the indexer: questions are being answered meanwhile. */
  answering?: boolean
  onProgress(step: BuildProgress): void
  warn(message: string): void
  /** As in the indexer: a bot answers from what it read, though the index cannot be kept. */
  unkept?(error: AppError): void
}

/** Brings the index up to date with the reports folder. */
export function build(config: Config, options: BuildOptions): Promise<Built> {
  return buildLibrary({
    dataDir: config.dataDir,
    indexDir: config.indexDir,
    engine: config.searchEngine,
    ...options,
  })
}

/** The same for a command at a terminal: a bar while it works, warnings as lines on stderr. */
export async function buildAtTerminal(config: Config, streams: Streams, force = false): Promise<Built> {
  const progress = streams.stderr.isTTY
    ? (await import('./progress.ts')).createProgress(streams.stderr)
    : null
  try {
    return await build(config, {
      force,
      onProgress: (step) => progress?.show(step),
      warn: (message) => {
        progress?.end()
        warningTo(streams)(message)
      },
    })
  } finally {
    progress?.end()
  }
}

/**
 * Makes the engine over one state of the library, with the place and the words of the configuration; `warn` hears of
 * words that could not be taken.
 */
export async function openEngine(
  library: Library,
  config: Config,
  warn: (message: string) => void,
): Promise<Engine> {
  const { createEngine } = await import('../answer/engine.ts')
  const local = await readLocalVocabulary(config.dataDir)
  for (const fault of local.faults) warn(fault)
  return createEngine(library, {
    today: () => new Date(),
    homeRegion: config.homeRegion,
    localVocabulary: local.text,
  })
}
