import { fold } from './normalize.ts'
import {
  DOUBLE_SURNAMES,
  FOLLOWERS,
  NOT_IN_GIVEN,
  NOT_NAMES,
  POSTS,
  SPEECH,
  SURNAMES,
  TITLES_AFTER,
} from './people-words.ts'

/** A person named in a text, `start`/`end` being the offsets of the name. `post` is null where none is said. */
export interface Person {
  name: string
  post: string | null
  start: number
  end: number
}

function either(list: readonly string[]): string {
  return [...list].sort((a, b) => b.length - a.length).join('|')
}

const POST = new RegExp(`(?:${either(POSTS)})(?:（[^）]{1,12}）)?[ \\u3000:：]*`, 'gu')
const ENDS_IN_POST = new RegExp(`(?:${either(POSTS)})$`, 'u')
const AFTER_NAME = new RegExp(
  `^(?:$|[ \\u3000]|[，。、；：！？,.;:!?）)（(“”"'\\n]|${either(FOLLOWERS)}|[一二两三四五六七八九十\\d]{1,3}[多余]?(?:年|载|天|个?月))`,
  'u',
)
const TITLE = new RegExp(`(?:${either(TITLES_AFTER)})`, 'gu')
const SAYS = new RegExp(`^(?:${either(SPEECH)})(?:[，。：、,:]|了|道|说|$|\\p{Script=Han})`, 'u')
const CLAUSE_HEAD = /(?:^|[。；，！？\n”])[ \u3000]*/gu
const BEFORE_NAME =
  /(?:^|[，。、；：！？,;:!?（(“\n \u3000]|邀请|得到|由|和|与|向|请|受|在|以|听取|陪同|会见|时任|根据|按照|贯彻|学习|落实|学习贯彻|围绕|聆听|对|给|让|跟随|赋予|深入贯彻|认真学习|牢记|传达|感谢|现|任命|选举)$/u
const POST_LEAD =
  /^.*(?:得到|邀请|听取|由|受|经|在|以|任命|选举|陪同|会见|学习|传达|贯彻|精神|同时|昨日|日前|当日|代表|随后|[年月日])(?=.)/u
/** 补选谢国平为副主任, 任命甲、乙为委员. */
const CHOSEN = /选举|补选|增选|推选|任命|选举产生/gu
const CHOSEN_REACH = 80
/** 任命甲为…主任，乙为…局长: all whom one sentence appoints. */
const APPOINTED_REACH = 300
const APPOINTED = /(?<=[，,、])(\p{Script=Han}{2,4})为(\p{Script=Han}{4,30})(?=[，,。；;、]|$)/gu
/** 法官夏静荣获称号: the last character begins the verb. */
const HONOURED = /^荣[获立膺]$/u
/** 一位叫舒小漾的代表, 名叫王健. */
const CALLED = /名叫|叫做|叫/gu
const AFTER_CALLED = /^(?:的|[，。、；！？）)]|$)/u
const LIST_GAP = /^[、 \u3000]+(?=\p{Script=Han})/u
/** A byline names the paper at most, never what stands before it. */
const BYLINE = /(?:本报|全媒体|特约|见习|实习|本刊|[\p{Script=Han}]{2,4}日报)?(?:记者|通讯员|摄影)$/u
const SIGNS = new RegExp(`^${BYLINE.source}`, 'u')

/** Whether a person only signs a report of the press: 本报记者某某. */
export function isByline({ post }: Pick<Person, 'post'>): boolean {
  return post !== null && SIGNS.test(post)
}

/** How far before a name its post may begin: 浙江省人大常委会党组书记、副主任. */
const LONGEST_POST = 24

function isGiven(given: string): boolean {
  return /^\p{Script=Han}{1,2}$/u.test(given) && !NOT_IN_GIVEN.test(given)
}

function hasSurname(name: string): boolean {
  const length = DOUBLE_SURNAMES.has(name.slice(0, 2)) ? 2 : SURNAMES.has(name.charAt(0)) ? 1 : 0
  return length > 0 && isGiven(name.slice(length))
}

/** Is the text a Chinese name by its shape: 葛国庆, 欧阳修, 林毅; never 安全, 高质量. */
export function isName(text: string): boolean {
  if (NOT_NAMES.has(text) || NOT_NAMES.has(text.slice(0, 2))) return false
  return hasSurname(text)
}

/** The name that begins at `index` and is followed by what may follow a name; two given characters before one. */
function nameAt(text: string, index: number): string | null {
  for (const length of [4, 3, 2]) {
    const name = text.slice(index, index + length)
    if (name.length !== length || !isName(name)) continue
    if (length === 4 && !DOUBLE_SURNAMES.has(name.slice(0, 2))) continue
    if (HONOURED.test(text.slice(index + length - 1, index + length + 1))) continue
    if (AFTER_NAME.test(text.slice(index + length, index + length + 6))) return name
  }
  // 丁 政: two characters set apart by a space in a signature line.
  const spaced = /^(\p{Script=Han})[ \u3000]+(\p{Script=Han})(?=$|[ \u3000\n）)])/u.exec(
    text.slice(index, index + 6),
  )
  const name = `${spaced?.[1] ?? ''}${spaced?.[2] ?? ''}`
  return spaced && isName(name) ? spaced[0] : null
}

