/** Words that reports write short or in full, one as good as the other. */
const FORMS: readonly (readonly string[])[] = [
  ['规模以上', '规上', '规模'],
  ['限额以上', '限上'],
  ['总产量', '总产', '产量'],
  ...`
国有企业 国企
中央企业 央企
民营企业 民企
疾病预防控制 疾控
高速铁路 高铁
轨道交通 轨交
新能源汽车 新能源车
污水处理厂 污水厂
高等学校 高校
普通高中 普高
职业高中 职高
中等职业 中职
高等职业 高职
职业教育 职教
医疗保险 医保
社会保险 社保
最低生活保障 低保
住房公积金 公积金
个人所得税 个税
棚户区改造 棚改
技术改造 技改
保障性住房 保障房
公共租赁住房 公租房
经济适用住房 经济适用房 经适房
廉租住房 廉租房
商品住房 商品房
固定资产投资 固投
社会消费品零售总额 社零 社消零
招标投标 招投标
电信网络诈骗 电诈
食品药品 食药
知识产权 知产
人民陪审员 陪审员
纪律检查 纪检
监察委员会 监委
常务委员会 常委会
专门委员会 专委会
居民委员会 居委会
村民委员会 村委会
业主委员会 业委会
农村信用社 农信社
残疾人联合会 残联
妇女联合会 妇联
工商业联合会 工商联
经济技术开发区 经开区
高新技术产业开发区 高新区
自由贸易试验区 自贸试验区 自贸区
综合保税区 综保区
长江三角洲 长三角
珠江三角洲 珠三角
世界贸易组织 世贸组织 世贸
奥林匹克运动会 奥运会
世界博览会 世博会
男子足球 男足
女子足球 女足
男子篮球 男篮
女子篮球 女篮
男子排球 男排
女子排球 女排
`
    .trim()
    .split('\n')
    .map((line) => line.split(' ')),
]
const ANY = new RegExp(FORMS.flat().join('|'), 'u')
/** 规模 is short for 规模以上 only before what is counted so: 规模工业增加值, 规模企业. */
const COUNTED_SO = /规模(?=工业|企业|服务业)/u
/** 规上 alone may be parted from its noun by whatever reads it; before 工业 and 企业 it may be written 规模. */
const ALONE = /^(?:规模以上|规上)$/u

/** The other ways in which reports write a word: 规上工业企业 is 规模以上工业企业 and 规模工业企业. */
export function otherForms(word: string): string[] {
  if (ALONE.test(word)) return ['规模以上', '规上', '规模工业', '规模企业'].filter((form) => form !== word)
  if (!ANY.test(word)) return []
  for (const forms of FORMS) {
    const form = forms.find((one) => (one === '规模' ? COUNTED_SO.test(word) : word.includes(one)))
    if (form === undefined) continue
    return forms.filter((one) => one !== form).map((one) => word.replace(form, one))
  }
  return []
}
