import { AppError } from '../../errors.ts'
import type { Warning } from '../../model.ts'
import type { Line, SourceText } from '../lines.ts'
import { splitAtBreaks } from './breaks.ts'
import { type Block, readBlocks } from './docx-body.ts'
import { readNumbering } from './docx-numbering.ts'
import { type Look, readStyles } from './docx-styles.ts'
import { makeLine } from './line.ts'
import { child, parseXml, type XmlNode } from './xml.ts'
import { unzip } from './zip.ts'

const PART = /^word\/(?:document\d*|styles|numbering|footnotes|endnotes|header\d*|footer\d*)\.xml$/u
/** What other programs put into a ZIP, by an entry's name. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^OFD\.xml$/u, 'an OFD file; open it in its reader and save it as .docx or .pdf'],
  [/^xl\//u, 'an Excel file; save the table as .docx or .txt'],
  [/^ppt\//u, 'a PowerPoint file; save its text as .docx or .txt'],
  [/^content\.xml$/u, 'an OpenDocument file; open it and save it as .docx'],
  [/^(?:META-INF\/container\.xml|mimetype)$/u, 'an e-book or OpenDocument file; save it as .docx or .pdf'],
]
/** Fonts in which official documents (GB/T 9704) set titles and headings; the text stands in 仿宋 or 宋体. */
const DISPLAY_FONT = /黑体|标宋|楷体|SimHei|KaiTi|Hei$/iu
/** Half points by which larger type is noticed: 三号 (32) beside 小三 (30) is. */
const LARGER_BY = 2
/** Labels that text follows at once; after "1." only if no digit follows: "1. 2023年", never "1.2023年". */
const CLOSED_LABEL = /[、。．，）】〉》：]$/u
const DOTTED_LABEL = /[.)]$/u
const HAN_START = /^[\p{Script=Han}“《「（]/u

/** The look most characters have: that of the body text. */
function bodyLook(blocks: readonly Block[]): Look {
  const common = <T>(of: (look: Look) => T): T | undefined => {
    const counts = new Map<T, number>()
    for (const { runs } of blocks) {
      for (const { text, look } of runs) counts.set(of(look), (counts.get(of(look)) ?? 0) + text.length)
    }
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
  }
  return {
    bold: common((look) => look.bold ?? false),
    size: common((look) => look.size),
    font: common((look) => look.font),
  }
}

function standsOut(look: Look, body: Look): boolean {
  if (look.bold && !body.bold) return true
  if (look.size !== undefined && body.size !== undefined && look.size >= body.size + LARGER_BY) return true
  return DISPLAY_FONT.test(look.font ?? '') && !DISPLAY_FONT.test(body.font ?? '')
}

function withLabel(label: string, text: string): string {
  if (!label) return text
  const trimmed = text.trimStart()
  const joined = CLOSED_LABEL.test(label) || (DOTTED_LABEL.test(label) && HAN_START.test(trimmed))
  return label + (joined ? '' : ' ') + trimmed
}

function linesOf(
  blocks: readonly Block[],
  furniture: string | null,
  lines: Line[],
  warnings: Warning[],
): void {
  const body = bodyLook(blocks)
  for (const block of blocks) {
    const visible = block.runs.filter((run) => run.text.trim())
    const bold = visible.length > 0 && visible.every((run) => standsOut(run.look, body))
    const text = withLabel(block.label, block.runs.map((run) => run.text).join(''))
    for (const [index, piece] of splitAtBreaks(text).entries()) {
      lines.push(
        makeLine(piece.text.replace(/\t/gu, ' '), lines.length + 1, {
          headingLevel: block.headingLevel,
          bold,
          whole: piece.whole,
          blankBefore: index === 0 ? block.blankBefore : piece.blankBefore,
          furniture: furniture ?? block.furniture,
        }),
      )
    }
    if (block.hidden.trim()) {
      const message = `隐藏文字，不算正文：${block.hidden.trim()}`
      warnings.push({ code: 'hidden-text', message, line: lines.length })
    }
  }
}

function notesOf(nodes: XmlNode[], kind: 'footnote' | 'endnote'): Map<string, XmlNode[]> {
  const notes = new Map<string, XmlNode[]>()
  for (const root of nodes) {
    for (const note of root.children) {
      if (note.name !== kind || note.attributes.type) continue
      notes.set(`${kind} ${note.attributes.id}`, note.children)
    }
  }
  return notes
}

/**
 * Reads a Word document: paragraphs as whole lines with the numbers Word generates, rows of tables with ' | ' between
 * cells, text boxes and footnotes after the paragraph that holds them, running heads as furniture. Deleted text is
 * dropped, inserted text kept. Throws FILE_TYPE, FILE_DAMAGED, FILE_TOO_LARGE.
 */
export function readDocx(bytes: Uint8Array): SourceText {
  const names: string[] = []
  const parts = unzip(bytes, (name) => {
    names.push(name)
    return PART.test(name)
  })
  const xmlOf = (name: string): XmlNode[] => {
    const part = parts.get(name)
    return part ? parseXml(part) : []
  }
  const main = [...parts.keys()].find((name) => /document\d*\.xml$/u.test(name))
  if (!main) {
    const other = OTHERS.find(([pattern]) => names.some((name) => pattern.test(name)))
    const what = other?.[1] ?? 'an archive; unpack it into the reports folder'
    throw new AppError('FILE_TYPE', `The file is ${what.replace(';', ':')}.`)
  }
  const root = xmlOf(main).find((node) => node.name === 'document')
  const body = child(root, 'body')
  if (!body) {
    throw new AppError(
      'FILE_DAMAGED',
      'The file is a Word document without a body: open it in Word and save it again.',
    )
  }
  const context = {
    styles: readStyles(xmlOf('word/styles.xml')),
    numbering: readNumbering(xmlOf('word/numbering.xml')),
    notes: new Map([
      ...notesOf(xmlOf('word/footnotes.xml'), 'footnote'),
      ...notesOf(xmlOf('word/endnotes.xml'), 'endnote'),
    ]),
  }
  const source: SourceText = { format: 'docx', lines: [], overrides: null, warnings: [] }
  linesOf(readBlocks(body.children, context), null, source.lines, source.warnings)
  const seen = new Set<string>()
  for (const name of [...parts.keys()].filter((its) => /(?:header|footer)\d*\.xml$/u.test(its)).sort()) {
    const blocks = xmlOf(name).flatMap((node) => readBlocks(node.children, context))
    const key = JSON.stringify(blocks.map((block) => block.runs.map((run) => run.text)))
    // First, even and later pages often carry the same head in three parts.
    if (seen.has(key)) continue
    seen.add(key)
    linesOf(blocks, name.includes('header') ? '页眉' : '页脚', source.lines, source.warnings)
  }
  return source
}
