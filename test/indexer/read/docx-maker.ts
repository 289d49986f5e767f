import { strToU8, zipSync } from 'fflate'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** Parts of a Word document: the inside of <w:body>, and of the other parts by name. */
export interface DocxParts {
  body: string
  styles?: string
  numbering?: string
  footnotes?: string
  header1?: string
  footer1?: string
}

const ROOTS: Record<string, string> = {
  styles: 'styles',
  numbering: 'numbering',
  footnotes: 'footnotes',
  header1: 'hdr',
  footer1: 'ftr',
}

/** Packs a Word document for a test. */
export function makeDocx({ body, ...others }: DocxParts): Uint8Array {
  const files: Record<string, Uint8Array> = {
    'word/document.xml': strToU8(`<w:document ${W}><w:body>${body}</w:body></w:document>`),
  }
  for (const [name, inner] of Object.entries(others)) {
    const root = ROOTS[name]
    files[`word/${name}.xml`] = strToU8(`<?xml version="1.0"?><w:${root} ${W}>${inner}</w:${root}>`)
  }
  return zipSync(files)
}

/** A paragraph with its properties. */
export function p(text: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${r(text)}</w:p>`
}

/** A run with its properties. */
export function r(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
}
