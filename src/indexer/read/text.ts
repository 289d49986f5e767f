import type { Line, SourceText } from '../lines.ts'
import { makeLine } from './line.ts'
import { withRows } from './text-rows.ts'

const LINE_END = /\r\n|\n|\r/u
/** Breaks inside a numbered line: vertical tab, next line, line and paragraph separator. A form feed is a page break. */
const INNER_BREAK = /[\v\u0085\u2028\u2029]/u

/**
 * Reads decoded plain text line by line, verbatim. Empty lines are counted in `blankBefore` of the next line; pages are
 * numbered if the text holds form feeds, else null.
 */
export function readPlainText(text: string): SourceText {
  const lines: Line[] = []
  const paged = text.includes('\f')
  let page = 1
  let blank = 0
  for (const [index, row] of text.split(LINE_END).entries()) {
    const sheets = row.split('\f')
    for (const [sheet, part] of sheets.entries()) {
      if (sheet > 0) page += 1
      for (const piece of part.split(INNER_BREAK)) {
        const line = makeLine(piece, index + 1, { page: paged ? page : null, blankBefore: blank })
        if (line.text.trim()) {
          lines.push(line)
          blank = 0
        } else if (sheets.length === 1) blank += 1
      }
    }
  }
  return { format: 'txt', lines: withRows(lines), overrides: null, warnings: [] }
}
