import { describe, expect, it } from 'vitest'
import { builtinVocabulary } from '../../../src/answer/vocabulary/builtin.ts'
import { createVocabulary } from '../../../src/answer/vocabulary/vocabulary.ts'
import { fold } from '../../../src/text/normalize.ts'

const vocabulary = createVocabulary(builtinVocabulary)

function official(question: string): string[] {
  return vocabulary.expand(fold(question)).flatMap((found) => found.official)
}

describe('plain words for offices and places', () => {
  it.each([
    ['公家欠了多少钱', '政府'],
    ['公立大学一个学生拨多少', '公办高校'],
    ['环保局罚了几家', '生态环境部门'],
    ['大马路修了几条', '城市道路'],
    ['小巷里的灯装了没', '背街小巷'],
    ['校门口的小摊管了吗', '校园周边'],
    ['茅坑改了多少个', '卫生厕所'],
    ['四合院修了几座', '院落'],
    ['泥屋还有人住吗', '农村危房'],
    ['菜市改了几个', '农贸市场'],
    ['田埂硬化了多少', '田间道路'],
    ['戈壁滩种活了多少', '荒漠化'],
    ['鱼塘清了几口', '坑塘'],
    ['充电口装了几个', '充电桩'],
    ['乱坟岗怎么办', '殡葬'],
  ])('hears in %s the word %s', (question, word) => {
    expect(official(question)).toContain(word)
  })

  it.each([
    ['国税局收了多少', '地税'],
    ['火葬场建了几个', '养老机构'],
    ['丝绸之路走了多少年', '茧丝绸'],
  ])('does not hear in %s the neighbour %s', (question, word) => {
    expect(official(question)).not.toContain(word)
  })
})
