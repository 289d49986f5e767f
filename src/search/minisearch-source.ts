import type { Options } from 'minisearch'
import type { Report } from '../model.ts'
import { createSegmenter, type Segmenter } from '../text/segment.ts'
import {
  type Candidate,
  type CandidateSource,
  type ParagraphTerms,
  paragraphKey,
} from './candidate-source.ts'
import { listPages, PagedIndex, type StatePage } from './minisearch-state.ts'
import { paragraphTerms, titleTerms } from './paragraph-terms.ts'
import { createPause } from './pause.ts'
import { createPostingCache, createTally, type Postings, type Tally } from './postings.ts'
import { BM25, FIELD_BOOST, telling } from './scoring.ts'

const SEPARATOR = '\n'
const WORD_FIELDS = ['title', 'section', 'text']
const WORD_BOOSTS = [FIELD_BOOST.title, FIELD_BOOST.section, FIELD_BOOST.text]
const GRAM_FIELDS = ['grams']
const GRAM_BOOSTS = [FIELD_BOOST.grams]

const OPTIONS: Options<ParagraphTerms> = {
  idField: 'id',
  fields: ['title', 'section', 'text', 'grams'],
  storeFields: [],
  extractField: (document, field) => {
    const value = document[field as keyof ParagraphTerms]
    return Array.isArray(value) ? value.join(SEPARATOR) : value
  },
  tokenize: (text) => text.split(SEPARATOR),
  processTerm: (term) => term || null,
  autoVacuum: false,
  searchOptions: { bm25: BM25, boost: FIELD_BOOST, prefix: false, fuzzy: false, combineWith: 'OR' },
}

export interface MiniSearchSource extends CandidateSource {
  add(reports: readonly Report[]): void
  remove(reports: readonly Report[]): void
  /** Forgets what was removed, where that is much. */
  tidy(): Promise<void>
  /** All that `openMiniSearchSource` needs to go on from here; nothing may be added or removed meanwhile. */
  pages(): Iterable<StatePage>
}

function termsOf(segmenter: Segmenter, report: Report): Omit<ParagraphTerms, 'id'>[] {
  const title = titleTerms(segmenter, report)
  return report.paragraphs.map((paragraph) => paragraphTerms(segmenter, title, paragraph))
}

function splitKey(key: string): { reportId: string; paragraph: number } {
  const at = key.lastIndexOf('#')
  return { reportId: key.slice(0, at), paragraph: Number(key.slice(at + 1)) }
}

/**
 * What a term counts in the paragraphs it stands in, as MiniSearch scores them. A question's other terms change nothing
 * of it, so that each term is scored once instead of once for each question: scoring the same terms again was a seventh of
 * the time of a question to five reports, and a fifth of one to eight.
 */
function postingsOf(index: PagedIndex<ParagraphTerms>, term: string, fields: readonly string[]): Postings {
  const places = new Map<number, number>()
  const found = index.scores(term, fields)
  for (const { documents } of found)
    for (const id of documents) if (!places.has(id)) places.set(id, places.size)
  return {
    documents: Int32Array.from(places.keys()),
    counts: found.map(({ documents, scores }) => {
      const column = new Float64Array(places.size)
      documents.forEach((id, i) => {
        column[places.get(id) ?? 0] = scores[i] ?? 0
      })
      return column
    }),
  }
}

/** Makes an empty MiniSearch candidate source. */
export function createMiniSearchSource(): MiniSearchSource {
  return sourceOver(new PagedIndex<ParagraphTerms>(OPTIONS), new Map(), [])
}

/** Opens the source that wrote these pages; questions get their turn between two of them. */
export async function openMiniSearchSource(pages: Iterable<StatePage>): Promise<MiniSearchSource> {
  const index = new PagedIndex<ParagraphTerms>(OPTIONS)
  const frequencies = new Map<string, number>()
  const addresses: (string | null)[] = []
  const pause = createPause()
  for (const page of pages) {
    index.take(page)
    if ('frequencies' in page) for (const [word, count] of page.frequencies) frequencies.set(word, count)
    if ('addresses' in page) addresses.push(...page.addresses)
    await pause()
  }
  return sourceOver(index, frequencies, addresses)
}

