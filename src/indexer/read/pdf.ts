import { fileURLToPath } from 'node:url'
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { AppError } from '../../errors.ts'
import type { SourceText } from '../lines.ts'
import { makeLine } from './line.ts'
import { readingOrder } from './pdf-columns.ts'
import { type Fragment, median } from './pdf-fragment.ts'
import { findFurniture } from './pdf-furniture.ts'
import { type PdfRow, readRows } from './pdf-rows.ts'
import { isPlausible, lettersIn } from './plausibility.ts'
import { withoutRadicals } from './radicals.ts'

interface PlacedRow extends PdfRow {
  page: number
  column: number
  place: number
  first: boolean
  turned: boolean
}

/** Type larger than the body's by this is a heading's. */
const LARGER = 1.12
/** Synthetic bold and shadows print the same text twice, this far apart (in heights of type). */
const SAME_SPOT = 0.2
/** Fewer letters than this on all pages together are stamps and page numbers on scans. */
const LEAST_LETTERS = 20
const MOST_PAGES = 3000
/** Fonts are named on the first pages only: their drawing instructions must be read whole for it. */
const FONT_PAGES = 20
const BOLD_NAME = /bold|heavy|black/iu

const DAMAGED =
  'The file is a damaged or incomplete PDF: copy or download it again, or print it to a new PDF.'

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const home = new URL('./', import.meta.resolve('pdfjs-dist/package.json'))
  try {
    return await getDocument({
      // pdf.js takes the bytes for itself, and no Buffer.
      data: new Uint8Array(bytes),
      cMapUrl: fileURLToPath(new URL('cmaps/', home)),
      cMapPacked: true,
      standardFontDataUrl: fileURLToPath(new URL('standard_fonts/', home)),
      disableFontFace: true,
      isEvalSupported: false,
      useSystemFonts: false,
      useWorkerFetch: false,
      useWasm: false,
      stopAtErrors: false,
      verbosity: 0,
    }).promise
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new AppError('FILE_ENCRYPTED', 'The PDF is protected by a password: save it without one.', {
        cause: error,
      })
    }
    throw new AppError('FILE_DAMAGED', DAMAGED, { cause: error })
  }
}

/** Text printed twice on one spot is there once. */
function isRepeated(fragment: Fragment, sameText: readonly Fragment[]): boolean {
  const near = SAME_SPOT * fragment.size
  return sameText.some(
    (its) => Math.abs(its.left - fragment.left) <= near && Math.abs(its.y - fragment.y) <= near,
  )
}

/** Families of the document's fonts by pdf.js's names for them: 'g_d0_f1' -> 'FZXBSJW'. */
type FontNames = Map<string, string>

/** Asks for the names of fonts not known yet: drawing instructions carry them, text does not. */
async function learnFonts(page: PDFPageProxy, used: readonly string[], names: FontNames): Promise<void> {
  if (used.every((font) => names.has(font)) || page.pageNumber > FONT_PAGES) return
  await page.getOperatorList()
  for (const font of used) {
    const known: unknown = page.commonObjs.has(font) ? page.commonObjs.get(font) : null
    const name = typeof known === 'object' && known !== null && 'name' in known ? String(known.name) : ''
    // ABCDEF+Song-GBK1-0 and GHIJKL+Song are parts of one font.
    names.set(font, name.replace(/^[A-Z]{6}\+/u, '').replace(/-?(?:GBK1-0|Identity-[HV]|UniGB-\w+)$/u, ''))
  }
}

