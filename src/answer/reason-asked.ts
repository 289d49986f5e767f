import type { Answer } from '../model.ts'
import type { Turn } from './turn.ts'
import type { Reading } from './understand/read-query.ts'

const ASKS_REASON =
  /^(?:那|那么)?(?:这|那|它)?(?:又)?(?:是)?(?:为什么|为啥|为何|(?:什么|啥)原因|原因(?:是|呢)|咋回事|怎么回事)/u
const SHORT = 12
/** How a report tells a reason. */
const REASON =
  /因(?!地制宜|此|而|素|势|材施)|由于|原因|导致|致使|造成|缘于|源于|受.{1,12}(?:影响|冲击|制约)|为了|主要是|在于|得益于|不足|薄弱|缺乏|不够/u

/** Whether a reason is asked for a figure just told, and what was found gives none: figures once more are no reason. */
export function lacksReason({ query }: Reading, previous: Turn, found: Answer): boolean {
  if (query.text.length > SHORT || !ASKS_REASON.test(query.text)) return false
  const ofFigure = previous.answer.kind === 'compare' || previous.query.intent === 'number'
  return ofFigure && found.kind === 'answer' && !REASON.test(found.passages[0]?.highlight ?? '')
}
