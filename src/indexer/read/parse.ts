import { extname } from 'node:path'
import { AppError } from '../../errors.ts'
import type { SourceText } from '../lines.ts'
import { decodeText } from './encoding.ts'
import { splitFrontMatter } from './front-matter.ts'
import { looksLikeMarkdown, readMarkdown } from './markdown.ts'
import { lettersIn } from './plausibility.ts'
import { type Kind, sniff } from './sniff.ts'
import { readPlainText } from './text.ts'

/** Fewer letters than this are no report; one sentence that could be quoted has more. */
const LEAST_LETTERS = 5

/** The parsers of DOCX, HTML and PDF load with the first file that needs them: start-up does not wait for them. */
async function readAs(kind: Kind, bytes: Uint8Array): Promise<SourceText> {
  switch (kind) {
    case 'docx':
      return (await import('./docx.ts')).readDocx(bytes)
    case 'html':
      return (await import('./html.ts')).readHtml(bytes)
    case 'pdf':
      return (await import('./pdf.ts')).readPdf(bytes)
    default:
      return readText(bytes, kind)
  }
}

function readText(bytes: Uint8Array, kind: 'text' | 'markdown'): SourceText {
  const decoded = decodeText(bytes)
  const front = splitFrontMatter(decoded.text)
  const isMarkdown = kind === 'markdown' || looksLikeMarkdown(front.text)
  const source = isMarkdown ? readMarkdown(front.text) : readPlainText(front.text)
  for (const line of source.lines) line.number += front.skipped
  for (const warning of source.warnings) if (warning.line !== null) warning.line += front.skipped
  source.overrides = front.overrides
  source.warnings.unshift(...front.warnings)
  for (const line of source.lines) {
    if (!line.text.includes('\ufffd')) continue
    const message = `本行有不合 ${decoded.encoding} 编码的字节，显示为\ufffd`
    source.warnings.push({ code: 'encoding-broken', message, line: line.number })
  }
  return source
}

/**
 * Turns the bytes of a report into lines; content decides the format, the ending of `name` only between plain text and
 * Markdown. Throws AppError FILE_*: its message is one sentence with the cure, without the file's name.
 */
export async function parseSource(bytes: Uint8Array, name: string): Promise<SourceText> {
  const source = await readAs(sniff(bytes, extname(name).toLowerCase()), bytes)
  const letters = source.lines.reduce((count, line) => count + lettersIn(line.text), 0)
  if (letters < LEAST_LETTERS) {
    throw new AppError(
      'FILE_NO_TEXT',
      bytes.length === 0
        ? 'The file is empty: save the report again, or remove the file.'
        : 'The file holds no text that could be quoted: save the report again, or remove the file.',
    )
  }
  return source
}
