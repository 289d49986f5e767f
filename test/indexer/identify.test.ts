import { describe, expect, it } from 'vitest'
import { presenterOf, reporterOf } from '../../src/indexer/identity-words.ts'
import { ingest } from '../../src/indexer/ingest.ts'
import { stanceByWords } from '../../src/indexer/report-time.ts'
import type { Report } from '../../src/model.ts'
import { sourceOf } from './account.ts'

const BODY = '全年办理各类案件2315件，同比上升6.8%，有4个案例入选典型案例，工作取得新的进步。'

function identityOf(text: string, file = '一份报告.txt'): Report {
  const [report] = ingest(sourceOf(text), file)
  if (!report) throw new Error('no report')
  return report
}

const codes = (report: Report) => report.warnings.map((warning) => warning.code)

it.each([
  ['县长 黄四平', '黄四平', '县长'],
  ['义乌市政协主席 葛国庆', '葛国庆', '义乌市政协主席'],
  ['省长 刘小涛', '刘小涛', '省长'],
  ['义乌市人民代表大会常务委员会主任 丁 政', '丁政', '义乌市人民代表大会常务委员会主任'],
  ['北塘区人民政府代区长　陈志远', '陈志远', '北塘区人民政府代区长'],
  ['（报告人：王明）', '王明', null],
  ['云溪区人民政府副区长（提名人选） 吴小军', '吴小军', '云溪区人民政府副区长'],
])('reads the speaker of %s', (spaced, name, post) => {
  expect(presenterOf({ text: spaced.replace(/\s/gu, ''), spaced: spaced.replace(/\s+/gu, ' ') })).toEqual({
    name,
    post,
  })
})

it.each(['加强党委书记队伍建设工作', '主席会议', '市长热线', '推动检察长列席审委会'])(
  'takes %s for no speaker',
  (line) => {
    expect(presenterOf({ text: line, spaced: line })).toBeNull()
  },
)

it('reads a byline', () => {
  expect(reporterOf({ text: '全媒体记者谭祉潇', spaced: '全媒体记者 谭祉潇' })).toEqual({
    name: '谭祉潇',
    post: '全媒体记者',
  })
  expect(reporterOf({ text: '记者了解到', spaced: '记者了解到有关情况很多' })).toBeNull()
})

it.each([
  ['2023年工作回顾', 'review'],
  ['过去五年的政府工作', 'review'],
  ['2025年主要工作', 'review'],
  ['2024年工作任务', 'plan'],
  ['2026年重点工作', 'plan'],
  ['今年工作安排', 'plan'],
  ['下一步工作打算', 'plan'],
  ['加强农业基础地位', null],
])('tells of %s whether it looks back or ahead', (title, stance) => {
  expect(stanceByWords(title)).toBe(stance)
})

