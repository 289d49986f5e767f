import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEngine } from '../../src/answer/engine.ts'
import type { Engine, Turn } from '../../src/answer/turn.ts'
import { buildLibrary } from '../../src/indexer/build.ts'

let engine: Engine
const index = mkdtempSync(join(tmpdir(), 'wenbao-conversation-'))

beforeAll(async () => {
  const { library } = await buildLibrary({
    dataDir: 'data',
    indexDir: index,
    force: false,
    onProgress() {},
    warn() {},
  })
  engine = createEngine(library, {
    today: () => new Date('2026-02-01T00:00:00+08:00'),
    homeRegion: null,
    localVocabulary: '',
  })
})

afterAll(() => rmSync(index, { recursive: true, force: true }))

/** Plays messages in one chat and gives the last turn. */
function play(messages: readonly string[]): Turn {
  let previous: Turn | null = null
  for (const message of messages) previous = engine.ask(message, previous)
  if (!previous) throw new Error('no message')
  return previous
}

function cited({ answer }: Turn): string {
  return answer.passages[0]?.report.file ?? ''
}

describe('a short question takes over what it leaves unsaid', () => {
  it.each<[string, string[], string, string]>([
    [
      'another year keeps the body and the matter',
      ['2023年政协立了多少件提案', '那2020年呢'],
      '义乌市政协2020',
      '293件',
    ],
    [
      'the year after, counted from the year before it',
      ['2020年政协立了多少件提案', '那2023年呢'],
      '义乌市政协2023',
      '363件',
    ],
    [
      'a place without a report of that year gives the year up',
      ['2023年人大向市委汇报重大事项几次', '永康政协呢'],
      '永康市政协2024',
      '6次',
    ],
    [
      'after a no a matter of its own is looked for by itself',
      ['2023年人大处分了多少干部', '宪法宣誓的呢'],
      '义乌市人大常委会2023',
      '61人次',
    ],
    [
      'a question without a report stays where the conversation is, if that says it as well',
      ['2020年政协立了多少件提案', '开展重大视察协商多少次'],
      '义乌市政协2020',
      '27次',
    ],
    [
      'years are counted from the year before',
      ['2023年政协立了多少件提案', '再早三年呢'],
      '义乌市政协2020',
      '293件',
    ],
    [
      'years are counted on from it as well',
      ['2020年政协立了多少件提案', '过了三年呢'],
      '义乌市政协2023',
      '363件',
    ],
    [
      'the session before is that of the report before',
      ['2023年政协立了多少件提案', '上一届呢'],
      '义乌市政协2020',
      '293件',
    ],
    [
      'a correction replaces what it names and asks again',
      ['2023年人大向市委汇报重大事项几次', '不是，我问的是永康政协'],
      '永康市政协2024',
      '6次',
    ],
    [
      'another body of the same year',
      ['2023年市政协写了多少件调研报告', '人大呢'],
      '义乌市人大常委会2023',
      '27份',
    ],
    [
      'another thing counted in the same sentence replaces what was counted',
      ['2023年党派团体提了多少提案', '大会发言呢'],
      '义乌市政协2023',
      '23个',
    ],
    [
      'an amount that a figure there is called by is that figure',
      ['2023年人大审计整改事项多少个', '金额呢'],
      '义乌市人大常委会2023',
      '2.56亿元',
    ],
    [
      'the sentence that gave a name says more of what is asked next',
      ['坦桑尼亚那本书主编是谁', '哪里的教授'],
      '义乌商报',
      '上海大学法学院教授',
    ],
    [
      'who receives what is counted is no report to look in',
      ['政协民生实事征集多少条', '送给政府几项'],
      '义乌市政协2023',
      '17项',
    ],
    [
      'the day of the report is asked for after its speaker',
      ['人大主任是谁', '什么时候作的报告'],
      '义乌市人大常委会2023',
      '2024年2月5日',
    ],
    [
      'what was counted stays where only whose it is changes',
      ['人大备案审查了几件', '镇街的呢'],
      '义乌市人大常委会2023',
      '41件',
    ],
    [
      'what came of it is told where it was told',
      ['2023年民生实事收到多少条建议', '最后采纳了几项'],
      '义乌市政协2023',
      '10项',
    ],
    [
      'a no in the middle keeps the matter',
      ['2023年政协立了多少件提案', '那2022年呢', '那2020年呢'],
      '义乌市政协2020',
      '293件',
    ],
    [
      'a greeting in the middle keeps the conversation',
      ['2023年政协立了多少件提案', '谢谢', '那2020年呢'],
      '义乌市政协2020',
      '293件',
    ],
  ])('%s', (_, messages, file, figure) => {
    const turn = play(messages)
    expect(turn.answer.kind).toBe('answer')
    expect(cited(turn)).toContain(file)
    expect(turn.answer.headline).toContain(figure)
  })

  it.each([['为什么'], ['具体怎么做的']])('%s after a figure wants no figure', (message) => {
    const { query } = play(['2023年政协基层协商开展了多少场', message])
    expect(query.intent).toBe('topic')
  })

  it('a share is not told by an amount', () => {
    const { answer } = play(['2020年提案建议被采纳多少件', '占比多少'])
    expect(answer.headline).not.toContain('286件')
  })

  it('what is pointed back at must be told of where it is looked for', () => {
    const { answer } = play(['圆点联盟里特约监督员几个', '永康有这个联盟吗'])
    expect(answer.kind).toBe('decline')
  })

  it('a year without report is refused, not answered of another', () => {
    const { answer } = play(['2023年政协立了多少件提案', '那2022年呢'])
    expect(answer.kind).toBe('decline')
    expect(answer.headline).toContain('2022年')
    expect(answer.passages).toEqual([])
  })
})

