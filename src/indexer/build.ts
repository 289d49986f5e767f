import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { AppError } from '../errors.ts'
import type { IngestedFile, Report, ReportHead } from '../model.ts'
import { headOf, type Library, memoryLibrary } from '../search/library.ts'
import {
  createMiniSearchSource,
  type MiniSearchSource,
  openMiniSearchSource,
} from '../search/minisearch-source.ts'
import { createPause, type Pause } from '../search/pause.ts'
import {
  indexFilePath,
  readSnapshot,
  type Snapshot,
  type SnapshotFile,
  snapshotPath,
  writeSnapshot,
} from '../search/snapshot.ts'
import { openSqliteLibrary } from '../search/sqlite-library.ts'
import { chooseEngine } from './choose-engine.ts'
import { mergeEditions, sentenceSet } from './editions.ts'
import { indexInWorker } from './file/index-in-worker.ts'
import { codeFingerprint } from './fingerprint.ts'
import {
  type FileSummary,
  keptError,
  metadataFaults,
  stampOf,
  summary,
  unchanged,
} from './read/file-stamps.ts'
import { type FoundFile, type Listing, listFiles } from './read/folder.ts'
import { createReaderPool } from './read/pool.ts'

export type EngineChoice = 'auto' | Library['engine']

export interface BuildProgress {
  done: number
  total: number
  file: string
  stage: 'reading' | 'indexing'
}

export interface BuildOptions {
  dataDir: string
  indexDir: string
  force: boolean
  /** Reads every file in a worker, since questions are being answered meanwhile; short texts take longer that way. */
  answering?: boolean
  /** MiniSearch in memory, an index file, or (default) by the size of the library. */
  engine?: EngineChoice
  onProgress: (progress: BuildProgress) => void
  warn: (message: string) => void
  /** Called instead of failing when a library in memory could be made but not kept for the next start. */
  unkept?: (error: AppError) => void
}

export interface BuildResult {
  library: Library
  files: FileSummary[]
  added: ReportHead[]
  removed: ReportHead[]
  /** Why this engine, for the log. */
  choice: string
  /** What whoever adds reports should know: metadata that was not taken, files that hold the same report. */
  notes: string[]
}

async function previousSnapshot(
  path: string,
  version: string,
  options: BuildOptions,
): Promise<Snapshot | null> {
  if (options.force) return null
  try {
    return await readSnapshot(path, version)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    options.warn(error.message)
    return null
  }
}

/** A file that has become unreadable keeps the reports it held when it could last be read, until it is mended or removed. */
function keeping(ingested: IngestedFile, old: SnapshotFile | undefined): IngestedFile {
  if (ingested.error === null || !old || old.ingested.reports.length === 0) return ingested
  return { ...ingested, error: keptError(ingested.error), reports: old.ingested.reports }
}

async function versionOf(reports: readonly Report[], pause: Pause): Promise<string> {
  const hash = createHash('sha256')
  for (const report of reports) {
    hash.update(JSON.stringify(report))
    await pause()
  }
  return hash.digest('hex').slice(0, 12)
}

/** Paragraphs indexed in one step. */
const STEP = 10

function* stepsOf(reports: readonly Report[]): Generator<Report> {
  for (const report of reports)
    for (let from = 0; from < report.paragraphs.length; from += STEP)
      yield { ...report, paragraphs: report.paragraphs.slice(from, from + STEP) }
}

async function refresh(
  source: MiniSearchSource,
  before: readonly Report[],
  after: readonly Report[],
  pause: Pause,
): Promise<void> {
  // Of a file that was not read again both states hold the very same report; only the others' texts are compared.
  const [had, has] = [new Set(before), new Set(after)]
  const key = (report: Report) => JSON.stringify(report)
  const old = new Map(before.filter((report) => !has.has(report)).map((report) => [key(report), report]))
  const fresh = after.filter((report) => !had.has(report) && !old.delete(key(report)))
  for (const step of stepsOf([...old.values()])) {
    source.remove([step])
    await pause()
  }
  await source.tidy()
  for (const step of stepsOf(fresh)) {
    source.add([step])
    await pause()
  }
}

/**
 * Brings the index of `dataDir` up to date and gives back the library: unchanged files are not read again, a file
 * that cannot be read is told in its summary and hurts no other. Throws DATA_DIR_MISSING, DATA_DIR_EMPTY,
 * INDEX_WRITE.
 */
