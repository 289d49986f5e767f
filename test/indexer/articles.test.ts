import { describe, expect, it } from 'vitest'
import { ingest } from '../../src/indexer/ingest.ts'
import { difference, piecesOf, sourceOf } from './account.ts'

const BRIDGE = [
  '本报讯 10月8日,清溪大桥改建工程正式开工。该工程位于清溪镇,全长1.2公里,总投资3.6亿元,计划2026年底建成通车。',
  '据介绍,清溪大桥建成于1987年,桥面狭窄,难以满足通行需求。改建后的清溪大桥为双向六车道,两侧设慢行道。',
  '“大桥建成后,进城只要十分钟。”清溪镇居民说。',
]
const LIBRARY = [
  '本报讯 昨日,云溪县图书馆新馆建成开放。新馆藏书42万册,设阅览座位1200个,每周开放70小时。',
  '图书馆负责人表示,新馆将举办读书会、讲座等阅读推广活动,让书香浸润县城。',
]
const RICE = [
  '眼下,东乡镇的万亩水稻进入收割期。农机手驾驶收割机来回作业,稻谷颗粒归仓。',
  '今年东乡镇水稻平均亩产达650公斤,粮食生产再获丰收。',
]

const page = (groups: readonly (readonly string[])[]) =>
  groups.map((group) => group.join('\n\n')).join('\n\n')

const PAGE = page([
  ['云溪县图书馆新馆开放', '记者 李晓明', ...BRIDGE],
  ['清溪大桥改建工程开工\n总投资3.6亿元', '记者 王小红', ...LIBRARY],
  ['导读', '中学生篮球联赛落幕'],
  ['万亩水稻丰收', ...RICE, '记者 赵大海 摄'],
])

describe('a newspaper page', () => {
  const reports = ingest(sourceOf(PAGE), '云溪日报.txt')

  it('becomes one report per article, each under the headline that speaks of the same', () => {
    expect(reports.map((report) => report.title)).toEqual([
      '清溪大桥改建工程开工 总投资3.6亿元',
      '云溪县图书馆新馆开放',
      '万亩水稻丰收',
    ])
    expect(reports.map((report) => report.type)).toEqual(['新闻报道', '新闻报道', '新闻报道'])
  })

  it('leaves no sentence of one article in another', () => {
    const texts = reports.map((report) => report.paragraphs.map((paragraph) => paragraph.text).join(''))
    expect(texts[0]).toContain('双向六车道')
    expect(texts[1]).toContain('阅览座位1200个')
    expect(texts[2]).toContain('颗粒归仓')
    expect(texts.map((text) => ['大桥', '图书馆', '水稻'].filter((word) => text.includes(word)))).toEqual([
      ['大桥'],
      ['图书馆'],
      ['水稻'],
    ])
  })

  it('keeps the reporter with the text under the byline, and the photographer with the picture', () => {
    expect(reports.map((report) => report.presenter)).toEqual(['李晓明', '王小红', '赵大海'])
  })

  it('tells of the guide to other pages and loses nothing', () => {
    expect(reports.flatMap((report) => report.warnings.map((warning) => warning.message))).toContain(
      '版面导读：中学生篮球联赛落幕',
    )
    expect(difference(PAGE, piecesOf(reports))).toEqual({ lost: '', doubled: '' })
  })

  it('gives each article an id of its own that lasts', () => {
    const again = ingest(sourceOf(PAGE), '云溪日报.txt')
    expect(new Set(reports.map((report) => report.id)).size).toBe(3)
    expect(again.map((report) => report.id)).toEqual(reports.map((report) => report.id))
  })
})

it('keeps a heading inside an article in it', () => {
  const text = page([
    [
      '共绘线上线下同心圆',
      '记者 陈聪',
      '日前,20余位新电商人参加网络人士游学营,参观电商孵化基地,网络人士统战工作有声有色。',
      '近年来,县统战部统筹推进网络人士统战工作,凝聚网络人士力量。',
    ],
    [
      '凝聚网络人士的大家庭',
      '为凝聚网络人士力量,县统战部以网联会为总牵引,组建网络人士队伍,网络人士统战工作走在前列。',
    ],
    ['清溪大桥改建工程开工', '记者 王小红', ...BRIDGE],
  ])
  const reports = ingest(sourceOf(text), 'x.txt')
  expect(reports.map((report) => report.title)).toEqual(['共绘线上线下同心圆', '清溪大桥改建工程开工'])
  expect(reports[0]?.sections.map((section) => section.title)).toEqual(['凝聚网络人士的大家庭'])
})

it('says of an article that goes on elsewhere', () => {
  const [, second] = ingest(
    sourceOf(
      page([
        ['甲', '记者 李晓明', ...BRIDGE],
        ['云溪县图书馆新馆开放', '记者 王小红', ...LIBRARY.slice(0, 1), `${LIBRARY[1]}(下转第二版)`],
      ]),
    ),
    'x.txt',
  )
  expect(second?.warnings.map((warning) => warning.code)).toContain('continuation')
  expect(second?.paragraphs.at(-1)?.text.endsWith('县城。')).toBe(true)
})

