import { describe, expect, it } from 'vitest'
import { builtinVocabulary } from '../../../src/answer/vocabulary/builtin.ts'
import { createVocabulary } from '../../../src/answer/vocabulary/vocabulary.ts'
import { fold } from '../../../src/text/normalize.ts'

const vocabulary = createVocabulary(builtinVocabulary)

function official(question: string): string[] {
  return vocabulary.expand(fold(question)).flatMap((found) => found.official)
}

describe('plain words for fields, herds, villages and water works', () => {
  it.each([
    ['一亩地收多少', '粮食单产'],
    ['粮耗子抓了几个', '粮食购销领域腐败'],
    ['高标田修了多少', '高标准农田'],
    ['占一补一做到没', '耕地占补平衡'],
    ['大棚房拆了没', '违法占用耕地'],
    ['南繁搞得咋样', '种业振兴'],
    ['鸡粪怎么用', '畜禽粪污资源化利用'],
    ['一号文件说啥', '三农'],
    ['包销签了几家', '订单农业'],
    ['空壳村还剩几个', '集体经济薄弱村'],
    ['土地证发给农民没', '土地确权登记颁证'],
    ['两不愁做到没', '两不愁三保障'],
    ['险库修了几座', '病险水库除险加固'],
    ['大水漫灌改了没', '节水灌溉'],
    ['水利投了多少', '水利投资'],
  ])('hears in %s the word %s', (question, word) => {
    expect(official(question)).toContain(word)
  })
})
