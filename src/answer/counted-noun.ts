import { matchConcept } from './match.ts'
import type { Concept, Query } from './turn.ts'
import { isCounted } from './vocabulary/measure-words.ts'

const NAMED = 0.7

/** 卡口送东西的委员几个, 几个卡点: the noun that the amount is asked of, behind or before it. */
const NOUN_FIRST =
  /(\p{Script=Han}{2,6})(?:一共|总共|共)?(?:有|是)?(?:多少|几)[个名位件条项场次篇份家]?[?？]?$/u
const NOUN_LAST = /(?:多少|几)[个名位件条项场次篇份家]?(\p{Script=Han}{2,6})[?？]?$/u
const SUBJECT_FIRST = /^(?:(?:一共|总共|共)?有)?(?:多少|几)[个名位件条项场次篇份家户]?(?=\p{Script=Han}{4})/u

/** 委员 of 多少委员去卡点送东西, 建议 of 多少代表建议落实了: the last of the nouns that touch behind the amount. */
function subjectCounted({ text, concepts }: Query): Concept | null {
  let at = SUBJECT_FIRST.exec(text)?.[0].length
  let last: Concept | null = null
  while (at !== undefined) {
    const from = at
    const next = concepts
      .filter(({ said, thing, bonus }) => thing && !bonus && said.length > 1 && text.startsWith(said, from))
      .sort((one, other) => other.said.length - one.said.length)[0]
    if (!next || (last && !isCounted(next.said))) break
    last = next
    at = from + next.said.length
  }
  return last
}

/** The word whose amount is asked, where a figure of the paragraph is called by it; null if none is: every figure may be meant. */
export function countedIn(counted: readonly Concept[], names: readonly string[]): Concept | null {
  return counted.find((noun) => names.some((name) => matchConcept(noun, name) >= NAMED)) ?? null
}

/** The words of a question whose amount may be asked, the longest first: 镇街 of 有多少个镇街, 部门 of 转给多少部门办理. */
export function countedNouns(query: Query): Concept[] {
  const first = NOUN_FIRST.exec(query.text)?.[1]
  const last = NOUN_LAST.exec(query.text)?.[1]
  const subject = subjectCounted(query)
  return query.concepts
    .filter(
      (concept) =>
        concept === subject ||
        (concept.thing &&
          !concept.bonus &&
          concept.said.length > 1 &&
          (first?.endsWith(concept.said) || last?.startsWith(concept.said))),
    )
    .sort((one, other) => other.said.length - one.said.length)
}
