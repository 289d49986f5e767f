import { describe, expect, it } from 'vitest'
import { asking, workReport } from '../support/library.ts'

const government = (place: string, speaker: string, body: readonly string[]): string =>
  workReport({
    title: '政府工作报告',
    given: `（2025年1月14日在${place}第十四届人民代表大会第四次会议上）`,
    speaker: `${place}市长 ${speaker}`.replace('市市长', '市长'),
    body,
  })

const ask = asking({
  '江临市2025年政府工作报告.txt': government('江临市', '顾长风', [
    '一、2024年工作回顾',
    '过去五年，居民人均可支配收入年均增长6.9%，城乡居民收入比值缩小到1.8。',
    '2024年，地区生产总值8123亿元，增长5.3%。全体居民人均可支配收入增长5.1%，居全省第三位。外贸新业态活跃，跨境电商进出口增长41.2%。海洋强市建设加快，新建渔港2座。',
    '二、2025年工作安排',
    '主要预期目标是：经济增长5.5%左右，规上工业增加值增长7%，城镇调查失业率5%左右，粮食产量稳定在130万吨。',
  ]),
  '汐川市2025年政府工作报告.txt': government('汐川市', '裴明远', [
    '一、2024年工作回顾',
    '2024年，地区生产总值6210亿元，增长6.1%。货物进出口总额512亿元，增长7.4%。',
    '二、2025年工作安排',
    '主要预期目标是：地区生产总值增长6%左右，居民消费价格涨幅2%。',
  ]),
})

describe('What is asked as a whole', () => {
  it.each([
    ['跨境电商 is a kind of 进出口', '江临进出口增长多少'],
    ['地区生产总值 is not what the sea brings', '江临海洋经济总值'],
    ['a canal that is told nowhere', '江临引沂入潮'],
  ])('%s: %s is not told', (_why, question) => expect(ask(question).kind).toBe('decline'))

  it.each([
    ['a whole by its full name', '汐川进出口增长多少', '7.4%'],
    ['a kind by its own name', '江临跨境电商进出口增长多少', '41.2%'],
    ['the last year, not the average of several', '江临的居民收入涨了多少', '5.1%'],
    ['the average where it is asked', '江临居民收入年均增长多少', '6.9%'],
    ['the goal for the economy by another name', '江临今年GDP目标', '经济增长5.5%'],
  ])('%s: %s: %s', (_what, question, said) => {
    const { kind, headline } = ask(question)
    expect(kind).toBe('answer')
    expect(headline).toContain(said)
  })

  it('sets the growth of all places side by side, whatever each calls it', () => {
    const values = (question: string) =>
      ask(question)
        .comparison.map(({ value }) => value)
        .sort()
    expect(values('江临和汐川今年GDP目标分别是多少')).toEqual(['5.5%左右', '6%左右'])
    expect(values('哪个市增速最快')).toEqual(['5.3%', '6.1%'])
  })
})
