import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

interface Question {
  id: string
  q: string
  type: string
  docs: string[]
  gold?: string[]
  gold_any?: string[]
  wording: string
}

const root = join(import.meta.dirname, '../..')
const bare = (text: string) => text.replace(/[\s\uFEFF]+/gu, '').normalize('NFKC')
const lines = (file: string): Question[] =>
  readFileSync(join(import.meta.dirname, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
const texts = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({ name, text: bare(readFileSync(join(folder, name), 'utf8')) }))

/** What an entry of docs means in the five reports; elsewhere it is how a file name begins. */
const documents: Record<string, string> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'dev-docs.json'), 'utf8'),
)

describe.each([
  ['five-blind-1.jsonl', 'data'],
  ['five-blind-2.jsonl', 'data'],
  ['national-blind-1.jsonl', '../shared/corpora/national-1998-2007'],
  ['national-blind-2.jsonl', '../shared/corpora/national-1998-2007'],
  ['provinces-blind-1.jsonl', '../shared/corpora/provinces-2026'],
  ['provinces-blind-2.jsonl', '../shared/corpora/provinces-2026'],
  ['five-fresh-1.jsonl', 'data'],
  ['five-fresh-2.jsonl', 'data'],
  ['national-fresh-1.jsonl', '../shared/corpora/national-1998-2007'],
  ['national-fresh-2.jsonl', '../shared/corpora/national-1998-2007'],
  ['provinces-fresh-1.jsonl', '../shared/corpora/provinces-2026'],
  ['provinces-fresh-2.jsonl', '../shared/corpora/provinces-2026'],
  ['county/fresh-1.jsonl', 'test/eval/county/reports'],
  ['county/fresh-2.jsonl', 'test/eval/county/reports'],
])('%s', (file, folder) => {
  const questions = lines(file)

  it('asks each question once, as one types it on a phone, and says how it is worded', () => {
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length)
    expect(questions.filter(({ q }) => [...q].length > 40)).toEqual([])
    expect(questions.filter(({ wording }) => !['official', 'everyday'].includes(wording))).toEqual([])
  })

  it('has no gold where nothing is to be found, and some everywhere else', () => {
    const golds = ({ gold, gold_any }: Question) => (gold ?? []).length + (gold_any ?? []).length
    const wrong = questions.filter((one) => one.type !== 'meta' && (golds(one) === 0) !== (one.type === 'unanswerable'))
    expect(wrong).toEqual([])
  })

  it.runIf(existsSync(join(root, folder)))('has every gold word for word in a report it names', () => {
    const library = texts(join(root, folder))
    const absent = questions.flatMap(({ id, docs, gold, gold_any }) => {
      const meant = library.filter(({ name }) => docs.some((doc) => name.startsWith(documents[doc] ?? doc)))
      return [...(gold ?? []), ...(gold_any ?? [])]
        .filter((one) => !meant.some(({ text }) => text.includes(bare(one))))
        .map((one) => `${id}: ${one}`)
    })
    expect(absent).toEqual([])
  })
})
