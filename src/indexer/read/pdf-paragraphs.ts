import type { Line } from '../lines.ts'
import { markOf } from '../marks.ts'
import { makeLine } from './line.ts'
import { endsEarly, type PdfRow } from './pdf-rows.ts'

/** A row and where in the document it stands. */
export interface PlacedRow extends PdfRow {
  /** 1-based. */
  page: number
  /** From the left, 0 across columns. */
  column: number
  /** What it is if it is known not to be text of the report, else null. */
  furniture: string | null
}

/** Type larger than the body's by this is a heading's. */
const LARGER = 1.12
const BOLD_NAME = /bold|heavy|black/iu
/** If fewer rows are indented (or stand apart) than this share, paragraphs of the document are not told by it. */
const LEAST_SHARE = 0.03
const SENTENCE_END = /[。！？…][”’）)》]*$/u
const HYPHEN_END = /[A-Za-z][-\u00ad]$/u
const LATIN_END = /[A-Za-z,.;]$/u

/** A line in brackets (the day and the meeting under a title) is complete, wherever it ends. */
const BRACKETED = /^[\s\u3000]*[（(][^（）()]+[）)]$/u

/** A line in the making. */
interface Draft {
  row: PlacedRow
  text: string
  bold: boolean
  /** The last row that went into it. */
  last: PlacedRow
  /** Its beginning is where a paragraph begins, its end where one ends. */
  begins: boolean
  ends: boolean
}

function common<T>(rows: readonly PdfRow[], of: (row: PdfRow) => T): T | undefined {
  const counts = new Map<T, number>()
  for (const row of rows) counts.set(of(row), (counts.get(of(row)) ?? 0) + row.text.length)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/** How paragraphs of a document are told apart, besides by lines that end early. */
interface Custom {
  indents: boolean
  gaps: boolean
}

/**
 * Does `row` begin a paragraph after `last`, in the same column or the next one? Null if neither layout nor the way the
 * lines end and begin tell it.
 */
function opens(last: PlacedRow, row: PlacedRow, custom: Custom): boolean | null {
  if (row.cells || last.cells) return true
  if (row.opens) return true
  const sameColumn = row.page === last.page && row.column === last.column
  if (sameColumn && row.opens === null) return null
  if (!sameColumn && row.page === last.page && (row.column === 0 || last.column === 0)) return true
  if (!sameColumn && endsEarly(last, row.text)) return true
  if (HYPHEN_END.test(last.text)) return null
  if (!SENTENCE_END.test(last.text)) return false
  // The sentence ends where the line does: what goes on at the margin is the same paragraph, unless it is marked.
  if (markOf(row.text)) return true
  return custom.indents || (custom.gaps && sameColumn) ? false : null
}

function joined(text: string, next: string): string {
  const body = next.replace(/^[\s\u3000]+/u, '')
  return text + (LATIN_END.test(text) && /^[A-Za-z0-9]/u.test(body) ? ' ' : '') + body
}

/**
 * Makes lines of the rows of a document: rows that the layout shows to be one paragraph are one line, `whole` if both
 * its ends are certain; where the layout does not tell, rows stay apart and are not `whole`. Furniture stays by itself.
 */
export function readParagraphs(rows: readonly PlacedRow[]): Line[] {
  const body = rows.filter((row) => row.furniture === null && !row.cells)
  const bodySize = common(body, (row) => Math.round(row.size * 2) / 2) ?? 1
  const bodyFont = common(body, (row) => row.font) ?? ''
  const isCustom = (is: (row: PlacedRow) => boolean) =>
    body.filter(is).length >= Math.max(2, body.length * LEAST_SHARE)
  const custom: Custom = { indents: isCustom((row) => row.indented), gaps: isCustom((row) => row.apart) }

  function isBold({ size, font }: PdfRow): boolean {
    if (size > bodySize * LARGER) return true
    return font !== bodyFont && font !== '' && (BOLD_NAME.test(font) || !BOLD_NAME.test(bodyFont))
  }

  const lines: Line[] = []
  /** Furniture met inside a paragraph that goes on over the page comes after it. */
  let held: Line[] = []
  let draft: Draft | null = null

  function close(): void {
    if (!draft) return
    const { row, text, bold, begins, ends } = draft
    const more = { page: row.page, column: row.column || null, bold, whole: row.cells || (begins && ends) }
    lines.push(makeLine(text, 0, { ...more, blankBefore: row.opens && !row.cells ? 1 : 0 }), ...held)
    held = []
    draft = null
  }

  for (const row of rows) {
    if (row.furniture !== null) {
      held.push(
        makeLine(row.text, 0, { page: row.page, column: row.column || null, furniture: row.furniture }),
      )
      continue
    }
    const bold = isBold(row)
    let opening: boolean | null = !draft || bold !== draft.bold ? true : opens(draft.last, row, custom)
    if (draft && opening === false && BRACKETED.test(draft.text)) opening = null
    if (draft && opening === false) {
      draft.text = joined(draft.text, row.text)
      draft.last = row
      continue
    }
    if (draft) draft.ends = opening === true
    close()
    draft = { row, text: row.text, bold, last: row, begins: opening === true, ends: true }
  }
  close()
  lines.push(...held)
  return lines.map((line, index) => ({ ...line, number: index + 1 }))
}