describe('earlier answers are set side by side', () => {
  it.each([['哪年多'], ['差多少'], ['两年比一下'], ['对比一下']])(
    'when asked 立案 of two years and then %s',
    (message) => {
      const { answer } = play(['2023年政协立了多少件提案', '那2020年呢', message])
      expect(answer.kind).toBe('compare')
      expect(answer.comparison.map(({ value }) => value)).toEqual(['363件', '293件'])
      expect(answer.reply).toContain('由程序计算')
    },
  )

  it.each([['2023年跟它比'], ['那2023年比这个多多少']])('with a year said first: %s', (message) => {
    const { answer } = play(['2020年政协立了多少件提案', message])
    expect(answer.comparison.map(({ value }) => value)).toEqual(['293件', '363件'])
  })

  it.each([['比上年呢'], ['跟前一年比怎么样']])(
    'with the year before, which may have no report: %s',
    (message) => {
      const { answer } = play(['2023年政协立了多少件提案', message])
      expect(answer.comparison.map(({ label, value }) => `${label}${value}`)).toEqual([
        '2023年363件',
        '2022年报告未载',
      ])
    },
  )

  it('with one more that is added later', () => {
    const { answer } = play(['2023年政协形成多少调研报告', '人大呢', '2020年政协也加上'])
    expect(answer.kind).toBe('compare')
    expect(answer.comparison.map(({ label }) => label)).toEqual(['政协2023年', '人大2023年', '政协2020年'])
  })

  it('with a year that is only named now', () => {
    const { answer } = play(['2020年政协立了多少件提案', '跟2023年比差多少'])
    expect(answer.comparison.map(({ label, value }) => `${label}${value}`)).toEqual([
      '2020年293件',
      '2023年363件',
    ])
  })

  it('and a comparison is asked again of another body, a side without report saying so', () => {
    const { answer } = play(['政协2020年和2023年各报送多少件调研报告', '那人大呢'])
    expect(answer.kind).toBe('compare')
    expect(answer.comparison.find(({ label }) => label.includes('2020'))?.value).toBe('报告未载')
  })
})

describe('a question that stands on its own is answered as if it were the first', () => {
  it.each([
    ['2020年政协立了多少件提案'],
    ['永康政协向市委请示报告几次'],
    ['义乌市人大常委会2023年听取了哪些专项工作报告'],
    ['坦桑尼亚投资法律指南那本书是谁编的'],
    ['你们有哪些报告'],
  ])('%s', (question) => {
    const first = engine.ask(question, null).answer
    for (const before of ['2023年人大向市委汇报重大事项几次', '永康的营商环境监测平台收到多少信息', '你好']) {
      const { answer } = play([before, question])
      expect({ ...answer, suggestions: [] }).toEqual({ ...first, suggestions: [] })
    }
  })
})

