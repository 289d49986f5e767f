import type { Figure } from '../model.ts'
import type { Span } from '../text/sentences.ts'
import type { Unit } from './corpus.ts'
import { matchConcept } from './match.ts'
import type { Concept, Query } from './turn.ts'

/** 共, 全年: the figure counts the whole, not a part that a sentence picks out. */
const WHOLE = /[共总]|各类|累计|合计|全[年国省市县区州旗镇乡]|现有|拥有|集聚了?|一年来/u
const ASKS_WHOLE = /一共|总共|共有|合计|总计|总(?:里程|面积|人数|人口|长度)|全长/u
const PART_OF_WHOLE = 0.25
/**
 * A figure whose clause says most of several things asked, or nearly all of one that is named so well, is no part of
 * anything: 周末开庭1248场, 夜间免费停车，泊位6700个. With any one word enough, 一共有多少人 is answered by a part.
 */
const SAYS_ALL = {
  words: 2,
  surely: 0.8,
  /** Where 一共 is only a way of asking; 总里程 means more. */
  said: /一共|总共/u,
  about: 0.55,
  named: { about: 0.8, length: 4 },
  worth: 0.6,
}
/** Of two figures for one thing the one said to be the whole is meant, a little. */
const NOT_SAID_WHOLE = 0.96

/** What a figure is worth by whether its clause says that it counts the whole, and whether the whole is asked for. */
export function wholeFit(query: Query, unit: Unit, clause: Span, figure: Figure, about: number): number {
  const whole = WHOLE.test(unit.paragraph.text.slice(clause.start, figure.start))
  if (!ASKS_WHOLE.test(query.text) || query.span) return whole ? 1 : NOT_SAID_WHOLE
  if (whole) return 1
  const words = query.concepts.filter(({ said, bonus }) => !bonus && said.length >= 2)
  const { said: only, surely, named, worth } = SAYS_ALL
  const several = words.length >= SAYS_ALL.words
  if (several && about >= surely) return worth
  if (!only.test(query.text)) return PART_OF_WHOLE
  const one = about >= named.about && words.some(({ said, thing }) => thing && said.length >= named.length)
  return one || (several && about >= SAYS_ALL.about) ? worth : PART_OF_WHOLE
}

/**
 * 全省法院受理案件156324件。其中，省法院受理案件3917件: what a sentence picks out of the one before it is no answer
 * where all of a place is asked, or where the question names nothing that only the part has.
 */
const PICKS_OUT = /^其中/u
const ASKS_ALL = /全[省市县区州旗镇乡国]/u
const PICKED_FROM_WHOLE = 0.7
const NAMED = 0.7

/** What a figure is worth by whether its sentence only picks a part out of what the sentence before tells. */
export function pickedFit(query: Query, unit: Unit, sentence: Span, { start, whose }: Figure): number {
  const { folded, sentences } = unit
  const before = sentences.findLast(({ end }) => end <= sentence.start)
  if (!before || !PICKS_OUT.test(folded.slice(sentence.start, sentence.end).trimStart())) return 1
  if (ASKS_ALL.test(query.text)) return PICKED_FROM_WHOLE
  if (whose !== null && query.text.includes(whose)) return 1
  const [whole, part] = [folded.slice(before.start, before.end), folded.slice(sentence.start, start)]
  const own = query.concepts.some(
    (concept) =>
      !concept.bonus && matchConcept(concept, part) >= NAMED && matchConcept(concept, whole) < NAMED,
  )
  return own ? 1 : PICKED_FROM_WHOLE
}

/** 新登记29家，总数327家: where a sentence tells the whole as well, what was added answers only who asks for that. */
const ADDS = '(?:新(?:增|登记|建|注册|设立?|成立|发展|认定|入驻|引进|培育|签|发|改|开)|净增)'
const ADDED = new RegExp(ADDS, 'u')
const JUST_ADDED = new RegExp(`${ADDS}了?$`, 'u')
/** 高新技术企业 and 新能源汽车 are names. */
const ASKS_ADDED =
  /(?<![高创革更])新(?!能源|材料|兴|质|型|媒体|业态|农村|市民|乡贤)|增|多了|建|(?:开|设|成立|引进|落户|注册|登记)[了过]?(?:多少|几)/u
