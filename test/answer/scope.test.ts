import { describe, expect, it } from 'vitest'
import { createCorpus } from '../../src/answer/corpus.ts'
import { missingIn, scopeOf } from '../../src/answer/scope.ts'
import type { Query } from '../../src/answer/turn.ts'
import { createSegmenter } from '../../src/text/segment.ts'
import { asking, engineOver, libraryOf, reportsOf, workReport } from '../support/library.ts'
import { MADE_UP } from '../support/made-up-reports.ts'

const ask = asking(MADE_UP)
const fileOf = (question: string, answers = ask) => answers(question).passages[0]?.report.file

describe('a year', () => {
  it.each([
    ['苍岭政协2022年审查立案多少件', '苍岭政协2022.txt'],
    ['苍岭政协2023年审查立案多少件', '苍岭政协2023.txt'],
    ['苍岭政协九届二次会议上说审查立案多少件', '苍岭政协2022.txt'],
    ['苍岭政协九届三次会议上说审查立案多少件', '苍岭政协2023.txt'],
    ['苍岭政协2024年的报告里审查立案多少件', '苍岭政协2023.txt'],
  ])('settles the report of %s', (question, file) => {
    expect(fileOf(question)).toBe(file)
  })

  it('not said means the newest, and the reply says which and what else there is', () => {
    const { passages, reply } = ask('苍岭政协审查立案多少件')
    expect(passages[0]?.report.file).toBe('苍岭政协2023.txt')
    const remark = reply.split('\n').find((line) => line.startsWith('按：'))
    expect(remark).toMatch(/苍岭.*2023年.*另有2022年/u)
  })

  it('that was said is not called a guess', () => {
    expect(ask('苍岭政协2023年审查立案多少件').reply).not.toContain('按：')
  })
})

describe('a session and meeting that the report itself does not state', () => {
  const report = (year: number, told: string, given = '') =>
    workReport({
      title: `${year + 1}年浙东省政府工作报告`,
      given,
      speaker: '浙东省省长 顾长河',
      body: [
        `一、${year}年工作回顾`,
        `${year}年，全省上下团结奋斗，${told}`,
        '民生保障持续加强，社会大局和谐稳定。',
        `二、${year + 1}年工作安排`,
        '突出重点，做好各项工作。',
      ],
    })
  const asked = asking({
    'a.txt': report(2021, '新建高速公路110公里。'),
    'b.txt': report(
      2022,
      '新建高速公路130公里。',
      '（2023年1月8日在浙东省第十四届人民代表大会第一次会议上）',
    ),
    'c.txt': report(2023, '新建高速公路150公里。'),
    'd.txt': report(2024, '新建高速公路170公里。'),
  })

  it.each([
    ['十四届三次会议上说新建高速公路多少公里', '170公里'],
    ['省人大十四届二次会议报告里新建高速公路多少', '150公里'],
    ['十四届一次会议上说新建高速公路多少公里', '130公里'],
  ])('is told by the sitting of another year: %s', (question, figure) => {
    expect(asked(question).headline).toContain(figure)
  })

  it('is missing where no report was given then', () => {
    expect(asked('十四届五次会议上说新建高速公路多少公里').kind).toBe('decline')
  })
})

describe('a term of government', () => {
  const review = (year: number, session: string, told: string) =>
    workReport({
      title: `${year + 1}年浙东省政府工作报告`,
      given: `（${year + 1}年1月8日在浙东省第${session}届人民代表大会第一次会议上）`,
      speaker: '浙东省省长 顾长河',
      body: [
        '一、过去五年工作回顾',
        `过去五年，全省上下团结奋斗，${told}`,
        '民生保障持续加强，社会大局和谐稳定。',
        `二、${year + 1}年工作安排`,
        '突出重点，做好各项工作。',
      ],
    })
  const asked = asking({
    'a.txt': review(2017, '十三', '五年来提出地方性法规草案66件，新建水库31座。'),
    'b.txt': review(2022, '十四', '五年来提出地方性法规草案48件，新建水库27座。'),
  })

  it('is set beside the one before', () => {
    const { comparison } = asked('两届政府五年各提了多少件地方性法规草案')
    expect(comparison.map(({ label, value }) => `${label} ${value}`)).toEqual([
      '2013-2017年 66件',
      '2018-2022年 48件',
    ])
  })

  it('is meant by the one that a report reviews', () => {
    expect(asked('上届政府新建了多少座水库').headline).toContain('27座')
  })
})

