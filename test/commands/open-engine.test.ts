import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openEngine } from '../../src/commands/open-engine.ts'
import { readConfig } from '../../src/config.ts'
import { libraryOf, reportsOf } from '../support/library.ts'

it('says that SEARCH_ENGINE=sqlite is searched with MiniSearch', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'wenbao-'))
  const told: string[] = []
  const config = readConfig({ DATA_DIR: dir, INDEX_DIR: dir, STATE_DIR: dir, SEARCH_ENGINE: 'sqlite' })
  const engine = await openEngine(libraryOf(reportsOf({})), config, (message) => told.push(message))
  expect(told.join()).toContain('SEARCH_ENGINE=sqlite')
  expect(engine.heads()).toEqual([])
})
