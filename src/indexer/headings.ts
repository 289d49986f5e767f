import { standard } from '../text/normalize.ts'
import { type Block, sliceBlock } from './block.ts'
import { fiveYearPlans, yearsIn } from './calendar.ts'
import { endsSentence, isSalutation, type Mark, markOf } from './marks.ts'
import { namesParagraph, openingEnd } from './run-ins.ts'

/** What a heading is told by: its numbering, a part of the report, a bare line, a sentence that names a paragraph. */
export type HeadingKind = Mark['kind'] | 'part' | 'plain' | 'sentence' | 'runIn' | 'innerRunIn'

/** A block cut into the heading it begins with (or not) and the text after it (or not). */
export interface Cut {
  kind: HeadingKind | null
  number: number
  heading: Block | null
  body: Block | null
}

/** Longest heading without a number; 五年来，国民经济保持良好发展势头，经济结构战略性调整迈出重要步伐 has 33. */
const LONGEST_PLAIN = 48
/** Longest numbered heading: （一）久久为功推动粤港澳大湾区建设，打造富有活力和国际竞争力的一流湾区和世界级城市群。 has 45. */
const LONGEST_MARKED = 80

/** A numbered heading may stand over a sentence as short as 新增学位800个。 */
const SHORTEST_MARKED_BODY = 6

const PART_WORD =
  /(?:回顾|总结|成就|成绩|任务|安排|目标|建议|打算|部署|举措|考虑|要求|思路|要点|计划|工作|民生实事|主要措施)$/u
const PART_TIME = /过去|[一五]年来|上一?年|去年|今年|明年|下一?[年步]|今后|新的一年|首先/u
const CLOSING_PART =
  /^(?:附[件录]?[一二三四五\d]*[：:\s]*)?(?:结束语|结语|(?:有关|相关|部分)?(?:名词|用语|术语)(?:解释|注释|说明)|附[件录表][一二三四五\d]*(?:[：:\s]?[^，。；]{2,40}(?:表|名单))?|注释)[：:]?$/u

/** Does the heading open what is neither review nor plan: 结束语, 名词解释, 附件? */
export function isClosingPart(title: string): boolean {
  return CLOSING_PART.test(title)
}

/** Is the heading a part of the report by its words: 2020年工作回顾, “十五五”时期的主要目标任务, 结束语? */
export function isPart(title: string): boolean {
  if (CLOSING_PART.test(title)) return true
  if (title.length > 32 || /[，。]/u.test(title)) return false
  const timed = yearsIn(title).length > 0 || fiveYearPlans(title).length > 0 || PART_TIME.test(title)
  return timed && PART_WORD.test(title)
}

/** Does a list of explained terms begin here? */
export function isGlossary(title: string): boolean {
  return CLOSING_PART.test(title) && /(?:名词|用语|术语)/u.test(title)
}

const none = (body: Block): Cut => ({ kind: null, number: 0, heading: null, body })

/** Cuts a numbered block behind the sentence its number stands before. */
function cutMarked(block: Block, mark: Mark): Cut {
  const { text } = block
  const end = openingEnd(text, SHORTEST_MARKED_BODY)
  const sentence = end > 0 ? text.slice(0, end) : text
  const named = sentence.length <= LONGEST_MARKED && !/[；;]/u.test(sentence)
  const whole = end === 0 && text.length <= LONGEST_MARKED && !/[；;：:]/u.test(text)
  const base = { kind: mark.kind, number: mark.number }
  if (mark.kind === 'item' || mark.kind === 'dash') {
    if (!named || sentence.length > LONGEST_PLAIN || !(end > 0 || whole)) return none(block)
    if (mark.kind === 'item' && /[：:]/u.test(sentence)) return none(block)
  }
  if (mark.kind === 'arabic' || mark.kind === 'arabicParen' || mark.kind === 'circled') {
    if (/[：:]/u.test(sentence.slice(0, -1))) return none(block)
    if (end === 0 && endsSentence(text) && text.length > 30) return none(block)
  }
  if (end > 0 && named)
    return { ...base, heading: sliceBlock(block, 0, end), body: sliceBlock(block, end, text.length) }
  return whole ? { ...base, heading: withGap(block), body: null } : none(block)
}

function isPlain(block: Block): boolean {
  const { text } = block
  if (text.length > LONGEST_PLAIN || text.length < 2 || endsSentence(text)) return false
  // （李某 王某）, 云溪日报记者王某: who wrote it heads nothing.
  if (/^[（(][^（）()]*[）)]$|^\p{Script=Han}{0,10}(?:记者|通讯员)\p{Script=Han}{2,4}$/u.test(text))
    return false
  return !/[。；！？：:，,、]$/u.test(text) && !/[。；！？]/u.test(text) && !/^[，。；：、”）]/u.test(text)
}

const HALVES = /^\S*\p{Script=Han}{3}\S* \S*\p{Script=Han}{3}\S*$/u

/** The space between two halves of a headline stands for a comma and stays: 坚持党的领导 与市委同频共振. */
function withGap(block: Block): Block {
  const gap = HALVES.test(block.spaced) || /^第\S{1,3}(?:部分|章|编|篇) \S+$/u.test(block.spaced)
  return block.starts.length === 1 && gap
    ? { ...block, text: standard(block.spaced), written: block.spaced }
    : block
}