describe('the newest report, where an older one tells the same closer to the question', () => {
  const report = (year: number, meeting: string, told: string) =>
    workReport({
      title: '中国人民政治协商会议第六届泽浦市委员会常务委员会工作报告',
      given: `（${year + 1}年1月8日在政协第六届泽浦市委员会第${meeting}次会议上）`,
      speaker: '泽浦市政协主席 顾长河',
      body: [
        `一、${year}年工作回顾`,
        `${year}年，常委会认真履职，${told}`,
        '加强委员队伍建设，走访界别群众，服务中心工作。',
        '完善提案办理机制，提高办理质量。',
        `二、${year + 1}年工作安排`,
        '突出重点，开展民主监督，提升协商水平。',
      ],
    })
  const asked = asking({
    '泽浦政协2023.txt': report(2023, '三', '报送各类调研文章42篇，举办协商会5场。'),
    '泽浦政协2024.txt': report(2024, '四', '报送调研文章、专题信息37篇，举办协商会6场。'),
  })

  it.each([
    ['泽浦政协报送调研文章多少篇', '37篇'],
    ['泽浦政协2023年报送调研文章多少篇', '42篇'],
  ])('%s: %s', (question, figure) => expect(asked(question).headline).toContain(figure))
})

describe('last year, of which no report tells', () => {
  it('is no goal of a plan, though plans set goals for years such as 2025', () => {
    const town = engineOver(
      reportsOf({
        '云溪镇2022.txt':
          '云溪镇2022年工作总结和2023年工作打算\n\n一、2022年工作总结\n全镇一般公共预算收入8860万元，同比下降3.4%，财政收支矛盾突出。\n二、2023年工作打算\n一般公共预算收入增长5%，达到9300万元。\n云溪镇人民政府\n2022年12月28日',
      }),
      null,
      new Date(2026, 4, 20),
    )
    expect(town.ask('云溪镇去年公共预算收入多少', null).answer).toMatchObject({
      kind: 'decline',
      headline: expect.stringContaining('没有2025年的报告'),
    })
  })
})

describe('years reviewed as one, in a library that ends before them', () => {
  const asked = asking({
    '泽浦政府2002.txt': workReport({
      title: '政府工作报告',
      given: '2003年1月8日在泽浦市第三届人民代表大会第一次会议上',
      speaker: '泽浦市市长 顾长河',
      body: [
        '一、过去五年的工作',
        '五年来，全市上下团结奋斗，经济和社会各项事业迈上新的台阶。新建公路420公里，新增造林面积3.6万亩，城乡面貌明显改变。',
        '二、2003年的主要任务',
        '2003年，要加快基础设施建设。计划新建公路90公里，改造中小学危房2.1万平方米，让群众得到更多实惠。',
      ],
    }),
  })

  it('are those of its reports', () => {
    expect(asked('泽浦五年间新建公路多少公里').headline).toContain('420公里')
  })

  it('are none that are still to come', () => {
    expect(asked('泽浦未来五年要新建公路多少公里').kind).toBe('decline')
  })

  it('are not taken for the last five years', () => {
    expect(asked('泽浦最近五年新建公路多少公里')).toMatchObject({
      kind: 'decline',
      headline: expect.stringContaining('没有最近五年的报告'),
    })
  })
})

describe('a body', () => {
  it.each([
    ['2023年苍岭政协视察多少次', '苍岭政协2023.txt'],
    ['2023年苍岭人大视察多少次', '苍岭人大2023.txt'],
    ['2023年苍岭的委员视察多少次', '苍岭政协2023.txt'],
    ['2023年苍岭的代表视察多少次', '苍岭人大2023.txt'],
  ])('said or hinted at settles the report of %s', (question, file) => {
    expect(fileOf(question)).toBe(file)
  })

  it('that has no report there is said to have none', () => {
    expect(ask('泽浦法院2023年审结案件多少件').kind).toBe('decline')
    expect(ask('2023年泽浦人大任免多少人')).toMatchObject({
      kind: 'decline',
      headline: expect.stringMatching(/没有.*人大.*现有.*政协/u),
    })
  })
})

