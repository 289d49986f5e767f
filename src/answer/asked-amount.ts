import type { Figure } from '../model.ts'
import { spells } from './asked-phrase.ts'
import { sentenceOf } from './corpus.ts'
import { MET, matchConcept } from './match.ts'
import type { Ranked } from './rank.ts'
import type { Query } from './turn.ts'

/** 花了多少钱, 用了多少资金: what was spent on a thing, not any money that is told of it. */
const ASKS_COST =
  /(?:花|用|投|砸|耗|拨)(?:了|掉了?|去了?|进去|下去)(?:多少|几[十百千万亿]*)(?:钱|资金|经费|元|款|财政)|(?:花费|耗资|造价|花销)(?:了|是|有)?(?:多少|几)/u
const SPENT =
  /投|资金|经费|支出|拨|补[助贴]|安排|造价|耗|花|用于|专项|预算|财政|斥|筹|争取|奖|采购|费用|成本|国债|债券|贷款/u
/** What one person, share or piece costs is not what the whole did: 每份自付8元. */
const EACH = /每[人户份张件]|[人户]均|自付|单价/u

function isNoCost({ text, units }: Query, { unit }: Ranked, figure: Figure): boolean {
  // 接待游客多少 旅游花费多少: a count is asked as well.
  if (!ASKS_COST.test(text) || (figure.unit !== '元' && units.includes(figure.unit))) return false
  const { start } = sentenceOf(unit, figure)
  const clause =
    unit.paragraph.text
      .slice(start, figure.end)
      .split(/[，。；！,;!]/u)
      .at(-1) ?? ''
  return !SPENT.test(clause) || (EACH.test(clause) && !EACH.test(text))
}

/** A doing that the vocabulary knows only together with its asking. */
const DOING_ASKED = /^\p{Script=Han}{1,2}了(?:多少|几)(?!年|天|个?月)/u
const ASKING = /了(?:多少|几)[个名位件条项场次篇份家]?/u
/** A phrase that says so much of a question is what is asked. */
const TELLS = 0.5

/** 欠了多少债, 卖了多少: what the vocabulary knows with its asking, and nothing near the figure says in any of its words. */
function lacksAskedPhrase({ concepts }: Query, { unit }: Ranked, figure: Figure): boolean {
  const sentence = sentenceOf(unit, figure)
  const name = unit.figureNames[unit.paragraph.figures.indexOf(figure)] ?? ''
  const near = `${unit.folded.slice(sentence.start, sentence.end)}${unit.allHeadings} ${name}`
  return concepts.some(
    (concept) =>
      !concept.bonus &&
      concept.weight >= TELLS &&
      DOING_ASKED.test(concept.said) &&
      matchConcept(concept, near) < MET &&
      !spells(concept.said.replace(ASKING, ''), near),
  )
}

/** Whether a figure is another amount than the one asked: no cost where one is, or not of what was done by the asking. */
export function asksOtherAmount(query: Query, ranked: Ranked, figure: Figure): boolean {
  return isNoCost(query, ranked, figure) || lacksAskedPhrase(query, ranked, figure)
}
