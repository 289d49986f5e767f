import type { Warning } from '../model.ts'
import { standard } from '../text/normalize.ts'
import type { Article } from './articles.ts'
import { isoDate, yearsIn } from './calendar.ts'
import type { Dropped } from './dropped.ts'
import { type Evidence, evidenceLine, type Identified } from './identify.ts'
import { latestYear, newsBody } from './identify-news.ts'
import { reporterOf } from './identity-words.ts'
import { localPlace, namedPlace } from './local-place.ts'
import type { Masthead } from './masthead.ts'

/** What the articles of a page tell together: where the paper is at home, and when it was printed. */
export interface Page {
  region: string | null
  regionQuote: string
  date: string | null
  dateQuote: string
  /** The date stands in the head of the page; it need not be worked out. */
  printed: boolean
}

const ANNIVERSARIES: readonly [RegExp, number][] = [
  [/(?:新中国|中华人民共和国)成立(\d{2,3})周年/u, 1949],
  [/人民政协成立(\d{2,3})周年/u, 1949],
  [/(?:中国共产党|建党|党)成立(\d{2,3})周年/u, 1921],
  [/改革开放(\d{2,3})周年/u, 1978],
]

/** The year most articles speak of; an anniversary tells it too: 人民政协成立75周年 is 2024. */
function yearOfPage(texts: readonly string[]): { year: number; quote: string } | null {
  const votes = new Map<number, { count: number; quote: string }>()
  const vote = (year: number, quote: string) => {
    const known = votes.get(year)
    votes.set(year, { count: (known?.count ?? 0) + 1, quote: known?.quote ?? quote })
  }
  for (const text of texts) {
    for (const year of new Set(yearsIn(text))) vote(year, `${year}年`)
    for (const match of text.matchAll(/(?<!\d)(20\d\d)(?=\p{Script=Han})/gu))
      vote(Number(match[1]), text.slice(match.index, match.index + 18))
    for (const [pattern, founded] of ANNIVERSARIES) {
      const match = pattern.exec(text)
      if (match) vote(founded + Number(match[1]), match[0])
    }
  }
  const [best, second] = [...votes].sort((a, b) => b[1].count - a[1].count)
  if (!best || (second && second[1].count === best[1].count)) return null
  return { year: best[0], quote: best[1].quote }
}

/** 南陵日报 is at home in 南陵县, if the page names that place with its rank. */
function homeOf(paper: string | null, text: string): { place: string; quote: string } | null {
  const named = paper ? new RegExp(`${paper}[省市县区州旗]`, 'u').exec(text) : null
  return named ? { place: named[0], quote: text.slice(named.index, named.index + 16) } : null
}

/** Reads place and date of a page off its masthead, else off all its texts; a month then only from the datelines (本报讯 11月13日). */
export function readPage(articles: readonly Article[], masthead: Masthead | null): Page {
  const texts = articles.flatMap((article) => article.body.map((block) => block.text))
  const place = homeOf(masthead?.paper ?? null, texts.join('\n')) ?? localPlace(texts)
  const region = { region: place?.place ?? null, regionQuote: place?.quote ?? '' }
  if (masthead) return { ...region, date: masthead.date, dateQuote: masthead.quote, printed: true }
  const year = yearOfPage(texts)
  const dateline = texts
    .map((text) => /^(?:本报讯|本报.{0,8}[电讯])\s*(\d{1,2})月(\d{1,2})日/u.exec(text))
    .find((match) => match !== null)
  const month = dateline ? `-${String(dateline[1]).padStart(2, '0')}` : ''
  return {
    ...region,
    printed: false,
    date: year ? `${year.year}${month}` : null,
    dateQuote: [year?.quote, dateline?.[0]].filter(Boolean).join('；'),
  }
}

/** 本报讯（记者 周敏 通讯员 汪海涛）: the byline within the opening words. */
const INLINE_BYLINE =
  /^本报(?:讯|[^，。（(]{0,12}[电讯])\s*[（(](?<byline>[^（）()，。]{0,12}(?:记者|通讯员)[^（）()，。]{2,30})[）)]/u

/** Who took the photo of an article; stands for its author where no line names one. */
const CREDIT = /(?<post>\p{Script=Han}{0,8}(?:记者|通讯员))\s*(?<name>\p{Script=Han}{2,4})\s*摄/u

/** The credit that tells the author of an article without a byline, null if none does. */
export function tellingCredit(article: Article, credits: readonly Dropped[]): Dropped | null {
  if (article.byline && reporterOf(article.byline)) return null
  if (INLINE_BYLINE.test(article.body[0]?.spaced ?? '')) return null
  return credits.find(({ text }) => CREDIT.test(text)) ?? null
}

/** The identity of one article: its title, its reporter (or photographer), and what the page as a whole tells. */
export function identifyArticle(article: Article, page: Page, told: Dropped | null): Identified {
  const evidence: Evidence[] = []
  const warnings: Warning[] = []
  const opening = article.body[0]?.text ?? ''
  const title = article.title?.spaced ?? opening.slice(0, 20)
  const inline = INLINE_BYLINE.exec(article.body[0]?.spaced ?? '')?.groups?.byline
  const reporter = article.byline
    ? reporterOf(article.byline)
    : inline
      ? reporterOf({ text: inline, spaced: inline })
      : null
  const credit = told ? CREDIT.exec(told.text)?.groups : undefined
  const presenter = reporter?.name ?? credit?.name ?? null
  if (article.title) evidence.push(evidenceLine('title', article.title.spaced, article.title))
  if (article.byline) evidence.push(evidenceLine('presenter', article.byline.spaced, article.byline))
  else if (reporter && inline && article.body[0])
    evidence.push(evidenceLine('presenter', inline, article.body[0]))
  if (told) evidence.push({ field: 'presenter', quote: told.text, line: told.line })
  const line = article.body[0]?.starts[0]?.line ?? null
  if (page.region) {
    evidence.push({ field: 'region', quote: page.regionQuote, line: null })
    warnings.push({ code: 'derived-region', message: `地区“${page.region}”由全版文字推出`, line })
  }
  if (page.date) {
    evidence.push({ field: 'date', quote: page.dateQuote, line: null })
    if (!page.printed)
      warnings.push({
        code: 'derived-date',
        message: `日期${page.date}由全版文字推出：${page.dateQuote}`,
        line,
      })
  }
  if (article.headless && article.body.length > 0)
    warnings.push({
      code: 'order-unsure',
      message: '没有找到本文的开头（本报讯……），段落按版面上的先后排列',
      line,
    })
  // An article of a page that tells no place may tell its own.
  const local = page.region ? null : namedPlace([title, ...article.body.map(({ text }) => text)], [])
  if (local) {
    evidence.push({ field: 'region', quote: local.quote, line: null })
    warnings.push({ code: 'derived-region', message: `地区“${local.place}”由正文推出：${local.quote}`, line })
  }
  const own = isoDate(opening.slice(0, 30))
  const date = own && own.length > 4 ? own : page.date
  return {
    identity: {
      title,
      titleFrom: article.title ? 'stated' : 'derived',
      type: '新闻报道',
      institution: local ? newsBody(local.place, title, standard(opening)) : null,
      region: page.region ?? local?.place ?? null,
      session: null,
      meeting: null,
      date,
      year: date ? Number(date.slice(0, 4)) : latestYear(article.body.map(({ text }) => standard(text))),
      yearFrom: null,
      planYear: null,
      presenter,
      presenterPost: reporter?.post ?? (presenter ? (credit?.post ?? null) : null),
    },
    evidence,
    warnings,
  }
}
