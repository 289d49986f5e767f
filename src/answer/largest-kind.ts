import type { Answer, Figure } from '../model.ts'
import { sentenceOf } from './corpus.ts'
import { emptyAnswer } from './empty-answer.ts'
import { figureHeadline } from './extract.ts'
import type { Finding } from './find.ts'
import { matchConcept } from './match.ts'
import { passageOf } from './passage.ts'
import type { Ranked } from './rank.ts'
import { sourceLine } from './source-line.ts'
import type { Query } from './turn.ts'

/** 哪一类提案最多, 占比最高的是哪个方面: which of the kinds that are told side by side is the largest. */
const ASKS_LARGEST =
  /哪(?:一|个)?(?:类|方面|种|领域|块)[^，。？?]{0,10}最(?:多|高|大)|最(?:多|高|大)的?是?哪(?:一|个)?(?:类|方面|种|领域|块)/u
/** 经济建设方面提案29件, 社会建设类35件: what counts one kind of several. */
const KIND = /方面|类$|类的|建设|领域/u
/** Fewer are no kinds of one thing. */
const LEAST_KINDS = 3
/** How far down the ranking the kinds are looked for. */
const LOOKED_AT = 8
const NAMED = 0.7

function kindsIn(query: Query, { unit }: Ranked): Figure[] {
  const words = query.concepts.filter(({ said, bonus }) => !bonus && said.length > 1 && !said.includes('最'))
  const kinds = unit.paragraph.figures.filter(
    ({ what, kind, unit: measure }) => kind === 'level' && measure !== '%' && KIND.test(what),
  )
  const alike = kinds.filter(({ unit: measure }) => measure === kinds[0]?.unit)
  const told = words.length > 0 && words.every((word) => matchConcept(word, unit.folded) >= NAMED)
  return told && alike.length >= LEAST_KINDS ? alike : []
}

/**
 * The largest of the kinds that a paragraph counts side by side. Null where no largest kind is asked for; false where
 * one is and no paragraph counts kinds, so that nothing else is taken for it.
 */
export function largestKind(query: Query, finding: Finding): Answer | null | false {
  if (!ASKS_LARGEST.test(query.text) || finding.scope.missing) return null
  for (const ranked of finding.ranked.slice(0, LOOKED_AT)) {
    const [largest] = kindsIn(query, ranked).sort((one, other) => other.value - one.value)
    if (!largest) continue
    const headline = figureHeadline(ranked.unit, largest)
    const passage = passageOf(ranked.unit, sentenceOf(ranked.unit, largest))
    return {
      ...emptyAnswer(query, 'answer'),
      headline,
      reply: [headline, sourceLine(passage)].join('\n'),
      passages: [passage],
      reasons: ['同一段里并列的各类中，数字最大的一类。'],
    }
  }
  return false
}
