import { fold } from '../text/normalize.ts'
import type { Unit } from './corpus.ts'
import type { Ranked } from './rank.ts'
import type { Query } from './turn.ts'

/** Wants a reason, not what happened. */
const ASKS_WHY = /为(?:什么|啥|何)|凭什么|(?:什么|啥)原因|原因(?:是|在)|因为(?:什么|啥)|怎么会/u
/** What tells a reason or an aim: 鉴于, 考虑到, 原因是, 得益于, 使……处于平等地位, 有利于. */
const REASON =
  /因[为此而素]?|由于|鉴于|考虑到|根源|为[了此]|使|导致|造成|以便|旨在|出于|[有不]利于|[源缘]于|得益|受益|受限|主要是|目的|在于|关键是|怕|避免|防止|以免|权衡|所以|从而|[情条][况件]下|面对|针对|带动|影响|必须/u

/** Wants the name itself, of whatever it is. */
const ASKS_NAME =
  /叫(?:什么|啥)(?:名[字称]?)?(?:来着|呢|啊|呀)?[?？]?$|(?:什么|啥)名[字称]|名[字称](?:是|叫)(?:什么|啥)/u
/** 三家诊所, 捐建企业 name nobody; what is named stands in marks, or a name introduces itself. */
const NAME = /[《“"‘「]|叫|名为|取名|命名|称为|称作|号称|即|[a-z]{2,}/u

/** The sentences of the window with those right before and behind it: the reason may be told there. */
function around({ unit, window }: Ranked): string {
  const before = unit.sentences.findLast(({ end }) => end <= window.span.start)
  const behind = unit.sentences.find(({ start }) => start >= window.span.end)
  return unit.folded.slice((before ?? window.span).start, (behind ?? window.span).end)
}

function hasName(unit: Unit, { start, end }: { start: number; end: number }): boolean {
  return unit.peopleIn({ start, end }).length > 0 || NAME.test(fold(unit.paragraph.text.slice(start, end)))
}

/** Whether a passage that speaks of what is asked also has the form asked for: a reason for why, a name for 叫什么. */
export function hasAskedForm({ intent, text }: Query, ranked: Ranked): boolean {
  if (intent === 'number') return true
  if (ASKS_WHY.test(text)) return REASON.test(around(ranked))
  if (ASKS_NAME.test(text)) return hasName(ranked.unit, ranked.window.span)
  return true
}
