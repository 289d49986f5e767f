import { existsSync, statSync } from 'node:fs'
import { copyFile, constants as fileConstants, mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppError } from '../../errors.ts'
import type { ReportHead, ReportIdentity } from '../../model.ts'
import { type IndexDatabase, openIndexDatabase } from '../../search/index-database.ts'
import {
  type FileSummary,
  keptError,
  metadataFaults,
  stampOf,
  summary,
  unchanged,
} from '../read/file-stamps.ts'
import type { FoundFile } from '../read/folder.ts'
import { createReaderPool, type ReaderPool } from '../read/pool.ts'
import { createIndexFile, type IndexFile, stampsIn } from './index-file.ts'

/** What is to be brought up to date. */
export interface IndexFileJob {
  path: string
  version: string
  found: FoundFile[]
  force: boolean
}

export interface IndexFileProgress {
  done: number
  total: number
  file: string
  stage: 'reading' | 'indexing'
}

export interface IndexFileResult {
  files: FileSummary[]
  added: ReportHead[]
  removed: ReportHead[]
  notes: string[]
  /** Why the index that was there is not taken. */
  warnings: string[]
}

/** Workers take longer to start than so many files take to read. */
const WORTH_WORKERS = 40
/** Files read ahead of the one that is being stored; more only wait in memory. */
const AHEAD = 8
/** The worker itself stores what they read, so that two cores are busy. */
const READERS = 2
/** Files stored before a commit: what an interruption loses at most. */
const COMMIT_EVERY = 40

const remove = (path: string): Promise<void> => rm(path, { force: true })

/** The index file if it is whole and was made by this version; else why it is not taken. */
function openFinished(
  path: string,
  version: string,
): { database: IndexDatabase | null; warning: string | null } {
  if (!existsSync(path)) return { database: null, warning: null }
  let database: IndexDatabase | null = null
  let warning = 'The index is damaged; it is built again.'
  try {
    database = openIndexDatabase(path, 'reading')
    const code = metaOf(database, 'code')
    const whole = database.fileSize() === statSync(path).size && metaOf(database, 'library') !== null
    if (whole && code === version) return { database, warning: null }
    if (whole) warning = 'The index was made by another version; it is built again.'
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    warning = error.message
  }
  database?.close()
  return { database: null, warning }
}

function metaOf(database: IndexDatabase, name: string): string | null {
  return database.get<{ value: string }>('SELECT value FROM meta WHERE name = ?', name)?.value ?? null
}

interface HeadRow {
  identity: string
  count: number
}

function headsOf(database: IndexDatabase | null): ReportHead[] {
  const rows =
    database?.all<HeadRow>("SELECT identity, count FROM report WHERE state = 'used' ORDER BY file, id") ?? []
  return rows.map(({ identity, count }) => ({
    ...(JSON.parse(identity) as ReportIdentity),
    paragraphCount: count,
  }))
}

/** The half-made index of an interrupted build if it was begun by this version, else a copy of the finished one, else a new one. */
async function openBuilding(
  building: string,
  finished: string | null,
  version: string,
): Promise<IndexDatabase> {
  const open = (): IndexDatabase | null => {
    const database = openIndexDatabase(building, 'writing')
    const code = metaOf(database, 'code')
    if (code === version) return database
    if (code === null && database.get('SELECT 1 FROM report LIMIT 1') === null) {
      database.run("INSERT INTO meta VALUES ('code', ?)", version)
      database.commit()
      return database
    }
    database.close()
    return null
  }
  if (existsSync(building)) {
    try {
      const database = open()
      if (database) return database
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'INDEX_DAMAGED') throw error
    }
    await remove(building)
  }
  if (finished) await copyFile(finished, building, fileConstants.COPYFILE_FICLONE)
  const database = open()
  if (!database) throw new AppError('INDEX_DAMAGED', 'The index is damaged; it is built again.')
  return database
}

