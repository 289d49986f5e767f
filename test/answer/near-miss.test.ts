import { describe, expect, it } from 'vitest'
import { asking, type Texts, workReport } from '../support/library.ts'

const COUNTY: Texts = {
  '霁川县2024年政府工作报告.txt': workReport({
    title: '霁川县人民政府工作报告',
    given: '（2025年1月8日在霁川县第十七届人民代表大会第四次会议上）',
    speaker: '霁川县县长 方知远',
    body: [
      '一、2024年工作回顾',
      '2024年，全县地区生产总值198.6亿元，增长6.2%；一般公共预算收入11.4亿元，增长3.1%；城镇调查失业率5.1%；城镇、农村居民人均可支配收入分别达到39800元、21460元；出口总额4.7亿元。',
      '产业提质。新增高新技术企业12家，新建标准化桑园0.9万亩，新建幼儿园4所。生猪出栏31万头。',
      '队伍建设。遴选员额法官17名，处分干警6人，对3名检察官启动责任追究。机制已在5个乡镇推行。聘请特约检察员22名。',
      '文化繁荣。8所高校13个学科进入省重点名单，组织“送戏下乡”活动46场。城镇新增就业人口5200人。',
      '项目提速。霁皋高速公路霁川段路基工程完工，霁江航道整治工程动工，总投资21.6亿元。固定资产投资增长7.7%。新改建农村公路120公里。规模以上工业企业156家，快递业务量2300万件，每万人口高价值发明专利拥有量4.1件。深入学习习近平总书记重要讲话精神。',
      '民生改善。县财政用于教育的支出3.2亿元。重点提案由县委书记、县长领衔督办，信访工作得到省人大常委会副主任陈牧野批示肯定。',
      '二、2025年工作安排',
      '2025年，全县要突出重点，做好各项工作。',
    ],
  }),
  '霁川县政协2024年工作报告.txt': workReport({
    title: '中国人民政治协商会议第十届霁川县委员会常务委员会工作报告',
    given: '（2025年1月7日在政协第十届霁川县委员会第四次会议上）',
    speaker: '霁川县政协主席 顾怀谷',
    body: [
      '一、2024年工作回顾',
      '2024年，常委会召开常委会会议5次，收到委员建议420条，提交视察报告9篇，各项工作取得新的成效。',
      '主席会议专题听取通报，召开座谈会21场次，完成调研报告7份。增补委员8名。',
      '组织推动立法，17条意见被吸收采纳。全年提案207件，办复率百分之百。',
      '二、2025年工作安排',
      '2025年，常委会要突出重点，做好各项工作。',
    ],
  }),
}

const ask = asking(COUNTY)

describe('A figure of something near what is asked', () => {
  it.each([
    ['支出 is not 收入', '霁川县一般公共预算支出多少'],
    ['出口 is not 进口', '霁川县进口总额多少'],
    ['外贸 is more than 出口', '霁川县外贸多少'],
    ['登记失业率 is not 调查失业率', '霁川县城镇登记失业率是多少'],
    ['全体居民 are not those of the towns', '霁川县全体居民人均可支配收入多少'],
    ['存栏 is not 出栏', '霁川县生猪存栏多少头'],
    ['those chosen are not all', '霁川县有多少名法官'],
    ['those punished are not all', '霁川县有多少名干警'],
    ['those something is done to are not all', '霁川县有多少名检察官'],
    ['where something is done is not everywhere', '霁川县有多少个乡镇'],
    ['a kind is not the whole', '霁川县有多少人口'],
    ['what stands beside the noun is not it', '霁川县有多少所大学'],
    ['those added are not all members', '霁川县政协有多少名委员'],
    ['what members say is not members', '霁川县政协有多少委员'],
    ['another meeting is not the one asked', '2024年霁川县政协主席会议开了几次'],
    ['another thing taken up is not the one asked', '2024年霁川县政协提案采纳了多少件'],
    ['what stands nearer to another thing is not of the one asked', '霁皋高速公路总投资多少'],
    ['a growth is no sum', '霁川县固定资产投资额多少'],
    ['what was built is not the length of all', '霁川县公路总里程多少'],
    ['what is spent on one thing is not all that is spent', '霁川县财政支出多少'],
    ['工业 is not 服务业', '霁川县规模以上服务业企业多少家'],
    ['a quantity is not what is earned by it', '霁川县快递业务收入多少'],
    ['总书记 is another post than 书记', '霁川县省委书记是谁'],
    ['a post without a name is nobody', '霁川县委书记是谁'],
    ['the post of another level is not the one asked', '霁川县人大副主任是谁'],
  ])('%s: %s', (_, question) => expect(ask(question).kind).toBe('decline'))

  it.each([
    ['霁川县一般公共预算收入多少', '11.4亿元'],
    ['霁川县出口多少', '4.7亿元'],
    ['霁川县规模以上工业企业多少家', '156家'],
    ['霁川县快递业务量多少', '2300万件'],
    ['霁江航道整治总投资多少', '21.6亿元'],
    ['霁川县固定资产投资增长多少', '7.7%'],
    ['霁川县新改建农村公路多少公里', '120公里'],
    ['霁川县财政用于教育的支出多少', '3.2亿元'],
    ['霁川县县长是谁', '方知远'],
    ['批示肯定信访工作的省人大副主任是谁', '陈牧野'],
    ['霁川县城镇调查失业率是多少', '5.1%'],
    ['霁川县城镇居民人均可支配收入多少', '39800元'],
    ['霁川县生猪出栏多少头', '31万头'],
    ['霁川县新增多少家高新技术企业', '12家'],
    ['霁川县新建幼儿园几所', '4所'],
    ['霁川县遴选了多少名法官', '17名'],
    ['霁川县有多少家高新技术企业', '新增高新技术企业12家'],
    ['霁川县有多少名员额法官', '17名'],
    ['霁川县有多少名特约检察员', '22名'],
    ['霁川县送戏下乡活动多少场', '46场'],
    ['霁川县政协增补了多少名委员', '8名'],
    ['2024年霁川县政协常委会会议开了几次', '5次'],
    ['2024年霁川县政协有多少件提案', '207件'],
    ['2024年霁川县政协意见被采纳了多少条', '17条'],
  ])('is told where it is what is asked: %s', (question, figure) =>
    expect(ask(question).headline).toContain(figure),
  )
})

