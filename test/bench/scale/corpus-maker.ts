import { gazetteer } from '../../../src/answer/understand/gazetteer.ts'
import { builtinVocabulary } from '../../../src/answer/vocabulary/builtin.ts'
import { createVocabulary } from '../../../src/answer/vocabulary/vocabulary.ts'
import { createRandom, type Random } from './random.ts'

/** A report made up from templates, as it would lie in the reports folder. */
export interface MadeReport {
  file: string
  text: string
  paragraphs: number
  /** Questions that its paragraphs answer: with place, body and year, and in the bare words of one sentence. */
  scoped: string[]
  unscoped: string[]
  /** Year, place and body in a line. */
  title: string
  /** The paragraphs, and each question with the place among them of the one it was made from. */
  texts: string[]
  asked: { question: string; scoped: boolean; from: number }[]
}

type Body = '政府' | '政协' | '人大'

const BODIES: readonly Body[] = ['政府', '政协', '人大']
const YEARS_BACK = 12
const NEWEST = 2024
const PARAGRAPHS = { least: 80, most: 120 }

const STEMS = [
  ...'云岭溪桥石林松柏竹梅兰桂枫槐柳桐杉榆荷莲菱芦苇稻麦粟棉麻桑茶果泉潭湖泽渡湾洲滩浦港塘沟涧峡谷岩崖峰岗坡坪坝垭寨堡关营驿亭台楼阁塔寺庙观宫殿坊巷里屯庄墩圩埠墟场店铺',
]
const TAILS = [...'湾坪溪桥塘坝岭岩坑垅墩庄屯寨堡沟坡岗洼圩浦洲埠渡泉井']
const NAMES = [...'志国建文明华海峰永春秀玉兰红梅俊伟丽娟晓东立新庆福德昌荣贵成才学义'.split('')]
const FAMILIES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕']
const COMPANY = [
  '科技',
  '新材料',
  '装备',
  '生物',
  '电子',
  '能源',
  '食品',
  '纺织',
  '机械',
  '医药',
  '物流',
  '光电',
]
const PROJECT = [
  '产业园',
  '安置房',
  '水厂',
  '变电站',
  '快速路',
  '学校',
  '养老中心',
  '污水处理厂',
  '客运站',
  '文化馆',
  '研究院',
  '示范区',
  '交易中心',
  '湿地公园',
]
const UNITS = [
  '件',
  '个',
  '次',
  '人',
  '户',
  '家',
  '场',
  '项',
  '条',
  '公里',
  '亩',
  '万元',
  '亿元',
  '所',
  '座',
  '套',
  '台',
  '吨',
  '名',
  '处',
]
const HEADINGS = [
  '着力推进',
  '全面加强',
  '持续深化',
  '扎实做好',
  '统筹抓好',
  '大力发展',
  '有序推动',
  '切实保障',
]
const OPENINGS = [
  '一年来，',
  '这一年，',
  '面对压力，',
  '坚持问题导向，',
  '我们',
  '按照部署，',
  '紧扣中心，',
  '在各方支持下，',
  '聚焦重点，',
  '经过努力，',
  '',
]

/** What a sentence can be said about. */
interface Matter {
  random: Random
  place: string
  year: number
  /** Words of trade that this place's report of this year is about. */
  terms: readonly string[]
}

function settlement({ random }: Matter): string {
  return `${random.pick(STEMS)}${random.pick(STEMS)}${random.pick(TAILS)}`
}

function company({ random }: Matter): string {
  return `${random.pick(STEMS)}${random.pick(NAMES)}${random.pick(COMPANY)}`
}

function project(matter: Matter): string {
  return `${settlement(matter)}${matter.random.pick(PROJECT)}`
}

function amount({ random }: Matter): string {
  const unit = random.pick(UNITS)
  const size = random.next()
  if (unit === '亿元' || unit === '公里')
    return `${(random.next() * 900 + 1).toFixed(size < 0.5 ? 1 : 2)}${unit}`
  return `${size < 0.4 ? random.between(3, 99) : size < 0.8 ? random.between(100, 2999) : random.between(3000, 98000)}${unit}`
}

function percent({ random }: Matter): string {
  return `${(random.next() * 30 + 0.5).toFixed(1)}%`
}

