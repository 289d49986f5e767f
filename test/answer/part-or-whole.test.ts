import { describe, expect, it } from 'vitest'
import { asking, type Texts, workReport } from '../support/library.ts'

const TOWN: Texts = {
  '云溪政协2023.txt': workReport({
    title: '中国人民政治协商会议第五届云溪市委员会常务委员会工作报告',
    given: '（2024年1月9日在政协第五届云溪市委员会第三次会议上）',
    speaker: '云溪市政协主席 江一舟',
    body: [
      '一、2023年工作回顾',
      '2023年，常委会围绕中心履职尽责，各项工作取得新的成效。',
      '推进提案快办，《关于修建白塔渡口的建议》等6件提案在会议期间完成办复，让群众早得实惠。',
      '日前，30余位茶商来到白塔镇，参加制茶培训。全市是产茶大市，集聚了茶叶从业人数12万余人，涉及二十个乡镇。',
      '协助全国政协开展茶文化专题调研，组织委员围绕乡村道路开展专题调研。',
      '二、2024年工作安排',
      '2024年，常委会要突出重点，做好各项工作。',
    ],
  }),
}

const ask = asking(TOWN)

describe('A figure that counts only those of whom something is said', () => {
  it('is no answer to how many there are', () => {
    expect(ask('云溪政协提案多少件').kind).toBe('decline')
  })

  it('answers who asks for just those', () => {
    expect(ask('云溪政协会议期间完成办复的提案有几件').headline).toContain('6件')
  })

  it('answers who says the same in other words', () => {
    expect(ask('云溪会还没散就办好的提案有几件').headline).toContain('6件')
  })

  it('yields to the figure of all there are', () => {
    expect(ask('云溪做茶叶的有多少人').headline).toContain('12万余人')
    expect(ask('来白塔镇的茶商有几位').headline).toContain('30余位')
  })
})

describe('A figure of what is not so', () => {
  const town = asking({
    '云溪人大2023.txt': workReport({
      title: '云溪市人民代表大会常务委员会工作报告',
      given: '（2024年1月9日在云溪市第十六届人民代表大会第三次会议上）',
      speaker: '云溪市人大常委会主任 林山',
      body: [
        '一、2023年工作回顾',
        '紧盯审计查出问题整改，推动完成整改事项57个，对4个未整改到位问题开展督查。',
      ],
    }),
  })

  it('answers only who asks for what is left', () => {
    expect(town('审计查出的问题改好了多少个').headline).toContain('57个')
    expect(town('审计查出的问题没改到位的有几个').headline).toContain('4个')
  })

  it('is what is meant by 没, in the words of reports 未', () => {
    const county = asking({
      '松溪人大2023.txt': workReport({
        title: '松溪县人民代表大会常务委员会工作报告',
        given: '（2024年1月9日在松溪县第十七届人民代表大会第三次会议上）',
        speaker: '松溪县人大常委会主任 林山',
        body: [
          '一、2023年工作回顾',
          '建成乡镇“人大代表之家”13个、村（社区）代表联络站48个，代表提出建议86件。',
          '各位代表！常委会工作还有不足，代表闭会期间活动形式单一，有11名代表全年未提建议；机关人员编制偏紧。',
        ],
      }),
    })
    expect(county('松溪有几个代表一年没提过建议').headline).toContain('11名')
  })
})

describe('A part picked out of the whole', () => {
  const court = asking({
    '云溪法院2023.txt': workReport({
      title: '云溪省高级人民法院工作报告',
      given: '（2024年1月9日在云溪省第十三届人民代表大会第三次会议上）',
      speaker: '云溪省高级人民法院院长 林山',
      body: [
        '一、2023年主要工作',
        '过去一年，全省法院忠实履行职责，受理案件156324件，审执结143806件，结案率91.99%。其中，省法院受理案件3917件，审执结3602件，结案率91.96%。',
      ],
    }),
  })

  it('is not meant by who asks for all of the province', () => {
    expect(court('2023年云溪全省法院受理案件多少件').headline).toContain('156324件')
  })

  it('answers who names it', () => {
    expect(court('省法院2023年受理案件多少件').headline).toContain('3917件')
  })
})

