import type { Query } from './turn.ts'

/**
 * What of a thing is measured: 服务业增加值占地区生产总值比重 and 人均地区生产总值 are no 地区生产总值. Each as it stands in a
 * figure's name, and in a question that means it.
 */
const MEASURES: readonly { inName: RegExp; asked: RegExp; worth: number }[] = [
  {
    inName: /占.{0,14}(?:比重|比例|份额)|(?:比重|占比|比率|比例)$|与.{2,14}的?比[率例值]/u,
    asked: /占|比重|比例|比率|份额|百分|几成|%/u,
    worth: 0.4,
  },
  // 城里人一年收入 is what one of them gets.
  {
    inName: /人均|法官年均|每[百千万]+人/u,
    asked:
      /人均|每[百千万]*人|平均|每个人|(?:人|居民|农民|百姓|职工|市民).{0,6}(?:收入|挣|赚|进账|消费|住房|住的|房子)/u,
    worth: 0.5,
  },
  // 收到多少代表建议 counts them.
  {
    inName: /(?:满意|解决|办复|办结|完成|采纳|答复|覆盖|达标|合格)率/u,
    asked:
      /率|比例|占比|比重|百分|几成|%|满意|解决|办复|办结|完成|采纳|答复|覆盖|达标|合格|怎么?样|如何|多高/u,
    worth: 0.4,
  },
  // 亿元投资GDP产出 is no GDP.
  { inName: /亩均|地均|gdp产出|投入产出/u, asked: /亩均|地均|产出/u, worth: 0.4 },
  { inName: /^单位|能耗|排放/u, asked: /单位|能耗|排放|碳|耗/u, worth: 0.4 },
]

/** 用于“三农”的支出 is no answer to what was spent in all. */
const PURPOSE = /用于(.{1,24}?)(?:等?方面)?的?(?:支出|资金|投入|投资|经费)/u
const OF_A_PURPOSE = 0.4

function partSpent(concepts: Query['concepts'], name: string): boolean {
  const purpose = PURPOSE.exec(name)?.[1]
  if (purpose === undefined || /^这/u.test(purpose)) return false
  // 科教文卫 is spelt out: 教育、卫生、文化.
  return !concepts.some(({ said }) => [...said].some((character) => purpose.includes(character)))
}

/**
 * What a figure is worth by its folded name: whether it measures of the thing what is asked, or a share, a part for each, a
 * cost of it.
 */
export function measureFit({ text, concepts }: Query, name: string): number {
  let fit = partSpent(concepts, name) ? OF_A_PURPOSE : 1
  for (const { inName, asked, worth } of MEASURES) {
    if (!inName.test(name) || asked.test(text)) continue
    // 农民收入 means 农村居民人均可支配收入: its words say the measure.
    const meant = concepts.some(({ words }) =>
      words.some((word) => inName.test(word.text) && name.includes(word.text)),
    )
    if (!meant) fit *= worth
  }
  return fit
}