const TELLS_WHOLE = /总[数量]|累计达|现有|共有/u
const ONLY_ADDED = 0.85
/** 净增175户、总数达到665户: nor does the whole answer who asks for what was added. */
const ASKS_JUST_ADDED = /新增|净增/u
const IS_WHOLE = /总[数量](?:达到?|为|有)?$|累计达到?$/u
const WHOLE_FOR_ADDED = 0.7

/** All there are may be told elsewhere in the report: of two figures of one name the added one gives way. */
const SAID_ADDED = 0.93

/** What a figure is worth by whether it counts only what was added, where a figure of all there is would be meant. */
export function addedFit(query: Query, unit: Unit, sentence: Span, clause: Span, figure: Figure): number {
  const { text } = unit.paragraph
  const before = text.slice(clause.start, figure.start)
  if (ASKS_JUST_ADDED.test(query.text) && IS_WHOLE.test(before)) return WHOLE_FOR_ADDED
  if (ASKS_ADDED.test(query.text) || !ADDED.test(before)) return 1
  if (TELLS_WHOLE.test(text.slice(sentence.start, sentence.end))) return ONLY_ADDED
  const name = figure.what === '' ? -1 : before.lastIndexOf(figure.what)
  return name >= 0 && addingWord(before.slice(0, name)) !== '' ? SAID_ADDED : 1
}

/** 一共有多少家 is not told by 新增16家. */
export function addsToAsked(query: Query, unit: Unit, clause: Span, figure: Figure): boolean {
  if (!ASKS_WHOLE.test(query.text) || ASKS_ADDED.test(query.text) || query.span) return false
  const before = unit.paragraph.text.slice(clause.start, figure.start)
  return ADDED.test(before) && !WHOLE.test(before)
}

/** Whether a clause up to its figure says that only what was added is counted. */
export function saysAdded(before: string): boolean {
  return ADDED.test(before)
}

/** The word right before a name that says it was only added: 新增 of 新增高新技术企业; empty if there is none. */
export function addingWord(before: string): string {
  return JUST_ADDED.exec(before)?.[0] ?? ''
}

const COUNTS_OTHER = 0.4

const BEFORE_AMOUNT =
  /(\p{Script=Han}{2,8}?)(?:一共|总共|共)?[了有是]?(?:多少|几)(?:[个名位件条项场次篇份家户套所座张台辆期批起人元吨亩]|人次|[万亿]元|公里|平方米)?\p{Script=Han}{0,5}[?？]?$/u
const LEAST_FULL = 4
/** What is done to things counted, where it stands for the name of a figure. */
export const DOING =
  /^(?:立案|整改|办结|办复|办理|采纳|采用|解决|落实|完工|竣工|开工|建成|签约|提交|获批|化解|结案|审结|执结|审执结|查处|处分|任命|免职|移送|起诉|修改|废止|退回|通过)$/u
/** 修改11件、废止2件: the second bears the name of the first as well. */
const SECOND_DOING = /^(?:制定|修改|修订)(?=废止$|修改$|修订$)/u

/** What only the question before a follow-up named (审查逮捕案件, before 审查起诉呢) is not asked any more. */
function isStillAsked({ concepts }: Query, name: string): boolean {
  const own = concepts.filter(({ carried }) => !carried)
  return own.length === concepts.length || own.some(({ said }) => name.includes(said))
}

/**
 * The doing that is the name of a figure and stands right before the amount asked (审计问题整改多少个: 整改, though 27 问题
 * are told beside), or that the question says in full while another figure has only its end (亿元以上项目 beside 项目); null if none.
 */
export function nameAsked(query: Query, names: readonly string[]): string | null {
  const doings = names.map((name) => name.replace(SECOND_DOING, '')).filter((name) => DOING.test(name))
  const first = doings.length > 0 ? BEFORE_AMOUNT.exec(query.text)?.[1] : undefined
  const before = doings.filter((name) => first?.endsWith(name))
  const full = names.filter(
    (name) =>
      name.length >= LEAST_FULL &&
      query.text.includes(name) &&
      names.some((other) => other !== '' && other !== name && name.endsWith(other)),
  )
  const asked = full.filter((name) => isStillAsked(query, name))
  return [...before, ...asked].sort((a, b) => b.length - a.length)[0] ?? null
}

