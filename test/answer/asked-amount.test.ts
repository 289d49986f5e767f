import { describe, expect, it } from 'vitest'
import { asking, type Texts, workReport } from '../support/library.ts'

const COUNTY: Texts = {
  '岚屿县2024年政府工作报告.txt': workReport({
    title: '岚屿县人民政府工作报告',
    given: '（2025年1月9日在岚屿县第十六届人民代表大会第四次会议上）',
    speaker: '岚屿县县长 卓远帆',
    body: [
      '一、2024年工作回顾',
      '海带产业稳步壮大，设立海带发展基金2200万元，海带全产业链产值突破31亿元，首次出口越南、智利。电动渔船产量突破900艘。',
      '长者饭堂办到14个社区，由民政局负责考核，八十岁以上老人每份自付6元。建设文化馆投入资金3400万元。',
      '岚屿船厂引入投资4100万元，复产后产值达到1.8亿元。年底岚北大桥通车，岚南码头开工建设。',
      '修订《古榕树保护办法》，登记挂牌古榕树5200株，擅自砍伐最高处以五万元罚款。',
      '全年进出口总额比上年增长22.4%，达到9.6亿元。高校毕业生就业率87%，比上年增加1400人。',
      '开通“海上便民船”，在休渔期和周末出航436趟。23条小巷夜里免费停车，泊位780个。',
      '粮食产量6.3万吨。财政总收入12.5亿元，比上年增加1.1亿元。',
      '二、2025年工作安排',
      '2025年，全县要突出重点，做好各项工作。',
    ],
  }),
}

const ask = asking(COUNTY)

describe('An amount that is not the one asked', () => {
  it.each([
    ['that a fund is there does not say who runs it', '海带发展基金谁负责管'],
    ['a level is no difference', '岚屿县粮食产量比上年多了多少'],
    ['what one meal costs is not what was spent', '岚屿县办长者饭堂花了多少钱'],
    ['how many were built is not what was spent', '岚屿县古榕树保护用了多少资金'],
    ['what was put in is not what was owed', '岚屿船厂欠了多少债'],
    ['trees are no people', '古榕树保护办法罚了几个人'],
    ['what was made is not what was sold', '岚屿县电动渔船卖了多少艘'],
    ['when one thing opens is not when another began', '岚北大桥哪天开工的'],
    ['by how many a rate is more does not count those without work', '岚屿县高校毕业生没就业的有多少人'],
  ])('is not told, since %s: %s', (_, question) => expect(ask(question).kind).toBe('decline'))

  it.each([
    ['岚屿县长者饭堂谁负责考核', '民政局'],
    ['岚屿县财政总收入比上年多了多少', '1.1亿元'],
    ['岚屿县建文化馆花了多少钱', '3400万元'],
    ['海带发展基金多少钱', '2200万元'],
    ['岚屿县登记了多少株古榕树', '5200株'],
    ['岚屿县电动渔船造了多少艘', '900艘'],
    ['岚北大桥什么时候通车', '年底'],
    ['2024年岚屿县进出口总额多少', '9.6亿元'],
    ['海上便民船一共出航多少趟', '436趟'],
    ['夜里免费停车的泊位一共多少个', '780个'],
    ['海带首次出口到哪些国家', '越南、智利'],
  ])('is told where it is the one asked: %s', (question, figure) => {
    const { kind, headline, passages } = ask(question)
    expect(kind).not.toBe('decline')
    expect(`${headline} ${passages[0]?.highlight}`).toContain(figure)
  })
})

const FIELDS: Texts = {
  '澹州市2024年政府工作报告.txt': workReport({
    title: '澹州市人民政府工作报告',
    given: '（2025年1月10日在澹州市第七届人民代表大会第五次会议上）',
    speaker: '澹州市市长 郁知秋',
    body: [
      '一、2024年工作回顾',
      '粮食生产再获丰收，总产增加2.7亿斤。推广良种良法，粮食单产创下新高，灌溉设施全面改善。',
      '开通无人机送药航线，山里卫生院不再缺药。年内飞行418架次，送药两千盒。',
      '历史遗留的不动产登记问题专项整治，让2650户居民领到不动产权证。',
      '市里的工作得到省人大常委会副主任简明川批示肯定。',
      '二、2025年工作安排',
      '2025年，要开工建设北水南引工程，其他重点工程年底完工。',
    ],
  }),
}

describe('A figure of another sentence', () => {
  const askCity = asking(FIELDS)

  it.each([
    ['the sentence on it gives none', '澹州市粮食亩产多少斤'],
    ['those who got it are not those who are left', '澹州市不动产登记还剩多少户没领证'],
    ['one from above is not all of them', '澹州市人大副主任有哪些人'],
  ])('is not told, since %s: %s', (_, question) => expect(askCity(question).kind).toBe('decline'))

  it.each([
    ['无人机送药航线飞了多少趟', '418架次'],
    ['澹州市多少户领到不动产权证', '2650户'],
  ])('is told where it goes on with the thing: %s', (question, figure) =>
    expect(askCity(question).headline).toContain(figure),
  )
})
