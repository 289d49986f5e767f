import { fold } from '../text/normalize.ts'
import { MET, matchConcept } from './match.ts'
import type { Ranked } from './rank.ts'
import type { Query } from './turn.ts'

/** Whether another kind is told: 公益诉讼案件 are no 逮捕案件: the word that says of which kind, right before the noun counted, is told nowhere near. */
export function isOfAnotherKind({ concepts, text }: Query, { matches }: Ranked): boolean {
  const met = (i: number) => (matches[i] ?? 0) >= MET
  return concepts.some(
    ({ said: kind, thing, bonus }, i) =>
      thing &&
      !bonus &&
      !met(i) &&
      !kind.endsWith('的') &&
      concepts.some(
        ({ said, thing: counted }, j) =>
          j !== i &&
          counted &&
          said.length > 1 &&
          met(j) &&
          (kind.endsWith(said) || text.includes(kind + said)),
      ),
  )
}

/** 人均纯收入 measures what falls to each by name. */
const TO_EACH = /人均.{0,4}?(\p{Script=Han}{2})$/u

/** 农民负担人均多少钱 is not told by 农村居民人均纯收入: of what falls to each, another thing is measured. */
function measuresAnotherToEach({ text, concepts }: Query, told: string): boolean {
  const measured = TO_EACH.exec(told)?.[1]
  if (measured === undefined || !/人均(?:是|有|为|达到?)?(?:多少|几)/u.test(text)) return false
  const main = concepts.find(({ thing, bonus, said }) => thing && !bonus && !/人均/u.test(said))
  return main !== undefined && matchConcept(main, told) < MET && !text.includes(measured)
}

/** What a measure is called by at its end. */
const MEASURE = /(?:金额|面积|人数|总额|数额|[比费效]率|率|比例|比重|天数|指数|支出|收入|产值|总值|标的额?)$/u

/**
 * 争议金额 is no 执行到位金额: asked is a measure by its full name, told nowhere near, and the figure bears another with
 * the same end.
 */
export function isAnotherMeasure(query: Query, { matches }: Ranked, what: string): boolean {
  const { concepts } = query
  const told = fold(what)
  if (measuresAnotherToEach(query, told)) return true
  return concepts.some(({ said, words, bonus }, i) => {
    const end = MEASURE.exec(said)?.[0]
    if (end === undefined || (matches[i] ?? 0) >= MET) return false
    if (said.length - end.length < 2 || !told.endsWith(end) || told.length - end.length < 2) return false
    const named = concepts.some(
      (part) =>
        !part.bonus && part.said.length > 1 && said.startsWith(part.said) && matchConcept(part, told) >= MET,
    )
    if (bonus && named) return false
    return (
      !words.some(({ text }) => text.length > end.length && told.includes(text)) &&
      !said.includes(told) &&
      !told.includes(said)
    )
  })
}

/** A body that no passage speaks of owns no figure there: 检察院新增就业多少 is not told by the government's. */
const BODY = /(?:法院|检察院|政协|人大|政府|监委|纪委)$/u

/** 浉河区法院 is asked, and no word of 浉河 told: however far ahead the city's figure is, it is not the district's. */
export function lacksOwner({ concepts, session }: Query, { matches }: Ranked): boolean {
  return concepts.some(
    ({ thing, weight, said, words }, i) =>
      thing &&
      (matches[i] ?? 0) < MET &&
      ((session === null && BODY.test(said)) ||
        (weight >= 1 && words.some(({ text }) => /[省市县区州旗镇乡]$/u.test(text)))),
  )
}
