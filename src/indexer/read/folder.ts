import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, extname, join, sep } from 'node:path'
import { AppError } from '../../errors.ts'

/** A file that may be a report. */
export interface FoundFile {
  /** Path in the reports folder, with forward slashes. */
  file: string
  path: string
  /** Bytes. */
  size: number
  mtimeMs: number
}

/** Something in the folder that is no readable report: what is wrong with it, and the cure. */
export interface SkippedFile {
  file: string
  reason: string
}

export interface Listing {
  files: FoundFile[]
  skipped: SkippedFile[]
  /** Metadata that is given to no report. */
  astray: SkippedFile[]
}

const ENDINGS = new Set([
  '.txt',
  '.text',
  '.md',
  '.markdown',
  '.mkd',
  '.docx',
  '.pdf',
  '.html',
  '.htm',
  '.xhtml',
  '.shtml',
])
/** Not reports, and nobody's fault: our own files, and what editors, browsers and systems leave behind. */
const IGNORED =
  /^\.|^~\$|^readme|^vocabulary\.txt$|\.meta\.ya?ml$|\.(?:part|partial|tmp|temp|crdownload|download|swp|swo|bak)$|~$|^(?:thumbs\.db|desktop\.ini)$/iu
const METADATA = /^[^.].*\.meta\.ya?ml$/iu
/** Folders deeper than this are a loop that the file system hides. */
const DEEPEST = 32

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT')
    return 'It cannot be found under its name: rename it (names must be UTF-8), or index again.'
  if (code === 'ELOOP') return 'It is a link that leads back to itself: put the report itself in its place.'
  if (code === 'EACCES' || code === 'EPERM') return 'It may not be read by this user: change its permissions.'
  return `It cannot be read (${code || 'unknown fault'}): check the disk, or copy it again.`
}

function withoutEnding(file: string): string {
  return file.slice(0, file.length - extname(file).length)
}

/** Why metadata under this name is read for none of the `reports`, or null if it is read. */
function strayReason(file: string, reports: ReadonlySet<string>): string | null {
  if (!file.endsWith('.meta.yaml')) return 'Metadata is read from NAME.meta.yaml only: rename it.'
  const name = file.slice(0, -'.meta.yaml'.length)
  if (reports.has(name)) return null
  const right = reports.has(withoutEnding(name)) ? ` as ${basename(withoutEnding(name))}.meta.yaml` : ''
  return `No report stands beside this metadata: name it like the report without its ending${right}, or remove it.`
}

function kindOf(entry: Dirent): string {
  if (entry.isFIFO()) return 'a named pipe'
  if (entry.isSocket()) return 'a socket'
  return 'a device'
}

/**
 * Lists the reports under `dir`, folders included, in the order of their names; what looks like a report and is none
 * is told in `skipped`, metadata beside no report in `astray`. Links are followed only to regular files inside the folder; nothing is opened. Throws
 * DATA_DIR_MISSING.
 */
export async function listFiles(dir: string): Promise<Listing> {
  const listing: Listing = { files: [], skipped: [], astray: [] }
  const metadata: string[] = []
  let root: string
  try {
    root = await realpath(dir)
    await readdir(root)
  } catch (error) {
    throw new AppError(
      'DATA_DIR_MISSING',
      `The reports folder ${dir} does not exist or cannot be opened: create it, or name another with DATA_DIR or --data.`,
      { cause: error },
    )
  }

  function skip(file: string, reason: string): void {
    listing.skipped.push({ file, reason })
  }

  async function addFile(file: string, path: string): Promise<void> {
    const ending = extname(file).toLowerCase()
    if (!ENDINGS.has(ending)) {
      const what = ending ? `Files ending in ${ending}` : 'Files without an ending'
      skip(file, `${what} are not read: save it as .docx, .pdf, .txt, .md or .html, or remove it.`)
      return
    }
    const stats = await stat(path)
    listing.files.push({ file, path, size: stats.size, mtimeMs: stats.mtimeMs })
  }

  async function addLink(file: string, path: string): Promise<void> {
    const target = await realpath(path)
    if (!target.startsWith(root + sep)) {
      skip(file, 'It is a link out of the reports folder: put the report itself in its place.')
    } else if ((await stat(target)).isFile()) await addFile(file, path)
    else skip(file, 'It is a link to something that is no file: put the report itself in its place.')
  }

  async function visit(folder: string, depth: number): Promise<void> {
    const entries = await readdir(join(root, folder), { withFileTypes: true })
    for (const entry of entries) {
      const file = folder ? `${folder}/${entry.name}` : entry.name
      if (METADATA.test(entry.name)) metadata.push(file)
      if (IGNORED.test(entry.name)) continue
      const path = join(root, file)
      try {
        if (entry.isSymbolicLink()) await addLink(file, path)
        else if (entry.isFile()) await addFile(file, path)
        else if (!entry.isDirectory()) skip(file, `It is ${kindOf(entry)}, not a file: remove it.`)
        else if (ENDINGS.has(extname(entry.name).toLowerCase())) {
          skip(file, 'It is a folder with the name of a file: rename it if it holds reports, or remove it.')
        } else if (depth >= DEEPEST) skip(file, 'It lies too deep in the folder: move it up.')
        else await visit(file, depth + 1)
      } catch (error) {
        skip(file, reasonOf(error))
      }
    }
  }

  await visit('', 0)
  const byName = (a: { file: string }, b: { file: string }) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : 0
  const names = new Set([...listing.files, ...listing.skipped].map(({ file }) => withoutEnding(file)))
  for (const file of metadata) {
    const reason = strayReason(file, names)
    if (reason) listing.astray.push({ file, reason })
  }
  for (const list of [listing.files, listing.skipped, listing.astray]) list.sort(byName)
  return listing
}
