import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine } from '../answer/turn.ts'
import type { Config } from '../config.ts'
import { buildLibrary } from '../indexer/build.ts'
import type { Library } from '../search/library.ts'
import type { Streams } from './streams.ts'

export type Built = Awaited<ReturnType<typeof buildLibrary>>

export interface BuildOptions {
  force: boolean
  onProgress(step: { done: number; total: number; file: string }): void
  warn(message: string): void
}

/** Brings the index up to date with the reports folder. */
export function build(config: Config, options: BuildOptions): Promise<Built> {
  return buildLibrary({
    dataDir: config.dataDir,
    indexDir: config.indexDir,
    ...options,
  })
}

/** The same for a command at a terminal: a bar while it works, warnings as lines on stderr. */
export async function buildAtTerminal(config: Config, streams: Streams, force = false): Promise<Built> {
  const progress = streams.stderr.isTTY
    ? (await import('./progress.ts')).createProgress(streams.stderr, 'reading')
    : null
  try {
    return await build(config, {
      force,
      onProgress: (step) => progress?.show(step),
      warn: (message) => {
        progress?.end()
        streams.stderr.write(`warning: ${message}\n`)
      },
    })
  } finally {
    progress?.end()
  }
}

async function localVocabulary(dataDir: string): Promise<string> {
  try {
    return await readFile(join(dataDir, 'vocabulary.txt'), 'utf8')
  } catch {
    // Most folders have none, and a missing word list never keeps the bot from answering.
    return ''
  }
}

/** Makes the engine over one state of the library, with the place and the words of the configuration. */
export async function openEngine(library: Library, config: Config): Promise<Engine> {
  const { createEngine } = await import('../answer/engine.ts')
  return createEngine(library, {
    today: () => new Date(),
    homeRegion: config.homeRegion,
    localVocabulary: await localVocabulary(config.dataDir),
  })
}
