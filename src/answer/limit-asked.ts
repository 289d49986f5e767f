import type { Figure } from '../model.ts'
import { fold } from '../text/normalize.ts'
import type { Span } from '../text/sentences.ts'
import type { Unit } from './corpus.ts'
import type { Query } from './turn.ts'

/** 10万元以上的村, 60岁以上老人: what is counted has so much at least, or at most. */
const LIMIT = /(?<amount>\d+(?:\.\d+)?[万亿千百]?)\p{Script=Han}{0,2}(?<side>以上|以下|以内)/u
const OUT_OF_LIMIT = 0.6

/** The part of a sentence that a figure ends: what 其中 picks out, else from the last figure of another thing on. */
function partOf({ folded, paragraph }: Unit, { start }: Span, figure: Figure): string {
  const before = folded.slice(start, figure.start)
  const picked = before.lastIndexOf('其中')
  if (picked >= 0) return before.slice(picked)
  // 均达到5万元以上: the limit itself is a figure.
  const others = paragraph.figures.filter(
    ({ end, text }) => start < end && end <= figure.start && !LIMIT.test(fold(text)),
  )
  return folded.slice(Math.max(start, ...others.map(({ end }) => end)), figure.start)
}

/**
 * What a figure is worth by whether its part of the sentence tells the limit that the question sets; and without one in
 * the question whether 其中 picks it out by a limit: 全县322个村均达到5万元以上，其中10万元以上的村236个.
 */
export function limitFit({ text }: Query, unit: Unit, sentence: Span, figure: Figure): number {
  const said = unit.folded.slice(sentence.start, sentence.end)
  if (!LIMIT.test(said)) return 1
  const asked = LIMIT.exec(text)?.groups
  const part = partOf(unit, sentence, figure)
  const told = LIMIT.exec(part)?.groups
  if (!asked) return told && part.startsWith('其中') ? OUT_OF_LIMIT : 1
  const same = (one: Partial<Record<string, string>> | undefined) =>
    one?.amount === asked.amount && one?.side === asked.side
  const elsewhere = [...said.matchAll(new RegExp(LIMIT, 'gu'))].some(({ groups }) => same(groups))
  return same(told) || !elsewhere ? 1 : OUT_OF_LIMIT
}
