import type { Passage } from '../model.ts'
import type { Segmenter } from '../text/segment.ts'
import type { Corpus } from './corpus.ts'
import { judge } from './evidence.ts'
import type { Finding } from './find.ts'
import { rank } from './rank.ts'
import { type Retrieved, retrieve } from './retrieve.ts'
import type { Scope } from './scope.ts'
import type { Query } from './turn.ts'

/** A short question goes on about the paragraph just shown more often than about the next, and that than about others. */
const SAME_PARAGRAPH = 1.3
const NEXT_PARAGRAPH = 1.08
/** The sentence that was just shown is seldom what is asked for next, unless only a figure or name in it was told. */
const JUST_SHOWN = 0.5

/** What `at` itself is worth to the first stage if it shares no word with the question (采纳了几项 after 征集建议). */
const UNFOUND = 0.5

function asksText({ intent }: Query): boolean {
  return intent !== 'number' && intent !== 'who' && intent !== 'when'
}

/**
 * Looks for the answer in the report of a passage alone, around that passage first; null if the report is gone.
 * `untold` are the things the message names, where of the passage only a figure, name or date was told: its sentence
 * may say more of them (哪里的教授 after the name).
 */
export function findNear(
  query: Query,
  at: Passage,
  corpus: Corpus,
  segmenter: Segmenter,
  untold: readonly string[],
): Finding | null {
  const report = corpus.head(at.report.id)
  if (!report) return null
  const scope: Scope = { reports: [{ report, prior: 1, unsaid: [] }], guessed: false, missing: null }
  const candidates: Retrieved[] = retrieve(query, scope, corpus, segmenter)
  const here = corpus.unit(report.id, at.paragraph)
  if (here && !candidates.some(({ unit }) => unit === here))
    candidates.push({ unit: here, score: UNFOUND, prior: 1, unsaid: [] })
  const ranked = rank(query, candidates)
  for (const one of ranked) {
    const distance = Math.abs(one.unit.paragraph.number - at.paragraph)
    if (distance === 0) one.score *= SAME_PARAGRAPH
    const sentence = one.unit.paragraph.text.slice(one.window.span.start, one.window.span.end).trim()
    const saysMore = untold.some((thing) => sentence.includes(thing))
    if (distance === 0 && !saysMore && asksText(query) && sentence === at.highlight) one.score *= JUST_SHOWN
    if (distance === 1) one.score *= NEXT_PARAGRAPH
  }
  ranked.sort((a, b) => b.score - a.score)
  return { query, scope, ranked, verdict: judge(query, ranked[0]) }
}

/** Looks for the answer in the very paragraph of a passage; null if it is gone. */
export function findHere(query: Query, at: Passage, corpus: Corpus): Finding | null {
  const unit = corpus.unit(at.report.id, at.paragraph)
  if (!unit) return null
  const scope: Scope = {
    reports: [{ report: unit.report, prior: 1, unsaid: [] }],
    guessed: false,
    missing: null,
  }
  const ranked = rank(query, [{ unit, score: UNFOUND, prior: 1, unsaid: [] }])
  return { query, scope, ranked, verdict: judge(query, ranked[0]) }
}
