import { describe, expect, it } from 'vitest'
import { asking, workReport } from '../support/library.ts'
import { MADE_UP } from '../support/made-up-reports.ts'

/**
 * Ranking sets: question > the report and the words that must come first. All figures of the made-up reports differ,
 * so the figure alone tells which paragraph won.
 */
const ask = asking(MADE_UP)

type Row = readonly [question: string, report: string, quoted: string]

function expectFirst(question: string, report: string, quoted: string): void {
  const { kind, headline, passages } = ask(question)
  const [first] = passages
  expect({ kind, file: first?.report.file, headline }).toMatchObject({
    kind: 'answer',
    file: `${report}.txt`,
  })
  expect(headline).toContain(quoted)
  expect(first?.highlight).toContain(quoted)
}

describe('the year', () => {
  it.each<Row>([
    ['2022年苍岭市政协收到提案多少件', '苍岭政协2022', '231件'],
    ['2023年苍岭市政协收到提案多少件', '苍岭政协2023', '257件'],
    ['苍岭2022年造林多少亩', '苍岭政府2022', '1.9万亩'],
    ['苍岭2023年造林多少亩', '苍岭政府2023', '2.4万亩'],
    ['前年苍岭新建污水管网多少公里', '苍岭政府2023', '75公里'],
  ])('reported on, not the year given, leads for %s', (question, report, quoted) => {
    expectFirst(question, report, quoted)
  })

  it.each<Row>([
    ['苍岭政协2023年计划视察多少次', '苍岭政协2022', '22次'],
    ['2023年苍岭政协组织委员视察多少次', '苍岭政协2023', '25次'],
    ['苍岭政协2024年打算组织多少次视察', '苍岭政协2023', '28次'],
    ['苍岭2023年GDP目标增长多少', '苍岭政府2022', '5.5%左右'],
    ['苍岭2023年GDP增长多少', '苍岭政府2023', '5.2%'],
    ['苍岭市政府2024年GDP预期目标', '苍岭政府2023', '5%以上'],
    ['苍岭2023年城镇新增就业多少人', '苍岭政府2023', '1.27万人'],
    ['苍岭2023年城镇新增就业目标是多少', '苍岭政府2022', '1.2万人'],
    ['泽浦水产品产量2024年目标', '泽浦政府2023', '16万吨'],
    ['泽浦2023年水产品产量', '泽浦政府2023', '15.3万吨'],
    ['苍岭市政协2023年提案办复率的目标是多少', '苍岭政协2022', '99%'],
    ['苍岭市政协2023年提案办复率是多少', '苍岭政协2023', '99.4%'],
    ['溪畔夜话2024年要办多少场', '苍岭政协2023', '60场'],
    ['溪畔夜话2023年办了几场', '苍岭政协2023', '48场'],
  ])('planned and the year done are told apart for %s', (question, report, quoted) => {
    expectFirst(question, report, quoted)
  })
})

describe('body and place', () => {
  it.each<Row>([
    ['2023年苍岭政协组织委员视察多少次', '苍岭政协2023', '25次'],
    ['2023年苍岭人大组织代表视察几次', '苍岭人大2023', '14次'],
    ['2023年泽浦政协组织委员视察多少次', '泽浦政协2023', '11次'],
    ['2023年苍岭政协审查立案多少件', '苍岭政协2023', '226件'],
    ['2023年泽浦市政协审查立案多少件', '泽浦政协2023', '161件'],
    ['苍岭2023年地区生产总值是多少', '苍岭政府2023', '436.8亿元'],
    ['泽浦2023年GDP多少', '泽浦政府2023', '287.4亿元'],
    ['泽浦2023年新增就业多少人', '泽浦政府2023', '8600人'],
  ])('asked for wins over the same measure elsewhere: %s', (question, report, quoted) => {
    expectFirst(question, report, quoted)
  })
})

describe('the figure', () => {
  it.each<Row>([
    ['2023年苍岭政协收到提案多少件', '苍岭政协2023', '257件'],
    ['2023年苍岭政协审查立案多少件', '苍岭政协2023', '226件'],
    ['2023年苍岭政协提案办复率', '苍岭政协2023', '99.4%'],
    ['2023年苍岭政协社情民意信息被省政协采用多少条', '苍岭政协2023', '29条'],
    ['2023年参加视察的委员有多少人次', '苍岭政协2023', '530人次'],
    ['溪畔夜话2023年解决了多少问题', '苍岭政协2023', '39个'],
    ['2023年苍岭人大任免了多少人', '苍岭人大2023', '87人次'],
    ['苍岭2023年GDP增长多少', '苍岭政府2023', '5.2%'],
    ['2023年苍岭一般公共预算收入增长多少', '苍岭政府2023', '6.5%'],
    ['苍岭政协线上书屋有几个', '苍岭政协2023', '4个'],
    ['渔港改造涉及多少渔船', '泽浦政协2023', '840艘'],
  ])(
    'beside the asked noun is taken, be it second or third in its sentence: %s',
    (question, report, quoted) => {
      expectFirst(question, report, quoted)
    },
  )

  it.each<Row>([
    ['苍岭一共有多少家社区食堂', '苍岭政府2023', '85家'],
    ['苍岭2023年新建社区食堂多少家', '苍岭政府2023', '31家'],
    ['苍岭2023年新建农村社区食堂几家', '苍岭政府2023', '12家'],
    ['2024年苍岭要新建多少家社区食堂', '苍岭政府2023', '20家'],
  ])('counts the whole, the year or the part that is asked: %s', (question, report, quoted) => {
    expectFirst(question, report, quoted)
  })
})

