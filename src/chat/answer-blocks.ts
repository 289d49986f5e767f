import type { Answer, Passage } from '../model.ts'
import { type Block, markedRuns, type Run, text } from './blocks.ts'
import { rowLine } from './format.ts'

/**
 * Gives the address of a paragraph's page, with a sentence marked on it; null when members' phones reach none
 * (PUBLIC_URL).
 */
export type Link = (report: string, paragraph: number, sentence?: string) => string | null

/** A folded quote shows about three lines of 20 characters; shorter ones need no fold. */
const FOLD_FROM = 120
/** A line shorter than this is a figure or a name, no quote, even where it stands in a passage. */
const SHORTEST_QUOTE = 12
/** A headline up to this length is the figure, name or date itself, and is marked inside the quote. */
const SHORT_HEADLINE = 24
const SOURCE = '出处：'

function squeeze(content: string): string {
  return content.replace(/\s+/gu, '')
}

/** The words of a quoted line without the marks around them, null if no passage holds them. */
function quotedWords(line: string, passages: readonly Passage[]): string | null {
  for (const words of [line, line.replace(/^“([\s\S]*)”$/u, '$1')]) {
    const said = squeeze(words).replace(/…$/u, '')
    if (said.length >= SHORTEST_QUOTE && passages.some((passage) => squeeze(passage.text).includes(said)))
      return words
  }
  return null
}

function quote(words: string, marked: readonly string[]): Block {
  const runs = markedRuns(words, marked)
  const allBold = runs.every((run) => run.bold)
  return { kind: 'quote', runs: allBold ? [{ text: words }] : runs, folded: words.length > FOLD_FROM }
}

/** A source line whose 《title》 opens the paragraph's page. */
function sourceRuns(line: string, passages: readonly Passage[], link: Link): Run[] {
  const said = squeeze(line)
  const passage = passages.find(
    ({ report, paragraph }) =>
      said.includes(`《${squeeze(report.title)}》`) && said.includes(`第${paragraph}段`),
  )
  const href = passage && link(passage.report.id, passage.paragraph, passage.highlight)
  const title = passage && `《${passage.report.title}》`
  const at = title ? line.indexOf(title) : -1
  if (!href || !title || at < 0) return [{ text: line }]
  return [{ text: line.slice(0, at) }, { text: title, href }, { text: line.slice(at + title.length) }].filter(
    (run) => run.text !== '',
  )
}

function isText(block: Block | undefined): block is Extract<Block, { kind: 'text' }> {
  return block?.kind === 'text'
}

/** Rows that read as well in lines, also in WeChat, which shows the bars of a table. */
const FEW_ROWS = 3

function inLines(block: Block): Block {
  if (block.kind !== 'table' || block.rows.length > FEW_ROWS) return block
  return text(block.rows.map((row) => rowLine(block.head, row)).join('\n'))
}

/**
 * An answer as blocks. The engine's reply decides what is said and in which order; here its lines get their looks:
 * a headline is bold, words of a passage are a quote with the figure marked, 《title》 of a source opens its page
 * where there is one, and rows of a comparison are a table, if there are more than a few.
 */
export function answerBlocks(answer: Answer, link: Link): Block[] {
  const passages = [...answer.passages, ...answer.nearby]
  const quoting = answer.kind === 'answer' || answer.kind === 'compare'
  const marked = answer.headline.length <= SHORT_HEADLINE ? [answer.headline] : []
  const blocks: Block[] = []
  const said = answer.reply.split('\n')
  /** A figure with its noun above the sentence it is taken from: that sentence is the quote. */
  const isHead = (line: string, index: number): boolean =>
    index === 0 &&
    quoting &&
    line === answer.headline &&
    said.slice(1).some((other) => squeeze(other).includes(squeeze(line)))
  said.forEach((line, index) => {
    if (line.trim() === '') return
    const last = blocks.at(-1)
    const row = answer.comparison.find(({ label, value }) => line === `${label}：${value}`)
    if (row) {
      if (last?.kind === 'table') last.rows.push([row.label, row.value])
      else blocks.push({ kind: 'table', head: ['', '报告所载'], rows: [[row.label, row.value]] })
      return
    }
    const words =
      quoting && !line.includes(SOURCE) && !isHead(line, index) ? quotedWords(line, passages) : null
    if (words !== null) {
      blocks.push(quote(words, marked))
      return
    }
    const headline = index === 0 && quoting && line === answer.headline
    const runs: Run[] = headline ? [{ text: line, bold: true }] : sourceRuns(line, passages, link)
    if (headline || !isText(last) || last.runs.some((run) => run.bold)) blocks.push({ kind: 'text', runs })
    else last.runs.push({ text: '\n' }, ...runs)
  })
  return blocks.length > 0 ? blocks.map(inLines) : [text(answer.headline)]
}

/** One whole paragraph with its source, for 整段, 上一段 and 下一段. */
export function paragraphBlocks(passage: Passage, link: Link): Block[] {
  const { report, section, paragraph } = passage
  const line = [`《${report.title}》`, report.date, section.at(-1), `第${paragraph}段`]
    .filter(Boolean)
    .join(' · ')
  const words = {
    kind: 'quote' as const,
    runs: [{ text: passage.text }],
    folded: passage.text.length > FOLD_FROM * 3,
  }
  return [words, { kind: 'text', runs: sourceRuns(`${SOURCE}${line}`, [passage], link) }]
}
