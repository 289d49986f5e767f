import { standard } from '../text/normalize.ts'
import { type Block, joinBlocks, sliceBlock } from './block.ts'
import { bodiesIn } from './bodies.ts'
import { isPart } from './headings.ts'
import { isOccasion, isTitleText, nameAlone, presenterOf } from './identity-words.ts'
import { markOf } from './marks.ts'
import { placeAtEnd } from './places.ts'

/** Lines of a head or tail looked at for identity. */
export const HEAD = 12
export const TAIL = 6

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
    // 关于2022年度环境保护目标 | 完成情况的报告 is no part that is called 2022年度环境保护目标.
    const isOver = isPart(block.text) || isPart(text)
    if (length > 1 && (presenterOf(block) || (isOver && !/关于/u.test(text + block.text)))) return 1
    const above = text
    text += block.text
    if (isTitleText(text)) {
      if (length === 1 || /^关于/u.test(text)) return length
      return bodiesIn(text).length > 0 && (isOpenTitle(above) || !isWholeTitle(block.text)) ? length : 1
    }
  }
  return 1
}

/** Above a title that names its body stands what is none of it: the name of a site or of a column. */
function isWholeTitle(text: string): boolean {
  return isTitleText(text) && bodiesIn(text).length > 0
}

/** 浙江省 | 义乌市人大常委会工作报告, 二〇一五年 | …: what may stand before a whole title on a line of its own. */
function isOpenTitle(text: string): boolean {
  return /^[\d〇○零一二三四五六七八九]{4}年度?$/u.test(text) || placeAtEnd(text) === text
}

/** Lines an occasion may be set on. */
const OCCASION_LINES = 3
/** ——2026年1月5日在政协…第七届委员会: an occasion that does not tell its meeting yet. */
const OPEN_OCCASION = /^[（(—─-]*\s*[12一二]\S{3,16}日?[^，。：；]{0,12}在[^，。：；上]{2,40}$/u

/** How many of the blocks from `at` on say one occasion: ——2026年1月5日在政协临河市第七届委员会 | 第五次会议上. */
function occasionLength(blocks: readonly Block[], at: number): number {
  let text = blocks[at]?.text ?? ''
  if (!OPEN_OCCASION.test(text)) return 1
  for (let length = 2; length <= OCCASION_LINES; length += 1) {
    const block = blocks[at + length - 1]
    if (!block || block.text.length > 40 || /[，。：；]/u.test(block.text) || markOf(block.text)) return 1
    text += block.text
    if (isOccasion(text)) return length
  }
  return 1
}

/** 代区长 | 刘庆: a post and the name of who holds it, each on a line. */
const LONGEST_POST = 14

function speakerLength(blocks: readonly Block[], at: number): number {
  const [post, name] = [blocks[at], blocks[at + 1]]
  if (!post || !name || post.text.length > LONGEST_POST || nameAlone(name) === null) return 1
  const text = post.text + name.text
  return presenterOf(post) === null && presenterOf({ text, spaced: `${post.text} ${name.text}` }) ? 2 : 1
}

function joinSplit(blocks: readonly Block[]): Block[] {
  const joined: Block[] = []
  for (let at = 0; at < blocks.length; at += 1) {
    let block = blocks[at]
    const near = at < HEAD || at >= blocks.length - TAIL - TITLE_LINES
    const length = near ? Math.max(occasionLength(blocks, at), titleLength(blocks, at)) : 1
    for (const next of blocks.slice(at + 1, at + length)) if (block) block = joinBlocks(block, next)
    const spoken = near && length === 1 ? speakerLength(blocks, at) : 1
    const name = blocks[at + 1]
    if (spoken > 1 && block && name) block = joinBlocks(block, name, ' ')
    at += Math.max(length, spoken) - 1
    if (block) joined.push(block)
  }
  return joined
}

/** 在…会议上　县长　李强: a meeting and its speaker on one line. */
const WITH_SPEAKER = /^(?<occasion>.{12,70}(?:会议|大会)上[）)]?) (?<speaker>\S.{3,40})$/u

/** 政府工作报告（2021年12月18日在…会议上）: a title and its occasion on one line. */
const WITH_OCCASION =
  /^(?<title>[^（）()，。]{2,40}报告)[（(][12二]\S{3}年[^（）()，。]{8,60}(?:会议|大会)上?[）)]$/u

function splitOccasion(block: Block): Block[] {
  const title = WITH_OCCASION.exec(block.text)?.groups?.title
  if (title === undefined || block.starts.length > 1) return [block]
  const at = standard(block.spaced).search(/[（(]/u)
  return [
    { ...sliceBlock(block, 0, title.length), spaced: block.spaced.slice(0, at).trim() },
    { ...sliceBlock(block, title.length, block.text.length), spaced: block.spaced.slice(at) },
  ]
}

function splitSpeaker(block: Block): Block[] {
  const said = WITH_SPEAKER.exec(standard(block.spaced))?.groups?.occasion
  if (said === undefined) return [block]
  const occasion = block.spaced.slice(0, said.length)
  const speaker = block.spaced.slice(said.length + 1)
  const length = occasion.replace(/ /gu, '').length
  const apart = block.written.startsWith(occasion.replace(/ /gu, ''))
  if (!apart || !presenterOf({ text: block.text.slice(length), spaced: speaker })) return [block]
  return [
    { ...sliceBlock(block, 0, length), spaced: occasion },
    { ...sliceBlock(block, length, block.text.length), spaced: speaker },
  ]
}

/** The lines of a report with each title and each occasion of its head and tail on one line, its speaker on another. */
export function setLines(blocks: readonly Block[]): Block[] {
  return joinSplit([
    ...blocks.slice(0, HEAD).flatMap(splitOccasion).flatMap(splitSpeaker),
    ...blocks.slice(HEAD),
  ])
}
