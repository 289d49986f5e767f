import { describe, expect, it } from 'vitest'
import type { Channel, Outgoing } from '../../src/chat/channel.ts'
import { plainMessage } from '../../src/chat/channel.ts'
import { type Question, questionSchema } from '../../src/evaluation/question.ts'
import type { Answer } from '../../src/model.ts'
import { createCases } from '../../src/notifications/cases.ts'
import { createDesk } from '../../src/notifications/desk.ts'
import { groupGaps } from '../../src/notifications/gaps.ts'
import { tellWeekly } from '../../src/notifications/weekly.ts'
import { useChatRoom, words } from '../support/chat-room.ts'
import { fakePassage, fakeReport, fakeTurn } from '../support/fake-engine.ts'
import { createLogBook } from '../support/telegram-bot.ts'

const room = useChatRoom()
const put = (action: unknown) => JSON.stringify(action)
const tools = {
  years: [2020, 2023],
  knows: (word: string) => word !== '火星',
  words: (question: string) => question.match(/火星|提案/gu) ?? [],
}
const gap = (question: string, disliked = false) => ({ question, reasons: [], disliked })

describe('questions without an answer', () => {
  it('are grouped by likeness, those asked most often first, with the likely cause', () => {
    const groups = groupGaps(
      [
        gap('火星上有什么'),
        gap('2019年立了多少件提案'),
        gap('2019年提案立了多少件'),
        gap('请问2019年立了多少件提案？'),
        gap('提案办得怎么样', true),
      ],
      tools,
    )
    expect(groups.map(({ count, cause }) => [count, cause])).toEqual([
      [3, '没有2019年的报告'],
      [1, '报告里没有“火星”这个词'],
      [1, '答了，但被评为不满意'],
    ])
  })

  function desk(said: { synonyms: string[][]; cases: Question[] }, answer: Partial<Answer> = {}) {
    return createDesk({
      questions: room.store.questions,
      intake: { words: () => null, press: () => plainMessage([]) },
      tools: () => tools,
      addSynonyms: (all) => said.synonyms.push([...all]),
      cases: createCases({
        ask: (question) => fakeTurn(question, answer).answer,
        reports: () => [fakeReport()],
        keep: (asked) => said.cases.push(asked),
        put,
        facts: room.store.facts,
      }),
      put,
      now: () => room.time,
    })
  }

  it('can be mended from the list: a synonym, a case, or forgotten', () => {
    const said = { synonyms: [] as string[][], cases: [] as Question[] }
    const turn = fakeTurn('火星上有什么', { kind: 'decline', reasons: [] })
    room.store.questions.record('telegram', turn, 1, room.time)
    const made = desk(said)
    const list = made.gaps(room.message('待答'))
    expect(words(list)).toContain('· 火星上有什么\n　报告里没有“火星”这个词')
    const [synonym, , forget] = list.buttons
      .flat()
      .map((button) => JSON.parse('action' in button ? button.action : ''))
    expect(words(made.press(room.message(''), synonym))).toContain('同义词 老年食堂 助餐点')
    expect(words(made.words(room.message('同义词 火星 太空')) as Outgoing)).toContain('火星 = 太空')
    expect(made.words(room.message('同义词是什么'))).toBeNull()
    expect(words(made.words(room.message('同义词 # >')) as Outgoing)).toContain('至少写两个词')
    expect(said.synonyms).toEqual([['火星', '太空']])
    made.press(room.message(''), forget)
    expect(words(made.gaps(room.message('待答')))).not.toContain('火星')
  })

  const asking = { do: 'gap', question: '提案收到多少', step: 'case' } as const
  const near: Partial<Answer> = { kind: 'decline', passages: [], nearby: [fakePassage()] }

  it('become cases that eval can run, with the sentence that the admin points at', () => {
    const said = { synonyms: [], cases: [] as Question[] }
    const made = desk(said, near)
    const offer = made.press(room.message(''), asking)
    expect(words(offer)).toContain('1. 全年共收到提案363件')
    expect(words(offer)).toContain('出处：《云溪市政协常委会工作报告》')
    const [first, none] = offer.buttons
      .flat()
      .map((button) => JSON.parse('action' in button ? button.action : ''))
    expect(words(made.press(room.message(''), first))).toContain('还没有答对')
    expect(words(made.press(room.message(''), none))).toContain('已经答对')
    const [answerable, unanswerable] = said.cases.map((one) => questionSchema.parse(one))
    expect(answerable).toMatchObject({
      q: '提案收到多少',
      docs: ['云溪市政协2023年工作报告.txt'],
      gold: ['全年共收到提案363件，经审查立案320件，办复率100%，满意率98.5%。'],
    })
    expect(unanswerable).toMatchObject({ id: answerable?.id, type: 'unanswerable', gold: [] })
  })

  it('become cases with a sentence that the admin copies, if a report holds it', () => {
    const said = { synonyms: [], cases: [] as Question[] }
    const made = desk(said)
    const send = (text: string) => words(made.words(room.message(text)) as Outgoing)
    expect(send('原句 委员履职的积极性有待提高')).toContain('先说“待答”')
    made.press(room.message(''), asking)
    expect(send('原句 提案')).toContain('太短')
    expect(send('原句 这句话哪份报告里都没有')).toContain('没有找到')
    expect(send('原句：委员履职的 积极性有待提高。')).toContain('已记为考题')
    expect(said.cases).toMatchObject([{ type: 'topic', docs: ['云溪市政协2023年工作报告.txt'] }])
    expect(made.words(room.message('原句是什么'))).toBeNull()
  })

  it('are told each admin once a week, on Monday from nine', async () => {
    const pushed: number[] = []
    const channel: Channel = {
      name: 'telegram',
      start: async () => {},
      stop: async () => {},
      status: () => 'up',
      push: async () => {
        pushed.push(at)
      },
    }
    const options = {
      admins: [{ channel: 'telegram', id: '1' }],
      channels: () => [channel],
      message: () => plainMessage([]),
      facts: room.store.facts,
      log: createLogBook(),
    }
    let at = new Date(2026, 0, 4, 0, 0).getTime()
    for (; at < new Date(2026, 0, 20).getTime(); at += 20 * 60_000) await tellWeekly(options, at)
    expect(pushed.map((time) => new Date(time).getDate())).toEqual([5, 12, 19])
    expect(pushed.every((time) => new Date(time).getHours() === 9)).toBe(true)
  })
})
