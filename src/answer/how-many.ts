import type { Figure } from '../model.ts'
import { fold } from '../text/normalize.ts'
import type { Span } from '../text/sentences.ts'
import type { Unit } from './corpus.ts'
import { MET, matchConcept } from './match.ts'
import type { Concept, Query } from './turn.ts'
import { asksComparison } from './understand/intent.ts'

/** 有多少个镇街, 镇街有几个, 主席会议开了几次: that there are some, before or behind them. */
const HOW_MANY =
  /有(?:多少|几)|(?:多少|几)[个名位家支座所]|(?:开|召开|举行|举办)了?过?(?:多少|几)[次场]|(?:多少|几)[次场]/u
const HELD = '(?:召开|举行|举办|开|办)?了?过?'
const ENDS_COUNTING = new RegExp(
  `(?:一共|总共|共)?(?:[有是]|${HELD})?(?:多少|几)[个名位家支座所人次场]?[?？]?$`,
  'u',
)
const BEGINS_COUNTING = /^.*(?:多少|几)[个名位家支座所次场]?/u
const HOLDING = /^(?:召开|举行|举办|开|办|开展|有|是|共|总共|一共)$/u

/** 有多少贫困村摘帽: what became of them is asked as well. */
const BEFELL = /^(?:摘帽|脱贫|出列|达标|投产|投用|通车|通水|通电|受益|参保|落户|上市|搬迁|退出|入选)$/u

/** 浙江有多少人, 多少户: the measure word itself is what is counted. */
const PERSONS = /^(?:人|人口|户)$/u

const countedBy = new WeakMap<Query, { concept: Concept | null }>()

/** The thing of a question that asks of nothing else than how many there are: 有多少个民主党派, 政协有几个专委会. */
function onlyCounted(query: Query): Concept | null {
  let counted = countedBy.get(query)
  if (!counted) {
    counted = { concept: readOnlyCounted(query) }
    countedBy.set(query, counted)
  }
  return counted.concept
}

function readOnlyCounted(query: Query): Concept | null {
  // Set side by side, what is told of the same kind on both sides is better than nothing.
  if (!HOW_MANY.test(query.text) || asksComparison(query.text)) return null
  const telling = query.concepts.filter(({ said, bonus }) => !bonus && !HOLDING.test(said))
  if (telling.some(({ said }) => BEFELL.test(said))) return null
  const persons = telling.find(({ said }) => PERSONS.test(said))
  if (persons && telling.length === 1) return persons
  const things = telling.filter(({ said }) => !query.units.includes(said))
  const named = things.map(({ said }) => said).join('')
  const last = things.at(-1)
  const { text } = query
  // 多少人吃低保 says what they do as well.
  const alone = ENDS_COUNTING.test(text)
    ? text.replace(ENDS_COUNTING, '').endsWith(named)
    : text.replace(BEGINS_COUNTING, '') === named
  return alone && !/[了过着]/u.test(named) && things.every(({ thing, said }) => thing || WIDE.test(said))
    ? (last ?? null)
    : null
}

const NAMED = 0.7
/** So near a figure its noun may stand where the figure is not called by it: 专精特新企业累计培育2000家. */
const NEAR = { before: 8, behind: 6 }
/** 规上企业总数, 电商从业人数: the end of a name that only says it is an amount. */
const AMOUNT = /(?:总人数|总数量?|总量|数量|人数|户数|家数|队伍|规模|数)$/u

/** Words so wide that a figure of a kind of them tells nothing of all: 地级市 of 市, 新增就业人口 of 人口. */
const WIDE =
  /^(?:人|人口|户|家庭|省|市|县|区|镇|乡|乡镇|镇街|街道|村|社区|企业|公司|学校|大学|高校|医院|项目|干部|党员|群众|居民|工人|职工|学生|教师|老师|医生|老人|代表|委员|人大代表|政协委员|法官|检察官|干警|民警)$/u
/** What may stand before such a word without making it a kind. */
const NO_KIND =
  /^(?:全?[省市县区州国镇乡村]|我|地区|总|共|常住|户籍|年末|现有|实有|在册|各类|各级|所有|城乡|各族|政协|人大|累计|达到?|(?<!\d)\d+年?)+$/u

/** 新增29家 are not all there are; right before the name, the headline says so itself. */
const NEW = /新(?:增|登记|建|注册|设立?|成立|发展|认定|入驻|引进|培育|开)|净增/u
const NEW_BEFORE = new RegExp(`(?:${NEW.source})了?$`, 'u')
const ASKS_NEW =
  /(?<![高创革更])新(?!能源|材料|兴|质|型|媒体|业态|农村|市民|乡贤)|增|多了|(?:开|设|成立|引进|落户|注册|登记)[了过]?(?:多少|几)/u
/** 处分19人, 邀请12名: those to whom something is done. 遴选, 聘请 and 选任 make all there are of a kind. */
const DONE_TO =
  /补选|增补|招录|处分|查处|终止|停止|免去|接受|约谈|劝辞|吸纳|吸引|邀请|组织|选派|推荐|推选|安排|动员|发动|带领|走访|慰问|培训|表彰|表扬|选聘|抽调|集结|评选|评出|挂职|录取|转移|惠及|服务|救助|资助/u
/** 对2名检察官启动, 已在6个乡镇推行, 318名委员奔赴一线: the figure only says of whom or where something is told. */
const OF_WHOM = /(?:^|[，,；;。])(?:已|并|还|再|先后|分别)?(?:对|在|向|由|为|给|到|把|将|让|使|与|同|和)$/u
const PEOPLE = /代表|委员|党员|干部|职工|员工|学生|老人|老师|教师|医生|居民|村民|法官|检察官|干警|民警/u

