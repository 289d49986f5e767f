import { describe, expect, it } from 'vitest'
import type { Channel, Outgoing } from '../../src/chat/channel.ts'
import { plainMessage } from '../../src/chat/channel.ts'
import { createDesk } from '../../src/notifications/desk.ts'
import { groupGaps } from '../../src/notifications/gaps.ts'
import { tellWeekly } from '../../src/notifications/weekly.ts'
import { useChatRoom, words } from '../support/chat-room.ts'
import { fakeTurn } from '../support/fake-engine.ts'
import { createLogBook } from '../support/telegram-bot.ts'

const room = useChatRoom()
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

  function desk(said: { synonyms: string[][]; cases: string[] }) {
    return createDesk({
      questions: room.store.questions,
      intake: { words: () => null, press: () => plainMessage([]) },
      tools: () => tools,
      addSynonyms: (all) => said.synonyms.push([...all]),
      addCase: (question) => said.cases.push(question),
      put: (action) => JSON.stringify(action),
      now: () => room.time,
    })
  }

  it('can be mended from the list: a synonym, a case, or forgotten', () => {
    const said = { synonyms: [] as string[][], cases: [] as string[] }
    const turn = fakeTurn('火星上有什么', { kind: 'decline', reasons: [] })
    room.store.questions.record('telegram', turn, 1, room.time)
    const made = desk(said)
    const list = made.gaps(room.message('待答'))
    expect(words(list)).toContain('· 火星上有什么\n　报告里没有“火星”这个词')
    const [synonym, asCase, forget] = list.buttons
      .flat()
      .map((button) => JSON.parse('action' in button ? button.action : ''))
    expect(words(made.press(room.message(''), synonym))).toContain('同义词 老年食堂 助餐点')
    expect(words(made.words(room.message('同义词 火星 太空')) as Outgoing)).toContain('火星 = 太空')
    expect(made.words(room.message('同义词是什么'))).toBeNull()
    expect(words(made.words(room.message('同义词 # >')) as Outgoing)).toContain('至少写两个词')
    made.press(room.message(''), asCase)
    expect(said).toEqual({ synonyms: [['火星', '太空']], cases: ['火星上有什么'] })
    made.press(room.message(''), forget)
    expect(words(made.gaps(room.message('待答')))).not.toContain('火星')
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