describe('The noun whose amount is asked', () => {
  const town = asking({
    '云溪政协2022.txt': workReport({
      title: '中国人民政治协商会议第五届云溪市委员会常务委员会工作报告',
      given: '（2023年1月9日在政协第五届云溪市委员会第二次会议上）',
      speaker: '云溪市政协主席 江一舟',
      body: [
        '一、2022年工作回顾',
        '41名政协委员分赴车站、码头等9个渡口，为渡口值守人员送去姜茶。',
        '提升履职能力，组织委员参加各类会议860余人次。',
      ],
    }),
  })

  it('names the figure, before or behind 几个', () => {
    expect(town('去渡口送姜茶的委员几个').headline).toContain('41名')
    expect(town('委员去送姜茶的有几个渡口').headline).toContain('9个')
  })

  describe('where nothing else is asked', () => {
    const county = asking({
      '云溪政协2021.txt': workReport({
        title: '中国人民政治协商会议第五届云溪市委员会常务委员会工作报告',
        given: '（2022年1月9日在政协第五届云溪市委员会第一次会议上）',
        speaker: '云溪市政协主席 江一舟',
        body: [
          '一、2021年工作回顾',
          '各专委会、乡镇街道围绕渡口修缮举办“渡口夜谈”协商会18场，党派团体提交大会发言21篇，建成委员工作室12个。',
          '“灯塔联盟”已吸纳政协委员25名、人大代表6名，依托村级联络站推动调解矛盾340余件。',
        ],
      }),
    })

    it.each([
      '云溪政协有多少个专委会',
      '云溪有几个党派',
      '有多少个联络站',
      '云溪有多少名政协委员',
      '人大代表有多少人',
    ])(
      '%s is not told by a figure of something else in its sentence, or by those who came along',
      (question) => expect(county(question).kind).toBe('decline'),
    )

    it.each([
      ['云溪有几个委员工作室', '12个'],
      ['灯塔联盟吸纳了多少名政协委员', '25名'],
      ['云溪开了多少场渡口夜谈', '18场'],
    ])('%s is told by %s', (question, figure) => expect(county(question).headline).toContain(figure))
  })

  it('is no visit', () => expect(town('云溪政协委员总共几人').kind).toBe('decline'))
})

describe('A body above all whose reports there are', () => {
  it('is part of the matter', () => {
    expect(ask('帮全国政协做了哪些专题调研').headline).toContain('茶文化')
  })
})

describe('What was added, and what several years came to', () => {
  const town = asking({
    '云溪政府2025.txt': workReport({
      title: '云溪市政府工作报告',
      given: '（2026年1月9日在云溪市第十七届人民代表大会第五次会议上）',
      speaker: '云溪市市长 程远',
      body: [
        '一、2025年工作回顾',
        '新增科创型企业360家、孵化器4家。城镇新增就业2.1万人，外贸总额96亿元、增长4.2%。',
        '常住人口城镇化率提高到68%，建成区人口密度提高2.1%。举办网络讲座16场，推动办好民生实事12件。',
        '二、“十四五”时期主要成就',
        '“十四五”时期，科创型企业从1100家增加到2700家，外贸总额接连突破80亿元、90亿元，城镇新增就业11.3万人。地区生产总值年均增长6.1%。',
        '三、2026年工作安排',
        '2026年主要预期目标是：地区生产总值增长5.5%左右，城镇调查失业率5.2%左右，城镇新增就业2.3万人以上。',
      ],
    }),
  })

  it.each([
    ['云溪科创型企业有多少家', '2700家'],
    ['云溪新增了多少家科创型企业', '360家'],
    ['云溪城镇新增就业多少', '2.1万人'],
    ['云溪外贸多少', '96亿元'],
    ['云溪十四五新增就业多少', '11.3万人'],
    ['云溪GDP年均增长多少', '6.1%'],
    ['云溪网络讲座办了几场', '16场'],
  ])('%s: %s', (question, figure) => expect(town(question).headline).toContain(figure))

  it('tells no share by how much something grew', () => {
    expect(town('云溪外贸占比').kind).toBe('decline')
  })

  it('tells no goal by what was done', () => {
    const { comparison } = town('云溪外贸总额目标和实际完成各多少')
    expect(comparison.map(({ value }) => value)).toEqual(['报告未载', expect.stringContaining('96亿元')])
  })

  it('tells no growth of something else', () => {
    expect(town('云溪人口自然增长率').kind).toBe('decline')
  })

  it('says of what year a figure is where the report was guessed and the figure is not of its year', () => {
    const remark = (question: string) =>
      town(question)
        .reply.split('\n')
        .find((line) => line.startsWith('按：'))
    expect(remark('云溪失业率')).toContain('2026年计划')
    expect(remark('云溪GDP年均增长多少')).toContain('2021—2025年')
    expect(remark('云溪外贸多少')).toContain('2025年')
  })
})

