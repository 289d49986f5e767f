import { readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { AppError } from '../../errors.ts'
import type { SourceText } from '../lines.ts'
import { decodeText } from './encoding.ts'
import { type Metadata, parseMetadata } from './front-matter.ts'
import { parseSource } from './parse.ts'

/** Reports of 200 pages have 1 MB; scans in PDF may have 100. Beyond, memory of the reader is at risk. */
const LARGEST_FILE = 128 * 1024 * 1024
const LARGEST_METADATA = 64 * 1024

/** The path of the file that holds metadata for `path`: 报告.txt has 报告.meta.yaml beside it. */
export function metadataPath(path: string): string {
  return `${path.slice(0, path.length - extname(path).length)}.meta.yaml`
}

function unreadable(error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const what =
    code === 'ENOENT'
      ? 'The file vanished while it was to be read: put it back, or index again.'
      : code === 'EACCES' || code === 'EPERM'
        ? 'The file may not be read by this user: change its permissions.'
        : `The file cannot be read (${code || 'unknown fault'}): check the disk, or copy the file again.`
  return new AppError('FILE_UNREADABLE', what, { cause: error })
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const stats = await stat(path)
    if (!stats.isFile()) {
      throw new AppError('FILE_UNREADABLE', 'This is not a regular file: put the report itself in its place.')
    }
    if (stats.size > LARGEST_FILE) {
      const size = Math.ceil(stats.size / 1024 / 1024)
      throw new AppError('FILE_TOO_LARGE', `The file has ${size} MB, more than the 128 MB allowed: split it.`)
    }
    return await readFile(path)
  } catch (error) {
    throw error instanceof AppError ? error : unreadable(error)
  }
}

async function readMetadata(path: string): Promise<Metadata> {
  const beside = metadataPath(path)
  try {
    const stats = await stat(beside)
    if (!stats.isFile() || stats.size > LARGEST_METADATA) {
      const message = '旁边的 .meta.yaml 未采用：应为不超过 64 kB 的文件'
      return { overrides: null, warnings: [{ code: 'metadata-invalid', message, line: null }] }
    }
    return parseMetadata(decodeText(await readFile(beside)).text, '旁边的 .meta.yaml ')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return { overrides: null, warnings: [] }
    const message = '旁边的 .meta.yaml 未采用：读不出，请检查读取权限，并存成 UTF-8 文字'
    return { overrides: null, warnings: [{ code: 'metadata-invalid', message, line: null }] }
  }
}

/**
 * Reads one report from disk, with the metadata in NAME.meta.yaml beside it laid over its front matter. Throws AppError
 * FILE_*: its message is one sentence with the cure, without the file's name.
 */
export async function readSource(path: string): Promise<SourceText> {
  const source = await parseSource(await readBytes(path), path)
  const beside = await readMetadata(path)
  const overrides = beside.overrides || source.overrides ? { ...source.overrides, ...beside.overrides } : null
  return { ...source, overrides, warnings: [...beside.warnings, ...source.warnings] }
}
