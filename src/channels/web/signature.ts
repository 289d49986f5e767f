import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../errors.ts'

/** 128 bits: beyond guessing, and still short enough for a link that is read aloud. */
const BYTES = 16

/** The signature that opens `path` (without query) from another machine: `/reports/ID?k=SIGNATURE`. */
export function sign(secret: string, path: string): string {
  return createHmac('sha256', secret).update(path).digest().subarray(0, BYTES).toString('base64url')
}

/** Whether `signature` is the one of `path`, compared in constant time. */
export function isSigned(secret: string, path: string, signature: string | undefined): boolean {
  const right = Buffer.from(sign(secret, path))
  const given = Buffer.from(signature ?? '')
  return given.length === right.length && timingSafeEqual(given, right)
}

/** The secret kept in `stateDir`, made on first use, so that links in old messages stay good over restarts. */
export async function keptSecret(stateDir: string): Promise<string> {
  const path = join(stateDir, 'web-secret')
  try {
    const kept = (await readFile(path, 'utf8').catch(() => '')).trim()
    if (kept !== '') return kept
    const made = randomBytes(32).toString('base64url')
    await mkdir(stateDir, { recursive: true })
    await writeFile(path, `${made}\n`, { mode: 0o600 })
    return made
  } catch (cause) {
    throw new AppError(
      'STATE_WRITE',
      `The folder ${stateDir} cannot be written: let this user write there, or name another with STATE_DIR or --state.`,
      { cause },
    )
  }
}
