import { type Look, lookOf, overlay, type Styles } from './docx-styles.ts'
import { child, childValue, type XmlNode } from './xml.ts'

/** A stretch of text in one look. */
export interface Run {
  text: string
  look: Look
}

/** What a paragraph <w:p> holds: its text, and the things that are anchored in it and stand elsewhere. */
export interface ParagraphContent {
  /** A line break inside the paragraph is '\n'. */
  runs: Run[]
  /** Blocks of each text box. */
  boxes: XmlNode[][]
  /** Numbers of the footnotes and endnotes it refers to: 'footnote 2'. */
  notes: string[]
  hidden: string
}

/** Containers whose text is not shown: deleted and moved-away text, field codes, phonetic guides, fallbacks. */
const UNSEEN = new Set([
  'del',
  'moveFrom',
  'instrText',
  'delText',
  'delInstrText',
  'rt',
  'pPr',
  'rPr',
  'Fallback',
])

function symbol(node: XmlNode): string {
  const code = Number.parseInt(node.attributes.char ?? '', 16)
  // Symbol fonts live at F000–F0FF; what they show is an ornament, not text.
  return Number.isNaN(code) || (code >= 0xe000 && code <= 0xf8ff) ? '' : String.fromCodePoint(code)
}

function textOf(node: XmlNode): string | null {
  switch (node.name) {
    case 't':
      return node.children.map((its) => its.text).join('')
    case 'tab':
    case 'ptab':
      return '\t'
    case 'br':
    case 'cr':
      return node.attributes.type === 'page' || node.attributes.type === 'column' ? '' : '\n'
    case 'noBreakHyphen':
      return '-'
    case 'sym':
      return symbol(node)
    default:
      return null
  }
}

/** Gathers the content of a paragraph; `base` is the look its style gives it. */
export function readParagraph(paragraph: XmlNode, base: Look, styles: Styles): ParagraphContent {
  const content: ParagraphContent = { runs: [], boxes: [], notes: [], hidden: '' }

  function visit(node: XmlNode, look: Look): void {
    if (UNSEEN.has(node.name)) return
    const text = textOf(node)
    if (text !== null) {
      if (look.hidden) content.hidden += text
      else if (text) content.runs.push({ text, look })
      return
    }
    if (node.name === 'txbxContent') content.boxes.push(node.children)
    else if (node.name === 'footnoteReference') content.notes.push(`footnote ${node.attributes.id}`)
    else if (node.name === 'endnoteReference') content.notes.push(`endnote ${node.attributes.id}`)
    else if (node.name === 'r') {
      const properties = child(node, 'rPr')
      const own = overlay(styles.character(childValue(properties, 'rStyle')), lookOf(properties))
      for (const its of node.children) visit(its, overlay(look, own))
    } else for (const its of node.children) visit(its, look)
  }

  for (const node of paragraph.children) visit(node, base)
  return content
}
