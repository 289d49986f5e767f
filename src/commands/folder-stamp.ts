import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Left behind by copying programs while they work; a report comes by its last name. */
const UNFINISHED = /\.(?:part|partial|tmp|temp|crdownload|download|swp|swo)$|^\.|^~\$/iu

/**
 * Names, sizes and times of all files under `dir`, as one string: two that are equal mean that nothing was written in
 * between. Throws what the file system throws when the folder itself cannot be read.
 */
export async function folderStamp(dir: string): Promise<string> {
  const entries = await readdir(dir, { withFileTypes: true, recursive: true })
  const isFile = (entry: Dirent) => !entry.isDirectory() && !UNFINISHED.test(entry.name)
  const rows = await Promise.all(
    entries.filter(isFile).map(async (entry) => {
      const path = join(entry.parentPath, entry.name)
      // Gone between the listing and now: the next stamp tells.
      const found = await stat(path).catch(() => null)
      return found ? `${path}\t${found.size}\t${found.mtimeMs}\t${found.ino}` : `${path}\tgone`
    }),
  )
  return rows.sort().join('\n')
}

export interface Settling {
  /** What the folder was like when it stood still, or when waiting ended. */
  stamp: string
  /** False if files were still being written after the longest wait. */
  still: boolean
}

/** Waits until nothing has been written under `dir` for `quietMs`, at most `longestMs`. */
export async function settled(dir: string, quietMs: number, longestMs: number): Promise<Settling> {
  let stamp = await folderStamp(dir)
  for (let waited = 0; waited < longestMs; waited += quietMs) {
    await new Promise((resolve) => setTimeout(resolve, quietMs))
    const next = await folderStamp(dir)
    if (next === stamp) return { stamp, still: true }
    stamp = next
  }
  return { stamp, still: false }
}