describe('the year of a report', () => {
  it('is the year reported on, not the year it was given', () => {
    const report = identityOf(
      `云溪县人民政府工作报告\n（2021年1月20日在云溪县第九届人民代表大会第五次会议上）\n各位代表：\n一、2020年工作回顾\n${BODY}\n二、2021年工作任务\n${BODY}`,
    )
    expect(report).toMatchObject({ year: 2020, planYear: 2021, date: '2021-01-20', yearFrom: null })
  })

  it('is followed by the year planned for where the meeting is held in December', () => {
    const report = identityOf(
      `云溪县人民代表大会常务委员会工作报告\n（2016年12月26日在云溪县第十六届人民代表大会第六次会议上）\n各位代表：\n2016年工作回顾\n${BODY}\n今后工作建议\n${BODY}`,
    )
    expect(report).toMatchObject({ year: 2016, planYear: 2017 })
  })

  it('is not the year a collector put into the title', () => {
    const report = identityOf(
      `云溪省2026年政府工作报告\n\n各位代表：\n一、2025年工作回顾和“十四五”发展成绩\n${BODY}\n二、2026年工作安排\n${BODY}`,
    )
    expect(report).toMatchObject({ year: 2025, yearFrom: 2021, planYear: 2026, date: null })
  })

  it('covers five years when the report looks back on a term', () => {
    const report = identityOf(
      `云溪县政府工作报告\n（2022年1月12日在云溪县第十届人民代表大会第一次会议上）\n各位代表：\n一、过去五年工作回顾\n${BODY}\n二、2022年工作安排\n${BODY}`,
    )
    expect(report).toMatchObject({ year: 2021, yearFrom: 2017, planYear: 2022 })
  })

  it('is the year in the title of a review written within it', () => {
    expect(identityOf(`云溪县政协2024年工作综述\n${BODY}\n${BODY}`)).toMatchObject({
      year: 2024,
      planYear: null,
      type: '工作综述',
    })
  })

  it('comes from the date when no heading tells it, and says so', () => {
    const report = identityOf(
      `云溪县人民法院工作报告\n（2023年2月8日在云溪县第九届人民代表大会第二次会议上）\n各位代表：\n${BODY}`,
    )
    expect(report.year).toBe(2022)
    expect(codes(report)).toContain('derived-year')
  })

  it('comes from the file name last of all, and says so', () => {
    const report = identityOf(`各位同志：\n${BODY}`, '2019年/某单位2019年情况.txt')
    expect(report.year).toBe(2019)
    expect(codes(report)).toContain('from-filename')
  })

  it.each([
    ['云溪区教育局2021年工作总结及2022年工作谋划', '', 2021, 2022],
    ['云溪县水利局2021年工作总结暨2022年工作要点', '', 2021, 2022],
    ['关于云溪市2019年预算执行情况和2020年预算草案的报告', '', 2019, 2020],
    ['关于云溪市2015年国民经济和社会发展计划执行情况与2016年计划草案的报告', '', 2015, 2016],
    ['云溪县2019年国民经济和社会发展统计公报', '', 2019, null],
    ['', '2021年，面对严峻形势，全县上下齐心协力，经济稳定恢复。', 2021, null],
  ])('is that of the half that looks back: %s%s', (title, opening, year, planYear) => {
    expect(identityOf(`${title}\n\n${opening}\n${BODY}`)).toMatchObject({ year, planYear })
  })

  it.each(['第一部分 2022年工作情况', '一、工作情况'])(
    'is the year of a meeting held in December that reports on it: %s',
    (heading) => {
      const report = identityOf(
        `政府工作报告\n——2022年12月21日在云溪区第三届人民代表大会第三次会议上\n云溪区人民政府区长 李强\n各位代表：\n${heading}\n${BODY}`,
      )
      expect(report.year).toBe(2022)
    },
  )

  it('stays unknown when nothing tells it', () => {
    const report = identityOf(`情况通报\n${BODY}`, '通报.txt')
    expect(report).toMatchObject({
      year: null,
      planYear: null,
      date: null,
      region: null,
      institution: null,
      session: null,
    })
  })

  it('is doubted when title and review differ', () => {
    expect(
      codes(
        identityOf(
          `云溪县2019年政府工作报告\n各位代表：\n一、2022年工作回顾\n${BODY}\n二、2023年工作安排\n${BODY}`,
        ),
      ),
    ).toContain('conflict')
  })
})

describe('a head broken like a column', () => {
  it('ends the line of the meeting before the speaker', () => {
    const report = identityOf(
      `政府工作报告\n　　——2019年1月8日在云溪傈僳族自治州第十一届人民代表\n大会第四次会议上\n云溪州人民政府州长  李文辉\n各位代表：\n　　现在，我代表州人民政府，向大会作政府工作报告，请予审议，\n并请列席人员提出意见。\n一、2018年工作回顾\n　　${BODY}\n二、2019年工作安排\n　　${BODY}`,
    )
    expect(report).toMatchObject({
      institution: '云溪州人民政府',
      meeting: '云溪傈僳族自治州第十一届人民代表大会第四次会议',
      date: '2019-01-08',
      presenter: '李文辉',
    })
  })

  it('reads a meeting in brackets after its day, and a speaker without a post', () => {
    const report = identityOf(
      `政协云溪市第五届委员会常务委员会\n关于五届一次会议以来提案工作情况的报告\n\n（2022年1月17日政协云溪市第六届委员会第一次会议）\n陈 代 军\n\n各位委员、同志们：\n　　我受政协云溪市第五届委员会常务委员会委托，报告提案工作情况，请予审议。\n　　一、五年来提案工作的主要情况\n　　${BODY}\n　　二、主要做法\n　　${BODY}`,
    )
    expect(report).toMatchObject({
      meeting: '政协云溪市第六届委员会第一次会议',
      date: '2022-01-17',
      presenter: '陈代军',
      year: 2021,
      yearFrom: 2017,
    })
  })
})

