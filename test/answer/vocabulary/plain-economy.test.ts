import { describe, expect, it } from 'vitest'
import { builtinVocabulary } from '../../../src/answer/vocabulary/builtin.ts'
import { createVocabulary } from '../../../src/answer/vocabulary/vocabulary.ts'
import { fold } from '../../../src/text/normalize.ts'

const vocabulary = createVocabulary(builtinVocabulary)

function official(question: string): string[] {
  return vocabulary.expand(fold(question)).flatMap((found) => found.official)
}

describe('plain words for growth, public money and banks', () => {
  it.each([
    ['头三个月涨了几个点', '一季度'],
    ['到手多少一年', '居民人均可支配收入'],
    ['饭钱占几成', '恩格尔系数'],
    ['出厂价跌了多少', '工业生产者出厂价格'],
    ['靠什么吃饭', '支柱产业'],
    ['卖地收入少了多少', '政府性基金收入'],
    ['罚款收入有多少', '罚没收入'],
    ['趴账上的钱收回没', '存量资金'],
    ['拿新债换旧债换了多少', '置换隐性债务'],
    ['离任查账查了几个人', '经济责任审计'],
    ['营改增少交多少', '营业税改征增值税'],
    ['没抵押能贷吗', '信用贷款'],
    ['烂账占多少', '不良贷款率'],
    ['保险公司赔得多吗', '保险业'],
    ['拟建的有几个', '储备项目'],
    ['社平是多少', '城镇单位就业人员平均工资'],
  ])('hears in %s the word %s', (question, word) => {
    expect(official(question)).toContain(word)
  })
})
