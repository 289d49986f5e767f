import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FigureContext } from '../../src/indexer/figures.ts'
import { findFigures } from '../../src/indexer/written-figures.ts'

const REVIEW: FigureContext = {
  period: { kind: 'review', from: 2025, to: 2025 },
  year: 2025,
  planYear: 2026,
  section: [],
}
const PLAN: FigureContext = { ...REVIEW, period: { kind: 'plan', from: 2026, to: 2026 } }

function named(text: string, context = REVIEW): string[] {
  return findFigures(text, context).map((figure) => `${figure.what}|${figure.text}`)
}

describe('what a number counts', () => {
  it.each([
    ['全年组织开展重大视察协商37场，共立提案363件，', ['重大视察协商|37场', '提案|363件']],
    ['报送调研报告、专题纪要 34 件', ['调研报告、专题纪要|34 件']],
    ['建立优化营商环境监测点15个，', ['营商环境监测点|15个']],
    ['收集各类建议190条，整理形成17项建议送市政府决策参考', ['建议|190条', '建议|17项']],
    ['打造登山步道、建设“家门口”公园等10项建议被采纳', ['建议|10项']],
    ['党派团体共提交提案28件、大会发言课题23个。', ['提案|28件', '大会发言课题|23个']],
    ['收集20年来政协工作相关素材1800余份', ['政协工作相关素材|1800余份']],
    [
      '任免国家机关工作人员114人次，听取和审议专项工作报告22个',
      ['国家机关工作人员|114人次', '专项工作报告|22个'],
    ],
    ['开展视察、执法检查14次，交办审议、视察意见20份', ['视察、执法检查|14次', '审议、视察意见|20份']],
    ['完成整改事项 168 个、完成整改金额 2.56 亿元', ['整改事项|168 个', '整改金额|2.56 亿元']],
    ['推动分质供水、实施护眼工程等286件提案建议被相关部门采纳', ['提案建议|286件']],
    ['35名政协委员从年初二开始分赴高铁站、机场等7个卡点', ['政协委员|35名', '卡点|7个']],
    ['梳理针对性意见建议7类19项，', ['针对性意见建议|7类', '针对性意见建议|19项']],
    ['协调解决急难愁盼问题540件', ['急难愁盼问题|540件']],
    ['入选独角兽企业195家，新增境内上市公司29家', ['独角兽企业|195家', '境内上市公司|29家']],
    ['调解矛盾纠纷320起', ['矛盾纠纷|320起']],
    ['明确5个主攻方向和3个重点领域', ['主攻方向|5个', '重点领域|3个']],
    ['组织15名委员向群众宣讲政策', ['委员|15名']],
    ['交办5类14项问题，督促整改', ['问题|5类', '问题|14项']],
    ['让13.07万户46万群众远离了危险', ['群众|13.07万户', '群众|46万']],
    ['城镇新增就业85万人', ['城镇新增就业|85万人']],
    ['发行6600亿元长期建设国债', ['长期建设国债|6600亿元']],
    ['通过房票去化商品住宅超3.5万套', ['商品住宅|3.5万套']],
    ['为超53万名适龄妇女免费提供乳腺癌和宫颈癌筛查', ['适龄妇女|53万名']],
    ['为100所海拔1500米以上农村学校送去棉被', ['农村学校|100所', '海拔|1500米以上']],
    ['设区城市PM2.5年均浓度降至25微克/立方米', ['设区城市PM2.5年均浓度|25微克/立方米']],
    ['5个国家区域医疗中心、6个省级医疗中心开诊运营', ['国家区域医疗中心|5个', '省级医疗中心|6个']],
    [
      '累计完成棚户区改造47.63万户（套）、老旧小区改造68.56万户',
      ['棚户区改造|47.63万户', '老旧小区改造|68.56万户'],
    ],
    ['年末国家外汇储备达到8189亿美元', ['国家外汇储备|8189亿美元']],
    ['2小时卖出蓝莓1153斤,围观粉丝40多万', ['卖出蓝莓|2小时', '蓝莓|1153斤', '围观粉丝|40多万']],
    ['区法院受理行政诉讼案件412件，办结398件。', ['行政诉讼案件|412件', '行政诉讼案件办结|398件']],
    ['省人大代表784名，实到761名。', ['省人大代表|784名', '实到|761名']],
    ['县档案馆接待查档群众3200余人次', ['查档群众|3200余人次']],
    ['中央财政赤字拟安排2450亿元', ['中央财政赤字|2450亿元']],
    ['全国有8400多万人受益', ['受益|8400多万人']],
  ])('names the numbers of %s', (text, names) => {
    expect(named(text)).toEqual(names)
  })
})

