import { parentPort } from 'node:worker_threads'
import type { IngestedFile } from '../../model.ts'
import { ingestOne } from './ingest-file.ts'

/** What the pool asks of a worker. */
export interface ReadJob {
  path: string
  file: string
}

/** What a worker answers: one file at a time, so no number is needed to tell answers apart. */
export type ReadResult = IngestedFile

parentPort?.on('message', async ({ path, file }: ReadJob) => {
  const result: ReadResult = await ingestOne(path, file)
  parentPort?.postMessage(result)
})
