import type { Figure } from '../model.ts'
import { standard } from '../text/normalize.ts'
import { type FigureContext, figuresIn } from './figures.ts'

/**
 * Every amount of a paragraph with what it counts: 共立提案363件 is 提案 363 件; 首次反馈解决率、满意率达75.1%、99.1% is two
 * figures. Years come from the sentence, else the section, the period, the report; `yearTo` is null for a single year.
 * Words and amounts are told in the script and with the marks of the paragraph.
 */
export function findFigures(written: string, context: FigureContext): Figure[] {
  const text = standard(written)
  const figures = figuresIn(text, context)
  if (text === written) return figures
  const asWritten = (words: string): string => {
    const at = text.indexOf(words)
    return at < 0 ? words : written.slice(at, at + words.length)
  }
  return figures.map((figure) => ({
    ...figure,
    text: written.slice(figure.start, figure.end),
    what: asWritten(figure.what),
    whose: figure.whose === null ? null : asWritten(figure.whose),
  }))
}
