import { quoteOf } from '../../src/indexer/dropped.ts'
import type { Line, SourceText } from '../../src/indexer/lines.ts'
import type { Report } from '../../src/model.ts'
import { stripInvisible } from '../../src/text/normalize.ts'

/** What can be seen of a text: no white space, no invisible marks. */
export function visible(text: string): string {
  return stripInvisible(text).replace(/\s/gu, '')
}

/** Everything that reports hold of their file, piece by piece: headings, paragraphs, identity lines, quoting warnings. */
export function piecesOf(reports: readonly Report[]): string[] {
  return reports.flatMap((report) => [
    ...report.sections.map((section) => section.title),
    ...report.paragraphs.map((paragraph) => paragraph.text),
    ...report.identity,
    ...report.warnings.flatMap((warning) => quoteOf(warning) ?? []),
  ])
}

/** How often each character stands in a text, to compare texts whatever their order. */
function tally(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const unit of text) counts.set(unit, (counts.get(unit) ?? 0) + 1)
  return counts
}

/** Characters that the source has and the pieces lack, and the other way round. */
export function difference(source: string, pieces: readonly string[]): { lost: string; doubled: string } {
  const there = tally(visible(source))
  const here = tally(visible(pieces.join('')))
  let lost = ''
  let doubled = ''
  for (const unit of new Set([...there.keys(), ...here.keys()])) {
    const missing = (there.get(unit) ?? 0) - (here.get(unit) ?? 0)
    if (missing > 0) lost += unit.repeat(missing)
    else doubled += unit.repeat(-missing)
  }
  return { lost, doubled }
}

/** Plain text as a reader hands it on, one line per row. */
export function sourceOf(text: string, changes: Partial<SourceText> = {}): SourceText {
  const lines: Line[] = []
  let blankBefore = 0
  for (const [i, row] of text.split('\n').entries()) {
    if (!row.trim()) {
      blankBefore += 1
      continue
    }
    lines.push({
      text: row,
      number: i + 1,
      page: null,
      headingLevel: null,
      bold: false,
      whole: false,
      blankBefore,
      column: null,
      furniture: null,
    })
    blankBefore = 0
  }
  return { format: 'txt', lines, overrides: null, warnings: [], ...changes }
}
