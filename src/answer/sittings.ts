import type { ReportHead } from '../model.ts'
import { parseNumeral } from '../text/numerals.ts'

/** In which session (届) and at which of its yearly meetings (次会议) a report was given; null where it cannot be told. */
export interface Sitting {
  session: number | null
  meeting: number | null
}

/** Where a report names its session. */
export const SESSION = /第?([一二三四五六七八九十\d]+)届/u
const MEETING = /第?([一二三四五六七八九十\d]+)次/u
/** A session has five yearly meetings. */
const MEETINGS = 5
/** Bodies of the nation and of provinces change all in one year; others have had shorter sessions. */
const KEEPS_TIME = /^全国$|(?:省|自治区)$/u

/** The number in 第十六届 or 第三次会议. */
export function numberIn(text: string | null, mark: RegExp): number | null {
  const found = mark.exec(text ?? '')?.[1]
  return found === undefined ? null : parseNumeral(found)
}

/** The sitting that a report itself states. */
export function statedSitting({ session, meeting }: Pick<ReportHead, 'session' | 'meeting'>): Sitting {
  return { session: numberIn(session ?? meeting, SESSION), meeting: numberIn(meeting, MEETING) }
}

/** What a series of reports needs to tell the sitting of one by that of another: 十届一次 in 2003 makes 2005 十届三次. */
export interface Given {
  year: number | null
  region: string | null
  stated: Sitting
}

/** The sitting of a report that does not state it, from one of the same body that does. */
export function sittingBeside({ year, region, stated }: Given, series: readonly Given[]): Sitting {
  if (stated.session !== null || year === null) return stated
  for (const other of series) {
    const { session, meeting } = other.stated
    if (session === null || meeting === null || other.year === null) continue
    const since = year - (other.year - meeting + 1)
    const later = Math.floor(since / MEETINGS)
    if (later !== 0 && !(Math.abs(later) === 1 && KEEPS_TIME.test(region ?? ''))) continue
    return { session: session + later, meeting: since - later * MEETINGS + 1 }
  }
  return stated
}
