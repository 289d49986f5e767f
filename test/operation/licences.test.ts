import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** Licences under which a program that is itself MIT may be run and passed on. MPL-2.0 and OFL-1.1 bind their own files alone. */
const ALLOWED = new Set([
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0'],
  ...['MPL-2.0', 'OFL-1.1', 'MIT AND Apache-2.0', '(MIT OR Apache-2.0)', '(MIT OR CC0-1.0)'],
])

interface Locked {
  dev?: boolean
  license?: string
}

it('depends on nothing under a licence that binds the program', () => {
  const lock: { packages: Record<string, Locked> } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8'),
  )
  const used = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev)
  expect(used.length).toBeGreaterThan(100)
  const others = used.filter(([, { license }]) => !ALLOWED.has(license ?? ''))
  expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([])
})
