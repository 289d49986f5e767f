import type { Report, Warning } from '../model.ts'
import { barePlaceAtStart } from './bare-places.ts'
import { type Block, lineAt } from './block.ts'
import { bodiesIn, institutionFrom, kindOf, regionOf, sameKind } from './bodies.ts'
import { bareYear, isoDate, yearsIn } from './calendar.ts'
import type { IdentityLine } from './identity-lines.ts'
import { nameAlone, presenterOf, reporterOf, speakerOfOccasion } from './identity-words.ts'
import { localPlace, namedPlace, placeOfFile } from './local-place.ts'
import { meetingInText, meetingInTitle, meetingOf, placeOfMeeting, sessionFrom } from './meetings.ts'
import { isJudicial, judicialName, officeAtStart, officeTold } from './offices.ts'
import { innermost, placeAtStart } from './places.ts'
import { reportTime } from './report-time.ts'
import { derivedTitle, displayTitle, titleScore, typeOf } from './report-title.ts'

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

/** Evidence that is a block of its own. */
export function evidenceLine(field: string, quote: string, block: Block): Evidence {
  return { field, quote, line: lineAt(block, 0) }
}

export interface IdentitySource {
  lines: readonly IdentityLine[]
  /** Paragraphs in order with the line they begin on. */
  texts: readonly { text: string; line: number }[]
  /** Headings of the first level. */
  parts: readonly string[]
  /** The day the page says it was put up. */
  published: string | null
  file: string
}

export interface Identified {
  identity: Identity
  evidence: Evidence[]
  warnings: Warning[]
}

/** The words in which the opening says for whom it speaks: 我代表省人民政府, 我受义乌市人大常委会委托. */
const SPEAKS =
  /(?:我)?(?:代表|受|向大会作(?!工作报告))(?<who>[^，。：；]{2,40}?)(?:的?委托)?，?(?:现在)?，?(?:我?现?(?:向|将|就)|作|(?:工作)?报告)/u

/** —在3月2日…会议上 on a page put up on 2025-03-05: the day of the meeting, in the year of the page that tells of it later. */
function dayOf(occasion: string, published: string | null): string | null {
  const day = /(?<!\d)\d{1,2}月\d{1,2}日/u.exec(occasion)?.[0]
  const date = day && published ? isoDate(`${published.slice(0, 4)}年${day}`) : null
  return date && published && date <= published ? date : null
}

/** 毕节市七星关区 is called 七星关区; 澄陵市高新区 is not known by 高新区 alone. */
const OF_OUTER = /[县旗]$|[市州盟](?!.{0,6}(?:开发|新|管理|示范|园)区$)\p{Script=Han}{2,6}区$/u
/** Readers of the opening: this many paragraphs. */
const OPENING = 3

/** Who a line says gives the report. */
function speakerIn(line: IdentityLine): { name: string; post: string | null } | null {
  if (line.role === 'presenter') return presenterOf(line) ?? nameAlone(line)
  if (line.role === 'reporter') return reporterOf(line)
  return line.role === 'occasion' ? speakerOfOccasion(line.text) : null
}

