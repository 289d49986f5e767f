import type { Report, Warning } from '../model.ts'
import { type Body, type BodyKind, bodiesIn, bodyKindIn, regionOf } from './bodies.ts'
import { isoDate, yearsIn } from './calendar.ts'
import { type IdentityLine, presenterOf, reporterOf } from './identity-lines.ts'
import { localPlace } from './local-place.ts'
import { placeAtEnd, placeAtStart, rankOf } from './places.ts'
import { reportTime } from './report-time.ts'

export type Identity = Pick<
  Report,
  | 'title'
  | 'titleFrom'
  | 'type'
  | 'institution'
  | 'region'
  | 'session'
  | 'meeting'
  | 'date'
  | 'year'
  | 'yearFrom'
  | 'planYear'
  | 'presenter'
  | 'presenterPost'
>

/** Where a field of the identity was read. */
export interface Evidence {
  field: string
  quote: string
  line: number | null
}

export interface IdentitySource {
  lines: readonly IdentityLine[]
  /** Paragraphs in order with the line they begin on. */
  texts: readonly { text: string; line: number }[]
  /** Headings of the first level. */
  parts: readonly string[]
  file: string
}

export interface Identified {
  identity: Identity
  evidence: Evidence[]
  warnings: Warning[]
}

const KIND_TITLES: Readonly<Record<BodyKind, string>> = {
  cppcc: '政协常委会工作报告',
  congress: '人大常委会工作报告',
  government: '政府工作报告',
  council: '政府工作报告',
  court: '法院工作报告',
  procuratorate: '检察院工作报告',
  party: '党委工作报告',
  office: '工作报告',
}

function typeOf(title: string, kind: BodyKind | null): string | null {
  if (/综述|纪实|述评/u.test(title)) return '工作综述'
  if (/提案[^，]{0,12}报告/u.test(title)) return '提案工作报告'
  if (/预算[^，]{0,30}报告/u.test(title)) return '预算报告'
  if (/国民经济和社会发展计划[^，]{0,30}报告/u.test(title)) return '计划报告'
  if (/政府工作报告/u.test(title)) return '政府工作报告'
  if (/工作总结|总结(?:报告)?$/u.test(title)) return '工作总结'
  if (/(?:要点|计划)$/u.test(title)) return '工作要点'
  if (/(?:工作|情况)?[^，]{0,8}报告/u.test(title)) return kind ? KIND_TITLES[kind] : '工作报告'
  return null
}

/** The words in which the opening says for whom it speaks: 我代表省人民政府, 我受义乌市人大常委会委托. */
const SPEAKS =
  /(?:我)?(?:代表|受)(?<who>[^，。：；]{2,40}?)(?:的?委托)?[，,]?(?:现在)?[，,]?(?:现?向|作|报告)/u

/** Readers of the opening: this many paragraphs. */
const OPENING = 3

