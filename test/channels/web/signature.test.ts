import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isSigned, keptSecret, sign } from '../../../src/channels/web/signature.ts'

describe('isSigned', () => {
  it('knows its own signature of a path and no other', () => {
    const key = sign('secret', '/reports/a')
    expect(isSigned('secret', '/reports/a', key)).toBe(true)
    expect(isSigned('secret', '/reports/b', key)).toBe(false)
    expect(isSigned('other', '/reports/a', key)).toBe(false)
    expect(isSigned('secret', '/reports/a', undefined)).toBe(false)
    expect(isSigned('secret', '/reports/a', `${key}x`)).toBe(false)
    expect(isSigned('secret', '/reports/a', '报告')).toBe(false)
  })
})

describe('keptSecret', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wenbao-secret-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('makes a secret once and keeps it over restarts, for this user alone', async () => {
    const state = join(folder, 'state')
    const made = await keptSecret(state)
    expect(made.length).toBeGreaterThan(32)
    expect(await keptSecret(state)).toBe(made)
    expect((await stat(join(state, 'web-secret'))).mode & 0o077).toBe(0)
  })

  it('says what to do when the folder cannot be written', async () => {
    await writeFile(join(folder, 'file'), '')
    await expect(keptSecret(join(folder, 'file'))).rejects.toMatchObject({
      code: 'STATE_WRITE',
      message: expect.stringContaining('STATE_DIR'),
    })
  })
})
