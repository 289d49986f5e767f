import { describe, expect, it } from 'vitest'
import { otherThingThan } from '../../src/answer/contrasts.ts'
import { asking, workReport } from '../support/library.ts'

const ask = asking({
  '松溪市政协2023年工作报告.txt': workReport({
    title: '中国人民政治协商会议松溪市委员会常务委员会工作报告',
    given: '（2024年1月16日在政协松溪市第九届委员会第三次会议上）',
    speaker: '松溪市政协主席 汪佩兰',
    body: [
      '一、2023年工作回顾',
      '2023年，我们收到各类意见征求稿6份，提出意见建议210条，诸多建议得到市委、市政府重视，有力助推了茶产业园建设、古道保护等中心工作。举办以“守正开新”为主题的委员论坛。征集2024年民生实事建议31条。',
      '主席会议听取茶产业园建设情况通报，提出延长加工链条、引进检测机构、打响高山茶品牌等建议。茶山红、“畲乡姐妹”等少数民族委员工作室开展夜校23次。',
      '市政协常委季云朗驻村三年，荣获“全省乡村振兴突出贡献个人”。促成永丰竹业公司与江城林业大学达成长期合作。夜校建议写入市政府《全民学习三年行动方案》。',
      '委员企业向渠远县捐赠图书和设备，折合资金86万元。高质量做好治水工作，扎实推进“测源、截源、清源、护源”管理，打好“清水蓝天净土绿岸”四大保卫战。',
      '邀请市委书记作全国“两会”精神宣讲，请谢思齐主任解读政策。',
      '二、2024年工作任务',
      '2024年是人民政协成立75周年，也是松溪建市30周年。以“同心建新城”为主题举办委员论坛，组织委员开展视察。',
    ],
  }),
  '松溪日报.txt': [
    '松溪日报 2024年3月20日 星期三 第1版 要闻',
    '',
    '市政府召开党组会议',
    '　　本报讯（记者 于小曼）昨日，市长程牧野主持召开市政府党组会议，部署春耕备耕。',
  ].join('\n'),
  '松溪市人大常委会2023年工作报告.txt': workReport({
    title: '松溪市人民代表大会常务委员会工作报告',
    given: '（2024年1月18日在松溪市第九届人民代表大会第三次会议上）',
    speaker: '松溪市人大常委会主任 谢思齐',
    body: [
      '一、2023年工作回顾',
      '2023年，听取和审议专项工作报告14个，加强预算管理、资产管理和债务管理监督，督促整改问题46个。代表建议满意率98.4%。省人大常委会副主任罗景行来松溪调研古树保护、非遗传承。',
      '二、2024年主要任务',
      '（一）服务发展大局。监督茶业升级。',
      '（二）建好履职平台。建设代表联络站，推进小区油烟治理监督。',
    ],
  }),
})

describe('The thing asked for, where the report does not call it by that noun', () => {
  it.each([
    ['an award by what was won', '季云朗得了什么荣誉', '全省乡村振兴突出贡献个人'],
    ['a paper by its title', '夜校建议写进哪个文件', '《全民学习三年行动方案》'],
    ['a partner that is no person', '永丰竹业跟谁合作', '与江城林业大学达成长期合作'],
    ['the name of a thing behind people', '少数民族委员工作室叫什么', '“畲乡姐妹”'],
    ['what was proposed, not that proposals were heeded', '茶产业园建设政协提了啥建议', '延长加工链条'],
    ['what a place without a report was given', '渠远县收到多少捐赠', '86万元'],
    ['items that share a character', '四源管理是哪四源', '测源、截源、清源、护源'],
    ['items written without marks', '四大保卫战是哪四个', '清水蓝天净土绿岸'],
    ['how old a body is, not the town', '2024年是政协成立多少周年', '人民政协成立75周年'],
    ['the theme of the coming year', '2024年委员论坛主题是什么', '同心建新城'],
    ['a quality turned round', '哪些工作室是少数民族的', '茶山红'],
    ['a word that a guess would swallow', '非遗有什么动作', '非遗传承'],
    ['a word cut by the one before it', '油烟扰民', '油烟治理'],
    ['what a newspaper says', '报纸上党组会议部署了什么', '春耕备耕'],
    ['the official of the level asked for', '省人大副主任是谁', '罗景行'],
    ['the theme of the year reviewed', '2023年委员论坛主题是什么', '守正开新'],
  ])('%s: %s', (_what, question, said) => {
    const { kind, headline } = ask(question)
    expect({ kind, headline }).toEqual({ kind: 'answer', headline: expect.stringContaining(said) })
  })

  it('a talk about 两会 is no question about two reports', () =>
    expect(ask('谁解读两会精神').kind).not.toBe('compare'))
})

describe('Parts of a report and the reports themselves', () => {
  it.each([
    ['松溪人大2024年任务第二点讲讲', '建好履职平台'],
    ['松溪人大2024任务里平台那条', '建好履职平台'],
    ['汪佩兰的报告是在哪次会上作的', '政协松溪市第九届委员会第三次会议'],
    ['松溪政协报告是哪届的', '第九届'],
    ['最新的人大报告是哪份', '松溪市人民代表大会常务委员会工作报告'],
    ['最近的人大报告整改了多少问题', '46个'],
  ])('%s: %s', (question, said) => {
    const { kind, headline } = ask(question)
    expect(kind).not.toBe('decline')
    expect(headline).toContain(said)
  })

  it.each([
    ['有2019年的报告吗', '没有2019年的报告'],
    ['有法院的报告没', '没有法院的报告'],
  ])('%s is answered with no', (question, no) =>
    expect(ask(question)).toMatchObject({ kind: 'decline', headline: expect.stringContaining(no) }),
  )
})

it('tells no meeting of another report than the one meant', () =>
  expect(
    asking({
      '青浦镇政协2022.txt': '青浦县政协2022年工作综述\n\n2022年，收到提案31件，立案28件。',
      '青浦县政协2023.txt': workReport({
        title: '中国人民政治协商会议青浦县委员会常务委员会工作报告',
        given: '（2024年1月16日在政协青浦县第九届委员会第三次会议上）',
        speaker: '青浦县政协主席 汪佩兰',
        body: ['2023年，收到提案42件，立案40件。'],
      }),
    })('2022年青浦政协报告是哪届的').headline,
  ).not.toContain('第九届'))

describe('The thing asked for, where the report does not give it', () => {
  it.each([
    '汪佩兰得了什么荣誉',
    '永丰竹业跟谁打官司',
    '四源管理是哪四水',
    '古道保护写进哪个文件',
    '松溪人大副主任有谁',
    '2023年人大收到多少代表建议',
    '松溪党组会议几号开的',
    '少数民族工作室电话',
    '少数民族委员都有谁',
  ])('%s', (question) => expect(ask(question).kind).toBe('decline'))
})

describe('A follow-up replaces the other side of a thing only', () => {
  it.each([
    ['那出口呢', '进口', true],
    ['农村的呢', '城镇居民', true],
    ['男的呢', '妇女', false],
    ['没能参保的呢', '基本医疗保险', false],
  ])('%s: %s', (next, said, replaced) => expect(otherThingThan(next)(said)).toBe(replaced))
})