function sourceOver(
  index: PagedIndex<ParagraphTerms>,
  frequencies: Map<string, number>,
  addresses: (string | null)[],
): MiniSearchSource {
  const numbers = new Map(addresses.flatMap((key, number) => (key === null ? [] : [[key, number] as const])))
  // Which report a document is of, as a small number: scope is checked for every posting, and strings are slow.
  const reportNumbers = new Map<string, number>()
  const reportOf: number[] = []
  const segmenter = createSegmenter()

  const wordPostings = createPostingCache((term) => postingsOf(index, term, WORD_FIELDS))
  const gramPostings = createPostingCache((term) => postingsOf(index, term, GRAM_FIELDS))
  let tally: Tally | null = null
  /** What a term counts depends on how many paragraphs there are and how long they are. */
  const forgetPostings = (): void => {
    tally = null
    wordPostings.clear()
    gramPostings.clear()
  }

  const reportNumber = (reportId: string): number => {
    let number = reportNumbers.get(reportId)
    if (number === undefined) {
      number = reportNumbers.size
      reportNumbers.set(reportId, number)
    }
    return number
  }
  addresses.forEach((key, number) => {
    reportOf[number] = key === null ? -1 : reportNumber(splitKey(key).reportId)
  })

  const count = (terms: Omit<ParagraphTerms, 'id'>, by: number): void => {
    for (const word of new Set([...terms.text, ...terms.section])) {
      const next = (frequencies.get(word) ?? 0) + by
      if (next > 0) frequencies.set(word, next)
      else frequencies.delete(word)
    }
  }

  return {
    add(reports) {
      forgetPostings()
      for (const report of reports)
        termsOf(segmenter, report).forEach((terms, i) => {
          const key = paragraphKey(report, report.paragraphs[i]?.number ?? 0)
          const number = addresses.length
          addresses.push(key)
          numbers.set(key, number)
          reportOf[number] = reportNumber(report.id)
          index.add({ id: number, ...terms })
          count(terms, 1)
        })
    },
    remove(reports) {
      forgetPostings()
      for (const report of reports)
        termsOf(segmenter, report).forEach((terms, i) => {
          const key = paragraphKey(report, report.paragraphs[i]?.number ?? 0)
          const number = numbers.get(key)
          if (number === undefined) return
          index.discard(number)
          numbers.delete(key)
          addresses[number] = null
          count(terms, -1)
        })
    },
    search(terms, scope, limit) {
      const words = telling(
        terms.filter((term) => term.kind === 'word'),
        index.documentCount,
        (word) => frequencies.get(word) ?? 0,
      )
      const grams = terms.filter((term) => term.kind === 'gram')
      const inScope = scope ? new Uint8Array(reportNumbers.size) : null
      for (const id of scope?.keys() ?? []) {
        const number = reportNumbers.get(id)
        if (inScope && number !== undefined) inScope[number] = 1
      }
      const isMeant = (document: number) => inScope === null || inScope[reportOf[document] ?? -1] === 1
      tally ??= createTally(addresses.length)
      for (const [part, postings, boosts] of [
        [words, wordPostings, WORD_BOOSTS],
        [grams, gramPostings, GRAM_BOOSTS],
      ] as const) {
        for (const { text, weight } of part)
          tally.add(
            text,
            postings.get(text),
            boosts.map((boost) => weight * boost),
            isMeant,
          )
        tally.endPart()
      }
      return tally.best(limit).flatMap(({ document, score }): Candidate[] => {
        const key = addresses[document]
        return key ? [{ ...splitKey(key), score }] : []
      })
    },
    documentFrequency: (word) => frequencies.get(word) ?? 0,
    frequencies: () => frequencies,
    size: () => index.documentCount,
    tidy: () => index.tidy(),
    *pages() {
      yield* index.pages()
      yield* listPages(frequencies, addresses)
    },
  }
}
