import { describe, expect, it } from 'vitest'
import { builtinVocabulary } from '../../../src/answer/vocabulary/builtin.ts'
import { createVocabulary } from '../../../src/answer/vocabulary/vocabulary.ts'
import { fold } from '../../../src/text/normalize.ts'

const vocabulary = createVocabulary(builtinVocabulary)

function official(question: string): string[] {
  return vocabulary.expand(fold(question)).flatMap((found) => found.official)
}

describe('plain words for the army, other countries, the other shore and the state made over', () => {
  it.each([
    ['国防的钱花了多少', '国防支出'],
    ['老兵怎么安排', '退役军人'],
    ['军娃上学', '军人子女入学'],
    ['邻国关系怎样', '周边国家'],
    ['老美怎样了', '中美关系'],
    ['恐怖分子管了没', '反恐'],
    ['撤侨接回几个', '领事保护'],
    ['港独怎么办', '爱国者治港'],
    ['自由行放开了没', '内地居民赴港澳个人游'],
    ['海峡那边来往怎样', '两岸关系'],
    ['三年脱困做到没', '国有企业改革与脱困'],
    ['买断工龄的有多少人', '解除劳动关系'],
    ['贱卖国家财产查了没', '国有资产流失'],
    ['大部制改完了没', '机构改革'],
    ['申奥成了没', '北京奥运会'],
  ])('hears in %s the word %s', (question, word) => {
    expect(official(question)).toContain(word)
  })

  it.each([
    ['十五分钟生活圈', '十五计划'],
    ['国考断面水质', '公务员考录'],
    ['雨污分流做了多少', '下岗分流'],
  ])('does not hear in %s the neighbour %s', (question, word) => {
    expect(official(question)).not.toContain(word)
  })
})
