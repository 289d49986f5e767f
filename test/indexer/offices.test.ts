import { describe, expect, it } from 'vitest'
import { ingest } from '../../src/indexer/ingest.ts'
import { judicialName } from '../../src/indexer/offices.ts'
import type { Report } from '../../src/model.ts'
import { sourceOf } from './account.ts'

const BODY = '全年办理各类案件2315件，同比上升6.8%，有4个案例入选典型案例，工作取得新的进步。'

function identityOf(text: string, file = '01.txt'): Report {
  const [report] = ingest(sourceOf(text), file)
  if (!report) throw new Error('no report')
  return report
}

const codes = (report: Report) => report.warnings.map((warning) => warning.code)

describe('the head of a court or procuratorate', () => {
  it.each([
    ['set on two lines under a dash', '——2024年12月27日在澄陵市砚湖区第十六届人民代表大会\n第四次会议上'],
    ['with narrow marks', '(2024年12月27日在澄陵市砚湖区第十六届人民代表大会第四次会议上)'],
  ])('is read %s', (_, occasion) => {
    const report = identityOf(
      `${occasion}\n砚湖区人民检察院检察长 赵 慧\n各位代表:\n现在,我代表区人民检察院向大会报告工作,请予审议。\n2024年主要工作\n${BODY}\n一、服务大局\n${BODY}`,
    )
    expect(report).toMatchObject({
      title: '砚湖区人民检察院工作报告',
      type: '检察院工作报告',
      institution: '砚湖区人民检察院',
      region: '砚湖区',
      meeting: '澄陵市砚湖区第十六届人民代表大会第四次会议',
      date: '2024-12-27',
      year: 2024,
      presenter: '赵慧',
    })
  })

  it('is told by an opening alone', () => {
    expect(
      identityOf(
        `各位代表：\n我向大会作澄陵市中级人民法院工作报告，请予审议。\n2005年，市法院审结案件842件。\n${BODY}`,
      ),
    ).toMatchObject({ institution: '澄陵市中级人民法院', region: '澄陵市', year: 2005 })
  })

  it('takes its place from the name of the file where the text says only its rank', () => {
    const report = identityOf(
      `各位代表：\n我代表市中级人民法院向大会报告工作，请予审议。\n2007年，在市委的领导、市人大的监督下，认真落实市二届人大二次会议精神，围绕建设新澄陵的大局，各项工作有了新进展。\n${BODY}`,
      '澄陵中院工作报告.txt',
    )
    expect(report).toMatchObject({
      title: '澄陵市中级人民法院工作报告',
      institution: '澄陵市中级人民法院',
      region: '澄陵市',
      year: 2007,
    })
    expect(codes(report)).toContain('from-filename')
  })

  it('takes a court by its file also where the text does not speak of the place', () => {
    expect(
      identityOf(
        `各位代表：\n现在，我代表市中级人民法院向大会报告工作，请予审议，并请市政协委员提出意见。\n2022年主要工作\n${BODY}`,
        '澄陵中院.txt',
      ),
    ).toMatchObject({ institution: '澄陵市中级人民法院', region: '澄陵市', year: 2022 })
  })

  it('is called as its file where the text has no head', () => {
    expect(
      identityOf(`2015年工作回顾\n${BODY}\n一、强化法治保障\n${BODY}`, '2015年澄陵市人民检察院工作报告.txt'),
    ).toMatchObject({
      title: '2015年澄陵市人民检察院工作报告',
      type: '检察院工作报告',
      institution: '澄陵市人民检察院',
      year: 2015,
    })
  })
})

it.each([
  ['云溪县', '在县委领导、市中院指导下', '云溪县人民法院'],
  ['砚湖区', '在区委领导、市中级人民法院指导下', '砚湖区人民法院'],
  ['义乌市', '在市委领导、金华中院指导下', '义乌市人民法院'],
  ['澄陵市', '现在，我代表市中院报告工作', '澄陵市中级人民法院'],
  ['澄陵市', '在市委领导下', '澄陵市人民法院'],
  ['云溪省', '全省法院和各市中院', '云溪省高级人民法院'],
])('the court of %s is named by its rank: %s', (region, opening, name) => {
  expect(judicialName(region, 'court', opening)).toBe(name)
})