describe('a move takes up the last answer', () => {
  const ASKED = '2023年政协立了多少件提案'

  it('原文 gives the whole paragraph and its neighbours', () => {
    const turn = play([ASKED, '原文'])
    const [first, ...others] = turn.answer.passages
    expect(turn.answer.reply).toContain(first?.text)
    expect(others.map(({ paragraph }) => Math.abs(paragraph - (first?.paragraph ?? 0)))).toEqual(
      others.map(() => 1),
    )
  })

  it('原文 after a no and a greeting still means the last answer', () => {
    const last = play([ASKED]).answer.passages[0]
    const turn = play([ASKED, '那2022年呢', '谢谢', '原文'])
    expect(turn.answer.passages[0]?.report.id).toBe(last?.report.id)
    expect(turn.answer.passages[0]?.paragraph).toBe(last?.paragraph)
  })

  it('还有呢 shows no paragraph twice', () => {
    let turn = play(['人大2023年养老做了什么'])
    const seen = new Set(turn.answer.passages.map(({ report, paragraph }) => `${report.id}#${paragraph}`))
    for (let i = 0; i < 4; i += 1) {
      turn = engine.ask('还有呢', turn)
      for (const { report, paragraph } of turn.answer.passages) {
        expect(seen).not.toContain(`${report.id}#${paragraph}`)
        seen.add(`${report.id}#${paragraph}`)
      }
    }
  })

  it.each<[string, string]>([
    ['谁说的', '丁政'],
    ['这份报告谁作的', '丁政'],
    ['哪天说的', '2024年2月5日'],
    ['在什么会上', '第十六届人民代表大会第三次会议'],
    ['哪一年的', '2023年'],
    ['出处呢', '义乌市人民代表大会常务委员会工作报告'],
  ])('%s tells of the report that answered', (message, said) => {
    const turn = play(['人大2023年向市委汇报重大事项几次', message])
    expect(turn.answer.kind).toBe('answer')
    expect(turn.answer.headline).toContain(said)
    expect(cited(turn)).toContain('义乌市人大常委会2023')
  })

  it('第二点 and 第三点 are the parts of the heading that was shown', () => {
    const second = play(['政协2023年自身建设讲了哪三点', '第二点展开说说'])
    expect(second.answer.reply).toContain('增强履职效力')
    expect(engine.ask('第三点呢', second).answer.reply).toContain('提升保障能力')
  })

  it('那份讲了什么 gives the headings of the report named', () => {
    const turn = play(['你们有哪些报告', '永康那份讲了什么'])
    expect(turn.answer.kind).toBe('outline')
    expect(cited(turn)).toContain('永康市政协2024')
  })

  it('目录 with a number opens that report of the list', () => {
    engine.heads().forEach((head, i) => {
      expect(cited(engine.ask(`目录 ${i + 1}`, null))).toBe(head.file)
    })
  })

  it.each([['原文'], ['还有呢'], ['出处呢'], ['谁说的']])(
    '%s with nothing before it asks for a question first',
    (message) => {
      const { answer } = engine.ask(message, null)
      expect(answer.kind).toBe('clarify')
      expect(answer.passages).toEqual([])
    },
  )
})

describe('a quoted message is what the question is about', () => {
  it.each<[string, string, string, string]>([
    ['这是哪份报告里的', '全年开展集中学习 61 次', '义乌市政协2023', '出处'],
    ['后来采纳了几项', '收集各类建议190条，整理形成17项建议送市政府决策参考', '义乌市政协2023', '10项'],
    [
      '谁说的',
      '“一年来向市委汇报重大事项8次”\n出处：《义乌市人民代表大会常务委员会工作报告》',
      '义乌市人大常委会2023',
      '丁政',
    ],
  ])('%s of “%s”', (question, quote, file, said) => {
    const turn = engine.ask(question, play(['永康的营商环境监测平台收到多少信息']), quote)
    expect(cited(turn)).toContain(file)
    expect(turn.answer.headline).toContain(said)
  })

  it('an earlier question may be quoted as well', () => {
    const turn = engine.ask('那2020年呢', null, '2023年政协立了多少件提案')
    expect(turn.answer.headline).toContain('293件')
  })

  it('words of no report leave the conversation where it was', () => {
    const turn = engine.ask('那2020年呢', play(['2023年政协立了多少件提案']), '哈哈哈哈哈哈哈哈哈')
    expect(turn.answer.headline).toContain('293件')
  })
})

