import type { Warning } from '../model.ts'
import { standard } from '../text/normalize.ts'
import { type Block, lineAt } from './block.ts'
import { institutionFrom } from './bodies.ts'
import { isoDate, yearsIn } from './calendar.ts'
import { type Evidence, evidenceLine, type Identified } from './identify.ts'
import { isTitleText, reporterOf } from './identity-words.ts'
import { namedPlace } from './local-place.ts'
import { endsSentence, isSalutation, markOf } from './marks.ts'
import { officeTold } from './offices.ts'

/** A file that holds one news item: its headlines, the first of which is its title, and its text. */
export interface NewsItem {
  heads: readonly Block[]
  body: readonly Block[]
}

/** A news item stands under at most so many lines of headline. */
const MOST_HEADS = 6
const LONGEST_HEAD = 60
/** 本报讯（记者…）, 临河网讯, 东川日报2月11日讯, 记者从…获悉: how a news item opens. */
const LEAD =
  /^(?:本报\p{Script=Han}{0,4}(?:\d{1,2}月\d{1,2}日)?讯|\p{Script=Han}{2,8}(?:网|日报|晚报|新闻|融媒)(?:\d{1,2}月\d{1,2}日)?讯|\p{Script=Han}{2,10}讯[ （(]?(?:记者|通讯员)|新华社|中新社|记者从|据悉|[^，。；]{0,20}\d{1,2}月\d{1,2}日讯|[（(][^）)]{2,20}[）)]\s*(?:日前|近日|\d{1,2}月))/u