describe('numbers in lists', () => {
  it.each([
    [
      '地区生产总值连续迈上3个千亿元台阶、达6200亿元、年均增长5.7%，人均地区生产总值达11.7万元',
      ['地区生产总值|6200亿元', '地区生产总值|5.7%', '人均地区生产总值|11.7万元'],
    ],
    ['全市生产总值接连跨越5000亿、6000亿两个大台阶', ['全市生产总值|5000亿', '全市生产总值|6000亿']],
    ['云溪博川成为生产总值超千亿元县。新增国企60家', ['国企|60家']],
    ['全县生产总值超千亿元，新增国企60家', ['全县生产总值|超千亿元', '国企|60家']],
    ['代表首次反馈解决率、满意率达75.1%、99.1%。', ['代表首次反馈解决率|75.1%', '满意率|99.1%']],
    [
      '城乡居民人均可支配收入分别达6.9万元、3.4万元，增长4.2%、5.3%。',
      [
        '城镇居民人均可支配收入|6.9万元',
        '农村居民人均可支配收入|3.4万元',
        '城镇居民人均可支配收入|4.2%',
        '农村居民人均可支配收入|5.3%',
      ],
    ],
    [
      '水果、蔬菜、茶叶产量分别达2050万吨、4200万吨和19万吨',
      ['水果产量|2050万吨', '蔬菜产量|4200万吨', '茶叶产量|19万吨'],
    ],
    [
      '城镇和农村居民人均可支配收入分别增长4.3%、5.5%',
      ['城镇居民人均可支配收入|4.3%', '农村居民人均可支配收入|5.5%'],
    ],
    ['黄金、白银、镍产量分别增长5%、9%、3%', ['黄金产量|5%', '白银产量|9%', '镍产量|3%']],
    ['案件受理数、案损数分别下降16%和36%', ['案件受理数|16%', '案损数|36%']],
    [
      '累计接待游客17.52亿人次、旅游花费1.27万亿元，分别增长32.9%、41.6%。',
      ['游客|17.52亿人次', '旅游花费|1.27万亿元', '游客|32.9%', '旅游花费|41.6%'],
    ],
    [
      '2000年进出口总额达4743亿美元，其中出口2492亿美元，分别比1995年增长69％和67％。',
      ['进出口总额|4743亿美元', '出口|2492亿美元', '进出口总额|69％', '出口|67％'],
    ],
    [
      '战略性新兴产业、高新技术产业产值占规上工业比重分别达42.1%、52.1%。',
      ['战略性新兴产业产值占规上工业比重|42.1%', '高新技术产业产值占规上工业比重|52.1%'],
    ],
    [
      '农村居民人均纯收入和城镇居民人均可支配收入，2000年分别达到2253元和6280元',
      ['农村居民人均纯收入|2253元', '城镇居民人均可支配收入|6280元'],
    ],
  ])('gives each number of %s its own name', (text, names) => {
    expect(named(text)).toEqual(names)
  })
})

