import { gazetteer } from '../answer/understand/gazetteer.ts'
import { ORDINARY_NAMES } from '../answer/understand/ordinary-names.ts'

const LONGEST = 5
const SHORTEST = 2
const BEFORE = /^(?:关于)?(?:[12]\d{3}年度?)?/u
/** 深圳2015年…, 福州政协…: what shows that the name has ended, and that it is whose report this is. */
const OWNED = /^(?:[12]\d{3}|人大|人民|政协|政府|法院|检察|中院|市委|省委|两会|统计)/u

/**
 * The place that a title or a file's name begins with, without its rank: 福州水利局2017 in a text that speaks of 福州
 * gives 福州市. Null for names that are ordinary words or borne by several places, and for those the text never says
 * unless a year or body follows.
 */
export function barePlaceAtStart(heading: string, texts: readonly string[]): string | null {
  const rest = heading.replace(BEFORE, '')
  for (let length = LONGEST; length >= SHORTEST; length -= 1) {
    const name = rest.slice(0, length)
    const [place, other] = gazetteer().byName.get(name) ?? []
    if (!place || other || place.name === name || ORDINARY_NAMES.has(name)) continue
    const said = OWNED.test(rest.slice(length)) || texts.some((text) => text.includes(name))
    return said ? place.name : null
  }
  return null
}
