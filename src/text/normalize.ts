import { Converter } from 'opencc-js/t2cn'

const toSimplified = Converter({ from: 't', to: 'cn' })

const LOOKALIKES: Readonly<Record<string, string>> = {
  '﹒': '.',
  '•': '·',
  '・': '·',
  '〜': '~',
  '～': '~',
  '—': '-',
  '–': '-',
  '－': '-',
  '“': '"',
  '”': '"',
  '„': '"',
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
  '‘': "'",
  '’': "'",
  '〔': '(',
  '〕': ')',
  '\u00a0': ' ',
  '\u3000': ' ',
}

const folded = new Map<string, string>()

function foldUnit(unit: string): string {
  const known = folded.get(unit)
  if (known !== undefined) return known
  const lookalike = LOOKALIKES[unit]
  let result = lookalike ?? unit.normalize('NFKC').toLowerCase()
  if (result.length !== 1) result = unit
  if (result > '\u3400' && result < '\ua000') {
    const simplified = toSimplified(result)
    if (simplified.length === 1) result = simplified
  }
  folded.set(unit, result)
  return result
}

/**
 * Folds width, case, script (traditional to simplified) and look-alike marks, one UTF-16 unit at a time, so
 * that an offset in the folded text is the same offset in the original: fold('ＧＤＰ增長５％') is 'gdp增长5%'.
 */
export function fold(text: string): string {
  let result = ''
  for (let i = 0; i < text.length; i += 1) result += foldUnit(text.charAt(i))
  return result
}

const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|(?![\t\n])\p{Cc}/gu

/** Removes what cannot be seen: zero-width marks, direction marks, control characters but tab and line feed. */
export function stripInvisible(text: string): string {
  return text.replace(INVISIBLE, '')
}

const HAN_GAP =
  /(?<=[\p{Script=Han}\u3000-\u303f\uff01-\uff65“”‘’…—])[ \t\u00a0\u3000]+|[ \t\u00a0\u3000]+(?=[\p{Script=Han}\u3000-\u303f\uff01-\uff65“”‘’…—])/gu

/** Removes the spaces that touch a Chinese character or mark: '立提案 363 件' becomes '立提案363件'. */
export function closeHanGaps(text: string): string {
  return text.replace(HAN_GAP, '')
}

/**
 * Makes a question as people type it comparable with the reports: simplified script by phrases, folded width
 * and case, no invisible marks, no spaces beside Chinese characters.
 */
export function normalizeQuestion(text: string): string {
  return closeHanGaps(fold(toSimplified(stripInvisible(text).normalize('NFKC'))).replace(/\s+/gu, ' ')).trim()
}