/** 提起公诉 is 起诉 in full. */
const IN_FULL: Readonly<Record<string, RegExp>> = { 起诉: /提起公诉$/u, 结案: /(?:办结|审执结)$/u }

function isCalled(name: string, called: string): boolean {
  const full = IN_FULL[called]
  return name.endsWith(called) || full?.test(name) === true
}

/** What a figure is worth by whether it is called by the word whose amount is asked, as `countedIn` and `nameAsked` tell. */
export function countedFit(
  query: Query,
  counted: Concept | null,
  called: string | null,
  figure: Figure,
  name: string,
): number {
  // 法官年均结案298件 is what falls to each.
  const each = /均/u.test(name) && !/均/u.test(query.text)
  if (called !== null) return isCalled(name, called) && !each ? 1 : COUNTS_OTHER
  if (counted === null || matchConcept(counted, name) >= NAMED) return 1
  // 受理各类案件1297件，审结1142件: asked how many 案件 were 审结, the doing is the name.
  const done =
    DOING.test(name) &&
    query.text.includes(name) &&
    query.concepts.some((concept) => !concept.bonus && matchConcept(concept, name) >= NAMED)
  if (done) return 1
  // 水库完成了多少投资 is told by 水库工程累计完成8.19亿元: money goes by the name of what it is for.
  const own =
    figure.unit === '元' &&
    query.concepts.some(
      (concept) =>
        concept !== counted && concept.thing && !concept.bonus && matchConcept(concept, name) >= NAMED,
    )
  return own ? 1 : COUNTS_OTHER
}

/** 四十所学校有三十四所开放, 214个问题整改到位203个: the first counts those of which the second tells what is so. */
const OF_WHICH =
  /^\p{Script=Han}{0,8}?(?:(?:当?中|里|里面)?[,，]?有|到位|完成|办[结成好]|解决|落实|销号|达标|兑现)了?$/u
const ALL_OF_WHICH = 0.7

/** What a figure is worth by whether the one right behind it picks out those of whom what is asked is so. */
export function ofWhichFit(query: Query, { paragraph }: Unit, figure: Figure): number {
  const { figures, text } = paragraph
  const next = figures.find(({ start }) => start >= figure.end)
  if (!next || next.unit !== figure.unit || !OF_WHICH.test(text.slice(figure.end, next.start))) return 1
  const more = query.concepts.filter(({ said, bonus }) => !bonus && said.length > 1).length > 1
  return more && !ASKS_WHOLE.test(query.text) ? ALL_OF_WHICH : 1
}

/** 纠正多少件, 追回了几笔: what was done to those counted, right before the asking. */
const ASKED_OF = /^(?:了|到|过|出|出来|回来)?(?:多少|几)/u
/** Least share of the question that such a word makes up; 办, 达到 and 增长 are said of everything. */
const LEAST_DOING = 0.2
const ANOTHER_DOING = 0.6

/** The doing whose amount is asked: 纠正 of 备案审查纠正多少件; null if the asking touches none. */
export function doingIn({ concepts, text, change }: Query): Concept | null {
  if (change) return null
  const total = concepts.reduce((sum, { weight, bonus }) => sum + (bonus ? 0 : weight), 0)
  const doing = concepts.find(({ said, thing, bonus, weight }) => {
    if (thing || bonus || said.length < 2 || weight < LEAST_DOING * total) return false
    return /(?:多少|几)$/u.test(said) || ASKED_OF.test(text.slice(text.indexOf(said) + said.length))
  })
  return doing ?? null
}

/** What a figure is worth by whether its clause tells that doing, where another clause of its sentence does. */
export function doingFit(doing: Concept | null, unit: Unit, sentence: Span, clause: Span): number {
  if (doing === null) return 1
  const says = ({ start, end }: Span) => matchConcept(doing, unit.folded.slice(start, end)) >= NAMED
  if (says(clause)) return 1
  const { figures } = unit.paragraph
  const told = unit
    .clausesAt(sentence)
    .some((other) => says(other) && figures.some(({ start }) => other.start <= start && start < other.end))
  return told ? ANOTHER_DOING : 1
}
