/** The words by which people name a time without its number: plans, events, words relative to now, signs of plan or result. */

/** First year of each five-year plan; every one lasts five years (七五 is 1986-1990, 十五五 is 2026-2030). */
export const FIVE_YEAR_PLANS: ReadonlyMap<string, number> = new Map([
  ['一五', 1953],
  ['二五', 1958],
  ['三五', 1966],
  ['四五', 1971],
  ['五五', 1976],
  ['六五', 1981],
  ['七五', 1986],
  ['八五', 1991],
  ['九五', 1996],
  ['十五', 2001],
  ['十一五', 2006],
  ['十二五', 2011],
  ['十三五', 2016],
  ['十四五', 2021],
  ['十五五', 2026],
  ['十六五', 2031],
  ['十七五', 2036],
])

/** Events that people use as a date (非典那年). A hint only: a local event may have come a year later. */
export const EVENT_YEARS: ReadonlyArray<readonly [event: RegExp, year: number]> = [
  [/非典|sars|沙士/u, 2003],
  [/新冠(?:疫情|肺炎)?|疫情(?:爆发|暴发|开始)?|武汉封城|封城/u, 2020],
  [/(?:中国)?(?:加)?入世(?:贸)?|加入世贸(?:组织)?|加入wto/u, 2001],
  [/香港回归/u, 1997],
  [/澳门回归/u, 1999],
  [/(?:98|九八)(?:特?大)?(?:抗洪|洪水|大水|发大水)/u, 1998],
  [/汶川(?:大)?地震|5\.?12(?:大)?地震/u, 2008],
  [/玉树(?:大)?地震/u, 2010],
  [/芦山(?:大)?地震/u, 2013],
  [/唐山(?:大)?地震/u, 1976],
  [/北京(?:办|开)?(?:夏季)?奥运会?|(?:北京)?冬残?奥会?/u, 2008],
  [/(?:上海)?世博会?/u, 2010],
  [/广州亚运会?/u, 2010],
  [/杭州(?:办|开)?亚运会?/u, 2023],
  [/杭州(?:办|开)?g20(?:峰会)?|g20峰会/u, 2016],
  [/(?:南方)?雪灾|南方冰冻/u, 2008],
  [/亚洲金融危机|亚洲金融风暴/u, 1998],
  [/国际金融危机|全球金融危机|次贷危机/u, 2008],
  [/十五大/u, 1997],
  [/十六大/u, 2002],
  [/十七大/u, 2007],
  [/十八大/u, 2012],
  [/十九大/u, 2017],
  [/二十大/u, 2022],
  [/建党(?:100|一百)(?:周)?年|建党百年/u, 2021],
  [/建国(?:50|五十)(?:周)?年/u, 1999],
  [/建国(?:60|六十)(?:周)?年/u, 2009],
  [/建国(?:70|七十)(?:周)?年/u, 2019],
  [/全面(?:建成)?小康|脱贫攻坚(?:收官|胜利)/u, 2020],
]

/** Words counted from today; the number is added to the present year. */
export const FROM_TODAY: ReadonlyMap<string, number> = new Map([
  ['大前年', -3],
  ['前年', -2],
  ['去年', -1],
  ['今年', 0],
  ['本年度', 0],
  ['明年', 1],
  ['后年', 2],
])

/** Words counted from the year of the previous question. */
export const FROM_PREVIOUS: ReadonlyMap<string, number> = new Map([
  ['再上一年', -2],
  ['再前一年', -2],
  ['上一年度', -1],
  ['上一年', -1],
  ['上年度', -1],
  ['上年', -1],
  ['前一年', -1],
  ['头一年', -1],
  ['之前一年', -1],
  ['下一年度', 1],
  ['下一年', 1],
  ['第二年', 1],
  ['后一年', 1],
  ['次年', 1],
  ['转年', 1],
  ['当年', 0],
  ['那一年', 0],
  ['那年', 0],
  ['同一年', 0],
  ['同年', 0],
  ['这一年', 0],
  ['该年', 0],
])

/** Signs that a target or intention is asked for. */
export const PLANNED =
  /目标(?!责任|管理|考核)|(?<!五年|十五|九五|八五)计划(?!生育|经济|单列|纲要|免疫)|规划(?:要|到|达)|打算|预期(?!寿命)|预计|力争|争取|预算上|原先定|当初定|准备(?!金|了|好|工作)|想(?=涨|达|增|要|建|办|搞|修|干|抓|弄)|拟(?=建|安排|新|投|开)|将(?=要|建|达|新|投|安排|实施|开)|(?<!怎么|怎样|如何|统筹|有关)安排|(?<!完成|超额|任务完成)任务(?!完成)|(?<![主重需必纪简摘只索概提首不还讨扼么啥快])要(?!闻|素|求|点|约|么|好|紧|不要|不|是|回|犯|塞|害|价|账|债|钱|件)|还要|需要(?=达|完成|建|新)/gu

/** Signs that what came of it is asked for; 了多少 and the like only count where nothing speaks of a plan. */
export const ACTUAL =
  /完成(?!任务)|实际|实现了|到底|最后|最终|结果|实绩|(?:增长|增加|下降|减少|提高|达到|新增|上涨|降低|涨|跌|降|落实|兑现|做到)了/gu
export const ACTUAL_WEAK = /(?<!准备|计划|安排)了(?:多少|几|哪|啥|什么|吗|没)|过没/gu

/** A target whose fulfilment is asked for asks for the result. */
export const TARGET_MET =
  /(?:目标|任务|计划|指标)(?:到底|最后|最终)?(?:都|有没有|是否)?(?:完成|实现|达到|兑现|达成|落实)(?:了|没|情况|得|到|吗|的怎)/u

/** Signs that every single year is wanted. */
export const EVERY_YEAR =
  /每一?年|各年度?|历年|逐年|年年|分年|(?:最近|近|这|前|过去|头)(?:几|些)年|几年来|一年一年/gu