describe('a place', () => {
  it.each([
    ['苍岭2023年GDP多少', '苍岭政府2023.txt'],
    ['苍岭市2023年GDP多少', '苍岭政府2023.txt'],
    ['泽浦2023年GDP多少', '泽浦政府2023.txt'],
    ['泽浦市2023年城镇新增就业多少人', '泽浦政府2023.txt'],
  ])('settles the report of %s', (question, file) => {
    expect(fileOf(question)).toBe(file)
  })

  it('not said where there are several is a guess, and said to be one', () => {
    const { kind, reply, passages } = ask('2023年城镇新增就业多少人')
    expect(kind).toBe('answer')
    expect(reply).toMatch(/^按：/mu)
    expect(reply).toContain(passages[0]?.report.region ?? 'no place')
  })

  it.each(['我市2023年GDP多少', '我们市2023年城镇新增就业多少人', '全市2023年城镇新增就业多少人'])(
    'that is home is meant by %s',
    (question) => {
      expect(fileOf(question, asking(MADE_UP, '泽浦市'))).toBe('泽浦政府2023.txt')
      expect(fileOf(question, asking(MADE_UP, '苍岭市'))).toBe('苍岭政府2023.txt')
    },
  )

  it('that is home does not keep another named place from being asked', () => {
    expect(fileOf('苍岭2023年GDP多少', asking(MADE_UP, '泽浦市'))).toBe('苍岭政府2023.txt')
  })

  it('that is home and has no report is no reason to answer from another', () => {
    const answer = asking(MADE_UP, '义乌市')('我市2023年GDP多少')
    expect(answer).toMatchObject({ kind: 'decline', headline: expect.stringContaining('义乌市') })
  })
})

describe('what was understood', () => {
  it('is told with every answer', () => {
    expect(ask('2023年苍岭市政协收到提案多少件').understood).toMatchObject({
      intent: 'number',
      years: [2023],
      bodies: ['政协'],
      regions: ['苍岭市'],
    })
  })

  it('is told with every no', () => {
    expect(ask('2019年泽浦政府新建污水管网多少公里').understood).toMatchObject({
      intent: 'number',
      years: [2019],
      bodies: ['政府'],
      regions: ['泽浦市'],
    })
  })
})

describe('a report without place or body', () => {
  const PAGE: Record<string, string> = {
    '简报.txt': `工作简报

2023年，办公室整理档案1530份。

苍岭市政协机关搬迁新址，新址位于滨河路9号。
`,
  }

  it('still answers, and stands back where a report of the asked body speaks of the same', () => {
    const both = engineOver(reportsOf({ ...MADE_UP, ...PAGE }))
    const first = (question: string) => both.ask(question, null).answer.passages[0]?.report.file
    expect(first('整理档案多少份')).toBe('简报.txt')
    expect(first('苍岭政协2023年审查立案多少件')).toBe('苍岭政协2023.txt')
  })
})

describe('a place whose name ends in the sound of a common word', () => {
  const speech = (place: string, beds: number) =>
    workReport({
      title: `${place}人民政府工作报告`,
      given: `（2021年1月9日在${place}第九届人民代表大会第三次会议上）`,
      speaker: `${place}县长 陈正明`,
      body: ['一、2020年工作回顾', `畜牧业稳步恢复。全县新增圈舍栏位${beds}个。全县干部群众团结一心。`],
    })

  it('is not mended away, so that its neighbour does not answer for it', () => {
    const both = asking({ 'a.txt': speech('荔湖县', 405), 'b.txt': speech('荔泉县', 360) })
    const answer = both('荔泉县2020年新增圈舍栏位多少个')
    expect([answer.headline, answer.understood.regions]).toEqual(['全县新增圈舍栏位360个', ['荔泉县']])
  })
})

