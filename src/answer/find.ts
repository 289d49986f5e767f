import type { Segmenter } from '../text/segment.ts'
import { hasAskedForm } from './asked-form.ts'
import type { Corpus } from './corpus.ts'
import { judge, type Verdict } from './evidence.ts'
import { holdingsOf } from './holdings.ts'
import { isBareThing, isMeasure, namesMeasure } from './named-measure.ts'
import { newestTold } from './newest-told.ts'
import { type Ranked, rank } from './rank.ts'
import { type Retrieved, retrieve } from './retrieve.ts'
import { type Missing, type Scope, scopeOf } from './scope.ts'
import { atOnce, type Steps } from './steps.ts'
import type { Query } from './turn.ts'
import { shortName } from './understand/places.ts'

/** What a single question found: its scope, the paragraphs best first, and whether the first is an answer. */
export interface Finding {
  query: Query
  scope: Scope
  ranked: Ranked[]
  verdict: Verdict
}

/** Reports and paragraphs the conversation is about already; they get the benefit of the doubt. */
export interface Leaning {
  reportId: string
  paragraph: number | null
}

/**
 * Share of the question that a sentence about a place without a report of its own must cover; what other questions than
 * 谁 get from it is one right answer of 1,116, and none of 141 without an answer is answered.
 */
const SURELY = { who: 0.6, other: 0.75, body: 0.6 }
const SAME_REPORT = 1.12
const SAME_PARAGRAPH = 1.25

/** A newspaper page that names no place of its own speaks of the place asked about only where it says so. */
function ofUnknownPlace(query: Query, { unit }: Ranked, { library }: Corpus): boolean {
  if (query.regions.length === 0 || unit.report.region) return false
  // Where all reports are of one place, such a page is most likely of it too.
  if (holdingsOf(library).regions.size <= 1) return false
  return !query.regions.some((place) => unit.folded.includes(shortName(place)))
}

/** No report covers what was asked; only a paragraph that names it in so many words may still answer. */
function speaksOfMissing(query: Query, missing: Missing, best: Ranked | undefined, corpus: Corpus): boolean {
  if (!best || ofUnknownPlace(query, best, corpus)) return false
  switch (missing.kind) {
    case 'year':
      return [...query.years, ...query.reportYears].some(
        (year) => best.unit.folded.includes(`${year}年`) || best.unit.folded.includes(`-${year}`),
      )
    case 'body':
      return (
        best.window.coverage >= SURELY.body && query.bodies.some((body) => best.unit.folded.includes(body))
      )
    case 'place': {
      // 谁指出金华各级政协……: the sentence of another report may name the place. Anything else would be the report's own.
      const said = best.unit.folded.slice(best.window.span.start, best.window.span.end)
      const surely = best.window.coverage >= (query.intent === 'who' ? SURELY.who : SURELY.other)
      return surely && query.regions.some((place) => said.includes(shortName(place)))
    }
    case 'session':
      return false
  }
}

/** 五年间, 这五年: years that a report reviews as one; 最近五年 counts from today, and 未来五年 is no review. */
const REVIEWED = /^(?:这|那|过去)?的?[\d一二两三四五六七八九十]+年(?:间|来|以来|里|内)?$/u

/** In a library that ends long before today 五年间 means the years its reports review, not the last five. */
function withoutSpan(query: Query, corpus: Corpus): Query {
  if (!query.span || query.years.length > 0 || !REVIEWED.test(query.span.label)) return query
  return scopeOf(query, corpus).missing?.kind === 'year' ? { ...query, span: null } : query
}

/** Scope, retrieve, rank and judge one question. */
export function find(asked: Query, corpus: Corpus, segmenter: Segmenter, leaning: Leaning | null): Finding {
  return atOnce(finding(asked, corpus, segmenter, leaning))
}

/** The same in steps. */
export function* finding(
  asked: Query,
  corpus: Corpus,
  segmenter: Segmenter,
  leaning: Leaning | null,
): Steps<Finding> {
  const query = withoutSpan(asked, corpus)
  const scope = scopeOf(query, corpus)
  yield
  const retrieved = retrieve(query, scope, corpus, segmenter)
  yield
  if (isBareThing(query)) {
    const measured = judged({ ...query, intent: 'number' }, scope, retrieved, leaning, corpus)
    // 成都2010年GDP is not told by the sentence on another year's.
    const named = namesMeasure(query, measured.ranked[0])
    if (query.years.length > 0 ? named || isMeasure(query) : named && measured.verdict.good) return measured
  }
  return judged(query, scope, retrieved, leaning, corpus)
}

/** So near to the best a passage may be shown instead, and so many are looked at. */
const FORMED = { near: 0.75, places: 5 }

/** Where the best passage has not the form asked for (no name for 叫啥, no reason for 为什么), a near one that has it leads. */
function formedFirst(query: Query, ranked: readonly Ranked[]): Ranked[] {
  const [best, ...others] = ranked
  if (!best || hasAskedForm(query, best)) return [...ranked]
  const near = others.slice(0, FORMED.places - 1)
  const formed = near.find((one) => one.score >= FORMED.near * best.score && hasAskedForm(query, one))
  return formed ? [formed, best, ...others.filter((one) => one !== formed)] : [...ranked]
}

function judged(
  query: Query,
  scope: Scope,
  retrieved: readonly Retrieved[],
  leaning: Leaning | null,
  corpus: Corpus,
): Finding {
  const byFit = rank(query, retrieved)
  if (leaning) {
    for (const one of byFit) {
      if (one.unit.report.id !== leaning.reportId) continue
      one.score *= one.unit.paragraph.number === leaning.paragraph ? SAME_PARAGRAPH : SAME_REPORT
    }
    byFit.sort((a, b) => b.score - a.score)
  }
  const ranked = formedFirst(query, leaning ? byFit : newestTold(query, byFit))
  const verdict = judge(query, ranked[0], ranked[1])
  const best = ranked[0]
  const covered = scope.missing
    ? speaksOfMissing(query, scope.missing, best, corpus)
    : !(best && ofUnknownPlace(query, best, corpus))
  return { query, scope, ranked, verdict: { ...verdict, good: verdict.good && covered } }
}
