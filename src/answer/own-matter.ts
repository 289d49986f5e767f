import type { Concept, Query } from './turn.ts'
import { readIntent } from './understand/intent.ts'
import { askedUnits, unitsOfCounted } from './vocabulary/measure-words.ts'

/** 20年市委书记和24年政协主席分别是谁, 政协的提案和人大的任免各多少: what both sides share stands behind one of these. */
const SHARED = /(?:各(?:自|有|是)?|分别)(?=[\p{Script=Han}])/u
/** 24年打算各是谁来述: when it is to be, no thing. */
const STATUS = /^(?:目标|预期|计划|打算|准备|安排|任务|完成|实际|结果|最后|到底)$/u
const JOINED = /[和与跟同及、,，]$/u

/** One side's own words, and the things it asks about. */
export interface OwnMatter {
  query: Query
  label: string
}

function things({ concepts }: Query, text: string): Concept[] {
  return concepts.filter(
    ({ said, bonus, thing, weight }) =>
      !bonus && (thing || weight >= LEAST) && said.length > 1 && !STATUS.test(said) && text.includes(said),
  )
}

/** A doing so telling (任免) is a matter of its own as well. */
const LEAST = 0.2

/**
 * The question of each of two sides that ask about different things, `from` and `second` being where the first and the
 * second are named in the text; what stands before both they share. Null where both ask about the same, or only one names anything.
 */
export function ownMatters(query: Query, from: number, second: number): [OwnMatter, OwnMatter] | null {
  const first = query.text.slice(0, second)
  const rest = query.text.slice(second)
  const shared = SHARED.exec(rest)
  if (!shared || !JOINED.test(first)) return null
  const texts = [first.replace(JOINED, ''), rest.slice(0, shared.index)]
  const tail = rest.slice(shared.index + shared[0].length)
  const own = texts.map((text, i) =>
    things(query, i === 0 ? text.slice(from) : text).filter(
      ({ said }) => !(texts[1 - i] ?? '').includes(said),
    ),
  )
  if (own.some((concepts) => concepts.length === 0)) return null
  const sides = texts.map((text, i): OwnMatter => {
    const others = new Set(own[1 - i])
    const concepts = query.concepts.filter(
      (one) => !others.has(one) && (!one.bonus || text.includes(one.said)),
    )
    const asked = `${text}${tail}`
    return {
      label: (own[i] ?? []).map(({ said }) => said).join(''),
      query: {
        ...query,
        text: asked,
        intent: readIntent(asked),
        concepts,
        terms: concepts.map(({ said }) => said),
        units: askedUnits(asked),
        unitsOfNoun: unitsOfCounted(asked),
      },
    }
  })
  const [one, other] = sides
  return one && other ? [one, other] : null
}
