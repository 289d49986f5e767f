import { createRequire } from 'node:module'
import type { Warning } from '../../model.ts'

/** Metadata that somebody wrote down for a report, and what was wrong with it. */
export interface Metadata {
  overrides: Record<string, unknown> | null
  warnings: Warning[]
}

/** A text without its front matter; `skipped` counts the lines taken away. */
export interface FrontMatter extends Metadata {
  text: string
  skipped: number
}

type Yaml = typeof import('yaml')

let loaded: Yaml | undefined

/** Loaded with the first metadata there are: few folders have any, and start-up would wait for it. */
function yamlLibrary(): Yaml {
  loaded ??= createRequire(import.meta.url)('yaml') as Yaml
  return loaded
}

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]{0,20000}?\r?\n)??(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u
const KEY_LINE = /^\s*["']?[\p{L}_][\p{L}\p{N}_ -]{0,40}["']?\s*:/mu

/** Reads YAML that must be a mapping; anything else gives a warning that names `where` and quotes the fault. */
export function parseMetadata(yaml: string, where: string): Metadata {
  try {
    // Dates stay text: the core schema has no timestamps. Aliases are refused: a page of them can unfold to gigabytes.
    const value: unknown = yamlLibrary().parse(yaml, { schema: 'core', maxAliasCount: 0 })
    if (value === null || value === undefined) return { overrides: null, warnings: [] }
    if (typeof value === 'object' && !Array.isArray(value)) {
      return { overrides: Object.fromEntries(Object.entries(value)), warnings: [] }
    }
    return refused(where, '应为一行一个“名称: 内容”', yaml)
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    return refused(where, reason, yaml)
  }
}

function refused(where: string, reason: string, yaml: string): Metadata {
  const message = `${where}未采用，写法有误（${reason.replace(/:\s*$/u, '')}），请改正后重新收录：${yaml.trim()}`
  return { overrides: null, warnings: [{ code: 'metadata-invalid', message, line: null }] }
}

/**
 * Takes YAML front matter (between two lines ---) off the head of a text. A rule of dashes that opens an ordinary text
 * is no front matter: "key: value" must stand between.
 */
export function splitFrontMatter(text: string): FrontMatter {
  const match = FRONT_MATTER.exec(text)
  const yaml = match?.[1]
  if (!match || !yaml || !KEY_LINE.test(yaml)) return { text, skipped: 0, overrides: null, warnings: [] }
  const skipped = match[0].split('\n').length - 1
  return {
    ...parseMetadata(yaml, '文件开头两行 --- 之间的元数据'),
    text: text.slice(match[0].length),
    skipped,
  }
}
