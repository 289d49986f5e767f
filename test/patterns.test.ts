import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const SRC = fileURLToPath(new URL('../src', import.meta.url))
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'))

/** Alternatives that may come again and again: (?:看看|看)* and the like. */
const REPEATED = /\(\?:((?:[^()\\]|\\.)*)\)(?:[*+]|\{\d*,\d*\})/gu
const PLAIN = /^[^[\]\\?*+.{}$^]+$/u

/** The words that others of the row make up together: 看看 beside 看. */
function madeOfOthers(alternatives: string[]): string[] {
  const words = new Set(
    alternatives.flatMap((one) => {
      const characters = /^\[([^\]^]+)\]$/u.exec(one)?.[1]
      return characters === undefined ? (PLAIN.test(one) ? [one] : []) : [...characters]
    }),
  )
  const made = (rest: string, whole: string): boolean =>
    rest === '' ||
    [...words].some((word) => word !== whole && rest.startsWith(word) && made(rest.slice(word.length), whole))
  return [...words].filter((word) => [...word].length > 1 && made(word, word))
}

it('knows a word that others make up', () => {
  expect(madeOfOthers(['看看', '看', '一下', '[多少]', '多少'])).toEqual(['看看', '多少'])
})

// Each such word doubles what the pattern tries with every time it is said: 展开说说说说… of sixty characters was not
// read after half a minute.
it('reads no words that are said over and over in two ways', () => {
  const ambiguous = files.flatMap((path) =>
    [...readFileSync(join(SRC, path), 'utf8').matchAll(REPEATED)].flatMap(([, row = '']) =>
      madeOfOthers(row.split('|')).map((word) => `${path}: ${word}`),
    ),
  )
  expect(ambiguous).toEqual([])
})