export function identify({ lines, texts, parts, file }: IdentitySource): Identified {
  const evidence: Evidence[] = []
  const warnings: Warning[] = []
  const note = (field: string, quote: string, line: number | null) => evidence.push({ field, quote, line })
  const warn = (code: string, message: string, line: number | null = null) =>
    warnings.push({ code, message, line })

  const first = texts.slice(0, OPENING)
  const opening = first.map(({ text }) => text).join('')
  const spoken = SPEAKS.exec(opening)?.groups?.who ?? ''
  const titles = lines.filter((line) => line.role === 'title')
  const stated = [...titles].sort((a, b) => titleScore(b) - titleScore(a))[0]
  const subtitle = lines.find((line) => line.role === 'subtitle')
  const occasion = lines.find((line) => line.role === 'occasion')
  const headBodies = lines.flatMap((line) => bodiesIn(line.text))
  const spokenBodies = bodiesIn(spoken)
  const titleText = stated ? stated.text + (subtitle?.text ?? '') : ''

  const meeting = meetingOf(occasion?.text ?? '') ?? meetingInText(opening)
  if (meeting) note('meeting', occasion?.text ?? meeting, occasion?.line ?? first[0]?.line ?? null)

  const kind = kindOf(titleText, spoken, headBodies, spokenBodies, opening)
  const body =
    [...spokenBodies, ...bodiesIn(titleText), ...headBodies].find((b) => !kind || sameKind(b.kind, kind)) ??
    null
  let region = body ? regionOf(body) : null
  let regionQuote = body ? body.name : ''
  if (!region) {
    const place = placeAtStart(titleText) ?? (meeting ? placeOfMeeting(meeting) : null)
    if (place) [region, regionQuote] = [place, titleText || (meeting ?? '')]
  }
  if (!region) {
    const local = localPlace(texts.map(({ text }) => text))
    if (local) {
      region = local.place
      regionQuote = local.quote
      const line = texts.find(({ text }) => text.includes(local.quote))?.line ?? null
      warn('derived-region', `地区“${local.place}”由正文推出：${local.quote}`, line)
    }
  }
  let institution = body?.name ?? null
  if (!institution && region && kind) institution = institutionFrom(region, spoken || titleText)
  if (region) note('region', regionQuote, null)
  if (institution) note('institution', spoken || titleText || institution, first[0]?.line ?? null)

  const session = sessionFrom(
    [meeting ?? '', titleText, spoken, ...lines.map((l) => l.text)],
    body,
    texts,
    kind,
  )
  if (session) note('session', session.quote, session.line)

  const dateLine = lines.find(
    (line) => (line.role === 'occasion' || line.role === 'date') && isoDate(line.text),
  )
  const date = dateLine ? isoDate(dateLine.text) : null
  if (date && dateLine) note('date', dateLine.text, dateLine.line)
  const otherDates = new Set(
    lines
      .filter((l) => l.role === 'occasion' || l.role === 'date')
      .map((l) => isoDate(l.text))
      .filter((d) => d !== null),
  )
  if (otherDates.size > 1)
    warn('conflict', `文中有两个日期：${[...otherDates].join('、')}`, dateLine?.line ?? null)

  const speaker = lines
    .map((line) => ({
      line,
      found:
        line.role === 'presenter' ? presenterOf(line) : line.role === 'reporter' ? reporterOf(line) : null,
    }))
    .find(({ found }) => found)
  if (speaker?.found) note('presenter', speaker.line.spaced, speaker.line.line)

  const retrospect = /综述|纪实|述评|总结/u.test(titleText)
  const annual = !retrospect && (kind !== null || /报告/u.test(titleText))
  const time = reportTime({ parts, title: titleText, date, opening, annual })
  for (const conflict of time.conflicts) warn('conflict', conflict)
  if (time.derived && time.year !== null)
    warn('derived-year', `年份${time.year}由报告日期或正文推出，标题未写明`)
  let { year } = time
  const nameYear = yearsIn(file)[0] ?? null
  if (year === null && nameYear !== null) {
    year = nameYear
    warn('from-filename', `正文没有写明年份，${nameYear}取自文件名`)
  }
  if (year !== null)
    note('year', parts.find((part) => yearsIn(part).includes(year ?? 0)) ?? (titleText || (date ?? '')), null)

  let title = stated ? displayTitle(stated, subtitle) : ''
  if (!title) {
    title = derivedTitle(spoken, spokenBodies, region, kind)
    if (title) note('title', spoken, first[0]?.line ?? null)
  } else if (stated) note('title', stated.spaced, stated.line)
  if (!title) {
    title =
      file
        .split('/')
        .at(-1)
        ?.replace(/\.[^.]+$/u, '') || file
    warn('from-filename', `正文没有标题，题名“${title}”取自文件名`)
  }
  const type = typeOf(titleText || title, kind)
  const identity: Identity = {
    title,
    titleFrom: stated ? 'stated' : 'derived',
    type,
    institution,
    region,
    session: session?.value ?? null,
    meeting,
    date,
    year,
    yearFrom: time.yearFrom,
    planYear: time.planYear,
    presenter: speaker?.found?.name ?? null,
    presenterPost: speaker?.found?.post ?? null,
  }
  return { identity, evidence, warnings }
}

