/** Units that count the same thing, so that a question for one is answered by another. */
const CLASSES: readonly (readonly string[])[] = [
  ['元', '块', '块钱', '美元', '欧元'],
  ['人', '名', '位', '人次', '个人', '口', '户', '人口'],
  ['%', '个百分点', '百分点', '‰', '成'],
  ['件', '起', '宗', '项', '个', '条'],
  ['次', '场', '场次', '回', '期', '轮', '趟', '班次', '列', '班', '架次'],
  ['家', '所', '个', '户', '座', '处', '间', '站'],
  ['篇', '份', '件', '部', '本', '册', '章'],
  ['套', '户', '间', '栋', '幢', '平方米'],
  ['亩', '公顷', '平方公里', '平方千米', '平方米'],
  ['公里', '千米', '里', '米', '海里'],
  ['吨', '斤', '公斤', '千克', '立方米', '方', '石'],
  ['千瓦时', '度', '千瓦', '兆瓦', '吨标准煤'],
  ['年', '个月', '月', '周', '天', '日', '个工作日', '小时', '分钟', '秒'],
  ['岁', '周岁'],
  ['倍', '番'],
  ['辆', '台', '架', '艘', '台套', '套'],
  ['株', '棵', '亩'],
  ['张', '个', '床'],
  ['枚', '块', '项', '个'],
  ['标箱', '箱'],
  ['微克/立方米', '微克'],
  ['届', '次'],
  ['周年'],
  ['批', '批次', '个'],
  ['条', '件', '项', '个', '条次'],
]

/** Question pattern > units asked, most likely first; the first pattern that fits at a place is taken. */
const PATTERNS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/第几|排几|几名之内/u, ['位', '名', '次', '届', '个']],
  [
    /百分之(?:几|多少)|几个?(?:百分)?点|多少个?(?:百分)?点|几成|(?:比例|占比|比重|比率|百分比|增速|增幅|涨幅|降幅|跌幅)/u,
    ['%', '个百分点', '‰', '成'],
  ],
  [
    /(?:增长|增加|增|提高|提升|上升|下降|降低|减少|降|涨|跌|长|升|掉|回落)了?(?:几|多少)(?![\p{Script=Han}])/u,
    ['%', '个百分点', '倍', '元'],
  ],
  [/[^效税利汇费产]率(?:有|是|为|到|达到?|能)?(?:多少|多高|几)/u, ['%', '‰', '个百分点']],
  [/(?:效|税|利|汇|费)率(?:有|是|为)?(?:多少|多高|几)/u, ['%', '元', '‰']],
  // 满意率, 就业率是: a rate by its name, when nothing else is asked.
  [
    /(?<![效频汇速产]|(?<!成)功)率(?:的)?(?:目标|预期|要求|指标|预期目标)?(?:是|有|为|呢|吗|啊|多高|多少)*[?？]?$/u,
    ['%', '‰', '个百分点', '成'],
  ],
  [/占(?:了|到|比)?(?:多少|几)(?!亩|人|个)/u, ['%', '‰', '成', '个百分点']],
  [/[镇市]化(?:率|水平)?(?:到|达到?|是|有|提高到)?了?(?:多少|几)/u, ['%', '个百分点']],
  [/几方面/u, ['个', '项', '条']],
  [/几倍|多少倍|翻了?(?:几|多少)番/u, ['倍', '番']],
  // 办成多少事: what is done for people is counted; 金额呢: a sum by its name.
  [/多少件?[实好难]?事(?:[?？呢]|$)/u, ['件', '项', '个', '桩']],
  [
    /多少钱|多少(?:资金|经费|款|财政)|几(?:万|千|百|亿)?(?:块|元)|花(?:了|掉)?多少|投(?:入|资)?了?多少|挣(?:了)?多少|赚(?:了)?多少|金额(?:是|有|为|呢|多少|多大)*[?？]?$/u,
    ['元', '美元'],
  ],
  [/(?:多少|几)[百千]?(?:万亿|亿)(?!吨|斤|度|人|千瓦|平方|立方|标|次|件|株|美)/u, ['元', '美元']],
  [/多大规模|规模(?:有)?多大|多大(?:的)?盘子|体量(?:有)?多大/u, ['元', '亩', '平方米', '个', '人']],
  [/多大面积|面积(?:有|是)?(?:多大|多少)|占地多少|多大(?:的)?地方/u, ['亩', '平方公里', '平方米', '公顷']],
  [/多大年纪|多大岁数|几岁|多少岁|活多久/u, ['岁', '周岁']],
  [
    /多长时间|多久|几个?(?:月|小时|钟头|分钟|星期|礼拜)|(?<![这近最前去])几天|多少(?:天|年|个月|小时)/u,
    ['年', '个月', '天', '小时', '分钟', '日', '个工作日'],
  ],
  [/多长|多远|多少(?:公里|里|米)|几(?:公里|里路|里地)/u, ['公里', '米', '年', '小时']],
  [/多高/u, ['米', '%', '元', '位']],
  [/多重|多少(?:吨|斤|公斤)|几(?:吨|斤)/u, ['吨', '斤', '公斤']],
  [/多深|多宽/u, ['米']],
  [/多[厚薄粗细]/u, ['毫米', '厘米', '微米', '米']],
  [/装机(?:容量|规模)?(?:有|是)?(?:多大|多少)/u, ['千瓦', '兆瓦']],
  [/多快/u, ['%', '公里', '小时']],
  // 孤儿每月给多少, 庄稼人能挣多少 ask for money, however the persons are counted.
  [/(?:给|发|补|贴|领|赔|掏|挣|赚)(?:了|到|得|给)?多少(?=[呢啊呀?？]*$)/u, ['元', '美元']],
  [/报销?多少(?=[呢啊呀?？]*$)/u, ['%', '元']],
]