describe('news of a report', () => {
  it.each([
    [
      '3月25日，汀桥县第十五届人民代表大会第三次会议闭幕。会议全票通过了汀桥县法院院长侯文所作的法院工作报告。\n报告用八个部分全面回顾了2018年汀桥县法院的工作。全年受理案件1008件。\n2019年，县法院将继续努力。',
      '汀桥县人民法院',
      2018,
    ],
    [
      '2014年2月10日，在易县第十七届人大三次会议上，审议了易县人民检察院检察长古晓所作的检察院工作报告。\n2013年，易县检察院批准逮捕134人。\n代表们对检察院的工作给予高度评价。',
      '易县人民检察院',
      2013,
    ],
    [
      '砚湖区人民法院院长丁文强作砚湖区人民法院工作报告时说，2024年，区人民法院在区委领导、政协民主监督下新收案件1943件。\n2025年，区人民法院将继续努力。\n大会同意这个报告。',
      '砚湖区人民法院',
      2024,
    ],
    [
      '12月15日，砚湖区法院代理院长汪松作工作报告，提出2022年工作打算。\n五年来，砚湖区人民法院依法履职。2017-2021年，受理案件8297件。\n大会同意这个报告。',
      '砚湖区人民法院',
      2021,
    ],
  ])('%s is told of its court and its year', (text, institution, year) => {
    expect(identityOf(text)).toMatchObject({ institution, year, title: `${institution}工作报告` })
  })
})

describe('an office', () => {
  it('reports for itself, not for the government, and on the year of its title', () => {
    expect(
      identityOf(
        `澄陵市砚湖区司法局2023年度法治政府建设工作报告\n2023年，砚湖区司法局围绕区委、区政府工作部署，工作取得进展。\n一、2023年推进法治政府建设的主要举措和成效\n${BODY}\n二、2024年工作打算\n${BODY}`,
      ),
    ).toMatchObject({
      institution: '澄陵市砚湖区司法局',
      region: '砚湖区',
      type: '工作报告',
      year: 2023,
      planYear: 2024,
    })
  })

  it('tells what was done under a heading of steps and results', () => {
    expect(
      identityOf(
        `2021年，市公安局推进法治公安建设。\n一、2021年推进法治建设的主要举措和成效\n${BODY}\n二、存在的问题\n${BODY}`,
        '澄陵公安.txt',
      ),
    ).toMatchObject({ year: 2021, planYear: null })
  })

  it('is named by the text where no title names it, also in traditional script', () => {
    expect(
      identityOf(
        `2021年以来，澄陵市公安局按照市委、市政府的工作部署，深入开展法治政府建设工作。现将工作情况报告如下：\n一、主要举措和成效\n${BODY}`,
        '公安.txt',
      ),
    ).toMatchObject({ institution: '澄陵市公安局', region: '澄陵市', year: 2021, title: '公安' })
    expect(
      identityOf(
        '本報訊 昨日，汀橋縣公安局舉辦警營開放日，向群眾報告了2018年公安工作。全年立刑事案件831起，破464起。',
      ),
    ).toMatchObject({ institution: '汀桥县公安局', region: '汀桥县', year: 2018 })
  })

  it('is told by the name of its file last of all, and that is said', () => {
    const report = identityOf(
      `2022年，市公安局在市委领导下，刑事立案数下降11.8%。\n${BODY}`,
      '澄陵市公安局2022年工作总结.txt',
    )
    expect(report).toMatchObject({ institution: '澄陵市公安局', region: '澄陵市', year: 2022 })
    expect(codes(report)).toContain('from-filename')
  })
})

describe('a first line that begins with whose doings it tells', () => {
  it.each([
    ['砚湖区纪委监委1至4月受理信访举报178件', '砚湖区纪委监委', 2019],
    ['砚湖区纪委监委通报2019年第一季度监督检查情况', '砚湖区纪委监委', 2019],
    ['砚湖区法院去年办结案件2315件', '砚湖区人民法院', null],
  ])('is the title: %s', (title, institution, year) => {
    const report = identityOf(`${title}\n今年，干部群众同心协力。${BODY}\n${BODY}\n2019年05月03日`)
    expect(report).toMatchObject({ title, titleFrom: 'stated', institution, region: '砚湖区' })
    if (year) expect(report.year).toBe(year)
  })
})