describe('a page that names no place', () => {
  const library = asking({
    '云溪检察院2013.txt': workReport({
      title: '云溪市人民检察院工作报告',
      given: '2014年2月13日在云溪市第十八届人民代表大会第四次会议上',
      speaker: '云溪市人民检察院检察长 徐安庆',
      body: ['2013年主要工作', '批准逮捕刑事犯罪嫌疑人5316人，提起公诉9874人。'],
    }),
    '泽浦检察院2013.txt': workReport({
      title: '泽浦市人民检察院工作报告',
      given: '2014年2月11日在泽浦市第十六届人民代表大会第四次会议上',
      speaker: '泽浦市人民检察院检察长 王一平',
      body: ['2013年主要工作', '批准逮捕刑事犯罪嫌疑人1316人，提起公诉2874人。'],
    }),
    '晚报.txt': [
      '陇东晚报 2014年1月25日 星期五 第A04版 要闻',
      '',
      '入园难将缓解',
      '本报讯（记者 王小东）市教育局昨日表示，去年新建幼儿园64所。',
      '',
      '法院结案创新高',
      '本报讯（记者 李文博）市中级人民法院工作报告显示，去年全市法院结案28416件。',
    ].join('\n'),
  })

  it('does not speak for a place that has reports of its own', () => {
    expect(library('云溪法院结了多少案子').kind).toBe('decline')
  })

  it('answers who asks for no place', () => {
    expect(library('法院结案创新高，结了多少件').headline).toContain('28416件')
  })
})

describe('the reports a question means', () => {
  it('are the same whatever was asked before', () => {
    const reports = reportsOf({
      '云溪政府2017.txt': workReport({
        title: '云溪市2018年政府工作报告',
        given: '（2018年1月9日在云溪市第十六届人民代表大会第二次会议上）',
        speaker: '云溪市市长 江一舟',
        body: ['一、2017年工作回顾', '全年造林310亩。', '二、2018年工作安排', '计划造林400亩。'],
      }),
    })
    const engine = engineOver(reports, null, new Date(2021, 4, 20))
    const [lastYear, said] = ['云溪去年造林多少亩', '云溪2020年造林多少亩'].map(
      (question) => engine.ask(question, null).query,
    )
    const library = libraryOf(reports)
    const priors = (...queries: (Query | undefined)[]) => {
      const corpus = createCorpus(library, createSegmenter())
      return queries.map((query) => query && scopeOf(query, corpus).reports[0]?.prior)
    }
    expect(priors(lastYear, said)).toEqual([...priors(lastYear), ...priors(said)])
    expect(priors(lastYear)).not.toEqual(priors(said))
  })
})

describe('the place of a question', () => {
  const congress = (place: string, session: string, told: string) =>
    workReport({
      title: `${place}人民代表大会常务委员会工作报告`,
      given: `（2023年1月10日在${place}第${session}届人民代表大会第一次会议上）`,
      speaker: `${place}人大常委会主任 顾长河`,
      body: ['过去五年工作回顾', told, '各项工作取得新的进展。'],
    })
  const county = '五年来，常委会召开会议37次，任免国家机关工作人员184人次。'
  const province = '五年来，听取专项报告92项，任免国家机关工作人员930人次，检查法规14部。'
  const asked = asking({
    '县.txt': congress('义乌市', '十七', county),
    '省.txt': congress('浙江省', '十四', province),
  })

  it('is not the province around it, whose council is another', () => {
    expect(fileOf('义乌人大任免多少人次', asked)).toBe('县.txt')
    expect(asked('义乌人大听取了多少项专项报告').kind).toBe('decline')
    expect(fileOf('浙江人大任免多少人次', asked)).toBe('省.txt')
  })

  it('may be asked of the session whose work is told at the first meeting of the next', () => {
    expect(asked('义乌市第十六届人大常委会五年任免了多少人').headline).toContain('184人次')
  })
})

describe('the places that lack what is asked', () => {
  it.each(['2023年造林多少亩', '2022年政协提案多少件', '2019年造林多少亩', '人大九届二次会议', '造林'])(
    'are those whose scope is missing, for %s',
    (question) => {
      const reports = reportsOf(MADE_UP)
      const { query } = engineOver(reports).ask(question, null)
      const corpus = createCorpus(libraryOf(reports), createSegmenter())
      const lacks = missingIn(query, corpus)
      for (const place of ['苍岭市', '泽浦市', '杭州市', '全国'])
        expect([place, lacks(place)]).toEqual([
          place,
          scopeOf({ ...query, regions: [place] }, corpus).missing !== null,
        ])
    },
  )
})