/** One sentence on a line of its own, as pages leave it that set the opening words in bold: 国民经济保持较快增长。 */
function isSentenceHeading(block: Block, next: Block | undefined): boolean {
  const { text } = block
  if (block.starts.length > 1 || !next || markOf(text) || text.length > 36) return false
  if ((text.match(/[，,]/gu) ?? []).length > 1 || !/^[^。！？；]+。$/u.test(text)) return false
  const bare = `${text.replace(/[，,。]/gu, '')}。`
  if (!namesParagraph(bare) && !/^这是.*的[一二三四五]年。$/u.test(text)) return false
  if (/，(?:是|也|才|就|对|为)/u.test(text)) return false
  return (
    next.headingLevel === null &&
    endsSentence(next.text) &&
    next.text.length > text.length * 1.5 &&
    !markOf(next.text)
  )
}

/** Sentences on lines of their own are headings only where the file has a habit of it. */
const SENTENCE_HABIT = 3

/**
 * Cuts each block into heading and text by what can be seen in the block itself: numbering, bare lines, Markdown
 * and Word levels. Sentences that name paragraphs are found later, among their neighbours.
 */
export function cutHeadings(blocks: readonly Block[]): Cut[] {
  return figuresAsText(itemsAsText(cutEach(blocks), blocks), blocks)
}

/** Numbers that count out items as well as paragraphs. */
const ITEM_KINDS: ReadonlySet<HeadingKind | null> = new Set<HeadingKind>(['arabic', 'arabicParen', 'circled'])
/** From so many numbered lines on, one right under the other, a list is meant: there is nothing for them to head. */
const FEWEST_ITEMS = 3

/** （8）启动建设机动车维修园。 | （9）启用救助保护中心。: the short lines of a list are items as the long ones are, no headings. */
function itemsAsText(cuts: readonly Cut[], blocks: readonly Block[]): Cut[] {
  const numbered = blocks.map(({ text }) => {
    const mark = markOf(text)
    return mark && ITEM_KINDS.has(mark.kind) ? mark : null
  })
  // A numbered opening with text behind it heads that text.
  const isItem = (at: number) => numbered[at] && (cuts[at]?.kind === null || cuts[at]?.body === null)
  return cuts.map((cut, at) => {
    const block = blocks[at]
    if (!block || !cut.heading || !isItem(at)) return cut
    let [from, to] = [at, at]
    const follows = (one: number) =>
      isItem(one) &&
      isItem(one - 1) &&
      numbered[one]?.kind === numbered[one - 1]?.kind &&
      numbered[one]?.number === (numbered[one - 1]?.number ?? 0) + 1
    while (follows(from)) from -= 1
    while (follows(to + 1)) to += 1
    return to - from + 1 >= FEWEST_ITEMS ? none(block) : cut
  })
}

/** A number that counts: 2500个, not 2024年 nor 第3. */
const COUNTED = /(?<!第)\d[\d.万亿余多]*(?![\d.万亿余多年])\S/u
/** The number an opening stands under is none of its figures: 1.与发展同向。 */
const OWN_NUMBER = /^[（(]?\d{1,3}[）)]?[.．、]?/u

/**
 * （六）新增停车位250个，建成口袋公园5个。 | （七）…: openings that tell figures one right under the other are the items of a list,
 * as those of 民生实事 are; as headings their figures would be asked for in vain.
 */
function figuresAsText(cuts: readonly Cut[], blocks: readonly Block[]): Cut[] {
  const marks = blocks.map(({ text }) => markOf(text))
  const telling = cuts.map(({ heading }) =>
    Boolean(heading && endsSentence(heading.text) && COUNTED.test(heading.text.replace(OWN_NUMBER, ''))),
  )
  const follows = (at: number) => {
    const [mark, before] = [marks[at], marks[at - 1]]
    return mark && before && mark.kind === before.kind && mark.number === before.number + 1
  }
  const listed = new Set<number>()
  for (let from = 0; from < blocks.length; ) {
    let to = from + 1
    while (to < blocks.length && follows(to)) to += 1
    const row = [...telling.keys()].slice(from, to)
    const told = row.filter((at) => telling[at] || cuts[at]?.heading === null)
    if (row.length >= FEWEST_ITEMS && told.length * 2 > row.length)
      for (const at of row) if (telling[at]) listed.add(at)
    from = to
  }
  return cuts.map((cut, at) => {
    const block = blocks[at]
    return block && listed.has(at) ? none(block) : cut
  })
}

function cutEach(blocks: readonly Block[]): Cut[] {
  const own = blocks.map((block, i) => isSentenceHeading(block, blocks[i + 1]))
  const habit = own.filter(Boolean).length >= SENTENCE_HABIT
  let glossary = false
  return blocks.map((block, i): Cut => {
    if (isSalutation(block.text) || /\S\s*\|\s*\S/u.test(block.text)) return none(block)
    const mark = markOf(block.text)
    if (glossary && (!mark || mark.kind === 'arabic' || mark.kind === 'arabicParen')) return none(block)
    if (mark) {
      const cut = cutMarked(block, mark)
      if (cut.heading || cut.kind) return cut
    } else if (isPlain(block) || (block.headingLevel !== null && block.text.length <= LONGEST_PLAIN)) {
      glossary = isGlossary(block.text)
      return { kind: isPart(block.text) ? 'part' : 'plain', number: 0, heading: withGap(block), body: null }
    }
    if (own[i] && habit) return { kind: 'sentence', number: 0, heading: block, body: null }
    return none(block)
  })
}