it('takes no year since which five years are counted for the year of a retrospect', () => {
  const report = identityOf(
    `利剑出鞘\n——十四届砚湖县委巡察工作五年综述\n五年来，共开展巡察12轮。2016年以来，县委书记听取汇报10次。\n${BODY}`,
  )
  expect(report.year).toBeNull()
})

it('reads the head behind the cover of a session', () => {
  expect(
    identityOf(
      `区人大工作会议\n暨县十八届人大三次\n会 议 文 件（六）\n砚湖综合实验区人民检察院工作报告\n—2024年1月19日在砚湖综合实验区人大工作会议\n暨砚湖县第十八届人民代表大会第三次会议上\n砚湖综合实验区人民检察院检察长王 明\n各位代表：\n现在，我代表砚湖综合实验区人民检察院，向大会报告工作。\n一、2023年工作回顾\n${BODY}`,
    ),
  ).toMatchObject({
    title: '砚湖综合实验区人民检察院工作报告',
    titleFrom: 'stated',
    date: '2024-01-19',
    year: 2023,
    presenter: '王明',
  })
})

it('takes what is put before a title in brackets for where it was printed', () => {
  expect(
    identityOf(
      `【2017年公报第一期】澄陵市中级人民法院工作报告\n——2017年1月5日在澄陵市第八届人民代表大会第一次会议上\n澄陵市中级人民法院代理院长陈旗\n各位代表：\n现在，我向大会报告五年来全市法院工作。\n2012年以来，全市法院依法履职。\n一、服务大局\n2016年，全市法院受理案件1570件。${BODY}`,
    ),
  ).toMatchObject({ year: 2016, yearFrom: 2012, planYear: 2017 })
})

it('reads a day whose nought is a letter', () => {
  expect(
    identityOf(
      `云溪县第十一届人民代表大会常务委员会工作报告（摘要）\n\n一九九O年三月十五日\n在云溪县第十二届人民代表大会第一次会议上\n\n各位代表：\n我受县人大常委会的委托，向大会报告工作。1987年3月以来，常委会依法履职。${BODY}`,
    ),
  ).toMatchObject({ date: '1990-03-15', year: 1989 })
})

it('takes no verb for the place of a government', () => {
  const text = `常务委员会会议\n人大常委会共召开180多次会议，任免县人民政府、县人民法院等机关领导人员643人。`
  expect(identityOf(text, '永川县志.txt').region).toBe('永川县')
})

it('tells the whole term in a report of December', () => {
  expect(
    identityOf(
      `云溪县人民法院工作报告\n——2021年12月16日在云溪县第十六届人民代表大会第一次会议上\n各位代表：\n过去五年工作回顾\n${BODY}\n今后五年工作打算\n${BODY}`,
    ),
  ).toMatchObject({ year: 2021, yearFrom: 2017, planYear: 2022 })
})

it('leaves the head of a web site and its stamps out of the text', () => {
  const report = identityOf(
    `首页 　 机构概况 　 工作报告\n欢迎访问澄陵市人民检察院门户网站! 本网站已支持IPv6网络\n榕检简介\n代表委员联络\n当前位置:首页>>检务公开>>工作报告\n2017年澄陵市人民检察院工作报告\n时间:2018-07-12  作者:  新闻来源:  【字号: | |\n12.26.JPG\n2017工作回顾\n2017年，全市检察机关批准逮捕8035人。\n${BODY}`,
  )
  expect(report).toMatchObject({
    title: '2017年澄陵市人民检察院工作报告',
    institution: '澄陵市人民检察院',
    year: 2017,
  })
  expect(report.sections.map(({ title }) => title)).toEqual(['2017工作回顾'])
  expect(report.paragraphs[0]?.text).toBe('2017年，全市检察机关批准逮捕8035人。')
  const dropped = report.warnings.map(({ message }) => message).join('\n')
  for (const line of ['榕检简介', '时间:2018-07-12', '12.26.JPG']) expect(dropped).toContain(line)
})

it('takes the year of the file name also where it stands alone', () => {
  expect(identityOf(`各位同志：\n${BODY}`, '云溪法院2019.txt').year).toBe(2019)
})
