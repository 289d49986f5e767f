/** A session (届) or meeting (次会议) that a question names. Offsets are UTF-16 in the question. */
export interface SessionAsked {
  /** 14 of 第十四届, or null. */
  session: number | null
  /** 2 of 二次会议, or null. */
  meeting: number | null
  /** 上一届 is -1, 本届 0, 下一届 1: counted from the session of the newest report or of the conversation. */
  relative: number | null
  start: number
  end: number
}

const NUMBER = '[一二三四五六七八九十百〇零\\d]{1,3}'
const BOTH = new RegExp(
  `(?:第)?(${NUMBER})届(?:[\\p{Script=Han}]{0,10}?)?(?:第)?(${NUMBER})次(?:全体|全委|常委)?(?:会议|全会|全委会)`,
  'gu',
)
const SESSION = new RegExp(
  `(?:第(${NUMBER})届|(?<![几两哪\\d])(${NUMBER})届(?=政协|人大|政府|委员会|常委|全国|市|省|县|区|的|全会|\\p{Script=Han}{2,8}?(?:政协|人大|政府|委员会|常委)))`,
  'gu',
)
const MEETING = new RegExp(
  `(?:第|(?<=政协|人大|大会|全会|常委会))(${NUMBER})次(?:全体|全委|常委)?(?:会议|全会|全委会)`,
  'gu',
)
/** 十四届二次: the short way on a programme. */
const SHORT = new RegExp(`(?:第)?(${NUMBER})届(${NUMBER})次(?!数)`, 'gu')
/** Both ways of writing, since a question's numerals may have been read into digits. */
const RELATIVE: ReadonlyMap<string, number> = new Map([
  ['上上届', -2],
  ['上一届', -1],
  ['上1届', -1],
  ['上届', -1],
  ['前一届', -1],
  ['前1届', -1],
  ['这一届', 0],
  ['这1届', 0],
  ['本届', 0],
  ['这届', 0],
  ['现在这届', 0],
  ['下一届', 1],
  ['下1届', 1],
  ['下届', 1],
])
const DIGITS = '零一二三四五六七八九'

/** 14 of 14 or 十四, 20 of 二十 or 二〇; null of what is no such number. */
function ordinal(text: string): number | null {
  if (/^\d+$/u.test(text)) return Number(text)
  const plain = text.replace(/〇/gu, '零')
  if (!plain.includes('十')) {
    const value = [...plain].map((d) => DIGITS.indexOf(d))
    return value.includes(-1) ? null : Number(value.join(''))
  }
  const [tens = '', ones = ''] = plain.split('十')
  const ten = tens === '' ? 1 : DIGITS.indexOf(tens)
  const one = ones === '' ? 0 : DIGITS.indexOf(ones)
  return ten < 0 || one < 0 ? null : ten * 10 + one
}

/**
 * Finds sessions and meetings in a normalized question: '第十四届政协第二次会议' gives {session: 14, meeting: 2},
 * '上一届' a relative one; '第几届' and '两届政府' name none.
 */
export function readSessions(question: string): SessionAsked[] {
  const asked: SessionAsked[] = []
  const add = (start: number, text: string, session: string | undefined, meeting: string | undefined) => {
    const end = start + text.length
    if (asked.some((other) => start < other.end && other.start < end)) return
    const one = {
      session: session ? ordinal(session) : null,
      meeting: meeting ? ordinal(meeting) : null,
      relative: null,
    }
    // What was done since the second meeting is told at the third.
    if (one.meeting !== null && /^(?:以来|之后|后)/u.test(question.slice(end))) one.meeting += 1
    if (one.session !== null || one.meeting !== null) asked.push({ ...one, start, end })
  }
  for (const [word, relative] of RELATIVE)
    for (let start = question.indexOf(word); start >= 0; start = question.indexOf(word, start + 1)) {
      const end = start + word.length
      if (!asked.some((other) => start < other.end && other.start < end))
        asked.push({ session: null, meeting: null, relative, start, end })
    }
  for (const match of question.matchAll(BOTH)) add(match.index, match[0], match[1], match[2])
  for (const match of question.matchAll(SHORT)) add(match.index, match[0], match[1], match[2])
  for (const match of question.matchAll(SESSION)) add(match.index, match[0], match[1] ?? match[2], undefined)
  for (const match of question.matchAll(MEETING)) add(match.index, match[0], undefined, match[1])
  return asked.sort((a, b) => a.start - b.start)
}
