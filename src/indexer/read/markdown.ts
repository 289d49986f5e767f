import type { Warning } from '../../model.ts'
import type { Line, SourceText } from '../lines.ts'
import { makeLine } from './line.ts'
import { showInline } from './markdown-inline.ts'

const HEADING = /^ {0,3}(#{1,6})(?!#)(.*)$/u
const HEADING_IN_TEXT = /^#{1,6}[ \t\u3000]+\S/u
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,}|={3,}[ \t]*)$/u
const UNDERLINE = /^ {0,3}(=+|-{2,})[ \t]*$/u
const FENCE = /^ {0,3}(?:```|~~~)/u
const BULLET = /^[ \t]*[-*+][ \t]+(?!\d{1,3}\s*-\s*$)(?=\S)/u
const NUMBERED = /^[ \t]*\d{1,2}\\?[.)]\s/u
const QUOTE = /^[ \t]{0,3}(?:>[ \t]?)+/u
const TABLE_ROW = /^[ \t]*\|.*\|[ \t]*$/u
const TABLE_RULE = /^\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+(?:[ \t]*:?-{2,}:?[ \t]*)?$/u
const LINK_DEFINITION = /^ {0,3}\[[^\]^]{1,100}\]:\s+\S+/u
const TAG_BREAK = /<br\s*\/?>|<\/(?:p|div|tr|li|h[1-6]|table|center)>/giu
/** A setext heading (underlined) longer than this is a paragraph above a rule. */
const LONGEST_UNDERLINED = 40

/** True if a text that is not called Markdown is written in it: its first line, or two others, are headings with #. */
export function looksLikeMarkdown(text: string): boolean {
  const rows = rowsOf(text).filter((row) => row.trim())
  if (HEADING_IN_TEXT.test(rows[0] ?? '')) return true
  return rows.filter((row) => HEADING_IN_TEXT.test(row)).length >= 2
}

/** Replaces <!-- comments --> by their line ends, so that numbers of lines stay right; each is told in a warning. */
function withoutComments(text: string, warnings: Warning[]): string {
  let shown = ''
  let end = 0
  let line = 1
  // Without a regular expression: it would look for the end of each comment that has none through the whole file.
  for (let at = text.indexOf('<!--'); at >= 0; at = text.indexOf('<!--', end)) {
    const close = text.indexOf('-->', at + 4)
    if (close < 0) break
    const comment = text.slice(at, close + 3)
    line += rowsOf(text.slice(end, at)).length - 1
    warnings.push({ code: 'comment-dropped', message: `注释，不算正文：${comment}`, line })
    shown += text.slice(end, at) + comment.replace(/[^\r\n]/gu, '')
    line += rowsOf(comment).length - 1
    end = close + 3
  }
  return shown + text.slice(end)
}

function rowsOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/u)
}

/** The text without the marks at its end; a pattern would try every run of them inside. */
function withoutEnd(text: string, marks: string): string {
  let end = text.length
  while (end > 0 && marks.includes(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}

/** A heading with #, its marks in front and behind taken off; null for any other row. */
function headingOf(row: string): { level: number; text: string } | null {
  const [, marks, rest] = HEADING.exec(row) ?? []
  if (marks === undefined || rest === undefined) return null
  const text = rest.replace(/^[ \t\u3000]+/u, '')
  return { level: marks.length, text: withoutEnd(withoutEnd(withoutEnd(text, ' \t'), '#'), ' \t') }
}

function cells(row: string): string {
  const inner = row.trim().replace(/^\|/u, '').replace(/\|$/u, '')
  return inner
    .split(/(?<!\\)\|/u)
    .map((cell) => cell.trim())
    .join(' | ')
}

/**
 * Reads decoded Markdown: marks go, text stays verbatim, # gives `headingLevel` (which OCR misuses: only reported), rows
 * of tables are lines with ' | ' between cells. Lines that end where their block ends (list items, rows) are `whole`.
 */
export function readMarkdown(source: string): SourceText {
  const warnings: Warning[] = []
  const lines: Line[] = []
  const rows = rowsOf(withoutComments(source, warnings))
  let blank = 0
  let fenced = false

  function unseen(what: string, number: number): void {
    const message = `页面上不显示，已略去：${what}`
    warnings.push({ code: 'not-shown', message, line: number })
  }

  function add(markdown: string, number: number, more: Partial<Line>): void {
    for (const piece of markdown.split(TAG_BREAK)) {
      const shown = fenced ? { text: piece, bold: false, unseen: [] } : showInline(piece)
      for (const what of shown.unseen) unseen(what, number)
      const line = makeLine(shown.text, number, { bold: shown.bold, blankBefore: blank, ...more })
      if (!line.text.trim()) continue
      line.text = line.text.replace(/^[ \t]+/u, '')
      lines.push(line)
      blank = 0
    }
  }

  for (const [index, row] of rows.entries()) {
    const number = index + 1
    const next = rows[index + 1] ?? ''
    if (FENCE.test(row)) fenced = !fenced
    else if (!row.trim()) blank += 1
    else if (fenced) add(row, number, {})
    else if (isUnderline(row, rows, index)) markUnderlined(lines.at(-1), row)
    else if (RULE.test(row) || TABLE_RULE.test(row.trim())) blank += 1
    else if (LINK_DEFINITION.test(row)) unseen(row.trim(), number)
    else if (TABLE_ROW.test(row)) add(cells(row), number, { whole: true })
    else {
      const heading = headingOf(row)
      if (heading) {
        if (heading.text) add(heading.text, number, { headingLevel: heading.level })
        continue
      }
      const item = BULLET.test(row) || NUMBERED.test(row)
      const ends = !next.trim() || BULLET.test(next) || NUMBERED.test(next) || HEADING.test(next)
      // No sentence goes on in a table.
      const beforeTable = TABLE_ROW.test(rows.slice(index + 1, index + 4).find((its) => its.trim()) ?? '')
      add(row.replace(QUOTE, '').replace(BULLET, ''), number, { whole: (item && ends) || beforeTable })
    }
  }
  return { format: 'md', lines, overrides: null, warnings }
}

function isUnderline(row: string, rows: string[], index: number): boolean {
  const above = rows[index - 1] ?? ''
  const opens = !(rows[index - 2] ?? '').trim()
  return UNDERLINE.test(row) && opens && !!above.trim() && above.trim().length <= LONGEST_UNDERLINED
}

function markUnderlined(line: Line | undefined, underline: string): void {
  if (line && line.headingLevel === null) line.headingLevel = underline.trim().startsWith('=') ? 1 : 2
}
