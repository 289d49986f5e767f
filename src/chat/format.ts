import type { Run } from './blocks.ts'

/** How one platform writes blocks, and how long a message may be. */
export interface Format {
  run(run: Run): string
  text(inner: string): string
  quote(inner: string, folded: boolean): string
  table(head: string[], rows: string[][]): string
  /** The length that the limit is about. */
  measure(message: string): number
  limit: number
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Marks that would turn report text into markup; a line's first # > - + too. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|~]/gu, '\\$&').replace(/^(\s*)([#+-])/gmu, '$1\\$2')
}

function markdownAddress(href: string): string {
  return href.replace(/[()<>\s]/gu, (mark) => `%${mark.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

function cell(text: string): string {
  return text.replace(/\s+/gu, ' ')
}

/** A table row where there are no tables: 2023年：363件; with more columns, each value behind its head. */
export function rowLine(head: string[], row: string[]): string {
  const [label = '', ...values] = row
  if (values.length <= 1) return `${label}：${values.join('')}`
  return `${label}：${values.map((value, index) => `${head[index + 1] ?? ''} ${value}`.trim()).join('，')}`
}

/** Length in UTF-16 units, as Telegram counts. */
export function utf16(message: string): number {
  return message.length
}

/** Length in UTF-8 bytes, as WeCom counts. */
export function utf8(message: string): number {
  return Buffer.byteLength(message, 'utf8')
}

/** Plain text within `limit` UTF-16 units. */
export function plainFormat(limit: number): Format {
  return {
    run: (run) => (run.href ? `${run.text} ${run.href}` : run.text),
    text: (inner) => inner,
    quote: (inner) => inner,
    table: (head, rows) => rows.map((row) => rowLine(head, row.map(cell))).join('\n'),
    measure: utf16,
    limit,
  }
}

/** Telegram's limit of 4096 counts the text after parsing; we hold the markup itself to it, to be on the safe side. */
export const TELEGRAM_LIMIT = 4096

/** Telegram HTML: b, a, blockquote; only & < > " are special there. */
export const TELEGRAM_HTML: Format = {
  run: (run) => {
    const inner = run.bold ? `<b>${escapeHtml(run.text)}</b>` : escapeHtml(run.text)
    return run.href ? `<a href="${escapeHtml(run.href).replaceAll('"', '&quot;')}">${inner}</a>` : inner
  },
  text: (inner) => inner,
  quote: (inner, folded) => `<blockquote${folded ? ' expandable' : ''}>${inner}</blockquote>`,
  table: (head, rows) => rows.map((row) => escapeHtml(rowLine(head, row.map(cell)))).join('\n'),
  measure: utf16,
  limit: TELEGRAM_LIMIT,
}

/** The WeCom robot's limit for markdown and streams, in bytes. */
export const WECOM_LIMIT = 20_480

/** Markdown of the WeCom smart robot; readable also where it is not rendered (WeChat). */
export const WECOM_MARKDOWN: Format = {
  run: (run) => {
    // Bold marks must touch the words, or they are shown as asterisks.
    const [, before = '', middle = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(run.text) ?? []
    const inner = escapeMarkdown(middle)
    const bold = run.bold && middle && !middle.includes('\n') ? `**${inner}**` : inner
    const linked = run.href && middle ? `[${bold}](${markdownAddress(run.href)})` : bold
    return `${before}${linked}${after}`
  },
  text: (inner) => inner,
  quote: (inner) =>
    inner
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\n'),
  table: (head, rows) =>
    [head, head.map(() => '---'), ...rows]
      .map(
        (row, index) =>
          `| ${row.map((value) => (index === 1 ? value : escapeMarkdown(cell(value)))).join(' | ')} |`,
      )
      .join('\n'),
  measure: utf8,
  limit: WECOM_LIMIT,
}