/** A counted noun without its measure word (多少提案, 提案有多少) > the units it is counted in. */
const NOUNS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/提案|议案|案件|事故|官司|纠纷|专利|实事|来信|来访|信访/gu, ['件', '起', '宗', '个', '项']],
  [/意见|建议|信息|社情民意|线索|问题|诉求/gu, ['条', '个', '件', '项', '条次']],
  [/成果|措施|办法|政策|规定|任务|项目|工程|改革|事项|制度/gu, ['项', '个', '件', '条']],
  [/报告|文章|论文|材料|稿|发言|纪要|法规|条例|规章|文件/gu, ['篇', '份', '件', '部', '个']],
  [
    /会议|(?<![社机])会(?![\p{Script=Han}])|活动|培训|讲座|演出|比赛|赛事|视察|调研|检查|协商|论坛|听证/gu,
    ['次', '场', '期', '场次', '个', '人次'],
  ],
  [/游客|旅客|客流|人次/gu, ['人次', '人']],
  [
    /企业|公司|工厂|厂|店|医院|机构|银行|商户|个体户|主体|馆|幼儿园|学校|大学|合作社|养老院|敬老院|福利院/gu,
    ['家', '所', '户', '个', '座'],
  ],
  [
    /人口|老人|老年人|医护|医务(?:人员)?|学生|老师|教师|孩子|儿童|婴幼儿|宝宝|小孩|娃|患者|病人|残疾人|骑手|农民|工人|职工|委员|代表|党员|干部|员工|粉丝|志愿者|医生|医师|护士|法官|检察官|干警|民警|律师|专家|社工|人才|院士|毕业生|罪犯|犯人|陪审员|调解员|辅警|警察|[村居市]民|群众|老板|(?<!机器|法)人(?![均民大])|就业|(?:矫正|帮教|低保|救助|帮扶|服务|保障)对象/gu,
    ['人', '名', '位', '人次', '户', '个'],
  ],
  [/房子|住房|房|住宅|公寓/gu, ['套', '户', '间', '平方米', '个']],
  [/小区/gu, ['个', '户']],
  [/床位|床/gu, ['张', '个']],
  [
    /岗位|学位|车位|停车位|托位|名额|[村镇县](?![民化])|城市|基站|充电桩|公园|站|水库|场所/gu,
    ['个', '座', '处'],
  ],
  [
    /耕地|农田|土地|用地|湿地|绿地|林地|造林|种树|树|绿化/gu,
    ['亩', '公顷', '平方公里', '株', '棵', '平方米'],
  ],
  [/粮食|粮|煤|油|货|垃圾|肉|蔬菜|产量/gu, ['吨', '斤', '立方米', '公斤']],
  [/水(?![库平利电泥果产务])/gu, ['立方米', '吨', '个']],
  [/用电|发电|电量|电(?![商梯站话影动子力信])/gu, ['千瓦时', '千瓦', '度', '个']],
  [/铁路|公路|高速|高铁|地铁|道路|路|管网|管道|绿道|河道|堤/gu, ['公里', '米', '条']],
  [/班列|列车|火车/gu, ['列', '班次', '趟', '班']],
  [/航线|线路|公交/gu, ['条', '班']],
  [/航班|飞机/gu, ['班', '架', '架次', '班次']],
  [/汽车|车(?!位|间)|机器人|电梯|设备|机器|农机/gu, ['辆', '台', '部', '套']],
  [/奖牌|金牌|冠军/gu, ['枚', '个', '块', '项']],
  [/集装箱/gu, ['标箱', '箱']],
  [
    /钱|(?:救助|补偿|赔偿|抚恤|罚|保证)金|标的|赃款|(?:学|路|水|电|气|药|房|话|车|运|伙食|生活|物业|医药|住院|手续|补助)费(?!用?率)|收入|支出|产值|总值|gdp|投资|消费|资金|贷款|存款|债|税|进出口|出口|外贸|外资|储备|工资|补贴|补助|低保|养老金|营收|利润|预算|赤字|价|经费|金额/gu,
    ['元', '美元', '%'],
  ],
  [/标准/gu, ['元', '%', '项', '个']],
  [/浓度|pm2\.5/gu, ['微克/立方米', '微克']],
  [/天数|优良天|好天气|蓝天/gu, ['天', '%']],
  [/寿命|年龄|岁数/gu, ['岁', '年']],
]

