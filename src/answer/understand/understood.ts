import type { Corpus } from '../corpus.ts'
import type { Expansion } from '../vocabulary/expansion.ts'
import { partOfExpansion } from './part-played.ts'
import type { Stretch } from './stretch.ts'
import type { Token } from './tokens.ts'

/** Strength of a report's word for an everyday one: when the everyday word is unknown to the reports, and when not. */
const OFFICIAL_ONLY = 0.95
const OFFICIAL_BESIDE = 0.85
export const SAME_MEANING = 0.75
/** Official words of a shorter phrase inside a longer understood one. */
export const INNER = 0.6
/** The same inside a frame, which says more than its parts: 工业 for 厂子 in 造药的厂子. */
const INNER_OF_FRAME = 0.4
/** The same where the reports have the longer phrase itself: 农民负担 is not told by 农村居民. */
const INNER_OF_KNOWN = 0.25
/** What a frame's official words lose from one to the next, and how many times at the most. */
const LESS_LIKELY = { step: 0.03, most: 5 }
/** A phrase says more of a frame's part with so many characters beyond it: 公家的 of 公家的工厂, but not 跟 of 跟外国. */
const LEAST_BEYOND = 2
/** A frame is heard before a phrase of so many more characters. */
const FRAME_FIRST = 2

/** A stretch of a question with what stands in it without belonging to it. */
export interface Gapped extends Stretch {
  gaps?: readonly Stretch[]
}

/** A word or an understood phrase of a question, with the words that reports use for it. */
export interface Piece extends Gapped {
  frame?: true | undefined
  words: Map<string, number>
  part: number
  /** A name or a term put together, which has no other word. */
  named: boolean
  bonus?: boolean
}

/** Notes a word; the greater strength stays. */
export function put(words: Map<string, number>, word: string, strength: number): void {
  words.set(word, Math.max(words.get(word) ?? 0, strength))
}

/** How much of a phrase is said in its own words: 挣*钱 in 挣了好多钱 has two. */
export function literal({ start, end, gaps = [] }: Gapped): number {
  return gaps.reduce((length, gap) => length - (gap.end - gap.start), end - start)
}

/** Whether two phrases share words; what stands in the gap of another is a matter of its own. */
function meets(one: Gapped, other: Gapped): boolean {
  if (one.start >= other.end || other.start >= one.end) return false
  const inGap = (inner: Stretch, outer: Gapped) =>
    outer.gaps?.some((gap) => gap.start <= inner.start && inner.end <= gap.end)
  return !inGap(one, other) && !inGap(other, one)
}

/** 公家的工厂 and 工厂……赚了: a frame takes its part from a phrase that says more of it, and both are meant. */
function sharesPart(one: Gapped & { frame?: true | undefined }, other: Piece): boolean {
  if (Boolean(one.frame) === Boolean(other.frame)) return false
  const [left, right] = one.start < other.start ? [one, other] : [other, one]
  const out = one.frame ? other : one
  // The gap of 帮多少穷 says nothing more of 穷学生.
  const beyond = literal(out === left ? { ...out, end: right.start } : { ...out, start: left.end })
  return left.start < right.start && left.end < right.end && beyond >= LEAST_BEYOND
}

/** The phrases of a question as pieces, the longest first; what is said inside another gives its words to that one. */
export function fromExpansions(
  expansions: readonly Expansion[],
  tokens: readonly Token[],
  corpus: Corpus,
): Piece[] {
  const pieces: Piece[] = []
  const says = (one: Expansion) => literal(one) + (one.frame ? FRAME_FIRST : 0)
  for (const expansion of [...expansions].sort((a, b) => says(b) - says(a))) {
    const around = pieces.find((piece) => meets(expansion, piece) && !sharesPart(expansion, piece))
    const known = corpus.knows(expansion.said)
    const strength = !expansion.oneWay ? SAME_MEANING : known ? OFFICIAL_BESIDE : OFFICIAL_ONLY
    const worth = (i: number) =>
      expansion.frame ? strength - LESS_LIKELY.step * Math.min(i, LESS_LIKELY.most) : strength
    if (around) {
      // 经济规模 is not said in 数字经济规模, where a word of the reports cuts into it.
      const [whole = ''] = around.words.keys()
      const cut = expansion.start < around.start || expansion.end > around.end
      if (cut && !known && corpus.knows(whole)) continue
      const same = around.start === expansion.start && around.end === expansion.end
      const official = !around.frame && corpus.mentions(whole) && literal(around) === whole.length
      const inner = official ? INNER_OF_KNOWN : around.frame && !expansion.frame ? INNER_OF_FRAME : INNER
      for (const [i, word] of expansion.official.entries()) put(around.words, word, same ? worth(i) : inner)
      continue
    }
    const words = new Map([[expansion.said, 1]])
    for (const [i, word] of expansion.official.entries()) put(words, word, worth(i))
    pieces.push({
      start: expansion.start,
      end: expansion.end,
      words,
      part: partOfExpansion(expansion, tokens),
      gaps: expansion.gaps,
      named: false,
      frame: expansion.frame,
    })
  }
  return pieces
}
