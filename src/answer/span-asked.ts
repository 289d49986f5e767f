import { findCounted, findDurations, findFrequencies, findRanks } from '../text/durations.ts'
import { fold } from '../text/normalize.ts'
import { type Span, sentences } from '../text/sentences.ts'
import type { FigureHit } from './figure-hits.ts'
import { coverage, matchConcept } from './match.ts'
import type { Query } from './turn.ts'

const LASTS = /^(?:年|个月|月|天|日|周|小时|分钟)$/u
const RANKED = /第几/u
const OFTEN =
  /(?:多久|多长时间|几天|几个?月|隔多久).{0,8}[一1](?:次|回|遍|趟)|隔多久|多久.{1,6}[一1](?:次|回|遍|趟)/u
/** From this score on a figure of the asked unit is the answer, and nothing else is looked for. */
const FIGURE_ANSWERS = 0.3
/** How much of the question the sentence that tells a duration must cover. */
const LEAST = 0.6

const ASKS_SMALL = /(?:几|多少)\p{Script=Han}{0,2}$/u
/** How well a report's word must say what the question counts. */
const SAME = 0.9

/** What a question counts, as far as it stands right behind the asking: 牌 in 打好几张牌. */
function counted(query: Query): string[] {
  return query.concepts.flatMap(({ said, words }) => {
    if (query.units.includes(said)) return []
    const at = query.text.indexOf(said)
    const asked = at > 0 && ASKS_SMALL.test(query.text.slice(0, at))
    return asked ? words.filter(({ strength }) => strength >= SAME).map(({ text }) => text) : []
  })
}

/** Whether a question asks how long: 连续几年, 多少年来. */
function asksSpan(query: Query): boolean {
  return query.unitsSure && LASTS.test(query.units[0] ?? '')
}

function covers(query: Query, sentence: string): number {
  return coverage(
    query.concepts,
    query.concepts.map((concept) => matchConcept(concept, sentence)),
  )
}

function toldIn(query: Query, text: string): Span[] {
  if (OFTEN.test(query.text)) return findFrequencies(text)
  if (RANKED.test(query.text)) return findRanks(text)
  if (asksSpan(query)) return findDurations(text)
  return counted(query).flatMap((noun) => findCounted(text, noun))
}

/** Where a text tells what such a question asks, unless a figure does; `covered` is its share of the question. */
export function spansAsked(query: Query, text: string, covered: number, hit: FigureHit | null): Span[] {
  if (query.intent !== 'number' || covered < LEAST) return []
  if (hit?.unitFits && hit.score >= FIGURE_ANSWERS) return []
  const told = toldIn(query, text)
  if (told.length === 0) return []
  // Of two sentences the one that says more of the matter tells how long it lasts.
  const folded = fold(text)
  const spans = sentences(text)
  const shares = spans.map(({ start, end }) => covers(query, folded.slice(start, end)))
  const most = Math.max(...shares)
  return told.filter(({ start, end }) =>
    spans.some((span, i) => span.start <= start && end <= span.end && (shares[i] ?? 0) >= most),
  )
}
