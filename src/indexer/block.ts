import type { Line } from './lines.ts'

/**
 * A source line after cleaning: what the stages work on. `text` has no spaces beside Chinese characters, is in
 * simplified script, its marks in full width; `written` is the same, unit for unit, as it stands in the file.
 */
export interface CleanLine {
  text: string
  written: string
  /** As in the file but trimmed, runs of spaces made one: the gap in 葛国庆 or between two halves of a headline. */
  spaced: string
  /** The line begins with at least two columns of space. */
  indented: boolean
  /** Columns it takes, its indent included: a Chinese character is 1, a Latin one .5. */
  width: number
  source: Line
}

/** A run of text that belongs together, with the source line of every part. */
export interface Block {
  text: string
  /** What is shown and quoted: `text` in the script and with the marks of the file. */
  written: string
  /** Only of use while the block is one line: the line with its inner gaps. */
  spaced: string
  /** Where each source line begins in `text`; the first entry is at 0. */
  starts: { offset: number; line: number }[]
  headingLevel: number | null
  bold: boolean
  blankBefore: number
  /** Set on a line that stands for itself: a headline, a byline, a short line without an end mark. */
  alone: boolean
}

/** 1-based source line at an offset of a block. */
export function lineAt(block: Block, offset: number): number {
  let line = block.starts[0]?.line ?? 0
  for (const start of block.starts) if (start.offset <= offset) line = start.line
  return line
}

/** The part of a block from `start` to `end`, its lines kept, leading and trailing space left out. */
export function sliceBlock(block: Block, start: number, end: number): Block {
  let from = start
  let to = end
  while (from < to && /\s/u.test(block.text.charAt(from))) from += 1
  while (to > from && /\s/u.test(block.text.charAt(to - 1))) to -= 1
  const text = block.text.slice(from, to)
  const starts = [{ offset: 0, line: lineAt(block, from) }]
  for (const s of block.starts)
    if (s.offset > from && s.offset < to) starts.push({ offset: s.offset - from, line: s.line })
  const whole = from === 0 && to === block.text.length
  const written = block.written.slice(from, to)
  return { ...block, text, written, spaced: whole ? block.spaced : written, starts }
}

/** Two blocks as one, `glue` between them. */
export function joinBlocks(a: Block, b: Block, glue = ''): Block {
  const shift = a.text.length + glue.length
  return {
    ...a,
    text: a.text + glue + b.text,
    written: a.written + glue + b.written,
    spaced: a.spaced + (glue || '') + b.spaced,
    starts: [...a.starts, ...b.starts.map((s) => ({ offset: s.offset + shift, line: s.line }))],
    alone: a.alone && b.alone,
  }
}

/** A block made of one clean line. */
export function blockOf(line: CleanLine): Block {
  return {
    text: line.text,
    written: line.written,
    spaced: line.spaced,
    starts: [{ offset: 0, line: line.source.number }],
    headingLevel: line.source.headingLevel,
    bold: line.source.bold,
    blankBefore: line.source.blankBefore,
    alone: false,
  }
}
