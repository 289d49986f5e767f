import { createRecent } from '../../recent.ts'
import type { Segmenter } from '../../text/segment.ts'
import { createSegmenter } from '../../text/segment.ts'
import { gazetteer, type Place, type PlaceLevel, shortOf } from './gazetteer.ts'
import { ORDINARY_NAMES } from './ordinary-names.ts'
import { provinceLetters } from './province-letters.ts'
import { REGION_GROUPS } from './region-groups.ts'

/** A place that a question names. Offsets are UTF-16 in the question. */
export interface PlaceAsked {
  /** Canonical name: 义乌市. Of a group its own name (长三角), of 我国 it is 全国. */
  name: string
  short: string
  level: PlaceLevel
  /** Nearest first: 金华市, 浙江省. Empty where a name is borne by several places and nothing tells which. */
  parents: string[]
  start: number
  end: number
  /** Said as 我市, 全市, 咱们这. */
  home: boolean
  /** The provinces of a group such as 长三角 or 成渝; such a name is more often a topic than whose report is meant. */
  group: string[]
  /** False for 全国, groups and everything else that rather colours than places a question. */
  strong: boolean
}

interface Stretch {
  start: number
  end: number
}

const NATION: Place = { name: '全国', short: '全国', level: '全国', parents: [] }
const NATION_WORDS =
  /全国(?![“"']?两会|人大|政协|各地|性|统一|文明|先进|百强|劳模|重点|示范|首|第|前|优秀|最|唯一)|我国|咱们?国家?|中国(?!共产|特色|式|人民|梦|制造|医|国际|银行|移动|电信|联通)|国家层面/gu
const HOME_WORDS =
  /(?:我们|咱们|咱|我|俺们)(?:们)?(?:这个?)?(?:市(?!场)|县|区|省|州|镇|这里|这儿|这边|这|那|当地|本地)(?!些|个月|年|届|次|份|篇|几|两|种|样|是|事|位)|(?:本|全)(?:市|县|区|省|州)(?!场|长|委)|(?<![城超都集])(?:市|县|区|省)里(?!面|程)|本地/gu
function longestFirst(names: Iterable<string>): string[] {
  return [...names].sort((a, b) => b.length - a.length)
}

let segmenter: Segmenter | undefined

interface Boundaries {
  starts: Set<number>
  ends: Set<number>
  words: Stretch[]
}

/** Where words begin and end, so that 中山 is not found in 中山装; 甘肃兰州 and 义乌人, words for jieba, are taken apart. */
function boundaries(question: string): Boundaries {
  segmenter ??= createSegmenter()
  const words: Stretch[] = []
  const starts = new Set<number>()
  const ends = new Set<number>()
  let at = 0
  for (const word of segmenter.cut(question)) {
    const start = question.indexOf(word, at)
    if (start < 0) continue
    at = start + word.length
    words.push({ start, end: at })
    starts.add(start)
    ends.add(at)
    if (word.length === 3 && word.endsWith('人')) ends.add(at - 1)
    if (word.length < 4) continue
    for (const part of segmenter.words(word)) {
      const inner = start + word.indexOf(part)
      if (part.length < 2) continue
      starts.add(inner)
      ends.add(inner + part.length)
    }
  }
  return { starts, ends, words }
}

/** Whether a name found in the text stands there as a name, by what is known of it and of the words around. */
function standsAlone(name: Name, question: string, start: number, around: Boundaries): boolean {
  const end = start + name.text.length
  if (name.places.some((place) => place.name === name.text && place.level !== '其他'))
    return name.known || !GENERIC.test(name.text)
  const [begins, ends] = [around.starts.has(start), around.ends.has(end)]
  const goesOn = NAME_GOES_ON.test(question.slice(end))
  if (name.known || name.places.some((place) => place.level === '省'))
    return !goesOn && (begins || ends || !around.words.some((word) => word.start <= start && word.end >= end))
  return begins && ends && !goesOn && !ORDINARY_NAMES.has(name.text)
}

/** 杭州市西湖区, the way some reports name their place, is 西湖区 within 杭州市, under the name of the catalog. */
function compoundPlace(region: string): Place | null {
  for (let at = 2; at <= region.length - 2; at += 1) {
    const tail = region.slice(at)
    const place = gazetteer()
      .byName.get(tail)
      ?.find((one) => one.name === tail && one.parents.some((parent) => region.startsWith(shortOf(parent))))
    if (place) return { ...place, name: region }
  }
  return null
}

/** Questions ask of the same places, those of the catalog above all. */
const MOST_PLACES = 10_000
const placesKnown = createRecent<string, Place>(MOST_PLACES)

function knownPlace(region: string): Place {
  let place = placesKnown.get(region)
  if (!place) {
    place = findPlace(region)
    placesKnown.keep(region, place)
  }
  return place
}

/** A place as people write it: 义乌 of 义乌市, 琼中 of 琼中黎族苗族自治县. */
export function shortName(region: string): string {
  return knownPlace(region).short
}

/** 怒江州 is 怒江傈僳族自治州, 景宁县 is 景宁畲族自治县: the place whose full name a report leaves out; null if there is none. */
function formalPlace(region: string): Place | null {
  const rank = region.slice(-1)
  if (!/[州县旗]/u.test(rank) || gazetteer().byName.has(region)) return null
  const same = gazetteer().byName.get(region.slice(0, -1)) ?? []
  const [formal, other] = same.filter(({ name }) => name.endsWith(`自治${rank}`))
  return formal && !other ? formal : null
}

function findPlace(region: string): Place {
  if (region === NATION.name || region === '中国') return NATION
  const listed = gazetteer().byName.get(region) ?? []
  const exact = listed.filter((place) => place.name === region)
  const [only] = listed.length === 1 ? listed : exact
  if (only && (listed.length === 1 || exact.length === 1)) return only
  const formal = formalPlace(region)
  if (formal) return { ...formal, name: region }
  return (
    (listed.length === 0 ? compoundPlace(region) : null) ?? {
      name: region,
      short: shortOf(region),
      level: '其他',
      parents: [],
    }
  )
}

/**
 * Of several places with one name: the one in the catalog, else the one within a place that the question names
 * (南京鼓楼区), else the highest in rank, within the catalog's regions if one is; without parents if still unsettled.
 */
function choose(
  places: readonly Place[],
  beside: readonly string[],
  catalog: readonly string[],
): Place | null {
  const named = places.find((place) => catalog.includes(place.name))
  if (named && places.length === 1) return named
  const inBeside = places.filter((place) => place.parents.some((parent) => beside.includes(parent)))
  if (inBeside.length === 1) return inBeside[0] ?? null
  if (named) return named
  for (const rank of ['省', '市', '县'] satisfies PlaceLevel[]) {
    const same = places.filter((place) => place.level === rank)
    const [first] = same
    if (!first) continue
    const within = same.filter((place) => place.parents.some((parent) => catalog.includes(parent)))
    if (within.length === 1) return within[0] ?? null
    return same.length === 1 ? first : { ...first, parents: [] }
  }
  return places[0] ?? null
}

interface Name {
  text: string
  places: readonly Place[]
  known: boolean
}

function namesIn(question: string, known: readonly string[]): Name[] {
  const names: Name[] = []
  const seen = new Set<string>()
  for (const region of known) {
    const place = knownPlace(region)
    const tail = place.level === '其他' ? '' : region.slice(region.lastIndexOf(place.short))
    const formal = formalPlace(region)?.name ?? ''
    for (const text of new Set([region, place.name, place.short, tail, formal])) {
      if (!text || seen.has(text) || !question.includes(text)) continue
      seen.add(text)
      names.push({ text, places: [place], known: true })
    }
  }
  const { byName, longest } = gazetteer()
  for (let start = 0; start < question.length; start += 1) {
    const most = longest.get(question.slice(start, start + 2)) ?? 0
    for (let length = Math.min(most, question.length - start); length >= 2; length -= 1) {
      const text = question.slice(start, start + length)
      const places = byName.get(text)
      if (!places || seen.has(text)) continue
      seen.add(text)
      names.push({ text, places, known: false })
    }
  }
  return names.sort((a, b) => b.text.length - a.text.length || Number(b.known) - Number(a.known))
}

function asked(place: Place, start: number, end: number, more: Partial<PlaceAsked> = {}): PlaceAsked {
  const { name, short, level, parents } = place
  return { name, short, level, parents, start, end, home: false, group: [], strong: true, ...more }
}

/** 城区, 郊区, 矿区, 东区 are whole names that mean a kind of place in almost every question. */
const GENERIC =
  /^(?:[城郊矿东西]|市中|新城|老城|江北|江南|城东|城西|城北|城中|市南|市北|高新|新市|港口|湖滨|滨海)区$/u
/** 海南, 吉林 … before one of these begins another word. */
const NAME_GOES_ON = /^(?:路|街|大道|大桥|话|菜|装|大学|中学|小学|医院|银行|陵|狼|瓜|机场路|股份|集团|籍)/u

function readNamed(question: string, known: readonly string[], home: string | null): PlaceAsked[] {
  const found: (Stretch & { places: readonly Place[] })[] = []
  const words = boundaries(question)
  const free = (start: number, end: number) => found.every((one) => end <= one.start || start >= one.end)
  const context = [...known, ...(home ? [home] : [])]
  const catalog = [...new Set([...context, ...context.flatMap((region) => knownPlace(region).parents)])]
  for (const name of namesIn(question, known)) {
    const { text } = name
    for (let start = question.indexOf(text); start >= 0; start = question.indexOf(text, start + 1)) {
      const end = start + text.length
      if (!free(start, end) || !standsAlone(name, question, start, words)) continue
      found.push({ start, end, places: name.places })
    }
  }
  const beside = found.flatMap(({ places }) => (places.length === 1 ? places.map((place) => place.name) : []))
  return found.flatMap(({ start, end, places }) => {
    const place = choose(places, beside, catalog)
    return place ? asked(place, start, end) : []
  })
}

function readGroups(question: string, taken: readonly Stretch[]): PlaceAsked[] {
  const found: PlaceAsked[] = []
  for (const name of longestFirst(REGION_GROUPS.keys()))
    for (let start = question.indexOf(name); start >= 0; start = question.indexOf(name, start + 1)) {
      const end = start + name.length
      if (![...taken, ...found].every((one) => end <= one.start || start >= one.end)) continue
      const group = [...(REGION_GROUPS.get(name) ?? [])]
      const place: Place = { name, short: name, level: '区域', parents: [] }
      found.push(asked(place, start, end, { group, strong: false }))
    }
  return found
}

/** 全省 said of home 义乌市 is 浙江省; 我县 said of it is still home. */
function homeFor(word: string, home: string): Place {
  const place = knownPlace(home)
  const province = place.parents.at(-1)
  if (/省/u.test(word) && place.level !== '省' && province) return knownPlace(province)
  return place
}

/**
 * Finds the places of a normalized question. `known` are the regions of the catalog, always recognised, with and
 * without 市, 县, 省; `home` is what 我市 means (without it, the only known region). '义乌跟永康' gives both.
 */
export function readPlaces(question: string, known: readonly string[], home: string | null): PlaceAsked[] {
  const regions = [...new Set(known.filter(Boolean))]
  const own = home ?? (regions.length === 1 ? (regions[0] ?? null) : null)
  const within = (inner: Stretch, outer: Stretch) => outer.start <= inner.start && inner.end <= outer.end
  const regional = readGroups(question, [])
  const named = readNamed(question, regions, own).filter(
    (one) => !regional.some((group) => within(one, group)),
  )
  const groups = regional.filter(
    (group) => !named.some((one) => one.start < group.end && group.start < one.end),
  )
  const apart = (one: Stretch) =>
    [...groups, ...named].every((other) => one.end <= other.start || one.start >= other.end)
  const letters = provinceLetters(question)
    .filter(apart)
    .map(({ province, start, end }) => asked(province, start, end))
  const found = [...groups, ...named, ...letters]
  const free = (start: number, end: number) => found.every((one) => end <= one.start || start >= one.end)
  const explicit = named.length + letters.length > 0
  for (const match of question.matchAll(HOME_WORDS)) {
    const end = match.index + match[0].length
    const vague = /^[全市县区省]|^本地/u.test(match[0])
    if (!own || !free(match.index, end) || (vague && explicit)) continue
    found.push(asked(homeFor(match[0], own), match.index, end, { home: true }))
  }
  for (const match of question.matchAll(NATION_WORDS)) {
    const end = match.index + match[0].length
    if (free(match.index, end)) found.push(asked(NATION, match.index, end, { strong: false }))
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Whether a place is the region or lies within it: contains('浙江省', '义乌市'), contains('金华', '义乌'). */
export function contains(region: string, place: string): boolean {
  if (region === place || region === NATION.name) return true
  const outer = knownPlace(region)
  if (outer.name === place || outer.short === place) return true
  const inner = [knownPlace(place), ...(gazetteer().byName.get(place) ?? [])]
  const names = [outer.name, formalPlace(region)?.name]
  return inner.some((one) => [one.name, ...one.parents].some((name) => names.includes(name)))
}
