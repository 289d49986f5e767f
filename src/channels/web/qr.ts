import { createRequire } from 'node:module'
import { html } from 'hono/html'
import type { Html } from './layout.ts'

/** The white border a reader needs, in modules (ISO/IEC 18004). */
const QUIET = 4

export interface QrShape {
  /** Side in modules, border included. */
  size: number
  /** SVG path of the dark modules, in modules. */
  path: string
}

type QrCode = typeof import('qrcode')

let loaded: QrCode | undefined

/** Loaded with the first page that shows a code: it brings readers and writers of pictures along. */
function qrCode(): QrCode {
  loaded ??= createRequire(import.meta.url)('qrcode') as QrCode
  return loaded
}

/** The QR code of a text as one path; correction level M, which survives a fold in the paper. */
export function qrShape(text: string): QrShape {
  const { modules } = qrCode().create(text, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`
  return { size: modules.size + QUIET * 2, path }
}

/** The QR code of an address as a picture in the page, dark on white in dark mode too: readers expect it so. */
export function qrView(address: string, label: string): Html {
  const { size, path } = qrShape(address)
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path}"/></svg>`
}
