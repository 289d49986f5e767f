import { readFileSync } from 'node:fs'
import { parse } from 'dotenv'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'

const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8')
const uncommented = parse(example.replace(/^#(?=[A-Z_]+=)/gmu, ''))

describe('.env.example', () => {
  it('shows every default as it is', () => {
    expect(readConfig(uncommented)).toEqual(readConfig({}))
  })

  it('lists every variable the program reads', () => {
    const config = readFileSync(new URL('../src/config.ts', import.meta.url), 'utf8')
    const names = [...config.matchAll(/^ {2}([A-Z][A-Z_]+): /gmu)].map(([, name]) => name)
    expect(names).toContain('SEARCH_ENGINE')
    expect(Object.keys(uncommented).sort()).toEqual([...new Set(names)].sort())
  })
})
