import { gazetteer, type Province } from './gazetteer.ts'

/** A province named by one character. Offsets are UTF-16 in the question. */
export interface LetterAsked {
  province: Province
  start: number
  end: number
}

/** Letters that name a province and hardly anything else; the others need 省 or a neighbour behind them. */
const SURE_LETTERS = new Set('粤豫黔浙皖赣鄂湘闽冀鲁桂琼滇蜀陇渝沪苏陕')
/** A province letter counts at the start of a question or clause: 粤去年坐飞机, 和豫比. */
const LETTER_BEFORE = /(?:^|[,，、。?？!\s和跟与同比及从到在对])$/u
const LETTER_AFTER =
  /^(?:\d|[去今明前]年|没|有|的|省|全省|地区?|乡|城|农|养|种|人均|gdp|这|哪|什|怎|咋|啥|多|几|和|跟|与|同|、|比|$|在|给|要|计|打算|准备|财|经|老|娃|村|市|房|修|今|为|能|会|上|十|五)/u

function letterOwner(letter: string): Province | undefined {
  return gazetteer().provinces.find((province) => province.letters.includes(letter))
}

/**
 * Finds provinces named by one character, in the few positions where that is safe: 浙省, 苏浙两省, 川内, 陇上, and 粤,
 * 豫, 黔 at the start of a clause; not 云计算, 鲁迅, 省钱.
 */
export function provinceLetters(question: string): LetterAsked[] {
  const found: LetterAsked[] = []
  const free = (start: number, end: number) => found.every((one) => end <= one.start || start >= one.end)
  const add = (start: number, end: number, letter: string) => {
    const province = letterOwner(letter)
    if (province && free(start, end)) found.push({ province, start, end })
  }
  for (const match of question.matchAll(
    /(\p{Script=Han})(?:省(?![钱力心时事油电内委长外得去略会])|(?<=[川陇黔粤豫蜀滇皖赣湘鄂])(?:内|境内|上(?=[喝种农修的去今乡城治全])))/gu,
  ))
    add(match.index, match.index + match[0].length, match[1] ?? '')
  for (const match of question.matchAll(
    /(\p{Script=Han})[、和跟与]?(\p{Script=Han})(?:[两二](?:省|地|市)|(?:哪|谁)(?:个省|边|家))/gu,
  )) {
    const [, first = '', second = ''] = match
    if (!letterOwner(first) || !letterOwner(second)) continue
    add(match.index, match.index + 1, first)
    const at = match.index + match[0].indexOf(second, 1)
    add(at, at + 1, second)
  }
  for (let start = 0; start < question.length; start += 1) {
    const letter = question.charAt(start)
    if (!SURE_LETTERS.has(letter) || !LETTER_BEFORE.test(question.slice(0, start))) continue
    if (LETTER_AFTER.test(question.slice(start + 1))) add(start, start + 1, letter)
  }
  return found
}