describe('heads as files have them', () => {
  const REPORT = `各位代表：\n一、2015年工作回顾\n${BODY}\n二、2016年工作安排\n${BODY}`
  const MEETING = '2016年1月20日在洛川县第十七届人民代表大会第六次会议上'

  it.each([
    ['the speaker on the line of the meeting', `政府工作报告\n——${MEETING}　县长　李强\n${REPORT}`],
    [
      'the speaker on the line of the meeting, in traditional script and with narrow marks',
      '政府工作報告\n(2016年1月20日,在洛川縣第十七屆人民代表大會第六次會議上)　縣長　李強\n' +
        `各位代表:\n一、2015年工作回顧\n${BODY}\n二、2016年工作安排\n${BODY}`,
    ],
    ['the speaker before the day', `洛川县政府工作报告\n（县长李强${MEETING}）\n${REPORT}`],
    [
      'a letter it is sent out with',
      `关于印发洛川县2016年政府工作报告的通知\n洛政发〔2016〕3号\n\n各乡镇人民政府，各部门：\n现将《政府工作报告》印发给你们，请认真贯彻执行。\n\n洛川县人民政府\n2016年1月25日\n\n政府工作报告\n\n——${MEETING}\n\n洛川县人民政府县长　李强\n\n${REPORT}`,
    ],
  ])('are read with %s', (_, text) => {
    const { region, institution, date, year, presenter } = identityOf(text)
    expect([region, institution, date, year, presenter]).toEqual([
      '洛川县',
      '洛川县人民政府',
      '2016-01-20',
      2015,
      '李强',
    ])
  })

  it('lose what a web page puts between title and meeting', () => {
    const report = identityOf(
      `首页 » 政府工作报告\n\n洛川市2003年政府工作报告\n\n日期：2003年01月06日 字体：【大】【中】【小】\n〖打印〗 >〖关闭窗口〗\n\n2003年1月5日在洛川市第十一届人民代表大会第一次会议上\n\n市长 李宪生\n\n${REPORT}`,
    )
    expect(report).toMatchObject({ region: '洛川市', date: '2003-01-05', presenter: '李宪生' })
    const read = identityOf(
      `关于洛川市2015年国民经济和社会发展计划执行情况与2016年计划（草案）的报告\n来源：洛川市发展和改革委员会 发布时间：2017-08-01\n人工智能朗读：\n——2016年1月31日在洛川市第六届人民代表大会第二次会议上\n洛川市发展和改革委员会主任 王宏\n${REPORT}`,
    )
    expect(read).toMatchObject({ region: '洛川市', date: '2016-01-31', presenter: '王宏', type: '计划报告' })
    const linked = identityOf(
      `政府工作报告（摘要）--1999年2月25日在洛川市第十二届人民代表大会第二次会议上\n\nOriginal URL: http://lib.example.cn/bin/x.exe?K=d1&A=11\n\n洛川市市长谢玉堂\n\n各位代表：\n我受市人民政府委托，向大会报告政府工作，请审议。\n一、本届政府开局之年的工作\n${BODY}`,
    )
    expect(linked).toMatchObject({ region: '洛川市', year: 1998, presenter: '谢玉堂' })
  })

  it('tell a bulletin by its title and its office', () => {
    const text = `2016年国民经济和社会发展统计公报[1]\n洛川县统计局\n2017年5月20日\n2016年，全县经济保持健康发展。\n一、综合\n${BODY}`
    expect(identityOf(text)).toMatchObject({
      type: '统计公报',
      region: '洛川县',
      institution: '洛川县统计局',
      year: 2016,
      date: '2017-05-20',
    })
  })

  it('keep a heading under the greeting a heading', () => {
    const report = identityOf(
      `洛川县人民检察院工作报告\n（${MEETING}）\n检察长 熊平\n各位代表：\n2015年工作回顾\n${BODY}\n2016年工作安排\n${BODY}`,
    )
    expect(report.sections.map(({ title }) => title)).toEqual(['2015年工作回顾', '2016年工作安排'])
  })

  it('tell the day in Chinese numerals, and the meeting that adopted the report', () => {
    expect(
      identityOf(
        `关于提案工作情况的报告\n——在政协第九届洛川县委员会第三次会议上\n（二〇一九年一月八日）\n各位委员：\n${BODY}`,
      ),
    ).toMatchObject({ date: '2019-01-08', year: 2018 })
    expect(
      identityOf(`洛川县政协常委会工作报告\n（2019年1月8日政协洛川县九届三次会议通过）\n各位委员：\n${BODY}`),
    ).toMatchObject({ date: '2019-01-08', meeting: '政协洛川县九届三次会议' })
  })

  it('name a banner within its league', () => {
    expect(
      identityOf(
        `内蒙古自治区锡林郭勒盟西乌珠穆沁旗人民政府工作报告\n2017年1月5日在西乌珠穆沁旗第十五届人民代表大会第一次会议上\n旗长 巴特尔\n各位代表：\n${BODY}`,
      ),
    ).toMatchObject({ region: '西乌珠穆沁旗', institution: '西乌珠穆沁旗人民政府' })
  })

  it('plan with 2022年主要工作 where the report is given in January 2022', () => {
    expect(
      identityOf(
        `2022年政府工作报告\n2022年1月6日在遂昌县第十八届人民代表大会第一次会议上\n县长 张壮雄\n各位代表：\n一、2021年及过去五年工作回顾\n${BODY}\n二、2022年主要工作\n${BODY}`,
      ),
    ).toMatchObject({ year: 2021, yearFrom: 2017, planYear: 2022 })
  })
})

