/** Questions are put in these words; reports are not written in them. Longest wins, so order is for readers only. */
const ASKING = `
什么 啥 什么样 啥样 啥子 什么时候 啥时候 什么时间 什么意思 啥意思 是什么意思 什么叫 啥叫 叫什么 叫啥 什么是 啥是 是什么 是啥
干什么 干啥 干嘛 做什么 做啥 为什么 为啥 凭什么 怎么回事 咋回事 怎么了 咋了
多少 多少个 好多 几个 几多 百分之几 百分之多少 几成 几个点 多大 多高 多长 多久 多远 多快
哪 哪个 哪些 哪几 哪几个 哪里 哪儿 哪一个 哪一些 哪种 哪样 哪方面 哪些方面 哪年 哪一年 哪天 哪月 哪几年 几年 几月 几号 几时 第几
谁 谁是 是谁 哪位 哪一位 何时 何地 何人 何种 为何 如何
怎么 怎样 怎么样 咋 咋样 咋个 咋办 怎么办 怎么做 怎么搞 咋搞 咋整 怎么弄 怎么说 咋说 怎么干 怎么管 怎么看 怎么讲
有没有 有无 是不是 是否 能不能 可不可以 会不会 要不要 好不好 行不行 对不对 够不够 多不多 大不大 管不管 做没做 没有
`

/** Politeness, fillers, stretches of time that count nothing, and talk about the report itself. */
const FILLING = `
请问 请问一下 请教 请教一下 问一下 问下 问问 我问 我想问 想问 想问下 想问一下 想问问 想知道 我想知道 我想了解 想了解 想了解一下 了解一下 了解下
帮我 帮我查 帮我找 帮我看看 帮我查一下 帮我找一下 帮我看一下 帮忙查一下 帮忙看看 麻烦问一下 麻烦查一下 麻烦看看 劳驾 查一下 查下 查查 查询 找一下 找找 看一下 看看 看下
给我 告诉我 跟我说 说说 说一下 说下 说一说 讲讲 讲一下 讲下 讲一讲 谈谈 介绍 介绍一下 介绍下 列一下 列出 列举 展开说说 具体说说 详细说说 总结一下 概括一下
一下 一下子 到底 究竟 大概 大约 具体 具体是 详细 主要是 分别 分别是 各是 总共 一共 总计 合计 共有 总的 加起来
很多 许多 更多 众多 这么多 那么多 太多 好些 你好 您好 哈喽 谢谢 多谢 拜托
报告里 报告中 报告上 报告里面 报告说 报告里说 报告里讲 报告提到 报告里提到 报告中提到 报告有没有 报告怎么说 里面 里头 里边 文件里 材料里
说了 说到 说过 提到 提到了 提到过 提了 提过 讲了 讲到 讲过 写了 写到 写着 谈到 提及
能否 可以 可否 我想 我要 想要 我们 咱们 咱 你们 你 您 我 他们
一个 一些 这个 那个 这些 那些 这样 那样 这种 那种 这方面 那方面 方面的 关于 有关 针对 对于 相关的
的话 的事 的事情 的情况 情况怎么样 是多少 有多少 有哪些 有什么 有啥 有几个 是哪个 是哪些 是哪年 为多少 达到多少 达多少 占多少
起码 至少 拿出 手里 手上 东西 大家 大伙 人家 哪边 谁来 谁管 谁来管 有人管 有人管吗 管不管 管吗 帮不帮 受得了吗 难不难 各多少 各有多少 各要
得怎么样 得咋样 得怎样 得如何 得咋 得好不好 怎么样了 说几 咋说
这几年 近几年 最近几年 前几年 过去几年 这些年 这两年
的时候 那时候 这时候 那次 那场 那回 这次 这回 就是 一搞就
`

/** One-character words, dropped wherever no longer word holds them. */
const PARTICLES = '啊 呀 呢 吗 嘛 吧 哦 噢 哟 呗 了 的 是 几'

