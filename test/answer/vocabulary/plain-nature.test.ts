import { describe, expect, it } from 'vitest'
import { builtinVocabulary } from '../../../src/answer/vocabulary/builtin.ts'
import { createVocabulary } from '../../../src/answer/vocabulary/vocabulary.ts'
import { fold } from '../../../src/text/normalize.ts'

const vocabulary = createVocabulary(builtinVocabulary)

function official(question: string): string[] {
  return vocabulary.expand(fold(question)).flatMap((found) => found.official)
}

describe('plain words for air, water, woods, weather and disasters', () => {
  it.each([
    ['爆表几天', '重污染天气'],
    ['鞭炮还让放吗', '烟花爆竹'],
    ['最脏的水还有没有', '劣v类'],
    ['臭河治了几条', '黑臭水体'],
    ['暗管查了几根', '违法排污'],
    ['毒地块治了几块', '污染地块'],
    ['潲水怎么收', '餐厨垃圾'],
    ['变废为宝的有多少', '资源综合利用'],
    ['碳账本建了没', '碳账户'],
    ['排污指标卖了多少', '排污权交易'],
    ['人工降雨打了几回', '人工影响天气'],
    ['林子起火几次', '森林火灾'],
    ['灾民安置好没', '受灾群众'],
    ['扛沙袋的有多少人', '抗洪抢险'],
    ['避难所够不够', '应急避难场所'],
    ['沙场关了几个', '非法采砂'],
  ])('hears in %s the word %s', (question, word) => {
    expect(official(question)).toContain(word)
  })

  it.each([
    ['辐射带动作用', '放射性废物'],
    ['二氧化硫降了多少', '氮氧化物'],
  ])('does not hear in %s the neighbour %s', (question, word) => {
    expect(official(question)).not.toContain(word)
  })
})