/** A title that names its body or place says more than 政府工作报告 alone. */
function titleScore(line: IdentityLine): number {
  const named = bodiesIn(line.text).length > 0 || placeAtStart(line.text) !== null
  return (named ? 2 : 0) + (/报告|综述|总结/u.test(line.text) ? 1 : 0)
}

/** A title as it is shown: formal titles without the gaps of the layout, a subtitle behind its headline. */
function displayTitle(title: IdentityLine, subtitle: IdentityLine | undefined): string {
  const formal = bodiesIn(title.text).length > 0 || /工作报告/u.test(title.text)
  return (
    (formal ? title.text : title.spaced) + (subtitle && /^[—─-]/u.test(subtitle.text) ? subtitle.text : '')
  )
}

function sameKind(a: BodyKind, b: BodyKind): boolean {
  return a === b || (a === 'council' && b === 'government') || (a === 'government' && b === 'council')
}

function kindOf(
  title: string,
  spoken: string,
  head: readonly Body[],
  said: readonly Body[],
  opening: string,
): BodyKind | null {
  return (
    said[0]?.kind ??
    bodyKindIn(spoken) ??
    bodiesIn(title)[0]?.kind ??
    bodyKindIn(title) ??
    head.find((b) => b.kind !== 'congress')?.kind ??
    head[0]?.kind ??
    (/报告/u.test(opening.slice(0, 120)) ? bodyKindIn(opening.slice(0, 120)) : null)
  )
}

function meetingOf(text: string): string | null {
  return (
    /在(?<meeting>[^在，。]{4,60}?(?:会议|大会|全会|全体会议))上/u
      .exec(text)
      ?.groups?.meeting?.replace(/\s/gu, '') ?? null
  )
}

function meetingInText(text: string): string | null {
  return (
    /向(?<meeting>[^，。]{0,16}第?[一二三四五六七八九十]+届[^，。]{2,16}第?[一二三四五六七八九十]+次会议)(?:报告|作)/u.exec(
      text,
    )?.groups?.meeting ?? null
  )
}

function placeOfMeeting(meeting: string): string | null {
  const at = meeting.search(/第?[一二三四五六七八九十]+届/u)
  return at > 0 ? placeAtEnd(meeting.slice(0, at)) : null
}

/** 我代表省人民政府 with 江苏省 known is 江苏省人民政府; 市政协 with 永康市 is 永康市政协. */
function institutionFrom(region: string, text: string): string | null {
  const match =
    /(?:全?[省市县区州旗镇乡]|自治区)?(人民政府|政府|人大常委会|人民代表大会常务委员会|政协|人民法院|中级人民法院|人民检察院)/u.exec(
      text,
    )
  if (!match || region === '全国') return null
  const rank = match[0].slice(0, -(match[1] ?? '').length).replace('全', '')
  if (rank && rank !== rankOf(region) && !rankOf(region).endsWith(rank)) return null
  const name = match[1] === '政府' ? '人民政府' : (match[1] ?? '')
  return region + name
}

interface Session {
  value: string
  quote: string
  line: number | null
}

function sessionFrom(
  stated: readonly string[],
  body: Body | null,
  texts: IdentitySource['texts'],
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

/** A title made from what the opening says: 政协第十四届义乌市委员会常务委员会 gives …工作报告. */
function derivedTitle(
  spoken: string,
  said: readonly Body[],
  region: string | null,
  kind: BodyKind | null,
): string {
  if (!kind) return ''
  if (kind === 'council') return '国务院政府工作报告'
  if (said.length > 0 && spoken)
    return kind === 'government' ? `${spoken.replace(/人民政府$/u, '')}政府工作报告` : `${spoken}工作报告`
  if (!region) return ''
  return kind === 'government'
    ? `${region}政府工作报告`
    : `${institutionFrom(region, spoken) ?? region}工作报告`
}
