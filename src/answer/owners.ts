import type { Figure } from '../model.ts'
import { fold } from '../text/normalize.ts'
import type { Unit } from './corpus.ts'
import { matchConcept } from './match.ts'
import type { Query } from './turn.ts'

const OTHER_OWNER = 0.7
/** How well a word of the question must say whose a figure is. */
const SAYS_OWNER = 0.5

/** 市中级人民法院, 市中级法院 and 中院 are one. */
function plainOwner(name: string): string {
  return name
    .replace(/^[省市县区州](?=中|高|法|检|政|人)/u, '')
    .replace(/中级(?:人民)?法院/u, '中院')
    .replace(/高级(?:人民)?法院/u, '高院')
    .replace(/人民(?=法院|检察院|政府)/u, '')
}

/** 全市法院 are all courts of the city, not 市法院, the city's own. */
const ASKS_ALL_OF = /全([省市县区州])(法院|检察|政法|公安)/u

/** 全市法院, 全院: the whole of what reports, where not its own part (市中院) is asked. */
const OF_ALL = /^全(?:[省市县区州](?:法院|检察|政法|公安)|院$|局$)/u
const ASKS_OWN = /中院|中级|[省市县区州](?:法院|检察院)自己|本级/u

/** 市法院4件，市检察院3件，共9件: asked for one owner, a figure without one is the whole or another's. */
const UNOWNED = 0.85

/** 市中院自己, 市本级: of the one that reports alone, not of all below it as well. */
const ITSELF = /自己|自身|本级|本院/u
const NAMES_ITSELF =
  /中院|中级(?:人民)?法院|(?<!全)[省市县区州](?:人民)?(?:法院|检察院)|本[级院]|[省市县区州]级(?![^，。；]{0,3}以[上下])/u
/** A figure of all is none of the one that reports, where its own is told beside it. */
const OF_ALL_BELOW = 0.3

/** Where a question asks for the own figures of what reports, and the paragraph tells them apart: which figures are its own. */
function ownOnly(query: Query, { paragraph, folded }: Unit): ((figure: Figure) => boolean) | null {
  if (!ITSELF.test(query.text)) return null
  const isOwn = ({ start }: Figure) => {
    const before = folded.slice(0, start)
    return NAMES_ITSELF.test(
      before.slice(Math.max(before.lastIndexOf('。'), before.search(/[;；][^;；]*$/u)) + 1),
    )
  }
  return paragraph.figures.some(isOwn) ? isOwn : null
}

/** What the figures of a paragraph are worth by whose they are, and whose the question asks for. */
export function ownersIn(query: Query, unit: Unit): (figure: Figure) => number {
  const { paragraph } = unit
  const isOwn = ownOnly(query, unit)
  if (isOwn) return (figure) => (isOwn(figure) ? 1 : OF_ALL_BELOW)
  if (paragraph.figures.every(({ whose }) => !whose)) return () => 1
  const asked = plainOwner(query.text)
  const all = ASKS_ALL_OF.exec(query.text)
  const isOneOfAll = (whose: string) => all !== null && whose.startsWith(`${all[1]}${all[2]}`)
  const owners = paragraph.figures.flatMap(({ whose }) => (whose ? [plainOwner(fold(whose))] : []))
  const ownerAsked = all === null && owners.some((whose) => asked.includes(whose))
  return ({ whose }) => {
    if (!whose) return ownerAsked ? UNOWNED : 1
    const name = fold(whose)
    if (isOneOfAll(name)) return OTHER_OWNER
    if (OF_ALL.test(name) && !ASKS_OWN.test(query.text)) return 1
    if (asked.includes(plainOwner(name))) return 1
    return query.concepts.some((concept) => matchConcept(concept, name) > SAYS_OWNER) ? 1 : OTHER_OWNER
  }
}