describe('who reports', () => {
  it('is put together from the place of the title and the words of the opening', () => {
    const report = identityOf(
      `云溪省2026年政府工作报告\n各位代表：\n现在，我代表省人民政府，向大会报告工作，请予审议。\n一、2025年工作回顾\n${BODY}`,
    )
    expect(report).toMatchObject({ institution: '云溪省人民政府', region: '云溪省', type: '政府工作报告' })
  })

  it('makes a title where none is printed, and marks it', () => {
    const report = identityOf(
      `各位代表：\n我受云溪县人大常委会委托，向大会报告工作，请予审议。\n一、2023年的主要工作\n${BODY}`,
    )
    expect(report).toMatchObject({
      title: '云溪县人大常委会工作报告',
      titleFrom: 'derived',
      institution: '云溪县人大常委会',
      type: '人大常委会工作报告',
    })
  })

  it('is read off the tail as well', () => {
    const report = identityOf(
      `各位代表：\n一、2023年的主要工作\n${BODY}\n\n云溪县人民代表大会常务委员会工作报告\n（2024年2月5日在云溪县第十六届人民代表大会第三次会议上）\n\n云溪县人民代表大会常务委员会主任 丁政`,
    )
    expect(report).toMatchObject({
      title: '云溪县人民代表大会常务委员会工作报告',
      titleFrom: 'stated',
      meeting: '云溪县第十六届人民代表大会第三次会议',
      session: '第十六届',
      date: '2024-02-05',
      presenter: '丁政',
    })
    expect(report.paragraphs.at(-1)?.text).toBe(BODY)
  })

  it('warns when two terms of office are named', () => {
    const text = `政协第八届云溪县委员会常务委员会工作报告\n（2023年2月8日在政协第九届云溪县委员会第二次会议上）\n各位委员：\n${BODY}`
    expect(codes(identityOf(text))).toContain('conflict')
  })

  it('warns when head and tail give two dates', () => {
    const text = `云溪县政府工作报告\n（2023年2月8日在云溪县第九届人民代表大会第二次会议上）\n各位代表：\n${BODY}\n（2023年2月18日）`
    expect(codes(identityOf(text))).toContain('conflict')
  })

  it('is read off a title set on three lines', () => {
    const text = `中国人民政治协商会议\n第十届临河市委员会\n常务委员会工作报告\n（2025年1月6日在政协第十届临河市委员会第四次会议上）\n市政协党组书记、主席  欧阳文博\n\n各位委员：\n一、2024年工作回顾\n${BODY}`
    expect(identityOf(text)).toMatchObject({
      title: '中国人民政治协商会议第十届临河市委员会常务委员会工作报告',
      titleFrom: 'stated',
      institution: '政协临河市委员会',
      presenter: '欧阳文博',
      presenterPost: '市政协党组书记、主席',
    })
  })

  it('is not the congress that only hears the report', () => {
    const text = `临河市2024年预算执行情况和2025年预算草案的报告\n（2025年1月7日在临河市第十七届人民代表大会第四次会议上）\n临河市财政局\n各位代表：\n受市人民政府委托，现将2024年预算执行情况提请大会审查。\n一、2024年预算执行情况\n${BODY}`
    expect(identityOf(text)).toMatchObject({ institution: '临河市人民政府', type: '预算报告', year: 2024 })
  })

  it('names the reporters of a review', () => {
    const text = `履职为民谱新篇\n——临河市政协2023年度履职工作综述\n本报记者 周 文 通讯员 李 想\n\n${BODY}`
    expect(identityOf(text)).toMatchObject({
      institution: '临河市政协',
      presenter: '周文 李想',
      presenterPost: '本报记者',
    })
  })

  it('reads an occasion that runs over two lines', () => {
    const text = `政府工作报告\n　　——2022年1月12日在滨海市北塘区第四届人民代表大会\n第一次会议上\n　　北塘区人民政府区长　陈志远\n各位代表：\n　　一、过去五年工作回顾\n　　${BODY}\n　　${BODY}`
    expect(identityOf(text)).toMatchObject({
      date: '2022-01-12',
      meeting: '滨海市北塘区第四届人民代表大会第一次会议',
      region: '北塘区',
      yearFrom: 2017,
    })
  })
})

