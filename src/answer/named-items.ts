import { parseNumeral } from '../text/numerals.ts'
import { CLASSIFIERS } from '../text/units.ts'

const ASKED = /哪([二三四五六七八九十两]{1,3}|\d{1,2})(?!年|天|月|届|次会|周|日)/u
/**
 * Of the parts between commas so many may be no items but what leads to them and follows. Of 141 questions without an
 * answer 130 are declined; 129 with none of them, 126 without counting items at all; none of 1,116 others is lost.
 */
const FRAME = 2
/** An item of a coined number is a word or two: 实名, 数据多跑路. */
const LONGEST_SHARING = 8

/** How many things a question wants named: six in 是哪六样, fifteen in 哪十五张; null if it tells no number. */
export function itemsAsked(question: string): number | null {
  const digits = ASKED.exec(question)?.[1]
  return digits === undefined ? null : parseNumeral(digits.replace('两', '二'))
}

/** 哪四实, 是哪三有: each item holds the character, which is no measure word. */
const SHARED = /哪[二三四五六七八九十两]{1,3}(\p{Script=Han})(?:[?？]|$)/u
const MEASURE: ReadonlySet<string> = new Set([
  ...CLASSIFIERS.map((word) => word.replace(/\(.*/u, '')),
  ...'大级层面样招步块方点者',
])

/** The character that all items asked for share: 实 in 是哪四实; null if none is told. */
export function sharedCharacter(question: string): string | null {
  const character = SHARED.exec(question)?.[1]
  return character === undefined || MEASURE.has(character) ? null : character
}

/** The most items side by side that each hold a character: four in 实名、实薪、实发、实卡. */
function mostSharing(text: string, character: string): number {
  let most = 0
  for (const row of text.split(/[。！？；;：:]/u)) {
    let run = 0
    for (const item of row.split(/[、，,“”"‘’]/u)) {
      if (item === '') continue
      run = item.includes(character) && item.length <= LONGEST_SHARING ? run + 1 : 0
      most = Math.max(most, run)
    }
  }
  return most
}

/** “蓝天碧水净土清废降碳”五大攻坚战: words of one length written without marks. */
function closedUp(text: string, coined: string | undefined, count: number): boolean {
  const at = coined ? text.indexOf(coined) : -1
  const quoted = at < 0 ? null : /[“"‘「](\p{Script=Han}+)[”"’」]$/u.exec(text.slice(0, at))
  const length = quoted?.[1]?.length ?? 0
  return length >= 2 * count && length % count === 0 && length / count <= 4
}

/** 干好四件大事：一是…: they follow, some of them in paragraphs of their own. */
const ANNOUNCED =
  /([二三四五六七八九十两]{1,3}|\d{1,2})(?:个|大|件|项|方面|点|条|类|种)[^，。；：,;:]{0,8}[：:]/gu

function announces(text: string, asked: number): boolean {
  return [...text.matchAll(ANNOUNCED)].some(
    ([, digits = '']) => parseNumeral(digits.replace('两', '二')) === asked,
  )
}

/** Whether a text names as many things as a question asks for; `coined` is the number that sums them up. */
export function namesAll(question: string, text: string, coined?: string): boolean {
  const asked = itemsAsked(question)
  if (asked === null) return true
  const shared = sharedCharacter(question)
  if (shared !== null) return mostSharing(text, shared) >= asked
  return mostNamed(text, coined, asked) >= asked || closedUp(text, coined, asked) || announces(text, asked)
}

/** 工作、问题、建议、成果“四张清单”: the row is that of another number. */
const OTHER_NUMBER = /[“"‘「]([两二三四五六七八九十])\p{Script=Han}{1,6}[”"’」]$/u

function sumsUpOthers(row: string, asked: number | undefined): boolean {
  const digit = OTHER_NUMBER.exec(row)?.[1]
  return asked !== undefined && digit !== undefined && parseNumeral(digit.replace('两', '二')) !== asked
}

/** A coined number that closes its row (委员素质“三大提升”) belongs to it; one inside another thing (深化“三宝”行动) does not. */
function itemsOf(row: string, coined: string | undefined, asked: number | undefined): number {
  if (sumsUpOthers(row, asked)) return 1
  const items = row.split(/[、和及与]/u)
  const other = (item: string) => {
    const at = coined ? item.indexOf(coined) : -1
    return at >= 0 && /^[”"’」]?(?!等)\p{Script=Han}/u.test(item.slice(at + (coined?.length ?? 0)))
  }
  return items.some(other) ? 1 : items.length
}

/** The names in quotation marks, each once; “一号工程” and “四张清单” are numbers themselves. */
function quotedIn(sentence: string): number {
  const names = [...sentence.matchAll(/[“"「]([^“”"「」]+)/gu)].map(([, name = '']) => name)
  return new Set(names.filter((name) => !/^[一二三四五六七八九十两]/u.test(name))).size
}

/**
 * The most things that a text names in one row, or counts out: three in 优化开发、重点开发和限制开发; `coined` is the
 * number that sums them up, and `asked` how many are wanted.
 */
export function mostNamed(text: string, coined?: string, asked?: number): number {
  const rows = text
    .split(/[。！？]/u)
    .flatMap((sentence) => [
      ...sentence.split(/[；;，,：:]/u).map((row) => itemsOf(row, coined, asked)),
      sentence.split(/[；;]/u).length,
      sentence.split(/[，,]/u).length - FRAME,
      quotedIn(sentence),
    ])
  const counted = text.match(
    /(?:[一二三四五六七八九十]|其[一二三四五])(?:是|要|、)|第[一二三四五六七八九十][，,、]/gu,
  )
  return Math.max(counted?.length ?? 0, ...rows)
}
