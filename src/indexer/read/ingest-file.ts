import { AppError } from '../../errors.ts'
import type { IngestedFile } from '../../model.ts'
import { ingest } from '../ingest.ts'
import { readSource } from './file.ts'

/** The one line that `index` and `inspect` show for a file that could not be read. */
export function errorLine(error: unknown): string {
  if (error instanceof AppError) return error.message.replace(/\s+/gu, ' ')
  const reason = error instanceof Error ? error.message : String(error)
  const short = reason.replace(/\s+/gu, ' ').slice(0, 200)
  return `The file cannot be understood (${short}): save the report again, or save it as .txt.`
}

/** Reads one file and makes Reports of it; never throws, a fault is the one line in `error`. */
export async function ingestOne(path: string, file: string): Promise<IngestedFile> {
  try {
    return { file, error: null, reports: ingest(await readSource(path), file) }
  } catch (error) {
    return { file, error: errorLine(error), reports: [] }
  }
}
