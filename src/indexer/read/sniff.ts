import { AppError } from '../../errors.ts'

/** What a reader exists for. */
export type Kind = 'text' | 'markdown' | 'pdf' | 'docx' | 'html'

const MARKDOWN_ENDINGS = new Set(['.md', '.markdown', '.mkd'])
const HTML_ENDINGS = new Set(['.html', '.htm', '.xhtml', '.shtml'])
const HTML_HEAD =
  /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)[\s>]/iu

const OLE = [0xd0, 0xcf, 0x11, 0xe0]
/** Files that are known not to be readable, by their first bytes: what they are, and the cure. */
const FOREIGN: readonly (readonly [readonly number[], string])[] = [
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    'The file is an old Word, WPS or Excel file: open it there and save it as .docx.',
  ],
  [
    [0x7b, 0x5c, 0x72, 0x74, 0x66],
    'The file is a rich text (RTF) file: open it in Word or WPS and save it as .docx.',
  ],
  [
    [0x89, 0x50, 0x4e, 0x47],
    'The file is a picture: recognise its text with an OCR program and save that as .txt.',
  ],
  [
    [0xff, 0xd8, 0xff],
    'The file is a picture: recognise its text with an OCR program and save that as .txt.',
  ],
  [
    [0x47, 0x49, 0x46, 0x38],
    'The file is a picture: recognise its text with an OCR program and save that as .txt.',
  ],
  [
    [0x49, 0x49, 0x2a, 0x00],
    'The file is a picture: recognise its text with an OCR program and save that as .txt.',
  ],
  [
    [0x4d, 0x4d, 0x00, 0x2a],
    'The file is a picture: recognise its text with an OCR program and save that as .txt.',
  ],
  [[0x52, 0x61, 0x72, 0x21], 'The file is an archive: unpack it into the reports folder.'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'The file is an archive: unpack it into the reports folder.'],
  [[0x1f, 0x8b], 'The file is an archive: unpack it into the reports folder.'],
  [[0x25, 0x21, 0x50, 0x53], 'The file is a PostScript file: save it as .pdf.'],
]

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte)
}

function asciiHead(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.subarray(0, length)).toString('latin1')
}

/**
 * Tells the kind of a file from its first bytes, and from its `ending` (lower case, with dot) where bytes cannot tell.
 * Throws FILE_TYPE with the cure for kinds that cannot be read, FILE_DAMAGED where ending and content contradict.
 */
export function sniff(bytes: Uint8Array, ending: string): Kind {
  if (asciiHead(bytes, 1024).includes('%PDF-')) return 'pdf'
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return 'docx'
  // An encrypted .docx is an OLE file with this stream, its name in UTF-16.
  if (startsWith(bytes, OLE) && Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    throw new AppError('FILE_ENCRYPTED', 'The file is protected by a password: save it without one.')
  }
  for (const [mark, cure] of FOREIGN) if (startsWith(bytes, mark)) throw new AppError('FILE_TYPE', cure)
  if (bytes.length > 0 && (ending === '.pdf' || ending === '.docx')) {
    throw new AppError(
      'FILE_DAMAGED',
      `The file is called ${ending} but does not begin like one: save the report again, or name it .txt if it is text.`,
    )
  }
  if (HTML_ENDINGS.has(ending) || HTML_HEAD.test(asciiHead(bytes, 4096).replace(/^(?:ï»¿|ÿþ)/u, '')))
    return 'html'
  return MARKDOWN_ENDINGS.has(ending) ? 'markdown' : 'text'
}