/** Real words that hold one of the above; they are read first and never cut. */
const REAL = `
几何 几率 几乎 几度 几内亚 茶几 几字弯 多高校 多大学 多高层
我市 我省 我县 我区 我州 我国 我镇 我乡 我党 我军 我院 我会 自我 民呼我为 民呼我应 我为群众 你追我赶 请你来协商 你负责 我负责
看看守 可以说 了解 了结 了不起 为了 除了 明了 终了 直截了当 一目了然 罢了
目的 标的 的确 的士 有的放矢 无的放矢 众矢之的 打的
实事求是 于是 是非 凡是 还是 就是 不是 只是 但是 正是 尤其是 特别是 国是 可是 要是 总是 老是 唯实惟先 一是 二是 三是 四是 五是 六是 七是 八是 九是 十是
吗啡 哪吒 呢子 呢绒 毛呢 吧台 酒吧 网吧 贴吧 喇嘛 谁是谁非
一个中心 一个不能少 一个窗口 每一个 第一个 一下午 不到底 一贯到底 一包到底 绘到底 进行到底 坚持到底
东西部 东西协作 东西南北 东西向 东西两 大家庭 大伙房 人家庭 手上游 谁来谁 获得如何 针对性 有关部门 有关单位 有关方面 共有产权 合计数 职业介绍 介绍信 信用查询 查询系统 具体化 会谈 没有水
`

/** Further words that mean nothing once a question is cut into words (inside a text they could be parts of others). */
const EMPTY = `
的 了 和 与 及 或 在 是 有 对 把 被 从 向 由 于 以 为 给 让 跟 同 到 等 中 里 上 下 内 这 那 其 各 每 个 我 你 他 她 它 们
不 没 没有 要 会 能 可 可以 应 应该 将 已 已经 正 正在 曾 就 都 也 还 又 再 才 只 很 太 更 最 非常 比较 吗 呢 啊 吧 呀 嘛 哦 么 着 过 地 得 之 所
什么 多少 几 哪 哪个 哪些 哪里 谁 怎么 怎样 如何 为什么 情况 方面 问题 事 事情 东西 进行 有关 相关 关于 报告 一下 请 问 请问 说 讲 提 写 提到 说到
工作报告 内容 时候 现在 目前 那么 这么 然后 还有 另外 以及 或者 如果 因为 所以 但是 不过 搞 弄 做 干 办 用 来 去 看 想 知道 告诉 帮 定
`

/** After 多少 or 几 a measure word goes too, unless it begins a word: 多少件提案, but 多少条例, 几项目. */
const MEASURE =
  /个(?![体税])|件|场(?![馆地所景])|次(?!品)|条(?![例件约款])|项(?!目)|家(?![庭长具电政园乡禽畜校])|座(?![谈位])|名(?![牌校城师录额])|位(?!置)|所|篇(?!章)|份(?!额)|批(?![示准发评])|期(?![间限刊货])|种(?![子业粮植养地田])|起(?![诉步])|宗(?!教)|部(?![门队分委长])|台(?![风商胞账])|套(?!餐)|口(?![腔岸味罩碑号语感径])(?!水(?![窖井池塘]))|眼(?![睛科镜病])|盏|栋|幢|艘|辆/uy
const COUNTING = new Set(['多少', '几', '好多', '哪几', '有多少', '几多'])

function list(text: string): string[] {
  return text.split(/\s+/u).filter(Boolean)
}

/** Words of a segmented question that say nothing about what is asked. */
export const emptyWords: ReadonlySet<string> = new Set([...list(EMPTY), ...list(ASKING), ...list(FILLING)])

interface Rule {
  word: string
  strip: boolean
}

function byFirst(): Map<string, Rule[]> {
  const rules = new Map<string, Rule>()
  for (const word of [...list(ASKING), ...list(FILLING), ...list(PARTICLES)])
    rules.set(word, { word, strip: true })
  for (const word of list(REAL)) rules.set(word, { word, strip: false })
  const buckets = new Map<string, Rule[]>()
  for (const rule of [...rules.values()].sort((a, b) => b.word.length - a.word.length)) {
    const first = rule.word.charAt(0)
    buckets.set(first, [...(buckets.get(first) ?? []), rule])
  }
  return buckets
}

const rules = byFirst()

/**
 * Blanks out the words of asking and filling in a folded question, longest word first and never inside a real
 * one: '请问一下土地的价格是多少' keeps 土地 and 价格. The text keeps its length, so offsets stay what they were.
 */
export function stripQuestionWords(folded: string): { text: string; removed: string[] } {
  const removed: string[] = []
  let text = ''
  for (let at = 0; at < folded.length; ) {
    const rule = rules.get(folded.charAt(at))?.find(({ word }) => folded.startsWith(word, at))
    if (!rule) {
      text += folded.charAt(at)
      at += 1
      continue
    }
    if (rule.strip) removed.push(rule.word)
    text += rule.strip ? ' '.repeat(rule.word.length) : rule.word
    at += rule.word.length
    if (!rule.strip || !COUNTING.has(rule.word)) continue
    MEASURE.lastIndex = at
    const measure = MEASURE.exec(folded)?.[0] ?? ''
    text += ' '.repeat(measure.length)
    at += measure.length
  }
  return { text, removed }
}
