import type { ReportHead } from '../../model.ts'

export type Body = '政协' | '人大' | '政府' | '法院' | '检察院' | '纪委监委' | '党委'
export type BodyLevel = '全国' | '省' | '市' | '州' | '县' | '区' | '镇'

/** A body that a question names. Offsets are UTF-16 in the question. */
export interface BodyAsked {
  body: Body
  level: BodyLevel | null
  start: number
  end: number
  /** False for hints (委员, 代表, 提案) and for bodies that are only mentioned (向市委报告, 送市政府参考). */
  strong: boolean
  /** It receives, rules or is told of (给政府, 省人大领导批示): the report asked about is another's. */
  mentioned: boolean
}

interface Rule {
  body: Body
  pattern: RegExp
  strong: boolean
}

const LEVEL = '(全国|国家|省级?|自治区|市级?|州级?|县级?|区级?|镇|乡)'
const level = (rest: string) => new RegExp(`${LEVEL}?(?:里的?)?(?:${rest})`, 'gu')

/** Longest and surest first; a later rule does not reread what an earlier one has taken. */
const RULES: readonly Rule[] = [
  { body: '政府', pattern: level('政府工作报告|人民政府工作报告'), strong: true },
  { body: '政协', pattern: level('政协委员'), strong: false },
  { body: '政协', pattern: /委员(?:会客厅|工作室|履职|们|小组|读书|企业家?)/gu, strong: false },
  { body: '人大', pattern: level('人大代表|人民代表(?!大会)'), strong: false },
  { body: '人大', pattern: /代表(?:联络站|建议|议案|履职|们|小组|\+|接待|票决)/gu, strong: false },
  {
    body: '政协',
    pattern: level('政协(?:常委会|常务委员会|主席会议|全会|全体会议|会议)?|人民政协|政治协商会议'),
    strong: true,
  },
  {
    body: '人大',
    pattern: level(
      '人民代表大会(?:常务委员会)?|人大常务委员会|人大常委会|人大(?!附中|附小|金仓|的?学生|复印)|人代会|人常会',
    ),
    strong: true,
  },
  { body: '检察院', pattern: level('人民检察院|检察院|检查院|检察机关|检察长'), strong: true },
  { body: '法院', pattern: level('(?:高级|中级|最高|基层)?人民法院|(?:高|中)院|法院'), strong: true },
  {
    body: '纪委监委',
    pattern: level('纪委监委|纪委(?:会)?|监委|监察委员会|纪检监察(?:机关)?'),
    strong: true,
  },
  { body: '政府', pattern: /国务院/gu, strong: true },
  {
    body: '政府',
    pattern: level(
      '(?:人民)?政府(?!性|采购|投资|债务|债券|欠|负债|规范性|购买|网站|部门|主导|引导|补贴|补助|职能|服务|诚信|数字化|与市场|和市场|和社会)',
    ),
    strong: true,
  },
  { body: '党委', pattern: /(?<![常团])(省|市|州|县|区)委(?!员|托|派|办|任|屈|曲|会)/gu, strong: true },
  { body: '党委', pattern: /党委(?!员)|党中央/gu, strong: true },
  { body: '政协', pattern: /提案(?!权)|社情民意|请你来协商|民生议事堂|界别|大会发言/gu, strong: false },
  {
    body: '人大',
    pattern: /执法检查|备案审查|宪法宣誓|审议意见|专题询问|议案(?!\))|立法联系点|人事任免/gu,
    strong: false,
  },
  { body: '政协', pattern: /(?<!常|务|管理|专|评|监察|教|发改|检|党|团|会)委员(?![会长])/gu, strong: false },
  {
    body: '人大',
    pattern:
      /(?<!法定|党|全权|业务|家长|职工|企业|群众|青年|工会|女|学生|居民|村民|典型|杰出|侨)代表(?!性|着|作|什么|啥|团|队|处|人物|办|了|大会|我|他|全)/gu,
    strong: false,
  },
]

/** A body after one of these receives or rules something; the report asked about is another's. */
const MENTIONED_AFTER = /(?:送|报送|上报|向|给|供|由|为|被|请|对|督促|监督|推动|受|受到|得到|获得?|跟着)$/u
/** 省人大领导批示, 市委书记: a person or an act of that body, told in somebody else's report. */
const MENTIONED_BEFORE =
  /^(?:的)?(?:哪个|哪位)?(?:主要)?(?:领导|书记|副?主席(?:来|批)|批示|肯定|表扬|表彰|授予|转发|采纳|参考|批了)/u

/** 办理政协提案多少件: those who carry out proposals and suggestions tell of it, the government and the courts. */
const CARRIED_OUT = /(?:办理|承办|办结|办复|答复)(?:了|过|的)?(?:多少|几)?件?$/u
const PROPOSED = /^(?:的)?(?:委员|代表)?(?:们)?(?:的)?(?:提案|建议|议案)/u

