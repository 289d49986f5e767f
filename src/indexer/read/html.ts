import { type CheerioAPI, load } from 'cheerio'
import { fold } from '../../text/normalize.ts'
import type { Line, SourceText } from '../lines.ts'
import { splitAtBreaks } from './breaks.ts'
import { decodeText } from './encoding.ts'
import { findArticle } from './html-article.ts'
import { type HtmlElement, type HtmlNode, isBlock, isElement, isSilent } from './html-tree.ts'
import { makeLine } from './line.ts'
import { formatNumber } from './number-format.ts'

const CHARSET = /<(?:meta|\?xml)[^>]{0,500}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/iu
/** What stands before and after a line end that the writer's program put into Chinese text: it is no space. */
const BEFORE_WRAP = /[\p{Script=Han}，。；：！？、）》”]$/u
const AFTER_WRAP = /^[\p{Script=Han}，。；：！？、（《“\d]/u
const LIST_FORMAT: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
}
/** Marks of a reference in superscript; other superscripts (m²) are part of the text. */
const REFERENCE = /^[[(（〔]\d{1,3}[\])）〕]$/u
/** Longer ones are no titles. */
const LONGEST_TITLE = 300
const SITE_NAME = /\s*[_|｜]\s*[^_|｜]*$|\s+[-–—]+\s+[^-–—]*$/u
/** How many of the first lines may hold the title that the page's head names. */
const HEAD_LINES = 6
/** A cell with more blocks than this is text set in a table for its looks. */
const MOST_CELL_BLOCKS = 3

interface Block {
  text: string
  headingLevel: number | null
  bold: boolean
}

interface Inline {
  text: string
  bold: boolean
}

function isBold(element: HtmlElement): boolean {
  const style = (element.attribs.style ?? '').replace(/\s+/gu, '').toLowerCase()
  return /^(?:b|strong|th|h[1-6])$/u.test(element.name) || /font-weight:(?:bold|[6-9]00)/u.test(style)
}

/** Text whose line ends, with the space around them, are single spaces. */
function inOneRow(text: string): string {
  return text.replace(/\s+/gu, (gap) => (gap.includes('\n') ? ' ' : gap))
}

function collapse(text: string): string {
  return text.replace(/[ \t\r\n\u00a0]+/gu, (gap, at: number) => {
    const wraps = /[\r\n]/u.test(gap) && !gap.includes('\u00a0')
    const [before, after] = [
      text.slice(Math.max(0, at - 2), at),
      text.slice(at + gap.length, at + gap.length + 2),
    ]
    return wraps && BEFORE_WRAP.test(before) && AFTER_WRAP.test(after) ? '' : ' '
  })
}

