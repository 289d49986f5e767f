import { gazetteer } from '../answer/understand/gazetteer.ts'

/** Chinese administrative places by their form, so that places never seen before are found too. */

const PROVINCES: readonly string[] =
  '北京市 天津市 上海市 重庆市 河北省 山西省 辽宁省 吉林省 黑龙江省 江苏省 浙江省 安徽省 福建省 江西省 山东省 河南省 湖北省 湖南省 广东省 海南省 四川省 贵州省 云南省 陕西省 甘肃省 青海省 台湾省 内蒙古自治区 广西壮族自治区 西藏自治区 宁夏回族自治区 新疆维吾尔自治区 香港特别行政区 澳门特别行政区'.split(
    ' ',
  )

const SUFFIX =
  '(?:自治区|自治州|自治县|自治旗|特别行政区|开发区|新区|林区|矿区|地区|省|市|县|区|州|盟|旗|镇|乡|街道)'
const LETTER =
  '[^第届年月日在向受由据对与和及以经按被的了是将为这那省市县区、，。：；！？“”《》（）(),:;!?"\\sA-Za-z\\d—-]'
/** 房县, 易县: a county named with one character, where something shows that the name begins there. */
const SHORT_COUNTY = `(?<=^|[年在于了表向受和与、，。：；（(日省市州盟])${LETTER}(?=县)`
/** Names that hold a word of grammar: 平和县, 和田地区, 日照市, 呼和浩特市. */
const NAME = `(?:呼和浩特|日喀则|${SHORT_COUNTY}|${LETTER}{1,3}和(?=[县区市])|[和日那将]${LETTER}(?=地?[县区市])|${LETTER}{2,7}?)`
const PLACE = new RegExp(`(?:${NAME}${SUFFIX})+$`, 'u')
/** 我市, 全省, 本县: a place that is not named. */
const UNNAMED =
  /^(?:我们?|本|全|该|各|贵|此|一个?|两|几|每|外|跨|省|市|县|区|州|中共|中央|地方|上级|基层|城)$/u
/** 出县, 小县, 邻县: one character before 县 that names no county. */
const NO_NAME = /^[出进入下到来回去驻赴大小老穷强邻原旧新属等建治兴爱援]$/u
/** 新县 and 兴县 are counties too, where a body or a term of office follows. */
const isNamed = (name: string, behind: string): boolean =>
  /^[新兴]$/u.test(name) && /^(?:人民|政协|第|委员会|法院|检察)/u.test(behind)
/** 审议市政府…, 支持县人大…: a verb before an unnamed place. */
const VERB =
  /(?:(?<!焦)作|请|审议|任免|任命|罢免|补选|批准|听取|支持|推动|监督|配合|协助|服务|部分|同意|组织|召开|参加|领导|指导|关心)和?$/u
const LEADING = /^(?:中国人民政治协商会议|人民政协|政协|中国共产党|中共|现在|我代表|我受|代表|关于|受)/u

/**
 * The named place a text ends with, from the province or city down: '我代表江苏省' gives 江苏省, '浙江省义乌市'
 * itself, '我市' null. What stands `behind` it tells 新县 and 兴县 from a new or a rising county.
 */
export function placeAtEnd(text: string, behind = ''): string | null {
  const national = /全国$/u.exec(text)
  if (national) return '全国'
  let tail = text.slice(-24)
  const province = PROVINCES.find((name) => tail.includes(name))
  if (province) tail = tail.slice(tail.lastIndexOf(province))
  const found = PLACE.exec(tail)?.[0].replace(LEADING, '')
  if (!found) return null
  const name = found.replace(new RegExp(`${SUFFIX}$`, 'u'), '')
  // 我代表自治县人民政府: a rank and nothing before it.
  if (name === '' || VERB.test(name)) return null
  if (name.length < 2 && (!found.endsWith('县') || (NO_NAME.test(name) && !isNamed(name, behind))))
    return null
  // 全州县, 本溪市: only the gazetteer tells that the first character is of the name.
  if (gazetteer().byName.has(found)) return found
  return UNNAMED.test(name) || UNNAMED.test(name.slice(0, 1)) ? null : found
}

/** The province a text ends with, by its full name: 农工党湖北省 gives 湖北省; null if it ends with none. */
export function provinceAtEnd(text: string): string | null {
  return PROVINCES.find((name) => text.endsWith(name)) ?? null
}

/** The last step of a chain of places: 浙江省金华市义乌市 is 义乌市. */
export function innermost(place: string): string {
  const steps = place.match(new RegExp(`${NAME}${SUFFIX}`, 'gu'))
  return steps?.at(-1) ?? place
}

const FIRST_STEP = new RegExp(`^${NAME}${SUFFIX}`, 'u')
/** 锡林郭勒盟西乌珠穆沁旗人民政府: a second place counts where what follows shows that the name has ended. */
const NEXT_STEP = new RegExp(
  `^${NAME}${SUFFIX}(?=人民|政府|政协|人大|法院|检察|委员会|[12]\\d{3}年|工作)`,
  'u',
)

/** Does the text begin with a named place (年 in front allowed)? The place, else null: 2026年四川省… gives 四川省. */
export function placeAtStart(text: string): string | null {
  const rest = text.replace(
    /^(?:关于)?(?:[\d〇零一二三四五六七八九十]{2,4}年度?)?(?:中国人民政治协商会议|中华人民共和国|政协)?/u,
    '',
  )
  const province = PROVINCES.find((name) => rest.startsWith(name))
  const behind = province ? rest.slice(province.length) : rest
  const head = FIRST_STEP.exec(behind)?.[0]
  const further = head ? (NEXT_STEP.exec(behind.slice(head.length))?.[0] ?? '') : ''
  const inner = head && placeAtEnd(head, behind.slice(head.length)) ? head + further : ''
  return province ? province + inner : inner || null
}

/** Word for the rank of a place, as in 我代表省人民政府: 省, 市, 县, 区 …; empty for the whole country. */
export function rankOf(place: string): string {
  return /(?:自治区|自治州|自治县|自治旗|省|市|县|区|州|盟|旗|镇|乡)$/u.exec(place)?.[0] ?? ''
}
