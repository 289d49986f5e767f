import type { Answer, AnswerKind } from '../model.ts'
import type { Query } from './turn.ts'

/** An answer of a kind with nothing in it yet but what was understood. */
export function emptyAnswer(query: Query, kind: AnswerKind): Answer {
  return {
    kind,
    headline: '',
    reply: '',
    passages: [],
    nearby: [],
    comparison: [],
    suggestions: [],
    understood: {
      intent: query.intent,
      years: query.reportYears.length > 0 && query.years.length === 0 ? query.reportYears : query.years,
      bodies: query.bodies.length > 0 ? query.bodies : query.bodyHints,
      regions: query.regions,
      terms: query.terms,
    },
    reasons: [],
  }
}
