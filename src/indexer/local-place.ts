import { gazetteer } from '../answer/understand/gazetteer.ts'
import { standard } from '../text/normalize.ts'
import { createSegmenter } from '../text/segment.ts'
import { bodiesIn, regionOf } from './bodies.ts'
import { placeAtEnd, provinceAtEnd, rankOf } from './places.ts'
import { splitsWord } from './split-words.ts'

/** A place must be named in so many paragraphs, with or without its rank, to be the report's own. */
const NAMED = 3
/** The own place is named in so many times more paragraphs than the next (its prefecture: 义乌市 8, 金华市 6). */
const CLEARLY = 1.25
const RANK = /[省市县区州旗]$/u

/** The rank most often captured, null if none is. */
function commonest(matches: Iterable<RegExpExecArray>): string | null {
  const counts = new Map<string, number>()
  for (const match of matches) counts.set(match[1] ?? '', (counts.get(match[1] ?? '') ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/** 云溪中院2019年工作报告, 云溪检察: a place named without its rank before a body. */
const FILE_OF_BODY =
  /^(?:[12]\d{3}年度?)?(?<name>\p{Script=Han}{2,4}?)(?:中院|(?:中级)?(?:人民)?法院|(?:人民)?检察院?|公安局?|司法局?|纪委|监委|政协|人大|政府)/u

/** 基层法院, 两级法院, 我院: no place before the body. */
const NO_FILE_PLACE = /^(?:我|本|全|各|某|两级|基层|人民|最高|高级|中级|[省市县区州])/u
/** A court or procuratorate in a file's name is the one that reports, though its text does not name the place. */
const OF_COURT = /中院|法院|检察/u

/** The place a file's name means without saying its rank, if the text speaks of it (建设平安云溪) and says which rank it has (市委). */
export function placeOfFile(name: string, texts: readonly string[]): string | null {
  const place = FILE_OF_BODY.exec(name)?.groups?.name
  const text = texts.join('\n')
  if (!place || NO_FILE_PLACE.test(place) || !(text.includes(place) || OF_COURT.test(name))) return null
  const rank = commonest(text.matchAll(/([市县区州旗])(?:委(?!员)|(?:中级)?(?:人民)?法院|(?:人民)?检察院)/gu))
  return rank === null ? null : place + rank
}

/** 湖北省委, 湖北省人民政府: a body of a province. */
const PROVINCIAL_BODY = /省(?=委(?!员)|政协|政府|人大|人民|高级)/gu
/** 赴湖北省政协学习, 与湖北省政府签约: where somebody went, or with whom somebody worked. */
const ELSEWHERE = /[赴与和同、往]$/u

/** The one province whose bodies are named in full on a page that says 我省 or 省委; null if there are several. */
function soleProvince(text: string): string | null {
  const named = new Set<string>()
  for (const { index } of text.matchAll(PROVINCIAL_BODY)) {
    const place = provinceAtEnd(text.slice(0, index + 1))
    if (place && !ELSEWHERE.test(text.slice(0, index + 1 - place.length))) named.add(place)
  }
  const [only] = named
  return named.size === 1 && only !== undefined ? only : null
}

/**
 * The place a report speaks of when neither head nor tail tell it: a town named with its rank (永康市文史馆) and, in
 * all, more often than any other, in a text that says 我市 or 市委. Null unless it stands out.
 */
export function localPlace(texts: readonly string[]): { place: string; quote: string } | null {
  const text = texts.join('\n')
  const rank =
    commonest(text.matchAll(/我([省市县区州旗])/gu)) ??
    commonest(text.matchAll(/(?<!\p{Script=Han})([省市县区州旗])(?:委|政协|政府)/gu))
  if (rank === null) return null
  const words = createSegmenter().cut(text)
  const full = new Set<string>()
  for (const [i, word] of words.entries()) {
    const joined: string = RANK.test(word) ? word : words[i + 1] === rank ? word + rank : ''
    // Words that a mark of punctuation parts are no name: 交由县政府办理，县人大….
    if (!text.includes(joined)) continue
    if (joined.endsWith(rank) && joined.length >= 3 && joined.length <= 9 && placeAtEnd(joined) === joined)
      full.add(joined)
  }
  const counts = [...full].map((place) => ({
    place,
    count: texts.filter((one) => one.includes(place.slice(0, -1))).length,
  }))
  counts.sort((a, b) => b.count - a.count)
  const [best, second] = counts
  if (!best || best.count < NAMED || (second && second.count * CLEARLY > best.count)) {
    const place = rank === '省' ? soleProvince(text) : null
    const from = place === null ? 0 : text.indexOf(place)
    return place === null ? null : { place, quote: text.slice(from, from + 16).split('\n')[0] ?? place }
  }
  const at = text.indexOf(best.place)
  return { place: best.place, quote: text.slice(at, at + 16).split('\n')[0] ?? best.place }
}

const UNPLACED = /(?<!\p{Script=Han})([省市县区州旗])(?:政协|人大|委(?!员)|政府)/gu
const ANY_BODY = /([市县区州旗])(?:政协|人大|人民政府|第[一二三四五六七八九十]{1,3}届(?:人大|政协))/gu

/** The rank of the bodies that a text names without their place (县政协, 市委), else of all it names. */
function rankIn(text: string): string | null {
  return commonest(text.matchAll(UNPLACED)) ?? commonest(text.matchAll(ANY_BODY))
}

/** 记者从市政协, 提请任命云溪区人大常委会: words before a place that are none of its name; 从化区 and 从江县 are names. */
const NO_NAME =
  /^.*(?:从(?!化[区市]|江县)|任命|补选|选举|关于|提请|通报了?|听取|审议|出席|列席|落实|贯彻|执行|接受|支持|请)/u
/** 云溪新闻网, 云溪日报, 云溪县融媒体中心: where a paper or site is at home. */
const PAPER =
  /(?<!\p{Script=Han})据?(?<paper>\p{Script=Han}{2,3}?)[市县区州旗]?(?:新闻网|日报|晚报|融媒|(?:党政)?门户网|网讯)/gu
/** 人民日报, 光明日报 (there is a 光明区): papers of the whole country. */
const NATIONAL = /^(?:人民|光明|经济|中国|农民|工人|法[治制]|科技|新华)/u
/** 绛县, 易县. */
const ONE_CHARACTER = /^[^该外两每贵此某几]县$/u
/** 全区, 聚焦两会丨区政协: no name of a place. */
const UNNAMED = /^[全各本我]|[全各本我].$|丨|^(?:聚焦|关注|两会|直击)|[^\p{Script=Han}]/u
/** 智慧城市, 本社区: no place of its own. */
const NO_PLACE = /(?:城|都|县|社|景|园|地|辖|老|新)[市区]$/u
/** 老城区, 新城区: places too, but said of any town. */
const OF_ANY_TOWN = /^[老新]城区$/u

/** Whether what has the form of a place is none; names of the gazetteer (全州县, 聊城市) are places whatever they hold. */
function isNoPlace(place: string, noName: RegExp): boolean {
  return OF_ANY_TOWN.test(place) || (noName.test(place) && !gazetteer().byName.has(place))
}

/** Characters behind a place that tell whether it has ended. */
const BEHIND = 3

/** The only place of a rank that begins a clause or a quotation: 根据《云溪市…规则》. */
function solePlace(text: string, rank: string): string | null {
  const found = new Set<string>()
  for (const { 0: place, index } of text.matchAll(
    new RegExp(`(?<!\\p{Script=Han})\\p{Script=Han}{2,3}${rank}`, 'gu'),
  )) {
    const behind = text.slice(index + place.length, index + place.length + BEHIND)
    if (placeAtEnd(place) !== place || splitsWord(place, behind)) continue
    if (!isNoPlace(place, NO_PLACE) && !isNoPlace(place, UNNAMED)) found.add(place)
  }
  const [only] = found
  return found.size === 1 && only !== undefined ? only : null
}

/** The place of a local paper, where the text names it with its rank or the gazetteer knows it. */
function placeOfPaper(text: string, rank: string): { place: string; quote: string } | null {
  for (const { groups } of text.matchAll(PAPER)) {
    const [quote, place] = [groups?.paper ?? '', (groups?.paper ?? '') + rank]
    if (!NATIONAL.test(quote) && (gazetteer().byName.has(place) || text.includes(place)))
      return { place, quote }
  }
  return null
}

/**
 * The place of a short text such as a news item: the one whose bodies it names most, of the rank that it calls its own; else the only one
 * it names, the one of its paper, or what its paragraphs tell together. Null if none tells.
 */
export function namedPlace(
  texts: readonly string[],
  around: readonly string[],
): { place: string; quote: string } | null {
  const text = texts.map(standard).join('\n')
  const rank = rankIn(text)
  const bodies = bodiesIn(text.replace(/中共(\p{Script=Han}{2,8}?[市县区州旗])委(?!员)/gu, '$1政府'))
  const places = bodies.flatMap((body) => {
    const place = regionOf(body)?.replace(NO_NAME, '') ?? ''
    const own =
      (place.length > 2 || ONE_CHARACTER.test(place)) &&
      !isNoPlace(place, UNNAMED) &&
      (rank === null || rankOf(place).endsWith(rank))
    return own ? [place] : []
  })
  const count = (place: string) => places.filter((one) => one === place).length
  const [named] = [...new Set(places)].sort((a, b) => count(b) - count(a))
  if (named) return { place: named, quote: named }
  if (rank === null || rank === '省') return localPlace(texts)
  const sole = solePlace(text, rank)
  if (sole) return { place: sole, quote: sole }
  return placeOfPaper([...around, ...texts].map(standard).join('\n'), rank) ?? localPlace(texts)
}
