import { standard } from '../text/normalize.ts'
import { type Block, lineAt } from './block.ts'
import { bodiesIn } from './bodies.ts'
import { isoDate } from './calendar.ts'
import { isPart } from './headings.ts'
import { isOccasion, isTitleText, nameAlone, PART, presenterOf, reporterOf } from './identity-words.ts'
import { endsSentence, isSalutation, markOf } from './marks.ts'
import { officeAtStart } from './offices.ts'
import { placeAtStart } from './places.ts'
import { HEAD, setLines, TAIL } from './set-lines.ts'

export type IdentityRole =
  | 'title'
  | 'subtitle'
  | 'occasion'
  | 'presenter'
  | 'reporter'
  | 'date'
  | 'body'
  | 'label'

/** A line that tells what the report is, not what it says. */
export interface IdentityLine {
  role: IdentityRole
  text: string
  written: string
  spaced: string
  line: number
}

/** Words by which a first line without 报告 is still a title: 2024年上半年重点工作推进情况. */
const TITLE_LIKE = /\d{4}年.*(?:工作|情况|要点|进展)|(?:工作|情况|要点|讲话|发言|公报|决议|回顾)$/u
const SUBTITLE = /^[—─-]{1,4}\s*\S/u

function roleOf(block: Block): IdentityRole | null {
  const { text } = block
  if (text.length > 80 || isSalutation(text)) return null
  if (isOccasion(text)) return 'occasion'
  if (endsSentence(text)) return null
  if (reporterOf(block)) return 'reporter'
  if (presenterOf(block)) return 'presenter'
  if (
    /^[（(]?[^（(）)]{0,4}[\d〇○零Oo一二三四五六七八九０-９]{4}\s*[年.-][^，。]{0,12}[）)]?$/u.test(text) &&
    isoDate(text) &&
    /[日）)\d]$/u.test(text)
  )
    return 'date'
  if (isTitleText(text)) return 'title'
  const body = bodiesIn(text)[0]
  if (body && text.length <= 40 && text.endsWith('会') && !/[，、]/u.test(text)) return 'body'
  if (text.length <= 24 && /(?:局|厅|办公室|委员会|院)$/u.test(text) && placeAtStart(text) !== null)
    return 'body'
  return null
}

/** 云溪县法院工作报告获全票通过: a first line that begins with whose doings it tells, over a text. */
function namesReporter(written: string): boolean {
  const text = standard(written)
  return bodiesIn(text)[0]?.start === 0 || officeAtStart(text) !== null
}

const asLine = (block: Block, role: IdentityRole): IdentityLine => ({
  role,
  text: block.text,
  written: block.written,
  spaced: block.spaced,
  line: lineAt(block, 0),
})

function headLines(blocks: readonly Block[], hasTitle: boolean): IdentityLine[] {
  const lines: IdentityLine[] = []
  const levels = blocks.map((block) => block.headingLevel)
  for (const [i, block] of blocks.slice(0, HEAD).entries()) {
    const role = roleOf(block)
    if (role) {
      lines.push(asLine(block, role))
      continue
    }
    const below = blocks[i + 1]
    const greeted = below && (/^(?:尊敬的)?(?:各位|同志们)/u.test(below.text) || roleOf(below))
    if (lines.length > 0 && nameAlone(block) && greeted) {
      lines.push(asLine(block, 'presenter'))
      continue
    }
    if (
      lines.length > 0 &&
      SUBTITLE.test(block.text) &&
      block.text.length <= 50 &&
      !endsSentence(block.text)
    ) {
      lines.push(asLine(block, 'subtitle'))
      continue
    }
    const next = below
    const nextRole = next ? roleOf(next) : null
    // 人工智能朗读： a page's own label between the title and the meeting.
    const told = nextRole === 'occasion' || nextRole === 'presenter'
    const open = told ? /[，,；]$/u : /[：:，,；]$/u
    const plain = block.text.length <= 45 && !endsSentence(block.text) && !open.test(block.text)
    if (!plain || markOf(block.text) || PART.test(block.text) || !next || isSalutation(block.text)) break
    const heads = SUBTITLE.test(next.text) && next.text.length <= 50 && !endsSentence(next.text)
    if (i > 0 && nextRole === null && !heads) break
    const sole =
      block.headingLevel !== null && levels.filter((level) => level === block.headingLevel).length === 1
    const titled =
      sole || isSalutation(next.text) || TITLE_LIKE.test(standard(block.text)) || namesReporter(block.text)
    if (i === 0 && nextRole === null && !heads && (hasTitle || !titled || isPart(block.text))) break
    lines.push(asLine(block, lines.length > 0 ? 'label' : 'title'))
  }
  return lines
}

function tailLines(blocks: readonly Block[], from: number): IdentityLine[] {
  const lines: IdentityLine[] = []
  for (let i = blocks.length - 1; i >= from && lines.length < TAIL; i -= 1) {
    const block = blocks[i]
    const role = block ? roleOf(block) : null
    if (!block || !role) break
    lines.unshift(asLine(block, role))
  }
  return lines
}

/** 关于印发2016年政府工作报告的通知: the letter a report is sent out with. */
const LETTER = /^关于(?:印发|转发|下发|公布).{4,60}的?(?:通知|函)$/u
const LETTER_HEAD = 4

/** How many blocks stand before the title of a report that is sent out with a letter; none without a letter. */
function letterLength(blocks: readonly Block[]): number {
  if (!blocks.slice(0, LETTER_HEAD).some(({ text }) => LETTER.test(text))) return 0
  return Math.max(
    0,
    blocks.slice(0, HEAD).findIndex((block) => isTitleText(block.text)),
  )
}

/** 会议文件（六）, 云溪县十八届人大三次会议文件之四: the cover a report of a session is bound in. */
const COVER = /(?:会议|大会)(?:文件|材料|资料)(?:之?[（(]?[一二三四五六七八九十\d]{1,3}[）)]?)?$/u
const COVER_LINES = 8

/** How many blocks of a cover stand before the title; none where no cover is told. */
function coverLength(blocks: readonly Block[]): number {
  const end = blocks.slice(0, COVER_LINES).findIndex(({ text }) => text.length <= 40 && COVER.test(text))
  const title = blocks[end + 1]
  return end >= 0 && title !== undefined && isTitleText(title.text) ? end + 1 : 0
}

/**
 * Takes the lines that tell what a report is (title, occasion, speaker, date) off its head and tail. A title at the
 * tail counts as one at the head.
 */
export function takeIdentityLines(blocks: readonly Block[]): { lines: IdentityLine[]; rest: Block[] } {
  const all = setLines(blocks)
  const letter = all.slice(0, letterLength(all) || coverLength(all))
  const joined = all.slice(letter.length)
  const tailTitle = joined.slice(-TAIL).some((block) => roleOf(block) === 'title')
  const head = headLines(joined, tailTitle)
  const tail = tailLines(joined, head.length + 1)
  const sent = letter.map((block) => asLine(block, 'label'))
  return { lines: [...sent, ...head, ...tail], rest: joined.slice(head.length, joined.length - tail.length) }
}
