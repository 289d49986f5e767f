import type { Paragraph } from '../model.ts'
import { fold } from '../text/normalize.ts'

/** 市中级人民法院受理9385件: whose it is stands where what is counted would. */
const OWNER = /^(?:其中)?[省市县区州]?(?:本级|(?:中级|高级)?(?:人民)?(?:法院|检察院))$/u

/**
 * What the figures of a paragraph count, folded: by the name they bear; one that bears only its owner's counts what the
 * first of its sentence in the same unit does (全市法院受理案件71436件；其中市中级人民法院受理9385件).
 */
export function figureNamesOf({ figures, text }: Pick<Paragraph, 'figures' | 'text'>): string[] {
  const names = figures.map(({ what }) => fold(what))
  return figures.map(({ unit, start }, i) => {
    const name = names[i] ?? ''
    if (!OWNER.test(name)) return name
    const from = text.lastIndexOf('。', start)
    const first = figures.findIndex((other) => other.start > from && other.unit === unit)
    const counted = names[first] ?? ''
    return first < i && !OWNER.test(counted) ? `${name}${counted}` : name
  })
}
