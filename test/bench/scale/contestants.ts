import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { create, insert, load, save, search } from '@orama/orama'
import { Index } from 'flexsearch'
import Libsql from 'libsql'
import MiniSearch from 'minisearch'
import { createEngine } from '../../../src/answer/engine.ts'
import type { Engine } from '../../../src/answer/turn.ts'
import { buildLibrary } from '../../../src/indexer/build.ts'
import { createSegmenter } from '../../../src/text/segment.ts'
import type { MadeReport } from './corpus-maker.ts'

/** A question, and the paragraph it was made from. */
export interface Target {
  question: string
  scoped: boolean
  id: number
  file: string
  text: string
}

/** A search engine over the paragraphs of a library, each with its report's title before it. */
export interface Contestant {
  /** `first` is the number of the report's first paragraph. */
  add(report: MadeReport, first: number): unknown
  /** Writes the index, so that another process can open it. */
  keep(): unknown
  open(): unknown
  /** Whether the first hit is the paragraph that the question was made from. */
  finds(target: Target): boolean | Promise<boolean>
}

const HITS = 10

/** All use the words that wenbao cuts text into; jieba's search mode. */
function wordsOf(): (text: string) => string[] {
  const { words } = createSegmenter()
  return words
}

function* paragraphsOf(report: MadeReport, first: number): Generator<{ id: number; text: string }> {
  for (const [i, text] of report.texts.entries()) yield { id: first + i, text: `${report.title}\n${text}` }
}

function miniSearch(folder: string): Contestant {
  const path = join(folder, 'index.json')
  const options = { fields: ['text'], tokenize: wordsOf() }
  let index = new MiniSearch<{ id: number; text: string }>(options)
  return {
    add: (report, first) => index.addAll([...paragraphsOf(report, first)]),
    keep: () => writeFileSync(path, JSON.stringify(index)),
    open: () => {
      index = MiniSearch.loadJSON(readFileSync(path, 'utf8'), options)
    },
    finds: ({ question, id }) => index.search(question)[0]?.id === id,
  }
}

function orama(folder: string): Contestant {
  const path = join(folder, 'index.json')
  const words = wordsOf()
  const db = create({
    schema: { text: 'string' },
    components: { tokenizer: { language: 'chinese', normalizationCache: new Map(), tokenize: words } },
  })
  return {
    add: async (report, first) => {
      for (const { id, text } of paragraphsOf(report, first)) await insert(db, { id: String(id), text })
    },
    keep: () => writeFileSync(path, JSON.stringify(save(db))),
    open: () => load(db, JSON.parse(readFileSync(path, 'utf8'))),
    finds: async ({ question, id }) => {
      const { hits } = await search(db, { term: question, limit: HITS })
      return hits[0]?.id === String(id)
    },
  }
}

function flexSearch(folder: string): Contestant {
  const index = new Index({ encode: wordsOf() })
  return {
    add: (report, first) => {
      for (const { id, text } of paragraphsOf(report, first)) index.add(id, text)
    },
    keep: () => index.export((key, data) => writeFileSync(join(folder, `${key}.json`), data ?? '')),
    open: () => {
      for (const name of readdirSync(folder))
        index.import(name.replace(/\.json$/u, ''), readFileSync(join(folder, name), 'utf8'))
    },
    // Without `suggest` every word of the question would have to stand in the paragraph.
    finds: ({ question, id }) => index.search(question, { limit: HITS, suggest: true })[0] === id,
  }
}

function trigrams(folder: string): Contestant {
  const database = new Libsql(join(folder, 'index.db'))
  database.exec(
    "PRAGMA synchronous = OFF; CREATE VIRTUAL TABLE IF NOT EXISTS p USING fts5(text, tokenize = 'trigram')",
  )
  const put = database.prepare('INSERT INTO p (rowid, text) VALUES (?, ?)')
  const ask = database.prepare(`SELECT rowid AS id FROM p WHERE p MATCH ? ORDER BY rank LIMIT ${HITS}`)
  return {
    add: (report, first) => {
      database.exec('BEGIN')
      for (const { id, text } of paragraphsOf(report, first)) put.run(id, text)
      database.exec('COMMIT')
    },
    keep: () => database.close(),
    open: () => {},
    finds: ({ question, id }) => {
      const grams = Array.from({ length: question.length - 2 }, (_, i) => `"${question.slice(i, i + 3)}"`)
      const [first] = ask.all(grams.join(' OR ')) as { id: number }[]
      return first?.id === id
    },
  }
}

function wenbao(folder: string, engine: 'minisearch' | 'sqlite', dataDir: string): Contestant {
  const indexDir = join(folder, 'index')
  const silent = { force: false, onProgress: () => {}, warn: () => {} }
  let asked: Engine
  return {
    // Reads the reports where they lie.
    add: () => {},
    keep: async () => (await buildLibrary({ dataDir, indexDir, engine, ...silent })).library.close(),
    open: async () => {
      const { library } = await buildLibrary({ dataDir, indexDir, engine, ...silent })
      asked = createEngine(library, {
        today: () => new Date(2026, 0, 1),
        homeRegion: null,
        localVocabulary: '',
      })
    },
    finds: ({ question, file, text }) => {
      const first = asked.ask(question, null).answer.passages[0]
      return first !== undefined && first.report.file === file && text.includes(first.highlight)
    },
  }
}

export const CONTESTANTS = [
  'wenbao, minisearch',
  'wenbao, sqlite',
  'MiniSearch + jieba',
  'Orama + jieba',
  'FlexSearch + jieba',
  'FTS5 trigram',
] as const

/** Makes the engine of that name, with its index in `folder`; `dataDir` holds the reports as files. */
export function contestant(name: (typeof CONTESTANTS)[number], folder: string, dataDir: string): Contestant {
  mkdirSync(folder, { recursive: true })
  switch (name) {
    case 'wenbao, minisearch':
      return wenbao(folder, 'minisearch', dataDir)
    case 'wenbao, sqlite':
      return wenbao(folder, 'sqlite', dataDir)
    case 'MiniSearch + jieba':
      return miniSearch(folder)
    case 'Orama + jieba':
      return orama(folder)
    case 'FlexSearch + jieba':
      return flexSearch(folder)
    case 'FTS5 trigram':
      return trigrams(folder)
  }
}