const MEASURES =
  '微克|毫克|千克|毫米|厘米|个基点|吨标准煤|个百分点|人次|架次|场次|班次|批次|平方公里|平方千米|平方米|立方米|千瓦时|公里|公顷|公斤|标箱|美元|个月|小时|分钟|件|条|场|次|篇|份|名|位|户|家|所|座|套|栋|幢|间|辆|台|架|艘|列|班|趟|亩|吨|斤|元|块|岁|周年|年|天|届|期|批|项|种|类|处|片|张|枚|部|本|册|株|棵|倍|回|起|宗|轮|度|米|里|人|口|个|支|对|段|眼|头|只|级|字|颗|门|点|票|例|笔|辑|具'
const MEASURED = new RegExp(`(?:多少|几|好多|哪几)(?:十|百|千|万|亿)*(?:余|多)?(${MEASURES})`, 'gu')
/** 多少亩, 几十万个, 多少: what asks for an amount, with its measure word if there is one. */
export const ASKED_AMOUNT = new RegExp(
  `(?:多少|几|好多|几多)(?:十|百|千|万|亿)*(?:余|多)?(?:${MEASURES})?`,
  'gu',
)
/** 这几年, 最近几天 count nothing: they say when; 那几块地 points at what is known. */
const SPAN =
  /(?<![是有分])[这那]几[个块条件项家位本篇张样处]|(?:这|近|最近|前|头|过去|未来|今后|后|上|下|每隔)几(?:个)?(?:年|天|月|个月|周|次|届|期|场|批|轮|任|者|名)/gu
