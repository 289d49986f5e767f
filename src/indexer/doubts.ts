/** A place in a text that scanning or typing may have spoilt; the text itself is left as it is. */
export interface Doubt {
  code: string
  quote: string
  message: string
}

interface Pattern {
  code: string
  /** Without this nothing needs to be looked for. */
  hint: RegExp
  pattern: RegExp
  message: (quote: string) => string
}

const PATTERNS: readonly Pattern[] = [
  {
    code: 'ocr-character',
    hint: /[（(]\p{Script=Han}[）)]/u,
    // “校（院）企双聘”, “县（市）” name alternatives; they are no slips.
    pattern:
      /[“"][^”"]{0,6}[（(](?![省市县区州旗盟镇乡村院校所部厅局馆站点岗处室司组线园级限])\p{Script=Han}[）)][^”"]{0,10}[”"]/gu,
    message: (quote) => `疑有误识的字：${quote}`,
  },
  {
    code: 'ocr-character',
    hint: /囗/u,
    pattern: /.{0,4}囗.{0,4}/gu,
    message: (quote) => `“囗”疑为“口”：${quote}`,
  },
  {
    code: 'ocr-number',
    hint: /[\d０-９][lIoOＯ]|[lIOＯ][\d０-９]/u,
    pattern:
      /[\d０-９.]{0,12}[\d０-９][lIoOＯ](?=[\d０-９亿万千百元件人个项家年月日%％])[^，。；、]{0,6}|(?<![A-Za-z\d])[lIOＯ][\d０-９]{2,12}[^，。；、]{0,4}/gu,
    message: (quote) => `数字中夹有字母，疑有误识：${quote}`,
  },
  {
    code: 'ocr-number',
    hint: /[\d０-９][·•・][\d０-９]/u,
    pattern: /[\d０-９]{1,12}[·•・][\d０-９]{1,12}[^，。；、]{0,4}/gu,
    message: (quote) => `小数点疑有误识：${quote}`,
  },
  {
    code: 'ocr-number',
    hint: /[\d０-９](?:。|\.\.|，)[\d０-９]/u,
    pattern:
      /[\d０-９]{1,12}(?:。[\d０-９]{1,12}|\.{2,4}[\d０-９]{1,12}|，[\d０-９]{1,2})(?:亿|万|%|％|个百分点)/gu,
    message: (quote) => `数字疑被断开：${quote}`,
  },
  {
    code: 'unreadable',
    hint: /[\ufffd\ue000-\uf8ff□■]/u,
    pattern: /.{0,4}[\ufffd\ue000-\uf8ff□■]+.{0,4}/gu,
    message: (quote) => `有无法辨认的字：${quote}`,
  },
]

/** A title whose opening bracket is gone: 国防法》开始实施. */
function lostBracket(text: string): Doubt | null {
  let open = 0
  for (let i = 0; i < text.length; i += 1) {
    const mark = text.charAt(i)
    if (mark === '《') open += 1
    if (mark !== '》') continue
    if (open === 0) {
      const quote = text.slice(Math.max(0, i - 8), i + 8)
      return { code: 'text-lost', quote, message: `前面疑有缺字：${quote}` }
    }
    open -= 1
  }
  return null
}

/** What is doubtful in a text: “五(舌)带头”, 25l亿元, 4·3％, 人囗, a text that begins with 》. */
export function doubtsIn(text: string): Doubt[] {
  const doubts: Doubt[] = []
  for (const { code, hint, pattern, message } of PATTERNS) {
    if (!hint.test(text)) continue
    for (const [quote] of text.matchAll(pattern)) doubts.push({ code, quote, message: message(quote) })
  }
  const lost = text.includes('》') ? lostBracket(text) : null
  return lost ? [...doubts, lost] : doubts
}