describe('names that hold words of other use', () => {
  it.each([
    ['一是新增城镇就业4万人；二是建设保障性住房8300套。', ['城镇就业|4万人', '保障性住房|8300套']],
    ['10.建设农家书屋430个。', ['农家书屋|430个']],
    [
      '新登记社会组织29家，全区登记社会组织总数达到327家',
      ['新登记社会组织|29家', '全区登记社会组织总数|327家'],
    ],
    ['到位资金452.6亿元，出栏生猪438万头。', ['到位资金|452.6亿元', '出栏生猪|438万头']],
    ['新建高标准农田12.3万亩。', ['高标准农田|12.3万亩']],
    [
      '市城区建成区面积由45平方公里扩大到68平方公里。',
      ['市城区建成区面积|45平方公里', '市城区建成区面积|68平方公里'],
    ],
    ['公务接待费压缩13.6%。', ['公务接待费|13.6%']],
    ['按期办结率99.6%，失业率始终控制在4.2%以内', ['按期办结率|99.6%', '失业率|4.2%以内']],
    ['依法宣告17名公诉案件被告人无罪。', ['公诉案件被告人无罪|17名']],
    ['43个集体、71名个人受到省级以上表彰', ['集体|43个', '个人|71名']],
    ['编印《县志》2辑、《亲历改革开放》1部。', ['《县志》|2辑', '《亲历改革开放》|1部']],
    ['提出意见建议128条，被有关部门采纳91条。', ['意见建议|128条', '意见建议采纳|91条']],
    ['火化遗体2684具，火化率100%。', ['火化遗体|2684具', '火化率|100%']],
    ['正在解决或列入计划解决的57件', ['正在解决或列入计划解决|57件']],
    [
      '城市低保标准提高到829元，城市特困人员基本生活标准提高到每人每月1244元。',
      ['城市低保标准|829元', '城市特困人员基本生活标准|1244元'],
    ],
    ['城乡低保标准分别提高到每月330元和每年1680元。', ['城镇低保标准|330元', '农村低保标准|1680元']],
    [
      '行政审批事项由412项精简到238项，办理时限平均缩短60%。',
      ['行政审批事项|412项', '行政审批事项|238项', '时限|60%'],
    ],
    ['孕产妇死亡率、婴儿死亡率分别下降到18.6/10万和7.2‰。', ['孕产妇死亡率|18.6/10万', '婴儿死亡率|7.2‰']],
    [
      '票决实事项目10项，其中农村公路工程得票最高，为221票。',
      ['票决实事项目|10项', '农村公路工程得票最高|221票'],
    ],
    ['三次产业结构由31.2∶40.1∶28.7调整为22.4∶51.3∶26.3。', []],
  ])('names the numbers of %s', (text, names) => expect(named(text)).toEqual(names))
})

describe('rates of several things, and how far an indicator came', () => {
  it('gives each rate to the thing counted before it', () => {
    const text = '办理代表建议286件、政协提案341件，办复率均为100%，满意率分别为97.2%和98.1%。'
    expect(findFigures(text, REVIEW).slice(-2)).toMatchObject([
      { what: '满意率', whose: '代表建议', text: '97.2%' },
      { what: '满意率', whose: '政协提案', text: '98.1%' },
    ])
  })

  it.each([
    [
      '一般预算收入完成31.9亿元，为年初预算的106.2%，比上年增加6.2亿元，增长24.1%。',
      ['一般预算收入|31.9亿元', '一般预算收入预算|106.2%', '一般预算收入|6.2亿元', '一般预算收入|24.1%'],
    ],
    [
      '到位市外资金156亿元，实际利用外资1.28亿美元，分别完成年度任务的104%、102.4%。',
      [
        '到位市外资金|156亿元',
        '实际利用外资|1.28亿美元',
        '到位市外资金完成年度任务|104%',
        '实际利用外资完成年度任务|102.4%',
      ],
    ],
    [
      '存款余额862亿元，贷款余额412亿元，分别比年初增加121亿元和67亿元。',
      ['存款余额|862亿元', '贷款余额|412亿元', '存款余额|121亿元', '贷款余额|67亿元'],
    ],
    [
      '三次产业增加值分别为143.7亿元、360.9亿元、177.8亿元，分别增长4.3%、18.2%、11.9%。',
      [
        '第一产业增加值|143.7亿元',
        '第二产业增加值|360.9亿元',
        '第三产业增加值|177.8亿元',
        '第一产业增加值|4.3%',
        '第二产业增加值|18.2%',
        '第三产业增加值|11.9%',
      ],
    ],
  ])('%s', (text, names) => expect(named(text)).toEqual(names))
})

describe('what a sentence leaves to its later numbers', () => {
  it('gives the growth to the indicator before it', () => {
    const [level, change, rank] = findFigures(
      '实现地区生产总值67665亿元，增长5.5%，总量连续8年居全国第5位',
      REVIEW,
    )
    expect(level).toMatchObject({ what: '地区生产总值', value: 6_766_500_000_000, unit: '元', kind: 'level' })
    expect(change).toMatchObject({ what: '地区生产总值', kind: 'change', direction: 1 })
    expect(rank).toMatchObject({ what: '地区生产总值总量', kind: 'ordinal', value: 5 })
  })

  it('finds the subject in an earlier clause', () => {
    expect(named('出口大幅度回升，全年达到1949亿美元')).toEqual(['出口|1949亿美元'])
    expect(named('农村居民人均纯收入，考虑价格下降因素，比上年实际增长4.3%')).toEqual([
      '农村居民人均纯收入|4.3%',
    ])
  })

  it('knows a verb without noun by what was counted before', () => {
    const [, taken] = findFigures('上报立法意见建议1510条，在已出台的法规中被吸收采纳73条。', REVIEW)
    expect(taken).toMatchObject({ what: '立法意见建议采纳', value: 73 })
  })

  it('forgets the subject at the full stop', () => {
    expect(named('地区生产总值67665亿元。占比达5%')[1]).not.toContain('地区生产总值')
  })
})

