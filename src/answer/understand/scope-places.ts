import type { Corpus } from '../corpus.ts'
import { holdingsOf } from '../holdings.ts'
import { contains, type PlaceAsked, readPlaces } from './places.ts'

/** Before a place that is only part of the matter: 跟丽水合作, 去武汉, 对口帮扶平昌县. */
const ASIDE = /(?:跟|和|与|同|去|到|往|赴|在|从|对|对口|给|帮|帮扶|捐给|送给|支援|驰援|投资|援助|联合)$/u
/** 占全国多少, 居全国第几: the whole that a part is measured against. */
const AGAINST_ALL = /(?:占到?|居|列|排在?|高于|低于)$/u

/** 谁得了全国先进个人, 全国文明城市: what is given by the whole country is told by those who got it. */
const HONOUR =
  /^[^，。,?？]{0,8}?(?:先进|模范|劳模|标兵|优秀|文明|卫生|双拥|示范|试点|百强|十强|百佳|十佳|五一|三八|道德|称号|荣誉|表彰|金奖|一等奖|冠军|首[个家批创例]|唯一)/u

/** 平昌县收到多少帮扶: who is given something is told of in the giver's report. */
const RECEIVES =
  /^(?:那边|那里|方面)?(?:收到|得到|拿到|获得|获赠|受到|接受|领到|(?:对口)?(?:帮扶|支援|援助|捐款|捐赠)(?:资金|物资|款)?(?:了|有)?(?:多少|几))/u

/** For each place, by its end, where the run of places begins that it is the end of: 丽水莲都. */
function headsOfGroups(places: readonly PlaceAsked[]): ReadonlyMap<number, number> {
  const heads = new Map<number, number>()
  for (const { start, end } of [...places].sort((a, b) => a.end - b.end))
    if (!heads.has(end)) heads.set(end, heads.get(start) ?? start)
  return heads
}

const levelsOfCorpus = new WeakMap<object, ReadonlySet<string>>()

/** The levels (省, 市, 县) of the places that have reports; the same for every question to one library. */
export function levelsOf(corpus: object, regions: readonly string[]): ReadonlySet<string> {
  let levels = levelsOfCorpus.get(corpus)
  if (!levels) {
    levels = new Set(
      [...new Set(regions)].flatMap((region) => readPlaces(region, [region], null)[0]?.level ?? []),
    )
    levelsOfCorpus.set(corpus, levels)
  }
  return levels
}

/** 天津、山东给甘肃多少援助: who gives is told of in the report of whom it is given to, where only that is there. */
const GIVES = /^[^，。,?？]{0,8}?(?:给|帮扶?|援助?|支援|对口)/u

/** Places that settle which report is meant; the others are part of what is asked. */
export function placesOfScope(places: readonly PlaceAsked[], text: string, corpus: Corpus): PlaceAsked[] {
  const regions = [...holdingsOf(corpus.library).regions]
  const levels = levelsOf(corpus, regions)
  const heads = headsOfGroups(places)
  return places.filter((place) => {
    if (place.level === '全国' && AGAINST_ALL.test(text.slice(0, place.start))) return false
    if (place.level === '全国' && !levels.has(place.level) && HONOUR.test(text.slice(place.end))) return false
    if (regions.includes(place.name)) return true
    if (place.home) return true
    if (regions.some((region) => contains(region, place.name) || contains(place.name, region))) return true
    if (ASIDE.test(text.slice(0, heads.get(place.end)))) return false
    const receiver = places.some(({ name, start }) => start >= place.end && regions.includes(name))
    if (receiver && GIVES.test(text.slice(place.end)) && corpus.mentions(place.short)) return false
    if (RECEIVES.test(text.slice(place.end)) && corpus.mentions(place.short)) return false
    return levels.has(place.level) || !corpus.mentions(place.short)
  })
}
