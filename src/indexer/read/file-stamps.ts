import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { IngestedFile, Report } from '../../model.ts'
import type { FileStamp } from '../../search/snapshot.ts'
import { metadataPath } from './file.ts'
import type { FoundFile } from './folder.ts'

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

/** The summary of what was read of a file. */
export function summary(ingested: IngestedFile): FileSummary {
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
export function metadataFaults({ file, reports }: IngestedFile): string[] {
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

async function hashOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
}

/** A file's stamp; its hash, for which it must be read, only when asked for. */
export interface NewStamp extends Omit<FileStamp, 'hash'> {
  /** A file that could not be read gets no hash: it is tried again. */
  hashed(ingested: IngestedFile): Promise<FileStamp>
}

/** Stamps a file as it is now. */
export async function stampOf({ file, path, size, mtimeMs }: FoundFile): Promise<NewStamp> {
  const stamp = { file, size, mtimeMs, sidecar: await sidecarStamp(path) }
  return {
    ...stamp,
    hashed: async ({ error }) => ({
      ...stamp,
      hash: error === null ? await hashOf(path).catch(() => '') : '',
    }),
  }
}

/** The stamp to keep of a file that was read before and is the same still, or null when it has to be read. */
export async function unchanged(
  found: FoundFile,
  sidecar: string,
  old: FileStamp,
): Promise<FileStamp | null> {
  if (old.hash === '' || old.sidecar !== sidecar || old.size !== found.size) return null
  if (old.mtimeMs === found.mtimeMs) return old
  return (await hashOf(found.path)) === old.hash ? { ...old, mtimeMs: found.mtimeMs } : null
}

/** What is told of a file that can no longer be read while the reports that were read of it stay. */
export function keptError(error: string): string {
  return `${error.replace(/\.$/u, '')}. What it held before stays in the index until it is mended or removed.`
}
