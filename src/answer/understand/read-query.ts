import type { Intent } from '../../model.ts'
import { normalizeQuestion } from '../../text/normalize.ts'
import { chineseToArabic } from '../../text/numerals.ts'
import { holdingsOf } from '../holdings.ts'
import type { Concept, Query } from '../turn.ts'
import { askedUnits, unitsOfCounted } from '../vocabulary/measure-words.ts'
import { readBodies } from './bodies.ts'
import { type ConceptTools, readConcepts } from './concepts.ts'
import type { Corrector } from './correct.ts'
import { asksGrowthAimedAt, withGrowth } from './growth-meant.ts'
import { asksChange, isPostAlone, readIntent, readMove, readOrdinal } from './intent.ts'
import { contains, type PlaceAsked, readPlaces } from './places.ts'
import { levelsOf, placesOfScope } from './scope-places.ts'
import { readSessions } from './sessions.ts'
import { blank, type Stretch } from './stretch.ts'
import { termAsked } from './term-asked.ts'
import { readTimes, type TimesAsked } from './years.ts'

/** What a question is read with. */
export interface QueryTools extends ConceptTools {
  corrector: Corrector
  today: Date
  home: string | null
}

/** A question as read, with what only the next steps of the same turn need. */
export interface Reading {
  query: Query
  times: TimesAsked
  places: PlaceAsked[]
  /** 上一届 is -1: counted from the session of the conversation; null if none is named so, or its own (本届). */
  sessionOffset: number | null
}

/** 义乌市长, 省政府: the last character of the place belongs to the post or body behind it. */
const POST_BEHIND = /^(?:长|委|政府|政协|人大|级|里|直|内|域)/u

function withoutPost(place: PlaceAsked, text: string): PlaceAsked {
  const clipped =
    /[省市县区州旗盟]$/u.test(text.slice(place.start, place.end)) && POST_BEHIND.test(text.slice(place.end))
  return clipped ? { ...place, end: place.end - 1 } : place
}

/** 代县长 is who acts as 县长, not 代县 (a county of 山西, whose head is 代县县长). */
const ACTING = /^代[省市县区州]长/u

function isActing({ start }: Stretch, text: string): boolean {
  return ACTING.test(text.slice(start))
}

/** 区政协主席会议多少次: the meetings are what is counted, and only 区政协 says whose. */
const MEETING = /(?:人代会|常委会|常务委员会|主席会议|全会|全体会议)$/u
const COUNTED_BEHIND = /^(?:会议)?(?:一共|总共|共)?(?:召?开|举行|举办|办)?(?:了|过)?(?:多少|几)[次场回]/u

function withoutMeeting<T extends Stretch>(body: T, text: string): T {
  const meeting = MEETING.exec(text.slice(body.start, body.end))
  return meeting && COUNTED_BEHIND.test(text.slice(body.end))
    ? { ...body, end: body.start + meeting.index }
    : body
}

/** 政协成立多少周年, 人大制度建立时: the body is the matter itself, and its name must be found. */
const FOUNDED = /^(?:制度)?(?:成立|诞生|创立|建立|创建|组建|恢复|(?:多少|几|\d+)周年)/u

/** 人大连着三年: what is cut out of the end of one name and the beginning of the next is no place. */
function cuts(place: Stretch, body: Stretch): boolean {
  return place.start < body.end && body.start < place.start && body.end < place.end
}

/** Words of growth and fall: the kind of figure says the same, so they weigh little and stand for each other. */
const CHANGE_WORD =
  /^(?:增长|增长率|增速|增幅|涨幅|涨|长|下降|降低|降|降幅|跌|减少|增加|提高|上升|同比|多少|幅度)(?:了|幅|率)?$/u
const CHANGE_WORDS = ['增长', '增加', '提高', '上升', '下降', '减少', '增速', '增幅']
/** Words of plan and result: the time of figure and paragraph says the same. */
const STATUS_WORD =
  /^(?:目标|预期|计划|打算|准备|预计|安排|力争|要达到|达到|要做到|做到|要到|实现|实际|完成|突破|完成情况|预期目标|结果|最后|到底)$/u