/** Whether all of a wide thing is asked for: 法官, and not 员额法官. */
function isWide({ said }: Concept, { concepts }: Query): boolean {
  return WIDE.test(said) && concepts.every((one) => !one.thing || one.bonus || one.said === said)
}

/** Whether a name is that of the thing counted, as all of it, or only has its word in it (委员建议, 地级市). */
function isNameOf(counted: Concept, name: string): boolean {
  const bare = name.replace(AMOUNT, '')
  return counted.words.some(({ text, strength }) => {
    if (strength < NAMED || !bare.endsWith(text)) return false
    const kind = bare.slice(0, -text.length)
    return kind === '' || NO_KIND.test(kind)
  })
}

/** 两支专业代表小组 of a sentence that speaks of 镇街 is named by something else. */
function countsAnotherThing(
  counted: Concept,
  query: Query,
  { paragraph }: Unit,
  sentence: Span,
  figure: Figure,
): boolean {
  const says = (from: number, to: number) =>
    matchConcept(counted, fold(paragraph.text.slice(Math.max(0, from), to))) >= NAMED
  if (figure.what === '' || !says(sentence.start, sentence.end)) return false
  const name = fold(figure.what)
  const behind = fold(paragraph.text.slice(figure.end, figure.end + name.length + NEAR.behind))
  if (isWide(counted, query) && matchConcept(counted, name) >= MET) return !isNameOf(counted, name)
  // 8所高校14个学科: the noun in front is counted by a figure of its own.
  const lead = paragraph.text.slice(Math.max(0, figure.start - NEAR.before), figure.start)
  const from = behind.startsWith(name) && /\d/u.test(lead) ? figure.start : figure.start - NEAR.before
  if (says(from, figure.end + NEAR.behind)) return false
  return matchConcept(counted, name) < MET
}

const HELD_UNIT = /^(?:次|场|场次|期|届|轮)$/u

/** Whether a figure counts only some of what is counted: those to whom something is done. */
function countsSome(counted: Concept, query: Query, unit: Unit, clause: Span, figure: Figure): boolean {
  const before = unit.paragraph.text.slice(clause.start, figure.start)
  if (HELD_UNIT.test(figure.unit)) return false
  const name = figure.what === '' ? -1 : before.lastIndexOf(figure.what)
  const saidSo = name >= 0 && NEW_BEFORE.test(before.slice(0, name))
  if (!saidSo && NEW.test(before) && !ASKS_NEW.test(query.text)) return true
  const done = PEOPLE.test(counted.said) ? DONE_TO.exec(before)?.[0] : undefined
  if (done !== undefined && !query.text.includes(done)) return true
  return isWide(counted, query) && OF_WHOM.test(before)
}

/** 开了几次常委会: the meeting itself is counted, not what is told of its report (常委会工作报告等向市委请示报告6次). */
const MEETINGS =
  /(?:开|召开|举行|举办)(?:了|过)?(?:几|多少)[次场届](\p{Script=Han}{2,8}?(?:会议?|论坛))(?!.*(?:几|多少))/u

function countsNoMeeting({ text, concepts }: Query, unit: Unit, figure: Figure): boolean {
  const asked = MEETINGS.exec(text)?.[1]
  if (asked === undefined || !HELD_UNIT.test(figure.unit) || figure.what === '') return false
  const meetings = concepts.filter(({ said, bonus }) => !bonus && asked.includes(said))
  const near = fold(
    unit.paragraph.text.slice(Math.max(0, figure.start - NEAR.before), figure.end + NEAR.behind),
  )
  return (
    meetings.length > 0 &&
    meetings.every((one) => matchConcept(one, fold(figure.what)) < MET && matchConcept(one, near) < MET)
  )
}

/** Whether how many there are is asked (有多少个镇街), and a figure counts something else, or only some of them. */
export function countsOther(query: Query, unit: Unit, sentence: Span, clause: Span, figure: Figure): boolean {
  if (countsNoMeeting(query, unit, figure)) return true
  const counted = onlyCounted(query)
  if (counted === null) return false
  return (
    countsAnotherThing(counted, query, unit, sentence, figure) ||
    countsSome(counted, query, unit, clause, figure)
  )
}

const TAKES = new RegExp(`${DONE_TO.source}|聘请`, 'u')

/** Visits are no people: 组织代表参加会议1200余人次 does not tell how many 代表 there are. */
const NAMES_DOING = 0.12

/** Whether a figure counts visits where people are asked for. */
export function countsVisits(query: Query, figure: Figure): boolean {
  if (figure.unit !== '人次' || query.text.includes('人次')) return false
  const named = query.concepts.filter(
    ({ said, bonus, weight }) => !bonus && said.length > 1 && weight >= NAMES_DOING,
  )
  return named.length === 1 && PEOPLE.test(named[0]?.said ?? '')
}

/** Whether a figure counts only those who were taken along (吸纳政协委员25名), where all of them are asked for. */
export function countsTaken(query: Query, unit: Unit, clause: Span, figure: Figure): boolean {
  if (!PEOPLE.test(figure.what) || onlyCounted(query) === null) return false
  const taken = TAKES.exec(unit.paragraph.text.slice(clause.start, figure.start))?.[0]
  return taken !== undefined && !query.text.includes(taken)
}