describe('from one number to another', () => {
  it('dates both ends, and those after them that say no years', () => {
    const figures = findFigures(
      '城镇居民家庭人均可支配收入，由1997年的5160元增加到2002年的7703元，平均每年实际增长8.6%。农村居民家庭人均纯收入由2090元增加到2476元。',
      { period: null, year: 2002, planYear: 2003, section: [] },
    )
    expect(figures.map((f) => [f.what, f.value, f.year, f.direction])).toEqual([
      ['城镇居民家庭人均可支配收入', 5160, 1997, 0],
      ['城镇居民家庭人均可支配收入', 7703, 2002, 1],
      ['城镇居民家庭人均可支配收入', 8.6, 1997, 1],
      ['农村居民家庭人均纯收入', 2090, 1997, 0],
      ['农村居民家庭人均纯收入', 2476, 2002, 1],
    ])
  })

  it('knows the number that was from the one that is', () => {
    const [was, is] = findFigures('国务院组成部门从40个减少到29个', REVIEW)
    expect(was).toMatchObject({ what: '国务院组成部门', value: 40, year: null, direction: 0 })
    expect(is).toMatchObject({ what: '国务院组成部门', value: 29, year: 2025, direction: -1, kind: 'level' })
  })

  it('pairs two lists item by item', () => {
    const figures = findFigures(
      '困难残疾人生活补贴、重度残疾人护理补贴标准分别从每人每月209元、280元提高到217元、292元',
      REVIEW,
    )
    expect(figures.map((f) => `${f.what}|${f.text}|${f.year}|${f.direction}`)).toEqual([
      '困难残疾人生活补贴|209元|null|0',
      '重度残疾人护理补贴标准|280元|null|0',
      '困难残疾人生活补贴|217元|2025|1',
      '重度残疾人护理补贴标准|292元|2025|1',
    ])
  })

  it('never takes the way a number went for its name', () => {
    expect(named('城乡居民收入比值由3.27缩小至2.93')).toEqual([
      '城乡居民收入比值|3.27',
      '城乡居民收入比值|2.93',
    ])
  })

  it('gives a base figure its own year', () => {
    const [level, base, rise] = findFigures(
      '全省地区生产总值达到13697.5亿元，较“十三五”末的9323.1亿元增加4374.4亿元',
      REVIEW,
    )
    expect([level?.year, base?.year, rise?.kind]).toEqual([2025, 2020, 'change'])
  })
})

describe('years and status', () => {
  it.each([
    ['到2030年，居民人均可支配收入达到9万元左右', 2030, null, 'planned'],
    ['五年来，新增高速公路2600公里', 2021, 2025, 'actual'],
    ['国家外汇储备2000年底达1656亿美元', 2000, null, 'actual'],
    ['地区生产总值比上年增长9.9%', 2025, null, 'actual'],
    ['去年新增学位12万个', 2025, null, 'actual'],
    ['“十四五”时期，累计建成水库12座', 2021, 2025, 'actual'],
    ['跟踪“十四五”规划纲要实施，形成调研报告5份', 2025, null, 'actual'],
    ['发动委员征集2026年民生实事，梳理出建议15件', 2025, null, 'actual'],
    ['城镇新增就业980万人，超过预期目标', 2025, null, 'actual'],
    ['3月28日至4月12日封闭管理期间，配送物资1.6万份', 2025, null, 'actual'],
  ] as const)('reads when %s was', (text, year, yearTo, status) => {
    const [figure] = findFigures(text, REVIEW)
    expect([figure?.year, figure?.yearTo, figure?.status]).toEqual([year, yearTo, status])
  })

  it('takes the plan part for planned', () => {
    expect(findFigures('城镇新增就业120万人以上', PLAN)[0]).toMatchObject({ year: 2026, status: 'planned' })
  })

  it('takes what is picked out of a whole for the time of the whole, and a mean for its own years', () => {
    const text =
      '五年来，经济持续发展。2025年，全市生产总值2371亿元，五年年均增长13.2%；其中第一产业增加值182亿元，五年年均增长5.3%。'
    const review = { ...REVIEW, period: { kind: 'review' as const, from: 2021, to: 2025 } }
    expect(findFigures(text, review).map(({ text: amount, year, yearTo }) => [amount, year, yearTo])).toEqual(
      [
        ['2371亿元', 2025, null],
        ['13.2%', 2021, 2025],
        ['182亿元', 2025, null],
        ['5.3%', 2021, 2025],
      ],
    )
  })

  it('takes no year that a sentence begins to compare with', () => {
    const text =
      '2025年，全县生产总值95亿元；与2023年相比，两年平均增长2.5%，人均生产总值7.4万元。其中，第一产业增加值5亿元。'
    expect(findFigures(text, REVIEW).map(({ text: amount, year }) => [amount, year])).toEqual([
      ['95亿元', 2025],
      ['2.5%', 2024],
      ['7.4万元', 2025],
      ['5亿元', 2025],
    ])
  })

  it('takes no years from a heading that names a plan', () => {
    const section = ['紧扣“十四五”规划实施议政']
    expect(findFigures('召开座谈会58次', { ...REVIEW, section })[0]).toMatchObject({
      year: 2025,
      yearTo: null,
    })
  })

  it('takes the years of a section before those of the report', () => {
    const section = ['一、“十四五”时期工作回顾']
    expect(findFigures('新增高铁里程370公里', { ...REVIEW, period: null, section })[0]).toMatchObject({
      year: 2021,
      yearTo: 2025,
      status: 'actual',
    })
  })
})

