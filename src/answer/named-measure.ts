import { fold } from '../text/normalize.ts'
import type { Ranked } from './rank.ts'
import type { Query } from './turn.ts'
import { endsAsMeasure } from './understand/intent.ts'

/** Share of a figure's name that the only thing asked about must say, and how surely it must mean it. */
const SAID = 0.6
const MEANT = 0.7
/** Whose it is, as reports put it before the name of a measure. */
const WHOSE = /^(?:全[国省市县区州旗镇乡]|地区|我[国省市县区州旗镇乡])/u

/** Whether a question names a single thing and asks nothing of it: 江苏GDP, 养老服务. */
export function isBareThing({ intent, concepts, text }: Query): boolean {
  const telling = concepts.filter(({ bonus }) => !bonus)
  const [only] = telling
  return intent === 'topic' && telling.length === 1 && only !== undefined && text.endsWith(only.said)
}

/** Whether the single thing that a question names is measured, by what reports call it: GDP is 地区生产总值. */
export function isMeasure({ concepts }: Query): boolean {
  const only = concepts.find(({ bonus }) => !bonus)
  return only?.words.some(({ text, strength }) => strength >= MEANT && endsAsMeasure(text)) ?? false
}

/**
 * Whether the single thing that a question names (江苏GDP, 河南外贸) is what this figure measures: then the figure is the
 * answer, not a sentence that has the word in it.
 */
export function namesMeasure({ concepts }: Query, best: Ranked | undefined): boolean {
  const only = concepts.find(({ bonus }) => !bonus)
  if (!only || !best?.figure) return false
  const name = fold(best.figure.figure.what).replace(WHOSE, '')
  if (!endsAsMeasure(name)) return false
  return only.words.some(
    ({ text, strength }) =>
      strength >= MEANT && name.includes(text.replace(WHOSE, '')) && text.length >= SAID * name.length,
  )
}
