import type { Intent } from '../../model.ts'
import type { Move } from '../turn.ts'

const GREETING =
  /^(?:你好|您好|大家好|哈喽|嗨|hi|hello|hey|早上好|上午好|中午好|下午好|晚上好|早安|晚安|早|在吗|在不在|谢谢|多谢|感谢|辛苦|再见|拜拜|好的|好|嗯|ok|收到|知道了|明白|哈哈|厉害|真棒|不错)(?:呀|啊|啦|了|吧|哦|哈|嘛|你|您|各位|大家|小助手|机器人|问报|[!！。.~,，\s])*\p{Emoji_Presentation}*$/u
const WHO_ARE_YOU =
  /你是谁|你叫什么|你是什么|(?:你|这个)(?:能|会|可以)(?:干|做|帮|查)(?:嘛|啥|什么|些)|能干嘛|能干啥|有什么功能|怎么用|使用说明|^帮助$|^help$/u

const META =
  /^(?:请问)?(?:你|您|你这|你这儿|你这里|这里|这儿|你们|你这里|库里|系统里?|现在|目前|手上|这边)?(?:一共|总共|都|现在)?(?:有|收录|收了|存了|能查|可以查|可以查询|能查询|能看|可以看)(?:到)?(?:些|了)?(?:哪些|哪几|几|多少)(?:个|份|篇|年|届|家)?(?:的)?(?:的)?(?:报告|材料|文件|资料|年份|年|文章|单位)|^(?:报告|材料|文件|资料)(?:里|库)?(?:都)?(?:有|收)(?:了)?(?:哪些|哪几|几份|多少份|什么)|能查(?:到)?哪|可以查(?:到)?哪|查(?:到)?哪几年|哪几年的(?:报告|材料|资料)?[?？]?$|有没有.{0,14}的?(?:报告|材料|资料|文件)[?？吗]*$|(?:报告|综述|那份|那篇|这份|这篇|作的|文章).{0,8}(?:叫什么|标题|题目|全称)|(?:标题|题目|全称)(?:是|叫)什么|(?:是|在)?(?:第)?几届|第几次会议|几届几次|哪次会议|(?:哪|有)(?:几|些)条?(?:新闻|报道|文章)|^报告(?:列表|目录)?$|^.{0,10}(?:有|查得到)(?:.{0,8}的)?(?:报告|材料|资料)(?:吗|么|没)/u
const SECTION =
  /第[一二三四五六七八九十\d]+(?:个)?(?:部分|块|章|节)|(?:那|这)(?:一)?(?:节|段|部分|块|章)|(?:分|有)(?:成|为)?(?:哪)?几(?:块|个?部分|个?方面|大块|章|节)|目录|提纲|大纲|(?:列|看)(?:一)?下?(?:小)?标题|标题列|(?:任务|工作)(?:是|有|分)(?:哪|几)[一二三四五六七八九十几]?(?:条|项|块|个方面|方面)|的部分|整(?:段|节)|哪几块|结构|标题[?？]?$/u
const DEFINITION =
  /(?:是|指)(?:的)?(?:什么|啥)(?:意思|东西|工程|制度|体系|概念|平台|活动|联盟|机制)?[?？]?$|什么意思|啥意思|指(?:的是)?(?:什么|啥|哪)|什么(?:是|叫)|啥(?:是|叫)|怎么(?:理解|解释)|如何理解|含义|定义|(?:咋|怎么)回事|怎么个(?:搞|弄|做)法|说的是哪|是(?:哪|那)[一二两三四五六七八九十几]+(?:个|张|项|条|篇|大|种|类|点)$|是(?:干|做)(?:什么|啥|嘛)(?:的|用)?|有啥说法|什么样的.{2,12}叫/u
const WHO =
  /谁(?!.{0,6}(?:多|少|高|低|快))|哪(?:一)?(?:位|个)(?:领导|主席|书记|市长|主任|人|同志|代表|委员|干部|专家)|(?:是|由)哪(?:一)?位|是哪个$|叫(?:什么|啥)(?:名字|名)?|姓(?:什么|啥)|何人|报告人(?!大)|发言人是|主讲人|主编是|(?:主席|书记|市长|省长|主任|县长|区长|院长|检察长|总理)(?:是|叫)(?:谁|哪|什么|啥)/u
