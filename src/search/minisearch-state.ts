import MiniSearch, { type AsPlainObject, type Options } from 'minisearch'
import { BM25 } from './scoring.ts'

/** Terms of one page, which take about a millisecond to read or write. */
const PAGE_TERMS = 250
/** Entries of one page of anything else. */
const PAGE_ENTRIES = 2_000
/** Terms looked through at a time for documents that were removed. */
const VACUUM_TERMS = 250

/** As MiniSearch itself would have it, which may not begin by itself: pages must not change while they are written. */
const LEAST_DIRT = 20
const LEAST_DIRT_SHARE = 0.1

/** What MiniSearch keeps for all terms together. */
export type IndexHead = Omit<AsPlainObject, 'index' | 'storedFields' | 'serializationVersion'>

/** A term with, for each field by its number, documents and how often it stands in them, in turn: quicker read than objects. */
type TermEntry = [term: string, fields: [field: number, counts: number[]][]]

/** A part of an index as it lies in the snapshot, small enough to be read and written between two questions. */
export type StatePage =
  | { head: IndexHead }
  | { terms: TermEntry[] }
  | { frequencies: [string, number][] }
  /** The address of each document by its number in the index; null for one that was removed. */
  | { addresses: (string | null)[] }

function* pagesOf<T>(entries: readonly T[], size = PAGE_ENTRIES): Generator<T[]> {
  for (let from = 0; from < entries.length; from += size) yield entries.slice(from, from + size)
}

/** Lays out the lists that a source keeps beside the index. */
export function* listPages(
  frequencies: ReadonlyMap<string, number>,
  addresses: readonly (string | null)[],
): Generator<StatePage> {
  for (const page of pagesOf([...frequencies])) yield { frequencies: page }
  for (const page of pagesOf(addresses)) yield { addresses: page }
}

function paired(numbers: readonly number[]): Map<number, number> {
  const pairs = new Map<number, number>()
  for (let at = 0; at + 1 < numbers.length; at += 2) pairs.set(numbers[at] ?? 0, numbers[at + 1] ?? 0)
  return pairs
}

const numbered = <T>(entries: Record<string, T>): [number, T][] =>
  Object.entries(entries).map(([key, value]) => [Number(key), value])

/** What MiniSearch asks of its table of terms where nobody looks for beginnings of words or for words nearly alike. */
class Terms<Value> extends Map<string, Value> {
  fetch(term: string, make: () => Value): Value {
    const known = this.get(term)
    if (known !== undefined) return known
    const made = make()
    this.set(term, made)
    return made
  }
}

/**
 * A MiniSearch that is read and written page by page: its own `toJSON` and `loadJS` take everything in one step, which
 * held up questions for 200 ms and more in a library of 4,000 paragraphs.
 */
export class PagedIndex<T> extends MiniSearch<T> {
  /**
   * MiniSearch's own table is a tree by beginnings of words, which it goes through character by character: opening an index
   * of five reports took 136 ms of processor time with it, 68 with a plain table (ten national ones 530 and 250).
   */
  constructor(options: Options<T>) {
    super(options)
    this._index = new Terms() as unknown as typeof this._index
  }

  /** All of it, as `take` reads it; must not change meanwhile. */
  *pages(): Generator<StatePage> {
    yield {
      head: {
        documentCount: this._documentCount,
        nextId: this._nextId,
        documentIds: Object.fromEntries(this._documentIds),
        fieldIds: this._fieldIds,
        fieldLength: Object.fromEntries(this._fieldLength),
        averageFieldLength: this._avgFieldLength,
        dirtCount: this._dirtCount,
      },
    }
    let terms: TermEntry[] = []
    for (const [term, fields] of this._index) {
      terms.push([term, [...fields].map(([field, counts]) => [field, [...counts].flat()])])
      if (terms.length < PAGE_TERMS) continue
      yield { terms }
      terms = []
    }
    yield { terms }
  }

  /** Goes on from a page of another index of the same options. */
  take(page: StatePage): void {
    if ('head' in page) {
      const { head } = page
      this._documentCount = head.documentCount
      this._nextId = head.nextId
      this._documentIds = new Map(numbered(head.documentIds))
      this._idToShortId = new Map([...this._documentIds].map(([short, id]) => [id, short]))
      this._fieldIds = head.fieldIds
      this._fieldLength = new Map(numbered(head.fieldLength))
      this._avgFieldLength = head.averageFieldLength
      this._dirtCount = head.dirtCount ?? 0
    }
    if ('terms' in page)
      for (const [term, fields] of page.terms)
        this._index.set(term, new Map(fields.map(([field, counts]) => [field, paired(counts)])))
  }

  /**
   * For each field the documents in which a term stands, in the order they were added, and their scores, as a search for it
   * would give them: BM25+ in the same order of operations, so that not even the last digit differs. `search` itself makes
   * a result with all its matches of each document, which took a twelfth of the time of a question.
   */
  scores(term: string, fields: readonly string[]): { documents: number[]; scores: number[] }[] {
    const byField = this._index.get(term)
    const { k, b, d } = BM25
    return fields.map((field) => {
      const number = this._fieldIds[field] ?? -1
      const counts = [...(byField?.get(number) ?? [])].filter(([short]) => this._documentIds.has(short))
      const rarity = Math.log(1 + (this._documentCount - counts.length + 0.5) / (counts.length + 0.5))
      const average = this._avgFieldLength[number] ?? 0
      return {
        documents: counts.map(([short]) => this._documentIds.get(short)),
        scores: counts.map(([short, count]) => {
          const length = this._fieldLength.get(short)?.[number] ?? 0
          return rarity * (d + (count * (k + 1)) / (count + k * (1 - b + (b * length) / average)))
        }),
      }
    })
  }

  /** Forgets removed documents where there are many of them. */
  async tidy(): Promise<void> {
    if (this.dirtCount < LEAST_DIRT || this.dirtFactor < LEAST_DIRT_SHARE) return
    await this.vacuum({ batchSize: VACUUM_TERMS, batchWait: 1 })
  }
}
