import { AppError } from '../../errors.ts'
import { startWorker } from '../read/start-worker.ts'
import type { IndexFileJob, IndexFileProgress, IndexFileResult } from './build-index-file.ts'
import type { IndexWorkerMessage } from './index-worker.ts'

/** Heap of the worker in MB: one batch of postings, the files read ahead and what they hold. */
const HEAP_MB = 512

/** Builds the index file in a worker, so that questions go on being answered. */
export function indexInWorker(
  job: IndexFileJob,
  onProgress: (progress: IndexFileProgress) => void,
): Promise<IndexFileResult> {
  const own = import.meta.url.endsWith('.js') ? './index-worker.js' : './index-worker.ts'
  const worker = startWorker(new URL(own, import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  return new Promise<IndexFileResult>((resolve, reject) => {
    worker.on('message', (message: IndexWorkerMessage) => {
      if ('progress' in message) onProgress(message.progress)
      else if ('result' in message) resolve(message.result)
      else reject(message.code ? new AppError(message.code, message.error) : new Error(message.error))
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('the indexing worker ended early')))
  }).finally(() => worker.terminate())
}