const NUMERIC_NOUN = /次数|件数|人数|数量|场次|个数|家数|\p{Script=Han}{2}数(?=$|[?？,，比对和])/u
const SAID_OTHERWISE = 0.25
/** 老百姓, 大家 say whom everything in a report is for, 市里 whose it is. */
const EVERYBODY =
  /^(?:[省市县区]里|老百姓|百姓|群众|人民群众|居民|大家|人们|民众|市民|人|人民|一年|全年|报告|事|话|样|点|东西|家里|家中|屋里|身上|头上|外头|里头|外面|上头|上面|上边|下面|下边|下头|乡亲们?|街坊邻居|情况|事情|地方|里面|报纸|新闻|版面|文章|报道)$/u
/** Fit whatever stands in a report, unless they are what is counted: 方面, 工作, 总结. */
const ANYTHING =
  /^(?:年度|年份|年来|方面|工作|总结|问题|内容|回顾|部分|说法|提法|态度|事项|消息|办法|招数?|做法|动作|举动|动静)$/u
/** Says which side of a thing is asked about, not what thing: 水域面积 is not any 面积. */
const ATTRIBUTE =
  /^(?:面积|数量|金额|总额|规模|比例|比重|长度|高度|时间|费用|成本|价格|总数|总量|数目|速度|数字|数据)$/u
const ATTRIBUTE_SAYS = 0.5
const SAYS_LITTLE = 0.3
/** 亿斤, 万元: the unit in the question, not a word to find. */
const SCALED_UNIT = /^[十百千万亿]+\p{Script=Han}{0,2}$/u
const MONEY_OR_SHARE =
  /钱|元|块|(?:多少|几)[百千]?(?:万亿|亿)|多少(?:资金|经费|款)|百分|成|比例|占比|率|增速|增幅/u

/** 丁政当什么官: a person's post is told where it is told who he is. */
const WHAT_POST =
  /(?<=\p{Script=Han}{2})(?:是|当|担任|任)(?:的)?(?:什么|啥|哪个)(?:职务|职位|官职?|身份|头衔)(?:的)?(?=[?？呢啊]*$)/u

/** 家里有个瘫子国家管吗: who is to pay or help is no matter that a passage must name. */
const PAYER = /(国家|政府|公家|上面|上头|财政)(?=.{0,3}(?:管|补|贴|给|出钱|掏|担|养|赔|奖|帮|发钱|兜底))/u

function lighten(concepts: readonly Concept[], intent: Intent, text: string): Concept[] {
  const payer = PAYER.exec(text)?.[1]
  const light = (said: string) =>
    EVERYBODY.test(said) || said === payer || (intent !== 'number' && ANYTHING.test(said))
  if (concepts.every(({ said, bonus }) => bonus || light(said))) return [...concepts]
  const others = concepts.some(
    ({ said, thing, bonus }) => thing && !bonus && !light(said) && !ATTRIBUTE.test(said),
  )
  return concepts.map((concept) => {
    if (light(concept.said)) return { ...concept, weight: concept.weight * SAYS_LITTLE, thing: false }
    if (others && ATTRIBUTE.test(concept.said))
      return { ...concept, weight: concept.weight * ATTRIBUTE_SAYS, thing: false }
    return concept
  })
}

/** For a question about an amount: words of change, plan, result and unit weigh little, since the figure says them. */
export function settleForFigures(
  concepts: readonly Concept[],
  intent: Intent,
  text: string,
  times: Pick<TimesAsked, 'statuses'>,
): Concept[] {
  const numeric =
    NUMERIC_NOUN.test(text) || intent === 'number' || intent === 'compare' || /多少|几/u.test(text)
  if (!numeric) return [...concepts]
  const inStatus = (said: string) =>
    STATUS_WORD.test(said) || times.statuses.some(({ start, end }) => text.slice(start, end) === said)
  return concepts.flatMap((concept) => {
    if (SCALED_UNIT.test(concept.said) || UNIT_NOUNS.has(concept.said) || concept.said === '数') return []
    if (CHANGE_WORD.test(concept.said)) {
      const words = [...concept.words, ...CHANGE_WORDS.map((word) => ({ text: word, strength: 0.9 }))]
      return [{ ...concept, words, weight: concept.weight * SAID_OTHERWISE, thing: false }]
    }
    return [
      inStatus(concept.said)
        ? { ...concept, weight: concept.weight * SAID_OTHERWISE, thing: false }
        : concept,
    ]
  })
}

