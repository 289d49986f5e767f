import { type Block, blockOf, type CleanLine, joinBlocks } from './block.ts'
import { columnWidth, NARROWEST } from './column-width.ts'
import type { Dropped } from './dropped.ts'
import { isPart } from './headings.ts'
import {
  beginsArticle,
  beginsOccasion,
  continuesOccasion,
  isOccasion,
  isWholeIdentity,
  presenterOf,
} from './identity-words.ts'
import { beginsNext, endsSentence, isSalutation, type MarkKind, markOf } from './marks.ts'
import { isMasthead } from './masthead.ts'
import { splitsWord } from './split-words.ts'

/** A first line is indented by two characters; justified newspaper columns give or take one and a half. */
const INDENT = { least: 1.5, most: 3.5 }
/** A line this much narrower than its column ends a paragraph; marks hanging over the edge give or take one. */
const SHORT_BY = 1.5
/** No line of a column is this many times wider than it. */
const FAR_PAST = 2
/** Neighbouring lines on each side that tell the width of a column. */
const NEIGHBOURS = 6
/** Lines after a break that tell what column follows. */
const AHEAD = 10
/** Longest title on a line of its own without a number; a numbered one that has not ended after so many is a paragraph. */
const LONGEST_PLAIN = 45
const LONGEST_HEADING = 90

/** A block so long ends with its sentence; one that never ends a sentence is cut at all events. */
const [LONG_BLOCK, LONGEST_BLOCK] = [3_000, 12_000]
/** Lines that a format calls paragraphs but that are broken like a column: so many of one width. */
const WRAPPED = 0.5

const CONTINUES = /^[，。；：、？！,;:?!）)》”’」』%％…]|^(?:是|为)[：:]/u
const LEFT_OPEN = /[，、：:,《“‘（(「『—]$|^[一二三四五六七八九十]{1,2}[是要]$/u
const OPEN_PAIRS: Readonly<Record<string, string>> = { '《': '》', '“': '”', '（': '）', '(': ')' }

/** Does the text hold a bracket or quotation, opened within its last 60 characters, that is not closed yet? */
function isOpen(text: string): boolean {
  const tail = text.slice(-60)
  for (const [open, close] of Object.entries(OPEN_PAIRS)) {
    const opened = tail.lastIndexOf(open)
    if (opened >= 0 && tail.indexOf(close, opened) < 0) return true
  }
  return false
}

/** Share of the lines around that have an empty line before them. */
function blankShare(lines: readonly CleanLine[], at: number, reach: number): number {
  const near = lines.slice(Math.max(1, at - reach), at + reach + 1)
  return near.length < 3 ? 0 : near.filter((line) => line.source.blankBefore > 0).length / near.length
}

/** From this share on blank lines mean nothing (a layout exported line by line). */
const BLANKS_EVERYWHERE = 0.7

interface Place {
  block: Block
  /** The line the block began with. */
  opened: CleanLine
  previous: CleanLine
  next: CleanLine
  /** Width of the column the block stands in, and of what follows. */
  column: number | null
  ahead: number | null
  /** An empty line before `next` that means something. */
  gap: boolean
  /** Paragraphs here are parted by empty lines. */
  gaps: boolean
  style: Style
}

/** What the file as a whole tells of its layout. */
interface Style {
  /** Paragraphs begin with a space of two characters. */
  indents: boolean
  /** First lines are narrower by two characters, though the space itself is lost. */
  narrowFirst: boolean
  /** The format calls every line a paragraph, but they are broken like a column. */
  wrappedWhole: boolean
  /** Kinds of numbering whose headings stand on lines of their own. */
  standing: ReadonlySet<MarkKind>
}

function isWrappedWhole(lines: readonly CleanLine[]): boolean {
  const wide = lines.filter((line) => line.width >= NARROWEST)
  const column = columnWidth(wide, 0, wide.length)
  const alike = wide.filter((line) => column !== null && Math.abs(line.width - column) <= 1)
  return wide.length > 10 && alike.length >= wide.length * WRAPPED
}

/** Reads the style of a file off the lines that follow a paragraph's end, and off its short numbered lines. */
function styleOf(lines: readonly CleanLine[]): Style {
  const share = lines.filter((line) => line.indented).length / Math.max(1, lines.length)
  const standing = new Set<MarkKind>()
  let ends = 0
  let narrow = 0
  for (const [i, line] of lines.entries()) {
    const column = columnWidth(lines, i - NEIGHBOURS, i + NEIGHBOURS)
    if (column === null) continue
    const mark = markOf(line.text)
    const [first, second] = [lines[i + 1], lines[i + 2]]
    const short = (one: CleanLine | undefined) =>
      one !== undefined && one.width < column - INDENT.most && !/[。！？；：]/u.test(one.text)
    if (mark && !/[。！？；：]/u.test(line.text) && (short(line) || short(first))) standing.add(mark.kind)
    const ended = endsSentence(line.text) && line.width < column - INDENT.most
    if (!ended || !first || !second || endsSentence(first.text) || markOf(first.text)) continue
    const missing = second.width - first.width
    if (missing < -1) continue
    ends += 1
    if (missing >= INDENT.least && missing <= INDENT.most) narrow += 1
  }
  const wrappedWhole = lines.some((line) => line.source.whole) && isWrappedWhole(lines)
  return {
    wrappedWhole,
    indents: share > 0.02 && share < 0.7,
    narrowFirst: narrow >= 2 && narrow >= ends * 0.4,
    standing,
  }
}

function looksIndented({ next, ahead, column, style }: Place): boolean {
  if (style.indents) return next.indented
  if (!style.narrowFirst) return false
  const width = ahead ?? column
  if (width === null) return false
  const missing = width - next.width
  return missing >= INDENT.least && missing <= INDENT.most && !endsSentence(next.text)
}

/** Numbering that opens a new paragraph wherever a sentence has ended before it. */
const HEADS: ReadonlySet<MarkKind> = new Set<MarkKind>(['division', 'han', 'hanParen', 'article', 'arabic'])

function joinsFinished(place: Place): boolean {
  const { block, previous, next, column, gap, gaps, style } = place
  if (block.text.length > LONG_BLOCK) return false
  if (CONTINUES.test(next.text) && !/^[》”）)]/u.test(next.text)) return true
  if (HEADS.has(markOf(next.text)?.kind ?? 'dash')) return false
  if (column === null || previous.width < column - SHORT_BY || gap || isSalutation(block.text)) return false
  if (style.indents) return !next.indented
  if (Math.abs(next.width - column) > INDENT.most && !endsSentence(next.text)) return false
  return gaps || !looksIndented(place)
}

