import { describe, expect, it } from 'vitest'
import { builtinVocabulary } from '../../../src/answer/vocabulary/builtin.ts'
import { createVocabulary } from '../../../src/answer/vocabulary/vocabulary.ts'
import { fold } from '../../../src/text/normalize.ts'

const vocabulary = createVocabulary(builtinVocabulary)

function official(question: string): string[] {
  return vocabulary.expand(fold(question)).flatMap((found) => found.official)
}

describe('plain words for roads, power, homes and land', () => {
  it.each([
    ['货柜装了多少个', '集装箱吞吐量'],
    ['分拨中心有几个', '国家物流枢纽'],
    ['飞线充电管了没', '电动自行车安全隐患全链条整治'],
    ['发电本事多大', '电力装机'],
    ['海上风车立了几台', '海上风电'],
    ['绿证卖了多少', '绿电交易'],
    ['错峰用电还要不要', '有序用电'],
    ['瓶改管改了几户', '管道天然气'],
    ['建筑队有几家', '建筑业'],
    ['卖了多少套', '商品房销售面积'],
    ['拿到房的有几户', '保交房'],
    ['公租有几套', '公租房'],
    ['老管网换了多少公里', '地下管网'],
    ['淹水点治了几个', '城市内涝'],
    ['黑车抓了几辆', '非法营运'],
    ['标准房拿地就开工了没', '拿地即开工'],
  ])('hears in %s the word %s', (question, word) => {
    expect(official(question)).toContain(word)
  })

  it.each([
    ['高速铁路几公里', '高速公路里程'],
    ['油菜籽收了几万吨', '原油产量'],
    ['新能源车造了多少辆', '机动车保有量'],
  ])('does not hear in %s the neighbour %s', (question, word) => {
    expect(official(question)).not.toContain(word)
  })
})
