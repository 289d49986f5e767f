import type { Answer, Citation, Passage } from '../model.ts'
import { type Block, markedRuns, type Run, text } from './blocks.ts'

/** Gives the address of a paragraph's page, null when members' phones reach none (PUBLIC_URL). */
export type Link = (report: string, paragraph: number) => string | null

/** A quote longer than this is cut around the words that answer; the contract's six lines on a phone. */
const SHORT_QUOTE = 160
/** A folded quote shows about three lines of 20 characters; shorter ones need no fold. */
const FOLD_FROM = 100
/** Passages shown at once: headline, three quotes with their sources, and a hint fill a phone's screen. */
const SHOWN_PASSAGES = 2
/** A headline up to this length is the figure, name or date itself, and is marked inside the quote. */
const SHORT_HEADLINE = 24

function squeeze(content: string): string {
  return content.replace(/\s+/gu, '')
}

/** A short piece of `passage` around its highlight, with … where it was cut, and where the highlight is. */
function excerpt(passage: Passage): string {
  const { text: whole, highlight } = passage
  if (whole.length <= SHORT_QUOTE) return whole
  const at = whole.indexOf(highlight)
  if (at < 0 || highlight === '') return highlight || whole
  let end = at + highlight.length
  const start = at
  const next = /^[^。！？；]*[。！？；]/u.exec(whole.slice(end))?.[0] ?? ''
  if (!/[。！？；”]$/u.test(highlight) && next && end + next.length - start <= SHORT_QUOTE) end += next.length
  return `${start > 0 ? '…' : ''}${whole.slice(start, end)}${end < whole.length ? '…' : ''}`
}

function dateOf(citation: Citation): string | null {
  return citation.date ?? (citation.year === null ? null : `${citation.year}年`)
}

/** 《title》 2024-01-20 · 一、2023年工作回顾 · 第12段, the title linked where there is an address. */
export function sourceRuns(passage: Passage, link: Link): Run[] {
  const { report, section, paragraph } = passage
  const href = link(report.id, paragraph)
  const rest = [dateOf(report), section.at(-1), `第${paragraph}段`].filter((part) => part)
  const owner = report.region && !squeeze(report.title).includes(report.region) ? `${report.region} ` : ''
  return [
    { text: `— ${owner}` },
    { text: `《${report.title}》`, ...(href ? { href } : {}) },
    { text: ` ${rest.join(' · ')}` },
  ]
}

function passageBlocks(passage: Passage, headline: string, link: Link): Block[] {
  const quote = excerpt(passage)
  const marked = headline.length <= SHORT_HEADLINE && quote.includes(headline) ? headline : passage.highlight
  const runs = quote === marked ? [{ text: quote }] : markedRuns(quote, [marked])
  return [
    { kind: 'quote', runs, folded: quote.length > FOLD_FROM },
    { kind: 'text', runs: sourceRuns(passage, link) },
    ...passage.warnings.slice(0, 1).map((warning) => text(`注意：${warning}`)),
  ]
}

function sameSentence(headline: string, passage: Passage): boolean {
  const said = squeeze(headline).replace(/…$/u, '')
  return said.length > SHORT_HEADLINE && squeeze(passage.text).includes(said)
}

function quoted(answer: Answer, link: Link): Block[] {
  const [first] = answer.passages
  const blocks: Block[] = []
  if (answer.headline && !(first && sameSentence(answer.headline, first)))
    blocks.push({ kind: 'text', runs: [{ text: answer.headline, bold: true }] })
  if (answer.comparison.length > 0)
    blocks.push({
      kind: 'table',
      head: ['', '报告所载'],
      rows: answer.comparison.map((row) => [row.label, row.value]),
    })
  for (const passage of answer.passages.slice(0, SHOWN_PASSAGES))
    blocks.push(...passageBlocks(passage, answer.headline, link))
  const more = answer.passages.length - SHOWN_PASSAGES
  if (more > 0) blocks.push(text(`另有${more}处，回复“还有”查看。`))
  return blocks
}

/**
 * An answer for a phone: figure or sentence first, the quote with the answering words marked, then the source.
 * Answers without quotes (catalogue, outline, decline, greeting) are the engine's own words.
 */
export function answerBlocks(answer: Answer, link: Link): Block[] {
  if (answer.passages.length > 0 && (answer.kind === 'answer' || answer.kind === 'compare'))
    return quoted(answer, link)
  return [text(answer.reply)]
}

/** One whole paragraph with its source, for 整段, 上一段 and 下一段. */
export function paragraphBlocks(passage: Passage, link: Link): Block[] {
  return [
    {
      kind: 'quote',
      runs: markedRuns(passage.text, [passage.highlight]),
      folded: passage.text.length > FOLD_FROM * 4,
    },
    { kind: 'text', runs: sourceRuns(passage, link) },
  ]
}
