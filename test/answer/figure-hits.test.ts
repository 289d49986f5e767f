import { describe, expect, it } from 'vitest'
import { createCorpus } from '../../src/answer/corpus.ts'
import { bestFigure, figureHits } from '../../src/answer/figure-hits.ts'
import { matchConcept } from '../../src/answer/match.ts'
import { rank, rankFirst } from '../../src/answer/rank.ts'
import { createSegmenter } from '../../src/text/segment.ts'
import { engineOver, libraryOf, reportsOf } from '../support/library.ts'
import { MADE_UP } from '../support/made-up-reports.ts'

describe('the best figure of a paragraph', () => {
  const reports = reportsOf(MADE_UP)
  const engine = engineOver(reports)
  const corpus = createCorpus(libraryOf(reports), createSegmenter())
  const units = reports.flatMap(({ id }) => corpus.units(id))

  const questions = [
    '2023年苍岭政协收到提案多少件',
    '苍岭政协提案一共多少件',
    '参加视察的委员有多少',
    '苍岭2023年GDP增长多少',
    '苍岭2023年造林目标是多少亩',
    '最近几年泽浦水产品产量',
    '溪畔夜话办了几场',
    '苍岭新增就业多少人',
    '花了多少钱',
    '书香政协是什么',
  ]

  it.each(questions)('is the first of all of them, for each paragraph and %s', (question) => {
    const { query } = engine.ask(question, null)
    for (const unit of units) {
      const matches = query.concepts.map((concept) => matchConcept(concept, unit.folded))
      expect(bestFigure(query, unit, matches)).toEqual(figureHits(query, unit, matches)[0] ?? null)
    }
  })

  it.each(questions)(
    'is not looked for in vain: the first paragraph is that of the whole ranking, for %s',
    (question) => {
      const { query } = engine.ask(question, null)
      for (const intent of [query.intent, 'number'] as const) {
        const asked = { ...query, intent }
        for (let from = 0; from < units.length; from += 6) {
          const some = units.slice(from, from + 6).map((unit) => ({ unit, score: 1, prior: 1, unsaid: [] }))
          expect(rankFirst(asked, some)).toEqual(rank(asked, some)[0])
        }
      }
    },
  )
})
