import type { Figure } from '../model.ts'
import { fold } from '../text/normalize.ts'
import type { Span } from '../text/sentences.ts'
import type { Unit } from './corpus.ts'
import { MET, matchConcept } from './match.ts'
import type { Query } from './turn.ts'

/**
 * 对毒品犯罪坚持零容忍，批捕280人: of one sort only, where the question names none and the report may tell all.
 */
const ITEM_MARK = /^\s*(?:[一二三四五六七八九十]{1,3}[是、]|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、])/u
const OF_A_SORT =
  /^(?:[^,，。;；]{2,16}[,，])?(?:依法)?(?:对|针对|严[惩打查]|从[严重快]\p{Script=Han}{0,8}|打击|惩[治处])(?<sort>[^,，。;；]{2,40}?)(?:犯罪|案件|案|行为|违法)/u
const ONE_SORT = 0.7
/** 受理一、二审刑事案件443件，结案率为100%: what a sentence tells of one branch of the courts' work is not the whole. */
const ONE_BRANCH = 0.85
const BRANCH = /(?<sort>刑事|民商事|民事|行政|执行|国家赔偿)案件/u
const OF_ALL = /各类案件|案件总数|[共总]受理案件|收案/u

/** 涉企案件 where cases are asked: the name itself says of which sort. */
const SORT_NAMED = /^(?:审结|受理|办理|办结|查办|查处|起诉|批捕|[新一共])*(?<sort>.{2,12}?)(?:案件|犯罪)$/u
const SORT_IN_NAME = 0.9
const BRANCH_IN_NAME = 0.7

/** 受理案件37943件（含旧存案件3989件）: a part told aside. */
const ASIDE = /[（(](?:其中)?(?:不?含|包括|其中)[^（()）]*$/u
const ASIDE_REACH = 16

/** 从举报方式看，来信23件；按职级分，…: each figure of such a sentence is of one sort, named by itself. */
const BREAKDOWN = /^\s*(?:从|按照?)[^,，。]{2,16}(?:来?看|[划区]?分类?|统计)[,，]/u
const OF_BREAKDOWN = 0.85

/** What a figure is worth by whether its sentence speaks of one sort of what is counted, and whether the question does. */
export function sortFit(query: Query, { folded }: Unit, sentence: Span, { start, what }: Figure): number {
  if (ASIDE.test(folded.slice(Math.max(0, start - ASIDE_REACH), start)) && !/含|其中|旧存/u.test(query.text))
    return ONE_SORT
  const inName = SORT_NAMED.exec(fold(what))?.groups?.sort
  const isNamed = (sort: string) =>
    /各类|所有|全[省市县区部]/u.test(sort) ||
    query.concepts.some(
      (concept) => !concept.bonus && concept.said.length > 1 && matchConcept(concept, sort) >= MET,
    )
  if (inName !== undefined && !isNamed(inName)) return BRANCH.test(fold(what)) ? BRANCH_IN_NAME : SORT_IN_NAME
  const told = folded.slice(sentence.start, start)
  if (BREAKDOWN.test(told) && !query.text.includes(fold(what).slice(0, 2))) return OF_BREAKDOWN
  const sort = OF_A_SORT.exec(told.replace(ITEM_MARK, ''))?.groups?.sort
  if (sort !== undefined) return isNamed(sort) ? 1 : ONE_SORT
  const branch = OF_ALL.test(told) ? undefined : BRANCH.exec(told)?.groups?.sort
  return branch === undefined || isNamed(branch) ? 1 : ONE_BRANCH
}
