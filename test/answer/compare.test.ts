import { describe, expect, it } from 'vitest'
import { asking, bare, workReport } from '../support/library.ts'
import { MADE_UP } from '../support/made-up-reports.ts'

const ask = asking(MADE_UP)
const sides = (question: string) => ask(question).comparison.map(({ label, value }) => [label, value])

describe('sides', () => {
  it.each<readonly [string, string[][]]>([
    [
      '苍岭政协2022年和2023年提案各多少件',
      [
        ['2022年', '231件'],
        ['2023年', '257件'],
      ],
    ],
    [
      '2023年比2022年苍岭政协提案多多少件',
      [
        ['2023年', '257件'],
        ['2022年', '231件'],
      ],
    ],
    [
      '苍岭和泽浦2023年GDP对比',
      [
        ['苍岭市', '436.8亿元'],
        ['泽浦市', '287.4亿元'],
      ],
    ],
    [
      '苍岭2022年和2023年GDP增长对比',
      [
        ['2022年', '4.1%'],
        ['2023年', '5.2%'],
      ],
    ],
    [
      '苍岭2022年和2023年造林面积对比',
      [
        ['2022年', '1.9万亩'],
        ['2023年', '2.4万亩'],
      ],
    ],
    [
      '2023年苍岭政协和人大视察次数对比',
      [
        ['政协', '25次'],
        ['人大', '14次'],
      ],
    ],
    [
      '2023年苍岭政协和泽浦政协立案数差多少',
      [
        ['苍岭市', '226件'],
        ['泽浦市', '161件'],
      ],
    ],
    [
      '2023年城镇新增就业苍岭和泽浦哪个多',
      [
        ['苍岭市', '1.27万人'],
        ['泽浦市', '8600人'],
      ],
    ],
    [
      '2022年和2023年苍岭政协提案办复率哪年高',
      [
        ['2022年', '98.2%'],
        ['2023年', '99.4%'],
      ],
    ],
    [
      '2023年苍岭和泽浦社情民意信息各多少条',
      [
        ['苍岭市', '346条'],
        ['泽浦市', '203条'],
      ],
    ],
    [
      '2023年苍岭城镇新增就业目标和完成各多少',
      [
        ['目标', '1.2万人'],
        ['完成', '1.27万人'],
      ],
    ],
  ])('of %s are answered each from its own report', (question, expected) => {
    const { kind, comparison, passages } = ask(question)
    expect(kind).toBe('compare')
    expect(comparison.map(({ label, value }) => [label, value])).toEqual(expected)
    for (const { value, passage } of comparison)
      expect(bare(passages[passage ?? -1]?.text ?? '')).toContain(bare(value))
  })

  it.each<readonly [string, string[][]]>([
    [
      '苍岭政协历年提案数',
      [
        ['2022年', '231件'],
        ['2023年', '257件'],
      ],
    ],
    [
      '苍岭政协最近几年委员视察次数',
      [
        ['2022年', '17次'],
        ['2023年', '25次'],
      ],
    ],
    [
      '苍岭历年造林面积',
      [
        ['2022年', '1.9万亩'],
        ['2023年', '2.4万亩'],
      ],
    ],
  ])('of %s are a row of all the years there are', (question, expected) => {
    expect(sides(question)).toEqual(expected)
  })

  it('cite a year’s own report for every year of a row', () => {
    const { comparison, passages } = ask('苍岭政协历年提案数')
    expect(comparison.map(({ passage }) => `${passages[passage ?? -1]?.report.year}年`)).toEqual(
      comparison.map(({ label }) => label),
    )
  })
})

