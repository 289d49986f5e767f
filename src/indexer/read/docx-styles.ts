import { child, childSwitch, childValue, type XmlNode } from './xml.ts'

/** What a style, a paragraph or a run says of the type it is set in; undefined where it says nothing. */
export interface Look {
  bold?: boolean | undefined
  /** Half points. */
  size?: number | undefined
  font?: string | undefined
  hidden?: boolean | undefined
}

/** A paragraph style with all that it inherits. */
export interface Style {
  name: string
  /** 0 for level 1; 9 is body text. */
  outline: number | null
  numbering: { list: string; level: number } | null
  look: Look
}

export interface Styles {
  style(id: string | undefined): Style
  /** Look of a character style. */
  character(id: string | undefined): Look
}

const LONGEST_CHAIN = 20

/** Reads the run properties <w:rPr>. */
export function lookOf(properties: XmlNode | undefined): Look {
  const size = Number(childValue(properties, 'sz') ?? Number.NaN)
  const fonts = child(properties, 'rFonts')?.attributes
  return {
    bold: childSwitch(properties, 'b'),
    size: Number.isFinite(size) ? size : undefined,
    font: fonts?.eastAsia ?? fonts?.ascii,
    hidden: childSwitch(properties, 'vanish'),
  }
}

/** Lays one look over another: what the upper says nothing of, the lower one decides. */
export function overlay(lower: Look, upper: Look): Look {
  return {
    bold: upper.bold ?? lower.bold,
    size: upper.size ?? lower.size,
    font: upper.font ?? lower.font,
    hidden: upper.hidden ?? lower.hidden,
  }
}

/** Level (0-based) of a heading style by its name, Chinese and translated ones too: 'heading 2', '标题 2', '二级标题'. */
function levelByName(name: string): number | null {
  const plain = name.replace(/\s+/gu, '').toLowerCase()
  if (/^(?:title|标题|標題|文章标题|大标题)$/u.test(plain)) return 0
  const numbered = /^(?:heading|标题|標題)([1-9])/u.exec(plain)
  if (numbered) return Number(numbered[1]) - 1
  const chinese = /^([一二三四])级标题/u.exec(plain)
  return chinese ? '一二三四'.indexOf(chinese[1] ?? '') : null
}

/** List (its numId) and level (0-based) that paragraph properties state, null if none. */
export function numberingOf(properties: XmlNode | undefined): { list: string; level: number } | null {
  const numbering = child(properties, 'numPr')
  const list = childValue(numbering, 'numId')
  return list === undefined ? null : { list, level: Number(childValue(numbering, 'ilvl') ?? 0) }
}

/** Outline level that paragraph properties state themselves, null if none. */
export function outlineOf(properties: XmlNode | undefined): number | null {
  const value = childValue(properties, 'outlineLvl')
  return value === undefined ? null : Number(value)
}

/** Reads word/styles.xml (nodes of the file; none if it is missing), inheritance resolved on demand. */
export function readStyles(nodes: XmlNode[]): Styles {
  const root = nodes.find((node) => node.name === 'styles')
  const defaults = child(child(child(root, 'docDefaults'), 'rPrDefault'), 'rPr')
  const base: Style = { name: '', outline: null, numbering: null, look: lookOf(defaults) }
  const byId = new Map<string, XmlNode>()
  let standard: string | undefined
  for (const node of root?.children ?? []) {
    if (node.name !== 'style') continue
    const id = node.attributes.styleId ?? ''
    byId.set(id, node)
    const isDefault = ['1', 'true', 'on'].includes(node.attributes.default ?? '')
    if (isDefault && node.attributes.type === 'paragraph') standard = id
  }
  const resolved = new Map<string, Style>()

  function resolve(id: string, depth: number): Style {
    const known = resolved.get(id)
    if (known) return known
    const node = byId.get(id)
    if (!node || depth > LONGEST_CHAIN) return base
    const parentId = childValue(node, 'basedOn')
    const parent = parentId === undefined ? base : resolve(parentId, depth + 1)
    const properties = child(node, 'pPr')
    const name = childValue(node, 'name') ?? id
    const style: Style = {
      name,
      outline: outlineOf(properties) ?? levelByName(name) ?? parent.outline,
      numbering: numberingOf(properties) ?? parent.numbering,
      look: overlay(parent.look, lookOf(child(node, 'rPr'))),
    }
    resolved.set(id, style)
    return style
  }

  return {
    style: (id) => resolve(id ?? standard ?? '', 0),
    character: (id) => (id === undefined ? {} : lookOf(child(byId.get(id), 'rPr'))),
  }
}