it.each([
  ['奎岭区民政局2021年工作总结\n及2022年工作打算', '奎岭区民政局2021年工作总结及2022年工作打算'],
  ['2021年奎岭区民政局工作总结', '2021年奎岭区民政局工作总结'],
])('takes the summary of an office for done, with its title %j and its signature', (head, title) => {
  const report = identityOf(
    `${head}\n\n一、2021年工作开展情况\n${BODY}\n二、2022年工作打算\n新建社区食堂15家，新增家庭养老床位300张，护理型床位占比达到70%以上。\n\n奎岭区民政局\n2021年12月20日`,
  )
  expect([report.title, report.titleFrom, report.region, report.year]).toEqual([
    title,
    'stated',
    '奎岭区',
    2021,
  ])
  expect(report.institution).toBe('奎岭区民政局')
  expect(report.paragraphs.map(({ period }) => period?.kind)).toEqual(['review', 'plan'])
})

it('joins no two words over a mark of punctuation to the name of a place', () => {
  const text = '由县人民政府办理，县人大常委会督办，县政协参与办理，县委统筹办理。'
  expect(identityOf(`本县见闻\n\n${[text, text, text].join('\n\n')}`).region).toBeNull()
})

describe('A page of a web site', () => {
  it('keeps its path, its name and the day it was put up out of the title', () => {
    const report = identityOf(
      `临河市党政门户网\n\n当前页面: 首页  > 政务公开 > 重要报告\n\n中国人民政治协商会议临河市第六届委员会常务委员会工作报告\n\n来源:临河市政协     时间:2025-03-05 10:02:28\n\n—在3月2日政协临河市第六届委员会第五次会议上\n\n段  鸣\n\n各位委员:\n\n2024年工作回顾\n\n${BODY}`,
    )
    expect(report).toMatchObject({
      title: '中国人民政治协商会议临河市第六届委员会常务委员会工作报告',
      institution: '政协临河市委员会',
      meeting: '政协临河市第六届委员会第五次会议',
      presenter: '段鸣',
      year: 2024,
    })
  })

  it('tells by the day it was put up that 2021年…工作报告 is about 2021', () => {
    const report = identityOf(
      `2021年临河市人民代表大会常务委员会工作报告\n发布日期:2022-02-16  08:56访问次数:字体:[ ]\n\n各位代表:\n\n过去五年工作回顾\n\n${BODY}`,
    )
    expect(report).toMatchObject({ year: 2021, yearFrom: 2017, planYear: 2022 })
  })

  it('tells the year of a report that says none', () => {
    const report = identityOf(
      `发布日期:2013-01-19 16:58 来源: 本站原创\n\n各位委员:\n我受政协临河市第十届委员会常务委员会委托,向大会报告十届政协提案工作情况。\n${BODY}`,
    )
    expect(report).toMatchObject({ year: 2012, type: '提案工作报告', session: '第十届', planYear: 2013 })
  })
})

