import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const FOLDERS = ['../indexer', '../indexer/read', '../indexer/file', '../text', '../search']

/**
 * A short hash over the code that turns files into an index. An index made by any other code is built again, so
 * that nobody has to remember to raise a number.
 */
export function codeFingerprint(): string {
  const hash = createHash('sha256')
  for (const folder of FOLDERS) {
    const path = fileURLToPath(new URL(`${folder}/`, import.meta.url))
    for (const name of readdirSync(path).sort())
      if (/\.[jt]s$/u.test(name)) hash.update(name).update(readFileSync(join(path, name)))
  }
  return hash.digest('hex').slice(0, 12)
}