export function identify({ lines, texts, parts, published, file }: IdentitySource): Identified {
  const evidence: Evidence[] = []
  const warnings: Warning[] = []
  const note = (field: string, quote: string, line: number | null) => evidence.push({ field, quote, line })
  const warn = (code: string, message: string, line: number | null = null) =>
    warnings.push({ code, message, line })

  const bodyTexts = texts.map(({ text }) => text)
  const first = texts.slice(0, OPENING)
  const opening = bodyTexts.slice(0, OPENING).join('')
  const spoken = SPEAKS.exec(opening)?.groups?.who ?? ''
  const titles = lines.filter((line) => line.role === 'title')
  const stated = [...titles].sort((a, b) => titleScore(b) - titleScore(a))[0]
  const subtitle = lines.find((line) => line.role === 'subtitle')
  const occasion = lines.find((line) => line.role === 'occasion')
  // An occasion names the meeting, not who reports to it.
  const headBodies = lines
    .filter(({ role }) => role !== 'occasion' && role !== 'label')
    .flatMap((line) => bodiesIn(line.text))
  const spokenBodies = bodiesIn(spoken)
  // 【2017年公报第一期】 says where it was printed.
  const titleText = stated ? stated.text.replace(/^【[^】]*】/u, '') + (subtitle?.text ?? '') : ''
  // A file without a title is called by what it is.
  const fileName = (file.split('/').at(-1) ?? file).replace(/\.[^.]+$/u, '')
  const naming = titleText || fileName

  const meeting = meetingOf(occasion?.text ?? '') ?? meetingInText(opening) ?? meetingInTitle(titleText)
  if (meeting) note('meeting', occasion?.text ?? meeting, occasion?.line ?? first[0]?.line ?? null)

  // 教育局2023年工作总结 in a file named 云溪县教育局2023年工作总结: a title that leaves out whose office it is.
  const unnamed =
    placeAtStart(titleText) === null && kindOf(titleText, spoken, [], spokenBodies, opening) === null
  const ownOffice = spokenBodies.length === 0 ? officeAtStart(naming) : null
  const office = ownOffice ?? (unnamed && spokenBodies.length === 0 ? officeAtStart(fileName) : null)
  const kindSaid = office ? office.kind : kindOf(naming, spoken, headBodies, spokenBodies, opening)
  const body =
    [...spokenBodies, ...bodiesIn(naming), ...headBodies].find(
      (b) => !kindSaid || sameKind(b.kind, kindSaid),
    ) ?? null
  const placed = body !== null || meeting !== null || placeAtStart(titleText) !== null
  const told = office ?? (placed ? null : officeTold(`${parts[0] ?? ''}。${opening}`, kindSaid))
  const kind = kindSaid ?? told?.kind ?? null
  let region = body ? regionOf(body) : (told?.region ?? null)
  let regionQuote = body?.name ?? told?.name ?? ''
  if (!region) {
    const place = placeAtStart(titleText) ?? (meeting ? placeOfMeeting(meeting) : null)
    if (place)
      [region, regionQuote] = [OF_OUTER.test(place) ? innermost(place) : place, titleText || (meeting ?? '')]
  }
  const signed = lines.find(({ role }) => role === 'body')?.text ?? null
  if (!region && signed) {
    region = placeAtStart(signed)
    regionQuote = signed
  }
  if (!region) {
    region = barePlaceAtStart(titleText, bodyTexts)
    regionQuote = titleText
  }
  if (!region) {
    const local = localPlace(bodyTexts) ?? (kind ? namedPlace(bodyTexts, []) : null)
    if (local) {
      region = local.place
      regionQuote = local.quote
      const line = texts.find(({ text }) => text.includes(local.quote))?.line ?? null
      warn('derived-region', `地区“${local.place}”由正文推出：${local.quote}`, line)
    }
  }
  const fromFile =
    (office !== null && office !== ownOffice) ||
    (!titleText &&
      (office !== null || (body !== null && bodiesIn(fileName).some(({ name }) => name === body.name))))
  if (fromFile) warn('from-filename', `正文没有写明机构，“${body?.name ?? office?.name}”取自文件名`)
  if (!region) {
    const named =
      placeAtStart(fileName) ?? placeOfFile(fileName, bodyTexts) ?? barePlaceAtStart(fileName, bodyTexts)
    if (named) {
      region = named
      regionQuote = file
      warn('from-filename', `正文没有写明地区，“${named}”取自文件名`)
    }
  }
  let institution = body?.name ?? told?.name ?? null
  if (!institution && region && kind)
    institution = institutionFrom(region, spoken || naming) ?? judicialName(region, kind, opening)
  // An office that is none of the bodies signs its own summary: 奎文区民政局.
  institution ??= kind === null ? signed : null
  if (region) note('region', regionQuote, null)
  if (institution) note('institution', spoken || titleText || institution, first[0]?.line ?? null)

  const session = sessionFrom(
    [meeting ?? '', titleText, spoken, ...lines.map((l) => l.text)],
    body,
    texts,
    kind,
  )
  if (session) note('session', session.quote, session.line)

  const terms = new Set(
    [meeting ?? '', titleText, spoken].flatMap(
      (one) => /第?([一二三四五六七八九十]{1,4})届/u.exec(one)?.[1] ?? [],
    ),
  )
  // The first meeting of a session hears the report of the one before.
  const handsOver = meeting !== null && /第?一次会议/u.test(meeting)
  if (terms.size > (handsOver ? 2 : 1))
    warn('conflict', `文中的届次不一致：${[...terms].map((term) => `第${term}届`).join('、')}`)

  const dateLine = lines.find(
    (line) => (line.role === 'occasion' || line.role === 'date') && isoDate(line.text),
  )
  const date = dateLine ? isoDate(dateLine.text) : dayOf(occasion?.text ?? '', published)
  const dated = dateLine ?? occasion
  if (date && dated) note('date', dated.text, dated.line)
  const otherDates = new Set(
    lines
      .filter((l) => l.role === 'occasion' || l.role === 'date')
      .map((l) => isoDate(l.text))
      .filter((d) => d !== null),
  )
  if (otherDates.size > 1)
    warn('conflict', `文中有两个日期：${[...otherDates].join('、')}`, dateLine?.line ?? null)

  const speaker = lines.map((line) => ({ line, found: speakerIn(line) })).find(({ found }) => found)
  if (speaker?.found) note('presenter', speaker.line.spaced, speaker.line.line)

  const retrospect = /综述|纪实|述评|总结|公报|大事记|年鉴/u.test(titleText)
  const annual = !retrospect && kind !== 'office' && (kind !== null || /报告/u.test(titleText))
  const time = reportTime({
    parts,
    title: titleText,
    date,
    published,
    opening,
    annual,
  })
  for (const conflict of time.conflicts) warn('conflict', conflict)
  if (time.derived && time.year !== null)
    warn('derived-year', `年份${time.year}由报告日期或正文推出，标题未写明`)
  let { year } = time
  const nameYear = yearsIn(file)[0] ?? bareYear(fileName)
  if (year === null && nameYear !== null) {
    year = nameYear
    warn('from-filename', `正文没有写明年份，${nameYear}取自文件名`)
  }
  if (year !== null)
    note('year', parts.find((part) => yearsIn(part).includes(year ?? 0)) ?? (titleText || (date ?? '')), null)

  let title = stated ? displayTitle(stated, subtitle) : ''
  if (!title) {
    const named = !spoken && /报告|总结|综述/u.test(fileName) && placeAtStart(fileName) !== null
    const said =
      /[向将就][^。；]{0,40}/u.exec(opening.slice(opening.indexOf(spoken) + spoken.length))?.[0] ?? ''
    if (named) title = ''
    else if (institution && isJudicial(kind) && spokenBodies.length === 0 && /报告/u.test(opening))
      title = `${institution}工作报告`
    else title = derivedTitle(spoken, spokenBodies, region, kind, /提案/u.test(said))
    if (title) note('title', spoken, first[0]?.line ?? null)
  } else if (stated) note('title', stated.spaced, stated.line)
  if (!title) {
    title = fileName || file
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