/** Turns the article's elements into blocks of text: each will be one line, '\n' where the page has <br>. */
function blocksOf(root: HtmlElement, around: ReadonlySet<HtmlNode>): Block[] {
  const blocks: Block[] = []
  let open: Inline[] = []

  function close(headingLevel: number | null, label = ''): void {
    const shown = open.filter((its) => its.text.trim())
    const text = open
      .map((its) => its.text)
      .join('')
      .replace(/[ \n]+/gu, (gap) => (gap.includes('\n') ? gap.replaceAll(' ', '') : gap))
    if (shown.length > 0) {
      const bold = shown.every((its) => its.bold)
      blocks.push({ text: label + text.trim(), headingLevel, bold })
    }
    open = []
  }

  function cellsOf(row: HtmlElement): Block[][] {
    const cells: Block[][] = []
    for (const cell of row.children) {
      if (!isElement(cell) || (cell.name !== 'td' && cell.name !== 'th')) continue
      cells.push(blocksOf(cell, around))
    }
    return cells
  }

  function table(row: HtmlElement): void {
    const cells = cellsOf(row)
    if (cells.length === 1 || cells.some((cell) => cell.length > MOST_CELL_BLOCKS)) {
      blocks.push(...cells.flat())
      return
    }
    const text = cells.map((cell) => cell.map((its) => inOneRow(its.text)).join(' ')).join(' | ')
    const bold = cells.flat().every((its) => its.bold)
    if (text.replace(/[\s|]/gu, '')) blocks.push({ text, headingLevel: null, bold })
  }

  function labelOf(item: HtmlElement): string {
    const list = item.parent
    if (item.name !== 'li' || !list || !('attribs' in list) || list.name !== 'ol') return ''
    if (/list-style(?:-type)?:\s*none/u.test(list.attribs.style ?? '')) return ''
    const items = list.children.filter((its) => isElement(its) && its.name === 'li')
    const number = Number(list.attribs.start ?? 1) + items.indexOf(item)
    return `${formatNumber(number, LIST_FORMAT[list.attribs.type ?? ''] ?? 'decimal')}. `
  }

  function visit(node: HtmlNode, bold: boolean, level: number | null, preformatted: boolean): void {
    if (node.type === 'text') {
      const text = preformatted ? node.data : collapse(node.data)
      if (text) open.push({ text, bold })
      return
    }
    if (!isElement(node) || isSilent(node) || around.has(node)) return
    if (node.name === 'br') {
      open.push({ text: '\n', bold })
      return
    }
    if (node.name === 'sup' && node.children.length > 0) {
      const inner = node.children
        .map((its) => (its.type === 'text' ? its.data : isElement(its) ? linkText(its) : ''))
        .join('')
      if (REFERENCE.test(inner.trim())) return
    }
    const isBolder = bold || isBold(node)
    if (!isBlock(node)) {
      for (const its of node.children) visit(its, isBolder, level, preformatted)
      return
    }
    close(level)
    const heading = /^h([1-6])$/u.exec(node.name)
    const own = heading ? Number(heading[1]) : level
    if (node.name === 'tr') table(node)
    else {
      const label = labelOf(node)
      if (label) open.push({ text: label, bold: isBolder })
      for (const its of node.children) visit(its, isBolder, own, preformatted || node.name === 'pre')
      // A label alone (an item that holds only blocks) stays with the first of them.
      close(own)
    }
  }

  for (const node of root.children) visit(node, isBold(root), null, root.name === 'pre')
  close(null)
  return blocks
}

function linkText(element: HtmlElement): string {
  return element.children
    .map((its) => (its.type === 'text' ? its.data : isElement(its) ? linkText(its) : ''))
    .join('')
}

/** The title that the page names outside its article: in a heading above, in a meta element, in <title>. */
function outerTitle($: CheerioAPI, root: HtmlElement): string | null {
  const above = $('h1')
    .toArray()
    .filter((its) => !$(its).closest('nav,footer,aside').length && !$.contains(root, its))
    .map((its) => $(its).text().replace(/\s+/gu, ' ').trim())
  const named = $('meta[name="ArticleTitle" i], meta[property="og:title"]').first().attr('content')
  const title = $('head > title').first().text().trim()
  const found = [named?.trim(), ...above, title.slice(0, LONGEST_TITLE).replace(SITE_NAME, '')].find(
    (its) => its && its.length >= 4,
  )
  return found ?? null
}

/**
 * Reads a web page: its article only, one whole line per block, h1–h6 as heading levels, rows of tables with ' | '
 * between cells, the title in front if the page names it elsewhere. Prose outside the article is told in warnings.
 */
export function readHtml(bytes: Uint8Array): SourceText {
  const head = Buffer.from(bytes.subarray(0, 8192)).toString('latin1')
  const decoded = decodeText(bytes, CHARSET.exec(head)?.[1] ?? null)
  const $ = load(decoded.text)
  const source: SourceText = { format: 'html', lines: [], overrides: null, warnings: [] }
  const body = $('body')[0]
  if (!body) return source
  const { root, around, leftOut } = findArticle(body)
  const add = (text: string, more: Partial<Line>) =>
    source.lines.push(makeLine(text, source.lines.length + 1, more))
  const blocks = blocksOf(root, around)
  const title = outerTitle($, root)
  const bare = (text: string) => fold(text).replace(/\s+/gu, '')
  const opening = bare(
    blocks
      .slice(0, HEAD_LINES)
      .map((block) => block.text)
      .join(''),
  )
  if (title && !opening.includes(bare(title))) add(title, { headingLevel: 1, bold: true, whole: true })
  for (const { text, headingLevel, bold } of blocks) {
    for (const piece of splitAtBreaks(text)) {
      add(piece.text.replace(/^[\s\u3000]+/u, ''), {
        headingLevel,
        bold,
        whole: piece.whole,
        blankBefore: piece.blankBefore,
      })
    }
  }
  for (const text of leftOut) {
    const message = `不在正文里，已略去：${text}`
    source.warnings.push({ code: 'outside-article', message, line: null })
  }
  return source
}
