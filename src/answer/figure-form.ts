import type { Figure } from '../model.ts'
import { fold } from '../text/normalize.ts'
import { clauseOf, sentenceOf } from './corpus.ts'
import { ASKS_SUM } from './figure-fits.ts'
import { lacksNegation } from './negation.ts'
import type { Ranked } from './rank.ts'
import type { Query } from './turn.ts'

/** 还剩多少 is not told by how many fewer there are. */
const ASKS_LEFT = /还剩|剩下?(?:多少|几)|还有(?:多少|几)|现有/u

/** Asks which share something has; how much it grew is none. */
const ASKS_SHARE = /占比|比重|占.{0,12}(?:比例|几成|百分)/u

/** 2013年GDP多少 asks for an amount; 增长13% as a plan for that year does not tell it. */
function growsInstead(query: Query, { kind, unit, status }: Figure): boolean {
  if (kind !== 'change' || status !== 'planned' || query.status === 'planned' || query.change) return false
  return (
    unit === '%' && !/百分|几个点|[率幅速]|目标|预期|计划/u.test(query.text) && /多少|几/u.test(query.text)
  )
}

/** 执结率: a rate is told by no growth of it, nor a sum (投资额) by its share. */
const ENDS_IN_RATE = /率(?:是|有|为|达到?)*(?:多少|多高|几)?[?？]?$/u
const RATE_NAMED = /[率幅速]$|比[重例]/u

function isOtherForm({ text, change, units }: Query, { kind, unit, what }: Figure): boolean {
  if (change) return false
  if (kind === 'change' && !RATE_NAMED.test(what))
    return ENDS_IN_RATE.test(text) || (unit === '%' && ASKS_SUM.test(text))
  return kind === 'share' && unit === '%' && units[0] === '元' && !/占|比|率|%|百分|成/u.test(text)
}

/** 人均GDP多少 asks what falls to each; the amount of all does not tell it. */
const ASKS_EACH = /[人户]均|每[人户]|平均每|亩均|均价/u
/** How well a report's word must say what falls to each, to be it without saying 均. */
const SAYS_EACH = 0.7
const FOR_EACH = /均|每|单位/u

const SAYS_BY_HOW_MUCH = /^(?:比|较|高于|低于|高出|超过)/u

function isOfAll(query: Query, { unit }: Ranked, figure: Figure): boolean {
  // What is carried on from the question before may have lost it: the words that are left count, not the wording.
  const each = query.concepts.filter(({ said }) => ASKS_EACH.test(said))
  if (figure.kind === 'change' || each.length === 0 || FOR_EACH.test(fold(figure.what))) return false
  // 人均地区生产总值5.18万元，比全省高1.18万元: by how much goes on with what falls to each.
  if (SAYS_BY_HOW_MUCH.test(figure.what)) return false
  const sentence = sentenceOf(unit, figure)
  const others = unit.paragraph.figures.filter(({ end }) => end <= figure.start)
  const from = Math.max(sentence.start, ...others.map(({ end }) => end))
  if (FOR_EACH.test(unit.folded.slice(from, figure.end))) return false
  // 人均收入 may be told as 农民收入: the vocabulary knows.
  const said = unit.folded.slice(sentence.start, sentence.end)
  return !each.some(({ words }) =>
    words.some(({ text, strength }) => strength >= SAYS_EACH && !FOR_EACH.test(text) && said.includes(text)),
  )
}

/** 收到多少代表建议 counts; 满意率98.4% of them is no count. */
const COUNTS =
  /(?:收到|提出|提交|办理|受理|立案|接到|收集|征集|召开|举办|开展|组织|听取|审议|审理|建成|新建|建|修|种|招|处理|查处|办结|解决|答复|整改|采纳|落实)(?:了|过)?(?:多少|几)(?!成|个百分)/u
const ASKS_RATE = /率|比例|占比|比重|百分|%|多高/u

function ratesInstead({ text }: Query, { kind, unit }: Figure): boolean {
  return unit === '%' && kind !== 'change' && COUNTS.test(text) && !ASKS_RATE.test(text)
}

/** 比前年多了多少, 较上年少几成: how far this year is from another. */
const ASKS_DIFFERENCE =
  /[比较跟](?:上一?年|前一?年|去年|头一?年|上年度|同期|上一?届).{0,6}?(?:[多少高低]|增|减|涨|降|升|跌)(?:[了出加长]|速)*(?:多少|几)/u
/** 今年比去年多几件 is answered by the figures of both. */
const OF_TWO = /(?:\d|[今本])年.*[比较跟](?:上|前|去|头|同)/u
/** 比上年增加48万人, 由3252亿增加到6208亿: tells it, or both ends of it. */
const TELLS_DIFFERENCE = /[增减涨降升跌]|[多少高低快慢]于|[多少]了|翻|倍|翻番|百分点/u

/** Whether a figure tells how much there is, where the question asks how much more than in another year. */
function isNoDifference({ text }: Query, { unit }: Ranked, { kind, start, end }: Figure): boolean {
  if (kind === 'change' || !ASKS_DIFFERENCE.test(text) || OF_TWO.test(text)) return false
  const { text: told } = unit.paragraph
  const before =
    told
      .slice(0, start)
      .split(/[，。；、！,;!]/u)
      .at(-1) ?? ''
  const behind = told.slice(end).split(/[。；！;!]/u)[0] ?? ''
  return !TELLS_DIFFERENCE.test(before) && !/^[，,、（(]?(?:同比|比|较|增|降|减|涨|升)/u.test(behind)
}

/** 就业率83%，比上年增加60万人: by how many a rate is more counts nothing that is asked for itself. */
function addsToRate({ text, change }: Query, { kind, unit, what }: Figure): boolean {
  return (
    kind === 'change' &&
    !change &&
    RATE_NAMED.test(what) &&
    !/%|百分点/u.test(unit) &&
    !/率|比上?年/u.test(text)
  )
}

/**
 * Whether a figure has another form than the one asked for: a growth for an amount, an amount for a difference, a rate for a
 * count, a sum of all for what falls to each.
 */
export function hasOtherForm(query: Query, ranked: Ranked, figure: Figure): boolean {
  if (figure.kind === 'change') {
    if (ASKS_SHARE.test(query.text) && !query.change) return true
    if (ASKS_LEFT.test(query.text)) return true
  }
  return (
    growsInstead(query, figure) ||
    ratesInstead(query, figure) ||
    isOtherForm(query, figure) ||
    isNoDifference(query, ranked, figure) ||
    addsToRate(query, figure) ||
    lacksNegation(query, ranked.unit, clauseOf(ranked.unit, figure)) ||
    isOfAll(query, ranked, figure)
  )
}
