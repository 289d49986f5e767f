import { describe, expect, it } from 'vitest'
import { builtinVocabulary } from '../../../src/answer/vocabulary/builtin.ts'
import { createVocabulary } from '../../../src/answer/vocabulary/vocabulary.ts'
import { fold } from '../../../src/text/normalize.ts'

const vocabulary = createVocabulary(builtinVocabulary)

function official(question: string): string[] {
  return vocabulary.expand(fold(question)).flatMap((found) => found.official)
}

describe('plain words for persons', () => {
  it.each([
    ['庄稼汉今年有啥好处', '农民'],
    ['放羊的有多少户搬了', '牧民'],
    ['给护林的发了多少工钱', '生态护林员'],
    ['打工者去了多少个', '农民工'],
    ['泥瓦匠有多少', '建筑业'],
    ['开公交的招了几个', '公交'],
    ['毕业娃安排了多少', '高校毕业生'],
    ['教书匠配齐了没', '教师'],
    ['白大褂下去了几批', '医务人员'],
    ['管事的换了几个', '主要负责人'],
    ['赃官抓了几个', '腐败分子'],
    ['坐牢的有几个', '服刑人员'],
    ['兵哥哥的家里有人管吗', '军人'],
    ['台湾兄弟来了多少', '台湾同胞'],
    ['尼姑归谁管', '宗教界人士'],
  ])('hears in %s the word %s', (question, word) => {
    expect(official(question)).toContain(word)
  })

  it('hears no village head where a new village grows tall', () => {
    expect(vocabulary.expand(fold('新村长高了吗'), ['新村', '长高', '了', '吗'])).toEqual([])
    expect(official('村长换了几个')).toContain('村委会主任')
  })
})
