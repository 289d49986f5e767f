import type { Report } from '../model.ts'
import { fold } from '../text/normalize.ts'
import { parseNumeral } from '../text/numerals.ts'
import { sentences } from '../text/sentences.ts'

/** Things that a report counts out one after the other over several paragraphs. */
export interface Enumeration {
  /** Headings above it and the sentence that announces it, folded: what it is a list of. */
  title: string
  /** Whose items are sections of their own, or paragraphs that begin with 一是, 第二, （三）. */
  items: { paragraph: number; head: string }[]
}

const FEWEST = 2
const MARK =
  /^\s*(?:第([一二三四五六七八九十]{1,3})[，,、：:]?|([一二三四五六七八九十]{1,3})(?:是|要|、)|[（(]([一二三四五六七八九十]{1,3}|\d{1,2})[）)]|(\d{1,2})[.、．])/u

function numberOf(text: string): number | null {
  const found = MARK.exec(text)
  const digits = found?.slice(1).find((one) => one !== undefined)
  return digits === undefined ? null : parseNumeral(digits)
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
    const lead = paragraphs[section.paragraph - 1]
    const announced = lead && lead.number < (items[0]?.paragraph ?? 0) ? announcement(lead.text) : ''
    return items.length < FEWEST ? [] : [{ title: fold(`${section.path.join(' ')} ${announced}`), items }]
  })
}

/** Runs of paragraphs that begin with 一是, 二是 …, in the text or in the heading that opens them. */
function ofParagraphs({ paragraphs }: Report): Enumeration[] {
  const found: Enumeration[] = []
  let open: Enumeration | null = null
  for (const [at, { text, section, number }] of paragraphs.entries()) {
    const own = section.at(-1) ?? ''
    const headed = numberOf(text) === null && own !== (paragraphs[at - 1]?.section.at(-1) ?? '')
    const opening = headed ? own : text
    const counted = numberOf(opening)
    if (counted === 1) {
      const before = paragraphs[at - 1]
      const path = headed ? section.slice(0, -1) : section
      const lead = before ? announcement(before.text) : ''
      open = { title: fold(`${path.slice(-2).join(' ')} ${lead}`), items: [] }
      found.push(open)
    }
    if (!open) continue
    if (counted === open.items.length + 1) open.items.push({ paragraph: number, head: headOf(opening) })
    // Paragraphs without a mark may go on with an item; another section ends the run.
    else if (counted !== null || section.length < (paragraphs[at - 1]?.section.length ?? 0)) open = null
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
    return items.length < FEWEST ? [] : [{ title: fold(section.path.join(' ')), items }]
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
      return items.length < FEWEST ? [] : [{ title: fold(`${section.slice(-1).join('')} ${lead}`), items }]
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
      open = { title: fold(`${section.slice(-1).join('')} ${text.slice(0, first.start)}`), items: [] }
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
