import { createRequire } from 'node:module'
import { html, raw } from 'hono/html'
import { breakLines } from './line-breaks.ts'
import { qrShape } from './qr.ts'

/** What a picture to pass on shows. */
export interface QuoteCard {
  quote: string
  /** 《title》 and under it body, day and paragraph. */
  title: string
  place: string
  /** Where the QR code leads, null for none. */
  url: string | null
}

/** Wide enough to stay sharp when a chat shows it across a phone; chats shrink wider ones. */
const WIDTH = 1080
const MARGIN = 88
const INNER = WIDTH - MARGIN * 2
const CODE = 232
/** Longer quotations are set smaller, and cut where a picture would become a page. */
const SIZES = [
  { upTo: 90, size: 54 },
  { upTo: 200, size: 46 },
  { upTo: Number.POSITIVE_INFINITY, size: 40 },
]
const MOST_LINES = 14
/** A line about half as high again as its type: what Chinese print takes for text read at arm's length. */
const LEADING = 1.6

const INK = '#1d2125'
const SOFT = '#57606a'
const ACCENT = '#8a2a1d'
const PAPER = '#fbf9f4'

function textLines(
  lines: readonly string[],
  box: { x: number; y: number; size: number; attributes: string },
) {
  return lines.map(
    (line, i) =>
      html`<text x="${box.x}" y="${Math.round(box.y + i * box.size * LEADING)}" font-size="${box.size}" ${raw(box.attributes)}>${line}</text>`,
  )
}

function quoteLines(quote: string): { lines: string[]; size: number } {
  const size = SIZES.find(({ upTo }) => quote.length <= upTo)?.size ?? 40
  const all = breakLines(`“${quote}”`, INNER / size)
  if (all.length <= MOST_LINES) return { lines: all, size }
  const lines = all.slice(0, MOST_LINES)
  lines[MOST_LINES - 1] = `${lines[MOST_LINES - 1]?.slice(0, -2) ?? ''}……`
  return { lines, size }
}

/** The card as SVG text with the heights that its words need. */
export function quoteCardSvg({ quote, title, place, url }: QuoteCard): string {
  const { lines, size } = quoteLines(quote)
  const beside = url === null ? INNER : INNER - CODE - 40
  const titleLines = breakLines(title, beside / 34).slice(0, 4)
  const placeLines = breakLines(place, beside / 30).slice(0, 3)
  const top = 150
  const rule = Math.round(top + lines.length * size * LEADING + 8)
  const placeTop = rule + 76 + titleLines.length * 34 * LEADING
  const wordsEnd = placeTop + placeLines.length * 30 * LEADING
  const height = Math.round(Math.max(wordsEnd, url === null ? 0 : rule + 40 + CODE + 20) + 40)
  const code = url === null ? null : qrShape(url)
  const corner = { x: WIDTH - MARGIN - CODE, y: rule + 40 }
  return String(html`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="Noto Sans Hans">
<rect width="${WIDTH}" height="${height}" fill="${PAPER}"/><rect width="${WIDTH}" height="14" fill="${ACCENT}"/>
${textLines(lines, { x: MARGIN, y: top, size, attributes: `fill="${INK}"` })}
<path d="M${MARGIN} ${rule}h${INNER}" stroke="#ddd8cc" stroke-width="2"/>
${textLines(titleLines, { x: MARGIN, y: rule + 76, size: 34, attributes: `fill="${ACCENT}" font-weight="700"` })}
${textLines(placeLines, { x: MARGIN, y: placeTop, size: 30, attributes: `fill="${SOFT}"` })}
${
  code === null
    ? ''
    : html`<rect x="${corner.x}" y="${corner.y}" width="${CODE}" height="${CODE}" fill="#fff"/><path transform="translate(${corner.x} ${corner.y}) scale(${CODE / code.size})" d="${code.path}" fill="#000"/>`
}
</svg>`)
}

/**
 * Draws the card as PNG with Noto Sans SC (SIL Open Font License 1.1, from the package @embedpdf/fonts-sc), whatever
 * fonts the machine has. The drawing program is loaded with the first card.
 */
export async function quoteCardPng(card: QuoteCard): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js')
  const fonts = createRequire(import.meta.url)
    .resolve('@embedpdf/fonts-sc')
    .replace(/dist[\\/][^\\/]+$/u, 'fonts/')
  const image = await renderAsync(quoteCardSvg(card), {
    font: {
      fontFiles: [`${fonts}NotoSansHans-Regular.otf`, `${fonts}NotoSansHans-Bold.otf`],
      loadSystemFonts: false,
      defaultFontFamily: 'Noto Sans Hans',
    },
  })
  return image.asPng()
}
