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

/** Each UTF-16 unit folded, by its number; 0 until it is met. */
const folded = new Uint16Array(0x10000)

/** What stands between characters that are converted together, so that they are no phrase. */
const APART = '\n'

/**
 * Characters in simplified script; each itself where one unit does not become one unit. Together they take a quarter of the
 * time they take one by one, and a vocabulary of 2,600 is met when the program starts.
 */
function simplified(units: readonly string[]): string[] {
  const han = units.filter((unit) => unit > '\u3400' && unit < '\ua000')
  if (han.length === 0) return [...units]
  const plain = toSimplified(han.join(APART)).split(APART)
  const twins = new Map(han.map((unit, i) => [unit, plain[i]?.length === 1 ? plain[i] : unit]))
  return units.map((unit) => twins.get(unit) ?? unit)
}

function foldMarks(unit: string): string {
  const result = LOOKALIKES[unit] ?? unit.normalize('NFKC').toLowerCase()
  return result.length === 1 ? result : unit
}

/** Learns how the units of a text are folded that were not met before. */
function learn(text: string): void {
  const fresh = [...new Set(text.split(''))].filter((unit) => folded[unit.charCodeAt(0)] === 0)
  simplified(fresh.map(foldMarks)).forEach((plain, i) => {
    folded[(fresh[i] ?? '').charCodeAt(0)] = plain.charCodeAt(0)
  })
}

function foldedCode(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if (!folded[unit] && unit !== 0) learn(text)
  return folded[unit] ?? unit
}

/**
 * Folds width, case, script (traditional to simplified) and look-alike marks, one UTF-16 unit at a time, so
 * that an offset in the folded text is the same offset in the original: fold('ＧＤＰ增長５％') is 'gdp增长5%'.
 */
export function fold(text: string): string {
  let result = ''
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = foldedCode(text, at)
    if (code === text.charCodeAt(at)) continue
    result += text.slice(from, at) + String.fromCharCode(code)
    from = at + 1
  }
  return from === 0 ? text : result + text.slice(from)
}

const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|(?![\t\n])\p{Cc}/gu

/** Removes what cannot be seen: zero-width marks, direction marks, control characters but tab and line feed. */
export function stripInvisible(text: string): string {
  return text.replace(INVISIBLE, '')
}

const WIDE: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？' }

/**
 * Half-width marks between Chinese words become their full-width twins, one for one, so that offsets stay:
 * '增长8.6%;其中' is '增长8.6%；其中'. Marks inside numbers and Latin words (28,583万元, 19.1:28.3, https://) are kept.
 */
export function widenMarks(text: string): string {
  return text.replace(/(?<![a-z\d])[,;:!?]|[,;:!?](?![a-z\d\s/])/giu, (mark) => WIDE[mark] ?? mark)
}

/** Characters that were met, with their simplified twins. */
const twins = new Map<string, string>()

/**
 * A report's text as it is analysed: simplified script and full-width marks, unit for unit, so that offsets stay:
 * '開封市,增長7.7%' is '开封市，增长7.7%'. What is shown and quoted is the text itself.
 */
export function standard(text: string): string {
  const plain = text.replace(/[\u3400-\u9fff]/gu, (unit) => {
    const twin = twins.get(unit) ?? simplified([unit])[0] ?? unit
    twins.set(unit, twin)
    return twin
  })
  return widenMarks(plain)
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
