import type { Body, BodyKind } from './bodies.ts'
import { placeAtEnd } from './places.ts'

const AT_MEETING = /在(?<meeting>[^在，。]{4,60}?(?:会议|大会|全会|全体会议))上/u
const DATED_MEETING =
  /^[（(][^（()）]{6,16}日(?<meeting>[^（()），。]{4,50}(?:会议|大会|全会))(?:通过)?[）)]$/u

/**
 * The meeting of an occasion line: （2021年1月20日在政协第十三届义乌市委员会第五次会议上）,
 * （2022年1月17日政协东川市第六届委员会第一次会议）.
 */
export function meetingOf(text: string): string | null {
  const match = AT_MEETING.exec(text) ?? DATED_MEETING.exec(text)
  return match?.groups?.meeting?.replace(/\s/gu, '').replace(/^\d{1,2}月\d{1,2}日/u, '') || null
}

/** The meeting an opening names as its hearer: 向第十届全国人民代表大会第一次会议报告. */
export function meetingInText(text: string): string | null {
  return (
    /向(?<meeting>[^，。]{0,16}第?[一二三四五六七八九十]+届[^，。]{2,16}第?[一二三四五六七八九十]+次会议)(?:报告|作)/u.exec(
      text,
    )?.groups?.meeting ?? null
  )
}

/** The meeting a title begins with: 政协临河区第四届委员会第一次会议常务委员会工作报告. */
export function meetingInTitle(title: string): string | null {
  return (
    /^[^，。在]{0,24}第?[一二三四五六七八九十]+届[^，。]{0,20}第?[一二三四五六七八九十]+次会议(?=.*报告)/u.exec(
      title,
    )?.[0] ?? null
  )
}

/** The place a meeting is named after: 浙江省第十四届人民代表大会第四次会议 gives 浙江省. */
export function placeOfMeeting(meeting: string): string | null {
  const at = meeting.search(/第?[一二三四五六七八九十]+届/u)
  return at > 0 ? placeAtEnd(meeting.slice(0, at), '第') : null
}

/** A term of office and where it is said. */
export interface Session {
  value: string
  quote: string
  line: number | null
}

/** The term of the body (第十四届): stated in head or title, else said of the own body in the text. */
export function sessionFrom(
  stated: readonly string[],
  body: Body | null,
  texts: readonly { text: string; line: number }[],
  kind: BodyKind | null,
): Session | null {
  for (const quote of stated) {
    const numeral = /第?([一二三四五六七八九十]{1,4})届/u.exec(quote)?.[1]
    if (numeral) return { value: `第${numeral}届`, quote, line: null }
  }
  if (body?.session) return { value: body.session, quote: body.name, line: null }
  const own = kind === 'cppcc' ? '政协' : kind === 'congress' ? '(?=[^，。]{0,8}人大)' : null
  if (!own) return null
  const pattern =
    kind === 'cppcc'
      ? /(?<!全国|省)[市县区州]政协第?([一二三四五六七八九十]{1,4})届/u
      : /(?<![省国])[市县区州]第?([一二三四五六七八九十]{1,4})届(?:人大|人民代表大会)/u
  for (const { text, line } of texts) {
    const match = pattern.exec(text)
    if (match) return { value: `第${match[1]}届`, quote: text.slice(match.index, match.index + 24), line }
  }
  return null
}
