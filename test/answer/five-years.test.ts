import { describe, expect, it } from 'vitest'
import { asking, type Texts, workReport } from '../support/library.ts'

const TEXTS: Texts = {
  '栖川省2003年政府工作报告.txt': workReport({
    title: '政府工作报告',
    given: '（2003年1月16日在栖川省第十届人民代表大会第一次会议上）',
    speaker: '栖川省省长 闻人叙',
    body: [
      '一、过去五年工作的回顾',
      '五年全省水利建设投资356亿元。完成了长达530多公里的栖江干堤和近90公里的湖堤加固工程。全省共完成技术改造投资260亿元，比前五年增长67%。',
      '人口自然增长率降到5.45‰。从2000年起开展农村税费改革试点，2002年试点扩大到20个县，试点地区农民负担平均减轻30%。农村居民人均纯收入由2090元增加到2476元。',
      '2002年，全省教育经费投入33亿元，是1997年的1.8倍，占生产总值的比重从2.5%提高到3.3%。经过八年努力，栖川港于2001年12月正式加入沿江港口联盟，省城赢得2010年园艺博览会举办权。继云台水库下闸之后，2002年5月我省恢复了古驿灌区供水。',
      '二、2003年工作建议',
      '今年，我省加入沿江港口联盟的过渡期将要结束，要做好各项准备。',
    ],
  }),
}
const ask = asking(TEXTS)

describe('A review of five years', () => {
  it.each([
    ['the years named and counted', '这五年修水利花了多少 98到02年', '356亿元'],
    ['how long, of the one that is asked', '栖江干堤加固了多长', '530多公里'],
    ['how long, of the other', '湖堤加固了多长', '90公里'],
    ['years that are only measured by', '五年技改投资比前五年增长多少', '67%'],
    ['what a rate came down to at the end', '人口自然增长率02年降到多少', '5.45‰'],
    ['by how much a burden became lighter', '税费改革试点农民负担减轻多少', '30%'],
    ['a share after a multiple of an earlier year', '02年教育经费占GDP比重', '3.3%'],
    ['the time of what came after', '古驿灌区哪年恢复供水', '2002年5月'],
    ['the year named, before 今年', '栖川港哪年哪月加入港口联盟', '2001年12月'],
  ])('%s: %s: %s', (_what, question, said) => {
    const { kind, headline } = ask(question)
    expect(kind).toBe('answer')
    expect(headline).toContain(said)
  })

  it.each([
    ['a burden is no income', '2002年农民负担人均多少钱'],
    ['the year something is held in is not the one it was won in', '园艺博览会哪年申办成功的'],
    ['the time of what came after it is not its own', '云台水库啥时候下闸的'],
  ])('%s: %s', (_what, question) => {
    expect(ask(question).kind).toBe('decline')
  })
})

const PLAN_AND_YEAR: Texts = {
  '栖川省2026年政府工作报告.txt': workReport({
    title: '政府工作报告',
    given: '（2026年1月16日在栖川省第十四届人民代表大会第四次会议上）',
    speaker: '栖川省省长 闻人叙',
    body: [
      '一、“十四五”时期和2025年工作回顾',
      '过去的五年极不寻常。在省委坚强领导下，我们稳中求进，经济社会发展取得新成就。',
      '改革开放走深走实。新增经营主体70万户，自贸试验区新设企业1.1万家。',
      '民生福祉不断增进。城镇新增就业163.7万人，新设3所本科院校，高等教育毛入学率提高8个百分点。全省生产总值较“十三五”末的9323.1亿元增加4374.4亿元。',
      '累计接待游客1.52亿人次、旅游花费1270亿元。与临江省共建沿江生态补偿机制，江西、山东对口协作，投入援助资金16.15亿元。',
      '刚刚过去的2025年很不平凡。全省上下牢记嘱托，粮食产量150亿斤，城镇新增就业31.2万人。',
      '二、“十五五”时期主要目标任务',
      '加强普惠性民生建设，城镇新增就业150万人以上。',
      '三、2026年重点工作安排',
      '主要预期目标是：经济增长5%左右，固定资产投资增长6%左右，城镇新增就业30万人以上。新建20个智能工厂，数字经济规模8000亿元。',
    ],
  }),
}

describe('Five years and the last of them in one report', () => {
  const askOf = asking(PLAN_AND_YEAR)

  it.each([
    ['what five years came to', '五年新增就业多少', '163.7万人'],
    ['what the last of them came to', '2025年新增就业多少', '31.2万人'],
    ['what was newly opened in five years', '五年新开了多少市场主体', '70万户'],
    ['新建 for 新设', '新建了几所本科大学', '3所'],
    ['the growth that is set, not that of what is 固定', '2026年定的增长目标', '5%左右'],
    ['more than at the end of the plan before', '生产总值比十三五末增加了多少', '4374.4亿元'],
    ['two amounts, of which one is a cost', '五年接待游客多少 旅游花费多少', '1.52亿人次'],
    ['places that give, without reports', '江西山东给栖川多少援助资金', '16.15亿元'],
    ['a term with 经济 in it', '数字经济要做到多大', '8000亿元'],
  ])('%s: %s: %s', (_what, question, said) => {
    const { kind, headline } = askOf(question)
    expect(kind).toBe('answer')
    expect(headline).toContain(said)
  })
})