/** 1月12日，…, 日前，…: the day it happened. */
const DATED = /^(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日|^(?:日前|近日|昨[日天]|今[日天])/u
/** A meeting of a council or congress, as news tell of it: 市政协八届二次会议, 县第十七届人民代表大会第二次会议. */
const SITTING =
  /(?<meeting>\p{Script=Han}{0,24}?(?:政协|人大|人民代表大会|委员会|第)\p{Script=Han}{0,16}?[一二三四五六七八九十]{1,3}届\p{Script=Han}{0,20}?[一二三四五六七八九十]{1,3}次(?!常委|主席)(?:全体)?会议)(?!以来)/u
/** A picture's words or a summary may stand before the opening. */
const OPENING = 3
const NEWS_WORDS = /记者|通讯员|举行|召开|开幕|闭幕|会上/u

/** Whose news are read here; those of courts and offices are told by `offices`. */
const COUNCIL = /政协|政治协商会议|人大常委会|人民代表大会常务委员会/u

/** Whether a report is given in the first person: 我受…委托，向大会报告工作. */
function isSpoken(texts: readonly string[]): boolean {
  return texts.slice(0, 3).some((text) => /我(?:代表|受|向|现)/u.test(text))
}

/**
 * The news item of a council or congress that a whole file holds, or null: headlines that are no title of a report, then a text that opens as
 * news do (本报讯, 1月12日，…) or was `posted` on a day, and nobody greeted or speaking for a body in it.
 */
export function newsItem(blocks: readonly Block[], posted: boolean): NewsItem | null {
  const isHead = ({ text }: Block) =>
    text.length <= LONGEST_HEAD && !endsSentence(text) && markOf(text) === null && !/[，：；]$/u.test(text)
  const from = blocks.findIndex((block) => !isHead(block))
  if (from < 0 || from > MOST_HEADS) return null
  const heads = blocks.slice(0, from)
  const body = blocks.slice(from)
  const texts = body.map(({ text }) => standard(text))
  if (blocks.some(({ text }) => isSalutation(text)) || isSpoken(texts)) return null
  if (heads.some(({ text }) => isTitleText(text))) return null
  const told = heads.some(({ text }) => SITTING.test(standard(text)))
  const about = [...heads.map(({ text }) => standard(text)), ...texts.slice(0, OPENING)]
  if (!about.some((text) => COUNCIL.test(text))) return null
  const opens = texts
    .slice(0, OPENING)
    .some((text) => LEAD.test(text) || (DATED.test(text) && (told || NEWS_WORDS.test(text))))
  // On a page that says when it was put up, a headline about a council is enough.
  const headed = posted && heads.some(({ text }) => COUNCIL.test(standard(text)))
  return opens || headed ? { heads, body } : null
}

/**
 * The council or congress that a news item tells of, else the court, procuratorate or office its headline names with
 * the place; null for other news, which may speak of all bodies.
 */
export function newsBody(region: string, head: string, opening: string): string | null {
  for (const words of [head, opening.slice(0, 120)]) {
    if (/政协|政治协商会议/u.test(words)) return institutionFrom(region, '政协')
    if (/人大常委会|人民代表大会常务委员会/u.test(words)) return institutionFrom(region, '人大常委会')
    const office = words === head ? officeTold(head, null) : null
    if (office?.region === region) return office.name
  }
  return null
}

const BYLINE = /[（(](?<byline>[^（）()，。]{0,12}(?:记者|通讯员)[^（）()，。]{2,30})[）)]/u
/** A title made of the opening is no longer than this. */
const LONGEST_TITLE = 40

/** The plenary meeting that a news item tells of, without the words before it; null for a meeting of a standing committee. */
function meetingIn(headline: string, texts: readonly string[]): string | null {
  if (/届[^，。]{0,12}常(?:委|务委员会)|次(?:常委|主席)/u.test(headline)) return null
  const found = [headline, ...texts].map((text) => SITTING.exec(text)?.groups?.meeting).find(Boolean)
  return (
    found?.replace(
      /^.*(?:讯|从(?!化[区市]|江县)|在|[通汇]报了?|出席|关于|收到|交办|办理|承办)(?=.{2})/u,
      '',
    ) ?? null
  )
}

/** The last year that a text speaks of as its own: 2024年，县政协…; no goal (到2035年), none of a plan's end, no 2017年度审计. */
export function latestYear(texts: readonly string[]): number | null {
  const years = texts.flatMap((text) =>
    yearsIn(text.replace(/(?:到|至|前往|截至|力争|迈向|[-—–~])\d{4}年|\d{4}年度/gu, '')),
  )
  return years.length > 0 ? Math.max(...years) : null
}

const TERM = /五年来|过去五年|五年的|届[^，。]{0,8}期间/u
/** From this month on a meeting closes the year it is held in. */
const LATE_MONTH = 11

/** 履职热情高涨 提案质量提升 区政协…: a gap between halves of a headline parts them as a comma does. */
function partedAtGaps({ spaced }: Block): string {
  return standard(spaced.replace(/(?<=\p{Script=Han}{4}) (?=\p{Script=Han}{4})/gu, '，'))
}

/** When a news item was printed or put up, and the years it is about and plans for. */
function timeOf(
  headline: string,
  texts: readonly string[],
  published: string | null,
  meeting: string | null,
) {
  const own = [headline, (texts[0] ?? '').slice(0, 30)].map(isoDate).find((date) => date && date.length > 4)
  const [titled = null] = yearsIn(headline)
  const date =
    own ?? (titled !== null && published && !published.startsWith(String(titled)) ? null : published)
  const printed = date ? Number(date.slice(0, 4)) : (titled ?? latestYear(texts))
  // 王明指出，2024年，县政协…: a yearly meeting tells of the year before and plans for its own.
  // The first meeting of a session hears what the five years before it came to.
  const term =
    meeting !== null && /一次(?:全体)?会议$/u.test(meeting) && texts.some((text) => TERM.test(text))
  const early = Number(date?.slice(5, 7) ?? 1) < LATE_MONTH
  const named =
    printed !== null && meeting !== null && texts.some((text) => yearsIn(text).includes(printed - 1))
  if (printed === null || !(named || (term && early)))
    return { date, year: printed, yearFrom: term && printed !== null ? printed - 4 : null, planYear: null }
  return { date, year: printed - 1, yearFrom: term ? printed - 5 : null, planYear: printed }
}

/**
 * The identity of a news item: its headline, whose meeting it tells of, where, and when it was printed or put up.
 * `around` is what stood beside it on its page.
 */
export function identifyNews(
  { heads, body }: NewsItem,
  published: string | null,
  around: readonly string[],
): Identified {
  const evidence: Evidence[] = []
  const warnings: Warning[] = []
  const texts = body.map(({ text }) => standard(text))
  const [opening = ''] = texts
  const told = heads.map(partedAtGaps)
  const line = body[0] ? lineAt(body[0], 0) : null
  const longest = [...heads].sort((a, b) => b.text.length - a.text.length)[0] ?? null
  const headline = heads.find(({ text }) => SITTING.test(standard(text))) ?? longest
  const bare = opening.replace(LEAD, '').replace(/^\s*[（(][^）)]*[）)]\s*/u, '')
  const title =
    headline?.spaced ??
    bare
      .split(/[，。！]/u, 2)
      .join('，')
      .slice(0, LONGEST_TITLE)
  if (headline) evidence.push(evidenceLine('title', headline.spaced, headline))
  const place = namedPlace([...told, ...texts], around)
  if (place) {
    evidence.push({ field: 'region', quote: place.quote, line: null })
    warnings.push({ code: 'derived-region', message: `地区“${place.place}”由正文推出：${place.quote}`, line })
  }
  const region = place?.place ?? null
  const head = headline ? partedAtGaps(headline) : bare.slice(0, LONGEST_TITLE)
  const meeting = meetingIn(head, texts)
  if (meeting) evidence.push({ field: 'meeting', quote: meeting, line: null })
  const term = /([一二三四五六七八九十]{1,3})届/u.exec(meeting ?? head)?.[1]
  const time = timeOf(head, texts, published, meeting)
  if (time.date) evidence.push({ field: 'date', quote: time.date, line: null })
  const inline = BYLINE.exec(body[0]?.spaced.slice(0, 60) ?? '')?.groups?.byline
  const reporter = inline ? reporterOf({ text: inline, spaced: inline }) : null
  return {
    identity: {
      title,
      titleFrom: headline ? 'stated' : 'derived',
      type: '新闻报道',
      institution: region ? newsBody(region, told.join(' '), opening) : null,
      region,
      session: term ? `第${term}届` : null,
      meeting,
      ...time,
      presenter: reporter?.name ?? null,
      presenterPost: reporter?.post ?? null,
    },
    evidence,
    warnings,
  }
}
