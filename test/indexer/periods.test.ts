import { describe, expect, it } from 'vitest'
import { createPeriodReader } from '../../src/indexer/periods.ts'

const context = { year: 2025, yearFrom: 2021, planYear: 2026, retrospect: false }

type Step = [kind: 'h1' | 'h2' | 'p', text: string, period?: string | null]

/** Plays headings and texts to a reader and notes what it makes of the texts. */
function play(steps: readonly Step[], changes: Partial<typeof context> = {}): (string | null)[] {
  const reader = createPeriodReader({ ...context, ...changes })
  const periods: (string | null)[] = []
  for (const [kind, text] of steps) {
    if (kind !== 'p') {
      reader.heading(text, kind === 'h1' ? 1 : 2)
      continue
    }
    const period = reader.text(text)
    periods.push(period && `${period.kind} ${period.from}${period.to === period.from ? '' : `-${period.to}`}`)
  }
  return periods
}

const expected = (steps: readonly Step[]) =>
  steps.filter(([kind]) => kind === 'p').map(([, , period]) => period ?? null)

describe('what a paragraph is about', () => {
  it.each<[string, Step[]]>([
    [
      'greeting, review, thanks, plan, closing',
      [
        ['p', '各位代表：现在，我代表省人民政府，向大会报告工作，请予审议。', null],
        ['h1', '一、2025年工作回顾'],
        ['p', '过去一年，地区生产总值增长5.5%。', 'review 2025'],
        ['p', '各位代表！成绩的取得，是省委坚强领导的结果，在此表示衷心的感谢！', null],
        ['p', '我们也清醒认识到，还存在不少困难和问题。', 'review 2025'],
        ['h1', '二、2026年重点工作'],
        ['p', '今年是“十五五”开局之年，做好政府工作意义重大。', 'plan 2026'],
        ['h2', '（一）扩大内需'],
        ['p', '深入开展提振消费专项行动。', 'plan 2026'],
        ['p', '各位代表！让我们更加紧密地团结起来，为谱写新篇章而努力奋斗！', null],
      ],
    ],
    [
      'a part about a year and about five years',
      [
        ['h1', '一、2025年工作回顾和“十四五”发展主要成绩'],
        ['p', '过去一年，面对复杂形势，我们攻坚克难。', 'review 2025'],
        ['p', '实施重点项目810个。', 'review 2025'],
        ['p', '各位代表！2025年是“十四五”规划收官之年。过去五年，发展历程极不平凡。', 'review 2021-2025'],
        ['p', '经济总量跨过两个万亿元大关。', 'review 2021-2025'],
        ['p', '各位代表，刚刚过去的2025年，全省上下真抓实干。', 'review 2025'],
      ],
    ],
    [
      'five-year goals beside the work of the year',
      [
        ['h1', '二、“十五五”时期的主要目标任务'],
        ['p', '到2030年，研发投入强度达到3.5%以上。', 'plan 2026-2030'],
        ['h1', '三、2026年工作安排'],
        ['p', '今年是实施“十五五”规划的开局之年。', 'plan 2026'],
        ['p', '贯彻“十五五”规划部署，抓好开局。', 'plan 2026'],
      ],
    ],
    [
      'a comparison with the end of an older plan is no change of time',
      [
        ['h1', '一、“十四五”时期工作回顾'],
        ['p', 'PM2.5年均浓度较“十三五”末改善15%。', 'review 2021-2025'],
      ],
    ],
    [
      'numbered headings without a clue go on with what the text turned to',
      [
        ['h1', '首先报告2025年的工作'],
        ['p', '国民经济保持良好势头。', 'review 2025'],
        ['p', '按照这个要求，今年要着重做好以下工作。', 'plan 2026'],
        ['h1', '一、扩大内需'],
        ['p', '增加城乡居民收入。', 'plan 2026'],
      ],
    ],
    [
      'a look back inside a plan stays alone',
      [
        ['h1', '二、2026年工作安排'],
        ['p', '一年来，我们积极开展友好往来。', 'review 2025'],
        ['p', '拓展国际友城。', 'plan 2026'],
      ],
    ],
    [
      'the first fall in five years is a fall of this year',
      [
        ['h1', '二、存在的主要问题'],
        ['p', '一是财政吃紧，一般公共预算收入近五年来首次下降；二是规上企业仅28家。', 'review 2025'],
        ['p', '五年来，累计新建学校28所。', 'review 2021-2025'],
      ],
    ],
    [
      'glossary and annex are about nothing',
      [
        ['h1', '三、2026年工作安排'],
        ['p', '扩大内需。', 'plan 2026'],
        ['h1', '名词解释'],
        ['p', '1.“两重”：是指国家重大战略实施。', null],
      ],
    ],
  ])('%s', (_, steps) => {
    expect(play(steps)).toEqual(expected(steps))
  })

  it('looks back throughout in a review written within the year, but for what it promises', () => {
    const steps: Step[] = [
      ['p', '一年来，市政协聚焦发展大局。', 'review 2024'],
      ['h1', '聚焦中心大局 奏响高质量发展“主旋律”'],
      ['p', '全年收到信息392条。', 'review 2024'],
      ['p', '晨曦初照，征程又启。新的一年，市政协将与时代同行。', 'plan 2025'],
      ['p', '强化宣传。', 'review 2024'],
    ]
    const periods = play(steps, { year: 2024, yearFrom: 2024, planYear: 2025, retrospect: true })
    expect(periods).toEqual(expected(steps))
  })

  it('knows nothing without a year', () => {
    const reader = createPeriodReader({ year: null, yearFrom: null, planYear: null, retrospect: false })
    reader.heading('一、工作回顾', 1)
    expect(reader.text('办理案件215件。')).toBeNull()
  })
})