/** Reads what changed, several files at a time, and stores it in the order of the files. */
async function readChanged(
  { found }: IndexFileJob,
  index: IndexFile,
  pool: ReaderPool,
  commit: () => void,
  onProgress: (progress: IndexFileProgress) => void,
): Promise<void> {
  const known = index.stamps()
  const reading: Promise<() => void>[] = []
  let done = 0
  const storeNext = async (): Promise<void> => {
    const store = await reading.shift()
    store?.()
    done += 1
    if (done % COMMIT_EVERY === 0) commit()
  }
  const read = async (file: FoundFile): Promise<() => void> => {
    const old = known.get(file.file)
    const stamp = await stampOf(file)
    const kept = old && (await unchanged(file, stamp.sidecar, old))
    const told = () => onProgress({ done: done + 1, total: found.length, file: file.file, stage: 'reading' })
    if (kept)
      return () => {
        if (kept.mtimeMs !== old.mtimeMs) index.touch(kept)
        told()
      }
    const ingested = await pool.ingestFile(file.path, file.file)
    const hashed = await stamp.hashed(ingested)
    return () => {
      if (ingested.error !== null && index.keep(hashed, keptError(ingested.error))) return told()
      index.put(hashed, ingested, {
        summary: JSON.stringify(summary(ingested)),
        faults: JSON.stringify(metadataFaults(ingested)),
      })
      told()
    }
  }
  const here = new Set<string>()
  for (const file of found) {
    here.add(file.file)
    reading.push(read(file))
    if (reading.length >= AHEAD) await storeNext()
  }
  while (reading.length > 0) await storeNext()
  for (const file of known.keys()) if (!here.has(file)) index.drop(file)
  commit()
}

/** Whether every file is as the finished index knows it; then nothing is written. */
async function upToDate(database: IndexDatabase, { found }: IndexFileJob): Promise<boolean> {
  const known = stampsIn(database)
  if (known.size !== found.length) return false
  for (const file of found) {
    const old = known.get(file.file)
    if (!old || old.hash === '' || old.size !== file.size || old.mtimeMs !== file.mtimeMs) return false
    if ((await stampOf(file)).sidecar !== old.sidecar) return false
  }
  return true
}

/** What is told of the files, and of the reports that came and went between two states. */
function resultOf(
  database: IndexDatabase,
  before: readonly ReportHead[],
  after: readonly ReportHead[],
  notes: readonly string[],
): Omit<IndexFileResult, 'warnings'> {
  const had = new Set(before.map(({ id }) => id))
  const has = new Set(after.map(({ id }) => id))
  const files = database.all<{ summary: string; faults: string }>(
    'SELECT summary, faults FROM file ORDER BY file',
  )
  return {
    files: files.map((file) => JSON.parse(file.summary)),
    added: after.filter(({ id }) => !had.has(id)),
    removed: before.filter(({ id }) => !has.has(id)),
    notes: [...files.flatMap(({ faults }) => JSON.parse(faults) as string[]), ...notes],
  }
}

/**
 * Brings the index file up to date. The new state is made beside the old one and takes its name when it is whole; an
 * interrupted build is gone on with. Memory does not grow with the number of reports. Throws INDEX_WRITE.
 */
export async function buildIndexFile(
  job: IndexFileJob,
  onProgress: (progress: IndexFileProgress) => void,
): Promise<IndexFileResult> {
  const building = `${job.path}.building`
  await mkdir(dirname(job.path), { recursive: true })
  if (job.force) await remove(building)
  const { database: finished, warning } = job.force
    ? { database: null, warning: null }
    : openFinished(job.path, job.version)
  const warnings = warning === null ? [] : [warning]
  let before: ReportHead[] = []
  try {
    if (finished && (await upToDate(finished, job))) {
      const notes = JSON.parse(metaOf(finished, 'notes') ?? '[]')
      return { ...resultOf(finished, [], [], notes), warnings }
    }
    before = headsOf(finished)
  } finally {
    finished?.close()
  }
  const database = await openBuilding(building, finished && job.path, job.version)
  const index = createIndexFile(database)
  const known = index.stamps()
  const changed = job.found.filter(({ file, mtimeMs }) => known.get(file)?.mtimeMs !== mtimeMs).length
  const pool = createReaderPool(changed > WORTH_WORKERS ? { directBytes: 0, size: READERS } : {})
  try {
    await readChanged(job, index, pool, database.commit, onProgress)
    const notes = index.settle()
    database.commit()
    for (const step of index.indexFresh()) {
      onProgress({ ...step, stage: 'indexing' })
      await new Promise((resolve) => setImmediate(resolve))
    }
    database.run("INSERT OR REPLACE INTO meta VALUES ('notes', ?)", JSON.stringify(notes))
    index.finish()
    const result = resultOf(database, before, headsOf(database), notes)
    database.close()
    await rename(building, job.path)
    await remove(`${building}-journal`)
    return { ...result, warnings }
  } finally {
    database.close()
    await pool.close()
  }
}
