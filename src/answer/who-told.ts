import { tellsDoer } from './done-by.ts'
import { MET } from './match.ts'
import { peopleTold } from './people-told.ts'
import { postFit, type Ranked } from './rank.ts'
import type { Query } from './turn.ts'

/**
 * Share of the question that such a passage must cover: of 1,116 questions of thirteen sets three more are right than
 * where neither is taken, as many as with .5, and none of 141 without an answer is answered.
 */
export const SURE = 0.7

/** 民革市委《关于……的建议》, 农工党湖北省委提交: a party, an office or a group is who brought it in. */
const BROUGHT_BY =
  /(?:民[革盟建进]|农工党|致公党|九三学社|台盟|工商联|共青团|妇联|[省市县区]委|委员会|界别?|小组)(?:组)?(?:[^，。；,;《]{0,8}(?:提交|提出|撰写|牵头|报送)|《关于)/u
const ASKS_BRINGER = /谁(?:提|写|交|报|牵头|建议)|哪(?:个|家)(?:党派|单位)/u

/** 和谁合作: a firm or school beside whom something is done, 与浙大研究院达成战略合作. */
const WITH_PARTNER = /[与和同跟].{2,20}(?:合作|达成|签[订约署]|共建|联合|联手|对接|结对|携手|协商|协议)/u
const ASKS_PARTNER =
  /[和跟与同]谁.{0,4}(?:合作|合伙|签|共建|联合|联手|对接|结对|携手|一起|一块|搭伙)|(?:合作|联合|签约|结对|对接)(?:的|了|方)?(?:对象|伙伴|单位)?是谁|谁(?:家)?合作/u

/** 谁牵头 may be told by a post alone: 主席领衔, 书记、市长带队. */
const LED_BY_POST =
  /(?:主席|书记|主任|[市县区省州镇乡局院]长|检察长|秘书长|常委|总理)(?:会议|班子)?(?:成员)?(?:亲自|带头|分别|共同|双)?(?:领衔|牵头|带队|率队|带头|主持|挂帅|领办|督办|包案|包干|负责)/u
const ASKS_LEADER = /带头|带.{0,2}头|牵头|领衔|带队|率队|挂帅|主持|领办|督办|包案|负责|谁抓/u
/** Wants the name itself. */
const ASKS_NAME = /姓名|名字|叫(?:什么|啥)|姓(?:什么|啥)/u

/** 义乌人大副主任有谁 is not told by 省人大常委会副主任某某 in its report. */
const OF_HIGHER = /^(?:全国|中央|国务院|省|自治区)/u
const ASKS_POST = /(?:主席|主任|书记|秘书长|[省市县区州]长)(?:有|都|是|叫|谁|哪|$)/u

function isOfHigher(query: Query, { unit }: Ranked, post: string | null): boolean {
  if (!ASKS_POST.test(query.text) || /省|全国|自治区/u.test(query.text)) return false
  if (query.bodies.length + query.regions.length === 0 || /[省区]$/u.test(unit.report.region ?? ''))
    return false
  return OF_HIGHER.test(post ?? '')
}

/** 市委书记是谁, 副主任叫什么: who holds a post, and nothing else. */
const ASKS_HOLDER =
  /(副?(?:书记|主席|主任|[省市县区州镇乡]长|委员长|总理|院长|检察长))(?:现在)?(?:是|叫|姓)?(?:谁|哪[位个]|什么(?:名字)?|啥(?:名字)?)?[?？]?$/u
const LEVEL = /全国|中央|[省市县区州]/u

/** Whether a named person's post is the one asked: 省人大副主任 is no 副主任 of a city, nor 省委书记 one. */
function holdsPost(asked: string, question: string, regions: readonly string[], post: string): boolean {
  const at = post.lastIndexOf(asked)
  // 总书记 and 副书记 are other posts than 书记.
  if (at < 0 || /[副总]/u.test(post.charAt(at - 1))) return false
  const own = LEVEL.exec(post.slice(0, at + asked.length))?.[0]
  const wanted =
    LEVEL.exec(question.slice(0, question.indexOf(asked) + asked.length))?.[0] ?? regions[0]?.slice(-1)
  return own === undefined || wanted === undefined || own === wanted || !LEVEL.test(wanted)
}

/** 被免职的法官: whoever else is named there, of whom that is not told, is not the one. */
const DONE_TO = /被(\p{Script=Han}{2,6}?)了?的/u

function lacksDoneTo({ text, concepts }: Query, { matches }: Ranked): boolean {
  const done = DONE_TO.exec(text)?.[1]
  if (done === undefined) return false
  return concepts.some(
    ({ said, bonus }, i) => !bonus && said.length > 1 && done.includes(said) && (matches[i] ?? 0) < MET,
  )
}

/** Whether the sentence found names whom a question asks for: a person, or an office, party or partner that did it. */
export function tellsWho(query: Query, ranked: Ranked): boolean {
  const text = ranked.unit.paragraph.text.slice(ranked.window.span.start, ranked.window.span.end)
  const people = peopleTold(query, ranked.unit.peopleIn(ranked.window.span))
  if (lacksDoneTo(query, ranked)) return false
  if (query.asksPost) return people.some(({ name, post }) => post && query.text.includes(name))
  const held = ASKS_HOLDER.exec(query.text)?.[1]
  if (held !== undefined)
    return people.some(({ post }) => holdsPost(held, query.text, query.regions, post ?? ''))
  const inPost = people.filter(({ post }) => postFit(query, post) > 0)
  if (inPost.length > 0) return inPost.some(({ post }) => !isOfHigher(query, ranked, post))
  if (people.length > 0) return true
  if (ASKS_NAME.test(query.text)) return false
  if (tellsDoer(text)) return true
  if (ranked.window.coverage >= SURE && ASKS_PARTNER.test(query.text) && WITH_PARTNER.test(text)) return true
  if (ranked.window.coverage >= SURE && ASKS_BRINGER.test(query.text) && BROUGHT_BY.test(text)) return true
  return ranked.window.coverage >= SURE && ASKS_LEADER.test(query.text) && LED_BY_POST.test(text)
}
