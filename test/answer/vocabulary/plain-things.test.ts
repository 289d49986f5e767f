import { describe, expect, it } from 'vitest'
import { builtinVocabulary } from '../../../src/answer/vocabulary/builtin.ts'
import { createVocabulary } from '../../../src/answer/vocabulary/vocabulary.ts'
import { fold } from '../../../src/text/normalize.ts'

const vocabulary = createVocabulary(builtinVocabulary)

function official(question: string): string[] {
  return vocabulary.expand(fold(question)).flatMap((found) => found.official)
}

describe('plain words for things', () => {
  it.each([
    ['龙卷风刮倒多少房', '强对流'],
    ['小龙虾养了多少', '稻渔'],
    ['母猪还有几头', '能繁母猪'],
    ['流浪狗咬人管不管', '养犬'],
    ['盒饭谁来查', '校园餐'],
    ['肺癌查了多少人', '癌症筛查'],
    ['洗肾能报几成', '血液透析'],
    ['真金白银给了多少', '财政资金'],
    ['红本本发了几本', '不动产登记'],
    ['地契发完了没', '确权登记颁证'],
    ['判决书上网了吗', '裁判文书'],
    ['大喇叭装了几个村', '应急广播'],
    ['车皮够不够', '铁路货运'],
    ['小电驴烧起来怎么办', '电动自行车'],
    ['皮影还有人学吗', '非物质文化遗产'],
  ])('hears in %s the word %s', (question, word) => {
    expect(official(question)).toContain(word)
  })

  it.each([
    ['慢性病管了多少人', '艾滋病'],
    ['板栗卖了多少', '核桃'],
    ['啤酒产了多少', '白酒'],
  ])('does not hear in %s the neighbour %s', (question, word) => {
    expect(official(question)).not.toContain(word)
  })
})