describe('a difference', () => {
  it.each([
    ['苍岭政协2022年和2023年提案各多少件', '2023年比2022年多26件', '多11.26%'],
    ['苍岭政协2022年和2023年提案差了多少', '2023年比2022年多26件', '多11.26%'],
    ['苍岭和泽浦2023年GDP对比', '苍岭市比泽浦市多149.4亿元', '多51.98%'],
    ['2023年城镇新增就业苍岭和泽浦哪个多', '苍岭市比泽浦市多4100人', '多47.67%'],
    ['苍岭2022年和2023年造林面积对比', '2023年比2022年多5000亩', '多26.32%'],
  ])('of %s is computed and marked', (question, difference, percent) => {
    const line = ask(question)
      .reply.split('\n')
      .find((one) => one.includes('由程序计算'))
    expect(line).toContain(difference)
    expect(line).toContain(percent)
  })

  it('of percentages is in points, and no percentage of a percentage', () => {
    const { reply } = ask('2022年和2023年苍岭政协提案办复率哪年高')
    expect(reply).toContain('多1.2个百分点（由程序计算）')
    expect(reply).not.toMatch(/多[\d.]+%/u)
  })

  it('stands nowhere but in the line that is marked', () => {
    const { headline, comparison, reply } = ask('苍岭政协2022年和2023年提案各多少件')
    expect(headline).not.toContain('26件')
    expect(comparison.map(({ value }) => value).join()).not.toContain('26件')
    expect(reply.split('\n').filter((line) => line.includes('26件'))).toHaveLength(1)
  })

  it('of wordings that differ is given with a note of what each report counts', () => {
    const { reply } = ask('2023年苍岭政协和人大视察次数对比')
    const note = reply.split('\n').find((line) => line.startsWith('注意口径'))
    expect(note).toContain('委员视察')
    expect(note).toContain('代表视察')
  })

  it('of the same wording needs no note', () => {
    expect(ask('苍岭和泽浦2023年GDP对比').reply).not.toContain('注意口径')
  })
})

/** One town counts the courses, the other who came. */
const UNLIKE = asking({
  '甲浦政协2023.txt': `甲浦市政协常委会工作报告

（2024年1月8日在政协第四届甲浦市委员会第三次会议上）

一、2023年工作回顾

2023年，常委会围绕防汛开展监督，组织防汛培训42场。编印文史资料6册。

二、2024年工作安排

2024年，常委会将继续努力。
`,
  '乙浦政协2023.txt': `乙浦市政协常委会工作报告

（2024年1月9日在政协第七届乙浦市委员会第三次会议上）

一、2023年工作回顾

2023年，常委会围绕防汛建言，组织防汛培训1800人次。编印文史资料9册。

二、2024年工作安排

2024年，常委会将持续用力。
`,
})

it('tells units that differ instead of subtracting', () => {
  const { comparison, reply } = UNLIKE('甲浦和乙浦2023年防汛培训对比')
  expect(comparison.map(({ value }) => value)).toEqual(['42场', '1800人次'])
  expect(reply).toContain('单位不同')
  expect(reply).not.toContain('由程序计算')
})

describe('a side without a figure', () => {
  it.each([
    ['苍岭和泽浦2023年造林对比', '泽浦市', '2.4万亩'],
    ['苍岭和泽浦2023年水产品产量谁多', '苍岭市', '15.3万吨'],
    ['2021年和2023年苍岭政协提案对比', '2021年', '257件'],
    ['苍岭和泽浦2023年一般公共预算收入增长对比', '泽浦市', '6.5%'],
  ])('in %s says 报告未载 and is not filled in', (question, empty, other) => {
    const { kind, comparison, passages, reply } = ask(question)
    expect(kind).toBe('compare')
    expect(comparison).toContainEqual({ label: empty, value: '报告未载', passage: null })
    expect(comparison.map(({ value }) => value)).toContain(other)
    expect(passages).toHaveLength(1)
    expect(reply).toContain(`${empty}：报告未载`)
    expect(reply).not.toContain('由程序计算')
  })

  it('on every side is a no', () => {
    const { kind, passages, comparison, headline } = ask('2019年和2020年苍岭GDP对比')
    expect({ kind, passages, comparison }).toEqual({ kind: 'decline', passages: [], comparison: [] })
    expect(headline).toMatch(/2019年.*2020年/u)
  })
})

it('cites every side under the answer, numbered as the passages are', () => {
  const { reply, passages } = ask('苍岭和泽浦2023年GDP对比')
  const sources = reply.split('\n').filter((line) => /^\d+\. 出处：/u.test(line))
  expect(sources).toHaveLength(passages.length)
  passages.forEach(({ report }, i) => {
    expect(sources[i]).toContain(report.title)
  })
})

