/** A line of Markdown as it is shown, and what of it is not shown. */
export interface Shown {
  text: string
  /** Strong emphasis over the whole line. */
  bold: boolean
  /** Addresses of links, names of images: in the file, but not to be read on the page. */
  unseen: string[]
}

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: '\u3000',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  middot: '·',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  ldquo: '“',
  rdquo: '”',
}

const ESCAPABLE = /\\([!-/:-@[-`{-~])/gu
/** Escaped marks wait in the private use area while the living ones are taken away. */
const SHELTER = 0xe000
const SHELTERED = /[\ue021-\ue07e]/gu
const TAG =
  /<\/?(?:a|abbr|b|big|br|center|code|div|em|font|h[1-6]|hr|i|ins|kbd|li|mark|ol|p|s|small|span|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|u|ul)(?:\s[^<>]{0,500})?\/?>/giu
const IMAGE =
  /!\[([^\]\n]{0,500})\]\(([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)(?:\s+["'][^"'\n]{0,200}["'])?\)/gu
const LINK =
  /(?<!!)\[([^\]\n]{1,500})\]\((\S{0,2000}?(?:\([^()\s]{0,200}\)\S{0,200}?)?)(?:\s+["'][^"'\n]{0,200}["'])?\)/gu
const FOOTNOTE_MARK = /\[\^[^\]\s]{1,30}\]:?/gu
/** OCR writes single numbers as formulas: $37 \%$ is shown as 37 %. */
const FORMULA_NUMBER = /(?<!\\)\$\s{0,3}((?:\d|\\%|%|[.,+~〜\-—–×\s]|\\sim|\\times){1,40}?)\s{0,3}\$/gu
const WHOLE_BOLD = /^(?:\*\*|__)(?=\S)((?:(?!\*\*|__).)+)(?<=\S)(?:\*\*|__)[:：]?$/u

function strip(text: string, mark: RegExp): string {
  let before = text
  // Nested emphasis (***both***) needs a second pass; no living text needs a fourth.
  for (let pass = 0; pass < 3; pass += 1) {
    const after = before.replace(mark, '$1')
    if (after === before) break
    before = after
  }
  return before
}

function showFormula(body: string): string {
  return body
    .replace(/\\%/gu, '%')
    .replace(/\\sim/gu, '~')
    .replace(/\\times/gu, '×')
    .replace(/\s+/gu, '')
}

/** Shows one line of Markdown without its marks: '**提案**办理[详见](a.html)' is '提案办理详见'. */
export function showInline(markdown: string): Shown {
  const unseen: string[] = []
  let text = markdown
    .replace(FORMULA_NUMBER, (_, body: string) => showFormula(body))
    .replace(ESCAPABLE, (_, mark: string) => String.fromCharCode(SHELTER + mark.charCodeAt(0)))
  const bold = WHOLE_BOLD.test(text.trim())
  text = text.replace(IMAGE, (whole: string) => {
    unseen.push(whole)
    return ''
  })
  text = text.replace(LINK, (_, label: string, address: string) => {
    if (address) unseen.push(address)
    return label
  })
  text = text.replace(FOOTNOTE_MARK, '')
  text = text.replace(/<\/t[dh]>\s*<t[dh](?:\s[^<>]{0,200})?>/giu, ' | ').replace(TAG, '')
  text = strip(text, /\*\*(?=\S)((?:(?!\*\*).)+?)(?<=\S)\*\*/gu)
  text = strip(text, /(?<![A-Za-z0-9_])__(?=\S)((?:(?!__).)+?)(?<=\S)__(?![A-Za-z0-9_])/gu)
  text = strip(text, /(?<![\d*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\d*])/gu)
  text = strip(text, /(?<![A-Za-z0-9_])_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?![A-Za-z0-9_])/gu)
  text = strip(text, /~~(?=\S)((?:(?!~~).)+?)(?<=\S)~~/gu)
  text = strip(text, /(?<!`)`([^`]+)`(?!`)/gu)
  text = text.replace(/&([a-z]{2,8});/gu, (whole: string, name: string) => ENTITIES[name] ?? whole)
  text = text.replace(SHELTERED, (mark) => String.fromCharCode(mark.charCodeAt(0) - SHELTER))
  return { text, bold, unseen }
}
