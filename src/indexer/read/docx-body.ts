import type { Numbering } from './docx-numbering.ts'
import { type ParagraphContent, type Run, readParagraph } from './docx-paragraph.ts'
import { numberingOf, outlineOf, type Styles } from './docx-styles.ts'
import { child, childValue, type XmlNode } from './xml.ts'

/** A paragraph, a row of a table, or a note, as it will be a line. */
export interface Block {
  runs: Run[]
  /** Number that Word generates in front: '一、'. */
  label: string
  /** 1-based level if style or outline make it a heading. */
  headingLevel: number | null
  /** Empty paragraphs before it. */
  blankBefore: number
  furniture: string | null
  /** Text set as hidden, which no reader sees. */
  hidden: string
}

export interface BodyContext {
  styles: Styles
  numbering: Numbering
  /** Blocks of a note by 'footnote 2' or 'endnote 1'. */
  notes: ReadonlyMap<string, XmlNode[]>
}

const CONTENTS_STYLE = /^(?:toc|目录|目錄)\s*\d*$/iu
const CONTENTS_GALLERY = 'table of contents'
const BODY_OUTLINE = 9
/** A cell with more paragraphs than this holds text set in a table for its looks, not a value. */
const MOST_CELL_PARAGRAPHS = 3

function plain(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('')
}

/** Goes through the blocks of a document part in reading order and gives them as lines to be. */
export function readBlocks(nodes: readonly XmlNode[], context: BodyContext): Block[] {
  const { styles, numbering, notes } = context
  const blocks: Block[] = []
  const endnotes: string[] = []
  let blank = 0
  let inContents = false

  function add(block: Block): void {
    const visible = block.label + plain(block.runs)
    if (visible.trim() || block.hidden.trim()) {
      blocks.push({ ...block, blankBefore: blank })
      blank = 0
    } else blank += 1
  }

  function anchored(content: ParagraphContent): void {
    for (const box of content.boxes) visitAll(box)
    for (const note of content.notes) {
      if (note.startsWith('endnote')) endnotes.push(note)
      else visitAll(notes.get(note) ?? [])
    }
  }

  function paragraph(node: XmlNode): { block: Block; content: ParagraphContent } {
    const properties = child(node, 'pPr')
    const styleId = childValue(properties, 'pStyle')
    const style = styles.style(styleId)
    const content = readParagraph(node, style.look, styles)
    const direct = numberingOf(properties)
    const list = direct?.list ?? style.numbering?.list
    let label = ''
    if (list !== undefined && list !== '0' && plain(content.runs).trim()) {
      const tied = styleId === undefined ? undefined : numbering.levelOfStyle(list, styleId)
      const level = direct && child(child(properties, 'numPr'), 'ilvl') ? direct.level : tied
      label = numbering.next(list, level ?? direct?.level ?? style.numbering?.level ?? 0)
    }
    const outline = outlineOf(properties) ?? style.outline
    const contents = inContents || CONTENTS_STYLE.test(style.name)
    const block: Block = {
      runs: content.runs,
      label,
      headingLevel: outline === null || outline >= BODY_OUTLINE || contents ? null : outline + 1,
      blankBefore: 0,
      furniture: contents ? '目录' : null,
      hidden: content.hidden,
    }
    return { block, content }
  }

  function row(node: XmlNode): void {
    const cells = node.children.flatMap((its) =>
      its.name === 'sdt' ? (child(its, 'sdtContent')?.children ?? []) : [its],
    )
    const inner = cells
      .filter((its) => its.name === 'tc')
      .map((cell) => cell.children.filter((its) => its.name !== 'tcPr'))
    const longest = Math.max(0, ...inner.map((cell) => cell.filter((its) => child(its, 'r')).length))
    if (inner.length === 1 || longest > MOST_CELL_PARAGRAPHS) {
      for (const cell of inner) visitAll(cell)
      return
    }
    const runs: Run[] = []
    let hidden = ''
    for (const [index, cell] of inner.entries()) {
      if (index > 0) runs.push({ text: ' | ', look: runs.at(-1)?.look ?? {} })
      let filled = false
      const first = blocks.length
      const before = blank
      visitAll(cell)
      // Notes and boxes inside cells come out as blocks too; a cell takes everything that stands in it.
      for (const its of blocks.splice(first)) {
        const text = its.label + plain(its.runs)
        runs.push({
          text: (filled ? ' ' : '') + text.replace(/\s+/gu, (gap) => (gap.includes('\n') ? ' ' : gap)).trim(),
          look: its.runs[0]?.look ?? {},
        })
        filled = true
        hidden += its.hidden
      }
      blank = before
    }
    const text = plain(runs)
    if (text.replace(/[\s|]/gu, '')) {
      add({ runs, label: '', headingLevel: null, blankBefore: 0, furniture: null, hidden })
    }
  }

  function visit(node: XmlNode): void {
    switch (node.name) {
      case 'p': {
        const { block, content } = paragraph(node)
        add(block)
        anchored(content)
        return
      }
      case 'tr':
        row(node)
        return
      case 'sdt': {
        const gallery = childValue(child(child(node, 'sdtPr'), 'docPartObj'), 'docPartGallery') ?? ''
        const before = inContents
        inContents ||= gallery.toLowerCase() === CONTENTS_GALLERY
        visitAll(child(node, 'sdtContent')?.children ?? [])
        inContents = before
        return
      }
      case 'del':
      case 'moveFrom':
      case 'Fallback':
        return
      default:
        if (!node.name.endsWith('Pr')) visitAll(node.children)
    }
  }

  function visitAll(some: readonly XmlNode[]): void {
    for (const node of some) visit(node)
  }

  visitAll(nodes)
  for (const note of endnotes) visitAll(notes.get(note) ?? [])
  return blocks
}