it.each(['2023年苍岭政协收到提案多少件', '苍岭和泽浦都有政协吗', '2022年以来苍岭政协视察情况'])(
  'leaves %s alone: one thing is asked',
  (question) => {
    expect(ask(question).kind).not.toBe('compare')
  },
)

describe('spans and totals', () => {
  const term = (given: string, body: string[]) =>
    workReport({ title: '苍岭市政府工作报告', given, speaker: '苍岭市市长　陆远舟', body })
  const asked = asking({
    '苍岭政府2012.txt': term('（2013年1月11日在苍岭市第十四届人民代表大会第一次会议上）', [
      '一、过去五年工作回顾',
      '过去五年，全市授予专利2.4万件，建成农村公路610公里。',
      '二、2013年工作安排',
      '2013年，力争建成农村公路100公里以上。',
    ]),
    '苍岭政府2017.txt': term('（2018年1月11日在苍岭市第十五届人民代表大会第一次会议上）', [
      '一、过去五年工作回顾',
      '过去五年，全市授予专利5.1万件。两年来通过市财政发行建设债券21亿元，带动投资63亿元。',
      '二、2018年工作安排',
      '2018年，力争新增专利授权6000件。',
    ]),
  })

  it('sets two runs of years side by side', () => {
    const { kind, comparison } = asked('苍岭2008至2012年和2013至2017年各授予专利多少件')
    expect(kind).toBe('compare')
    expect(comparison.map(({ value }) => value)).toEqual(['2.4万件', '5.1万件'])
  })

  it('answers two years together where no report gives either alone', () => {
    const { kind, headline } = asked('苍岭2016和2017两年发行了多少建设债券')
    expect(kind).toBe('answer')
    expect(headline).toContain('21亿元')
  })

  it('does not look for the words 目标 and 实际 in what is compared', () => {
    expect(sides('苍岭2023年城镇新增就业目标和实际')).toEqual([
      ['目标', expect.stringContaining('万人')],
      ['完成', '1.27万人'],
    ])
  })
})

/** Years of one town, a report of each. */
function yearsOfTown(told: Readonly<Record<number, string>>) {
  return asking(
    Object.fromEntries(
      Object.entries(told)
        .map(([year, text]) => [Number(year), text] as const)
        .map(([year, text]) => [
          `丙浦政府${year}.txt`,
          `丙浦市政府工作报告\n\n（${year + 1}年1月8日在丙浦市第四届人民代表大会第${year - 2019}次会议上）\n\n一、${year}年工作回顾\n\n${year}年，全市${text}。\n\n二、${year + 1}年工作安排\n\n${year + 1}年，全市将继续努力。\n`,
        ]),
    ),
  )
}

/** Told in the words of a report that changes its mind about what to count. */
const FOUR_YEARS = yearsOfTown({
  2020: '新增就业1.1万人',
  2021: '新增就业1.4万人',
  2022: '发放新增就业补贴326元',
  2023: '新增就业9800人',
})
const HARVESTS = yearsOfTown({
  2020: '小麦产量12万吨，大豆产量3万吨',
  2021: '小麦产量15万吨，大豆产量2万吨',
  2022: '小麦产量11万吨，大豆产量4万吨',
})

describe('a row', () => {
  it('leaves out what counts something else', () => {
    const rows = FOUR_YEARS('丙浦历年新增就业').comparison.map(({ label, value }) => [label, value])
    expect(rows).toEqual([
      ['2020年', '1.1万人'],
      ['2021年', '1.4万人'],
      ['2022年', '报告未载'],
      ['2023年', '9800人'],
    ])
  })

  it.each([
    ['丙浦历年新增就业哪年最多', '2021年最高：1.4万人'],
    ['丙浦新增就业最多的是哪年', '2021年最高：1.4万人'],
    ['丙浦哪年新增就业少', '2023年最低：9800人'],
    ['丙浦历年新增就业最少的是哪年', '2023年最低：9800人'],
    ['丙浦历年新增就业哪年少', '2023年最低：9800人'],
  ])('says first which one is asked for: %s', (question, first) => {
    const { headline, reply } = FOUR_YEARS(question)
    expect(headline.startsWith(first)).toBe(true)
    expect(reply.split('\n')[0]).toContain('由程序比较')
  })

  it.each([
    ['丙浦历年哪年小麦产量最高', '2021年最高：15万吨'],
    ['丙浦历年哪年大豆产量最少', '2021年最低：2万吨'],
  ])('takes the name of what is compared for no wish: %s', (question, first) => {
    expect(HARVESTS(question).headline.startsWith(first)).toBe(true)
  })

  it('says of none that it is the most or the least where each is asked for', () => {
    const { headline, reply } = FOUR_YEARS('丙浦历年新增就业分别是哪年多少人')
    expect(headline).toContain('2021年 1.4万人')
    expect(reply).not.toContain('由程序比较')
  })
})