/** 体现了, 做了, 现在 in a question about no figure are only tense, no claim that a result is wanted. */
const TELLS_LITTLE = /了$|现在|目前|眼下|如今/u

function statusOf(times: TimesAsked, intent: Intent, text: string): TimesAsked['status'] {
  const { status, statuses } = times
  if (status !== 'actual' || intent === 'number' || intent === 'compare') return status
  return statuses.every(({ start, end }) => TELLS_LITTLE.test(text.slice(start, end))) ? null : status
}

/** Levels whose bodies a report of a lower level tells of as others. */
const ABOVE: ReadonlySet<string> = new Set(['全国', '省'])

const ITS_REPORT = /^(?:的)?(?:\d{2,4}年?)?(?:的)?(?:工作)?(?:报告|材料)/u

/** 几个 is asked of whatever is counted. */
const VAGUE_UNIT = /^(?:个|种|类|点)$/u

/** Nouns that only say in which unit something is counted. */
const UNIT_NOUNS: ReadonlyMap<string, readonly string[]> = new Map([
  ['次数', ['次', '场', '场次', '期', '回']],
  ['场次', ['场', '场次', '次']],
  ['件数', ['件', '项', '个']],
  ['人数', ['人', '名', '人次', '位']],
  ['数量', []],
  ['总数', []],
  ['总量', []],
  ['个数', []],
  ['家数', ['家', '户']],
  ['钱', ['元', '美元']],
])

/** How thick, how deep, how long: asked of nothing that is counted. */
const EXTENT =
  /多久|多长时间|多[厚薄粗细深宽](?![入化])|多[长远重](?!时间|要|视|点|大|期)|装机(?:容量|规模)?(?:有|是)?(?:多大|多少)/u

function namesUnit(text: string, units: readonly string[]): boolean {
  if (units.length === 0) return false
  if (VAGUE_UNIT.test(units[0] ?? '')) return false
  if (/[元%]/u.test(units[0] ?? '')) return MONEY_OR_SHARE.test(text)
  if (units[0] === '岁' || EXTENT.test(text)) return true
  return units.some((unit) => new RegExp(`(?:多少|几|哪几)[十百千万亿]*(?:余|多)?${unit}`, 'u').test(text))
}

