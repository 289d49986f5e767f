import type { Expansion } from '../vocabulary/expansion.ts'
import type { Token } from './tokens.ts'

/** What part a word plays by its part of speech (ICTCLAS tags): things say what is asked, the rest helps. */
const PART: readonly [RegExp, number][] = [
  [/^(?:n|vn|an|i|l|j|eng|x|nz|nr|ns|nt|s)/u, 1],
  [/^v/u, 0.5],
  [/^(?:a|b|z)/u, 0.45],
  [/^t/u, 0.2],
  [/^m/u, 0.3],
]
/** The dictionary calls some nouns and verbs adverbs (难处, 就近); what asks or joins is stripped before. */
const OTHER_PART = 0.3
/** An everyday verb with official words: less than a thing, more than a verb that stands for itself. */
const UNDERSTOOD_DOING = 0.7
/** 办成了, 添了几: weighs as a phrase, but is no thing that an answer must name. */
const DOING_WITH_PARTICLE = 0.99

/** What part a word plays by its tag: 1 for a thing, less for a doing or a quality, 0 for what tells nothing. */
export function partOf(tag: string, word: string): number {
  // Verbs of four characters are doings by form and things by use: 贪污贿赂, 脱贫攻坚.
  const known = PART.find(([pattern]) => pattern.test(word.length < 4 ? tag : tag.replace(/^v/u, 'n')))?.[1]
  return known ?? (word.length >= 2 && /^(?:d|f|zg|[a-z]g)/u.test(tag) ? OTHER_PART : 0)
}

/** A single verb weighs as a doing, also where its official words are known; a phrase says what is meant. */
export function partOfExpansion(expansion: Expansion, tokens: readonly Token[]): number {
  const gaps = expansion.gaps
  const inside = tokens.filter(
    ({ start, end }) =>
      expansion.start <= start &&
      end <= expansion.end &&
      !gaps.some((gap) => gap.start <= start && end <= gap.end),
  )
  const [token, ...others] = inside.filter(
    ({ tag, word }) => !/^[uqry]/u.test(tag) && !/^(?:几|多少|\d+)$/u.test(word),
  )
  if (!token || others.length > 0 || !/^(?:v(?!n)|a(?!n)|d)/u.test(token.tag)) return 1
  return inside.length === 1 ? UNDERSTOOD_DOING : DOING_WITH_PARTICLE
}