it.each([['2023年哪个市GDP最高'], ['GDP最高的市是哪个 2023年'], ['2023年各市GDP多少']])(
  'every place there is makes a side: %s',
  (question) => {
    expect(sides(question)).toEqual([
      ['苍岭市', '436.8亿元'],
      ['泽浦市', '287.4亿元'],
    ])
  },
)

/** One year tells how often it met, the other only what came of it. */
const MET_OR_ADVISED = asking({
  '丁浦政协2022.txt': `丁浦市政协常委会工作报告

（2023年1月8日在政协第四届丁浦市委员会第二次会议上）

一、2022年工作回顾

2022年，常委会举办“潮音恳谈”12场。

二、2023年工作安排

2023年，常委会将继续努力。
`,
  '丁浦政协2023.txt': `丁浦市政协常委会工作报告

（2024年1月8日在政协第四届丁浦市委员会第三次会议上）

一、2023年工作回顾

2023年，常委会举办“潮音恳谈”，梳理意见88条。

二、2024年工作安排

2024年，常委会将继续努力。
`,
})

it('does not set what came of a thing beside how often it was held', () => {
  const { comparison } = MET_OR_ADVISED('丁浦政协潮音恳谈2022年和2023年哪年多')
  expect(comparison.map(({ value }) => value)).toEqual(['12场', '报告未载'])
})

describe('provinces set beside each other', () => {
  const report = (place: string, told: string, planned: string) =>
    workReport({
      title: `${place}政府工作报告`,
      given: `（2026年1月9日在${place}第十四届人民代表大会第四次会议上）`,
      speaker: `${place}市长 程远`,
      body: [
        '一、2025年工作回顾',
        '2025年，我们团结一心，各项工作取得新的成效。',
        told,
        '民生保障持续加强，社会大局和谐稳定。',
        '二、2026年工作安排',
        planned,
      ],
    })
  const asked = asking({
    甲: report(
      '云溪市',
      '外贸进出口总额增长4.4%，快递业务量86亿件。高铁通车里程达到310公里。',
      '石斛产量达到52万吨以上。',
    ),
    乙: report(
      '泽浦市',
      '跨境电商进出口增长61.6%。石斛产量41.3万吨。新增高铁通车里程90公里。',
      '外贸进出口总额增长5%左右。',
    ),
    丙: report('青垅市', '外贸进出口总额增长6.2%。石斛产量36万吨。高铁通车里程达到250公里。', '突出重点。'),
  })
  const rows = (question: string) => asked(question).comparison.map(({ label, value }) => `${label} ${value}`)

  it('takes no part for the whole', () => {
    expect(rows('哪个市外贸增速最快')).toEqual(
      expect.arrayContaining(['云溪市 4.4%', '青垅市 6.2%', '泽浦市 报告未载']),
    )
    expect(asked('哪个市外贸增速最快').headline).toContain('青垅市最高')
  })

  it('sets no plan beside a result', () => {
    expect(rows('哪个市石斛产量最高')).toEqual(
      expect.arrayContaining(['泽浦市 41.3万吨', '青垅市 36万吨', '云溪市 报告未载']),
    )
  })

  it('sets nothing that was added beside all there is', () => {
    expect(rows('哪个市高铁通车里程最长')).toEqual(
      expect.arrayContaining(['云溪市 310公里', '青垅市 250公里', '泽浦市 报告未载']),
    )
    expect(asked('哪个市高铁通车里程最长').headline).toContain('云溪市最高')
  })
})
