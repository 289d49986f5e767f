import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { AppError } from '../errors.ts'
import type { IngestedFile, Report, ReportHead } from '../model.ts'
import { headOf, type Library, memoryLibrary } from '../search/library.ts'
import { createMiniSearchSource, type MiniSearchSource } from '../search/minisearch-source.ts'
import {
  readSnapshot,
  type Snapshot,
  type SnapshotFile,
  snapshotPath,
  writeSnapshot,
} from '../search/snapshot.ts'
import { mergeEditions } from './editions.ts'
import { codeFingerprint } from './fingerprint.ts'
import { metadataPath } from './read/file.ts'
import { type FoundFile, listFiles } from './read/folder.ts'
import { createReaderPool } from './read/pool.ts'

/** What `index` prints of one file. */
export interface FileSummary {
  file: string
  error: string | null
  reports: {
    id: string
    title: string
    titleFrom: Report['titleFrom']
    institution: string | null
    region: string | null
    year: number | null
    sections: number
    paragraphs: number
    warnings: number
  }[]
}

export interface BuildOptions {
  dataDir: string
  indexDir: string
  force: boolean
  onProgress: (progress: { done: number; total: number; file: string }) => void
  warn: (message: string) => void
}

export interface BuildResult {
  library: Library
  files: FileSummary[]
  added: ReportHead[]
  removed: ReportHead[]
  /** What whoever adds reports should know: metadata that was not taken, files that hold the same report. */
  notes: string[]
}

function summary(ingested: IngestedFile): FileSummary {
  return {
    file: ingested.file,
    error: ingested.error,
    reports: ingested.reports.map((report) => ({
      id: report.id,
      title: report.title,
      titleFrom: report.titleFrom,
      institution: report.institution,
      region: report.region,
      year: report.year,
      sections: report.sections.length,
      paragraphs: report.paragraphs.length,
      warnings: report.warnings.length,
    })),
  }
}

const METADATA_FAULTS = new Set(['metadata-invalid', 'override-unknown', 'override-invalid', 'override-page'])

/** What is wrong with the metadata given for a file, once, though each of its articles carries it. */
function metadataFaults({ file, reports }: IngestedFile): string[] {
  const faults = reports.flatMap(({ warnings }) => warnings.filter(({ code }) => METADATA_FAULTS.has(code)))
  return [...new Set(faults.map(({ message }) => `${file}: ${message.replace(/\s+/gu, ' ')}`))]
}

async function sidecarStamp(path: string): Promise<string> {
  try {
    const found = await stat(metadataPath(path))
    return `${found.size}:${found.mtimeMs}`
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
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

async function hashOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
}

/** What is kept of the previous state for a file, or null when it has to be read. */
async function unchanged(
  found: FoundFile,
  sidecar: string,
  old: SnapshotFile | undefined,
): Promise<SnapshotFile | null> {
  if (!old || old.stamp.sidecar !== sidecar || old.stamp.size !== found.size || old.ingested.error)
    return null
  if (old.stamp.mtimeMs === found.mtimeMs) return old
  const same = (await hashOf(found.path)) === old.stamp.hash
  return same ? { ...old, stamp: { ...old.stamp, mtimeMs: found.mtimeMs } } : null
}

/** A file that has become unreadable keeps the reports it held when it could last be read, until it is mended or removed. */
function keeping(ingested: IngestedFile, old: SnapshotFile | undefined): IngestedFile {
  if (ingested.error === null || !old || old.ingested.reports.length === 0) return ingested
  const error = `${ingested.error.replace(/\.$/u, '')}. What it held before stays in the index until it is mended or removed.`
  return { ...ingested, error, reports: old.ingested.reports }
}

function versionOf(reports: readonly Report[]): string {
  const hash = createHash('sha256')
  for (const report of reports) hash.update(JSON.stringify(report))
  return hash.digest('hex').slice(0, 12)
}

function refresh(source: MiniSearchSource, before: readonly Report[], after: readonly Report[]): void {
  const key = (report: Report) => JSON.stringify(report)
  const old = new Map(before.map((report) => [key(report), report]))
  const fresh = after.filter((report) => !old.delete(key(report)))
  source.remove([...old.values()])
  source.add(fresh)
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
  const version = codeFingerprint()
  const path = snapshotPath(resolve(options.indexDir), dataDir)
  const previous = await previousSnapshot(path, version, options)
  const known = new Map(previous?.files.map((file) => [file.stamp.file, file]))

  const files: SnapshotFile[] = []
  let changed = previous === null
  const pool = createReaderPool()
  try {
    let done = 0
    for (const file of found) {
      const sidecar = await sidecarStamp(file.path)
      const old = known.get(file.file)
      const kept = await unchanged(file, sidecar, old)
      known.delete(file.file)
      if (kept) files.push(kept)
      else {
        changed = true
        const ingested = keeping(await pool.ingestFile(file.path, file.file), old)
        const hash = ingested.error ? '' : await hashOf(file.path).catch(() => '')
        const stamp = { file: file.file, size: file.size, mtimeMs: file.mtimeMs, sidecar, hash }
        files.push({ stamp, ingested })
      }
      done += 1
      options.onProgress({ done, total: found.length, file: file.file })
    }
  } finally {
    await pool.close()
  }
  changed ||= known.size > 0

  const editionsOf = (some: readonly SnapshotFile[]) =>
    mergeEditions(
      some.flatMap(({ stamp, ingested }) =>
        ingested.reports.map((report) => ({ report, writtenAt: stamp.mtimeMs })),
      ),
    )
  const { reports, notes } = editionsOf(files)
  const before = previous ? editionsOf(previous.files).reports : []
  const source = createMiniSearchSource(previous?.search)
  if (changed) {
    refresh(source, before, reports)
    await writeSnapshot(path, version, { files, search: source.state() })
  }

  const had = new Set(before.map((report) => report.id))
  const has = new Set(reports.map((report) => report.id))
  return {
    library: memoryLibrary(versionOf(reports), reports, source),
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
