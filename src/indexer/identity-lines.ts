import { isName } from '../text/people.ts'
import { type Block, joinBlocks, lineAt, sliceBlock } from './block.ts'
import { bodiesIn } from './bodies.ts'
import { isoDate } from './calendar.ts'
import { isPart } from './headings.ts'
import { endsSentence, isSalutation, markOf } from './marks.ts'
import { placeAtStart } from './places.ts'

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

const POST =
  '(?:代?省长|代?市长|代?县长|代?区长|代?州长|代?旗长|盟长|镇长|乡长|自治区主席|总理|主席|主任|院长|检察长|书记|秘书长|局长|主委|会长|部长|署长|行署专员|专员)'
const PRESENTER = new RegExp(
  `^[（(]?(?:报告人[：:]?\\s*)?(?<post>\\S{0,34}?(?:常务)?副?${POST}(?:、\\S{0,16}${POST})?)\\s*[：:]?\\s*(?<name>\\p{Script=Han}{2,4}|\\p{Script=Han} \\p{Script=Han}|\\p{Script=Han}{1,8}·\\p{Script=Han}{1,8})[）)]?$`,
  'u',
)
const NAMED =
  /^[（(]?(?:报告人|主讲人|汇报人)[：:]\s*(?<name>\p{Script=Han}{2,4}|\p{Script=Han} \p{Script=Han})[）)]?$/u
const REPORTER =
  /^[（(]?(?<post>(?:\p{Script=Han}{0,10}(?:记者|通讯员|评论员|特派员|特约记者|见习记者)))[：:\s]*(?<name>(?:\p{Script=Han}{2,4}|\p{Script=Han} \p{Script=Han})(?:[\s、]+(?:通讯员\s*)?(?:\p{Script=Han}{2,4}|\p{Script=Han} \p{Script=Han})){0,4})[）)]?$/u
const OCCASION = /^[（(—─-]*.{0,30}在.{2,60}(?:会议|大会|全会|会)(?:第?.{0,8}全体会议)?上(?:的报告)?[）)]*$/u
/** （2022年1月17日政协东川市第六届委员会第一次会议）: the meeting stands in brackets after its day. */
const DATED_MEETING = /^[（(][^（()），。在]{6,16}日[^（()），。]{4,50}(?:会议|大会|全会)(?:通过)?[）)]$/u
const TITLE =
  /(?:工作|情况|执行|预算|计划|政府|述职|履职|法治|监督|提案|审计|调研)[^，。]{0,24}(?:报告|总结|综述|要点)(?:[（(][^）)]{1,20}[）)])?$|(?:综述|纪实|述评)$|工作总结(?:及|和|暨|与)[^，。]{2,20}$/u
const PART =
  /^(?:.{0,6})?(?:[\d０-９]{4}|过去|[一五]年来|上一年|首先|今年|“).{0,14}(?:回顾|总结|成就|工作)$|^报告工作$/u
/** Words by which a first line without 报告 is still a title: 2024年上半年重点工作推进情况. */
const TITLE_LIKE = /\d{4}年.*(?:工作|情况|要点|进展)|(?:工作|情况|要点|讲话|发言|公报|决议)$/u
const SUBTITLE = /^[—─-]{1,4}\s*\S/u

/** The speaker named by a line such as 义乌市政协主席 葛国庆, 省长 刘小涛, 报告人：王明; null if it names none. */
export function presenterOf(line: {
  text: string
  spaced: string
}): { name: string; post: string | null } | null {
  const named = NAMED.exec(line.spaced)
  if (named?.groups) return { name: (named.groups.name ?? '').replace(/ /gu, ''), post: null }
  const match = PRESENTER.exec(line.spaced) ?? PRESENTER.exec(line.text)
  const name = (match?.groups?.name ?? '').replace(/ /gu, '')
  // A rare surname still is one when the line sets it apart from a post with its body: 云溪县人民政府县长 阿旺.
  const apart = (match?.groups?.post ?? '').length >= 4 && / /u.test(line.spaced)
  if (!match?.groups || !(isName(name) || name.includes('·') || apart)) return null
  return {
    name,
    post: (match.groups.post ?? '').replace(/ /gu, '') || null,
  }
}

