import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const SRC = join(dirname(fileURLToPath(import.meta.url)), '..', 'src')

interface SourceFile {
  path: string
  text: string
  /** Own files imported, as paths from src/. */
  own: string[]
  /** Packages and node modules imported. */
  foreign: string[]
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(SRC, path), 'utf8')
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/gu)].map((match) => match[1] ?? '')
  const own = specifiers
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.normalize(posix.join(posix.dirname(path), name)))
  return { path, text, own, foreign: specifiers.filter((name) => !name.startsWith('.')) }
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .map(readSource)

/** The first pattern that fits gives the floor; a floor may import from the floors named, and from itself. */
const FLOORS: { name: string; files: RegExp; mayUse: string[] }[] = [
  { name: 'nouns', files: /^(model|errors|recent)\.ts$/u, mayUse: [] },
  { name: 'text', files: /^text\//u, mayUse: ['nouns'] },
  {
    name: 'in and out',
    files:
      /^(indexer\/(read\/.+|file\/.+|build|fingerprint)\.ts|search\/(?!candidate-source|library).+|store\/.+)$/u,
    mayUse: ['nouns', 'text', 'pure'],
  },
  {
    name: 'pure',
    files: /^(indexer|answer|evaluation)\/|^search\/(candidate-source|library)\.ts$/u,
    mayUse: ['nouns', 'text'],
  },
  { name: 'chat', files: /^(chat|notifications)\//u, mayUse: ['nouns', 'text', 'pure', 'in and out'] },
  {
    name: 'channels',
    files: /^channels\//u,
    mayUse: ['nouns', 'text', 'pure', 'in and out', 'chat'],
  },
  {
    name: 'front door',
    files: /^(main|config|logger)\.ts$|^commands\//u,
    mayUse: ['nouns', 'text', 'pure', 'in and out', 'chat', 'channels'],
  },
]

function floorOf(path: string): string {
  return FLOORS.find((floor) => floor.files.test(path))?.name ?? 'nowhere'
}

/** Parts of a floor that must not know each other. */
function roomOf(path: string): string {
  return /^channels\/(?<room>[^/]+)\//u.exec(path)?.groups?.room ?? ''
}

function cycleFrom(start: string): string[] | null {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const seen = new Set<string>()
  const walk = (path: string, trail: string[]): string[] | null => {
    if (path === start && trail.length > 0) return [...trail, path]
    if (seen.has(path)) return null
    seen.add(path)
    for (const next of byPath.get(path)?.own ?? []) {
      const found = walk(next, [...trail, path])
      if (found) return found
    }
    return null
  }
  return walk(start, [])
}

describe('who may import whom', () => {
  it('finds the source files', () => {
    expect(files.length).toBeGreaterThan(20)
  })

  it('gives every file a floor', () => {
    expect(files.filter((file) => floorOf(file.path) === 'nowhere').map((file) => file.path)).toEqual([])
  })

  it('imports own files from the floors above only', () => {
    const wrong = files.flatMap((file) => {
      const floor = FLOORS.find((one) => one.name === floorOf(file.path))
      return file.own
        .filter((target) => floorOf(target) !== floor?.name && !floor?.mayUse.includes(floorOf(target)))
        .map((target) => `${file.path} -> ${target}`)
    })
    expect(wrong).toEqual([])
  })

  it('keeps one channel from knowing another', () => {
    const wrong = files.flatMap((file) =>
      file.own
        .filter((target) => roomOf(file.path) && roomOf(target) && roomOf(target) !== roomOf(file.path))
        .map((target) => `${file.path} -> ${target}`),
    )
    expect(wrong).toEqual([])
  })

  it('keeps files, network, clock, environment and logger out of the pure floors', () => {
    // node:crypto for ids; node:module to load a dictionary only when a question needs it.
    const pure = files.filter((file) => ['nouns', 'text', 'pure'].includes(floorOf(file.path)))
    const wrong = pure.flatMap((file) => [
      ...file.foreign
        .filter((name) => /^node:(?!(crypto|module)$)|^(pino|hono|libsql|telegraf|dotenv)/u.test(name))
        .map((name) => `${file.path} -> ${name}`),
      ...(/\b(Date\.now|new Date\(\)|performance\.now|Math\.random|process\.)/u.test(file.text)
        ? [`${file.path} knows the clock, chance or the process`]
        : []),
    ])
    expect(wrong).toEqual([])
  })

  it('has no cycles', () => {
    expect(files.map((file) => cycleFrom(file.path)).filter(Boolean)).toEqual([])
  })

  it('reads the environment in config.ts only', () => {
    const wrong = files.filter((file) => file.path !== 'config.ts' && /process\.env\b/u.test(file.text))
    expect(wrong.map((file) => file.path)).toEqual([])
  })
})

describe('how files look', () => {
  it('names own files with their .ts ending', () => {
    const wrong = files.flatMap((file) => file.own.filter((target) => !/\.(ts|json)$/u.test(target)))
    expect(wrong).toEqual([])
  })

  it('has files of at most 300 lines, named in kebab-case and never helpers or utils', () => {
    const wrong = files.filter(
      ({ path, text }) =>
        text.split('\n').length > 301 ||
        !/^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*\.ts$/u.test(path) ||
        /(^|\/)(utils?|helpers?|index)\.ts$/u.test(path),
    )
    expect(wrong.map((file) => relative('.', file.path))).toEqual([])
  })

  it('re-exports nothing wholesale', () => {
    expect(files.filter((file) => /^export \*/mu.test(file.text)).map((file) => file.path)).toEqual([])
  })
})
