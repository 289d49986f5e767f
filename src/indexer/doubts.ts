/** A place in a text that scanning or typing may have spoilt; the text itself is left as it is. */
export interface Doubt {
  code: string
  quote: string
  message: string
}

interface Pattern {
  code: string
  pattern: RegExp
  message: (quote: string) => string
}

const PATTERNS: readonly Pattern[] = [
  {
    code: 'ocr-character',
    pattern: /[“"][^”"]{0,6}[（(]\p{Script=Han}[）)][^”"]{0,10}[”"]/gu,
    message: (quote) => `疑有误识的字：${quote}`,
  },
  { code: 'ocr-character', pattern: /.{0,4}囗.{0,4}/gu, message: (quote) => `“囗”疑为“口”：${quote}` },
  {
    code: 'ocr-number',
    pattern:
      /[\d０-９.]*[\d０-９][lIoOＯ](?=[\d０-９亿万千百元件人个项家年月日%％])[^，。；、]{0,6}|(?<![A-Za-z\d])[lIOＯ][\d０-９]{2,}[^，。；、]{0,4}/gu,
    message: (quote) => `数字中夹有字母，疑有误识：${quote}`,
  },
  {
    code: 'ocr-number',
    pattern: /[\d０-９]+[·•・][\d０-９]+[^，。；、]{0,4}/gu,
    message: (quote) => `小数点疑有误识：${quote}`,
  },
  {
    code: 'ocr-number',
    pattern: /[\d０-９]+(?:。[\d０-９]+|\.{2,}[\d０-９]+|，[\d０-９]{1,2})(?:亿|万|%|％|个百分点)/gu,
    message: (quote) => `数字疑被断开：${quote}`,
  },
  {
    code: 'unreadable',
    pattern: /.{0,4}[\ufffd\ue000-\uf8ff□■]+.{0,4}/gu,
    message: (quote) => `有无法辨认的字：${quote}`,
  },
  { code: 'text-lost', pattern: /^[》”）][^，。]{0,12}/gu, message: (quote) => `前面疑有缺字：${quote}` },
]

/** What is doubtful in a text: “五(舌)带头”, 25l亿元, 4·3％, 人囗, a text that begins with 》. */
export function doubtsIn(text: string): Doubt[] {
  const doubts: Doubt[] = []
  for (const { code, pattern, message } of PATTERNS)
    for (const [quote] of text.matchAll(pattern)) doubts.push({ code, quote, message: message(quote) })
  return doubts
}
