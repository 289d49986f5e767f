import { fileURLToPath } from 'node:url'
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { AppError } from '../../errors.ts'
import type { SourceText } from '../lines.ts'
import { readingOrder } from './pdf-columns.ts'
import { boxOf, type Fragment, median, rowsOf } from './pdf-fragment.ts'
import { findFurniture } from './pdf-furniture.ts'
import { type PlacedRow, readParagraphs } from './pdf-paragraphs.ts'
import { readRows } from './pdf-rows.ts'
import { isPlausible, lettersIn } from './plausibility.ts'
import { withoutRadicals } from './radicals.ts'

/** Synthetic bold and shadows print the same text twice, this far apart (in heights of type). */
const SAME_SPOT = 0.2
/** Fewer letters than this on all pages together are stamps and page numbers on scans. */
const LEAST_LETTERS = 20
const MOST_PAGES = 3000
/** Fonts are named on the first pages only: their drawing instructions must be read whole for it. */
const FONT_PAGES = 20

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

/** A page's text: the upright fragments, those turned aside, and its height in points. */
interface Page {
  number: number
  height: number
  upright: Fragment[]
  turned: Fragment[]
}

/** Text as pdf.js gives it, in the page's own frame: x to the right, y down, (ux, uy) where the text runs. */
interface Glyphs {
  text: string
  x: number
  y: number
  ux: number
  uy: number
  width: number
  size: number
  font: string
}

/** Quarter turn (0 to 3, clockwise) in which text runs. */
function quarterOf({ ux, uy }: Glyphs): number {
  return (Math.round(Math.atan2(uy, ux) / (Math.PI / 2)) + 4) % 4
}

/** Turns the page so that most of its text is upright, for sheets set or scanned sideways. */
function turnPage(glyphs: readonly Glyphs[], page: Page, width: number): void {
  const letters = [0, 0, 0, 0]
  for (const its of glyphs) letters[quarterOf(its)] = (letters[quarterOf(its)] ?? 0) + its.text.length
  const most = letters.indexOf(Math.max(...letters))
  const { height } = page
  const turn = (x: number, y: number): [number, number] => {
    if (most === 1) return [y, width - x]
    if (most === 2) return [width - x, height - y]
    return most === 3 ? [height - y, x] : [x, y]
  }
  if (most % 2 === 1) page.height = width
  const byText = new Map<string, Fragment[]>()
  for (const its of glyphs) {
    const [left, y] = turn(its.x, its.y)
    const fragment = { text: its.text, left, right: left + its.width, y, size: its.size, font: its.font }
    const same = byText.get(its.text)
    if (same && isRepeated(fragment, same)) continue
    if (same) same.push(fragment)
    else byText.set(its.text, [fragment])
    if (quarterOf(its) === most) page.upright.push(fragment)
    else page.turned.push(fragment)
  }
}

async function readPage(pdf: PDFDocumentProxy, number: number, names: FontNames): Promise<Page> {
  const page = await pdf.getPage(number)
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const found: Page = { number, height: Math.max(1, height), upright: [], turned: [] }
  const { items, styles } = await page.getTextContent()
  if (items.length > 0) await learnFonts(page, Object.keys(styles), names)
  page.cleanup()
  const [va = 1, vb = 0, vc = 0, vd = 1, vx = 0, vy = 0] = transform as number[]
  const glyphs: Glyphs[] = []
  for (const item of items) {
    if (!('str' in item) || !item.str.trim()) continue
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform as number[]
    glyphs.push({
      text: withoutRadicals(item.str),
      x: va * x + vc * y + vx,
      y: vb * x + vd * y + vy,
      ux: va * a + vc * b,
      uy: vb * a + vd * b,
      width: item.width,
      size: Math.hypot(c, d) || item.height || 1,
      font: names.get(item.fontName) ?? '',
    })
  }
  turnPage(glyphs, found, width)
  return found
}

function furnitureRow(page: Page, fragments: readonly Fragment[], furniture: string): PlacedRow {
  const { left, right, bottom } = boxOf(fragments)
  const text = fragments.map((its) => its.text.trim()).join(' ')
  const size = median(fragments.map((its) => its.size))
  const row = {
    text,
    y: bottom,
    left,
    right,
    size,
    font: '',
    opens: true,
    indented: false,
    apart: false,
    rest: 0,
    cells: false,
  }
  return { ...row, page: page.number, column: 0, furniture }
}

/** Rows of all pages in reading order; running heads are taken out first, for they would hide what the layout tells. */
function layOut(pages: readonly Page[]): PlacedRow[] {
  const placed = pages.flatMap((page) =>
    rowsOf(page.upright).map((fragments) => {
      const text = fragments.map((its) => its.text.trim()).join(' ')
      return {
        page,
        fragments,
        line: { text, page: page.number, place: boxOf(fragments).bottom / page.height },
      }
    }),
  )
  const furniture = findFurniture(
    placed.map((its) => its.line),
    pages.length,
  )
  const rows: PlacedRow[] = []
  let index = 0
  for (const page of pages) {
    const heads: PlacedRow[] = []
    const feet: PlacedRow[] = page.turned.map((fragment) => furnitureRow(page, [fragment], '旋转的文字'))
    const apart = new Set<Fragment>()
    for (let its = placed[index]; its?.page === page; its = placed[index]) {
      const reason = furniture.get(index)
      index += 1
      if (reason === undefined) continue
      for (const fragment of its.fragments) apart.add(fragment)
      const where = its.line.place < 0.5 ? heads : feet
      where.push(furnitureRow(page, its.fragments, reason))
    }
    rows.push(...heads)
    for (const { column, fragments } of readingOrder(page.upright.filter((its) => !apart.has(its)))) {
      for (const row of readRows(fragments)) rows.push({ ...row, page: page.number, column, furniture: null })
    }
    rows.push(...feet)
  }
  return rows
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
    const pages: Page[] = []
    const names: FontNames = new Map()
    for (let number = 1; number <= pdf.numPages; number += 1) {
      pages.push(await readPage(pdf, number, names))
    }
    const rows = layOut(pages)
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
    const source: SourceText = {
      format: 'pdf',
      lines: readParagraphs(rows),
      overrides: null,
      warnings: [],
    }
    for (const page of pages) {
      if (page.upright.length > 0) continue
      const message = `第${page.number}页没有文字；如果是扫描的图片，请先做文字识别（OCR）`
      source.warnings.push({ code: 'page-without-text', message, line: null })
    }
    return source
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('FILE_DAMAGED', DAMAGED, { cause: error })
  } finally {
    await pdf.destroy()
  }
}
