import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Libsql from 'libsql'
import { AppError } from '../errors.ts'

const DATABASE = 'wenbao.db'
/** Belong to the process that has the folder open, and mean nothing in a copy. */
const NOT_COPIED = /^wenbao\.(?:db(?:-wal|-shm)?|lock(?:-journal)?)$/u

function emptied(target: string): void {
  try {
    mkdirSync(target, { recursive: true })
    if (readdirSync(target).length === 0) return
  } catch (cause) {
    throw new AppError('STATE_WRITE', `${target} cannot be written; name a folder that can`, { cause })
  }
  throw new AppError('USAGE', `${target} is not empty; name a new folder for the backup`)
}

/**
 * Copies the state in `dir` into the new folder `target`, whole and at one moment, also while the bot runs: the
 * database by VACUUM INTO, the other files as they are. Throws USAGE, STATE_DAMAGED or STATE_WRITE.
 */
export function backUp(dir: string, target: string): void {
  const file = join(dir, DATABASE)
  if (!existsSync(file)) throw new AppError('USAGE', `${dir} holds no state (${DATABASE}); check STATE_DIR`)
  emptied(target)
  const unfinished = join(target, `${DATABASE}.part`)
  const database = new Libsql(file)
  try {
    database.prepare('VACUUM INTO ?').run(unfinished)
  } catch (cause) {
    rmSync(unfinished, { force: true })
    throw new AppError('STATE_WRITE', `${file} could not be copied to ${target}; free space on the disk`, {
      cause,
    })
  } finally {
    database.close()
  }
  for (const name of readdirSync(dir))
    if (!NOT_COPIED.test(name) && statSync(join(dir, name)).isFile())
      copyFileSync(join(dir, name), join(target, name))
  renameSync(unfinished, join(target, DATABASE))
}