const WHEN =
  /什么时(?:候|间)|何时|啥时候?|哪(?:一)?(?:天|日)|几月|几号|几日|哪(?:一)?年(?!的?(?:多|少|高|低|最))|哪个(?:月|年)|多久(?:就|才|以?后)|到哪一?年|(?:时间|日期)(?:是|[?？]?$)|从哪(?:天|年|月)/u
/** 谁管, 谁来照顾 ask what is done, not for a name. */
const WHOSE_TASK = /谁(?:来|管|负责|帮|照|去|出钱|掏|买单|解决|给|能)/u
const YES_OR_NO = /(?:吗|没有|了没|没)[?？]?$/u
/** Asks for a day in so many words, whatever else is counted in the question. */
const DAY = /几月|几号|几日|哪(?:一)?天|什么时(?:候|间)|啥时候?|何时/u
const FIRST =
  /(?:最早|首次|第一次|开始|最先|头一回|初次).{0,12}(?:哪|什么时候|几)|(?:哪|什么时候).{0,14}(?:最早|首次|第一次|开始提|最先|头一回|提出来|写进|提到|提的)/u
const COMPARE =
  /对比|相比|比较|比一?比|跟.{1,14}比|和.{1,14}比|比.{1,10}(?:多|少|高|低|快|慢|强|增|减)|哪(?:个|年|家|边|省|市|里|一年)?.{0,10}(?:更|多|少|高|低|快|慢|大|小)$|谁.{0,10}(?:多|少|高|低|快|慢|大|小)|差(?:多少|距|几)|差了|不(?:一样|同)|区别|同一个|分别(?:是|有)?(?:多少|几|怎)|各(?:是|有|自|报|为|几|多少|安排|怎|做|搞|提)|哪边|哪年多|变化/u
const LIST =
  /哪些|哪几|有(?:啥|什么)(?!用|好)|(?:什么|啥)(?:题目|内容|做法|措施|建议|成果|问题|不足|短板|目标|任务|举措|安排)|列(?:一)?下|列出|都(?:有|是|谈|做|搞|提)|哪[一二两三四五六七八九十](?:个|项|条|件|大|类|种|点|张)?|包括(?:什么|哪)|几件事|几条$|各(?:要|砸|收)/u
const NUMBER =
  /多少|几(?:个|件|场|次|条|篇|名|人|位|家|项|份|期|万|亿|届|成|个点|年|天|岁|公里|亩|户|座|所|辆|台|吨|斤|块|元|回|本|批|种|套|趟|列|微克|间|米|倍|分|头|只|级|组|队|站|万字|度)|百分之几|百分比|占比|比例|多(?:大|长|高|远|快|久|重|宽)|有多|几何|第几次|(?:好|降到|超过|达到|到|涨|跌|提高|增加|减少|增长|下降)几/u
/** Nouns that are answered by a number when a question ends in one: 社会消费品零售总额, 增长率, 就业目标. */
const INDICATOR =
  /(?:额|率|量|值|总数|人数|数量|增速|增幅|增长|收入|支出|产量|面积|里程|规模|吞吐量|浓度|覆盖率|目标|预期|指标|结果|完成情况|计划|寿命|强度|总计|数)(?:是|呢|吗|啊)?[?？]?$/u