describe('every suggestion', () => {
  const ASKED = [
    ['2023年政协立了多少件提案'],
    ['2023年政协立了多少件提案', '那2020年呢'],
    ['2023年政协立了多少件提案', '那2022年呢'],
    ['人大2023年养老做了什么'],
    ['永康的营商环境监测平台收到多少信息'],
    ['2023年政协和人大各学习了多少次'],
    ['2021年人大立法意见上报了多少条'],
    ['你们有哪些报告'],
    ['永康那份讲了什么'],
    ['宁波的政协提案多少件'],
  ]

  it.each(ASKED.map((messages) => [messages]))('after %j is answered and was not just asked', (messages) => {
    const turn = play(messages)
    const { suggestions } = turn.answer
    expect(suggestions.length).toBeLessThanOrEqual(3)
    expect(new Set(suggestions).size).toBe(suggestions.length)
    for (const suggestion of suggestions) {
      expect(messages).not.toContain(suggestion)
      expect({ suggestion, kind: engine.ask(suggestion, turn).answer.kind }).toMatchObject({
        kind: expect.stringMatching(/answer|compare/u),
      })
    }
  })

  it('after a figure offers another year of it', () => {
    expect(play(['2023年政协立了多少件提案']).answer.suggestions).toContain('那2020年呢')
  })

  it('after a year without report offers a year that has one', () => {
    expect(play(['2022年政协立了多少件提案']).answer.suggestions).toContain('那2023年呢')
  })
})

describe('any conversation', () => {
  const message = fc.oneof(
    fc.constantFrom(
      '2023年政协立了多少件提案',
      '人大呢',
      '永康呢',
      '那2020年呢',
      '原文',
      '还有呢',
      '第二点展开说说',
      '哪年多',
      '为什么',
      '谁说的',
      '不是，我问的是',
      '你好',
      '你们有哪些报告',
      '那份讲了什么',
      '目录 3',
      '上一年呢',
    ),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom(...'政协人大永康提案2023年那呢多少件第一二点原文不是，？'),
      maxLength: 12,
    }),
  )

  it('is answered without a fault, and its turns survive being stored', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ message, quote: fc.option(message, { nil: undefined }) }), {
          minLength: 1,
          maxLength: 5,
        }),
        (exchanges) => {
          let previous: Turn | null = null
          for (const { message: said, quote } of exchanges) {
            const turn: Turn = engine.ask(said, previous, quote)
            const stored = JSON.parse(JSON.stringify(turn)) as Turn
            expect(stored).toEqual(turn)
            for (const { text, highlight } of turn.answer.passages)
              if (turn.answer.kind === 'answer' && !text.includes(highlight))
                expect(turn.answer.reply).toContain(highlight)
            previous = stored
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('takes up turns that were stored before focus and trail were kept', () => {
    const { focus: _focus, trail: _trail, ...old } = play(['2023年政协立了多少件提案'])
    expect(engine.ask('那2020年呢', old).answer.headline).toContain('293件')
    expect(engine.ask('原文', old).answer.kind).toBe('answer')
  })
})

describe('the reasons of an answer', () => {
  it.each([
    [['2023年政协立了多少件提案']],
    [['2023年政协立了多少件提案', '那2020年呢']],
    [['2023年政协立了多少件提案', '原文']],
    [['2023年政协立了多少件提案', '还有呢']],
    [['2023年政协立了多少件提案', '谁说的']],
    [['2023年政协立了多少件提案', '哪一年的']],
    [['2023年政协立了多少件提案', '出处']],
  ])('after %j are two lines', (messages) => {
    const { reasons } = play(messages).answer
    expect(reasons).toHaveLength(2)
    for (const reason of reasons) expect(reason).toMatch(/\p{Script=Han}/u)
  })

  it('of a follow-up tell what was taken over', () => {
    expect(play(['2023年政协立了多少件提案', '那2020年呢']).answer.reasons[0]).toMatch(
      /接着上一问.*政协.*2020年/u,
    )
  })
})
