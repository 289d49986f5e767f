import type { Figure } from '../model.ts'
import { fold } from '../text/normalize.ts'
import type { Span } from '../text/sentences.ts'
import type { Unit } from './corpus.ts'
import { countsTaken, countsVisits } from './how-many.ts'
import { MET, matchConcept } from './match.ts'
import type { Query } from './turn.ts'

/** What may stand before the subject of a clause: when, and names in quotation marks that 等 sums up. */
const QUOTED = /《[^》]*》|“[^”]*”/gu
const WHEN = /^(?:日前|近日|昨[日天]|今[日天]|当[天日]|其中|此外|另外|同时|还有|有|[,，:：;；。、\s])+/u
/** A predicate is at least so long; what is shorter belongs to the noun (5件提案的, 3个以上). */
const LEAST_PREDICATE = 4
const BELONGS = /^(?:的|之|以上|以下|左右|及|和|与|、|[(（])/u

/** 17件重点提案由主席会议成员督办，已全部办结: who did it to them all, and no mark of those picked out. */
const OF_THEM_ALL = /^(?:均|都|全部|已?全部|由)/u

/** What is said of those counted, where a clause begins with the figure: 完成办复 of 《…》等5件提案在会议期间完成办复. */
function predicateOf(unit: Unit, clause: Span, figure: Figure): string | null {
  const { text } = unit.paragraph
  const before = text.slice(clause.start, figure.start).replace(QUOTED, '').replace(WHEN, '')
  if (before !== '' && before !== '等') return null
  let behind = text.slice(figure.end, clause.end)
  if (!behind.startsWith(figure.what) || figure.what === '') return null
  behind = behind.slice(figure.what.length).replace(/[,，:：;；。、!！]$/u, '')
  return behind.length >= LEAST_PREDICATE && !BELONGS.test(behind) && !OF_THEM_ALL.test(behind)
    ? behind
    : null
}

/**
 * 20余位新电商人来到和意电商园 counts those who came, not all there are: what a figure picks out by what is said of it
 * is no answer to a question that names nothing more. From the share on the question says something else of it, which
 * may be the same in other words (开会还没散就办好的提案有几件).
 */
const PICKED_OUT = { worth: 0.2, share: 0.25 }

/** 有关经济建设方面的提案29件: the proposals on one matter are a part of all; 用于这方面的支出 is none. */
const ASPECT = /^(?:有关|关于|涉及|围绕|关)?(?<aspect>.{2,24}?)(?<![这那各几多])方面/u

function onOneAspect(query: Query, { what }: Figure): boolean {
  const aspect = ASPECT.exec(fold(what))?.groups?.aspect
  return (
    aspect !== undefined &&
    !query.text.includes('方面') &&
    !query.concepts.some((concept) => !concept.bonus && matchConcept(concept, aspect) >= MET)
  )
}

/** 无实质内容的举报12件: a name that says which ones; 委员提交的提案 are all there are. */
const WHICH =
  /^(?!用于|[这该此其])(?<which>.{2,20}?)(?<!提交|提出|收到|受理|报送|交办|承办|办理|立案|征集|以上|以下)的(?=.{2})/u
const OF_WHICH_SORT = 0.93

/** 办理工作满意的526件: those who are content, where all are asked. */
const CONTENT = /满意/u
const OF_CONTENT = 0.6

function onlyWhich(query: Query, { what }: Figure): boolean {
  const which = WHICH.exec(fold(what))?.groups?.which
  return (
    which !== undefined &&
    !query.concepts.some((concept) => !concept.bonus && matchConcept(concept, which) >= MET)
  )
}

/** 办了几件民生实事 is told by 30件民生实事基本完成年度目标. */
const COMPLETED =
  /^(?:已经?|基本|全部|均|都|如期|圆满|按期|顺利)*(?:完成|办[结成好]|落实|竣工|建成|完工|兑现|见效)/u
const ASKS_COMPLETED = /(?:完成|办成?|做成?|落实|兑现|干成?|搞成?|建成?)(?:了|好)?(?:多少|几)/u

/** What a figure is worth by whether it counts only those of whom something is said that is not asked. */
export function partFit(query: Query, unit: Unit, clause: Span, figure: Figure): number {
  if (onOneAspect(query, figure)) return PICKED_OUT.worth
  if (countsVisits(query, figure)) return PICKED_OUT.worth
  if (CONTENT.test(figure.what) && !CONTENT.test(query.text) && figure.unit !== '%') return OF_CONTENT
  if (countsTaken(query, unit, clause, figure)) return PICKED_OUT.worth
  const predicate = predicateOf(unit, clause, figure)
  if (predicate === null) return onlyWhich(query, figure) ? OF_WHICH_SORT : 1
  if (COMPLETED.test(predicate) && ASKS_COMPLETED.test(query.text)) return 1
  const name = fold(figure.what)
  const folded = fold(predicate)
  let all = 0
  let more = 0
  for (const concept of query.concepts) {
    if (concept.bonus) continue
    all += concept.weight
    if (matchConcept(concept, name) >= MET) continue
    if (matchConcept(concept, folded) >= MET) return 1
    more += concept.weight
  }
  return more >= PICKED_OUT.share * all ? 1 : PICKED_OUT.worth
}
