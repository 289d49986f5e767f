import { describe, expect, it } from 'vitest'
import { asking, engineOver, reportsOf, type Texts, workReport } from '../support/library.ts'

const TEXTS: Texts = {
  '沅江口市2025年政府工作报告.txt': workReport({
    title: '政府工作报告',
    given: '（2025年1月14日在沅江口市第十四届人民代表大会第四次会议上）',
    speaker: '沅江口市市长 顾长风',
    body: [
      '一、2024年工作回顾',
      '2024年，扩围实施消费品以旧换新，组织系列促消费活动，拉动消费31.4亿元。新设国内知名首店12家，用好房票政策，房票去化商品住宅2100套。',
      '常住人口城镇化率达68.3%，城镇人均住房建筑面积提高到41.6平方米。直播电商平台蓬勃发展，服务贸易增长9%。新登记经营主体2.4万户，新就业群体近6万人。',
      '工业机器人产量占全国2成。国家公布产量的104种工业产品中，我市在全国占比超过10%的有7种。固定资产投资增长3.1%。',
      '争取专项债券8.7亿元，专项债券监督抽查项目46个。引进亿元以上项目23个，到位资金51亿元。新增学位1900个，事项平均办理时间压减到2.5个工作日。三级航道整治工程九月动工。',
      '古堤保护公益诉讼33件。',
      '新建5家乡镇孝老食堂，打造8处日间照料站。新改建道路27条，改造雨污合流管网160公里、老旧燃气管网70公里。',
      '选派18名医护人员驰援邻市。易地扶贫搬迁310户。',
      '二、2025年工作安排',
      '完善托育服务，新升规工业企业60户以上。',
    ],
  }),
}
const ask = asking(TEXTS)

describe('Figures asked for in everyday words', () => {
  it.each([
    ['what was newly opened, asked by its opening', '首店开了几家', '12家'],
    ['带动 for 拉动', '以旧换新带动消费多少', '31.4亿元'],
    ['a rate named by its 化', '城镇化到多少了', '68.3%'],
    ['room for each, asked of people', '城里人住房多大', '41.6平方米'],
    ['kinds, not a share', '产量占全国一成以上的工业品有几种', '7种'],
    ['people by what they ride for', '送外卖跑快递这些人有多少', '6万人'],
    ['老板 by how they are registered', '新增多少老板', '2.4万户'],
    ['bonds in money, not in projects looked into', '争取了多少专项债', '8.7亿元'],
    ['projects of a size, not the money', '引进多少亿元以上项目', '23个'],
    ['what was added, asked by its growth', '学位增加了多少', '1900个'],
    ['working days for days', '事项办理平均要几天', '2.5个工作日'],
    ['a canteen before 乡镇, which is no 家乡', '老年食堂开了几家', '5家'],
    ['drains, not gas pipes', '下水道改了多长', '160公里'],
    ['roads by their number', '修了多少条路', '27条'],
    ['help sent elsewhere', '去支援邻市的有几个人', '18名'],
    ['families that were moved', '搬了多少户', '310户'],
    ['firms that grew over the line', '今年要新增多少规上企业', '60户'],
  ])('%s: %s: %s', (_what, question, said) => {
    const { kind, headline } = ask(question)
    expect(kind).toBe('answer')
    expect(headline).toContain(said)
  })

  it('tells when work began by another word for it', () => {
    expect(ask('航道什么时候开工的').headline).toContain('九月')
  })

  it('does not tell how long a dike is by lawsuits', () => {
    expect(ask('古堤多长').kind).toBe('decline')
  })

  it('does not take a goal for what was done last year', () => {
    const engine = engineOver(reportsOf(TEXTS), null, new Date(2026, 4, 20))
    expect(engine.ask('去年规上企业升规多少户', null).answer.kind).toBe('decline')
  })

  it('does not tell how much the income of platforms grew by what trade in services did', () => {
    expect(ask('电商平台收入涨了多少').kind).toBe('decline')
  })
})
