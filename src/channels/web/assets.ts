import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'

/** A file of this folder's `assets/` as it is sent. */
export interface Asset {
  body: string
  type: string
  etag: string
}

const SCRIPT = 'text/javascript; charset=utf-8'
const TYPES = {
  'style.css': 'text/css; charset=utf-8',
  'page.js': SCRIPT,
  'chat.js': SCRIPT,
  'report.js': SCRIPT,
  'reports.js': SCRIPT,
} as const

/** The compiler copies no style sheets, so `dist/` and `src/` both read them from `src/`, beside each other. */
const FOLDER = new URL('../../../src/channels/web/assets/', import.meta.url)

/** Reads the style sheet and the scripts once, by name. */
export async function loadAssets(): Promise<ReadonlyMap<string, Asset>> {
  const assets = Object.entries(TYPES).map(async ([name, type]) => {
    const body = await readFile(new URL(name, FOLDER), 'utf8')
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`
    return [name, { body, type, etag }] as const
  })
  return new Map(await Promise.all(assets))
}
