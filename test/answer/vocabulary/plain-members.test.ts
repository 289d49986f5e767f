import { describe, expect, it } from 'vitest'
import { builtinVocabulary } from '../../../src/answer/vocabulary/builtin.ts'
import { createVocabulary } from '../../../src/answer/vocabulary/vocabulary.ts'
import { fold } from '../../../src/text/normalize.ts'

const vocabulary = createVocabulary(builtinVocabulary)

function official(question: string): string[] {
  return vocabulary.expand(fold(question)).flatMap((found) => found.official)
}

describe('plain words for members, courts, offices and the country', () => {
  it.each([
    ['交上来的点子登记了吗', '立案'],
    ['意见有回应没', '办复'],
    ['跟局长谈了几回', '对口协商'],
    ['去一线转了多少圈', '调研'],
    ['新补的委员有几个', '增补'],
    ['大夫下乡几趟', '义诊'],
    ['旧规定改了几部', '修订'],
    ['一年判犯人多少', '判处罪犯'],
    ['贪官判了几个', '职务犯罪'],
    ['厂子倒了工人怎么办', '破产'],
    ['要公家告状的有几件', '公益诉讼'],
    ['漏网的坏人追回来没', '追捕'],
    ['少管企业了没', '简政放权'],
    ['救火队有几支', '消防'],
    ['江水清不清', '水质'],
    ['荒山变绿多少', '造林'],
    ['受制于人的东西搞定没', '核心技术'],
    ['老墙有人修吗', '文物'],
    ['退伍的有工作吗', '退役军人'],
    ['邻居国家处得好吗', '睦邻'],
  ])('hears in %s the word %s', (question, word) => {
    expect(official(question)).toContain(word)
  })

  it.each([
    ['好事多磨', '民生实事'],
    ['老房子改造几套', '文物'],
    ['家底有多厚', '地区生产总值'],
  ])('does not hear in %s the neighbour %s', (question, word) => {
    expect(official(question)).not.toContain(word)
  })
})
