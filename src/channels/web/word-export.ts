import type { Answer } from '../../model.ts'
import { gbCitation } from './gb-citation.ts'

/** A quotation and the source line of its footnote. */
export interface WordQuote {
  text: string
  source: string
}

/** What a Word file holds, from top to bottom. */
export interface WordContent {
  title: string
  /** Label, value and the quotation (index) it stands in. */
  rows: { label: string; value: string; quote: number | null }[]
  quotes: WordQuote[]
  /** The program's own words: what was computed, which report was taken. */
  notes: string[]
}

/** Fonts a Chinese office has: body in 仿宋, headings in 黑体 (GB/T 9704). */
const BODY = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' }
const HEADING = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' }
/** Half points: 小二 for the title, 四号 for the text, 小五 for notes. */
const TITLE_SIZE = 36
const TEXT_SIZE = 28
const NOTE_SIZE = 18

/** Headers of a Word file: some browsers inside chats go by these alone. */
export const WORD_HEADERS = {
  'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('问报引用.docx')}`,
}

/** The bytes in a buffer of their own, as a response takes them. */
export async function bytesOf(file: Promise<Uint8Array>): Promise<ArrayBuffer> {
  return new Uint8Array(await file).buffer as ArrayBuffer
}

/** XML 1.0 has no place for control signs (or discourages them) but for these three; a scanned report may hold them. */
const NO_XML = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu

/** An answer as the content of a Word file: its quotations with sources, the rows of a comparison, what was computed. */
export function answerContent(question: string, answer: Answer): WordContent {
  return {
    title: question,
    rows: answer.comparison.map(({ label, value, passage }) => ({ label, value, quote: passage })),
    quotes: answer.passages.map((passage) => ({
      text: passage.highlight || passage.text,
      source: gbCitation(
        { type: null, meeting: null, presenter: null, ...passage.report },
        passage.paragraph,
        null,
      ),
    })),
    notes: answer.reply.split('\n').filter((line) => line.includes('由程序计算')),
  }
}

/** Writes the content as DOCX; each source is a real footnote, so that it moves with its sentence into a draft. */
export async function wordFile(content: WordContent): Promise<Uint8Array> {
  const docx = await import('docx')
  const clean = (text: string): string => text.replace(NO_XML, '')
  const run = (text: string, size = TEXT_SIZE) => new docx.TextRun({ text: clean(text), font: BODY, size })
  const border = { style: docx.BorderStyle.SINGLE, size: 4, color: '808080' }
  const cell = (children: InstanceType<typeof docx.Paragraph>[]) =>
    new docx.TableCell({ children, borders: { top: border, bottom: border, left: border, right: border } })

  // Word takes one reference to a footnote: the first place that leans on a quotation has it.
  const referred = new Set<number>()
  const source = (quote: number | null) => {
    if (quote === null || referred.has(quote)) return []
    referred.add(quote)
    return [new docx.FootnoteReferenceRun(quote + 1)]
  }

  const table =
    content.rows.length === 0
      ? []
      : [
          new docx.Table({
            width: { size: 100, type: docx.WidthType.PERCENTAGE },
            rows: content.rows.map(
              ({ label, value, quote }) =>
                new docx.TableRow({
                  children: [
                    cell([new docx.Paragraph({ children: [run(label)] })]),
                    cell([
                      new docx.Paragraph({
                        children: [run(value), ...source(quote)],
                      }),
                    ]),
                  ],
                }),
            ),
          }),
          new docx.Paragraph({}),
        ]
  const quotes = content.quotes.map(
    ({ text }, i) =>
      new docx.Paragraph({
        indent: { firstLine: TEXT_SIZE * 20 },
        spacing: { line: 420 },
        children: [run(`“${text}”`), ...source(i)],
      }),
  )
  const notes = content.notes.map((note) => new docx.Paragraph({ children: [run(note, NOTE_SIZE + 6)] }))
  const title = new docx.Paragraph({
    spacing: { after: 240 },
    children: [new docx.TextRun({ text: clean(content.title), font: HEADING, size: TITLE_SIZE })],
  })
  const file = new docx.Document({
    creator: '问报',
    title: clean(content.title),
    footnotes: Object.fromEntries(
      content.quotes.map(({ source }, i) => [
        i + 1,
        { children: [new docx.Paragraph({ children: [run(` ${source}`, NOTE_SIZE)] })] },
      ]),
    ),
    sections: [{ children: [title, ...table, ...quotes, ...notes] }],
  })
  return new Uint8Array(await docx.Packer.toArrayBuffer(file))
}
