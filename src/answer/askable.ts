import type { Figure } from '../model.ts'

/** 向市委请示报告6次, 在浙就业2300万人: the noun behind it is whom or where it was done. */
const BEHIND = /[向对为给与同从由在被把将]$/u
/** 学生的学杂费, 补助了生活费, 最高可处, 计划新: cut out of a sentence, no name of a thing. */
const CUT_OUT =
  /[的了着过可]|逐|最[高低多少大]|[新处达至出入到成为约超近再每]$|^(?:计划|首期|首批|其|该|本|所|又|还|再|并|使|让|令|共|总|先后|累计|已|正|新)/u
/** Money and works are counted by no persons: 学杂费 of 1700万名学生. */
const NO_PERSONS = /(?:费|金|款|工程|项目|行动|计划|政策|制度|机制|品|[路桥港站])$/u
const PERSONS = /^(?:人|名|位|人次)$/u

/** Whether the name of a figure, as it stands in its paragraph's text, reads as a thing in a question of how many. */
export function isAskable(
  text: string,
  { what, unit, start }: Pick<Figure, 'what' | 'unit' | 'start'>,
): boolean {
  const at = text.lastIndexOf(what, start)
  if (at > 0 && BEHIND.test(text.slice(0, at))) return false
  return !CUT_OUT.test(what) && !(PERSONS.test(unit) && NO_PERSONS.test(what))
}