const SENTENCES: readonly ((matter: Matter) => string)[] = [
  (m) => `${m.random.pick(m.terms)}达到${amount(m)}，增长${percent(m)}。`,
  (m) => `全年完成${m.random.pick(m.terms)}${amount(m)}，比上年增加${amount(m)}。`,
  (m) => `${project(m)}建成投用，带动${m.random.pick(m.terms)}和${m.random.pick(m.terms)}协同发展。`,
  (m) => `引进${company(m)}等企业${m.random.between(2, 60)}家，${m.random.pick(m.terms)}取得突破。`,
  (m) =>
    `围绕${m.random.pick(m.terms)}开展调研${m.random.between(2, 40)}次，提出建议${m.random.between(3, 200)}条。`,
  (m) => `在${settlement(m)}、${settlement(m)}等地开展${m.random.pick(m.terms)}试点，惠及群众${amount(m)}。`,
  (m) => `${m.random.pick(m.terms)}覆盖率提高到${percent(m)}，${m.random.pick(m.terms)}满意率居全省前列。`,
  (m) =>
    `深化${m.random.pick(m.terms)}改革，出台办法${m.random.between(1, 30)}项，办结${m.random.pick(m.terms)}事项${amount(m)}。`,
  (m) =>
    `${settlement(m)}村${m.random.pick(FAMILIES)}${m.random.pick(NAMES)}${m.random.pick(NAMES)}获评${m.random.pick(m.terms)}先进个人。`,
  (m) => `针对${m.random.pick(m.terms)}短板，投入${amount(m)}，改造${project(m)}。`,
  (m) =>
    `打造“${m.random.pick(STEMS)}${m.random.pick(NAMES)}${m.random.pick(STEMS)}${m.random.pick(NAMES)}”品牌，推动${m.random.pick(m.terms)}走深走实。`,
  (m) => `严格落实${m.random.pick(m.terms)}制度，排查隐患${amount(m)}，整改率${percent(m)}。`,
  (m) => `${company(m)}与${company(m)}联合攻关，${m.random.pick(m.terms)}项目获得省级立项。`,
  (m) =>
    `组织${m.random.pick(m.terms)}培训${m.random.between(3, 90)}期，参加${m.random.between(60, 9000)}人次。`,
  (m) => `${project(m)}完成投资${amount(m)}，${m.random.pick(m.terms)}能力明显提升。`,
]
const PLANS: readonly ((matter: Matter) => string)[] = [
  (m) => `力争${m.random.pick(m.terms)}达到${amount(m)}。`,
  (m) => `计划新建${project(m)}，完善${m.random.pick(m.terms)}。`,
  (m) => `推动${m.random.pick(m.terms)}与${m.random.pick(m.terms)}深度融合，目标增长${percent(m)}。`,
  (m) => `启动${m.random.pick(m.terms)}三年行动，安排资金${amount(m)}。`,
  (m) => `支持${company(m)}扩大产能，带动${m.random.pick(m.terms)}。`,
]

function paragraphText(matter: Matter, planned: boolean): string {
  const from = planned ? PLANS : SENTENCES
  const count = matter.random.between(2, 5)
  return (
    matter.random.pick(OPENINGS) +
    Array.from({ length: count }, () => matter.random.pick(from)(matter)).join('')
  )
}

const CHINESE = [...'零一二三四五六七八九']
const inChinese = (number: number): string => {
  const tens = Math.floor(number / 10)
  return `${tens > 1 ? CHINESE[tens] : ''}${tens > 0 ? '十' : ''}${number % 10 > 0 || tens === 0 ? CHINESE[number % 10] : ''}`
}

function head(place: string, body: Body, year: number, random: Random): string[] {
  const session = inChinese(random.between(5, 18))
  const meeting = inChinese((year % 5) + 1)
  const day = `${year + 1}年1月${random.between(5, 26)}日`
  const speaker = `${random.pick(FAMILIES)}${random.pick(NAMES)}${random.pick(NAMES)}`
  if (body === '政府')
    return [
      `${place}${year + 1}年政府工作报告`,
      `（${day}在${place}第${session}届人民代表大会第${meeting}次会议上）`,
      `${place}人民政府负责人 ${speaker}`,
    ]
  if (body === '人大')
    return [
      `${place}人民代表大会常务委员会工作报告`,
      `（${day}在${place}第${session}届人民代表大会第${meeting}次会议上）`,
      `${place}人大常委会主任 ${speaker}`,
    ]
  return [
    `中国人民政治协商会议${place}委员会常务委员会工作报告`,
    `（${day}在政协第${session}届${place}委员会第${meeting}次会议上）`,
    `${place}政协主席 ${speaker}`,
  ]
}

