import { findDates } from '../text/dates.ts'
import { fold } from '../text/normalize.ts'
import type { Unit } from './corpus.ts'
import { asksLaws, namesLaw } from './laws-named.ts'
import type { Ranked } from './rank.ts'
import type { Query } from './turn.ts'

/** Wants a reason, not what happened. */
const ASKS_WHY = /为(?:什么|啥|何)|凭什么|(?:什么|啥)原因|原因(?:是|在|有|[?？]?$)|因为(?:什么|啥)|怎么会/u
/** What tells a reason or an aim: 鉴于, 考虑到, 原因是, 得益于, 使……处于平等地位, 有利于. */
const REASON =
  /因[为此而素]?|由于|鉴于|考虑到|根源|为[了此]|使|导致|造成|以便|旨在|出于|[有不]利于|[源缘]于|得益|受益|受限|主要是|目的|在于|关键是|怕|避免|防止|以免|权衡|所以|从而|[情条][况件]下|面对|针对|带动|影响|必须/u

/** Wants the name itself, of whatever it is. */
const ASKS_NAME =
  /叫(?:什么|啥)(?:名[字称]?)?(?:来着|呢|啊|呀)?[?？]?$|(?:什么|啥)名[字称]|名[字称](?:是|叫)(?:什么|啥)/u
/** 三家诊所, 捐建企业 name nobody; what is named stands in marks, or a name introduces itself. */
const NAME = /[《“"‘「]|叫|名为|取名|命名|称为|称作|号称|即|[a-z]{2,}/u

/** 工作室负责人电话, 服务中心地址: how to reach somebody is not told by speaking of him. */
const ASKS_CONTACT =
  /(?:电话|手机号?|联系方式|地址|邮箱|微信号?|公众号|网址|门牌|邮编)(?:号码?)?(?:是)?(?:多少|什么|啥|几号|在哪里?)?[?？]?$/u
const CONTACT = /电话|热线|号码|地址|位于|邮箱|微信|公众号|网址|\d{5,}|[路街]\d+号/u

/** Asks for the day itself; 昨日 on a page without a date is none. */
const ASKS_DAY = /哪一?天|几号|几日|几月/u
/** Wants more than one name. */
const ASKS_NAMES = /都(?:叫|是谁|有谁)|(?:有|是)哪些人|名单/u

/** Wants to know whose task it is: 谁负责, 归谁管. */
const ASKS_IN_CHARGE = /谁(?:来)?(?:负责|主管|分管)|归谁管|(?:哪个|什么|啥)(?:部门|单位)(?:来)?(?:负责|主管)/u
const IN_CHARGE =
  /负责|牵头|[分主经掌]管|归口|承[办担]|经办|专班|领衔|监管|组织实施|聘|由.{2,16}(?:管|办|出|做|建)/u

/** The sentences of the window with those right before and behind it: the reason may be told there. */
function around({ unit, window }: Ranked): string {
  const before = unit.sentences.findLast(({ end }) => end <= window.span.start)
  const behind = unit.sentences.find(({ start }) => start >= window.span.end)
  return unit.folded.slice((before ?? window.span).start, (behind ?? window.span).end)
}

function windowOf({ unit, window: { span } }: Ranked): string {
  return unit.folded.slice(span.start, span.end)
}

function hasName(unit: Unit, { start, end }: { start: number; end: number }): boolean {
  return unit.peopleIn({ start, end }).length > 0 || NAME.test(fold(unit.paragraph.text.slice(start, end)))
}

function namesSeveral({ unit, window }: Ranked): boolean {
  return new Set(unit.peopleIn(window.span).map(({ name }) => name)).size > 1
}

function namesNoOtherDay({ unit, window }: Ranked): boolean {
  const dates = findDates(unit.paragraph.text.slice(window.span.start, window.span.end))
  return dates.length === 0 || dates.some(({ kind }) => kind !== 'relative')
}

/**
 * Whether a passage that speaks of what is asked also has the form asked for: a reason for why, a name for 叫什么, a number
 * for 电话, a day for 几号, names for 都有谁.
 */
export function hasAskedForm({ intent, text }: Query, ranked: Ranked): boolean {
  if (ASKS_CONTACT.test(text)) return CONTACT.test(windowOf(ranked))
  if (intent === 'number') return true
  if (intent === 'when' && ASKS_DAY.test(text)) return namesNoOtherDay(ranked)
  if (intent === 'who' && ASKS_NAMES.test(text)) return namesSeveral(ranked)
  if (intent === 'list' && asksLaws(text)) return namesLaw(windowOf(ranked))
  if (ASKS_IN_CHARGE.test(text)) return IN_CHARGE.test(windowOf(ranked))
  if (ASKS_WHY.test(text)) return REASON.test(around(ranked))
  if (ASKS_NAME.test(text)) return hasName(ranked.unit, ranked.window.span)
  return true
}
