import { describe, expect, it } from 'vitest'
import { builtinVocabulary } from '../../../src/answer/vocabulary/builtin.ts'
import { createVocabulary } from '../../../src/answer/vocabulary/vocabulary.ts'
import { fold } from '../../../src/text/normalize.ts'

const vocabulary = createVocabulary(builtinVocabulary)

function official(question: string): string[] {
  return vocabulary.expand(fold(question)).flatMap((found) => found.official)
}

describe('plain words for the terms of courts, councils, schools and services', () => {
  it.each([
    ['局长上法庭的有几成', '负责人出庭应诉'],
    ['一个法官一年办几个案', '法官人均结案'],
    ['老赖抓进去几个', '司法拘留'],
    ['替公家打官司打了几件', '公益诉讼'],
    ['拦住被骗的人多少', '预警劝阻'],
    ['能照顾瘫痪老人的床有多少', '护理型床位'],
    ['毕业生去向咋样', '毕业去向落实率'],
    ['门槛费降了没', '起付线'],
    ['没立的提案有几条', '不予立案'],
    ['把局长叫来问了几回', '专题询问'],
    ['带着法去查了几次', '执法检查'],
    ['关起来查的官有几个', '留置'],
    ['办不成事找谁', '办不成事反映窗口'],
    ['几成人上高中', '高中阶段毛入学率'],
    ['秤准不准查了没', '计量'],
    ['审下来的决算', '审议通过'],
    ['年年查的是哪件事', '跟踪监督'],
    ['人心聚起来了没', '凝聚共识'],
    ['问老百姓了没有', '听取意见'],
    ['送了多少兵', '征兵'],
    ['接了多少个案子', '受理案件'],
    ['在外地能办身份证吗', '跨省通办'],
    ['几小时能办执照', '企业开办时间'],
  ])('hears in %s the word %s', (question, word) => {
    expect(official(question)).toContain(word)
  })

  it('hears no head of an office in court where a procurator is there', () => {
    expect(official('检察官出庭多少次')).not.toContain('负责人出庭应诉')
  })
})
