import type { Corpus } from '../corpus.ts'
import { termsReviewed } from '../reported.ts'
import type { Query } from '../turn.ts'
import type { PlaceAsked } from './places.ts'
import type { SessionAsked } from './sessions.ts'

const GOVERNMENT = /届的?政府/u

/** The five years that 上届政府 means: the last that a report of these places reviews as a whole; null if none is asked. */
export function termAsked(
  text: string,
  session: SessionAsked | undefined,
  places: readonly PlaceAsked[],
  corpus: Corpus,
): Query['span'] {
  if (session?.relative !== -1 || !GOVERNMENT.test(text)) return null
  const term = termsReviewed({ regions: places.map(({ name }) => name) }, corpus).at(-1)
  return term ? { ...term, label: `${term.from}年至${term.to}年` } : null
}
