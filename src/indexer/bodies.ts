import { standard } from '../text/normalize.ts'
import { innermost, placeAtEnd, rankOf } from './places.ts'

/** The kinds of body that report, and what their reports are called. */
export type BodyKind =
  | 'cppcc'
  | 'congress'
  | 'government'
  | 'court'
  | 'procuratorate'
  | 'council'
  | 'party'
  | 'office'

export interface Body {
  kind: BodyKind
  /** In the words of the text, without the session: 政协义乌市委员会, 义乌市人大常委会. */
  name: string
  /** null where the text says only 市政协. */
  region: string | null
  /** 第十四届, if said with the name. */
  session: string | null
  start: number
  end: number
}

const NUMERAL = '[一二三四五六七八九十百]{1,4}'
const TERM = `第?(${NUMERAL})届`

interface Form {
  kind: BodyKind
  pattern: RegExp
  /** How the name is put together from the place. */
  name: (place: string) => string
}

const CPPCC = '(?:中国人民政治协商会议|人民政协|政协)'
const FORMS: readonly Form[] = [
  {
    kind: 'cppcc',
    pattern: new RegExp(`${CPPCC}(?:${TERM})?(?<place>[^，。、：第]{2,14}?)(?:${TERM})?委员会`, 'gu'),
    name: (place) => `政协${place}委员会`,
  },
  {
    kind: 'congress',
    pattern: new RegExp(`(?:${TERM})?(?:人民代表大会|人大)常务?委员?会`, 'gu'),
    name: (place) => place,
  },
  { kind: 'congress', pattern: new RegExp(`${TERM}(?:人民代表大会|人大)`, 'gu'), name: (place) => place },
  { kind: 'court', pattern: /(?:中级|高级|最高)?人民法院|法院/gu, name: (place) => place },
  { kind: 'procuratorate', pattern: /(?:最高)?人民检察院|检察院/gu, name: (place) => place },
  {
    kind: 'government',
    pattern: /(?:人民政府|(?<!法治|数字|服务型)政府)(?!工作报告|债务|职能)/gu,
    name: (place) => place,
  },
  { kind: 'council', pattern: /(?:中华人民共和国)?国务院/gu, name: () => '国务院' },
  { kind: 'cppcc', pattern: /(?<!人民)政协(?!委员|工作|常委|主席|党组|机关)/gu, name: (place) => place },
]

function sessionOf(match: RegExpExecArray): string | null {
  const numeral = match.slice(1).find((group) => group && new RegExp(`^${NUMERAL}$`, 'u').test(group))
  return numeral ? `第${numeral}届` : null
}

function bodyFrom(form: Form, match: RegExpExecArray, text: string): Body | null {
  const start = match.index
  const end = start + match[0].length
  const base = { kind: form.kind, session: sessionOf(match), start, end }
  if (form.kind === 'council') return { ...base, name: '国务院', region: '全国' }
  const within = match.groups?.place
  if (within !== undefined) {
    const place = placeAtEnd(within, '委员会')
    return place ? { ...base, name: form.name(place), region: place } : null
  }
  const place = placeAtEnd(text.slice(Math.max(0, start - 24), start), match[0])
  const plain = match[0].replace(new RegExp(TERM, 'u'), '').replace(/^(?=法院|检察院)/u, '人民')
  if (!place) return { ...base, name: '', region: null }
  return {
    ...base,
    name: place === '全国' ? `全国${plain}` : place + plain,
    region: place,
    start: start - place.length,
  }
}

/** Every body a text names with its place: '政协第十四届义乌市委员会', '义乌市人大常委会', '国务院'; '市政协' is none. */
export function bodiesIn(written: string): Body[] {
  const text = standard(written)
  const found: Body[] = []
  for (const form of FORMS)
    for (const match of text.matchAll(form.pattern)) {
      const body = bodyFrom(form, match, text)
      if (!body?.name) continue
      if (!found.some((other) => other.start < body.end && body.start < other.end)) found.push(body)
    }
  return found.sort((a, b) => a.start - b.start)
}

/** What kind of body a text speaks for when it names no place: 我代表省人民政府, 市政协及其常委会. */
function bodyKindIn(text: string): BodyKind | null {
  if (/国务院/u.test(text)) return 'council'
  if (/政协|政治协商会议/u.test(text)) return 'cppcc'
  if (/人民法院|中院|法院/u.test(text)) return 'court'
  if (/检察院/u.test(text)) return 'procuratorate'
  if (/人大常委会|人民代表大会常务委员会/u.test(text)) return 'congress'
  if (/(?<!法治|数字|服务型)政府/u.test(text)) return 'government'
  if (/(?:中共|党)[^，。]{0,12}委员会/u.test(text)) return 'party'
  return null
}

/** The body's region as a report bears it: its innermost place, 全国 for the whole country. */
export function regionOf(body: Body): string | null {
  return body.region === null || body.region === '全国' ? body.region : innermost(body.region)
}

/** Are two kinds one for the purpose of a report (the State Council is a government)? */
export function sameKind(a: BodyKind, b: BodyKind): boolean {
  return a === b || (a === 'council' && b === 'government') || (a === 'government' && b === 'council')
}

/** Where an opening tells whose report it is. */
const OPENING_LENGTH = 120

/** The kind of body whose 工作报告 an opening speaks of. */
function reportedKind(opening: string): BodyKind | null {
  const head = opening.slice(0, OPENING_LENGTH)
  const whose = /(?<who>[^，。《]{0,20})工作(?:情况)?报告/u.exec(head)?.groups?.who
  return whose ? bodyKindIn(whose) : null
}

/** The kind of body that gives a report: for whom the opening speaks, else what title and head name. */
export function kindOf(
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
    reportedKind(opening)
  )
}

/** 我代表省人民政府 with 江苏省 known is 江苏省人民政府; 市政协 with 永康市 is 永康市政协. */
export function institutionFrom(region: string, text: string): string | null {
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
