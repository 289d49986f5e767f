import { closeHanGaps, standard, stripInvisible } from '../text/normalize.ts'
import type { CleanLine } from './block.ts'
import type { Line } from './lines.ts'

/** Digits set apart one by one: '1 9 9 7 年', '7 4 7 7 2 亿元', '4 ． 3 ％'. */
const SPREAD_DIGITS = /(?<![\d０-９] ?)[\d０-９](?: (?:[.．] )?[\d０-９])+(?![\d０-９])/gu
/** From this many three-digit runs on, pairs such as '1 1 ％' are read as one number too; a chance pair stays apart. */
const HABIT = 5

function spreadRuns(texts: readonly string[]): number {
  let count = 0
  for (const text of texts)
    count += text.match(/(?<![\d０-９] ?)[\d０-９](?: [\d０-９]){2,}(?![\d０-９])/gu)?.length ?? 0
  return count
}

function closeDigitGaps(text: string, habit: boolean): string {
  return text.replace(SPREAD_DIGITS, (run) => {
    const digits = run.replace(/[ .．]/gu, '').length
    return digits > 2 || habit ? run.replace(/ /gu, '') : run
  })
}

/** A row of a table keeps its cells apart. */
const CELLS = /\S \| \S/u

/** Wider space before a line centres or sets it right; it is no indent. */
const MOST_INDENT = 2

/** Columns a text takes on a page: a Chinese character or full-width mark 1, anything narrow .5. */
function widthOf(text: string): number {
  let width = 0
  for (const unit of text) width += unit.charCodeAt(0) < 0x2000 ? 0.5 : 1
  return width
}

/**
 * Makes lines comparable without changing a visible character: invisible marks and the spaces a layout put
 * between Chinese characters or between the digits of one number go ('更 好 发 挥', '1 9 9 7 年').
 */
export function cleanLines(lines: readonly Line[]): CleanLine[] {
  const stripped = lines.map((line) => stripInvisible(line.text))
  const habit = spreadRuns(stripped) >= HABIT
  const clean: CleanLine[] = []
  for (const [i, source] of lines.entries()) {
    const raw = stripped[i] ?? ''
    const spaced = raw.trim().replace(/\s+/gu, ' ')
    if (!spaced) continue
    const lead = /^\s*/u.exec(raw)?.[0] ?? ''
    const closed = closeHanGaps(closeDigitGaps(spaced, habit)).trim()
    const written = CELLS.test(spaced) ? closed.replace(/\s*\|\s*/gu, ' | ').trim() : closed
    clean.push({
      text: standard(written),
      written,
      spaced,
      indented: widthOf(lead) >= 1,
      width: widthOf(written) + Math.min(widthOf(lead), MOST_INDENT),
      source,
    })
  }
  return clean
}
