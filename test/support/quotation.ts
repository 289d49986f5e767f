import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ingest } from '../../src/indexer/ingest.ts'
import { readSource } from '../../src/indexer/read/file.ts'
import type { Answer, Passage, Report } from '../../src/model.ts'
import { findDates } from '../../src/text/dates.ts'
import { findPeople } from '../../src/text/people.ts'
import { bare } from './library.ts'

/** Chats of all sets, each a list of messages by one person; a single question is a chat of one. */
export function chatsOf(folder: string): string[][] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'))
  return names.flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { q?: string; history?: string[]; turns?: { q: string }[] })
      .map(({ q, history = [], turns = [] }) => [
        ...history,
        ...(q ? [q] : []),
        ...turns.map((turn) => turn.q),
      ]),
  )
}

/** Reads the reports of a folder as the indexer does. */
export async function readFolder(folder: string): Promise<Report[]> {
  const names = readdirSync(folder).filter((name) => /(?<!README)\.(?:txt|md)$/u.test(name))
  const sources = await Promise.all(
    names.map(async (name) => ingest(await readSource(join(folder, name)), name)),
  )
  return sources.flat()
}

function unmarked(text: string): string {
  return bare(text.replace(/(?<=\p{Script=Latin})-\n\s*/gu, '')).replace(/[*#]/gu, '')
}

/** The files as they lie in the folder, but for what layout adds; a page in columns is read in another order. */
export function readRaw(folder: string): Map<string, string> {
  const names = readdirSync(folder).filter((name) => !name.includes('版面'))
  return new Map(names.map((name) => [name, unmarked(readFileSync(join(folder, name), 'utf8'))]))
}

const texts = new WeakMap<Report, string>()

function textOf(report: Report): string {
  let text = texts.get(report)
  if (text === undefined) {
    text = bare(
      [
        report.title,
        ...report.identity,
        ...report.sections.map(({ title }) => title),
        ...report.paragraphs.map((paragraph) => paragraph.text),
      ].join('\n'),
    )
    texts.set(report, text)
  }
  return text
}

/** Figures as written, alone and with the scale or sign behind them. */
function figuresOf(text: string): string[] {
  const found = text.matchAll(/(\d(?:[\d.,]*\d)?)(万亿|亿|万|%|％|‰|个百分点)?/gu)
  return [...found].flatMap(([whole, digits = '']) => [whole, digits])
}

function namesAndDates(text: string): string[] {
  return [...findPeople(text).map(({ name }) => name), ...findDates(text).map((date) => date.text)]
}

const SOURCE = /^(?:\d+\. )?出处：/u
const COMPUTED = /由程序计算/u
/** Said by the program itself: scope, slips mended, notes on wording, which report was shown (2023年（2024年1月15日的报告）). */
const REMARK = /^(?:按：|（已把|注意口径：|两边|\d{4}年（.+的报告）$|\d{4}年的报告最早写到“)/u
/** 2022年：231件: the side's label is the question's. */
const LABEL = /^[^：]{1,16}：/u

function passageFaults(
  passage: Passage,
  report: Report | undefined,
  raw: ReadonlyMap<string, string>,
): string[] {
  if (!report) return [`cites ${passage.report.id}, which is not there`]
  const paragraph = passage.paragraph === 0 ? null : report.paragraphs[passage.paragraph - 1]
  const whole = bare(paragraph === null ? textOf(report) : (paragraph?.text ?? ''))
  const faults: string[] = []
  if (!whole.includes(bare(passage.text))) faults.push(`text not in paragraph ${passage.paragraph}`)
  if (!bare(passage.text).includes(bare(passage.highlight))) faults.push(`highlight not in its passage`)
  const file = raw.get(report.file)
  if (file && !file.includes(unmarked(passage.highlight))) faults.push('highlight not in the file')
  if (passage.text.length > 600) faults.push(`text of ${passage.text.length} characters`)
  if (passage.highlight.length > 160) faults.push(`highlight of ${passage.highlight.length} characters`)
  if (passage.text.trim() === '') faults.push('empty passage')
  return faults
}

const LONG_KINDS = new Set(['outline', 'catalog', 'compare'])
const ASKS_MORE =
  /原文|全文|原话|整段|上下文|前后文|还有|更多|继续|别的|其他|展开|详细|具体|细说|清楚|第.+[点条个项]/u

function lengthFaults(question: string, { kind, reply }: Answer): string[] {
  if (LONG_KINDS.has(kind) || ASKS_MORE.test(question)) return []
  const lines = reply.split('\n')
  const before = lines.slice(
    0,
    Math.max(
      0,
      lines.findIndex((line) => SOURCE.test(line)),
    ),
  )
  const shown = before.length > 0 ? before : lines
  const faults: string[] = []
  // The items of a list are what was asked for; ten of them at most.
  const items = shown.filter((line) => line.startsWith('· '))
  if (items.length > 10) faults.push(`${items.length} items`)
  if (shown.length - items.length > 6) faults.push(`reply of ${shown.length} lines`)
  if (shown.join('\n').length > 400) faults.push(`reply of ${shown.join('\n').length} characters`)
  return faults
}

/** What is wrong with an answer as a quotation; empty if nothing is. */
export function faultsOf(
  question: string,
  answer: Answer,
  reports: readonly Report[],
  raw: ReadonlyMap<string, string>,
): string[] {
  const { kind, headline, reply, passages, nearby, comparison } = answer
  const byId = new Map(reports.map((report) => [report.id, report]))
  const faults = [...passages, ...nearby].flatMap((one) => passageFaults(one, byId.get(one.report.id), raw))
  if (headline.length > 160) faults.push(`headline of ${headline.length} characters`)
  faults.push(...lengthFaults(question, answer))
  if (kind === 'decline') {
    if (passages.length > 0) faults.push('a decline with passages')
    if (nearby.length > 0 && !reply.includes('仅供参考')) faults.push('near passages without 仅供参考')
    if (nearby.length > 3) faults.push(`${nearby.length} near passages`)
    return faults
  }
  if (nearby.length > 0) faults.push(`near passages in an answer`)
  for (const { value, passage } of comparison) {
    const cited = passage === null ? undefined : passages[passage]
    if (passage === null ? value !== '报告未载' : !cited) faults.push(`side ${value} without passage`)
    if (cited && !bare(cited.text).includes(bare(value))) faults.push(`${value} not in its passage`)
  }
  if (kind !== 'answer' && kind !== 'compare') return faults
  const cited = passages.map((one) => `${one.text}\n${one.section.join('\n')}`)
  const heads = passages.flatMap((one) => byId.get(one.report.id)?.identity ?? [])
  const sources = [...cited, ...heads].join('\n')
  const figures = new Set([...figuresOf(sources), ...figuresOf(bare(sources))])
  const quotes = (line: string) => ![SOURCE, COMPUTED, REMARK].some((mark) => mark.test(line))
  const lines = reply.split('\n').filter(quotes)
  const shown =
    kind === 'compare' ? lines.map((line) => line.replace(LABEL, '')) : [headline, ...lines].filter(quotes)
  for (const line of shown) {
    const strange = [
      ...figuresOf(line).filter((figure) => !figures.has(figure)),
      ...namesAndDates(line).filter((one) => !bare(sources).includes(bare(one))),
    ]
    if (strange.length > 0) faults.push(`${strange.join('、')} of “${line}” not in the passages`)
  }
  return faults
}
