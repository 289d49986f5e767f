import { describe, expect, it } from 'vitest'
import { asking, engineOver, reportsOf, type Texts, workReport } from '../support/library.ts'

const TEXTS: Texts = {
  '竹溪市政协2020年工作报告.txt': workReport({
    title: '中国人民政治协商会议竹溪市委员会常务委员会工作报告',
    given: '（2021年1月12日在政协竹溪市第八届委员会第五次会议上）',
    speaker: '竹溪市政协主席 尤敬山',
    body: [
      '一、2020年工作回顾',
      '2020年，举办“问计会—走进园区”专题协商，围绕标房建设、用工保障、物流配套等9个方面深入协商。围绕“十四五”规划编制开展调研，召开座谈会18场次，完成做强茶产业、改造老街等相关调研报告7份。',
      '42名政协委员从正月初三开始分赴车站、渡口等6个圩口，连续20天为值守人员送去姜茶。市政协常委卢长青率医疗队支援邻省，荣获“全国抗击新冠肺炎疫情先进个人”。梅坞市长在调研报告上作出批示。',
      '专题听取2020年“十件民生实事”落实情况，发动委员征集2021年民生实事，梳理出为老年人免费体检等13件供市政府决策参考。全年共收集社情民意信息146条。协商涉及镇街23个。',
      '推动园区内87家企业960名返岗员工补贴的快速审核发放。',
      '二、2021年工作任务',
      '加强机关建设，办好委员论坛。',
    ],
  }),
  '竹溪市政协2023年工作报告.txt': workReport({
    title: '中国人民政治协商会议竹溪市委员会常务委员会工作报告',
    given: '（2024年1月15日在政协竹溪市第九届委员会第三次会议上）',
    speaker: '竹溪市政协主席 梁可望',
    body: [
      '一、2023年工作回顾',
      '2023年，举办“走进园区设计”问计会，提出补链强链等建议。大会发言《以竹为媒，做活生态经济》获市委书记批示。主席会议听取通报4次。“做活竹博园”等3个建议获评“民情直通车”优秀案例。',
      '二、2024年工作任务',
      '2024年是中华人民共和国成立75周年，人民政协成立75周年。',
    ],
  }),
  '竹溪市人大常委会2023年工作报告.txt': workReport({
    title: '竹溪市人民代表大会常务委员会工作报告',
    given: '（2024年1月17日在竹溪市第九届人民代表大会第三次会议上）',
    speaker: '竹溪市人大常委会主任 俞承志',
    body: [
      '一、2023年工作回顾',
      '2023年，完善制度8项，审议2022年度审计工作报告，督促整改事项51个。',
      '二、2024年主要任务',
      '2024年是新中国成立75周年，也是人民代表大会制度建立70周年。',
    ],
  }),
  '竹溪日报.txt': [
    '竹溪日报 2024年3月20日 星期三 第1版 要闻',
    '',
    '市政府召开常务会议',
    '　　本报讯（记者 阮小曼）昨日，竹溪市市长秦望舒主持召开市政府常务会议，部署春耕备耕。',
    '',
    '《海外用工必读》发布',
    '　　本报讯（记者 阮小曼）3月18日，《海外用工必读》新书发布会在我市举行。',
    '　　据了解，《海外用工必读》由江北大学法学院和我市正衡律师事务所共同编撰完成，涵盖投资、税收等内容。',
  ].join('\n'),
}
const ask = asking(TEXTS)

describe('Questions as short as they are typed on a phone', () => {
  it.each([
    ['a word the dictionary lacks', '圩口有几个', '6个圩口'],
    ['the subject of the question, not the place it goes to', '多少委员去圩口送姜茶', '42名政协委员'],
    ['those who got it, not those it was paid for', '多少企业拿到了返岗补贴', '87家企业'],
    ['方面 as what is counted', '走进园区协商几方面', '9个方面'],
    [
      'a plan that was being written, told in the report of that year',
      '十四五座谈会后写了几份调研报告',
      '7份',
    ],
    ['the thing of the coming year, counted in this one', '2021年民生实事梳理出几件', '13件'],
    ['whose anniversary', '2024年是人民政协多少周年', '人民政协成立75周年'],
    ['of a system of that name', '人民代表大会制度建立多少周年', '70周年'],
    ['the title of a speech, not of a report', '生态经济那篇大会发言叫什么', '以竹为媒'],
    ['a post and a year', '2020政协主席', '尤敬山'],
    ['a post before its year', '竹溪政协主席2020年', '尤敬山'],
    ['a post of a body', '竹溪人大主任', '俞承志'],
    ['who holds a post now', '现在的市长', '秦望舒'],
    ['who got what the whole country gives', '谁得了全国抗疫先进个人', '卢长青'],
    ['authors that are no persons', '海外用工那本书谁写的', '江北大学法学院'],
  ])('%s: %s', (_what, question, said) => {
    const { kind, headline } = ask(question)
    expect(kind).toBe('answer')
    expect(headline).toContain(said)
  })

  it('does not take what was put right after an audit of another year for that year', () => {
    expect(ask('2022年整改事项多少个').kind).toBe('decline')
  })

  it('does not take a brand that has 民情 in its name for 社情民意', () => {
    expect(ask('2023年社情民意收了多少').kind).toBe('decline')
    expect(ask('2020年社情民意收了多少').headline).toContain('146条')
  })

  it('keeps 全国 as a place where a report of the whole country is asked for', () => {
    const { query } = engineOver(reportsOf(TEXTS)).ask('全国粮食产量多少', null)
    expect(query.regions).toEqual(['全国'])
  })
})