it('takes a review with one byline for one report', () => {
  const text = [
    '某县政协2024年工作综述',
    '记者 李晓明',
    ...BRIDGE.slice(1),
    '坚持党的领导',
    ...LIBRARY.slice(1),
  ].join('\n\n')
  expect(ingest(sourceOf(text), 'x.txt')).toHaveLength(1)
})

it('gives metadata of a page to all its articles, but title and reporter to none', () => {
  const reports = ingest(sourceOf(PAGE, { overrides: { date: '2025-10-09', title: '一个版面' } }), 'x.txt')
  expect(reports.map((report) => report.date)).toEqual(['2025-10-09', '2025-10-09', '2025-10-09'])
  expect(reports.map((report) => report.titleFrom)).toEqual(['stated', 'stated', 'stated'])
  expect(reports[0]?.warnings.map((warning) => warning.code)).toContain('override-page')
})

describe('a page in narrow columns under its masthead', () => {
  const COLUMN = 17
  const wrap = (text: string) => text.match(new RegExp(`.{1,${COLUMN}}`, 'gu')) ?? []
  const PRINTED = [
    '云溪日报 2018年1月19日 星期五 第2版 要闻',
    '',
    ...wrap('县十七届人大二次会议胜利闭幕'),
    ...wrap(
      '　　本报讯（记者 李晓明 通讯员 王小红）1月18日上午，云溪县第十七届人民代表大会第二次会议在县影剧院胜利闭幕。大会应到代表236名，实到代表229名。',
    ),
    ...wrap(
      '　　会议期间，代表们提出议案9件、建议批评和意见147件，交由县人民政府办理，县人大常委会跟踪督办。',
    ),
    '',
    ...wrap('县政协十届一次会议以来提案办复率达100%'),
    ...wrap(
      '　　本报讯（记者 赵大海）县政协十届一次会议以来，共提交提案218件，经审查立案193件，全部提案由县人民政府办理，已全部办复。',
    ),
    ...wrap(
      '　　县政协把提案办理协商贯穿全过程，组织30名委员对19件重点提案开展“回头看”，向承办单位反馈意见44条。',
    ),
  ].join('\n')
  const reports = ingest(sourceOf(PRINTED), '云溪日报20180119.txt')

  it('is parted under its headlines, however these are broken', () => {
    expect(reports.map((report) => report.title)).toEqual([
      '县十七届人大二次会议胜利闭幕',
      '县政协十届一次会议以来提案办复率达100%',
    ])
    expect(reports.map((report) => report.paragraphs.length)).toEqual([2, 2])
  })

  it('has its day from the masthead, its place from the paper, its reporters from the opening words', () => {
    expect(reports.map(({ date, region }) => [date, region])).toEqual([
      ['2018-01-19', '云溪县'],
      ['2018-01-19', '云溪县'],
    ])
    expect(reports.map((report) => report.presenter)).toEqual(['李晓明 王小红', '赵大海'])
    expect(reports.flatMap((report) => report.warnings.map((warning) => warning.code))).toEqual([
      'derived-region',
      'derived-region',
    ])
  })

  it('loses nothing of the page', () => {
    expect(difference(PRINTED, piecesOf(reports))).toEqual({ lost: '', doubled: '' })
  })
})

it('reads a page with a single article as such when it has a masthead', () => {
  const [report, ...others] = ingest(
    sourceOf(['云溪日报', '2018年1月19日　星期五　A3版', '清溪大桥改建工程开工', ...BRIDGE].join('\n\n')),
    'x.txt',
  )
  expect(others).toEqual([])
  expect([report?.title, report?.type, report?.date]).toEqual([
    '清溪大桥改建工程开工',
    '新闻报道',
    '2018-01-19',
  ])
})

describe('a page of a provincial paper, its masthead as wide as its columns', () => {
  const wrap = (text: string) => text.match(/.{1,22}/gu) ?? []
  const reports = ingest(
    sourceOf(
      [
        '大江日报 2018年1月27日 星期六 第3版 两会特刊',
        '',
        '聚焦省两会',
        '我省今年新增城镇就业70万人',
        '',
        ...wrap(
          '　　本报讯（记者 陈磊）1月26日，省十三届人大一次会议开幕。报告提出，今年新增城镇就业70万人，我省居民消费价格涨幅控制在3%左右。',
        ),
        '',
        '让医联体联得更紧',
        ...wrap(
          '　　本报讯（记者 龙华）省政协委员王安国在分组讨论时说，乡镇卫生院床位使用率只有48%，医联体联而不合，建议医保按人头打包付费。',
        ),
        ...wrap('　　农工党湖北省委提交集体提案，建议三年内建成医联体300个，让群众就近看病。'),
      ].join('\n'),
    ),
    'x.txt',
  )

  it('has its headlines, and its day from the masthead', () => {
    expect(reports.map(({ title, date }) => [title, date])).toEqual([
      ['聚焦省两会 我省今年新增城镇就业70万人', '2018-01-27'],
      ['让医联体联得更紧', '2018-01-27'],
    ])
  })

  it('is of the one province whose bodies it names in full', () => {
    expect(reports.map(({ region }) => region)).toEqual(['湖北省', '湖北省'])
  })
})
