import { describe, expect, it } from 'vitest'
import { asking, workReport } from '../support/library.ts'

/** A government that reports twice, with what questions to the reports of governments were answered wrongly by. */
const ask = asking({
  '云岫政府2022.txt': workReport({
    title: '云岫市政府工作报告',
    given: '（2023年1月9日在云岫市第八届人民代表大会第二次会议上）',
    speaker: '云岫市市长 祝南山',
    body: [
      '一、2022年工作回顾',
      '农村环境建设取得进展，新建农村道路120公里，农村面貌明显改善。',
      '二、2023年工作安排',
      '加强湖区防治，防治蓝藻投入3000万元。严格控制外来入侵植物，落实排查、清除、复绿各项措施，防治福寿螺蔓延。',
    ],
  }),
  '云岫政府2023.txt': workReport({
    title: '云岫市政府工作报告',
    given: '（2024年1月10日在云岫市第八届人民代表大会第三次会议上）',
    speaker: '云岫市市长 祝南山',
    body: [
      '一、2023年工作回顾',
      '（一）民生持续改善。城镇新增就业3.7万人，居民收入增长6.1%。农村贫困人口比上年减少2.4万人。市财政安排扶贫资金1.3亿元，支持山区发展。人均预期寿命达到80.2岁。',
      '（二）教育卫生协调发展。新增义务教育学位4200个。市人民医院改扩建工程总投资7.2亿元，主体结构已经封顶。扫除青壮年文盲1.8万人。',
      '（三）社区治理加强。建成群众联络站36个，收到群众意见2084条，推动解决1511条。',
      '（四）社会保障有力。继续做好“两个确保”工作，投入4.4亿元。当务之急是落实“两个确保”，确保下岗职工基本生活费和离退休人员养老金按时足额发放。',
      '（五）金融保持稳定。面对外部冲击，全市坚持村镇银行不提价，这有利于安定人心，币值保持平稳。',
      '（六）交通建设加快。公路新增里程60公里，2023年12月跨湖大桥合龙，离通车又近一步。',
      '（七）提高城乡居民基础养老金，发展企业年金。稳定粮食生产，提高农民务农积极性。',
      '（八）落实福寿螺防治责任，加强福寿螺等外来物种防治。',
      '二、2024年工作安排',
      '（一）扎实推进湖畔新农村建设。统筹城乡发展，把湖畔新农村建设放在前面，改造农房3000户。',
      '（二）办好民生实事。市财政安排就业补助资金2.9亿元，新增义务教育学位5100个。到2027年，平均每人受教育年限和人均预期寿命达到81岁。',
      '（三）改善交通条件。全年改造公路40公里，新建的跨湖大桥将于2024年6月18日通车，两岸群众出行更加方便。',
      '（四）提升城市品质。建设开放包容、诚信守约、宜居宜业的湖滨新城，要加快湖滨新城路网建设。湖滨新城要引进企业。',
    ],
  }),
})

describe('The figure meant', () => {
  it.each([
    ['2023年云岫城里多了多少人找到活干', '3.7万人'],
    ['2023年云岫财政安排扶贫资金多少', '1.3亿元'],
    ['云岫人现在平均能活几岁', '80.2岁'],
    ['云岫的医院盖起来总共要多少钱', '7.2亿元'],
    ['2023年云岫让多少年轻人脱盲', '1.8万人'],
    ['云岫老少爷们扎堆唠嗑的联络站有多少个', '36个'],
  ])('%s: %s', (question, figure) => expect(ask(question).headline).toContain(figure))

  it('is found where a doing is said in other words', () => {
    expect(ask('2023年云岫联络站办成了多少条').passages[0]?.highlight).toContain('解决1511条')
  })

  it('is not how many fewer there are where it is asked how many are left', () => {
    expect(ask('2023年底云岫还剩多少穷人').kind).toBe('decline')
  })

  it('is of each year what is said of it, done or planned', () => {
    const { comparison } = ask('云岫学位2023年添了多少2024年添多少')
    expect(comparison.map(({ value }) => value)).toEqual(['4200个', '5100个'])
  })
})

describe('A review of five years', () => {
  const review = asking({
    '青垅政府2022.txt': workReport({
      title: '青垅市政府工作报告',
      given: '（2023年1月6日在青垅市第九届人民代表大会第一次会议上）',
      speaker: '青垅市市长 程望舒',
      body: [
        '一、过去五年的工作',
        '过去五年，我们战胜各种困难，完成了各项任务。建成区面积由40平方公里扩大到66平方公里，城市面貌焕然一新。',
        '二、2023年工作安排',
        '建成区面积达到70平方公里，加快老城改造。',
      ],
    }),
  })

  it('says of none of the years amid them what it says without a year', () => {
    expect(review('2020年青垅建成区面积多少').kind).toBe('decline')
    expect(review('青垅建成区面积多少').headline).toContain('66平方公里')
  })
})

describe('The sentence meant', () => {
  it.each([
    ['“两个确保”是确保什么', '养老金按时足额发放'],
    ['什么样的城市叫湖滨新城', '开放包容、诚信守约'],
    ['跨湖大桥哪天通车', '6月18日'],
    ['2023年云岫福寿螺防治怎么部署', '排查、清除、复绿'],
    ['新农村建设最早写进哪一年的报告', '2024年'],
  ])('%s: %s', (question, words) => {
    const { headline, passages } = ask(question)
    expect(headline + passages[0]?.highlight).toContain(words)
  })

  it('is no figure where a reason is asked', () => {
    const { kind, passages } = ask('2023年云岫村镇银行为什么不提价')
    expect(kind).toBe('answer')
    expect(passages[0]?.text).toContain('安定人心')
  })
})