const MOVES: readonly [Move, RegExp][] = [
  [
    'source',
    /^(?:原文|看原文|全文|整段|上下文|前后文|给我看原文|原话|原话怎么说的?|(?:把)?(?:原文|整段)(?:给我|发我|发来|看看|看下))[呢吗吧?？]*$/u,
  ],
  [
    'more',
    /^(?:还有|还有呢|还有吗|还有没有|还有哪些|还有别的吗|其他的?呢?|其它的?呢?|更多|继续|下一个|下一条|接着说|再来|还有什么)[呢吗吧?？]*$/u,
  ],
  [
    'cite',
    /^(?:出处|出处呢|来源|来源呢|依据|依据呢|哪来的|哪里(?:写|说)的|哪份报告(?:说|写)的|谁说的|哪(?:一)?年的(?:报告|数据|数)?|在哪(?:儿|里)?写的|(?:这是|这个是)?哪(?:份|篇)(?:报告|材料)?(?:里)?(?:的|说的|写的)?|有出处吗)[呢吗吧?？]*$/u,
  ],
  ['why', /^(?:why|\/why|为什么这么答|怎么得出的|怎么来的|为什么是这个)[呢吗吧?？]*$/u],
  [
    'detail',
    /^(?:详细点|详细一点|详细说说|具体点|具体一点|具体说说|展开说说|展开讲讲|说详细点|再详细点|详细|具体呢|细说|展开)[呢吗吧?？]*$/u,
  ],
  [
    'item',
    /^第[一二三四五六七八九十\d]+(?:点|条|个|项|方面)?(?:是什么|展开说说|展开讲讲|详细说说|具体说说|说说|讲讲|详细点|呢|怎么说|说的什么|具体是什么)?[呢吗吧?？]*$/u,
  ],
]

/** The move a short message makes on the previous answer (原文, 还有呢, 出处呢, 第二点展开说说), or null. */
export function readMove(text: string): Move | null {
  return MOVES.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}

/** 'hello' for greetings and thanks, 'help' for questions about the bot itself, else null. */
export function readSmallTalk(text: string): 'hello' | 'help' | null {
  const plain = text.replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}/gu, '').trim()
  if (plain === '' || GREETING.test(plain)) return 'hello'
  return WHO_ARE_YOU.test(plain) && plain.length <= 16 ? 'help' : null
}

/** Whether a question asks in which report something was said first: 西部大开发是哪年的报告开始提的. */
export function asksFirstMention(text: string): boolean {
  return FIRST.test(text)
}

/** Whether the wording itself asks to set things side by side. */
export function asksComparison(text: string): boolean {
  return COMPARE.test(text)
}

/** What kind of answer a question wants, from its wording alone. */
export function readIntent(text: string): Intent {
  if (readSmallTalk(text)) return 'smalltalk'
  if (META.test(text)) return 'meta'
  if (SECTION.test(text)) return 'section'
  if (asksFirstMention(text)) return 'when'
  if (WHO.test(text) && !WHOSE_TASK.test(text)) return 'who'
  if (DAY.test(text)) return 'when'
  if (YES_OR_NO.test(text) && !/多少/u.test(text)) return 'topic'
  if (NUMBER.test(text) && !/哪(?:些|几)/u.test(text)) return 'number'
  if (WHEN.test(text)) return 'when'
  if (DEFINITION.test(text)) return 'definition'
  if (LIST.test(text)) return 'list'
  if (INDICATOR.test(text)) return 'number'
  return 'topic'
}

const NUMERALS = '一二三四五六七八九十'

/** 第三部分 → 3, 第二点 → 2; null if none is asked for. */
export function readOrdinal(text: string): number | null {
  const found = /第([一二三四五六七八九十]|\d{1,2})(?:个)?(?:部分|块|章|节|点|条|项|方面|个)/u.exec(text)
  if (!found?.[1]) return null
  const digit = NUMERALS.indexOf(found[1])
  return digit >= 0 ? digit + 1 : Number(found[1])
}

const CHANGE =
  /涨得|增得|长得|(?:涨|增)更?快|增长|增速|增幅|涨幅|涨了|涨多|跌|下降|降了|降幅|减少了?(?:多少|几)|少了|多了|升了|提高了(?:多少|几)|增加了?(?:多少|几)|曾速/u
const LEVEL = /(?:降|升|增|涨|提高|增加|减少|增长|达)到|提到|减到|压到/u

/** Whether a growth or fall is asked for (增长多少, 少了几成) rather than the amount reached (降到多少). */
export function asksChange(text: string): boolean {
  return CHANGE.test(text) && !LEVEL.test(text)
}