describe('Of two figures in a sentence', () => {
  const town = asking({
    '云溪人大2023.txt': workReport({
      title: '云溪市人民代表大会常务委员会工作报告',
      given: '（2024年1月9日在云溪市第十六届人民代表大会第三次会议上）',
      speaker: '云溪市人大常委会主任 林山',
      body: [
        '一、2023年工作回顾',
        '督促村史馆在周末开门，五十座村史馆有四十一座挂出了开门时间。',
        '抽查合同文本36份，发现瑕疵予以退回的7份。',
        '实施临水避险搬迁，让1200户4300名村民住上新房。',
        '审议审计查出问题整改报告，71个问题整改到位63个。',
        '村民人均纯收入增长7.1%，增幅连续9个季度居全市首位。',
        '码头整修用时两年，6级以上大风天照常施工，确保环湖公路年底通车。',
      ],
    }),
  })

  it.each([
    ['those of whom it is so are meant', '周末开门的村史馆有几座', '四十一座'],
    ['those to whom it was done are meant', '云溪合同文本退回了多少份', '7份'],
    ['those put right are meant, not all there were', '审计查出的问题改好了几个', '63个'],
    ['people are meant, not their households', '避险搬迁了多少人', '4300名'],
    ['the growth is meant, not how often it led', '村民纯收入增长多少', '7.1%'],
    ['what took years is no strength of wind', '码头整修用了多久', '两年'],
    ['a day may be told without a date', '环湖公路哪天通车', '年底通车'],
  ])('%s: %s', (_what, question, told) => {
    const { kind, headline } = town(question)
    expect(`${kind} ${headline}`).toContain(told)
  })

  it('names a growth as one', () => {
    expect(town('村民人均纯收入增长多少').headline).toMatch(/增长\s*7\.1%/u)
  })
})

describe('The name of a figure that the question says', () => {
  const town = asking({
    '云溪镇2022.txt': workReport({
      title: '云溪镇2022年工作总结和2023年工作打算',
      given: '2022年12月28日',
      speaker: '云溪镇人民政府',
      body: [
        '一、2022年工作总结',
        '全年签约项目14个，总投资21.5亿元，其中亿元以上项目5个，接待客商83批次。',
        '针对审计查出的27个问题，督促整改25个，收缴违规资金468.5万元。',
        '人居环境持续改善，清理垃圾260处，社会消费品零售总额增长4.5%。进出口总额82.7亿元，其中出口31.4亿元；一般公共预算收入62.8亿元。',
      ],
    }),
  })

  it.each([
    ['云溪镇亿元以上项目签了几个', '5个'],
    ['云溪镇审计问题整改多少个', '25个'],
    ['云溪镇社消零增长多少', '4.5%'],
    ['云溪镇2022年出口额', '31.4亿元'],
    ['云溪镇22年财政收了多少', '62.8亿元'],
  ])('is the one meant: %s', (question, figure) => expect(town(question).headline).toContain(figure))
})

describe('A cell of a table', () => {
  const town = asking({
    '云溪镇2022.txt':
      '云溪镇2022年工作总结\n\n一、2022年工作总结\n全镇经济运行稳中有进，各项工作取得新的成效。\n\n附表：主要指标完成情况表\n指标\t单位\t2022年完成\t增长（%）\n财政支出\t亿元\t151.3\t9.1\n存款余额\t亿元\t236.8\t4.5',
  })

  it('is told with the unit of its row or column', () => {
    expect(town('云溪镇2022年财政支出多少').headline).toBe('财政支出 151.3（亿元）')
    expect(town('云溪镇2022年财政支出增长多少').headline).toBe('财政支出增长 9.1（%）')
  })
})
