import type { Candidate, SearchTerm } from '../search/candidate-source.ts'
import type { Segmenter } from '../text/segment.ts'
import type { Corpus, Unit } from './corpus.ts'
import type { Scope, ScopedReport } from './scope.ts'
import type { Query } from './turn.ts'

/** Recall of the first stage is 98.8 at 50 on public sets; reports that resemble each other need a little more. */
const LIMIT = 60
/** The rarest words find; more of them only cost time. */
const MOST_WORDS = 24
const MOST_PAIRS = 16

/** A candidate paragraph with the first stage's score (1 = the best one) and its report's prior. */
export interface Retrieved {
  unit: Unit
  score: number
  prior: number
  unsaid: readonly string[]
}

function termsOf(query: Query, corpus: Corpus, segmenter: Segmenter): SearchTerm[] {
  const weights = new Map<string, SearchTerm>()
  const put = (text: string, kind: SearchTerm['kind'], weight: number): void => {
    const key = `${kind}${text}`
    const known = weights.get(key)
    if (!known || known.weight < weight) weights.set(key, { text, kind, weight })
  }
  for (const concept of query.concepts)
    for (const { text, strength } of concept.words) {
      const weight = concept.weight * strength
      if (weight <= 0) continue
      for (const word of corpus.terms(text)) put(word, 'word', weight)
      // Pairs mend what the dictionary cuts otherwise in question and report; alternatives are official words, cut alike.
      if (text === concept.said) for (const gram of segmenter.bigrams(text)) put(gram, 'gram', weight)
    }
  const heaviest = [...weights.values()].sort((a, b) => b.weight - a.weight)
  return [
    ...heaviest.filter(({ kind }) => kind === 'word').slice(0, MOST_WORDS),
    ...heaviest.filter(({ kind }) => kind === 'gram').slice(0, MOST_PAIRS),
  ]
}

const scopesById = new WeakMap<Scope, ReadonlyMap<string, ScopedReport>>()

/** The reports of a scope by id; made once for all searches in it. */
function byId(scope: Scope): ReadonlyMap<string, ScopedReport> {
  let reports = scopesById.get(scope)
  if (!reports) {
    reports = new Map(scope.reports.map((one) => [one.report.id, one]))
    scopesById.set(scope, reports)
  }
  return reports
}

/** Of a scope that is the whole library only those of the reports found. */
function among(scope: Scope, found: readonly Candidate[]): ReadonlyMap<string, ScopedReport> {
  const ids = new Set(found.map(({ reportId }) => reportId))
  const reports = new Map<string, ScopedReport>()
  for (const one of scope.reports) if (ids.has(one.report.id)) reports.set(one.report.id, one)
  return reports
}

/** The first stage: paragraphs of the reports in scope that share words or character pairs with the question. */
export function retrieve(query: Query, scope: Scope, corpus: Corpus, segmenter: Segmenter): Retrieved[] {
  const all = scope.reports.length === corpus.library.reports.length
  const terms = termsOf(query, corpus, segmenter)
  const found = corpus.library.source.search(terms, all ? null : byId(scope), LIMIT)
  const scoped = all ? among(scope, found) : byId(scope)
  const top = found[0]?.score ?? 1
  const units = corpus.unitsAt(found)
  return found.flatMap(({ reportId, score }, i) => {
    const unit = units[i] ?? null
    const { prior, unsaid } = scoped.get(reportId) ?? { prior: 0, unsaid: [] }
    return unit ? [{ unit, score: score / top, prior, unsaid }] : []
  })
}