describe('what stands around a name', () => {
  it('is no owner where it is a time', () => {
    expect(findFigures('五年建成新线5944公里。', REVIEW)[0]).toMatchObject({ what: '新线', whose: null })
  })

  it('is no name where it tells what was taken out', () => {
    const text = '城镇居民人均可支配收入，考虑价格下降因素比上年实际增长9.3%。'
    expect(findFigures(text, REVIEW)[0]?.what).toBe('城镇居民人均可支配收入')
  })
})

describe('whose number it is', () => {
  it.each([
    ['党派团体共提交提案28件', '党派团体'],
    ['宁波舟山港集装箱吞吐量4387万标箱', '宁波舟山港'],
    ['全省共建成水库12座', null],
    ['我们共办理提案12件', null],
  ])('of %s is %s', (text, whose) => {
    expect(findFigures(text, REVIEW)[0]?.whose).toBe(whose)
  })

  it('of later numbers is the body that stands alone before them', () => {
    const figures = findFigures('共审查市政府报送规范性文件9件、市法院4件、市检察院3件。', REVIEW)
    expect(figures.map((f) => [f.what, f.whose]).slice(1)).toEqual([
      ['规范性文件', '市法院'],
      ['规范性文件', '市检察院'],
    ])
  })

  it('is the counted body right before', () => {
    const [, staff] = findFigures('推动辖区内151家企业1846名返业员工补贴款的快速审核发放', REVIEW)
    expect(staff).toMatchObject({ what: '返业员工补贴款', whose: '151家企业' })
  })
})

describe('kinds', () => {
  it.each([
    ['制造业增加值占地区生产总值比重达33.5%', 'share', 0],
    ['居民消费价格总水平上涨1.5%', 'change', 1],
    ['农村贫困人口减少217万人', 'change', -1],
    ['增速高于全国平均1.2个百分点', 'change', 1],
    ['企业增至3022家', 'level', 1],
    ['习近平总书记第13次亲临义乌', 'ordinal', 0],
    ['满意率99.1%', 'level', 0],
  ] as const)('%s is %s', (text, kind, direction) => {
    expect(findFigures(text, REVIEW)[0]).toMatchObject({ kind, direction })
  })
})

describe('findFigures on any text', () => {
  it('quotes the text at its offsets and never throws', () => {
    const pieces = [
      '提案',
      '共立',
      '363件',
      '增长',
      '4.5%',
      '、',
      '，',
      '。',
      '由',
      '2020年的',
      '增加到',
      '分别',
      '和',
      '“',
      '”',
      '第5位',
      '等',
      '（',
      '全省',
      ' ',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 20 }), (parts) => {
        const text = parts.join('')
        for (const figure of findFigures(text, REVIEW)) {
          expect(text.slice(figure.start, figure.end)).toBe(figure.text)
        }
      }),
    )
  })

  it('finds nothing in words', () => {
    expect(findFigures('坚定拥护“两个确立”，落实三个“一号工程”，深入实施八八战略。', REVIEW)).toEqual([])
  })
})
