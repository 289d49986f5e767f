import { html } from 'hono/html'
import type { Paragraph, Report } from '../../model.ts'
import { reportPath } from './address.ts'
import { gbCitation, quotedCitation } from './gb-citation.ts'
import { type Html, layout } from './layout.ts'
import { textWidth } from './line-breaks.ts'
import { findMark } from './mark.ts'
import { qrView } from './qr.ts'
import { identityLine, markedText } from './report-page.ts'

export interface CiteView {
  /** Words of the paragraph that are quoted; the whole paragraph where they do not stand in it. */
  mark: string
  key: string | null
  /** Address of the paragraph as phones reach it, null without PUBLIC_URL. */
  url: string | null
  /** The day the page is read, 2026-11-20. */
  day: string
}

/** Signs in a line of the box on a phone, and how many lines it shows at most. */
const ROW = 17
const MOST_ROWS = 14

/** The words that a page about a paragraph quotes: the marked sentence, or the paragraph. */
export function quotedWords(paragraph: Paragraph, mark: string): string {
  const span = mark === '' ? null : findMark(paragraph.text, mark)
  return span === null ? paragraph.text : paragraph.text.slice(span.start, span.end)
}

/** One paragraph to pass on: the quotation with its source to copy, its QR code, a card and a Word file. */
export function citePage(report: Report, paragraph: Paragraph, view: CiteView): Html {
  const { number } = paragraph
  const query = new URLSearchParams()
  if (view.key !== null) query.set('k', view.key)
  if (view.mark !== '') query.set('mark', view.mark)
  const search = query.size === 0 ? '' : `?${query}`
  const path = `${reportPath(report.id)}/cite/${number}`
  query.set('p', String(number))
  const source = gbCitation(report, number, view.url === null ? null : { url: view.url, day: view.day })
  const words = quotedWords(paragraph, view.mark)
  const quotation = quotedCitation(words, source)
  const rows = Math.min(MOST_ROWS, Math.ceil(textWidth(quotation) / ROW) + 1)
  return layout({
    title: `引用第${number}段 · ${report.title}`,
    scripts: ['report.js'],
    body: html`<main class="cite">
<p class="back"><a href="${reportPath(report.id)}?${query}#p${number}">返回报告</a></p>
<h1>引用与分享</h1>
<figure><blockquote>${markedText(words, null, [])}</blockquote><figcaption>${report.title}，第${number}段<span class="identity">${identityLine(report)}</span></figcaption></figure>
<h2><label for="quotation">引用文字</label></h2>
<textarea id="quotation" readonly rows="${rows}">${quotation}</textarea>
<p class="actions"><button type="button" class="primary" data-copy="quotation" hidden>复制引用</button>
<a class="button" href="${path}/card.png${search}" download="引用卡片.png">引用卡片（图片）</a>
<a class="button" href="${path}/quotation.docx${search}" download="引用.docx">Word 文件（脚注）</a></p>
<h2>二维码</h2>
${
  view.url === null
    ? html`<p>还没有设置手机可以打开的地址，所以没有二维码。</p>`
    : html`<div class="code">${qrView(view.url, `第${number}段的二维码`)}<p>印在材料上，扫码即可打开报告的这一段。</p></div>`
}
</main>`,
  })
}
