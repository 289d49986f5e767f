import { findDates } from '../text/dates.ts'
import { matchConcept } from './match.ts'
import type { Ranked } from './rank.ts'
import type { Query } from './turn.ts'

/** What a work or a thing goes through, each step in the words that tell it. */
const STEPS: readonly RegExp[] = [
  /开工|动工|破土|开建|奠基|启动建设/u,
  /通车|通航|首航|开通|开行/u,
  /完工|竣工|建成|落成|投[用产运]|投入(?:使用|运营|运行)|交付|启用|建[好完]|修[好完]/u,
  /开馆|开业|开园|开张/u,
  /上线/u,
  /验收/u,
]
/** 年底, 十月: a time that is told without a whole date. */
const TIME =
  /年[底末初中]|月[底末初]|[上下]半年|[一二三四]季度|(?:\d{1,2}|[一二三四五六七八九十]{1,3})月|\d{4}年|春节|国庆/u

/** 申办成功, 赢得: what is won is held later, in the year it is called by. */
const WON = /申办|申报|争取|赢得|拿下|获批|竞得/u

/** How well a clause must name the thing. */
const NAMED = 0.7
const NOUN_BEHIND = /^(?![底初末起来前后])\p{Script=Han}{2}/u

/** 2010年世界博览会 says when it is held, not when it was won. */
function namesEvent(query: Query, { unit, window }: Ranked): boolean {
  if (!WON.test(query.text)) return false
  const dates = findDates(unit.paragraph.text).filter(
    ({ start, end }) => start >= window.span.start && end <= window.span.end,
  )
  const called = ({ end }: { end: number }) =>
    query.concepts.some(({ words }) => words.some(({ text }) => unit.folded.startsWith(text, end)))
  const naming = ({ end }: { end: number }) => NOUN_BEHIND.test(unit.folded.slice(end))
  return dates.some(called) && dates.every(naming)
}

/** 继香港回归之后, 通车后: what is told comes after it. */
const AFTER = /(?:之后|以后|后)$/u

/** 继香港回归祖国之后，1999年12月对澳门恢复行使主权: the time is that of what came after the thing asked about. */
function timesWhatFollowed({ concepts }: Query, { unit, window }: Ranked): boolean {
  const [main] = concepts.filter(({ thing, bonus }) => thing && !bonus).sort((a, b) => b.weight - a.weight)
  if (main === undefined) return false
  const clauses = unit.sentences
    .filter(({ start, end }) => end > window.span.start && start < window.span.end)
    .flatMap((sentence) => unit.clausesAt(sentence))
    .map(({ start, end }) => unit.folded.slice(start, end).replace(/[,，。;；]+$/u, ''))
  const ofThing = clauses.filter((clause) => matchConcept(main, clause) >= NAMED)
  return ofThing.length > 0 && ofThing.every((clause) => AFTER.test(clause) && findDates(clause).length === 0)
}

/** 哪天开工 is not told by 确保年底通车，下水库开工: the time stands with another step than the one asked. */
export function tellsOtherStep(query: Query, ranked: Ranked): boolean {
  const { unit, window } = ranked
  const { text } = query
  if (namesEvent(query, ranked) || timesWhatFollowed(query, ranked)) return true
  const asked = STEPS.find((step) => step.test(text))
  if (!asked) return false
  const told = unit.sentences.filter(({ start, end }) => end > window.span.start && start < window.span.end)
  const said = told.map(({ start, end }) => unit.folded.slice(start, end)).join('')
  // 今年拟发行国债，主要用于南水北调: the time of the money tells no step at all.
  const dates = findDates(said)
  const vague = dates.length > 0 && dates.every(({ kind }) => kind === 'relative')
  if (vague && !STEPS.some((step) => step.test(said + unit.heading))) return true
  const timed = told
    .flatMap((sentence) => unit.clausesAt(sentence))
    .map(({ start, end }) => unit.paragraph.text.slice(start, end))
    .filter((clause) => TIME.test(clause) || findDates(clause).length > 0)
  if (timed.length === 0 || timed.some((clause) => asked.test(clause))) return false
  return timed.every((clause) => STEPS.some((step) => step.test(clause)))
}