export async function buildLibrary(options: BuildOptions): Promise<BuildResult> {
  const dataDir = resolve(options.dataDir)
  const { files: found, skipped, astray } = await listFiles(dataDir)
  if (found.length === 0 && skipped.length === 0)
    throw new AppError(
      'DATA_DIR_EMPTY',
      `The reports folder ${options.dataDir} is empty: put reports there (.txt .md .docx .pdf .html) or name another with DATA_DIR or --data.`,
    )
  const { engine, why } = chooseEngine(options.engine ?? 'auto', found)
  const job = { dataDir, found, skipped, astray }
  const built = engine === 'sqlite' ? await buildFile(job, options) : await buildInMemory(job, options)
  return { ...built, choice: why }
}

interface Job extends Omit<Listing, 'files'> {
  dataDir: string
  found: FoundFile[]
}

type Built = Omit<BuildResult, 'choice'>

async function buildFile({ dataDir, found, skipped, astray }: Job, options: BuildOptions): Promise<Built> {
  const path = indexFilePath(resolve(options.indexDir), dataDir)
  const version = codeFingerprint()
  const { warnings, ...result } = await indexInWorker(
    { path, version, found, force: options.force },
    options.onProgress,
  )
  for (const warning of warnings) options.warn(warning)
  return {
    library: openSqliteLibrary(path),
    ...result,
    files: [...result.files, ...skipped.map(({ file, reason }) => ({ file, error: reason, reports: [] }))],
    notes: [...astray.map(({ file, reason }) => `${file}: ${reason}`), ...result.notes],
  }
}

async function buildInMemory(
  { dataDir, found, skipped, astray }: Job,
  options: BuildOptions,
): Promise<Built> {
  const version = codeFingerprint()
  const path = snapshotPath(resolve(options.indexDir), dataDir)
  const previous = await previousSnapshot(path, version, options)
  const known = new Map(previous?.files.map((file) => [file.stamp.file, file]))

  const files: SnapshotFile[] = []
  let changed = previous === null
  const pool = createReaderPool(options.answering ? { directBytes: 0 } : {})
  try {
    let done = 0
    for (const file of found) {
      const fresh = await stampOf(file)
      const old = known.get(file.file)
      const kept = old && (await unchanged(file, fresh.sidecar, old.stamp))
      known.delete(file.file)
      if (kept) files.push({ ...old, stamp: kept })
      else {
        changed = true
        const ingested = keeping(await pool.ingestFile(file.path, file.file), old)
        files.push({ stamp: await fresh.hashed(ingested), ingested })
      }
      done += 1
      options.onProgress({ done, total: found.length, file: file.file, stage: 'reading' })
    }
  } finally {
    await pool.close()
  }
  changed ||= known.size > 0

  const sentences = new Map<Report, Set<string>>()
  const sentencesOf = (report: Report): Set<string> => {
    const set = sentences.get(report) ?? sentenceSet(report)
    sentences.set(report, set)
    return set
  }
  const editionsOf = (some: readonly SnapshotFile[]) =>
    mergeEditions(
      some.flatMap(({ stamp, ingested }) =>
        ingested.reports.map((report) => ({ report, writtenAt: stamp.mtimeMs })),
      ),
      sentencesOf,
    )
  // A running bot answers meanwhile: questions get their turn between the steps.
  const pause = createPause()
  for (const { ingested } of files)
    for (const report of ingested.reports) {
      sentencesOf(report)
      await pause()
    }
  const { reports, notes } = editionsOf(files)
  await pause()
  const before = !previous ? [] : changed ? editionsOf(previous.files).reports : reports
  await pause()
  const source = previous ? await openMiniSearchSource(previous.search) : createMiniSearchSource()
  if (changed) {
    await refresh(source, before, reports, pause)
    await writeSnapshot(path, version, { files, search: source.pages() }).catch((error: unknown) => {
      if (!options.unkept || !(error instanceof AppError)) throw error
      options.unkept(error)
    })
  }

  const had = new Set(before.map((report) => report.id))
  const has = new Set(reports.map((report) => report.id))
  return {
    library: memoryLibrary(await versionOf(reports, pause), reports, source),
    files: [
      ...files.map(({ ingested }) => summary(ingested)),
      ...skipped.map(({ file, reason }) => ({ file, error: reason, reports: [] })),
    ],
    added: reports.filter((report) => !had.has(report.id)).map(headOf),
    removed: before.filter((report) => !has.has(report.id)).map(headOf),
    notes: [
      ...astray.map(({ file, reason }) => `${file}: ${reason}`),
      ...files.flatMap(({ ingested }) => metadataFaults(ingested)),
      ...notes,
    ],
  }
}