async function readPage(pdf: PDFDocumentProxy, number: number, names: FontNames): Promise<PlacedRow[]> {
  const page = await pdf.getPage(number)
  const [x0 = 0, y0 = 0, , y1 = 0] = page.view
  const height = Math.max(1, y1 - y0)
  const { items, styles } = await page.getTextContent()
  if (items.length > 0) await learnFonts(page, Object.keys(styles), names)
  page.cleanup()
  const upright: Fragment[] = []
  const turned: Fragment[] = []
  const byText = new Map<string, Fragment[]>()
  for (const item of items) {
    if (!('str' in item) || !item.str.trim()) continue
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform as number[]
    const size = Math.hypot(c, d) || item.height || 1
    const text = withoutRadicals(item.str)
    const fragment = {
      text,
      left: x - x0,
      right: x - x0 + item.width,
      y: y1 - y,
      size,
      font: names.get(item.fontName) ?? '',
    }
    const same = byText.get(text) ?? []
    if (isRepeated(fragment, same)) continue
    byText.set(text, [...same, fragment])
    if (Math.abs(b) > Math.abs(a)) turned.push(fragment)
    else upright.push(fragment)
  }
  const rows: PlacedRow[] = []
  for (const { column, fragments } of readingOrder(upright)) {
    for (const [index, row] of readRows(fragments).entries()) {
      rows.push({ ...row, page: number, column, place: row.y / height, first: index === 0, turned: false })
    }
  }
  for (const fragment of turned) {
    const row = { ...fragment, opens: false, cells: false, column: 0, first: false, turned: true }
    rows.push({ ...row, page: number, place: row.y / height })
  }
  return rows
}

function common<T>(rows: readonly PdfRow[], of: (row: PdfRow) => T): T | undefined {
  const counts = new Map<T, number>()
  for (const row of rows) counts.set(of(row), (counts.get(of(row)) ?? 0) + row.text.length)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

function standsOut({ size, font }: PdfRow, bodySize: number, bodyFont: string): boolean {
  if (size > bodySize * LARGER) return true
  return font !== bodyFont && font !== '' && (BOLD_NAME.test(font) || !BOLD_NAME.test(bodyFont))
}

function toSource(rows: readonly PlacedRow[], pages: number): SourceText {
  const source: SourceText = { format: 'pdf', lines: [], overrides: null, warnings: [] }
  const furniture = findFurniture(rows, pages)
  const bodySize = common(rows, (row) => Math.round(row.size * 2) / 2) ?? median(rows.map((row) => row.size))
  const bodyFont = common(rows, (row) => row.font) ?? ''
  for (const [index, row] of rows.entries()) {
    source.lines.push(
      makeLine(row.text, index + 1, {
        page: row.page,
        column: row.column || null,
        bold: standsOut(row, bodySize, bodyFont),
        whole: row.cells,
        blankBefore: row.opens ? 1 : 0,
        furniture: row.turned ? 'turned text' : (furniture.get(index) ?? null),
      }),
    )
  }
  return source
}

/**
 * Reads a PDF with a text layer by the positions of its text: columns from left to right below their headline, rows of
 * tables with ' | ' between cells, running heads and page numbers as furniture. Throws FILE_ENCRYPTED, FILE_DAMAGED, and
 * FILE_NO_TEXT for scans.
 */
export async function readPdf(bytes: Uint8Array): Promise<SourceText> {
  // pdf.js rebuilds what it can of a file cut off, and says nothing of the pages that are gone.
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - 2048))).toString('latin1')
  if (!/%%EOF/u.test(tail)) throw new AppError('FILE_DAMAGED', DAMAGED)
  const pdf = await open(bytes)
  try {
    if (pdf.numPages > MOST_PAGES) {
      throw new AppError(
        'FILE_TOO_LARGE',
        `The PDF has ${pdf.numPages} pages, more than ${MOST_PAGES}: split it.`,
      )
    }
    const rows: PlacedRow[] = []
    const empty: number[] = []
    const names: FontNames = new Map()
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const found = await readPage(pdf, number, names)
      if (found.length === 0) empty.push(number)
      rows.push(...found)
    }
    const text = rows.map((row) => row.text).join('\n')
    if (lettersIn(text) < LEAST_LETTERS) {
      throw new AppError(
        'FILE_NO_TEXT',
        'The PDF holds pictures of pages, no text: recognise its text with an OCR program and put the result here.',
      )
    }
    if (!isPlausible(text)) {
      throw new AppError(
        'FILE_NO_TEXT',
        'The text inside the PDF is not readable (its fonts hide it): recognise it with an OCR program and put the result here.',
      )
    }
    const source = toSource(rows, pdf.numPages)
    for (const page of empty) {
      const message = `page ${page} holds no text; if it is a picture, recognise its text with an OCR program`
      source.warnings.push({ code: 'page-without-text', message, line: null })
    }
    return source
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('FILE_DAMAGED', DAMAGED, { cause: error })
  } finally {
    await pdf.destroy()
  }
}