it.each([
  ['——2026年1月5日在政协滨海市北塘区第七届委员会\n第五次会议上', '2026-01-05'],
  ['——20261月5日在政协滨海市北塘区第七届委员会\n\n第五次会议上', '2026-01-05'],
])('reads an occasion set on two lines under a title of its own: %j', (occasion, date) => {
  const report = identityOf(
    `滨海市北塘区政协常务委员会工作报告\n${occasion}\n倪德林\n各位委员：\n一、2025年工作回顾\n${BODY}`,
  )
  expect(report).toMatchObject({
    title: '滨海市北塘区政协常务委员会工作报告',
    date,
    meeting: '政协滨海市北塘区第七届委员会第五次会议',
    presenter: '倪德林',
  })
})

it('takes a report of December for one of the year that ends, and a term for five years', () => {
  const report = identityOf(
    `政协临河区第四届委员会第一次会议\n\n常务委员会工作报告\n\n（2017年12月11日）\n\n各位委员：\n我受政协临河区第三届委员会常务委员会的委托，向大会作工作报告。\n三届政协工作的回顾\n第三届委员会任期的五年，是团结奋进的五年。${BODY}`,
  )
  expect(report).toMatchObject({ year: 2017, yearFrom: 2013, meeting: '政协临河区第四届委员会第一次会议' })
  expect(codes(report)).not.toContain('conflict')
})

it('reads who speaks in traditional script and with half-width marks', () => {
  const report = identityOf(
    `各位委員、各位同志:\n我受政協第十屆臨河市委員會常務委員會委托,向大會報告十屆政協五年來的提案工作,請予審議。\n五年來,共提交提案881件,經審查立案503件。`,
  )
  expect(report).toMatchObject({ institution: '政协临河市委员会', region: '临河市', session: '第十届' })
})

describe('A text that does not name its place itself', () => {
  const text = `一、2013年工作回顾\n2013年，在市委、市政府和区委的领导下，圆满完成了区五届人大二次会议确定的任务。\n（一）经济平稳发展\n企业市场结构进一步优化。${BODY}`

  it('has that of its file, and no place read out of 企业市场', () =>
    expect(identityOf(text, '云溪区政府工作报告2014.txt')).toMatchObject({
      region: '云溪区',
      institution: '云溪区人民政府',
      year: 2013,
    }))

  it('whose title leaves out the place of its office has that of its file', () =>
    expect(
      identityOf(
        `教育局年度教育工作总结\n今年以来，全区教育工作取得新进展。\n一、2015年工作进展情况\n${BODY}`,
        '云溪区教育局2015年工作总结.txt',
      ),
    ).toMatchObject({ region: '云溪区', institution: '云溪区教育局', year: 2015 }))

  it('speaks for an autonomous county that its head names', () =>
    expect(
      identityOf(
        `政府工作报告\n（2023年2月23日在自治县十届人大二次会议上）\n云溪侗族自治县人民政府县长 田兴国\n各位代表：\n现在，我代表自治县人民政府向大会报告工作，请予审议。\n一、2022年工作回顾\n${BODY}`,
      ),
    ).toMatchObject({ region: '云溪侗族自治县', institution: '云溪侗族自治县人民政府' }))
})

describe('A head that is set otherwise', () => {
  it('has its title on three lines, the second of which ends as a part does', () =>
    expect(
      identityOf(
        `云溪市人民政府\n关于2022年度环境状况和环境保护目标\n完成情况的报告\n——2023年5月30日在市六届人大常委会第二次会议上\n市人民政府副市长 张安\n市人大常委会：\n现将2022年度环境状况报告如下。\n一、2022年度生态环境状况\n${BODY}`,
      ),
    ).toMatchObject({
      title: '云溪市人民政府关于2022年度环境状况和环境保护目标完成情况的报告',
      institution: '云溪市人民政府',
      year: 2022,
      presenter: '张安',
    }))

  it('has its occasion behind its title, and its speaker on two lines below the marks of a draft', () => {
    const report = identityOf(
      `内部资料\n\n注意保存\n\n政府工作报告（2021年 12 月 18 日在澄陵市云溪区第二届人民代表大会第六次会议上）\n\n（征求意见稿）\n\n代区长\n\n刘庆\n\n各位代表：\n\n现在，我代表区人民政府向大会报告工作，请予审议。\n\n一、过去五年的工作\n\n${BODY}`,
    )
    expect(report).toMatchObject({
      title: '政府工作报告',
      institution: '云溪区人民政府',
      region: '云溪区',
      date: '2021-12-18',
      year: 2021,
      yearFrom: 2017,
      presenter: '刘庆',
      presenterPost: '代区长',
    })
    expect(codes(report)).toContain('markup')
  })
})
