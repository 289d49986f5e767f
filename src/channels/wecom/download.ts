import { decryptFile } from '@wecom/aibot-node-sdk'
import type { Log } from '../../chat/channel.ts'
import * as phrases from './phrases.ts'

/** A file as it was sent; the name is the sender's claim, without any path. */
export interface Downloaded {
  name: string | null
  bytes: Uint8Array
}

/** Why a file cannot be had, in Chinese, fit to be said. */
export class FileUnavailable extends Error {
  constructor(words: string, options?: { cause?: unknown }) {
    super(words, options)
    this.name = 'FileUnavailable'
  }
}

export interface DownloadOptions {
  /** Waits before the next try; addresses live five minutes. */
  retryMs?: readonly number[]
  /** For one try, body included. */
  limitMs?: number
  log: Log
}

/** The address answers 503 for a moment after the message; three tries within half a minute got through. */
const RETRY_MS = [1_000, 4_000]
const LIMIT_MS = 60_000
/** The padding of the cipher fills up to 32 bytes. */
const PADDING = 32
const LONGEST_NAME = 120

function fromLatin1(raw: string): string {
  // Header values come as latin1; a name in UTF-8 is read again as what it is.
  const read = new TextDecoder('utf-8', { fatal: true })
  try {
    return read.decode(Buffer.from(raw, 'latin1'))
  } catch {
    return raw
  }
}

function unescaped(raw: string): string {
  try {
    return decodeURIComponent(raw)
  } catch {
    return raw
  }
}

/**
 * The file name of a Content-Disposition header, null if it gives none: filename*=UTF-8''%E6%8A%A5.txt,
 * filename="工作 报告.docx", raw UTF-8 or escaped. Only the last part of a path is kept, without control characters.
 */
export function fileName(header: string | null): string | null {
  if (!header) return null
  const extended = /filename\*\s*=\s*(?:utf-8)?''([^;]+)/iu.exec(header)?.[1]
  const quoted = /filename\s*=\s*"((?:[^"\\]|\\.)*)"/iu.exec(header)?.[1]?.replace(/\\(.)/gu, '$1')
  const bare = /filename\s*=\s*([^";][^;]*)/iu.exec(header)?.[1]
  const raw = extended?.trim() ?? quoted ?? bare?.trim()
  if (!raw) return null
  const name = unescaped(fromLatin1(raw))
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .split(/[/\\]/u)
    .at(-1)
    ?.trim()
  if (!name || /^\.+$/u.test(name)) return null
  return name.length > LONGEST_NAME ? name.slice(-LONGEST_NAME) : name
}

async function readWithin(response: Response, limit: number): Promise<Buffer> {
  if (Number(response.headers.get('content-length') ?? 0) > limit)
    throw new FileUnavailable(phrases.FILE_TOO_LARGE)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > limit) throw new FileUnavailable(phrases.FILE_TOO_LARGE)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function once(url: string, limit: number, ms: number): Promise<{ name: string | null; body: Buffer }> {
  const response = await fetch(url, { signal: AbortSignal.timeout(ms) })
  if (!response.ok) {
    await response.body?.cancel()
    throw new Error(`status ${response.status}`)
  }
  const name = fileName(response.headers.get('content-disposition'))
  return { name, body: await readWithin(response, limit) }
}

/**
 * Fetches and decrypts the file of an attachment, at most `limitBytes` of it. The SDK's own download has no limit and
 * takes paths and mojibake for names. Rejects with FileUnavailable.
 */
export async function download(
  ref: string,
  limitBytes: number,
  options: DownloadOptions,
): Promise<Downloaded> {
  const { url, key } = readRef(ref)
  const pauses = options.retryMs ?? RETRY_MS
  for (let tries = 0; ; tries += 1) {
    try {
      const { name, body } = await once(url, limitBytes + PADDING, options.limitMs ?? LIMIT_MS)
      const bytes = key === '' ? body : decrypted(body, key)
      if (bytes.length > limitBytes) throw new FileUnavailable(phrases.FILE_TOO_LARGE)
      return { name, bytes }
    } catch (error) {
      if (error instanceof FileUnavailable) throw error
      const pause = pauses[tries]
      // The address is a key to the file: it never gets into a log.
      options.log.debug({ tries: tries + 1 }, 'a file could not be downloaded')
      if (pause === undefined) throw new FileUnavailable(phrases.FILE_EXPIRED)
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

function decrypted(body: Buffer, key: string): Uint8Array {
  try {
    return decryptFile(body, key)
  } catch (cause) {
    throw new FileUnavailable(phrases.FILE_UNREADABLE, { cause })
  }
}

function readRef(ref: string): { url: string; key: string } {
  try {
    const { url, key } = JSON.parse(ref)
    if (/^https?:\/\//u.test(url)) return { url, key: String(key ?? '') }
  } catch {
    // Said below.
  }
  throw new FileUnavailable(phrases.FILE_EXPIRED)
}
