import { standard } from '../text/normalize.ts'
import type { CleanLine } from './block.ts'
import type { Dropped, DroppedCode } from './dropped.ts'
import { endsSentence } from './marks.ts'

interface Rule {
  code: DroppedCode
  reason: string
  pattern: RegExp
}

/** Lines that a page, a web site or a collector put around a report. Each matches a whole line. */
const RULES: readonly Rule[] = [
  {
    code: 'page-number',
    reason: '页码',
    pattern:
      /^(?:[-—–－·•.~～\s]*\d{1,4}[-—–－·•.~～\s]*|第\s*[\d一二三四五六七八九十百]+\s*[页版](?:\s*[，,/]?\s*共\s*\d+\s*页)?|[-—–－]?\s*\d{1,4}\s*\/\s*\d{1,4}\s*[-—–－]?|page\s*\d+.*)$/iu,
  },
  {
    code: 'share-widget',
    reason: '网页控件',
    pattern:
      /^(?:分享(?:到|至)?[：:]?.{0,20}|扫一扫.{0,20}|打印(?:本页)?|关闭(?:窗口)?|【?(?:打印|关闭|收藏|字体|返回)[^。]{0,20}】?|字(?:号|体)[：:]?.{0,12}|(?:上|下)一[篇页][：:]?.{0,40}|点击(?:数|量|率)?[：:]?\s*\d*|浏览(?:次数|量)?[：:]?\s*\d*|阅读(?:次数|量)?[：:]?\s*\d+.*|返回(?:顶部|首页)|首页|(?:当前|现在|所在|您所在的)位置(?:[：:].*)?|〖(?:打印|关闭|大|中|小)[^。]{0,24}|您(?:现在|当前)?的位置\s*[：:>].*|\d{0,2}\s*上一篇\s*下一篇.*|下一篇.{0,20}|站内搜索[：:]?|无标题文档|微信|微博|X|[•·\s]*【PDF版】|放大\s*缩小\s*默认|关键词[：:]|图片|视频)$/u,
  },
  {
    code: 'share-widget',
    reason: '网页路径',
    pattern:
      /^(?:首页\s*[/|].{2,60}|[^。，；！？>＞»→]{0,12}(?:首页|位置[：:][^。，；！？>＞»→]{1,16})\s?(?:(?:-{0,2}>{1,2}|[＞»→])[^。，；！？>＞»→-]{2,50}){2,7}|[^。，；！？>＞»→]{2,24}(?:(?:-{0,2}>{1,2}|[＞»])[^。，；！？>＞»→-]{2,50}){2,7})$/u,
  },
  {
    code: 'publisher',
    reason: '来源或编辑署名',
    pattern:
      /^[【（(]?(?:(?:文稿|视图|图片|稿件|文字|信息|文章)?来源|作者|(?:文稿|图文)(?:审核|编辑)|编辑排版|责任编辑|责编|(?:[初复终]审)?编辑|校对|审核|初审|终审|值班编委|版式|美编|发布时间|发布日期|发表时间|更新时间|(?:发文|上传|录入)(?:日期|时间))】?[：:][^。]{0,90}$/u,
  },
  {
    code: 'publisher',
    reason: '来源或编辑署名',
    pattern: /^(?:(?:责任|[初复终]审)?编辑|责编|校对|审核|初审|终审|监制) \p{Script=Han}{2,4}$/u,
  },
  {
    code: 'publisher',
    reason: '发布时间',
    pattern:
      /^[•\s]*(?:\d{4}(?:[-./]\d{1,2}[-./]\d{1,2}|年\d{1,2}月\d{1,2}日)|\d{2}\.\d{2}\.\d{4})(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s*(?:(?:作者|来源|编辑|责任编辑|信息来源|文章来源|字体)[：:].{0,60})?|\s*(?:作者|来源|编辑|信息来源|文章来源)[：:].{0,60})$/u,
  },
  {
    code: 'publisher',
    reason: '公开信息栏',
    pattern:
      /^(?:索引号|关键词|发文(?:机关|单位)|发布(?:机构|单位)|信息分类|主题分类|主题词|体裁分类|服务对象|成文日期|公开日期|有效性|文号)\s*[：:].{0,90}$/u,
  },
  {
    // A day with the time of day or the page's own controls behind it is the page's, not the meeting's.
    code: 'publisher',
    reason: '来源或编辑署名',
    pattern:
      /^(?!.*地点)[（(]?(?:日期|时间)[：:]\s*[12]\d{3}[-年/.].{1,8}(?:\d{1,2}[：:]\d{2}|字[体号]|浏览|点击|阅读|来源|作者|编辑).{0,60}$/u,
  },
  {
    code: 'publisher',
    reason: '发布时间和来源',
    pattern:
      /^[（(]?(?:发稿|发布|更新|上传)(?:时间|日期)[：:]\s*[12]\d{3}[-年./]\d{1,2}[-月./]\d{1,2}日?(?:\s.{0,60}|\s*[）)])?$|^[12]\d{3}-\d{2}-\d{2}\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s+\S{1,16})?$/u,
  },
  {
    code: 'rights',
    reason: '版权声明',
    pattern:
      /^(?:本[版报网刊站].{0,12})?(?:版权所有|未经.{0,8}(?:授权|许可|同意).{0,6}(?:转载|使用|复制)).{0,30}$/u,
  },
  {
    code: 'markup',
    reason: '文稿标记',
    pattern:
      /^[（(【]?(?:内部(?:资料|文件|材料)|注意保[存密]|会后收回|(?:征求意见|讨论|送审|审议|报批)稿|代拟稿|秘密|机密|特急|加急|附件\d{0,2})(?:[★☆]\S{0,6})?[）)】]?$/u,
  },
  {
    code: 'markup',
    reason: '编辑器残留',
    pattern: /^(?:粗体文字|斜体文字|链接标题|标题文字|\[编辑\]|\[来源请求\]|此页面.{0,30})$/u,
  },
  {
    code: 'publisher',
    reason: '公开信息表',
    pattern:
      /^(?:索引号|公开(?:分类|方式|类别)|发布(?:单位|机构|日期)|发文(?:单位|机关|机构|字号|日期)|成文日期|文号|主题(?:词|分类)|有效性|信息分类|责任部门)\s*[|｜：:].{0,80}$/u,
  },
  { code: 'markup', reason: '图片名或空格子', pattern: /^(?:\S{1,40}\.(?:jpe?g|png|gif|bmp)|[|｜\s]+)$/iu },
  {
    code: 'link',
    reason: '网址',
    pattern:
      /^(?:(?:原文|来源|本文|网页|Original)?\s*(?:网址|链接|地址|URL)[：:]?\s*)?https?:\/\/[\w.~:/?#[\]@!$&'()*+,;=%-]+$/iu,
  },
  { code: 'hash-line', reason: '编号残留', pattern: /^[0-9a-f]{16,}[：:]?$/u },
  {
    code: 'photo-credit',
    reason: '图片署名',
    pattern:
      /^.{0,80}?(?:(?:记者|通讯员)(?:\s+\p{Script=Han}{2,4})+\s+(?:摄|供图|文\/图|图)|\S{0,12}(?:日报|晚报|本报|全媒体|商报)\S{0,4}(?:记者|通讯员)\s*\p{Script=Han}{2,4}\s*(?:摄|供图)|(?:图片|摄影)[：:].{1,20}|\S{0,60}。\S{0,16}记者\s+\p{Script=Han}{2,4})[）)]?$/u,
  },
  {
    code: 'continuation',
    reason: '转版提示',
    pattern: /^[（(]?(?:下转|上接|紧转|见)第?\s*[\d一二三四五六七八九十A-Z]+\s*版[^。]{0,12}[）)]?$/u,
  },
]

/** Longer lines are text, whatever they look like. */
const LONGEST_RULED = 110
/** A sentence of a site's head (本网站已支持IPv6！) is shorter; a longer one is text. */
const LONGEST_MENU = 60

function ruleFor(line: CleanLine): Rule | undefined {
  if (line.width > LONGEST_RULED) return undefined
  return RULES.find(({ code, pattern }) => {
    if (code === 'photo-credit' && !/记者|通讯员|图片|摄影/u.test(line.text)) return false
    const spaced = standard(line.spaced)
    return pattern.test(spaced) || (line.text !== line.spaced && pattern.test(standard(line.text)))
  })
}

/** Where the reader of a web site is: above it stand the site's menu and name. */
const BREADCRUMB = /^(?:当前位置|您?(?:现在|当前|所在)?的?位置)[：:].*[>》»/]/u
/** A breadcrumb is looked for within so many lines, under lines that are no sentences. */
const SITE_HEAD = 40

/** How many lines of the site stand above its breadcrumb; none where there is no breadcrumb. */
function siteHead(lines: readonly CleanLine[]): number {
  const at = lines.slice(0, SITE_HEAD).findIndex((line) => BREADCRUMB.test(line.text))
  return lines.slice(0, Math.max(0, at)).some((line) => endsSentence(line.text) && line.width > LONGEST_MENU)
    ? 0
    : Math.max(0, at)
}

/** After such a line only links to other pages follow. */
const LINK_LIST =
  /^(?:相关(?:链接|阅读|文章|报道|新闻|稿件|解读)|延伸阅读|推荐阅读|友情链接|网站地图|附件下载)\s*[：:>》»]*$/u
/** A Wikisource licence box begins with one of these and reaches to the end of the page. */
const LICENCE =
  /(?:国家机关的决议、决定、命令和其他具有立法、行政、司法性质的文件|公有领域|维基文库|版权(?:信息|声明|所有)|Creative Commons|知识共享)/u
/** A licence box is not looked for further up than this many lines from the end. */
const LICENCE_LINES = 14
/** A line that comes back so often is a running head; beside page numbers twice is enough. */
const REPEATED = 3
const REPEATED_AT_NUMBERS = 2
const LONGEST_CONTENTS = 80

function licenceStart(lines: readonly CleanLine[]): number {
  const from = Math.max(0, lines.length - LICENCE_LINES)
  for (let i = from; i < lines.length; i += 1) {
    if (!LICENCE.test(lines[i]?.text ?? '')) continue
    let start = i
    while (start > from && start > 0) {
      const before = lines[start - 1]?.text ?? ''
      if (before.length > 12 || /[。！？!?：:]$/u.test(before)) break
      start -= 1
    }
    return lines.slice(i).some((line) => /维基|版权|公有领域|Commons|共享/u.test(line.text))
      ? start
      : lines.length
  }
  return lines.length
}

function linkListStart(lines: readonly CleanLine[]): number {
  const at = lines.findIndex((line) => LINK_LIST.test(line.text))
  return at > lines.length / 2 ? at : lines.length
}

const HEAD_WORDS =
  /(?:文件|资料|材料|汇编|会刊|公报|简报|日报|晚报|时报|商报|晨报|导报)(?:[（(].{1,12}[）)])?$/u

/** A line beside a page number, in the middle of a sentence, that bears the name of a paper or a set of papers. */
function isHeadInSentence(lines: readonly CleanLine[], at: number): boolean {
  const line = lines[at]
  if (!line || line.width > 30 || !HEAD_WORDS.test(line.text) || /[，。；]/u.test(line.text)) return false
  const above = isPageNumber(lines[at - 1])
    ? lines[at - 2]
    : isPageNumber(lines[at + 1])
      ? lines[at - 1]
      : undefined
  return above !== undefined && !endsSentence(above.text)
}

const LEADER = /(?:[.．·。]{3,}|[…⋯]+|[—-]{3,}|\s{2,}|\t)\s*[（(]?\d{1,4}[）)]?$/u

/** How many lines from `at` on are a table of contents: 目录, then lines with a page number or that come again below. */
function contentsLength(lines: readonly CleanLine[], at: number): number {
  if (!/^目录$/u.test(lines[at]?.text ?? '')) return 0
  const later = new Set(lines.slice(at + 1).map((line) => line.text))
  const twice = new Set<string>()
  const seen = new Set<string>()
  for (const line of lines.slice(at + 1)) {
    if (seen.has(line.text)) twice.add(line.text)
    seen.add(line.text)
  }
  let length = 1
  for (const line of lines.slice(at + 1, at + 1 + LONGEST_CONTENTS)) {
    const bare = line.text.replace(LEADER, '').replace(/\d{1,4}$/u, '')
    const entry =
      LEADER.test(line.source.text.trimEnd()) ||
      twice.has(line.text) ||
      (bare !== line.text && later.has(bare))
    if (!entry || /[。；]$/u.test(line.text)) break
    length += 1
    if (twice.has(line.text)) twice.delete(line.text)
  }
  return length > 2 ? length : 0
}

/** A running head without its page number: 义乌商报 12 and 义乌商报 13 are one. */
function headShape(text: string): string {
  return text.replace(/[\d\s]+/gu, '#')
}

function isPageNumber(line: CleanLine | undefined): boolean {
  const rule = RULES.find(({ code }) => code === 'page-number')
  return line !== undefined && rule?.pattern.test(line.spaced) === true
}

function runningHeads(lines: readonly CleanLine[]): ReadonlySet<string> {
  const places = new Map<string, number[]>()
  for (const [i, line] of lines.entries()) {
    if (line.width > 30 || /[。！？；：，、]/u.test(line.text) || line.source.headingLevel !== null) continue
    if (/^[一二三四五六七八九十（(]/u.test(line.text) || line.text.length < 3) continue
    if (/[《“（(]$/u.test(lines[i - 1]?.text ?? '') || /^[》”）)]/u.test(lines[i + 1]?.text ?? '')) continue
    const shape = headShape(line.text)
    const known = places.get(shape)
    if (known) known.push(i)
    else places.set(shape, [i])
  }
  const heads = new Set<string>()
  for (const [shape, at] of places) {
    const numbered = at.every((i) => isPageNumber(lines[i - 1]) || isPageNumber(lines[i + 1]))
    if (at.length < (numbered ? REPEATED_AT_NUMBERS : REPEATED)) continue
    const gaps = at.slice(1).map((place, i) => place - (at[i] ?? 0))
    if (gaps.every((gap) => gap >= 8)) heads.add(shape)
  }
  return heads
}

/**
 * Parts the lines of a file into text and furniture: running heads, page numbers, share buttons, photo credits,
 * 下转第二版, link lists, licence boxes. What leaves is kept word for word in `dropped`.
 */
export function dropFurniture(lines: readonly CleanLine[]): { kept: CleanLine[]; dropped: Dropped[] } {
  const kept: CleanLine[] = []
  const dropped: Dropped[] = []
  const tail = Math.min(licenceStart(lines), linkListStart(lines))
  const heads = runningHeads(lines)
  const above = siteHead(lines)
  const drop = (line: CleanLine, code: DroppedCode, reason: string) =>
    dropped.push({ code, reason, text: line.spaced, line: line.source.number })
  /** Empty lines around what is dropped part the lines that stay. */
  let blank = 0
  let contents = 0
  for (const [i, line] of lines.entries()) {
    contents = Math.max(contents - 1, i < lines.length / 2 ? contentsLength(lines, i) : 0)
    const rule = ruleFor(line)
    if (line.source.furniture !== null) drop(line, 'furniture', line.source.furniture)
    else if (i < above) drop(line, 'share-widget', '网页页首')
    else if (contents > 0) drop(line, 'contents', '目录')
    else if (i >= tail) drop(line, 'after-the-end', '正文之后的网页内容')
    else if (rule) drop(line, rule.code, rule.reason)
    else if (heads.has(headShape(line.text)) || isHeadInSentence(lines, i))
      drop(line, 'running-head', '重复出现的页眉或页脚')
    else {
      const blankBefore = Math.max(blank, line.source.blankBefore)
      kept.push({ ...line, source: { ...line.source, blankBefore } })
      blank = 0
      continue
    }
    blank = Math.max(blank, line.source.blankBefore)
  }
  return { kept, dropped }
}
