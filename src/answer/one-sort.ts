import type { Figure } from '../model.ts'
import { fold } from '../text/normalize.ts'
import type { Span } from '../text/sentences.ts'
import type { Unit } from './corpus.ts'
import { matchConcept } from './match.ts'
import type { Query } from './turn.ts'

/** From this on a word of the question names the sort. */
const MET = 0.3

/**
 * 对毒品犯罪坚持零容忍，批捕280人: of one sort only, where the question names none and the report may tell all.
 */
const ITEM_MARK = /^\s*(?:[一二三四五六七八九十]{1,3}[是、]|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、])/u
const OF_A_SORT =
  /^(?:依法)?(?:对|针对|严[惩打查]|从[严重快]\p{Script=Han}{0,8}|打击|惩[治处])(?<sort>[^,，。;；]{2,40}?)(?:犯罪|案件|案|行为|违法)/u
const ONE_SORT = 0.7

/** 涉企案件 where cases are asked: the name itself says of which sort. */
const SORT_NAMED = /^(?<sort>.{2,12}?)(?:案件|犯罪)$/u
const SORT_IN_NAME = 0.9

/** What a figure is worth by whether its sentence speaks of one sort of what is counted, and whether the question does. */
export function sortFit(query: Query, { folded }: Unit, sentence: Span, { start, what }: Figure): number {
  const inName = SORT_NAMED.exec(fold(what))?.groups?.sort
  const isNamed = (sort: string) =>
    /各类|所有|全[省市县区部]/u.test(sort) ||
    query.concepts.some((concept) => !concept.bonus && matchConcept(concept, sort) >= MET)
  if (inName !== undefined && !isNamed(inName)) return SORT_IN_NAME
  const told = folded.slice(sentence.start, start)
  const sort = OF_A_SORT.exec(told.replace(ITEM_MARK, ''))?.groups?.sort
  return sort === undefined || isNamed(sort) ? 1 : ONE_SORT
}