describe('names, dates and lists', () => {
  it.each<Row>([
    ['苍岭市司法局局长是谁', '苍岭人大2023', '沈嘉良'],
    ['茶产业专题协商会谁主持的', '苍岭政协2023', '方静怡'],
  ])('finds who by post and by deed: %s', (question, report, quoted) => {
    expectFirst(question, report, quoted)
  })

  it('goes back to the name where the sentence says only he', () => {
    const page = asking({
      '云溪政协2023.txt': workReport({
        title: '中国人民政治协商会议第五届云溪市委员会常务委员会工作报告',
        given: '（2024年1月9日在政协第五届云溪市委员会第三次会议上）',
        speaker: '云溪市政协主席 江一舟',
        body: [
          '一、2023年工作回顾',
          '协商平台不断完善。市政协委员、市医院副院长廖家智在分组讨论时说，全市已建成医联体29个，但联而不合现象突出。他提交了《关于推进紧密型医联体建设的提案》，建议按人头打包付费。',
        ],
      }),
    })
    expect(page('谁建议搞紧密型医联体的').headline).toContain('廖家智')
  })

  it('tells who brought in what, be it a party or a deputy chair', () => {
    const council = asking({
      '云溪政协2011.txt': workReport({
        title: '中国人民政治协商会议第十届云溪省委员会常务委员会工作报告',
        given: '（2012年1月9日在政协第十届云溪省委员会第五次会议上）',
        speaker: '云溪省政协主席 江一舟',
        body: [
          '2011年工作回顾',
          '常委会把新型工业化作为年度一号课题，由6位副主席带队调研，省委书记周强、省长徐守盛分别作出批示。',
          '农工党云溪省委提交《关于加快发展智慧养老产业的建议》集体提案，建议建成养老机构1000家。',
          '机关建设不断加强。副主席谭仲池、武吉海分别主持的课题获全国政协优秀调研成果奖。',
        ],
      }),
    })
    expect(council('云溪政协副主席谁的课题获奖').headline).toContain('谭仲池')
    expect(council('智慧养老提案谁提的').headline).toContain('农工党云溪省委')
  })

  it('finds when by the deed', () => {
    expectFirst('茶产业专题协商会是哪天开的', '苍岭政协2023', '5月18日')
  })

  it('gives the items of a list in their order', () => {
    const [first] = ask('苍岭政协“三联”行动是哪三联').passages
    expect(first?.highlight).toMatch(/一是联系界别群众.*二是联系基层单位.*三是联系重点企业/u)
  })
})

/** What names its paragraph speaks for it: the same words stand as an aside elsewhere. */
const HEADINGS = asking({
  '北柏政协2023.txt': `北柏市政协常委会工作报告

（2024年1月8日在政协第六届北柏市委员会第三次会议上）

北柏市政协主席 温知行

一、聚焦文化传承履职

常委会举办非遗展演18场，走访匠人46名，文化传承工作得到各界好评。

二、聚焦乡村振兴履职

常委会组织专家下乡33次，文化下乡活动惠及群众，带动村民增收。

三、加强自身建设

常委会完善制度12项，把文化建设和乡村工作作为学习内容，组织培训9期。
`,
})

it.each([
  ['北柏政协文化传承做了哪些工作', '非遗展演18场'],
  ['北柏政协乡村振兴做了哪些工作', '专家下乡33次'],
  ['北柏政协自身建设抓了什么', '完善制度12项'],
])('lets the heading name its paragraph: %s', (question, words) => {
  expect(HEADINGS(question).passages[0]?.text).toContain(words)
})

/** A table of terms at the end, as reports print it. */
const GLOSSARY = asking({
  '澄塘政府2023.txt': `澄塘市政府工作报告

（2024年1月9日在澄塘市第七届人民代表大会第三次会议上）

澄塘市市长 白景和

一、2023年工作回顾

大力推进“一湖三岸”建设，“一湖三岸”沿线完成投资14.2亿元。推广“码上办”，“码上办”受理事项3.6万件。

二、2024年工作安排

继续推进“一湖三岸”建设和“码上办”改革，完成投资16亿元。

名词解释

1.“一湖三岸”：指澄湖及其东岸、南岸、西岸沿线的生态修复和文化旅游带。

2.“码上办”：指群众扫码提交材料、部门限时办结的政务服务方式。
`,
})

it.each([
  ['一湖三岸是什么', '生态修复和文化旅游带'],
  ['什么叫码上办', '扫码提交材料'],
  ['一湖三岸指的是什么', '东岸、南岸、西岸'],
])('prefers the list of terms to a paragraph that repeats the term: %s', (question, words) => {
  expect(GLOSSARY(question).passages[0]?.highlight).toContain(words)
})

it.each([
  ['一湖三岸2023年完成投资多少', '14.2亿元'],
  ['2024年一湖三岸计划完成投资多少亿元', '16亿元'],
  ['码上办受理了多少事项', '3.6万件'],
])('and the figure to the explanation where a figure is asked: %s', (question, figure) => {
  expect(GLOSSARY(question).headline).toContain(figure)
})

it('shows a paragraph once, however many of its sentences fit', () => {
  const { passages } = ask('2023年苍岭政协收到提案多少件、审查立案多少件')
  const places = passages.map(({ report, paragraph }) => `${report.id}#${paragraph}`)
  expect(new Set(places).size).toBe(places.length)
})