const LEVELS: readonly (readonly [RegExp, BodyLevel])[] = [
  [/全国|国家|国务院|党中央|最高/u, '全国'],
  [/自治区|省|高院|高级人民法院/u, '省'],
  [/市|中院|中级人民法院/u, '市'],
  [/州/u, '州'],
  [/县/u, '县'],
  [/区/u, '区'],
  [/镇|乡/u, '镇'],
]

function levelIn(text: string): BodyLevel | null {
  for (const [sign, name] of LEVELS) if (sign.test(text)) return name
  return null
}

/** 全国人大批示了义乌人大: of one body at two levels, the higher is only mentioned. */
function weakenHigher(asked: BodyAsked[]): void {
  for (const one of asked) {
    if (one.level !== '全国' && one.level !== '省') continue
    const lower = asked.some(
      (other) => other !== one && other.body === one.body && other.strong && other.level !== one.level,
    )
    if (lower) one.strong = false
  }
}

/** 宣讲两会精神, 两会期间: a meeting that is told of, and no two reports to be set side by side. */
const TWO_MEETINGS =
  /(?<!全国|省|宣讲|宣传|传达|学习|贯彻|参加|列席|出席|报道|召开|关注|聚焦)两会(?!精神|期间|上|召开|闭幕|开幕|前|后|时|报道|宣传)/gu

/**
 * Finds the bodies of a normalized question in its order: '2023年政协和人大谁学习次数多' gives 政协 and 人大;
 * '送市政府参考' names 政府 weakly; 政府性基金 and 代表性 name none. 两会 is 政协 and 人大.
 */
export function readBodies(question: string): BodyAsked[] {
  const asked: BodyAsked[] = []
  for (const { body, pattern, strong } of RULES)
    for (const match of question.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      if (asked.some((other) => start < other.end && other.start < end)) continue
      const [before, behind] = [question.slice(0, start), question.slice(end)]
      const mentioned =
        MENTIONED_AFTER.test(before) ||
        MENTIONED_BEFORE.test(behind) ||
        (CARRIED_OUT.test(before) && PROPOSED.test(behind))
      asked.push({ body, level: levelIn(match[0]), start, end, strong: strong && !mentioned, mentioned })
    }
  for (const match of question.matchAll(TWO_MEETINGS)) {
    const stretch = { level: null, start: match.index, end: match.index + 2, strong: true, mentioned: false }
    asked.push({ body: '政协', ...stretch }, { body: '人大', ...stretch })
  }
  for (const match of question.matchAll(/(?<!人民)两院(?!院士)/gu)) {
    const stretch = { level: null, start: match.index, end: match.index + 2, strong: true, mentioned: false }
    asked.push({ body: '法院', ...stretch }, { body: '检察院', ...stretch })
  }
  weakenHigher(asked)
  return asked.sort((a, b) => a.start - b.start)
}

/** What shows whose report it is, in the words of institutions, types and titles. */
const SIGNS: readonly (readonly [RegExp, Body])[] = [
  [/政协|政治协商/u, '政协'],
  [/检察院/u, '检察院'],
  [/法院/u, '法院'],
  [/纪委|监委|纪律检查|监察委员会/u, '纪委监委'],
  [/人大|人民代表大会/u, '人大'],
  [/政府|国务院/u, '政府'],
  [/[省市州县区]委(?!员)|党委|共产党.{2,12}委员会|党代会|党代表大会|全委会/u, '党委'],
]
/** 在省第十四届人民代表大会第四次会议上 tells where a report was given, not whose it is. */
const GIVEN_AT = /[-—–(（]*在.{0,40}(?:会议|大会|全会|全体会议)上.*$/u

function signsIn(text: string | null): Body[] {
  if (!text) return []
  const own = text.replace(GIVEN_AT, '')
  const whole = SIGNS.filter(([sign]) => sign.test(own)).map(([, body]) => body)
  return /政府工作报告/u.test(own) ? ['政府'] : whole
}

type Signed = Pick<ReportHead, 'institution' | 'type' | 'title'>

/** Every question asks it of every report. */
const bodiesKnown = new WeakMap<Signed, readonly Body[]>()

/** Whose report it is, from type, institution and title in this order; empty where nothing tells (a newspaper). */
export function bodiesOf(report: Signed): readonly Body[] {
  let bodies = bodiesKnown.get(report)
  if (!bodies) {
    bodies = readBodiesOf(report)
    bodiesKnown.set(report, bodies)
  }
  return bodies
}

function readBodiesOf(report: Signed): Body[] {
  for (const text of [report.type, report.institution, report.title]) {
    const bodies = signsIn(text)
    if (bodies.length > 0) return bodies
  }
  return []
}
