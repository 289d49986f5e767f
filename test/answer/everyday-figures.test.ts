import { describe, expect, it } from 'vitest'
import { asking, workReport } from '../support/library.ts'

const ask = asking({
  '沅江口市2025年政府工作报告.txt': workReport({
    title: '政府工作报告',
    given: '（2025年1月14日在沅江口市第十四届人民代表大会第四次会议上）',
    speaker: '沅江口市市长 顾长风',
    body: [
      '一、2024年工作回顾',
      '2024年，扩围实施消费品以旧换新，组织系列促消费活动，拉动消费31.4亿元。新设国内知名首店12家，用好房票政策，房票去化商品住宅2100套。',
      '常住人口城镇化率达68.3%，城镇人均住房建筑面积提高到41.6平方米。直播电商平台蓬勃发展，服务贸易增长9%。新登记经营主体2.4万户，新就业群体近6万人。',
      '工业机器人产量占全国2成。国家公布产量的104种工业产品中，我市在全国占比超过10%的有7种。固定资产投资增长3.1%。',
      '二、2025年工作安排',
      '完善托育服务，新升规工业企业60户以上。',
    ],
  }),
})

describe('Figures asked for in everyday words', () => {
  it.each([
    ['what was newly opened, asked by its opening', '首店开了几家', '12家'],
    ['带动 for 拉动', '以旧换新带动消费多少', '31.4亿元'],
    ['a rate named by its 化', '城镇化到多少了', '68.3%'],
    ['room for each, asked of people', '城里人住房多大', '41.6平方米'],
    ['kinds, not a share', '产量占全国一成以上的工业品有几种', '7种'],
    ['people by what they ride for', '送外卖跑快递这些人有多少', '6万人'],
    ['老板 by how they are registered', '新增多少老板', '2.4万户'],
    ['firms that grew over the line', '今年要新增多少规上企业', '60户'],
  ])('%s: %s: %s', (_what, question, said) => {
    const { kind, headline } = ask(question)
    expect(kind).toBe('answer')
    expect(headline).toContain(said)
  })

  it('does not tell how much the income of platforms grew by what trade in services did', () => {
    expect(ask('电商平台收入涨了多少').kind).toBe('decline')
  })
})
