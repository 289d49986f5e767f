import { standard } from '../text/normalize.ts'
import { isName } from '../text/people.ts'
import { markOf } from './marks.ts'

const POST =
  '(?:代?省长|代?市长|代?县长|代?区长|代?州长|代?旗长|盟长|镇长|乡长|自治区主席|总理|主席|主任|院长|检察长|书记|秘书长|局长|主委|会长|部长|署长|行署专员|专员)'
const PRESENTER = new RegExp(
  `^[（(]?(?:报告人[：:]?\\s*)?(?<post>\\S{0,34}?(?:常务)?副?${POST}(?:、\\S{0,16}${POST})?)(?:[（(][^（()）]{2,8}[）)])?\\s*[：:]?\\s*(?<name>\\p{Script=Han}{2,4}|\\p{Script=Han} \\p{Script=Han}|\\p{Script=Han}{1,8}·\\p{Script=Han}{1,8})[）)]?$`,
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
  /(?:工作|情况|执行|预算|决算|计划|政府|述职|履职|法治|监督|提案|审计|调研)[^，。]{0,24}(?:报告|总结|综述|要点)(?:全文|摘要|[（(][^）)]{1,20}[）)])?$|(?:综述|纪实|述评|大事记|年鉴)$|工作总结(?:及|和|暨|与)[^，。]{2,20}$|国民经济和社会发展(?:统计)?(?:的?统计)?公报(?:[（([][^）)\]]{1,10}[）)\]])?$/u
/** A part of the report by its first words: 2020年工作回顾. */
export const PART =
  /^(?:.{0,6})?(?:[\d０-９]{4}|过去|[一五]年来|上一年|首先|今年|“).{0,14}(?:回顾|总结|成就|工作)$|^报告工作$/u
/** 县长 黄四平: the head of a government and a name, and nothing else on the line. */
const HEAD_AND_NAME = /^代?[省市县区州旗镇乡]长 \p{Script=Han}{2,3}$/u

/** The speaker named by a line such as 义乌市政协主席 葛国庆, 省长 刘小涛, 报告人：王明; null if it names none. */
export function presenterOf(line: {
  text: string
  spaced: string
}): { name: string; post: string | null } | null {
  const spaced = standard(line.spaced)
  const named = NAMED.exec(spaced)
  if (named?.groups) return { name: (named.groups.name ?? '').replace(/ /gu, ''), post: null }
  const match = PRESENTER.exec(spaced) ?? PRESENTER.exec(line.text)
  const name = (match?.groups?.name ?? '').replace(/ /gu, '')
  // A rare surname still is one when the line sets it apart from a post with its body: 云溪县人民政府县长 阿旺.
  const apart = ((match?.groups?.post ?? '').length >= 4 && / /u.test(spaced)) || HEAD_AND_NAME.test(spaced)
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
  const match = REPORTER.exec(standard(line.spaced))
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

/** 市政协十一届四次会议昨开幕 王明作提案工作报告: a headline tells what happened. */
const HEADLINE =
  /召开|举行|开幕|闭幕|昨[日天开]|听取|(?<!工)作了?(?:常委会|常务委员会|提案|政府)[^，。]{0,8}报告$/u

/** Is the text a title by its words (…工作报告, …综述), not a part such as 2020年工作回顾, nor a headline? */
export function isTitleText(written: string): boolean {
  const text = standard(written)
  return (
    text.length <= 70 &&
    (/^关于/u.test(text) || !HEADLINE.test(text)) &&
    TITLE.test(text) &&
    (!PART.test(text) || OWN_SUMMARY.test(text)) &&
    !/[。；！？]/u.test(text) &&
    markOf(text) === null
  )
}

/** Does a line say when and at which meeting the report was given? */
export function isOccasion(written: string): boolean {
  const text = standard(written)
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
