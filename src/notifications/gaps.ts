import { fold } from '../text/normalize.ts'

/** A question that found no answer, or whose answer got 👎. No names. */
export interface Gap {
  question: string
  /** What the engine said of it: 范围…, 没有…. */
  reasons: readonly string[]
  disliked: boolean
}

/** Questions that ask for about the same. */
export interface GapGroup {
  /** The shortest of those asked most often. */
  question: string
  count: number
  disliked: number
  cause: string
}

/** What there is to tell causes by. */
export interface GapTools {
  /** Years of the reports there are. */
  years: readonly number[]
  /** Whether a report holds the word. */
  knows(word: string): boolean
  /** Words of a question that say what it is about. */
  words(question: string): string[]
}

/** Dice coefficient of character pairs; 提案有多少件 and 立了多少件提案 have .6. */
const ALIKE = 0.5
const FRAME =
  /(?:请问|一共|总共|有没有|是不是|多少|几|什么|哪些|怎么样?|如何|吗|呢|啊|了|的|是|有|去年|今年)/gu

function pairsOf(question: string): Set<string> {
  const text = fold(question)
    .replace(FRAME, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
  if (text.length < 2) return new Set([text])
  return new Set(Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)))
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length
  return (2 * shared) / (a.size + b.size)
}

/** The likely cause: a year there is no report of, a word no report has, else no passage that was good enough. */
export function causeOf(gap: Gap, tools: GapTools): string {
  const asked = [...fold(gap.question).matchAll(/(?<!\d)(?:19|20)\d{2}(?=年|$|\D)/gu)].map(([year]) =>
    Number(year),
  )
  const missing = asked.filter((year) => !tools.years.includes(year))
  if (missing.length > 0) return `没有${missing.join('、')}年的报告`
  const unknown = tools.words(gap.question).filter((word) => word.length >= 2 && !tools.knows(word))
  if (unknown.length > 0) return `报告里没有“${unknown.slice(0, 2).join('”“')}”这个词`
  return gap.disliked ? '答了，但被评为不满意' : '有相近的内容，但把握不够'
}

/** Groups gaps by likeness, those asked most often first; the first question of a group gathers the others. */
export function groupGaps(gaps: readonly Gap[], tools: GapTools): GapGroup[] {
  const groups: { pairs: Set<string>; all: Gap[] }[] = []
  for (const gap of gaps) {
    const pairs = pairsOf(gap.question)
    const group = groups.find((one) => likeness(one.pairs, pairs) >= ALIKE)
    if (group) group.all.push(gap)
    else groups.push({ pairs, all: [gap] })
  }
  return groups
    .map(({ all }) => {
      const times = new Map<string, number>()
      for (const { question } of all) times.set(question, (times.get(question) ?? 0) + 1)
      const [question = ''] = [...times].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length)[0] ?? []
      const told = all.find((gap) => gap.question === question) ?? all[0]
      const disliked = all.filter((gap) => gap.disliked).length
      return { question, count: all.length, disliked, cause: told ? causeOf(told, tools) : '' }
    })
    .sort((a, b) => b.count - a.count)
}