/** 陈 代 军: characters set apart over the width of a line. */
const SPREAD_NAME = /^\p{Script=Han}(?: \p{Script=Han}){1,3}$/u

/** The speaker of a line that holds a name and nothing else (胡  彪), as it stands under a title; null for other lines. */
export function nameAlone({
  text,
  spaced,
}: {
  text: string
  spaced: string
}): { name: string; post: null } | null {
  return isName(text) || SPREAD_NAME.test(spaced) ? { name: text, post: null } : null
}

/** The speaker that an occasion begins with: （县长李强2016年1月20日在…上）; null if it begins otherwise. */
export function speakerOfOccasion(text: string): { name: string; post: string | null } | null {
  const said = /^[（(](\p{Script=Han}{4,30})(?=[12]\d{3}年)/u.exec(text)?.[1]
  return said ? presenterOf({ text: said, spaced: said }) : null
}

/** The reporter of a byline: 全媒体记者 谭祉潇. */
export function reporterOf(line: { text: string; spaced: string }): { name: string; post: string } | null {
  const match = REPORTER.exec(line.spaced)
  if (!match?.groups) return null
  const name = (match.groups.name ?? '').replace(
    /(?<!\p{Script=Han})(\p{Script=Han}) (?=\p{Script=Han}(?!\p{Script=Han}))/gu,
    '$1',
  )
  return { name: name.replace(/\s*通讯员\s*/u, ' ').trim(), post: (match.groups.post ?? '').trim() }
}

/** 奎文区民政局2021年工作总结 names its body before the year: no part of a report, but its title. */
const OWN_SUMMARY =
  /^[^，。]{2,24}(?:局|厅|委|办|院|会|社|中心|公司|学校|街道|镇|乡|站|队|部|处|科)[^，。]{0,10}总结(?:$|(?:及|和|暨|与))/u

/** Is the text a title by its words (…工作报告, …综述), not a part such as 2020年工作回顾? */
function isTitleText(text: string): boolean {
  return (
    text.length <= 70 &&
    TITLE.test(text) &&
    (!PART.test(text) || OWN_SUMMARY.test(text)) &&
    !/[。；！？]/u.test(text) &&
    markOf(text) === null
  )
}

/** Does a line say when and at which meeting the report was given? */
export function isOccasion(text: string): boolean {
  return OCCASION.test(text) || DATED_MEETING.test(text)
}

/** Is the text, as far as it goes, a whole line of identity: an occasion closed by its bracket, a title that ends in 报告? */
export function isWholeIdentity(text: string): boolean {
  return text.length <= 80 && ((isOccasion(text) && /[）)]$/u.test(text)) || isTitleText(text))
}