/** May the block, one line so far, be a title without a number? */
function isPlainTitle(place: Place): boolean {
  const { block, opened, previous, column, next, gap, ahead, gaps, style } = place
  const { text } = block
  const couplet =
    block.starts.length === 2 && column === null && next.source.blankBefore > 0 && text.length <= 30
  if ((block.starts.length > 1 && !couplet) || text.length > LONGEST_PLAIN || isOpen(text)) return false
  if (/[。；！？…⋯]/u.test(text)) return false
  const width = column ?? ahead
  if (width === null) {
    const halves = text.split(/[，,]/u)
    return (
      halves.length === 1 ||
      (halves.length <= 3 && halves.every((half) => half.length >= 4) && !splitsWord(text, next.text))
    )
  }
  if (/[，,]/u.test(text) && !block.bold) return false
  const indented = looksIndented(place)
  if (previous.width < width - INDENT.most)
    return indented || gap || !gaps || next.width < width - INDENT.most
  if (previous.width > width + 1.2) return next.width < previous.width - 1
  if (!indented) return false
  // A flush line that leaves its column unfilled, over one that opens a paragraph: a headline over its text.
  const flush = style.indents && !opened.indented && previous.width < width - SHORT_BY
  return flush || gap || block.spaced !== text || next.source.blankBefore > 0
}

function joinsUnfinished(place: Place): boolean {
  const { block, opened, previous, next, column, gap, gaps, style } = place
  if (continuesOccasion(block.text, next.text)) return true
  if (isSalutation(block.text) && isPart(next.text)) return false
  if (isOccasion(block.text) ? presenterOf(next) : isSalutation(next.text) && presenterOf(block)) return false
  if (isWholeIdentity(block.text) || (beginsOccasion(next.text) && block.text.length <= LONGEST_PLAIN))
    return false
  if (CONTINUES.test(next.text) || /[\d０-９]$/u.test(block.text.slice(-1))) return true
  if (/[a-z]$/iu.test(block.text.slice(-1)) && /^[a-z]/u.test(next.text)) return true
  if (/[a-z]-$/iu.test(block.text.slice(-2)) && /^[a-z\d]/iu.test(next.text)) return true
  if (style.indents && opened.indented && !next.indented && !gap && !isSalutation(next.text)) return true
  const marked = markOf(next.text)
  const full = column !== null && previous.width >= column - SHORT_BY
  const body = /[。；！？，]/u.test(block.text)
  if (LEFT_OPEN.test(block.text.slice(-4)) || isOpen(block.text)) {
    if (!/[：:]$/u.test(block.text)) return true
    return !marked && !(gap && column === null && body)
  }
  const mark = markOf(block.text)
  if (mark && !/[。！？；]/u.test(block.text)) {
    // The next number begins a line, also where all lines are as wide as a column.
    if (marked && beginsNext(marked, mark)) return false
    if (block.text.length > LONGEST_HEADING) return true
    if (marked && !full) return false
    if (gaps && !gap && column !== null && previous.width > column * 0.7) return true
    if (!full || gap || looksIndented(place)) return false
    const known = style.indents || style.narrowFirst || !style.standing.has(mark.kind)
    return known || next.width < (column ?? 0) - SHORT_BY || splitsWord(block.text, next.text)
  }
  if (marked && (!full || !body)) return false
  if (isPlainTitle(place)) return false
  return true
}

