import type { Figure } from '../model.ts'
import { fold } from '../text/normalize.ts'
import { clauseOf, sentenceOf } from './corpus.ts'
import { MET, matchConcept } from './match.ts'
import { DOING } from './part-or-whole.ts'
import type { Ranked } from './rank.ts'
import type { Concept, Query } from './turn.ts'
import { isCounted } from './vocabulary/measure-words.ts'

/** 一共有多少, 达到了几: what may stand between the noun and the asking. */
const LINK =
  /(?:总?人数|总?数量?|总额)?(?:一共|总共|共|总计|分别|大概|大约|各)*(?:有|是|为|达到?|到)?了?过?$/u
/** 收入要涨多少: what grows is what stands before. */
const GROWS =
  /(?:要|会|将|能|想|计划|预计|打算)?(?:同比)?(?:增长|增加|提高|上升|上涨|下降|减少|[涨增长降跌])$/u
const ASKING = /^.*(?=多少|几|百分之)/u
const ENDS = /(?:是)?[呢吗啊呀?？。！!]*$/u

/** Where the noun phrase ends whose amount is asked: before the asking, at the end where no word asks (登记失业率). */
function endOf(text: string): number {
  const before = ASKING.exec(text)?.[0] ?? text.replace(ENDS, '')
  return before.replace(LINK, '').replace(GROWS, '').length
}

/**
 * The words of the noun phrase that the asking touches, the last one first: 失业率 and 登记 of 城镇登记失业率是多少.
 * What a 的 or another word sets apart is no part of it.
 */
function touching({ text, concepts }: Query): Concept[] {
  const telling = concepts.filter(({ bonus, said }) => !bonus && said.length >= 2)
  const found: Concept[] = []
  let end = endOf(text)
  for (;;) {
    const next = telling.find(({ said }) => text.endsWith(said, end))
    if (!next) return found
    found.push(next)
    end -= next.said.length
  }
}

/** A thing that neither the reports nor the vocabulary know weighs this much at most, and may be told in other words. */
const TELLS = 0.4
/** Says how something is measured, not what: an amount is told without it. */
const MEASURE = /^(?:面积|金额|总额|资金|经费|规模|数量|人数|年均|全年|当年|实际|总产量|总产值)$/u

/** What is measured in money: 收入 of 快递业务收入 is not told by 快递业务量. */
const SUM = /(?:收入|支出|产值|利润|营收|税收|存款|贷款|工资)$/u

/** 农村居民 says 农民, 增加支出 says 增支: all characters of a word, in its order. */
export function spells(word: string, text: string): boolean {
  let at = -1
  return [...word].every((character) => {
    at = text.indexOf(character, at + 1)
    return at >= 0
  })
}

/**
 * Whether a word that the asking touches is found nowhere near the figure: 登记失业率 is not told by 调查失业率, nor
 * 预算支出 by 预算收入; nor how many 提案 were 采纳 by a sentence of other things that were.
 */
export function lacksTouching(query: Query, { matches, unit }: Ranked, figure: Figure): boolean {
  const [clause, sentence] = [clauseOf(unit, figure), sentenceOf(unit, figure)]
  const chain = touching(query)
  const done = chain[0] && DOING.test(chain[0].said)
  return chain.some((concept, i) => {
    const { said, words, thing, weight } = concept
    // An everyday word is told in a report's own, and in more than we know.
    if ((words.length > 1 && !DOING.test(said) && !SUM.test(said)) || MEASURE.test(said)) return false
    const noun = (i === 0 && SUM.test(said)) || (i === 1 && done && isCounted(said))
    // 审结毒品犯罪380件: cases are counted by their measure word alone.
    if (noun && /^案[件子]$/u.test(said) && /^[件起宗]$/u.test(figure.unit)) return false
    if (!noun && !(thing ? weight > TELLS : DOING.test(said))) return false
    const near = unit.folded.slice(sentence.start, sentence.end) + unit.allHeadings
    if (done && i <= 1) return matchConcept(concept, near) < MET
    if ((matches[query.concepts.indexOf(concept)] ?? 0) >= MET) return false
    return !spells(said, `${fold(figure.what)} ${unit.folded.slice(clause.start, clause.end)}`)
  })
}

/** What of many kinds is measured: 投资 of 铁路投资, 支出 of 教育支出. */
const OF_A_KIND =
  /(?:投资|投入|支出|收入|产值|增加值|贷款|补贴|消费|零售额|销售额|产量|面积|里程|利润|营收|税收|资金|经费)$/u

/**
 * Whether the figure measures another kind than the one the asking touches: 铁路投资 is not told by 完成交通投资205亿元, …,
 * 成昆铁路竣工, where the kind is said neither in its name or clause nor before it.
 */
export function measuresOtherKind(query: Query, { unit }: Ranked, figure: Figure): boolean {
  const [measure, kind] = touching(query)
  const name = fold(figure.what)
  if (!measure || !kind?.thing || !OF_A_KIND.test(measure.said) || matchConcept(measure, name) < MET)
    return false
  const clause = clauseOf(unit, figure)
  const before = unit.folded.slice(0, Math.max(figure.end, clause.end))
  return matchConcept(kind, `${name} ${before} ${unit.allHeadings}`) < MET
}