/** Does a line begin what is said of an occasion: （2023年2月8日在…? */
export function beginsOccasion(text: string): boolean {
  return /^[（(—]*\s*(?:[12]\d{3}|二〇[〇一二三四五六七八九]{2})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日(?:在|[）)]|(?<=^[（(].{6,20})(?=政协|中国|第?\p{Script=Han}{2,12}届))/u.test(
    text,
  )
}

/** Is the next line the rest of an occasion set on two: ——2024年1月5日在云溪区第九届人民代表大会 | 第四次会议上? */
export function continuesOccasion(text: string, next: string): boolean {
  return beginsOccasion(text) && !isOccasion(text) && next.length <= 40 && isOccasion(text + next)
}

/** Does a line open an article of a newspaper, also under a headline of several lines: 本报讯（记者…? */
export function beginsArticle(text: string): boolean {
  return /^本报(?:讯[（( \d\p{Script=Han}]|[^，。]{0,8}[电讯]\s*[（(])/u.test(text)
}

function roleOf(block: Block): IdentityRole | null {
  const { text } = block
  if (text.length > 80 || isSalutation(text)) return null
  if (isOccasion(text)) return 'occasion'
  if (endsSentence(text)) return null
  if (reporterOf(block)) return 'reporter'
  if (presenterOf(block)) return 'presenter'
  if (
    /^[（(]?[^（(）)]{0,4}[\d〇○零一二三四五六七八九０-９]{4}\s*[年.-][^，。]{0,12}[）)]?$/u.test(text) &&
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

const asLine = (block: Block, role: IdentityRole): IdentityLine => ({
  role,
  text: block.text,
  written: block.written,
  spaced: block.spaced,
  line: lineAt(block, 0),
})

/** Lines of a head or tail looked at for identity. */
const HEAD = 12
const TAIL = 6

/** Lines a title may be set on. */
const TITLE_LINES = 4

/** How many of the blocks from `at` on are one title: 中国人民政治协商会议 | 第十届临河市委员会 | 常务委员会工作报告. */
function titleLength(blocks: readonly Block[], at: number): number {
  const [first, second] = [blocks[at]?.text ?? '', blocks[at + 1]?.text ?? '']
  if (/^[及和暨与]/u.test(second) && isTitleText(first) && isTitleText(first + second)) return 2
  let text = ''
  for (let length = 1; length <= TITLE_LINES; length += 1) {
    const block = blocks[at + length - 1]
    if (!block || block.text.length > 40 || /[，。：；！？（(|]/u.test(block.text) || markOf(block.text))
      return 1
    if (/月[\d一二三四五六七八九十]{1,3}日$/u.test(block.text)) return 1
    if (length > 1 && (presenterOf(block) || isPart(block.text) || isPart(text))) return 1
    text += block.text
    if (isTitleText(text))
      return length === 1 || bodiesIn(text).length > 0 || /^关于/u.test(text) ? length : 1
  }
  return 1
}

function joinSplitTitles(blocks: readonly Block[]): Block[] {
  const joined: Block[] = []
  for (let at = 0; at < blocks.length; at += 1) {
    let block = blocks[at]
    const near = at < HEAD || at >= blocks.length - TAIL - TITLE_LINES
    const length = near ? titleLength(blocks, at) : 1
    for (const next of blocks.slice(at + 1, at + length)) if (block) block = joinBlocks(block, next)
    at += length - 1
    if (block) joined.push(block)
  }
  return joined
}

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
    const plain = block.text.length <= 45 && !endsSentence(block.text) && !/[：:，,；]$/u.test(block.text)
    if (!plain || markOf(block.text) || PART.test(block.text) || !next || isSalutation(block.text)) break
    const nextRole = roleOf(next)
    const heads = SUBTITLE.test(next.text) && next.text.length <= 50 && !endsSentence(next.text)
    if (i > 0 && nextRole === null && !heads) break
    const sole =
      block.headingLevel !== null && levels.filter((level) => level === block.headingLevel).length === 1
    const titled = sole || isSalutation(next.text) || TITLE_LIKE.test(block.text)
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

/** 在…会议上　县长　李强: a meeting and its speaker on one line. */
const WITH_SPEAKER = /^(?<occasion>.{12,70}(?:会议|大会)上[）)]?) (?<speaker>\S.{3,40})$/u

function splitSpeaker(block: Block): Block[] {
  const { occasion = '', speaker = '' } = WITH_SPEAKER.exec(block.spaced)?.groups ?? {}
  const length = occasion.replace(/ /gu, '').length
  const apart = occasion !== '' && block.text.startsWith(occasion.replace(/ /gu, ''))
  if (!apart || !presenterOf({ text: block.text.slice(length), spaced: speaker })) return [block]
  return [
    { ...sliceBlock(block, 0, length), spaced: occasion },
    { ...sliceBlock(block, length, block.text.length), spaced: speaker },
  ]
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

/**
 * Takes the lines that tell what a report is (title, occasion, speaker, date) off its head and tail. A title at the
 * tail counts as one at the head.
 */
export function takeIdentityLines(blocks: readonly Block[]): { lines: IdentityLine[]; rest: Block[] } {
  const all = joinSplitTitles([...blocks.slice(0, HEAD).flatMap(splitSpeaker), ...blocks.slice(HEAD)])
  const letter = all.slice(0, letterLength(all))
  const joined = all.slice(letter.length)
  const tailTitle = joined.slice(-TAIL).some((block) => roleOf(block) === 'title')
  const head = headLines(joined, tailTitle)
  const tail = tailLines(joined, head.length + 1)
  const sent = letter.map((block) => asLine(block, 'label'))
  return { lines: [...sent, ...head, ...tail], rest: joined.slice(head.length, joined.length - tail.length) }
}