/** A table's row, its cells apart by upright strokes. */
function isRow(line: CleanLine): boolean {
  return /\S\s*\|\s*\S/u.test(line.text)
}

function joins(place: Place): boolean {
  const { block, next, previous, style } = place
  if (block.text.length > LONGEST_BLOCK) return false
  if (isRow(next) || isRow(previous)) return isRow(next) && isRow(previous)
  if (beginsArticle(next.text) || isMasthead(block.spaced)) return false
  if (next.source.headingLevel !== null || previous.source.headingLevel !== null) return false
  if (next.source.bold !== previous.source.bold && (next.source.whole || !isOpen(block.text))) return false
  if (next.source.whole && previous.source.whole && !style.wrappedWhole)
    return !endsSentence(block.text) && CONTINUES.test(next.text)
  if (endsSentence(block.text)) return joinsFinished(place)
  return joinsUnfinished(place)
}

const HYPHENATED = /[a-z]-$/iu

/**
 * Undoes the line breaks of a layout: a line that ends neither a sentence nor a heading goes on in the next one,
 * also over blank lines and pages; words cut by a hyphen are joined (Chi-|nagoods), and the hyphen is told.
 */
export function reflow(lines: readonly CleanLine[]): { blocks: Block[]; dropped: Dropped[] } {
  const blocks: Block[] = []
  const dropped: Dropped[] = []
  const style = styleOf(lines)
  let block: Block | null = null
  let first = 0
  /** Stands in where too few lines are left to tell a column: at the end, between headings. */
  let lastColumn: number | null = null
  for (const [i, next] of lines.entries()) {
    const previous = lines[i - 1]
    if (!block || !previous) {
      block = blockOf(next)
      first = i
      continue
    }
    const ahead = columnWidth(lines, i, i + AHEAD)
    const fresh = i - 1 === first
    const near = fresh
      ? columnWidth(lines, i - 1, i + NEIGHBOURS - 1)
      : columnWidth(lines, Math.max(first, i - NEIGHBOURS), i + 2)
    const told = near ?? (lastColumn !== null && previous.width <= lastColumn + SHORT_BY ? lastColumn : null)
    // Over a line that runs far past it the column was only that of the short lines of a head.
    const column = told !== null && next.width > told * FAR_PAST ? null : told
    lastColumn = near ?? lastColumn
    const gap = next.source.blankBefore > 0 && blankShare(lines, i, 5) < BLANKS_EVERYWHERE
    const gaps = gap || (blankShare(lines, i, 30) > 0.02 && blankShare(lines, i, 30) < BLANKS_EVERYWHERE)
    if (joins({ block, opened: lines[first] ?? previous, previous, next, column, ahead, gap, gaps, style })) {
      if (HYPHENATED.test(block.text.slice(-2)) && /^[a-z]/u.test(next.text)) {
        const { text } = block
        const word = `${/[a-z]+-$/iu.exec(text)?.[0].slice(0, -1) ?? ''}${/^[a-z]+/iu.exec(next.text)?.[0] ?? ''}`
        dropped.push({
          code: 'hyphen',
          reason: `行末连字符，已并为 ${word}`,
          text: '-',
          line: previous.source.number,
        })
        block = {
          ...block,
          text: text.slice(0, -1),
          written: block.written.slice(0, -1),
          spaced: block.spaced.slice(0, -1),
        }
        block = joinBlocks(block, blockOf(next))
      } else {
        const latin =
          /[a-z0-9,.]$/iu.test(block.text.slice(-1)) &&
          /^[a-z]/iu.test(next.text) &&
          /[a-z]/iu.test(block.text.slice(-2))
        block = joinBlocks(block, blockOf(next), isRow(next) ? '\n' : latin ? ' ' : '')
      }
    } else {
      blocks.push(block)
      block = blockOf(next)
      first = i
    }
  }
  if (block) blocks.push(block)
  return { blocks, dropped }
}
