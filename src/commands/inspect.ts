import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '../errors.ts'
import { inspection, proofSheet } from '../indexer/proof-sheet.ts'
import { listFiles, type SkippedFile } from '../indexer/read/folder.ts'
import { createReaderPool } from '../indexer/read/pool.ts'
import type { FolderOptions } from './settings.ts'
import { oneLine, type Streams, warningTo, writeLine } from './streams.ts'

interface InspectOptions extends FolderOptions {
  json: boolean
}

interface Named {
  file: string
  path: string
}

interface Listing {
  files: Named[]
  skipped: SkippedFile[]
  astray: SkippedFile[]
}

async function listing(path: string): Promise<Listing> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new AppError(
      'FILE_UNREADABLE',
      `${path} cannot be opened: check the name; inspect takes a file or a folder.`,
      { cause },
    )
  })
  if (found.isDirectory()) return listFiles(path)
  return { files: [{ file: basename(path), path }], skipped: [], astray: [] }
}

/** `inspect`: prints what ingestion makes of a file or folder. Status 1 if any file could not be read. */
export async function inspect(path: string, options: InspectOptions, streams: Streams): Promise<number> {
  const { files, skipped, astray } = await listing(path)
  const progress =
    streams.stderr.isTTY && files.length > 1
      ? (await import('./progress.ts')).createProgress(streams.stderr)
      : null
  const pool = createReaderPool()
  const inspected: object[] = []
  const faults = skipped.map(({ file, reason }) => `${file}: ${reason}`)
  try {
    for (const [i, { file, path: place }] of files.entries()) {
      const ingested = await pool.ingestFile(place, file)
      progress?.show({ done: i + 1, total: files.length, file, stage: 'reading' })
      if (ingested.error !== null) faults.push(`${file}: ${ingested.error}`)
      if (options.json) inspected.push(inspection(ingested))
      else if (ingested.error === null) await writeLine(streams.stdout, proofSheet(ingested))
    }
  } finally {
    progress?.end()
    await pool.close()
  }
  const unread = skipped.map(({ file, reason }) => ({ file, error: reason, reports: [] }))
  if (options.json) await writeLine(streams.stdout, JSON.stringify({ files: [...inspected, ...unread] }))
  for (const { file, reason } of astray) warningTo(streams)(`${file}: ${reason}`)
  if (files.length + skipped.length === 0)
    warningTo(streams)(
      `${path} holds no reports: put them there (.txt .md .docx .pdf .html), or name another folder.`,
    )
  for (const fault of faults) streams.stderr.write(`wenbao: ${oneLine(fault)}\n`)
  return faults.length > 0 ? 1 : 0
}
