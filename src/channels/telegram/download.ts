import type { Call } from './api.ts'
import { describeFailure } from './failure.ts'

/** Bot API: getFile serves files up to 20 MB (a self-hosted server more). */
const TELEGRAM_FILE_BYTES = 20 * 1024 * 1024
const LIMIT_MS = 60_000
const DEFAULT_ROOT = 'https://api.telegram.org'

/** What to say when a file cannot be had; the cause is for the log, without the link, which holds the token. */
class FileRefused extends Error {
  constructor(sentence: string, cause?: string) {
    super(sentence, cause === undefined ? undefined : { cause: new Error(cause) })
    this.name = 'FileRefused'
  }
}

function tooLarge(limitBytes: number): FileRefused {
  return new FileRefused(`文件太大，最多${Math.floor(limitBytes / 1024 / 1024)}MB。`)
}

/** Downloads a file by its id, reading no more than the limit; rejects with a sentence in Chinese. */
export async function download(
  call: Call,
  { token, apiRoot }: { token: string; apiRoot: string | null },
  fileId: string,
  limitBytes: number,
): Promise<Uint8Array> {
  const limit = Math.min(limitBytes, TELEGRAM_FILE_BYTES)
  try {
    const file = await call<{ file_path?: string; file_size?: number }>('getFile', { file_id: fileId })
    if ((file.file_size ?? 0) > limit) throw tooLarge(limit)
    const url = `${apiRoot ?? DEFAULT_ROOT}/file/bot${token}/${file.file_path ?? ''}`
    const response = await fetch(url, { signal: AbortSignal.timeout(LIMIT_MS), redirect: 'error' })
    if (!response.ok || !response.body) throw new Error(`status ${response.status}`)
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of response.body) {
      size += chunk.length
      // The size that was told is the sender's claim.
      if (size > limit) throw tooLarge(limit)
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  } catch (error) {
    if (error instanceof FileRefused) throw error
    const reason = describeFailure(error)
    throw /too big/iu.test(reason) ? tooLarge(limit) : new FileRefused('文件没能取到，请再发一次。', reason)
  }
}
