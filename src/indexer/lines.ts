import type { Warning } from '../model.ts'

/** One line of a source as its reader found it, with what the layout said about it. */
export interface Line {
  text: string
  /** 1-based line of the file; for PDF and DOCX a running count in reading order. */
  number: number
  page: number | null
  /** Level of a heading if the format itself says so (Markdown #, Word style, h1–h6), else null. */
  headingLevel: number | null
  /** Set in bold or larger type throughout. */
  bold: boolean
  /** The line is a whole paragraph of its format (DOCX, HTML), not a line broken by a column's width. */
  whole: boolean
  /** Empty lines (or an unusual gap) before this one. */
  blankBefore: number
  /** Column on the page, counted from the left, if the reader knows. */
  column: number | null
  /** Why the reader already knows this line to be furniture (running head, page number …), else null. */
  furniture: string | null
}

/** A file as lines, before anything is understood. */
export interface SourceText {
  format: 'txt' | 'md' | 'pdf' | 'docx' | 'html'
  lines: Line[]
  /** Metadata given in the file's own front matter or in NAME.meta.yaml, unvalidated. */
  overrides: Record<string, unknown> | null
  warnings: Warning[]
}
