import { createSegmenter } from '../text/segment.ts'
import { placeAtEnd, provinceAtEnd } from './places.ts'

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

/** The place a file's name means without saying its rank, if the text speaks of it (建设平安云溪) and says which rank it has (市委). */
export function placeOfFile(name: string, texts: readonly string[]): string | null {
  const place = FILE_OF_BODY.exec(name)?.groups?.name
  const text = texts.join('\n')
  if (!place || !text.includes(place)) return null
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