function placesOf(): { name: string; short: string }[] {
  const known = new Map<string, { name: string; short: string }>()
  for (const places of gazetteer().byName.values())
    for (const { name, short, level } of places)
      if (places.length === 1 && (level === '县' || level === '市') && name.length <= 5)
        known.set(name, { name, short })
  return [...known.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function questionOf(paragraph: string): string | null {
  const counted =
    /(?:^|[。，])(?:全年完成)?(\p{Script=Han}{3,9})达到\d[\d.]*(人|件|个|次|户|家|公里|亩|亿元)/u.exec(
      paragraph,
    )
  if (counted) return `${counted[1]}有多少${counted[2] === '亿元' ? '钱' : counted[2]}`
  const built = /([^，。、]{4,12})建成投用/u.exec(paragraph)
  if (built) return `${built[1]}建好了吗`
  const trained = /组织(\p{Script=Han}{2,9})培训/u.exec(paragraph)
  if (trained) return `${trained[1]}培训办了几期`
  const improved = /完善(\p{Script=Han}{3,9})。/u.exec(paragraph)
  return improved ? `怎么完善${improved[1]}` : null
}

/**
 * Reports until there are `paragraphs` of them, the same for the same seed: many places, three bodies, twelve years.
 * Each report has its own choice of two hundred terms of trade; names of villages, companies and projects are put
 * together from characters, so that the vocabulary grows with the library as it does in life.
 */
export function* makeReports(paragraphs: number, seed = 7): Generator<MadeReport> {
  const official = [...new Set(createVocabulary([...builtinVocabulary]).official)]
    .filter((term) => /^\p{Script=Han}{2,9}$/u.test(term))
    .sort()
  const places = placesOf()
  const order = createRandom(seed)
  const shuffled = places.map((place) => ({ place, at: order.next() })).sort((a, b) => a.at - b.at)
  let made = 0
  for (let index = 0; made < paragraphs; index += 1) {
    const perPlace = BODIES.length * YEARS_BACK
    const { place } = shuffled[Math.floor(index / perPlace) % shuffled.length] ?? {
      place: { name: '某市', short: '某' },
    }
    const body = BODIES[Math.floor((index % perPlace) / YEARS_BACK)] ?? '政府'
    const year = NEWEST - (index % YEARS_BACK)
    const random = createRandom(seed * 7919 + index * 104729 + 1)
    const terms = Array.from({ length: 200 }, () => random.pick(official))
    const matter: Matter = { random, place: place.name, year, terms }
    const count = Math.min(random.between(PARAGRAPHS.least, PARAGRAPHS.most), paragraphs - made)
    const lines = [...head(place.name, body, year, random), '各位代表：']
    const scoped: string[] = []
    const unscoped: string[] = []
    const texts: string[] = []
    const asked: MadeReport['asked'] = []
    const planFrom = Math.floor(count * 0.65)
    lines.push(`一、${year}年工作回顾`)
    for (let n = 0; n < count; n += 1) {
      if (n === planFrom && n > 0) lines.push(`二、${year + 1}年工作安排`)
      else if (n % 9 === 2)
        lines.push(
          `（${inChinese((Math.floor(n / 9) % 9) + 1)}）${random.pick(HEADINGS)}${random.pick(terms)}`,
        )
      const text = paragraphText(matter, n >= planFrom)
      lines.push(text)
      texts.push(text)
      const question = n % 7 === 3 ? questionOf(text) : null
      if (!question) continue
      asked.push({ question, scoped: false, from: n })
      unscoped.push(question)
      if (n >= planFrom) continue
      const named = `${year}年${place.short}${body}${question}`
      asked.push({ question: named, scoped: true, from: n })
      scoped.push(named)
    }
    made += count
    yield {
      file: `${place.name}/${place.name}${body}${year}.txt`,
      text: lines.join('\n\n'),
      paragraphs: count,
      scoped,
      unscoped,
      title: `${year}年${place.name}${body}工作报告`,
      texts,
      asked,
    }
  }
}
