import { describe, expect, it } from 'vitest'
import { builtinVocabulary } from '../../../src/answer/vocabulary/builtin.ts'
import { createVocabulary } from '../../../src/answer/vocabulary/vocabulary.ts'
import { fold } from '../../../src/text/normalize.ts'

const vocabulary = createVocabulary(builtinVocabulary)

function official(question: string): string[] {
  return vocabulary.expand(fold(question)).flatMap((found) => found.official)
}

describe('plain words for what is said of anything', () => {
  it.each([
    ['网上讲课有几个人听', '线上'],
    ['晚上开了几回会', '夜间'],
    ['干部哪天下村', '到村'],
    ['办了几期培训班', '集中培训'],
    ['找出来多少毛病', '发现'],
    ['挨打的女人咋保护', '人身安全保护令'],
    ['骗老年人的抓了几个', '养老诈骗'],
    ['这些事里哪件分最低', '得分最低'],
    ['有几成人看病不用出县', '县域内就诊率'],
    ['天好的日子多不多', '优良天数'],
  ])('hears in %s the word %s', (question, word) => {
    expect(official(question)).toContain(word)
  })
})
