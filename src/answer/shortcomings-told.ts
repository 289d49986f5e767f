import type { Span } from '../text/sentences.ts'
import type { Unit } from './corpus.ts'
import { LONGEST_HIGHLIGHT } from './passage.ts'
import type { Query } from './turn.ts'

const SHORTCOMING = /不足|短板|问题|差距|困难|薄弱|毛病|缺点|软肋|弱项/u
/** 我们也清醒地认识到, 还存在不少问题: with this a report begins to tell what falls short. */
const OPENS =
  /清醒(?:地)?(?:认识|看)到|(?:认识|看)到.{0,30}(?:不足|短板|问题|差距|困难)|存在.{0,12}(?:不足|短板|问题|差距|困难)/u

/**
 * Where a question asks for nothing but what falls short (有哪些困难), the sentences from the one that opens the account, as
 * many as may be marked; null for other questions and for paragraphs without an opening before the window.
 */
export function shortcomingsFrom({ intent, concepts }: Query, unit: Unit, window: Span): Span | null {
  const own = concepts.filter(({ bonus }) => !bonus)
  if ((intent !== 'list' && intent !== 'topic') || own.length === 0) return null
  if (!own.every(({ said }) => SHORTCOMING.test(said))) return null
  const first = unit.sentences.findIndex(({ start, end }) => OPENS.test(unit.folded.slice(start, end)))
  const opening = unit.sentences[first]
  if (!opening || opening.start >= window.start) return null
  if (opening.end - opening.start > LONGEST_HIGHLIGHT) return null
  let { end } = opening
  for (const next of unit.sentences.slice(first + 1)) {
    if (next.end - opening.start > LONGEST_HIGHLIGHT) break
    end = next.end
  }
  return { start: opening.start, end }
}
