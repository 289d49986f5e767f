import { stripInvisible } from '../../text/normalize.ts'
import type { Line } from '../lines.ts'

const SOFT_HYPHEN_AT_END = /\u00ad\s*$/u

/**
 * Makes a Line of what a reader found. Invisible marks go; a soft hyphen that ends the line is visible there and
 * becomes a hyphen, so that reflow can join the word; spaces at the end go, an indent stays.
 */
export function makeLine(
  text: string,
  number: number,
  more: Partial<Omit<Line, 'text' | 'number'>> = {},
): Line {
  return {
    text: stripInvisible(text.replace(SOFT_HYPHEN_AT_END, '-')).trimEnd(),
    number,
    page: null,
    headingLevel: null,
    bold: false,
    whole: false,
    blankBefore: 0,
    column: null,
    furniture: null,
    ...more,
  }
}