/** 法官才仁卓玛被评为…: names of other peoples have no surname of the list; between a calling and an honour stands one. */
const HONOURED_NAME =
  /^(?:\p{Script=Han}{3,5}(?=被(?:评为|评选为|授予|追授|表彰|命名))|\p{Script=Han}{1,6}·\p{Script=Han}{1,8}(?=被|荣|获))/u
const CALLING = /(?:法官|检察官|[警医]官?|民警|教师|老师|医生|护士|[员民]|[州县乡镇村]长|书记)$/u
const COLLECTIVE = /[团队组室会院站所们伍家]|工作|服务|代表|委员/u

function honouredAt(text: string, index: number, post: string): string | null {
  if (!CALLING.test(post) || /委员$/u.test(post)) return null
  const name = HONOURED_NAME.exec(text.slice(index, index + 24))?.[0]
  return name && !COLLECTIVE.test(name) && !NOT_IN_GIVEN.test(name) ? name : null
}

/** The post with the body before it: 省人大常委会党组书记、副主任. */
function postBefore(text: string, end: number): string | null {
  const from = Math.max(0, end - LONGEST_POST)
  const run = /[\p{Script=Han}、（）·]*$/u.exec(text.slice(from, end))?.[0] ?? ''
  const role = BYLINE.exec(run)?.[0]
  if (role) return role
  const parts = run.split('、')
  let post = parts.pop() ?? ''
  for (const part of parts.reverse()) {
    if (!ENDS_IN_POST.test(part)) break
    post = `${part}、${post}`
  }
  const lead = POST_LEAD.exec(post)?.[0] ?? ''
  return post.slice(lead.length) || null
}

/**
 * The persons of a text with their posts, in order: 市长叶帮锐, 林毅书记, 义乌市政协主席 葛国庆, 朱重烈强调. A name counts only
 * beside a post or a verb of speech; words such as 安全, 任务 are none.
 */
export function findPeople(text: string): Person[] {
  const folded = fold(text)
  const found = new Map<number, Person>()
  const add = (start: number, length: number, post: string | null): void => {
    const known = found.get(start)
    if (known?.post) return
    found.set(start, {
      name: text.slice(start, start + length).replace(/\s/gu, ''),
      post,
      start,
      end: start + length,
    })
  }
  for (const match of text.matchAll(POST)) {
    let start = match.index + match[0].length
    const post = postBefore(text, match.index + match[0].trimEnd().replace(/[:：]$/u, '').length)
    const honoured = nameAt(folded, start) ? null : honouredAt(folded, start, match[0].trim())
    if (honoured) add(start, honoured.length, post)
    for (let name = nameAt(folded, start); name; name = nameAt(folded, start)) {
      add(start, name.length, post)
      const gap = LIST_GAP.exec(folded.slice(start + name.length, start + name.length + 4))?.[0]
      if (!gap?.includes('、')) break
      start += name.length + gap.length
    }
  }
  for (const match of folded.matchAll(CHOSEN)) {
    const elected =
      /^(?<names>\p{Script=Han}{2,4}(?:[、和]\p{Script=Han}{2,4}){0,9})(?:为|任|担任)(?<post>[^，,。；;、]{2,24})/u.exec(
        folded.slice(match.index + match[0].length, match.index + match[0].length + CHOSEN_REACH),
      )?.groups
    if (!elected?.names || !ENDS_IN_POST.test(elected.post ?? '')) continue
    let start = match.index + match[0].length
    for (const name of elected.names.split(/[、和]/u)) {
      if (isName(name)) add(start, name.length, elected.post ?? null)
      start += name.length + 1
    }
  }
  for (const { index } of folded.matchAll(CHOSEN)) {
    const sentence = /^[^。；;]*/u.exec(folded.slice(index, index + APPOINTED_REACH))?.[0] ?? ''
    for (const appointed of sentence.matchAll(APPOINTED))
      if (hasSurname(appointed[1] ?? '') && ENDS_IN_POST.test(appointed[2] ?? ''))
        add(index + appointed.index, (appointed[1] ?? '').length, appointed[2] ?? null)
  }
  for (const match of folded.matchAll(CALLED)) {
    const start = match.index + match[0].length
    const length = [3, 2, 4].find(
      (count) => isName(folded.slice(start, start + count)) && AFTER_CALLED.test(folded.slice(start + count)),
    )
    if (length !== undefined) add(start, length, null)
  }
  for (const match of folded.matchAll(TITLE)) {
    for (const length of [3, 2, 4]) {
      const start = match.index - length
      const name = folded.slice(Math.max(0, start), match.index)
      if (start < 0 || !isName(name) || (length === 4 && !DOUBLE_SURNAMES.has(name.slice(0, 2)))) continue
      if (!BEFORE_NAME.test(folded.slice(Math.max(0, start - 4), start))) continue
      add(start, length, match[0] === '同志' ? null : match[0])
      break
    }
  }
  for (const match of folded.matchAll(CLAUSE_HEAD)) {
    const start = match.index + match[0].length
    for (const length of [4, 3, 2]) {
      const name = folded.slice(start, start + length)
      if (!isName(name) || (length === 4 && !DOUBLE_SURNAMES.has(name.slice(0, 2)))) continue
      if (!SAYS.test(folded.slice(start + length, start + length + 6))) continue
      add(start, length, null)
      break
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start)
}
