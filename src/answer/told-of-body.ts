import type { Segmenter } from '../text/segment.ts'
import type { Corpus } from './corpus.ts'
import { type Finding, finding } from './find.ts'
import type { Steps } from './steps.ts'
import type { Query } from './turn.ts'

/** The sentence must speak of so much of the question. */
const SURE = 0.9

/**
 * 规范性文件市政府报了几件审查: what one body did may be told by the report of another, in a sentence that names the one;
 * null where none tells it, or the question names no body or several.
 */
export function* toldOfBody(query: Query, corpus: Corpus, segmenter: Segmenter): Steps<Finding | null> {
  const [body, other] = query.bodies
  if (body === undefined || other !== undefined || query.intent !== 'number') return null
  const found = yield* finding({ ...query, bodies: [], bodyHints: [] }, corpus, segmenter, null)
  const best = found.ranked[0]
  if (!best?.figure || !found.verdict.good || best.window.coverage < SURE) return null
  const { start, end } = best.window.span
  const { figure } = best.figure
  const said = best.unit.folded.slice(start, end)
  return figure.start >= start && figure.end <= end && said.includes(body) ? found : null
}
