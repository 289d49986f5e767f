import { describe, expect, it } from 'vitest'
import { builtinVocabulary } from '../../../src/answer/vocabulary/builtin.ts'
import { createVocabulary } from '../../../src/answer/vocabulary/vocabulary.ts'
import { fold } from '../../../src/text/normalize.ts'

const vocabulary = createVocabulary(builtinVocabulary)

function official(question: string): string[] {
  return vocabulary.expand(fold(question)).flatMap((found) => found.official)
}

describe('plain words for making, inventing, trading and running a firm', () => {
  it.each([
    ['厂里产了多少', '工业增加值'],
    ['黑灯工厂有几家', '智能工厂'],
    ['招不到工怎么办', '用工'],
    ['造电池的有几家', '动力电池'],
    ['研发花了多少', '研发经费'],
    ['成果变现多少', '科技成果转化'],
    ['瞪羚有几只', '瞪羚企业'],
    ['上月球去了没', '探月工程'],
    ['信息孤岛通了没', '数据共享'],
    ['独立站卖了多少', '跨境电商'],
    ['外企来了几家', '外商投资企业'],
    ['夫妻店有多少', '个体工商户'],
    ['一碗水端平了吗', '公平竞争'],
    ['初犯罚不罚', '首违不罚'],
    ['工程款还清没', '清理拖欠企业账款'],
  ])('hears in %s the word %s', (question, word) => {
    expect(official(question)).toContain(word)
  })
})
