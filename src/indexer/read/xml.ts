import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { AppError } from '../../errors.ts'

/** An element without its namespace prefix, or (name '#text') a piece of text. */
export interface XmlNode {
  name: string
  attributes: Readonly<Record<string, string>>
  children: XmlNode[]
  text: string
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/giu
const NO_ATTRIBUTES: Readonly<Record<string, string>> = {}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Only the five named entities and numbers exist here, decoded below: nothing can unfold.
  processEntities: false,
})

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(ENTITY, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? whole
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

function toNodes(value: unknown): XmlNode[] {
  if (!Array.isArray(value)) return []
  const nodes: XmlNode[] = []
  for (const entry of value as Record<string, unknown>[]) {
    let attributes = NO_ATTRIBUTES
    const given = entry[':@']
    if (typeof given === 'object' && given !== null) {
      attributes = Object.fromEntries(
        Object.entries(given).map(([key, its]) => [key, decodeEntities(String(its))]),
      )
    }
    for (const [name, inner] of Object.entries(entry)) {
      if (name === ':@') continue
      if (name === '#text') {
        nodes.push({ name, attributes: NO_ATTRIBUTES, children: [], text: decodeEntities(String(inner)) })
      } else nodes.push({ name, attributes, children: toNodes(inner), text: '' })
    }
  }
  return nodes
}

/**
 * Parses the XML of an office document into nodes without namespace prefixes. Throws FILE_DAMAGED if it is not well
 * formed, or declares a document type: office programs never do, only tricks with entities.
 */
export function parseXml(bytes: Uint8Array): XmlNode[] {
  const xml = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(bytes)
  const fault = /<!(?:DOCTYPE|ENTITY)/iu.test(xml) ? null : XMLValidator.validate(xml)
  if (fault !== true) {
    throw new AppError(
      'FILE_DAMAGED',
      'The file is a damaged Word document: open it in Word or WPS, and save it again as .docx.',
      { cause: fault },
    )
  }
  return toNodes(parser.parse(xml))
}

/** The first child element called `name`. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((its) => its.name === name)
}

/** The `val` attribute of the child called `name`: <w:ilvl w:val="1"/> gives '1'. */
export function childValue(node: XmlNode | undefined, name: string): string | undefined {
  return child(node, name)?.attributes.val
}

/** True if the switch `name` (<w:b/>) is on, false if it is off (<w:b w:val="0"/>), undefined if it is not there. */
export function childSwitch(node: XmlNode | undefined, name: string): boolean | undefined {
  const its = child(node, name)
  if (!its) return undefined
  return !['0', 'false', 'off', 'none'].includes(its.attributes.val ?? '1')
}
