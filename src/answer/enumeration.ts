import type { Report } from '../model.ts'
import { fold } from '../text/normalize.ts'
import { parseNumeral } from '../text/numerals.ts'
import { sentences } from '../text/sentences.ts'

/** Things that a report counts out one after the other over several paragraphs. */
export interface Enumeration {
  /** Headings above it and the sentence that announces it, folded: what it is a list of. */
  title: string
  /** The sentence that announces it, folded; empty where none does. */
  announced: string
  /** Whose items are sections of their own, or paragraphs that begin with 一是, 第二, （三）. */
  items: { paragraph: number; head: string }[]
}

const FEWEST = 2
const MARK =
  /^\s*(?:第([一二三四五六七八九十]{1,3})[，,、：:]?|([一二三四五六七八九十]{1,3})(?:是|要|、)|[（(]([一二三四五六七八九十]{1,3}|\d{1,2})[）)]|(\d{1,2})[.、．])/u

/** A number that opens an item, and how it is written: （三） is of another list than 三是. */
interface Mark {
  number: number
  style: number
}

function markOf(text: string): Mark | null {
  const found = MARK.exec(text)
  const style = found?.slice(1).findIndex((one) => one !== undefined) ?? -1
  const number = style < 0 ? null : parseNumeral(found?.[style + 1] ?? '')
  return number === null ? null : { number, style }
}

function headOf(text: string): string {
  const stop = text.search(/[。；;！]/u)
  return (stop < 0 ? text : text.slice(0, stop)).trim()
}

/** The last sentence of the paragraph before the first item: it announces them. */
function announcement(text: string): string {
  const spans = sentences(text)
  const last = spans.at(-1)
  return last ? text.slice(last.start, last.end) : ''
}

/** The sub-sections of each section that has some. */
function ofSections({ sections, paragraphs }: Report): Enumeration[] {
  return sections.flatMap((section, at) => {
    const after = sections.slice(at + 1)
    const stop = after.findIndex(({ level }) => level <= section.level)
    const below = stop < 0 ? after : after.slice(0, stop)
    const nearest = Math.min(...below.map(({ level }) => level))
    const items = below
      .filter(({ level }) => level === nearest)
      .map(({ title, paragraph }) => ({ paragraph, head: title.trim() }))
    const lead = paragraphs[(items[0]?.paragraph ?? 0) - 2]
    const announced = lead && lead.number >= section.paragraph ? fold(announcement(lead.text)) : ''
    return items.length < FEWEST
      ? []
      : [{ title: `${fold(section.path.join(' '))} ${announced}`, announced, items }]
  })
}

/** A list that may go on: how its items are numbered, and how many headings stand above them. */
interface Open {
  list: Enumeration
  style: number
  depth: number
}

/**
 * Runs of paragraphs that begin with 一是, 二是 …, in the text or in the heading that opens them. A list within an item
 * (三是 below （二）) does not end the outer one.
 */
function ofParagraphs({ paragraphs }: Report): Enumeration[] {
  const found: Enumeration[] = []
  let open: Open[] = []
  for (const [at, { text, section, number }] of paragraphs.entries()) {
    const before = paragraphs[at - 1]
    const own = section.at(-1) ?? ''
    const headed = markOf(text) === null && own !== (before?.section.at(-1) ?? '')
    const opening = headed ? own : text
    const mark = markOf(opening)
    if (mark === null) {
      // Paragraphs without a mark may go on with an item; those of an outer section end it.
      open = open.filter(({ depth }) => depth <= section.length)
      continue
    }
    const going = open.findLastIndex(
      ({ list, style }) => style === mark.style && list.items.length + 1 === mark.number,
    )
    if (going < 0 && mark.number !== 1) {
      open = open.filter(({ style }) => style !== mark.style)
      continue
    }
    if (going < 0) {
      const path = headed ? section.slice(0, -1) : section
      const announced = before ? fold(announcement(before.text)) : ''
      const list = { title: `${fold(path.slice(-2).join(' '))} ${announced}`, announced, items: [] }
      open = [
        ...open.filter(({ style }) => style !== mark.style),
        { list, style: mark.style, depth: section.length },
      ]
      found.push(list)
    } else open = open.slice(0, going + 1)
    open.at(-1)?.list.items.push({ paragraph: number, head: headOf(opening) })
  }
  return found.filter(({ items }) => items.length >= FEWEST)
}

/** The paragraphs of a section that says how many it holds: 2026年十件民生实事. */
function ofCountedSections({ sections, paragraphs }: Report): Enumeration[] {
  return sections.flatMap((section, at) => {
    if (!/[二三四五六七八九十]+[件项条个]/u.test(section.title)) return []
    const end = sections[at + 1]?.paragraph ?? paragraphs.length + 1
    const inside = paragraphs.filter(({ number }) => number >= section.paragraph && number < end)
    const items = inside.map(({ number, text }) => ({ paragraph: number, head: headOf(text) }))
    return items.length < FEWEST ? [] : [{ title: fold(section.path.join(' ')), announced: '', items }]
  })
}

/** 办好十件民生实事：新建幼儿园3所；改造危房260户；…… within one paragraph. */
const ANNOUNCED =
  /(?:^|[。；;])([^。；：;:]{0,60}(?:[二三四五六七八九十]{1,3}|\d{1,2})[件项个大条][^。；：;:]{1,14})[：:]([^。]*)/gu

function ofAnnounced({ paragraphs }: Report): Enumeration[] {
  return paragraphs.flatMap(({ number, section, text }) =>
    [...text.matchAll(ANNOUNCED)].flatMap(([, lead = '', rest = '']) => {
      const items = rest
        .split(/[；;]/u)
        .map((item) => ({ paragraph: number, head: item.trim() }))
        .filter(({ head }) => head !== '')
      const announced = fold(lead)
      return items.length < FEWEST
        ? []
        : [{ title: `${fold(section.slice(-1).join(''))} ${announced}`, announced, items }]
    }),
  )
}

/** 重点抓好15件大事和实事，分别是：（1）……（2）……: items within paragraphs, also of a text that was cut into several. */
function ofItems({ paragraphs }: Report): Enumeration[] {
  const found: Enumeration[] = []
  let open: Enumeration | null = null
  for (const { number, section, text, items } of paragraphs) {
    const first = items[0]
    if (!first) {
      open = null
      continue
    }
    if (first.number === 1) {
      // What announces them may say it in two sentences: 重点抓好15件实事。分别是：.
      const announced = fold(text.slice(0, first.start))
      open = { title: `${fold(section.slice(-1).join(''))} ${announced}`, announced, items: [] }
      found.push(open)
    } else if (first.number !== (open?.items.length ?? -1) + 1) open = null
    open?.items.push(
      ...items.map(({ start, end }) => ({ paragraph: number, head: headOf(text.slice(start, end)) })),
    )
  }
  return found.filter(({ items }) => items.length >= FEWEST)
}

/** Everything that a report counts out, over several paragraphs or in one. */
export function enumerationsOf(report: Report): Enumeration[] {
  return [
    ...ofParagraphs(report),
    ...ofSections(report),
    ...ofCountedSections(report),
    ...ofAnnounced(report),
    ...ofItems(report),
  ]
}
