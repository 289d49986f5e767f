import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'

/** Where files wait that an admin has sent, and how they come into the reports folder. */
export interface IntakeShelf {
  /** Keeps a file under the intake's id, and gives its path. */
  keep(id: string, ending: string, bytes: Uint8Array): string
  /** Path of the kept file, null if there is none. */
  path(id: string): string | null
  /** Writes the corrections beside it, so that they count when it is read. */
  correct(id: string, corrections: Record<string, unknown>): void
  /** Puts the file and its corrections into the reports folder under `name` or the next free one; gives that name. */
  accept(id: string, name: string): string
  remove(id: string): void
}

const LONGEST_NAME = 60
const LEFT_OUT = /[^\p{L}\p{N}（）()《》“”—·_-]+/gu
/** Such files are not read as reports. */
const IGNORED = /^(?:readme|vocabulary)/iu

/** A name for the reports folder without path, marks or dots: '../../etc/政协 报告' becomes 'etc政协报告'. */
export function safeName(name: string): string {
  const kept = [
    ...name
      .normalize('NFC')
      .replace(LEFT_OUT, '')
      .replace(/^[-_·—]+/u, ''),
  ]
    .slice(0, LONGEST_NAME)
    .join('')
  if (kept === '') return '报告'
  return IGNORED.test(kept) ? `报告-${kept}` : kept
}

/** Makes the shelf in the state folder, and the door to the reports folder. */
export function createIntakeShelf(stateDir: string, dataDir: string): IntakeShelf {
  const shelf = join(stateDir, 'intakes')
  const folder = (id: string) => join(shelf, id)
  const path = (id: string): string | null => {
    if (!existsSync(folder(id))) return null
    const found = readdirSync(folder(id)).find(
      (name) => name.startsWith('report.') && !name.endsWith('.yaml'),
    )
    return found ? join(folder(id), found) : null
  }
  const sidecar = (id: string) => join(folder(id), 'report.meta.yaml')
  const endingOf = (file: string) => file.slice(file.lastIndexOf('.'))

  return {
    keep: (id, ending, bytes) => {
      rmSync(folder(id), { recursive: true, force: true })
      mkdirSync(folder(id), { recursive: true })
      const file = join(folder(id), `report${ending}`)
      writeFileSync(file, bytes)
      return file
    },
    path,
    correct: (id, corrections) => {
      writeFileSync(sidecar(id), stringify(corrections))
    },
    accept: (id, wanted) => {
      const file = path(id)
      if (!file) throw new Error('the file is not on the shelf any more')
      const bytes = readFileSync(file)
      const ending = endingOf(file)
      const base = safeName(wanted)
      for (let nth = 1; ; nth += 1) {
        const name = nth === 1 ? base : `${base}-${nth}`
        const target = join(dataDir, `${name}${ending}`)
        // After a crash in between, the file is there already.
        const isSame = existsSync(target) && readFileSync(target).equals(bytes)
        if (existsSync(target) && !isSame) continue
        const meta = join(dataDir, `${name}.meta.yaml`)
        if (existsSync(sidecar(id))) copyFileSync(sidecar(id), meta)
        else if (!isSame && existsSync(meta)) continue
        if (!isSame) {
          // Written whole under a name that is not read, then renamed: no reader sees half of it.
          const part = join(dataDir, `.${name}${ending}.part`)
          writeFileSync(part, bytes)
          renameSync(part, target)
        }
        return `${name}${ending}`
      }
    },
    remove: (id) => rmSync(folder(id), { recursive: true, force: true }),
  }
}
