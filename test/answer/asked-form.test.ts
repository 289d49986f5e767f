import { describe, expect, it } from 'vitest'
import { asking, workReport } from '../support/library.ts'

const ask = asking({
  '石浦法院2023.txt': workReport({
    title: '石浦市人民法院工作报告',
    given: '（2024年1月16日在石浦市第十六届人民代表大会第三次会议上）',
    speaker: '石浦市人民法院院长 沈清源',
    body: [
      '一、2023年主要工作',
      '2023年，市法院依法履职。推行夜间调解，考虑到渔民白天出海，把调解室开到码头。',
      '依法宣告3名被告人无罪，曝光两家提供虚假鉴定的机构。',
      '打造“潮声说法”普法品牌，走进渔村42个。',
      '渔船修造产业产值达到96亿元，石浦船厂获评绿色工厂。',
      '开通的渔民热线接到求助电话320个。',
      '居民人均消费支出2.9万元，地区生产总值436.8亿元，养殖户户均收入稳步提高。',
    ],
  }),
})

describe('a sentence that speaks of what is asked, without the form of an answer, is none', () => {
  it.each([
    ['no reason is told', '三名被告人为什么宣告无罪'],
    ['no reason, in everyday words', '虚假鉴定的机构为啥被曝光'],
    ['no name is told', '虚假鉴定的两家机构叫什么名字'],
    ['nor a person’s, though something is quoted', '提供虚假鉴定的法官叫什么'],
    ['money is not told in villages', '普法品牌补助费多少'],
    ['people are not told in money', '渔船修造产业有多少职工'],
    ['a number is asked that counts nothing', '渔民热线的号码是多少'],
    ['what falls to each is not the whole', '石浦人均地区生产总值多少'],
  ])('%s: %s', (_what, question) => {
    expect(ask(question)).toMatchObject({ kind: 'decline', passages: [] })
  })

  it.each([
    ['为什么把调解室开到码头', '考虑到渔民白天出海'],
    ['普法品牌叫什么', '潮声说法'],
    ['人均消费支出多少', '2.9万元'],
    ['渔船修造产业产值有多少', '96亿元'],
  ])('and one that has it is: %s', (question, told) => {
    const { kind, headline } = ask(question)
    expect(kind).toBe('answer')
    expect(headline).toContain(told)
  })
})
