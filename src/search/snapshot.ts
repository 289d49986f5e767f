import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { AppError } from '../errors.ts'
import type { IngestedFile } from '../model.ts'
import type { StatePage } from './minisearch-state.ts'
import { createPause } from './pause.ts'

/** What is remembered of a file so that an unchanged one is not read again. */
export interface FileStamp {
  file: string
  size: number
  mtimeMs: number
  /** Size and time of NAME.meta.yaml beside it, empty if there is none. */
  sidecar: string
  hash: string
}

export interface SnapshotFile {
  stamp: FileStamp
  ingested: IngestedFile
}

/** Everything the index folder holds for one reports folder. */
export interface Snapshot {
  files: SnapshotFile[]
  search: Iterable<StatePage>
}

const MAGIC = 'wenbao-index'

/** The file in `indexDir` that belongs to `dataDir`; several reports folders can share one index folder. */
export function snapshotPath(indexDir: string, dataDir: string): string {
  return join(indexDir, `${nameOf(dataDir)}.ndjson`)
}

/** The same for a library that stays on disk. */
export function indexFilePath(indexDir: string, dataDir: string): string {
  return join(indexDir, `${nameOf(dataDir)}.sqlite`)
}

function nameOf(dataDir: string): string {
  return `library-${createHash('sha256').update(dataDir).digest('hex').slice(0, 10)}`
}

/** Writes a snapshot beside its final name and renames it, so that a reader finds the old or the new, never half. */
export async function writeSnapshot(path: string, version: string, snapshot: Snapshot): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`
  try {
    await mkdir(dirname(path), { recursive: true })
    await dropLeftovers(path)
    const handle = await open(temporary, 'w')
    try {
      const lines = createHash('sha256')
      const write = async (value: unknown): Promise<void> => {
        const line = `${JSON.stringify(value)}\n`
        lines.update(line)
        await handle.write(line)
      }
      await write({ magic: MAGIC, version, files: snapshot.files.length })
      for (const file of snapshot.files) await write(file)
      for (const page of snapshot.search) await write(page)
      await handle.write(`${JSON.stringify({ end: lines.digest('hex') })}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, path)
  } catch (cause) {
    // Where the folder itself is the trouble (a file of its name), there is nothing to remove.
    await rm(temporary, { force: true }).catch(() => {})
    throw new AppError(
      'INDEX_WRITE',
      `The index could not be written to ${dirname(path)}: give that folder space and write permission, or choose another with INDEX_DIR.`,
      { cause },
    )
  }
}

async function dropLeftovers(path: string): Promise<void> {
  const prefix = `${basename(path)}.`
  for (const name of await readdir(dirname(path)))
    if (name.startsWith(prefix) && name.endsWith('.tmp') && name !== `${prefix}${process.pid}.tmp`)
      await rm(join(dirname(path), name), { force: true })
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (cause) {
    throw new AppError('INDEX_DAMAGED', 'The index is damaged; it is built again.', { cause })
  }
}

/**
 * Reads a snapshot; null if there is none yet. Throws INDEX_VERSION for one made by another version and
 * INDEX_DAMAGED for one that is not whole.
 */
export async function readSnapshot(path: string, version: string): Promise<Snapshot | null> {
  const damaged = () => new AppError('INDEX_DAMAGED', 'The index is damaged; it is built again.')
  const lines = createHash('sha256')
  const values: unknown[] = []
  const pause = createPause()
  let held: string | null = null
  const stream = createReadStream(path, 'utf8')
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (held !== null) {
        lines.update(`${held}\n`)
        values.push(parseLine(held))
        const head = values[0] as { magic?: string; version?: string }
        if (values.length === 1 && head.magic !== MAGIC) throw damaged()
        if (values.length === 1 && head.version !== version)
          throw new AppError('INDEX_VERSION', 'The index was made by another version; it is built again.')
        await pause()
      }
      held = line
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    if (error instanceof AppError) throw error
    throw new AppError('INDEX_DAMAGED', 'The index cannot be read; it is built again.', { cause: error })
  }
  if (held === null) throw damaged()
  const end = parseLine(held) as { end?: string } | null
  const head = values[0] as { files?: number } | undefined
  if (end?.end !== lines.digest('hex') || !head || values.length <= Number(head.files) + 1) throw damaged()
  const files = Number(head.files)
  return {
    files: values.slice(1, files + 1) as SnapshotFile[],
    search: values.slice(files + 1) as StatePage[],
  }
}