/** 多少年轻人, 多少天然气, 多少亿元以上项目 count no years, no days and no money. */
const BEGINS_A_WORD =
  /(?<=(?:多少|几)个?)[十百千万亿]+元(?=及?以上)|(?<=(?:多少|几))(?:年(?=[轻青货级画报会糕])|天(?=[然气]))/gu
/** Measure words that are asked for a noun that says more: 多少个提案 is answered by 件 too. */
const VAGUE = new Set(['个', '种', '类', '点', '对'])
const BARE = /多少|好多|几多/u
/** As far as a noun may stand from 多少, in characters. */
const REACH = 10

function classOf(unit: string): string[] {
  return CLASSES.filter((units) => units.includes(unit)).flat()
}

function unique(units: readonly string[]): string[] {
  return [...new Set(units)]
}

interface CountedNoun {
  start: number
  end: number
  units: readonly string[]
}

/** The counted nouns of a phrase, from left to right, the longer one first where two begin together. */
function nounsOf(phrase: string): CountedNoun[] {
  const nouns: CountedNoun[] = []
  for (const [noun, units] of NOUNS)
    for (const match of phrase.matchAll(noun))
      nouns.push({ start: match.index, end: match.index + match[0].length, units })
  return nouns.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** Whether a word is a noun that is counted: 提案, 意见, 企业. */
export function isCounted(word: string): boolean {
  return nounsOf(word).some(({ start, end }) => start === 0 && end === word.length)
}

/** 多少学生公寓 counts 公寓: the head of a noun phrase is the last of the nouns that touch. */
function unitsAfter(phrase: string): readonly string[] {
  let head: CountedNoun | undefined
  for (const noun of nounsOf(phrase)) if (!head || noun.start === head.end) head = noun
  return head?.units ?? []
}

function unitsBefore(phrase: string): readonly string[] {
  let head: CountedNoun | undefined
  for (const noun of nounsOf(phrase)) if (!head || noun.end > head.end) head = noun
  return head?.units ?? []
}

/**
 * Units a folded question asks for, likeliest first, without scale words: '立了几件提案' gives 件 before 项;
 * '挣多少钱' gives 元, 美元; '增长百分之几' gives %, 个百分点. Empty when it asks for no amount.
 */
export function askedUnits(folded: string): string[] {
  // 满意率分别多少 asks as 满意率多少 does.
  const text = folded
    .replace(SPAN, (span) => ' '.repeat(span.length))
    .replace(BEGINS_A_WORD, ' ')
    .replace(/(?:分别|各自)(?=[是有为]?多少)/u, '')
  const units: string[] = []
  for (const [pattern, asked] of PATTERNS) if (pattern.test(text)) units.push(...asked)
  for (const match of text.matchAll(MEASURED)) {
    const measure = match[1] ?? ''
    const end = match.index + match[0].length
    units.push(measure, ...(VAGUE.has(measure) ? unitsAfter(text.slice(end, end + REACH)) : classOf(measure)))
  }
  if (units.length > 0) return unique(units)
  const bare = BARE.exec(text)
  if (!bare) return []
  const end = bare.index + bare[0].length
  const after = unitsAfter(text.slice(end, end + REACH))
  return unique(
    after.length > 0 ? after : unitsBefore(text.slice(Math.max(0, bare.index - REACH), bare.index)),
  )
}

/** What may stand between a noun and 多少 that asks of it: 员工有多少. */
const LINK = /(?:一共|总共|共|总计)?(?:有|是|达到?|为)?$/u

const LONGEST_NAME = 5

/** The units of the noun that 多少 itself asks of (多少员工, 收入是多少); empty where another word stands between. */
export function unitsOfCounted(folded: string): readonly string[] {
  const bare = BARE.exec(folded)
  if (!bare) return []
  const behind = folded.slice(bare.index + bare[0].length)
  const after = nounsOf(behind.slice(0, REACH)).find(({ start }) => start === 0)
  // 多少专项债: the noun is the end of the name that 多少 asks of.
  const named = behind.length <= LONGEST_NAME && nounsOf(behind).find(({ end }) => end === behind.length)
  if (!after && named) return named.units
  if (after) return after.end === behind.length ? after.units : unitsAfter(behind.slice(0, REACH))
  const before = folded.slice(Math.max(0, bare.index - REACH), bare.index).replace(LINK, '')
  return nounsOf(before).find(({ end }) => end === before.length)?.units ?? []
}

/** Measure words of things and events: people take one for another (打了几场官司: 办案3件), as they do not with metres. */
const THINGS = new Set(
  '件 起 宗 项 个 条 次 场 场次 期 轮 处 例 份 篇 批 批次 类 种 部 台 座 家 所 间 套 张 辆 架 艘 列 趟 班 本 册 支 回 枚 站 门'.split(
    ' ',
  ),
)

/** Whether a figure's unit counts things or events as the asked one does, though reports use another word: 场 and 件. */
export function countsAlike(asked: readonly string[], unit: string): boolean {
  return THINGS.has(unit) && asked.some((one) => THINGS.has(one))
}

/** A unit with all others that the same thing may be told in; the unit asked for where a question names none. */
export function unitsLike(unit: string): string[] {
  return unique([
    unit,
    ...CLASSES.filter((units) => units.includes(unit)).flat(),
    ...(THINGS.has(unit) ? THINGS : []),
  ])
}

/** Units that people are counted in, or told in as a share of all. */
const PEOPLE = new Set(['人', '名', '位', '人次', '户', '口', '人口', ''])
const SHARES = new Set(['%', '‰', '成', '个百分点', '百分点', '倍', '番'])

/** What is measured in units that no one takes for each other: money, shares, people, weight, length, land. */
const KINDS: readonly ReadonlySet<string>[] = [
  new Set(['元', '美元', '欧元', '块', '块钱']),
  new Set(['%', '‰', '成', '个百分点', '百分点']),
  new Set(['人', '名', '位', '人次', '户', '口', '人口']),
  new Set(['吨', '斤', '公斤', '千克']),
  new Set(['公里', '千米', '米', '海里', '毫米', '厘米']),
  new Set(['亩', '公顷', '平方公里', '平方千米', '平方米']),
  new Set(['千瓦时', '千瓦', '兆瓦', '吨标准煤']),
]

/** Whether a unit measures another kind of thing than the counted noun: 员工 are not told in 亿元, nor 多少个村子 in 公里. */
export function measuresOther(asked: readonly string[], unit: string): boolean {
  if (asked[0] === '元' && THINGS.has(unit) && !asked.includes(unit)) return true
  // 罚了几个人 is told in no 株 and no 场.
  if (asked.includes('人') && !PEOPLE.has(unit) && !SHARES.has(unit) && !asked.includes(unit)) return true
  const kind = KINDS.find((units) => units.has(unit))
  if (kind === undefined || asked.some((one) => kind.has(one))) return false
  return (
    /^[种类]$/u.test(asked[0] ?? '') ||
    (asked[0] === '个' && !kind.has('人') && !kind.has('%')) ||
    asked.some((one) => KINDS.some((units) => units.has(one)))
  )
}

/** Whether two units measure the same kind of thing, so that their figures can stand beside each other: 吨 and 斤, 场 and 件. */
export function measuresAlike(one: string, other: string): boolean {
  return takenForEachOther(one, other) || (THINGS.has(one) && THINGS.has(other))
}

/** Whether the same thing is counted now in the one and now in the other: 件 and 项, but not 场 and 条. */
export function takenForEachOther(one: string, other: string): boolean {
  if (one === other || one === '' || other === '') return true
  return CLASSES.some((units) => units.includes(one) && units.includes(other))
}

/** Whether a figure's unit is among those asked, scale words aside: 亿元 and 元 agree, 万人次 and 人 do too. */
export function unitAsked(asked: readonly string[], unit: string): boolean {
  const plain = unit.replace(/^[十百千万亿余多]+(?=.)/u, '')
  return asked.includes(plain)
}
