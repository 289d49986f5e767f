/** What one term counts in each paragraph it stands in, boosts left out, by fields. */
export interface Postings {
  /** Numbers of the paragraphs, in the order in which the fields name them first. */
  documents: Int32Array
  /** For each field, in the order of the fields, what the term counts in each of the documents; 0 where it is not. */
  counts: readonly Float64Array[]
}

/** Terms come again with every question: so many postings are kept (28 bytes each), those of common words count most. */
const MOST_POSTINGS = 300_000

/** Keeps the postings of the terms last asked for; `fetch` gives those of a term that is not kept. */
export function createPostingCache(fetch: (term: string) => Postings) {
  const kept = new Map<string, Postings>()
  let size = 0
  return {
    get(term: string): Postings {
      let postings = kept.get(term)
      if (postings) return postings
      postings = fetch(term)
      size += postings.documents.length + 1
      if (size > MOST_POSTINGS) {
        kept.clear()
        size = postings.documents.length + 1
      }
      kept.set(term, postings)
      return postings
    },
    clear(): void {
      kept.clear()
      size = 0
    },
  }
}

/** Adds up what the terms of one question count: every term of a part, then the next part. */
export interface Tally {
  /** `isMeant` tells whether a document may be found. */
  add(
    term: string,
    postings: Postings,
    worths: readonly number[],
    isMeant: (document: number) => boolean,
  ): void
  endPart(): void
  /** The best documents, best first, of equals the one that was named first; the tally is empty after that. */
  best(limit: number): { document: number; score: number }[]
}

/**
 * Tallies `size` documents as MiniSearch does, in the same order of additions, so that not even the last digit differs:
 * field by field, term by term, part by part; the sum times the number of different terms that matched.
 */
export function createTally(size: number): Tally {
  const totals = new Float64Array(size)
  const ofPart = new Float64Array(size)
  const matched = new Uint16Array(size)
  /** The documents of a term that came in an earlier part: it is one term all the same. */
  const repeated = new Uint8Array(size)
  const added = new Map<string, Int32Array>()
  let touched: number[] = []
  return {
    add(term, { documents, counts }, worths, isMeant) {
      const earlier = added.get(term) ?? []
      for (const document of earlier) repeated[document] = 1
      added.set(term, documents)
      for (let i = 0; i < documents.length; i += 1) {
        const document = documents[i] ?? 0
        if (!isMeant(document)) continue
        let sum = 0
        for (let field = 0; field < worths.length; field += 1)
          sum += (worths[field] ?? 0) * (counts[field]?.[i] ?? 0)
        if (matched[document] === 0) touched.push(document)
        if (repeated[document] === 0) matched[document] = (matched[document] ?? 0) + 1
        ofPart[document] = (ofPart[document] ?? 0) + sum
      }
      for (const document of earlier) repeated[document] = 0
    },
    endPart() {
      for (const document of touched) {
        totals[document] = (totals[document] ?? 0) + (ofPart[document] ?? 0)
        ofPart[document] = 0
      }
    },
    best(limit) {
      const kept: { document: number; score: number }[] = []
      for (const document of touched) {
        const score = (totals[document] ?? 0) * (matched[document] ?? 0)
        totals[document] = 0
        matched[document] = 0
        if (kept.length >= limit) {
          if (score <= (kept[kept.length - 1]?.score ?? 0)) continue
          kept.pop()
        }
        let low = 0
        let high = kept.length
        while (low < high) {
          const middle = (low + high) >> 1
          if ((kept[middle]?.score ?? 0) >= score) low = middle + 1
          else high = middle
        }
        kept.splice(low, 0, { document, score })
      }
      touched = []
      added.clear()
      return kept
    },
  }
}
