import MiniSearch, { type AsPlainObject, type Options } from 'minisearch'
import type { Report } from '../model.ts'
import { createSegmenter, type Segmenter } from '../text/segment.ts'
import {
  type Candidate,
  type CandidateSource,
  type ParagraphTerms,
  paragraphKey,
  type SearchTerm,
} from './candidate-source.ts'
import { paragraphTerms, titleTerms } from './paragraph-terms.ts'
import { BM25, FIELD_BOOST, telling } from './scoring.ts'

const SEPARATOR = '\n'

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
  searchOptions: { bm25: BM25, boost: FIELD_BOOST, prefix: false, fuzzy: false, combineWith: 'OR' },
}

/** A MiniSearch index as it lies in the snapshot. */
export interface MiniSearchState {
  index: AsPlainObject
  frequencies: [string, number][]
  /** The address of each document by its number in the index; null for one that was removed. */
  addresses: (string | null)[]
}

export interface MiniSearchSource extends CandidateSource {
  add(reports: readonly Report[]): void
  remove(reports: readonly Report[]): void
  state(): MiniSearchState
}

function termsOf(segmenter: Segmenter, report: Report): Omit<ParagraphTerms, 'id'>[] {
  const title = titleTerms(segmenter, report)
  return report.paragraphs.map((paragraph) => paragraphTerms(segmenter, title, paragraph))
}

function splitKey(key: string): { reportId: string; paragraph: number } {
  const at = key.lastIndexOf('#')
  return { reportId: key.slice(0, at), paragraph: Number(key.slice(at + 1)) }
}

/** Opens the MiniSearch candidate source, empty or from the state of a snapshot. */
export function createMiniSearchSource(state?: MiniSearchState): MiniSearchSource {
  const index = state
    ? MiniSearch.loadJS<ParagraphTerms>(state.index, OPTIONS)
    : new MiniSearch<ParagraphTerms>(OPTIONS)
  const frequencies = new Map<string, number>(state?.frequencies)
  const addresses: (string | null)[] = [...(state?.addresses ?? [])]
  const numbers = new Map(addresses.flatMap((key, number) => (key === null ? [] : [[key, number] as const])))
  // Which report a document is of, as a small number: scope is checked for every posting, and strings are slow.
  const reportNumbers = new Map<string, number>()
  const reportOf: number[] = []
  const segmenter = createSegmenter()

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
      for (const report of reports)
        termsOf(segmenter, report).forEach((terms, i) => {
          const key = paragraphKey(report, i + 1)
          const number = addresses.length
          addresses.push(key)
          numbers.set(key, number)
          reportOf[number] = reportNumber(report.id)
          index.add({ id: number, ...terms })
          count(terms, 1)
        })
    },
    remove(reports) {
      for (const report of reports)
        termsOf(segmenter, report).forEach((terms, i) => {
          const key = paragraphKey(report, i + 1)
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
      const part = (some: readonly SearchTerm[], fields: string[]) => ({
        queries: [some.map((term) => term.text).join(SEPARATOR)],
        fields,
        boostTerm: (_term: string, i: number) => some[i]?.weight ?? 1,
        combineWith: 'OR' as const,
      })
      const queries = []
      if (words.length > 0) queries.push(part(words, ['title', 'section', 'text']))
      if (grams.length > 0) queries.push(part(grams, ['grams']))
      if (queries.length === 0) return []
      const inScope = scope ? new Set([...scope.keys()].flatMap((id) => reportNumbers.get(id) ?? [])) : null
      const found = index.search(
        { combineWith: 'OR', queries },
        inScope ? { boostDocument: (id: number) => (inScope.has(reportOf[id] ?? -1) ? 1 : 0) } : {},
      )
      return found.slice(0, limit).flatMap((result): Candidate[] => {
        const key = addresses[result.id]
        return key ? [{ ...splitKey(key), score: result.score }] : []
      })
    },
    documentFrequency: (word) => frequencies.get(word) ?? 0,
    frequencies: () => frequencies,
    size: () => index.documentCount,
    state: () => ({ index: index.toJSON(), frequencies: [...frequencies], addresses: [...addresses] }),
  }
}