/** 归燕计划是啥, 什么叫枫桥式法庭: what is to be explained, as one name, however the dictionary cuts it. */
const SUBJECT =
  /^(?:请问|什么是|什么叫|啥是|啥叫|所谓)?的?[“"'‘]?(\p{Script=Han}{3,10}?)[”"'’]?(?:(?:到底|究竟|说的|指的|讲的)?(?:是|指|叫)(?:个)?(?:什么|啥).*|什么意思|啥意思)?[?？]?$/u

/** 什么样的城市叫湖滨新城. */
const WHAT_KIND = /^什么样的\p{Script=Han}{1,4}?(?:才)?(?:叫|算)[作做是]?(\p{Script=Han}{3,10})[?？]?$/u

const KIND = /(?:计划|工程|行动|工作法|机制|模式|平台|制度|活动|品牌)$/u

function subjectOf(text: string, { corpus }: QueryTools): Concept | null {
  const said = (SUBJECT.exec(text) ?? WHAT_KIND.exec(text))?.[1]
  if (said === undefined) return null
  // “归燕”计划 is set in quotation marks without its kind.
  const name = [said, said.replace(KIND, '')].find((one) => one.length >= 2 && corpus.mentions(one))
  if (name === undefined) return null
  return { said, words: [{ text: name, strength: 1 }], weight: 1, bonus: false, thing: true }
}

/** A place that must be spoken of: its own body is asked about, within the place of a report. */
function placeConcept({ name, short }: PlaceAsked): Concept {
  const words = [...new Set([name, short])].map((text) => ({ text, strength: 1 }))
  return { said: short, words, weight: 1, bonus: false, thing: true }
}

/** 22 23 24三年: two-digit years in a row need their 年 to be read as years. */
const BARE_YEARS = /(?<!\d)((?:\d{2}[ 、,，])+\d{2})(?=[两二三四五]年)/u

/**
 * Reads a question: slips mended, years, places, bodies and sessions found, the rest as concepts. What is part
 * of the matter rather than of the scope (a place inside the report's own region) stays a concept.
 */
export function readQuery(question: string, tools: QueryTools): Reading {
  const typed = chineseToArabic(normalizeQuestion(question))
  const { text, changes } = tools.corrector.correct(
    typed.replace(BARE_YEARS, '$1年').replace(WHAT_POST, '是谁'),
  )
  const times = readTimes(text, tools.today)
  const holdings = holdingsOf(tools.corpus.library)
  const regions = [...holdings.regions]
  const bodies = readBodies(text)
  const places = readPlaces(text, regions, tools.home)
    .filter((place) => !bodies.some((body) => cuts(place, body)) && !isActing(place, text))
    .map((place) => withoutPost(place, text))
  const scopePlaces = placesOfScope(places, text, tools.corpus)
  const held = bodies.filter(({ body }) => holdings.bodies.has(body) || holdings.bodies.size === 0)
  // 法院 is a matter where no court reports; 法院工作报告 alone asks for a report that is not there.
  const bodiesNamed = held.length > 0 ? held : bodies.filter(({ end }) => ITS_REPORT.test(text.slice(end)))
  const strong = bodiesNamed.filter((body) => body.strong)
  const sessions = readSessions(text)

  const inner = (place: PlaceAsked) =>
    !regions.includes(place.name) && regions.some((region) => contains(region, place.name))
  // 帮全国政协做的调研 is told in the report of a city: a body above all that report is part of the matter.
  const levels = levelsOf(tools.corpus, regions)
  const own = strong.filter(({ level }) => !level || !ABOVE.has(level) || levels.has(level))
  // 信阳市浉河区法院 is the court of the district, and no report of the city's court is its own.
  const ownedBy = ({ end }: PlaceAsked) => strong.some(({ start }) => start === end || start === end - 1)
  const owner = scopePlaces.find((place) => inner(place) && ownedBy(place))
  const taken: Stretch[] = [
    ...times.spans,
    ...own.filter(({ end }) => !FOUNDED.test(text.slice(end))).map((body) => withoutMeeting(body, text)),
    ...sessions,
    ...scopePlaces.filter((place) => place === owner || !inner(place)),
  ]
  const session = sessions[0]
  const term = termAsked(text, session, scopePlaces, tools.corpus)
  const intent = isPostAlone(blank(text, taken)) ? 'who' : readIntent(text)
  const subject = intent === 'definition' ? subjectOf(text, tools) : null
  const nouns = [...UNIT_NOUNS].flatMap(([noun, counted]) => (text.includes(noun) ? counted : []))
  // 云溪镇财政收了多少 counts no 镇.
  const unplaced = blank(text, scopePlaces)
  const units = [...new Set([...askedUnits(unplaced), ...nouns])]
  const plain = lighten(withGrowth(readConcepts(text, taken, tools), text), intent, text)
  const read = settleForFigures(plain, intent, text, times)
  const named = [subject, owner ? placeConcept(owner) : null].filter((one) => one !== null)
  const concepts = [...named, ...read.filter(({ said }) => named.every((one) => one.said !== said))]
  const query: Query = {
    intent,
    text,
    years: times.years,
    reportYears: times.reportYears,
    span: term ?? (times.span && { from: times.span.from, to: times.span.to, label: times.span.label }),
    each: times.each,
    status: subject ? null : statusOf(times, intent, text),
    bodies: [...new Set(strong.map(({ body }) => body))],
    bodyHints: [
      ...new Set(bodiesNamed.filter((body) => !body.strong && !body.mentioned).map(({ body }) => body)),
    ],
    regions: [...new Set(scopePlaces.map(({ name }) => name))],
    session: session ? { session: session.session, meeting: session.meeting } : null,
    concepts,
    terms: concepts.map(({ said }) => said),
    units,
    unitsSure: namesUnit(text, units),
    unitsOfNoun: unitsOfCounted(unplaced),
    change: asksChange(text) || asksGrowthAimedAt(concepts, text),
    ordinal: readOrdinal(text),
    move: readMove(text),
    seen: [],
    corrections: changes.map(({ from, to }) => ({ from, to })),
    ...(WHAT_POST.test(typed) ? { asksPost: true } : {}),
  }
  return { query, times, places, sessionOffset: session?.relative || null }
}
