import type { Block } from './block.ts'
import { isoDate } from './calendar.ts'

/** The head of a newspaper page: which paper, and when it was printed. */
export interface Masthead {
  blocks: Block[]
  /** 南陵 of 南陵日报; null if the page does not name its paper. */
  paper: string | null
  date: string
  quote: string
}

const PAPER =
  /(?<![\p{Script=Han}])(?<paper>\p{Script=Han}{2,8}?)(?:日报|晚报|晨报|早报|时报|商报|导报|快报|周报|都市报)(?!\p{Script=Han})/u
/** What else stands in the head of a page: the day, the week, the old calendar, the number of the page. */
const FURNISHING =
  /[12]\d{3}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[12]\d{3}[-./]\d{1,2}[-./]\d{1,2}|星期[一二三四五六日天]|周[一二三四五六日](?!\p{Script=Han})|(?:农历|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)[\p{Script=Han}]{2,8}|第?\s*[\d０-９A-Z一二三四五六七八九十]{1,4}\s*版|第[\d\s]{1,7}期|总第?[\d\s]{1,7}期|[\s|·,，/—-]/gu
/** What is left may name the section of the page: 要闻, 综合新闻. */
const SECTION = /^\p{Script=Han}{0,4}$/u
const SHOWS_PAGE = /星期[一二三四五六日天]|[\dA-Z一二三四五六七八九十]\s*版/u
/** A masthead stands on so many lines at most. */
const LINES = 3

/** Whether the words are nothing but what stands in the head of a page, a date among them. */
function mastheadIn(text: string): { paper: string | null; date: string } | null {
  const date = isoDate(text)
  if (text.length > 60 || date === null || date.length < 10) return null
  const paper = PAPER.exec(text)
  if (!paper && !SHOWS_PAGE.test(text)) return null
  const rest = text.replace(PAPER, '').replace(FURNISHING, '')
  return SECTION.test(rest) ? { paper: paper?.groups?.paper ?? null, date } : null
}

/** Is the line the whole head of a page: 荆楚日报 2018年1月27日 星期六 第3版? A page as wide as its columns goes on below. */
export function isMasthead(spaced: string): boolean {
  return mastheadIn(spaced) !== null
}

/** Takes the head off a newspaper page: 南陵日报 2018年1月19日 星期五 第2版 要闻, on a line or three; null if it has none. */
export function takeMasthead(blocks: readonly Block[]): { masthead: Masthead | null; rest: Block[] } {
  for (let length = Math.min(LINES, blocks.length - 1); length > 0; length -= 1) {
    const head = blocks.slice(0, length)
    const quote = head.map((block) => block.spaced).join(' ')
    const found = mastheadIn(quote)
    if (found) return { masthead: { blocks: head, ...found, quote }, rest: blocks.slice(length) }
  }
  return { masthead: null, rest: [...blocks] }
}