const PROVINCE: Texts = {
  '青海省2024年政府工作报告.txt': workReport({
    title: '青海省人民政府工作报告',
    given: '（2025年1月20日在青海省第十四届人民代表大会第三次会议上）',
    speaker: '青海省省长 沈牧之',
    body: [
      '一、2024年工作回顾',
      '2024年，全省地区生产总值达到4212.6亿元，增长4.1%，支持西宁市加快建设，西宁市一般公共预算收入183亿元。',
      '二、2025年工作安排',
      '2025年，全省要突出重点，做好各项工作。',
    ],
  }),
}

describe('A figure of all the place around', () => {
  const askProvince = asking(PROVINCE)

  it('is not that of the city in it', () => expect(askProvince('西宁地区生产总值多少').kind).toBe('decline'))

  it.each([
    ['青海地区生产总值多少', '4212.6亿元'],
    ['西宁一般公共预算收入多少', '183亿元'],
  ])('is told of the place itself, and the city by its own: %s', (question, figure) =>
    expect(askProvince(question).headline).toContain(figure),
  )
})

describe('What is measured of another kind', () => {
  const askCity = asking({
    '泽浦市2024年政府工作报告.txt': workReport({
      title: '泽浦市人民政府工作报告',
      given: '（2025年1月8日在泽浦市第六届人民代表大会第四次会议上）',
      speaker: '泽浦市市长 陆行舟',
      body: [
        '一、2024年工作回顾',
        '交通建设取得突破，完成交通投资205亿元，绕城高速、泽昆铁路泽浦段等项目竣工。完成城建投资260亿元。',
        '民营经济占地区生产总值比重达56.8%，人均GDP达到7.2万元。新增规模工业企业16家。',
        '新建中小学和幼儿园23所，新增学位3.2万个。选派16批次162人次医务人员支援外地。',
        '二、2025年工作安排',
        '2025年，全市要突出重点，做好各项工作。',
      ],
    }),
  })

  it.each(['泽浦铁路投资多少', '泽浦规上工业企业一共多少家'])('is not told: %s', (question) =>
    expect(askCity(question).kind).toBe('decline'),
  )

  it.each([
    ['泽浦交通投资多少', '205亿元'],
    ['泽浦民营经济占GDP多少', '56.8%'],
    ['泽浦新增规上工业企业多少家', '16家'],
    ['泽浦新建了几所学校', '23所'],
    ['泽浦新增多少学位', '3.2万个'],
    ['泽浦派了多少医护去外地支援', '162人次'],
  ])('is told where it is the kind asked: %s', (question, figure) =>
    expect(askCity(question).headline).toContain(figure),
  )
})

describe('What is counted of what', () => {
  const askCounty = asking({
    '泽浦县2024年政府工作报告.txt': workReport({
      title: '泽浦县人民政府工作报告',
      given: '（2025年1月8日在泽浦县第六届人民代表大会第四次会议上）',
      speaker: '泽浦县县长 陆行舟',
      body: [
        '一、2024年工作回顾',
        '全县322个村集体经济收入均达到5万元以上，其中10万元以上的村达到236个。',
        '30件民生实事基本完成年度目标。97个扶贫工作重点村和省定贫困村全部摘帽。',
        '低保审批时限由原来的两个月压缩到20个工作日。全年粮食种植面积61.57万亩，总产34.93万吨。',
        '空气优良天数达332天，较2023年增加6天。',
        '二、2025年工作安排',
        '2025年，全县要突出重点，做好各项工作。',
      ],
    }),
  })

  it.each([
    ['泽浦集体经济收入10万以上的村有多少个', '236个'],
    ['泽浦集体经济收入5万元以上的村多少个', '322个'],
    ['泽浦民生实事办了几件', '30件'],
    ['泽浦有多少贫困村摘帽', '97个'],
    ['泽浦低保审批时限缩短到几天', '20个工作日'],
    ['泽浦粮食总产量多少吨', '34.93万吨'],
    ['泽浦优良天数比上年多几天', '6天'],
    ['泽浦优良天数多少', '332天'],
  ])('%s: %s', (question, figure) => expect(askCounty(question).headline).toContain(figure))
})
