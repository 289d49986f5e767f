import { describe, expect, it } from 'vitest'
import { asking, engineOver, reportsOf } from '../support/library.ts'

/** What courts, procuratorates, police and a bureau of justice of places that do not exist say in one library. */
const TEXTS = {
  '砚湖检察2024.txt': [
    '——2024年12月27日在澄陵市砚湖区第十六届人民代表大会',
    '第四次会议上',
    '砚湖区人民检察院检察长 赵 慧',
    '各位代表：',
    '现在，我代表区人民检察院向大会报告工作，请予审议。',
    '2024年主要工作',
    '全年批准逮捕各类刑事犯罪1142人，提起公诉1729件2213人。对严重犯罪保持严的威慑，依法从重从快惩治，批捕41人，起诉30人。对毒品犯罪保持严打高压态势，批捕280人，起诉365人。',
    '向57名案件当事人发放司法救助金37.2万元。开展公益巡查12次。',
  ].join('\n'),
  '青麓检察2024.txt': [
    '青麓县人民检察院工作报告',
    '——2025年1月8日在青麓县第十六届人民代表大会第四次会议上',
    '青麓县人民检察院检察长 古晓',
    '各位代表：',
    '2024年主要工作',
    '2024年，办理审查逮捕案件312件，办理公益诉讼案件87件。提起公诉2879人。对危害公共安全犯罪保持高压打击，起诉96人。',
  ].join('\n'),
  '澄陵中院2012.txt': [
    '各位代表：',
    '我代表澄陵市中级人民法院向大会报告工作，请予审议。',
    '2012年，全市法院共受理各类案件89492件，审结83598件，结案率为93.41%；市法院受理各类案件1256件，审结1243件。',
    '各项工作取得新进展，法官人均结案182件。',
  ].join('\n'),
  '青麓法院2023.txt': [
    '索 引 号 | 0025501022/2024-174131 | 公开分类 | |',
    '发布单位 | 县法院 | 发布日期 | 2024-03-21 |',
    '青麓县人民法院工作报告',
    '2024年2月4日在青麓县第十六届',
    '人民代表大会第三次会议上',
    '青麓县人民法院代院长  虞 峰',
    '各位代表：',
    '2023年主要工作',
    '全年新收各类案件14592件，办结14865件。依法办结各类涉企案件9201件，解决争议金额56.24亿元。推动成立全县首个商会调解中心，商人纠纷由商会化解。',
    '一、依法惩治犯罪',
    '审结一审刑事案件765件，判处罪犯578人。',
  ].join('\n'),
  '岑河法院2019.txt': [
    '岑河县人民法院工作报告',
    '——2019年12月25日在岑河县第十五届人民代表大会第五次会议上',
    '岑河县人民法院院长 王晓华',
    '各位代表：',
    '2019年主要工作',
    '2019年，全院共受理案件37943件（含旧存案件3989件），同比上升22%；结案32825件。其中受理刑事案件1501件，审结1441件；受理行政案件422件，审结362件。',
  ].join('\n'),
  '澄陵检察2023.txt': [
    '各位代表：',
    '我代表澄陵市人民检察院向大会报告工作，请予审议。',
    '2023年工作回顾',
    '2023年，全市检察机关共办理各类案件9702件。其中，审查逮捕案件1403件2003人、审查起诉案件3329件4666人。',
  ].join('\n'),
  '青麓司法.txt': [
    '青麓县司法局局长 奥成铭',
    '全县父老乡亲：',
    '根据县人大常委会安排，现将青麓县司法局2017年度重点工作任务完成情况报告如下：',
    '一、年初既定任务完成情况',
    '人民调解员共446名，其中专职人民调解员206人，兼职人民调解员240人。调处各类矛盾纠纷3508宗，调解成功3442宗，调解成功率98%。',
  ].join('\n'),
  '汀桥法院.txt': [
    '3月25日，汀桥县第十五届人民代表大会第三次会议闭幕。会议全票通过了汀桥县人民法院院长侯文3月24日上午所作的法院工作报告。',
    '报告全面回顾了2018年汀桥县法院的工作。全年受理案件1008件，结案927件。',
    '2019年，县法院将继续努力。',
  ].join('\n'),
  '云岭综合实验区检察.txt': [
    '云岭综合实验区人民检察院工作报告',
    '——2024年1月19日在云岭县第十八届人民代表大会第三次会议上',
    '各位代表：',
    '一、2023年工作回顾',
    '2023年，全年办理各类案件1200件，其中公益诉讼检察案件83件。',
  ].join('\n'),
}

const ask = asking(TEXTS)

describe('in a library of courts and procuratorates', () => {
  it.each([
    // The whole before one sort of it.
    ['2024年砚湖区检察院批捕了多少人', '1142人'],
    ['砚湖区检察院毒品犯罪批捕多少人', '280人'],
    ['砚湖区检察院发了多少司法救助金', '37.2万元'],
    // What is done to cases names the figure; all courts of a city are not its own court.
    ['澄陵全市法院2012年审结多少案件', '83598件'],
    ['2012年澄陵全市法院审结案件数', '83598件'],
    ['汀桥县法院2018年受理多少案件', '1008件'],
    ['汀桥县法院院长叫什么', '侯文'],
    ['青麓县法院2023年办结案件多少件', '14865件'],
    // All of it, not what is told aside or of one branch.
    ['岑河县法院2019年受理多少案件', '37943件'],
    ['岑河县法院2019年受理多少行政案件', '422件'],
    ['青麓县检察院2024年起诉了多少人', '2879人'],
    // 调解员 and 调解成功率 are names, no doing.
    ['青麓县有多少人民调解员', '446名'],
    ['青麓县矛盾纠纷调解成功率', '98%'],
    ['青麓县司法局局长是谁', '奥成铭'],
    // The head below a table of the web site.
    ['青麓县法院代院长叫什么名字', '虞峰'],
    // A place is called by its name without 综合实验区.
    ['云岭检察院2023年一共办了多少案子', '1200件'],
  ])('%s: %s', (question, answer) => {
    expect(ask(question).headline).toContain(answer)
  })

  it.each([
    // Of which kind the cases are is told nowhere near.
    '砚湖区检察院2024年查处了多少公益诉讼案件',
    // 争议金额 is another measure.
    '青麓县法院执行到位金额多少',
    '砚湖区检察院2023年批捕多少人',
    '汀桥县检察院批捕多少人',
  ])('%s: no answer', (question) => {
    expect(ask(question).kind).toBe('decline')
  })
})

it('wants people again in a follow-up that names no unit', () => {
  const engine = engineOver(reportsOf(TEXTS))
  const first = engine.ask('砚湖区检察院2024年批准逮捕多少人', null)
  expect(engine.ask('那提起公诉呢', first).answer.headline).toContain('2213人')
})

it('asks in a follow-up for the cases it names, not for those named before', () => {
  const engine = engineOver(reportsOf(TEXTS))
  const first = engine.ask('澄陵检察机关2023年审查逮捕案件多少件', null)
  expect(first.answer.headline).toContain('1403件')
  expect(engine.ask('审查起诉呢', first).answer.headline).toContain('3329件')
})

it('takes 怎么用 with an object for a question on the reports', () => {
  expect(ask('青麓法院怎么用商会化解商人纠纷').headline).toContain('商会调解中心')
  expect(ask('怎么用').kind).toBe('chat')
})
