import { parentPort, workerData } from 'node:worker_threads'
import { AppError, type ErrorCode } from '../../errors.ts'
import {
  buildIndexFile,
  type IndexFileJob,
  type IndexFileProgress,
  type IndexFileResult,
} from './build-index-file.ts'

/** What the worker tells: how far it is, then once what came of it. */
export type IndexWorkerMessage =
  | { progress: IndexFileProgress }
  | { result: IndexFileResult }
  | { error: string; code: ErrorCode | null }

const tell = (message: IndexWorkerMessage) => parentPort?.postMessage(message)
buildIndexFile(workerData as IndexFileJob, (progress) => tell({ progress })).then(
  (result) => tell({ result }),
  (error) =>
    tell({
      error: error instanceof Error ? error.message : String(error),
      code: error instanceof AppError ? error.code : null,
    }),
)
