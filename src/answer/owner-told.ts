import type { Figure } from '../model.ts'
import { fold } from '../text/normalize.ts'
import { clauseOf, sentenceOf, type Unit } from './corpus.ts'
import { matchConcept } from './match.ts'
import type { Query } from './turn.ts'

/** Says what is measured of a thing, and leaves the thing to what stands before it: 总投资23.6亿元. */
const ATTRIBUTE =
  /^(?:[总年](?:计划|度)?|计划|概算|预计|项目|工程|合同|协议)*(?:投资|投资额|总?规模|面积|长度|全长|总长|里程|产值|造价|金额|资金)(?:总额|总规模|规模)?$/u
const MET = 0.5
/** What such a figure is told of: of two in a row the nearer one. */
const WORKS = /工程|项目|公路|高速|铁路|电站|水库|航道|机场|大桥|隧道|园区|基地|专线|管网/u

/** 安排5亿元资金，支持煤矿安全改造: what money is for stands behind it. */
const PURPOSE =
  /^[^，,。；;]{0,8}[，,]?(?:重点|主要|专门|全部)?(?:支持|用于|扶持|补助|补贴|推动|帮助|保障|奖励)[^。；;]*/u

/**
 * Whether a figure that names only what is measured (总投资) belongs to another thing than the one asked: neither its
 * sentence nor the one before speaks of that thing, or another stands between: 高速公路路基完工，航道整治工程动工，总投资23.6亿元.
 */
export function ofOtherThing(query: Query, unit: Unit, figure: Figure): boolean {
  const name = fold(figure.what)
  if (!ATTRIBUTE.test(name)) return false
  // What the paragraph does not speak of at all tells nothing of whose the figure is.
  const things = query.concepts.filter(
    (concept) =>
      concept.thing &&
      !concept.bonus &&
      matchConcept(concept, name) < MET &&
      matchConcept(concept, unit.folded) >= MET,
  )
  if (things.length === 0) return false
  const sentence = sentenceOf(unit, figure)
  const says = (from: number) =>
    things.some((concept) => matchConcept(concept, unit.folded.slice(from, figure.end)) >= MET)
  if (things.some((concept) => matchConcept(concept, unit.allHeadings) >= MET)) return false
  const purpose = PURPOSE.exec(unit.folded.slice(figure.end, sentence.end))?.[0] ?? ''
  if (things.some((concept) => matchConcept(concept, purpose) >= MET)) return false
  const led = unit.sentences.findLast(({ end }) => end <= sentence.start) ?? sentence
  if (!says(led.start)) return true
  const clauses = unit.clausesAt(sentence)
  const at = clauses.findIndex(({ start }) => start === clauseOf(unit, figure).start)
  const before = clauses[at - 1]
  if (!before || says(before.start)) return false
  return WORKS.test(unit.folded.slice(before.start, before.end))
}
